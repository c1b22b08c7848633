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
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', '--outputFile', json];
await step('unit tests, also without eval', vitest, () => {
  const { numPassedTests, numFailedTests } = JSON.parse(fs.readFileSync(json, 'utf8'));
  return [numPassedTests, numFailedTests];
});
for (const { name } of HOSTS) {
  await step(`VS Code, ${name}`, ['test/extension/run.mjs', '--host', name, '--vsix', vsix], (output) =>
    /(\d+) passed, (\d+) failed\s*$/.exec(output).slice(1).map(Number),
  );
}
fs.rmSync(scratch, { recursive: true });

const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
console.log('\n');
console.table(Object.fromEntries(results.map(({ name, ...result }) => [name, result])));
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') ? 1 : 0;

/** `count` says how many passed and failed. A step that fails or ends without saying so counts as one failure. */
async function step(name, args, count) {
  console.log(`\n── ${name} ──`);
  const start = performance.now();
  const { output, ok } = await execute(args);
  let [passed, failed] = [0, 1];
  try {
    [passed, failed] = count(output, ok);
    if (!ok || passed === 0) failed = Math.max(failed, 1);
  } catch {
    console.error(`${name}: no report`);
  }
  results.push({ name, passed, failed, seconds: Math.round((performance.now() - start) / 1000) });
}

function byExitCode(_output, ok) {
  return ok ? [1, 0] : [0, 1];
}

function execute(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      process.stdout.write(text);
      output += text;
    });
    child.on('close', (code) => resolve({ output, ok: code === 0 }));
  });
}
