import assert from 'node:assert/strict';
import { until, useWindow } from '../host/window.mjs';
import { waitNotes } from './examples.mjs';

const COMPUTE = 'GradLens: Compute Gradients';

const nested = `const x = 0.5;
let f = x;
for (let i = 1; i < 6; i++) {
  for (let j = 1; j < 5; j++) {
    f = f * x + i * j;
  }
}
`;
const calls = `a = 2.0
def g(u):
    v = u * u
    return v + a

p = g(a)
q = g(3 * a) * g(p)
`;

describe('which iteration or call the lines show', () => {
  const window = useWindow({ files: { 'nested.js': nested, 'calls.py': calls } });
  const press = (key) => window.page.keyboard.press(key);
  /** The lenses above a line of code, from left to right. */
  const lenses = async () =>
    (await window.page.locator('.codelens-decoration').allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '));
  const waitLenses = (...wanted) =>
    until('the lenses', async () => {
      const texts = (await lenses()).map((text) => text.replace(/\s*\|\s*/g, ' ').trim());
      for (const text of wanted)
        assert.ok(
          texts.some((one) => one.includes(text)),
          JSON.stringify(texts),
        );
    });
  const lineOf = (text, expected) =>
    window.waitLines(text, (lines) => {
      const found = lines.find((line) => line.text.includes(text));
      assert.equal(found?.after.join(' '), expected);
      return true;
    });
  const stepAt = () => window.webview().locator('.gl-step-at text');
  const waitSteps = (...expected) =>
    until('the steps in the circuit', async () => assert.deepEqual(await stepAt().allTextContents(), expected));
  /** Of the outer loop: one digit, so that no brace is typed, which VS Code would close. */
  const replaceLimit = async (digit) => {
    await window.goto(3, nested.split('\n')[2].indexOf('6') + 1);
    await press('Shift+ArrowRight');
    await press(digit);
  };
  const values = async () => {
    const lines = await window.lines();
    return lines.find((line) => line.text.includes('f = f'))?.after.join(' ');
  };

  it('a CodeLens at each loop says which, and steps by a click', async () => {
    await window.open('nested.js');
    await window.command(COMPUTE);
    await waitLenses('◀ 5/5 ▶', '◀ 4/4 ▶');
    await until('the line', async () => assert.match(await values(), / ×20 ∂ 1$/));
    await window.codeLens('◀').first().click();
    await waitLenses('◀ 4/5 ▶', '◀ 4/4 ▶');
    await lineOf('for (let j', '5 ×4');
  });

  it('so do keys, the innermost loop at the cursor', async () => {
    await window.goto(5, 7);
    await press('Alt+,');
    await waitLenses('◀ 4/5 ▶', '◀ 3/4 ▶');
    await until('the line', async () => assert.match(await values(), / \(3\/4\) ∂ /));
    await press('Alt+,');
    await press('Alt+,');
    await press('Alt+,'); // there is none before the first
    await waitLenses('◀ 1/4 ▶');
    await press('Alt+.');
    await waitLenses('◀ 4/5 ▶', '◀ 2/4 ▶');
    await window.goto(3, 1);
    await press('Alt+/');
    await window.quick.waitFor();
    await window.page.keyboard.type('2');
    await window.read(window.quick.locator('.monaco-list-row').first(), /Iteration 2/);
    await press('Enter');
    await waitLenses('◀ 2/5 ▶', '◀ 2/4 ▶');
  });

  it('the circuit shows the same, and chooses it', async () => {
    await window.command('GradLens: Show Circuit');
    await waitSteps('2 / 5', '2 / 4');
    await window.webview().locator('.gl-step[data-step="1"]').first().click();
    await waitSteps('3 / 5', '2 / 4');
    await waitLenses('◀ 3/5 ▶', '◀ 2/4 ▶');
    await window.codeLens('▶').nth(1).click();
    await waitSteps('3 / 5', '3 / 4');
    await until('the line', async () => assert.match(await values(), / \(3\/4\) ∂ /));
  });

  it('the hover has all of them in a table, and a curve', async () => {
    const shown = await values();
    const text = await window.hoverAt(5, 5, /iteration 3 of the loop in line 4/);
    assert.match(text, /11 of 20 · iteration 3 of the loop in line 3/);
    const rows = await window.hover.locator('table tr').allInnerTexts();
    assert.equal(rows.length, 1 + 12 + 2);
    const cells = await window.hover.locator('table tr:has(strong) td').allTextContents();
    assert.equal(cells[0], '▸ 3 · 3');
    assert.equal(cells[1], shown.split(' ')[0]);
    const picture = window.hover.locator('img[src^="data:image/svg"]').first();
    await until('the curve', async () => {
      const size = await picture.evaluate((image) => [image.naturalWidth, image.naturalHeight]);
      assert.deepEqual(size, [460, 70]);
    });
  });

  it('an edit that leaves fewer keeps to what there is, and the choice comes back with them', async () => {
    await replaceLimit('3');
    await waitLenses('◀ 2/2 ▶', '◀ 3/4 ▶');
    await replaceLimit('6');
    await waitLenses('◀ 3/5 ▶', '◀ 3/4 ▶');
    await waitSteps('3 / 5', '3 / 4');
  });

  it('a window that is loaded anew has the same choice', async () => {
    await window.command('File: Save');
    await window.reload(/"source":{.*"shown":{"loop\/loop":3,"loop":3}/);
    await waitLenses('◀ 3/5 ▶', '◀ 3/4 ▶');
    await waitSteps('3 / 5', '3 / 4');
  });

  it('a function that is called several times has its calls, in Python', async () => {
    await window.open('calls.py');
    await window.command(COMPUTE);
    await waitLenses('◀ call 3/3 ▶');
    await window.goto(3, 5);
    await press('Alt+,');
    await waitLenses('◀ call 2/3 ▶');
    await waitNotes(window, {
      'a = 2.0': '2 ∂ 3724',
      'def g(u):': '6 (2/3) ∂ 456',
      'v = u * u': '36 (2/3) ∂ 38',
      'return v + a': '38 (2/3) ∂ 38',
      'p = g(a)': '6 ∂ 456',
      'q = g(3 * a) * g(p)': '1444 ∂ 1',
    });
  });
});
