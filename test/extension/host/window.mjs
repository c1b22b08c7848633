// For the tests in ui/: a window on the host that the runner has started.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Workbench } from './workbench.mjs';

export { until } from './workbench.mjs';

export const root = path.resolve(import.meta.dirname, '../../..');
export const shots = path.join(root, 'test/extension/shots');

/** Set by the runner. `host`: a row of hosts.mjs. `packaged`: the server has the .vsix, and nothing is in development. */
export const session = { host: undefined, server: undefined, browser: undefined, packaged: false };

/**
 * Inside a `describe`: one window for its tests, on a folder of their own that holds `files` (name → text);
 * `prepare(page)` comes before it loads. A test that fails leaves a picture in shots/. At the end, nothing of GradLens may
 * be red in the window's console.
 */
export function useWindow({ files, open = Object.keys(files)[0], prepare }) {
  const window = new Workbench();
  let folder;
  before(async () => {
    // Fresh, since the server keeps unsaved text by folder, beyond the life of a window.
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gradlens-folder-'));
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    }
    const file = open && path.join(folder, open);
    const extension = session.packaged ? undefined : root;
    await window.show(session.browser, session.server.address({ folder, file, extension }), prepare);
    if (open) await window.editor(open).locator('.view-line').first().waitFor();
    if (open) await window.page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
  });
  /** What another program does to a file of the folder. */
  window.rewrite = (name, change) => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')));
  };
  /** The bytes of a file of the folder. */
  window.contents = (name) => fs.readFileSync(path.join(folder, name));
  /** A file of the folder is deleted by another program. */
  window.remove = (name) => fs.rmSync(path.join(folder, name));
  afterEach(async function () {
    if (this.currentTest.state !== 'failed') return;
    const name = `${session.host.name} ${this.currentTest.fullTitle()}`.replace(/[^\w.-]+/g, '-');
    await window.page?.screenshot({ path: path.join(shots, `failed-${name}.png`) });
  });
  after(async () => {
    await window.close();
    fs.rmSync(folder, { recursive: true, force: true });
    const remarks = new Set(window.remarks.map((remark) => remark.split('\n', 1)[0]));
    for (const remark of remarks) console.log(`    not ours: ${remark}`);
    assert.deepEqual(window.problems, []);
  });
  return window;
}
