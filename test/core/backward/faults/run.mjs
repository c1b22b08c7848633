// npm run faults: bundles the fault generator with the engine, runs it.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import esbuild from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const outfile = path.join(here, '..', '..', '..', '..', 'dist', 'faults.mjs');

await esbuild.build({
  absWorkingDir: here,
  entryPoints: ['main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  logLevel: 'error',
  // The programs stand beside the source, not beside the bundle.
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(path.join(here, '..', 'programs.ts')).href) },
});
const { status, signal } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
if (signal) console.error(`It was ended by ${signal}.`);
process.exitCode = status ?? 1;
