// node run.mjs [--host NAME] [--grep TEXT] [--vsix FILE]: the suite inside the extension host, then the tests in ui/, on
// one host; with a .vsix, then those in packaged/. Closes with `N passed, N failed`.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { startServer } from './host/server.mjs';
import { runSuite } from './host/suite.mjs';
import { root, session, shots } from './host/window.mjs';
import { launchBrowser } from './host/workbench.mjs';
import { HOSTS } from './hosts.mjs';

const { values } = parseArgs({
  options: { host: { type: 'string', default: HOSTS[0].name }, grep: { type: 'string' }, vsix: { type: 'string' } },
});
const host = HOSTS.find(({ name }) => name === values.host);
if (!host) throw new Error(`no host ${values.host}; there are ${HOSTS.map(({ name }) => name).join(', ')}`);

// Each failure may have waited half a minute for something to appear.
const GIVE_UP_AT = 5;

const count = { passed: 0, failed: 0 };
function print({ title, ms, error, skipped }) {
  if (skipped) return console.log(`  - ${title}`);
  count[error ? 'failed' : 'passed']++;
  console.log(error ? `  ✗ ${title}\n${error.replace(/^/gm, '      ')}` : `  ✓ ${title} (${ms} ms)`);
}

/** A part that cannot say how it went has failed. */
async function part(title, run) {
  console.log(title);
  const before = count.passed + count.failed;
  try {
    await run();
    if (count.passed + count.failed === before && !values.grep) throw new Error('no test ran');
  } catch (error) {
    print({ title, error: error.message });
  }
}

async function insideExtensionHost() {
  const folder = path.join(root, 'examples');
  const suite = path.join(root, 'dist/test/suite.js');
  const tests = await runSuite(session.browser, session.server.address({ folder, extension: root, suite }));
  tests.forEach(print);
}

/** The test files of a folder; `names` says which. */
async function throughTheWindow(folder, names) {
  const mocha = new Mocha({ timeout: 60_000, reporter: Mocha.reporters.Base, grep: values.grep });
  const wanted = (file) => names === undefined || names.includes(path.basename(file, '.test.mjs'));
  for (const file of fs.readdirSync(path.join(import.meta.dirname, folder)))
    if (file.endsWith('.test.mjs') && wanted(file)) mocha.addFile(path.join(import.meta.dirname, folder, file));
  await mocha.loadFilesAsync();
  await new Promise((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', (test) => print({ title: test.fullTitle(), ms: test.duration }));
    runner.on('pending', (test) => print({ title: test.fullTitle(), skipped: true }));
    let failures = 0;
    runner.on('fail', (test, error) => {
      print({ title: test.fullTitle(), error: error.stack });
      if (++failures < GIVE_UP_AT) return;
      console.log(`  gave up after ${failures} failures`);
      runner.abort();
    });
  });
}

/** A server with the extension, which `options` bring in, in it; `run` is given it by `session`. */
async function onServer(options, run) {
  const web = host.web ? ['gradlens.gradlens'] : [];
  session.server = await startServer({ version: host.version, web, ...options });
  try {
    await run();
  } finally {
    await session.server.stop();
  }
}

fs.mkdirSync(shots, { recursive: true });
session.host = host;
session.browser = await launchBrowser();
try {
  await onServer({ tests: true, env: { GRADLENS_GREP: values.grep ?? '' } }, async () => {
    console.log(`VS Code ${session.server.vscode} (${host.name})`);
    if (host.suite) await part('inside the extension host', insideExtensionHost);
    if (host.ui?.length !== 0) await part('through the window', () => throughTheWindow('ui', host.ui));
  });
  if (values.vsix) {
    session.packaged = true;
    const install = { vsix: [path.resolve(values.vsix)] };
    await part('installed from the .vsix', () => onServer(install, () => throughTheWindow('packaged')));
  }
} finally {
  await session.browser.close();
}
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed ? 1 : 0;
