// What a fresh clone needs before anything else runs: dependencies as locked. Imports nothing that it would install.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Where the packaged extension is put. */
export const vsix = path.join(root, 'gradlens.vsix');

/** → whether it ended well. */
export function run(command, ...args) {
  const shell = process.platform === 'win32'; // npm is a batch file there
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', shell }).status === 0;
}

/** What is installed, by npm's own note, is compared with the lock: times say little after a checkout. */
function installed(folder = '.') {
  const packages = (file) => JSON.parse(fs.readFileSync(path.join(root, folder, file), 'utf8')).packages;
  try {
    const present = packages('node_modules/.package-lock.json');
    const { '': _project, ...wanted } = packages('package-lock.json');
    const matches = ([name, { version, optional }]) => (present[name] ? present[name].version === version : optional);
    return Object.entries(wanted).every(matches);
  } catch {
    return false;
  }
}

export function ensureDependencies() {
  if (installed()) return;
  console.log('installing dependencies');
  if (!run('npm', 'ci', '--no-audit', '--no-fund')) process.exit(1);
}

/** The packager has dependencies of its own, apart from the project's: ten times as many. → its entry. */
export function ensurePackager() {
  const folder = 'scripts/vsce';
  if (!installed(folder)) {
    console.log('installing the packager');
    if (!run('npm', 'ci', '--omit=optional', '--no-audit', '--no-fund', '--prefix', folder)) process.exit(1);
  }
  return path.join(folder, 'node_modules/@vscode/vsce/vsce');
}

export function build(...flags) {
  return run(process.execPath, 'scripts/build.mjs', ...flags);
}
