// Runs test files that share one window a `describe`. Its tests build on each other: so when one fails, the rest of the
// `describe` is left for the second try, in which all of it runs once more in a fresh window.
import Mocha from 'mocha';

/** Each failure may have waited a minute for something to appear. */
const GIVE_UP_AT = 5;

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const describeOf = (runnable) => runnable.titlePath()[0];
/** What hooks do: open and close the window, and look at what went wrong in it. */
const windowOf = (title) => `${title} (its window)`;

/** `add` is told the result of each test: see Tally. */
export async function runFiles(files, grep, add) {
  const mocha = new Mocha({ timeout: 180_000, reporter: Mocha.reporters.Base, grep });
  mocha.cleanReferencesAfterRun(false); // it runs twice
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  let isLeft = (_test) => false;
  mocha.suite.beforeEach(function () {
    if (isLeft(this.currentTest)) this.skip();
  });
  const first = new Map();
  isLeft = (test) => first.has(describeOf(test));
  if (!(await once(mocha, add, first)) || first.size === 0) return;
  console.log(`  once more: ${[...first.keys()].join(', ')}`);
  const wanted = `(?:${[...first.keys()].map(escaped).join('|')})`;
  mocha.grep(new RegExp(grep ? `^(?=.*${escaped(grep)})${wanted}` : `^${wanted}`));
  isLeft = () => false;
  const second = new Map();
  await once(mocha, add, second);
  // Hooks say nothing when all goes well.
  for (const [title, inHook] of first) if (inHook && !second.has(title)) add({ title: windowOf(title), ms: 0 });
}

/**
 * Puts the describes in which something fails into `failed`, with whether one of their hooks does. False: there were so
 * many that it was given up.
 */
async function once(mocha, add, failed) {
  let failures = 0;
  await new Promise((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', (test) => add({ title: test.fullTitle(), ms: test.duration }));
    runner.on('pending', (test) => add({ title: test.fullTitle(), skipped: true }));
    runner.on('fail', (runnable, error) => {
      const [group, isHook] = [describeOf(runnable), runnable.type === 'hook'];
      failed.set(group, isHook || failed.get(group) === true);
      add({ title: isHook ? windowOf(group) : runnable.fullTitle(), error: error.stack ?? error.message });
      if (++failures < GIVE_UP_AT) return;
      console.log(`  gave up after ${failures} failures`);
      runner.abort();
    });
  });
  return failures < GIVE_UP_AT;
}
