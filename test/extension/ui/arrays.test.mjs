import assert from 'node:assert/strict';
import { useWindow } from '../host/window.mjs';

const LAYER = `import numpy as np

np.random.seed(0)
X = np.random.randn(4, 6)
W = np.random.randn(6, 5) * 0.1
b = np.zeros(3)
V = np.random.randn(5, 3)
h = np.maximum(0, X @ W)
scores = h @ V + b
loss = np.sum(scores ** 2)
`;

describe('arrays in a Python file', () => {
  const window = useWindow({ files: { 'layer.py': LAYER } });

  before(async () => {
    await window.open('layer.py');
    await window.goto(1);
    await window.command('GradLens: Compute Gradients');
    await window.waitLines('values', (lines) => lines[9]?.after.join(' ').includes('∂ 1'));
  });

  it('have statistics, pictures and what each use makes of the gradient in the hover', async () => {
    const text = await window.hoverAt(5, 1, /f64\[6,5\]/);
    assert.match(text, /∂loss\/∂W\s+mean/);
    assert.match(text, /X @ W.*upstream \[4,5\] ‖·‖ \S+ → Xᵀ @ ∂ → \[6,5\] ‖·‖ \S+/);
    const picture = window.hover.locator('img').first();
    await picture.waitFor();
    const { width, height, shown } = await picture.evaluate((image) => ({
      width: image.naturalWidth,
      height: image.naturalHeight,
      shown: image.getBoundingClientRect().width,
    }));
    assert.equal(width, 460);
    assert.ok(height > 100 && height < 200, `${height}`);
    assert.ok(shown > 400, `${shown}`);
    await window.page.keyboard.press('Escape');
  });

  it('show short ones in full, with the sum over what was broadcast', async () => {
    const text = await window.hoverAt(6, 1, /summed over what was broadcast/);
    assert.match(text, /\[0, 0, 0\]/);
  });

  it('have their shapes on the wires of the circuit', async () => {
    await window.command('GradLens: Show Circuit');
    const numbers = window.webview().locator('.gl-number');
    await numbers.first().waitFor();
    const texts = await numbers.allTextContents();
    assert.ok(
      texts.some((text) => /^6×5 ‖·‖ [\d.]+$/.test(text)),
      texts.join('; '),
    );
    assert.ok(texts.includes('[0, 0, 0]'), texts.join('; '));
    await window.webview().locator('.gl-gate', { hasText: /@|x·W/ }).first().hover();
    await window.webview().locator('.gl-tip', { hasText: '4×5 · mean' }).waitFor();
  });

  it('are looked at closely where their numbers stand', async () => {
    const view = window.webview();
    const name = await view.locator('.gl-wire', { hasText: '6×5' }).first().getAttribute('data-wire');
    await view.locator(`[data-cell="${name}"]`).click();
    const dialog = view.locator('.gl-detail[open]');
    await dialog.locator('svg rect').first().waitFor();
    assert.match(await dialog.textContent(), /6×5 · f64.*value.*least.*gradient.*norm/s);
    await view.locator('.gl-detail .gl-button').press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });
});
