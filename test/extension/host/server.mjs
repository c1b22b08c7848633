// One VS Code server on a free port of this machine, with a clean profile that lives and dies with it.
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ensureHost } from './install.mjs';

const execute = promisify(execFile);

/** What makes a window quiet for anybody. */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true, // else an agent process starts
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'remote.autoForwardPorts': false,
  'typescript.disableAutomaticTypeAcquisition': true,
  'npm.fetchOnlinePackageInfo': false,
  'json.schemaDownload.enable': false,
};

/** What makes it the same every time, too. */
const REPEATABLE = {
  'git.enabled': false,
  'window.restoreWindows': 'none',
  'window.confirmBeforeClose': 'never',
  'window.menuBarVisibility': 'compact',
  'workbench.editor.restoreViewState': false,
  'workbench.reduceMotion': 'on',
  'files.autoSave': 'off',
  'files.hotExit': 'off',
  'editor.minimap.enabled': false,
  'editor.fontFamily': 'DejaVu Sans Mono, monospace',
  'editor.cursorBlinking': 'solid',
  'editor.occurrencesHighlight': 'off',
  'editor.hover.delay': 50,
  // What is typed is what stands there, however late suggestions come.
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'editor.suggestOnTriggerCharacters': false,
  'editor.acceptSuggestionOnCommitCharacter': false,
  'editor.parameterHints.enabled': false,
};

const START_MS = 120_000;

/**
 * - version: of code-server, see install.mjs
 * - tests: the window may name an extension under development and tests for it (VS Code then holds back toasts)
 * - web: ids of extensions that shall run in the browser's web worker host
 * - extensions: folders of extensions that shall be installed
 * - vsix: packaged extensions that shall be installed, in the way of a user's VS Code; `tests` stays off for a plain window
 * - settings: of the user, besides those that make windows quiet
 */
export async function startServer(options = {}) {
  const { version, tests = false, web = [], extensions = [], vsix = [], settings = {}, env = {}, port = 0 } = options;
  const { node, main, vscode } = await ensureHost(version);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gradlens-code-'));
  const data = path.join(folder, 'data');
  const kinds = Object.fromEntries(web.map((id) => [id, ['web']]));
  write(path.join(data, 'data/User/settings.json'), {
    ...QUIET,
    ...((tests || vsix.length > 0) && REPEATABLE),
    ...(web.length && { 'remote.extensionKind': kinds }),
    ...settings,
  });
  const installed = path.join(folder, 'extensions');
  fs.mkdirSync(installed);
  for (const extension of extensions) fs.symlinkSync(extension, path.join(installed, path.basename(extension)), 'dir');
  const scratch = path.join(folder, 'tmp'); // sockets and the like go with the profile
  fs.mkdirSync(scratch);

  const profile = ['--accept-server-license-terms', '--server-data-dir', data, '--extensions-dir', installed];
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name));
  const environment = {
    ...Object.fromEntries(inherited),
    // An empty gallery: no marketplace is asked for anything.
    ...{ EXTENSIONS_GALLERY: '{"serviceUrl":""}', TMPDIR: scratch, XDG_RUNTIME_DIR: scratch },
    ...env,
  };
  for (const file of vsix) await execute(node, [main, ...profile, '--install-extension', file], { env: environment });

  const token = randomBytes(16).toString('hex'); // else every page in the user's browser could reach the server
  const args = [
    ...['--host', '127.0.0.1', '--port', `${port}`, '--connection-token', token, ...profile],
    ...['--telemetry-level', 'off', '--disable-telemetry', '--disable-experiments', '--disable-update-check'],
    ...['--disable-workspace-trust', '--disable-getting-started-override'],
    ...(tests ? ['--enable-smoke-test-driver'] : []),
  ];
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('guard.mjs', import.meta.url)), folder, node, main, ...args],
    { cwd: folder, detached: true, stdio: 'pipe', env: environment },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const origin = `127.0.0.1:${await listening(child)}`;

  return {
    vscode,
    ended,
    /** Address of a window. Paths are absolute; `extension` is under development, `suite` its tests' module. */
    address: ({ folder, file, extension, suite }) => {
      const remote = (name) => `vscode-remote://${origin}${encodeURI(name)}`;
      const payload = [
        ...(extension ? [['extensionDevelopmentPath', remote(extension)]] : []),
        ...(suite ? [['extensionTestsPath', remote(suite)]] : []),
        ...(file ? [['openFile', remote(file)]] : []),
      ];
      const query = { tkn: token, folder, ...(payload.length && { payload: JSON.stringify(payload) }) };
      return `http://${origin}/?${new URLSearchParams(query)}`;
    },
    /** Ends all its processes and removes its profile. */
    stop: () => {
      child.stdin.end();
      return ended;
    },
  };
}

/** The port, once the server says that it listens. */
function listening(child) {
  return new Promise((resolve, reject) => {
    let log = '';
    const fail = (reason) => {
      child.stdin.end();
      reject(new Error(`VS Code's server ${reason}\n${log}`));
    };
    const timer = setTimeout(fail, START_MS, 'does not start');
    child.once('exit', () => fail('ended'));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        if (log.length < 100_000) log += text;
        const port = /agent listening on (\d+)/.exec(log)?.[1];
        if (port) {
          clearTimeout(timer);
          resolve(port);
        }
      });
    }
  });
}

function write(file, value) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(value, null, 2));
}
