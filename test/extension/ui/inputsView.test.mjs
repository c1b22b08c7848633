import assert from 'node:assert/strict';
import { until, useWindow } from '../host/window.mjs';
import { notes } from './examples.mjs';

const COMPUTE = 'GradLens: Compute Gradients';

const staged = `const x = 3;
const y = -4;
const n = 2;
const f = x * y ** n;
`;

const array = `import numpy as np
W = np.array([[1.0, 2.0], [3.0, 4.0]])
f = (W * W).sum()
`;

const neuron = `const w = [1, -3];
const x = 2;
const f = w[0] * x + w[1];
`;

describe('the inputs in the side bar', () => {
  const window = useWindow({
    files: { 'staged.js': staged, 'other.js': 'const p = 7;\nconst h = p * 2;\n', 'array.py': array },
    open: 'staged.js',
  });
  const view = () => window.webview();
  const press = (key) => window.page.keyboard.press(key);
  const row = (name) => view().getByRole('group', { name, exact: true });
  const output = (text) => window.read(view().locator('.gl-in-out'), text);
  const gradient = (name, text) => window.read(row(name).locator('.gl-in-head .gl-in-gradient'), text);
  const note = (code, expected) => window.waitLines(expected, (lines) => notes(lines)[code] === expected);

  it('say what to do where nothing is computed', async () => {
    await window.command('View: Show GradLens');
    await view().getByText('Nothing is computed in staged.js yet').waitFor();
    await view().getByRole('button', { name: 'Compute Gradients' }).click();
    await output(/^f=48$/);
  });

  it('list name, source, value and gradient, and constants apart', async () => {
    await gradient('x', /∂ 16/);
    await gradient('y', /∂ -24/);
    assert.equal(await row('x').locator('.gl-in-source').textContent(), 'code');
    assert.equal(await row('x').getByRole('spinbutton').inputValue(), '3');
    await view().getByText('Constants, not differentiated (1)').click();
    assert.equal(await row('n').getByRole('checkbox').isChecked(), false);
  });

  it('move with arrow keys, and the code, the output and the prediction with them', async () => {
    await row('y').getByRole('slider').focus();
    await press('ArrowRight');
    await output(/^f=45.63$/);
    await note('const f = x * y ** n;', '45.63 ∂ 1');
    await press('Shift+ArrowRight');
    await output(/^f=25.23$/);
    await press('Alt+ArrowLeft');
    await output(/^f=25.4\d*$/);
    const promise = view().locator('.gl-promise');
    await window.read(promise, /from y = -4/);
    await window.read(promise, /predicted by the derivative/);
    assert.equal(await row('y').locator('.gl-in-source').textContent(), 'panel');
  });

  it('measure from another point when that is wanted, and from none after a reset', async () => {
    await view().getByRole('button', { name: 'From here' }).click();
    await window.read(view().locator('.gl-promise'), /from y = -2.91/);
    await row('y').getByRole('button', { name: 'Reset y' }).click();
    await output(/^f=48$/);
    await view().locator('.gl-promise').waitFor({ state: 'hidden' });
    await note('const f = x * y ** n;', '48 ∂ 1');
  });

  it('take numbers as they are typed', async () => {
    await row('x').getByRole('spinbutton').fill('5');
    await output(/^f=80$/);
    await note('const f = x * y ** n;', '80 ∂ 1');
    await view().getByRole('button', { name: 'Reset all' }).click();
    await output(/^f=48$/);
  });

  it('take expressions, and say what is wrong with one', async () => {
    await row('x')
      .getByRole('button', { name: /^Range and expression/ })
      .click();
    const field = row('x').getByRole('textbox', { name: 'Expression for x' });
    await field.fill('2 +');
    await window.read(row('x').locator('.gl-in-problem'), /The value for x cannot be used/);
    await field.fill('Math.sqrt(4)');
    await field.press('Enter');
    await output(/^f=32$/);
    await row('x').getByRole('button', { name: 'Reset x' }).click();
    await output(/^f=48$/);
  });

  it('differentiate a constant, or leave an input alone, by a tick', async () => {
    await row('n').getByRole('checkbox').check();
    await gradient('n', /∂/);
    await row('n').getByRole('checkbox').uncheck();
    await until('no gradient', async () =>
      assert.equal(await row('n').locator('.gl-in-head .gl-in-gradient').textContent(), ''),
    );
  });

  it('go to the code', async () => {
    await row('y').getByRole('button', { name: 'y', exact: true }).click();
    await window.statusbar('Ln 2, Col').first().waitFor();
  });

  it('follow the active editor', async () => {
    await window.open('other.js');
    await view().getByText('Nothing is computed in other.js yet').waitFor();
    await window.command(COMPUTE);
    await output(/^h=14$/);
    await window.open('staged.js');
    await output(/^f=48$/);
  });

  it('keep the last good result while the code has a mistake', async () => {
    await window.goto(1, 12);
    await window.page.keyboard.type(' +');
    await view().getByRole('alert').getByText(/./).first().waitFor();
    await output(/^f=48$/);
    await press('Control+Z');
    await until('good again', async () => assert.equal(await view().getByRole('alert').isHidden(), true));
  });

  it('edit an array cell by cell', async () => {
    await window.open('array.py');
    await window.command(COMPUTE);
    await output(/^f=30$/);
    const cell = (name) => row('W').getByRole('gridcell', { name });
    await cell(/^W\[0, 0\] = 1/).focus();
    await press('ArrowRight');
    await press('ArrowDown');
    await window.page.keyboard.type('5');
    await output(/^f=39$/);
    await window.read(view().locator('.gl-promise'), /from W\[1, 1\] = 4/);
    await press('Enter');
    await cell(/^W\[1, 1\] = 5, ∂ 10/).waitFor();
    await row('W').getByRole('button', { name: 'Reset W' }).click();
    await output(/^f=30$/);
  });
});

describe('the inputs in the circuit', () => {
  const window = useWindow({ files: { 'neuron.js': neuron }, open: 'neuron.js' });
  const view = () => window.webview();
  const press = (key) => window.page.keyboard.press(key);
  const gate = (label) => view().locator(`.gl-gate[aria-label^=${JSON.stringify(label)}]`);
  const number = (text) => view().locator('.gl-number.gl-value', { hasText: text });
  const drawer = () => view().getByRole('complementary', { name: 'Inputs' });
  const note = (code, expected) =>
    window.waitLines(expected, (lines) => notes(lines)[code] === expected, window.editor('neuron.js'));

  it('are opened by a key, and give the focus back', async () => {
    await window.command('GradLens: Show Circuit');
    await gate('w[0]').waitFor();
    await gate('w[0]').press('i');
    await drawer().getByRole('group', { name: 'w', exact: true }).waitFor();
    await window.read(drawer().locator('.gl-in-out'), /^f=-1$/);
    await press('Escape');
    await drawer().waitFor({ state: 'hidden' });
    await until('the focus', async () =>
      assert.match(await view().locator(':focus').getAttribute('aria-label'), /^w\[0\]/),
    );
  });

  it('are written where they stand, after Enter', async () => {
    await press('Enter');
    const field = view().getByRole('spinbutton', { name: 'Value of w[0]' });
    await field.waitFor();
    await window.page.keyboard.type('4');
    await note('const f = w[0] * x + w[1];', '5 ∂ 1');
    await press('Shift+ArrowDown'); // by 1
    await note('const f = w[0] * x + w[1];', '3 ∂ 1');
    await press('Escape'); // as it was
    await note('const f = w[0] * x + w[1];', '-1 ∂ 1');
    await field.waitFor({ state: 'detached' });
  });

  it('are dragged where they stand, and the picture stays where it is', async () => {
    const place = () => view().locator('.gl-scene').getAttribute('transform');
    const before = await place();
    const cell = view().locator('.gl-turns').first();
    const { x, y, width, height } = await cell.boundingBox();
    const at = { x: x + width / 2, y: y + height / 2 };
    await window.page.mouse.move(at.x, at.y);
    await window.page.mouse.down();
    await window.page.mouse.move(at.x + 12, at.y);
    await window.page.mouse.move(at.x + 31, at.y); // ten steps of 0.1
    await window.page.mouse.up();
    await note('const f = w[0] * x + w[1];', '1 ∂ 1');
    await number(/^1$/).last().waitFor(); // f
    assert.equal(await place(), before);
  });

  it('are the same in the list, and stay open over a reload', async () => {
    await gate('x').press('i');
    await until('the input at hand', async () =>
      assert.equal(await view().locator(':focus').getAttribute('aria-label'), 'Value of x'),
    );
    const w = drawer().getByRole('group', { name: 'w', exact: true });
    await w.getByRole('gridcell', { name: /^w\[0\] = 2/ }).waitFor();
    await window.read(drawer().locator('.gl-promise'), /from w\[0\] = 1/);
    await w.getByRole('button', { name: 'Reset w' }).click();
    await note('const f = w[0] * x + w[1];', '-1 ∂ 1');
    await window.reload(/"drawer":true/);
    await drawer().getByRole('group', { name: 'w', exact: true }).waitFor();
  });
});
