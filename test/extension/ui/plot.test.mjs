import assert from 'node:assert/strict';
import { until, useWindow } from '../host/window.mjs';
import { examples, notes } from './examples.mjs';

const PLOT = 'GradLens: Plot the Output along an Input';

/** What a person sees of the plot, and presses. */
function hands(window) {
  const view = () => window.webview();
  const press = (key) => window.page.keyboard.press(key);
  const told = async () => (await view().locator('.gl-plot-told span').allTextContents()).join(' ');
  return {
    view,
    press,
    told: (pattern) => until(`told: ${pattern}`, async () => assert.match(await told(), pattern)),
    point: () => view().locator('.gl-plot-handle'),
    pick: async (title, text) => {
      await window.quick.locator('.quick-input-title', { hasText: title }).waitFor();
      await window.quick.locator('.monaco-list-row', { hasText: text }).first().click();
    },
    line: (text, note, editor) => window.waitLines(note, (lines) => notes(lines)[text] === note, editor),
  };
}

describe('a plot, in JavaScript', () => {
  const window = useWindow({ files: examples('gates.js') });
  const { view, press, told, point, pick, line } = hands(window);

  it('shows the output along an input, with the tangent', async () => {
    await window.goto(4);
    await window.command(PLOT);
    await pick('Plot f along which input?', 'x');
    await pick('a second input', 'Only along x');
    await told(/x = 3, f = -20 ∂f\/∂x = -8/);
    assert.equal(await view().locator('.gl-plot-tangent').count(), 2);
    const label = await view().locator('.gl-plot-picture').getAttribute('aria-label');
    assert.equal(label, 'f along x, from -2 to 8: -20 at x = 3, ∂f/∂x = -8.');
  });

  it('varies the input where the point is moved by keys, and everywhere else', async () => {
    await point().press('ArrowRight');
    await press('ArrowRight');
    await told(/x = 3\.1, f = -20\.8/);
    await line('const x = 3;', '3.1 ∂ -8', window.editor('gates.js'));
    await press('Home');
    await told(/x = -2, f = 20/);
  });

  it('says what it has at the pointer, and where keys go, while the program stays where it is', async () => {
    const read = view().locator('.gl-plot-reads .gl-plot-read');
    const box = await view().locator('.gl-plot-frame').boundingBox();
    await window.page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2);
    await window.read(read, /^x = 6[\d.]*, f = -4\d[\d.]*∂f\/∂x ≈ -8$/);
    await point().focus();
    await press('Tab');
    await press('End');
    await window.read(read, /^x = 8, f = -60∂f/);
    await window.read(view().locator('.gl-plot-reader'), /^x = 8, f = -60, ∂f\/∂x ≈ -8$/, 'aria-valuetext');
    await told(/x = -2, f = 20/);
    await press('Enter');
    await told(/x = 8, f = -60/);
  });

  it('varies it where the point is dragged', async () => {
    const box = await view().locator('.gl-plot-frame').boundingBox();
    await window.page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
    await window.page.mouse.down();
    await window.page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2, { steps: 8 });
    await window.page.mouse.up();
    await told(/x = 3(\.0\d*)?, f = -20/);
  });

  it('draws contours and the gradient along two inputs', async () => {
    await view().locator('.gl-plot-select').nth(1).selectOption('y');
    await told(/y = -4, f = .* ∇f = \(-8, 6\) ‖∇f‖ = 10/);
    await view().locator('.gl-plot-arrow').waitFor({ state: 'attached' });
    assert.ok((await view().locator('.gl-plot-contour').count()) > 5);
  });

  it('follows an edit', async () => {
    await window.command('View: Focus First Editor Group');
    await window.replaceLine(9, 'const f = 2 * (y * y + Math.max(z, w));');
    await told(/y = -4, f = 36 ∇f = \(0, -16\)/);
  });

  it('goes with Escape', async () => {
    await point().press('Escape');
    await point().waitFor({ state: 'hidden' });
  });
});

describe('a plot, in Python', () => {
  const program = 'import numpy as np\nw = np.array([0.0, 2.0])\nf = np.maximum(w[0], 0) + w[1] ** 2\n';
  const window = useWindow({ files: { 'kink.py': program } });
  const { view, told, pick, press } = hands(window);

  it('has the tangents from both sides at a kink of an element', async () => {
    await window.goto(2);
    await window.command(PLOT);
    await pick('Plot f along which input?', 'w');
    await window.quick.locator('input').waitFor();
    await press('Enter'); // its first element
    await pick('a second input', 'Only along w');
    await told(/w\[0\] = 0, f = 4 ∂f\/∂w\[0\]: 0 from the left, 1 from the right, 0\.5 is taken/);
    const slopes = await view().locator('.gl-plot-slope').allTextContents();
    assert.deepEqual(slopes, ['0 from the left', '1 from the right']);
  });

  it('goes to another element', async () => {
    const index = view().locator('.gl-plot-index').first();
    await index.fill('1');
    await index.press('Enter');
    await told(/w\[1\] = 2, f = 4 ∂f\/∂w\[1\] = 4/);
  });
});
