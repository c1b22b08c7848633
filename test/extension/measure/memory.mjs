// node test/extension/measure/memory.mjs [--edits N]: memory of the extension host, with the workers in it, while a
// document is edited. Reports; judges nothing. Needs `npm run build`.
import path from 'node:path';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { startServer } from '../host/server.mjs';
import { runSuite } from '../host/suite.mjs';
import { root } from '../host/window.mjs';
import { launchBrowser } from '../host/workbench.mjs';
import { HOSTS } from '../hosts.mjs';

const { values } = parseArgs({ options: { edits: { type: 'string', default: '10000' } } });
const suite = path.join(root, 'dist/test/memory.js');
await esbuild.build({
  ...{ entryPoints: [path.join(import.meta.dirname, 'memory.ts')], outfile: suite },
  ...{ bundle: true, format: 'cjs', platform: 'node', external: ['vscode'] },
});
const env = { GRADLENS_EDITS: values.edits };
const server = await startServer({ version: HOSTS[0].version, tests: true, web: [], env });
const browser = await launchBrowser();
try {
  const address = server.address({ folder: path.join(root, 'examples'), extension: root, suite });
  const begun = performance.now();
  const report = await runSuite(browser, address, 3_600_000);
  const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
  for (const { edits, heap, rss } of report)
    console.log(`${String(edits).padStart(6)} edits  heap ${megabytes(heap)}  process ${megabytes(rss)}`);
  console.log(`in ${Math.round((performance.now() - begun) / 1000)} s`);
} finally {
  await browser.close();
  await server.stop();
}
