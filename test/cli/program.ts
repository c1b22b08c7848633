/** The command line as a process: bundled once into a folder of its own, where no node_modules are near. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guard = process.env.GRADLENS_NO_EVAL === undefined ? [] : ['--disallow-code-generation-from-strings'];

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Program {
  /** Writes files and calls the program beside them. */
  gradlens(args: readonly string[], files?: Readonly<Record<string, string>>, env?: NodeJS.ProcessEnv): Outcome;
  /** The text of a file beside it. */
  read(name: string): string;
  /** Exactly the objects that `--json` prints. */
  json(args: readonly string[], files?: Readonly<Record<string, string>>): readonly Report[];
}

/** The contract of `--json`. */
export interface Report {
  readonly file: string;
  readonly language: string | null;
  readonly output: { readonly name: string; readonly value: unknown; readonly shape: unknown } | null;
  readonly inputs: readonly Record<string, unknown>[];
  readonly variables: readonly Record<string, unknown>[];
  readonly findings: readonly Record<string, unknown>[];
  readonly error: { readonly code: string; message: string; readonly line: number; readonly column: number } | null;
}

export function program(): Program {
  let folder = '';
  let bundle = '';
  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gradlens-cli-'));
    bundle = path.join(folder, 'cli.js');
    await build({
      absWorkingDir: root,
      entryPoints: ['cli/main.ts'],
      outfile: bundle,
      bundle: true,
      charset: 'utf8',
      format: 'cjs',
      platform: 'node',
      target: 'node20',
    });
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  const gradlens: Program['gradlens'] = (args, files = {}, env = {}) => {
    for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
    const { status, stdout, stderr } = spawnSync(process.execPath, [...guard, bundle, ...args], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { PATH: process.env.PATH, ...env },
    });
    return { status, stdout, stderr };
  };
  return {
    gradlens,
    read: (name) => fs.readFileSync(path.join(folder, name), 'utf8'),
    json(args, files) {
      const { stdout } = gradlens(['inspect', '--json', ...args], files);
      return stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Report);
    },
  };
}
