// npm run bench: installs the peers where they are missing, bundles the benchmark with the engine, runs it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const outfile = path.join(here, 'dist', 'bench.mjs');

if (!fs.existsSync(path.join(here, 'node_modules'))) {
  const shell = process.platform === 'win32';
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: here, stdio: 'inherit', shell });
  if (status !== 0) process.exit(1);
}
await esbuild.build({
  absWorkingDir: here,
  entryPoints: ['main.mjs'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  mainFields: ['module', 'main'],
  sourcemap: true,
  logLevel: 'error',
  // What is left of CommonJS in the peers asks for it.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
