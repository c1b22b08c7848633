import assert from 'node:assert/strict';
import { until, useWindow } from '../host/window.mjs';

const CELLS = ['x = 2.0\nw = 3.0', '# The forward pass', 'y = w * x', 'loss = y * y'];

function notebook(cells) {
  const metadata = {};
  const cell = (source) =>
    source.startsWith('#')
      ? { cell_type: 'markdown', metadata, source }
      : { cell_type: 'code', metadata, source, outputs: [], execution_count: null };
  const language = { language_info: { name: 'python' } };
  return JSON.stringify({ nbformat: 4, nbformat_minor: 4, metadata: language, cells: cells.map(cell) });
}

describe('a notebook in the window', () => {
  const window = useWindow({ files: { 'model.ipynb': notebook(CELLS), 'a.py': '' }, open: 'a.py' });
  const cell = (text) => window.page.locator('.notebookOverlay .code-cell-row', { hasText: text }).first();
  const notes = async (text) => {
    const lines = await window.lines(cell(text).locator('.monaco-editor').first());
    return lines.map(({ text, after }) => `${text} → ${after.join(' ')}`);
  };
  const waitNotes = (text, expected) =>
    until('the line ends', async () => assert.deepEqual(await notes(text), expected));

  it('shows values and gradients in its cells', async () => {
    await window.open('model.ipynb');
    await cell('loss').locator('.view-line').first().click();
    await window.command('GradLens: Compute Gradients');
    await waitNotes('loss', ['loss = y * y → 36 ∂ 1']);
    await waitNotes('y = w', ['y = w * x → 6 ∂ 12']);
    await waitNotes('x = 2', ['x = 2.0 → 2 ∂ 36', 'w = 3.0 → 3 ∂ 24']);
  });

  it('shows them again when it is opened again', async () => {
    await window.closeTab('model.ipynb');
    await window.open('model.ipynb');
    await waitNotes('loss', ['loss = y * y → 36 ∂ 1']);
    await waitNotes('x = 2', ['x = 2.0 → 2 ∂ 36', 'w = 3.0 → 3 ∂ 24']);
  });

  it('computes again while one types in a cell before', async () => {
    await cell('x = 2').locator('.view-line').nth(1).click();
    await window.page.keyboard.press('End');
    await window.page.keyboard.type('5');
    await waitNotes('loss', ['loss = y * y → 37.21 ∂ 1']);
  });

  it('shows the source of a gate in its cell', async () => {
    await window.command('GradLens: Show Circuit');
    const gate = window.webview().locator('.gl-gate[aria-label^="loss"]');
    await window.read(gate, /\(line 4:1\)/, 'aria-label');
    await gate.click();
    await cell('loss').locator('.selected-text').first().waitFor();
  });
});
