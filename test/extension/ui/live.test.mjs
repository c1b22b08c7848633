import assert from 'node:assert/strict';
import { until, useWindow } from '../host/window.mjs';
import { examples, notes, waitNotes } from './examples.mjs';

const COMPUTE = 'GradLens: Compute Gradients';
const LAST = 'const f = q * z;';

describe('a computed file', () => {
  const settings = { '.vscode/settings.json': JSON.stringify({ 'gradlens.run': 'onSave' }) };
  const window = useWindow({ files: { ...examples('chain.js'), ...settings } });
  const state = (text) => window.page.locator(`.statusbar-item [aria-label*="${text}"]`).waitFor();

  it('waits for being saved, if the settings say so, and says that it waits', async () => {
    await window.goto(1);
    await window.command(COMPUTE);
    await window.waitLines('values', (lines) => notes(lines)[LAST] === '-12 ∂ 1');
    await window.goto(5, 12);
    await window.page.keyboard.type('0');
    await window.codeLens('edited: compute again').waitFor();
    await state('edited since it was computed');
    assert.equal(notes(await window.lines())[LAST], '-12 ∂ 1');
    await window.page.keyboard.press('Control+S');
    await window.waitLines('saved', (lines) => notes(lines)[LAST] === '-192 ∂ 1');
    await state('up to date');
  });

  it('shows nothing in a comparison', async () => {
    await window.goto(5, 13);
    await window.page.keyboard.type('1');
    await window.codeLens('edited: compute again').waitFor();
    await window.command('File: Compare Active File with Saved');
    const sides = window.page.locator('.monaco-diff-editor .monaco-editor:has(.view-line)');
    await until('both sides', async () => assert.equal(await sides.count(), 2));
    for (const side of await sides.all()) {
      await window.waitLines('a side', (lines) => lines.some(({ text }) => text.startsWith('const y')), side);
      await waitNotes(window, {}, side);
    }
    await window.command('View: Close Editor');
    await window.waitLines('the file', (lines) => notes(lines)[LAST] === '-192 ∂ 1');
    await window.goto(5);
    await window.page.keyboard.press('Control+Z');
    await state('up to date');
  });

  it('is followed to another name', async () => {
    await window.page.keyboard.press('Control+S');
    const name = window.page.locator('.explorer-folders-view input');
    await until('the name', async () => {
      await window.command('File: Reveal Active File in Explorer View');
      const row = window.page.locator('.explorer-folders-view .monaco-list:focus-within .monaco-list-row.focused');
      await row.filter({ hasText: 'chain.js' }).waitFor({ timeout: 10_000 });
      await window.page.keyboard.press('F2');
      await name.waitFor({ timeout: 10_000 });
    });
    await name.fill('renamed.js');
    await name.press('Enter');
    await window.editor('renamed.js').locator('.view-line').first().waitFor();
    await window.waitLines('values', (lines) => notes(lines)[LAST] === '-192 ∂ 1', window.editor('renamed.js'));
  });

  it('shows its values again when it is closed and opened again', async () => {
    await window.closeTab('renamed.js');
    await window.open('renamed.js');
    await window.waitLines('values', (lines) => notes(lines)[LAST] === '-192 ∂ 1');
    await window.closeTab('renamed.js');
    await window.command('View: Reopen Closed Editor');
    await window.waitLines('values', (lines) => notes(lines)[LAST] === '-192 ∂ 1', window.editor('renamed.js'));
  });

  it('finds its code back when the rest has changed meanwhile', async () => {
    await window.select(8, 9);
    await window.command(COMPUTE);
    await window.waitLines('the selection', (lines) => {
      const { 'const x = -2;': x, [LAST]: last } = notes(lines);
      return x === undefined && last === '-192 ∂ 1';
    });
    await window.closeTab('renamed.js');
    await until('it is closed', async () => assert.equal(await window.editor('renamed.js').count(), 0));
    await window.rewrite('renamed.js', (text) => `// put in above\n\n${text}`);
    await window.open('renamed.js');
    await window.waitLines('values', (lines) => notes(lines)[LAST] === '-192 ∂ 1');
  });

  it('shows nothing when its code is there twice, and at neither place where it was', async () => {
    await window.closeTab('renamed.js');
    await window.rewrite('renamed.js', (text) => `// more\n${text}\n{\nconst q = x + y;\nconst f = q * z;\n}\n`);
    await window.open('renamed.js');
    await window.codeLens('clear').waitFor({ state: 'detached' });
    await waitNotes(window, {});
  });
});
