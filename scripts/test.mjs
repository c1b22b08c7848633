// npm test: types and style, the build, the unit tests, and a real VS Code. Closes with `N passed, N failed`.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureDependencies, root, vsix } from './setup.mjs';

ensureDependencies();
const { HOSTS } = await import('../test/extension/hosts.mjs');

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'gradlens-test-'));
const results = [];

await step('types and style', ['scripts/check.mjs'], byExitCode);
await step('build', ['scripts/build.mjs', '--production', '--tests'], byExitCode);
await step('.vsix', ['scripts/package.mjs', '--built'], byExitCode);
const json = path.join(scratch, 'unit.json');
const vitest = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--project=no-eval',
  '--maxWorkers=1',
  '--reporter=default',
  '--reporter=json',
  '--outputFile',
  json,
];
// At once: each leaves more than half of the machine idle. What runs beside the first is printed when it is over.
const [newest, ...others] = HOSTS.map(({ name }) => name);
await Promise.all([
  stepInside(newest, '1/2'),
  stepInside(newest, '2/2', { aside: true }),
  (async () => {
    await step('unit tests, without eval', vitest, readUnitTests, { aside: true });
    for (const host of others) await stepInside(host, '1/1', { aside: true });
  })(),
]);
fs.rmSync(scratch, { recursive: true });

const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
// Whoever sees only the end of the output sees what went wrong.
for (const { name, told } of results) if (told.length > 0) console.log(`\n${name}\n${told.join('\n')}`);
console.log('\n');
console.table(Object.fromEntries(results.map(({ name, told, ...result }) => [name, result])));
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') ? 1 : 0;

/**
 * `count` says how many passed and failed, and what is to be told once more at the end. A step that fails or ends without
 * saying so counts as one failure.
 */
async function step(name, args, count, { aside = false } = {}) {
  const heading = `\n── ${name} ──\n`;
  if (!aside) process.stdout.write(heading);
  const start = performance.now();
  const { output, ok } = await execute(args, !aside);
  if (aside) process.stdout.write(heading + output);
  let [passed, failed, told] = [0, 1, ['no report']];
  try {
    [passed, failed, told = []] = count(output, ok);
    if (!ok || passed === 0) failed = Math.max(failed, 1);
    if (failed > 0 && told.length === 0) told = ['failed', ...output.trimEnd().split('\n').slice(-20)];
  } catch {
    console.error(`${name}: no report`);
  }
  results.push({ name, passed, failed, told, seconds: Math.round((performance.now() - start) / 1000) });
}

function stepInside(host, shard, options) {
  const name = `VS Code, ${host}${shard === '1/1' ? '' : `, ${shard}`}`;
  return step(name, ['test/extension/run.mjs', '--host', host, '--shard', shard, '--vsix', vsix], readWindows, options);
}

function readWindows(output) {
  const [, told, passed, failed] = /── told again ──\n([\s\S]*)^(\d+) passed, (\d+) failed\s*$/m.exec(output);
  return [Number(passed), Number(failed), told.trimEnd().split('\n').filter(Boolean)];
}

function readUnitTests() {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(fs.readFileSync(json, 'utf8'));
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed')
    .flatMap(({ fullName, failureMessages: [first = ''] }) => [
      `failed: ${fullName}`,
      ...first.split('\n').slice(0, 8),
    ]);
  return [numPassedTests, numFailedTests, failed];
}

function byExitCode(_output, ok) {
  return ok ? [1, 0] : [0, 1];
}

function execute(args, isShown) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      if (isShown) process.stdout.write(text);
      output += text;
    });
    child.on('close', (code) => resolve({ output, ok: code === 0 }));
  });
}
