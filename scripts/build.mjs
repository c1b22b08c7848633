// node scripts/build.mjs [--production] [--tests] [--watch]: bundles everything that runs into dist/.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const flags = { production: { type: 'boolean' }, tests: { type: 'boolean' }, watch: { type: 'boolean' } };
const { values } = parseArgs({ options: flags });

const shared = {
  absWorkingDir: root,
  bundle: true,
  charset: 'utf8', // escapes would make Graphviz' packed bytes twice as long
  format: 'cjs', // what VS Code 1.90 and the web worker host load
  logLevel: 'warning',
  minify: values.production,
  sourcemap: !values.production,
  target: 'es2022',
};
const node = { ...shared, platform: 'node', target: 'node20' };
const web = { ...shared, platform: 'browser', mainFields: ['browser', 'module', 'main'] };
const script = { ...web, format: 'iife' }; // runs by itself: as a worker or in a page
const worker = { ...script, external: ['node:worker_threads'] }; // one for both, Node's threads and web workers

const bundles = [
  { ...node, entryPoints: ['extension/main.node.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { ...web, entryPoints: ['extension/main.web.ts'], outfile: 'dist/extension.web.js', external: ['vscode'] },
  { ...worker, entryPoints: ['extension/worker/evaluate.main.ts'], outfile: 'dist/worker.js' },
  { ...worker, entryPoints: ['extension/worker/layout.main.ts'], outfile: 'dist/layout.js' },
  { ...script, entryPoints: ['media/main.ts'], outfile: 'dist/panel.js' },
  { ...script, entryPoints: ['media/circuit.css'], outfile: 'dist/panel.css' },
  { ...script, entryPoints: ['media/inputs.main.ts'], outfile: 'dist/inputs.js' },
  { ...script, entryPoints: ['media/inputs/page.css'], outfile: 'dist/inputs.css' },
  { ...node, entryPoints: ['cli/main.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
];
if (values.tests) {
  bundles.push({ ...web, stdin: suite('test/extension/suite'), outfile: 'dist/test/suite.js', external: ['vscode'] });
}

/** Every *.test.ts of the folder: a list kept by hand would forget one. */
function suite(folder) {
  const tests = fs.readdirSync(path.join(root, folder)).filter((name) => name.endsWith('.test.ts'));
  const imports = ['mocha', ...tests].map((name) => `import './${name}';`);
  return { contents: [...imports, `export { run } from './run';`].join('\n'), resolveDir: path.join(root, folder) };
}

if (values.production) fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true });
const contexts = await Promise.all(bundles.map((options) => esbuild.context(options)));
try {
  await Promise.all(contexts.map((context) => (values.watch ? context.watch() : context.rebuild())));
} catch {
  process.exitCode = 1; // esbuild has said why
}
if (!values.watch) await Promise.all(contexts.map((context) => context.dispose()));
