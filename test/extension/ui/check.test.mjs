import assert from 'node:assert/strict';
import { until, useWindow } from '../host/window.mjs';
import { notes } from './examples.mjs';
import { CONTRAST, contrastsIn, THEMES, takePicture, useTheme } from './looking.mjs';

const LAYER = `import numpy as np


def affine_forward(x, w, b):
    out = x @ w + b
    cache = (x, w)
    return out, cache


def affine_backward(dout, cache):
    x, w = cache
    dx = dout @ w.T
    dw = x.T @ dout
    db = dout.sum(axis=0)
    return dx, dw, db


x = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 7.0]])
w = np.array([[0.5, -1.0], [2.0, 1.5]])
b = np.array([0.1, 0.2])
out, cache = affine_forward(x, w, b)
`;

const RIGHT = /^✓ \d/;
const CHECK = 'GradLens: Check the Backward Pass';

describe('a backward pass that is checked', () => {
  const window = useWindow({ files: { 'layer.py': LAYER } });
  /** Waits until the line's end says this. */
  const says = (line, wanted) =>
    window.waitLines(`${line}`, (lines) => wanted.test(notes(lines)[line] ?? ''), window.editor('layer.py'));

  it('has a tick at each right line', async () => {
    await window.goto(1);
    await window.command(CHECK);
    for (const line of ['dx = dout @ w.T', 'dw = x.T @ dout', 'db = dout.sum(axis=0)']) await says(line, RIGHT);
    await window.statusbar('3 ✓').waitFor();
  });

  it('tells a wrong line as it is typed, and why it is wrong', async () => {
    await window.replaceLine(13, '    dw = dout.T @ x');
    await says('dw = dout.T @ x', /^✗ .*: transposed$/);
    await window.squiggles('error').first().waitFor();
    await window.statusbar('2 ✓ 1 ✗').waitFor();
  });

  for (const [name, theme] of Object.entries(THEMES)) {
    it(`is readable in ${theme.theme}`, async () => {
      await useTheme(window, theme);
      await window.hoverAt(13, 6, /autodiff/);
      await takePicture(window, `check-${name}`);
      await window.goto(13, 6); // without the hover
      await until('contrast', async () => {
        const ratios = await contrastsIn(window.editor('layer.py'));
        assert.ok(ratios.length >= 3);
        assert.ok(Math.min(...ratios) >= CONTRAST, `contrast ${Math.min(...ratios)}`);
      });
    });
  }

  it('mends it by a quick fix, after which there is a tick', async () => {
    await until('the quick fix', async () => {
      await window.goto(13, 6);
      await window.page.keyboard.press('Control+.');
      const fix = window.page.locator('.action-widget .monaco-list-row', { hasText: 'Write dw = x.T @ dout' }).first();
      await fix.click({ timeout: 10_000 });
    });
    await says('dw = x.T @ dout', RIGHT);
    await window.squiggles('error').first().waitFor({ state: 'detached' });
  });

  it('is ended by Escape', async () => {
    await window.goto(1);
    await until('nothing to be shown', async () => {
      await window.page.keyboard.press('Escape');
      assert.deepEqual(notes(await window.lines(window.editor('layer.py'))), {});
    });
    await window.statusbar('3 ✓').waitFor({ state: 'detached' });
  });
});
