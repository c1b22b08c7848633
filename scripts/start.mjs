// npm start: VS Code on examples/ with GradLens in it. On the desktop where there is a `code`, else in the browser.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { build, ensureDependencies, root, run } from './setup.mjs';

const examples = path.join(root, 'examples');

ensureDependencies();
if (!build()) process.exit(1);
if (onPath('code')) process.exitCode = run('code', `--extensionDevelopmentPath=${root}`, examples) ? 0 : 1;
else await inBrowser();

async function inBrowser() {
  const { startServer } = await import('../test/extension/host/server.mjs');
  const server = await startServer({ extensions: [root] });
  const address = server.address({ folder: examples });
  console.log(`\n  VS Code ${server.vscode} with GradLens:\n\n  ${address}\n\n  Ctrl+C ends it.\n`);
  openAddress(address);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, server.stop);
  await server.ended;
}

/** A machine without a browser has the address. */
function openAddress(address) {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open';
  if (onPath(opener))
    spawn(opener, [address], { stdio: 'ignore', detached: true })
      .on('error', () => {})
      .unref();
}

function onPath(command) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.some((folder) => endings.some((ending) => fs.existsSync(path.join(folder, command + ending))));
}
