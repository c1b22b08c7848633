// npm run package: gradlens-<version>.vsix, for `code --install-extension`. --built: of what is in dist/ already.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, ensureDependencies, ensurePackager, root, run } from './setup.mjs';

const { values } = parseArgs({ options: { built: { type: 'boolean' } } });
const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const file = path.join(root, `${name}-${version}.vsix`);

ensureDependencies();
if (!values.built && !build('--production')) process.exit(1);
const packager = ensurePackager();
// All is bundled; and there is no public address yet that README's pictures could be told by.
const flags = ['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository'];
if (!run(process.execPath, packager, 'package', ...flags, '--out', file)) process.exit(1);
console.log(`${path.basename(file)}: ${(fs.statSync(file).size / 1e6).toFixed(2)} MB`);
