// npm run package: gradlens.vsix, for `code --install-extension`. --built: of what is in dist/ already.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, ensureDependencies, ensurePackager, run, vsix } from './setup.mjs';

const MOST_BYTES = 1.5e6;

const { values } = parseArgs({ options: { built: { type: 'boolean' } } });

ensureDependencies();
if (!values.built && !build('--production')) process.exit(1);
const packager = ensurePackager();
// All is bundled; and there is no public address yet that README's pictures could be told by.
const flags = ['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository'];
if (!run(process.execPath, packager, 'package', ...flags, '--out', vsix)) process.exit(1);
const { size } = fs.statSync(vsix);
console.log(`${path.basename(vsix)}: ${(size / 1e6).toFixed(2)} MB`);
if (size > MOST_BYTES) {
  console.error(`more than ${MOST_BYTES / 1e6} MB: has something got in that should not?`);
  process.exitCode = 1;
}
