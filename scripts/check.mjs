// Types, folder by folder (each sees only the globals that it may use), then style and boundaries.
import { spawnSync } from 'node:child_process';

const run = (...args) =>
  spawnSync('npx', ['--no-install', ...args], { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
const folders = ['core', 'media', 'extension', 'cli', 'test'];
const passed = [...folders.map((folder) => run('tsc', '-p', folder)), run('biome', 'check', '.')];
process.exitCode = passed.every(Boolean) ? 0 : 1;
