import assert from 'node:assert/strict';
import { until, useWindow } from '../host/window.mjs';
import { notes } from './examples.mjs';

const COMPUTE = 'GradLens: Compute Gradients';

const calls = `function loss(a, b) {
  const d = a * b;
  return d * d;
}
loss(1, 2);
loss(3, -1);
`;

const arrays = `import numpy as np
W = np.array([[1.0, 2.0], [3.0, 4.0]])
x = np.array([1.0, -1.0])
D = W @ x
dD = np.array([10.0, 0.0])
loss = np.sum(D ** 2)
`;

/** What a person sees and presses in a window. */
function hands(window) {
  const press = (key) => window.page.keyboard.press(key);
  const row = (text) => window.quick.locator('.monaco-list-row', { hasText: text });
  return {
    press,
    row,
    title: (text) => window.quick.locator('.quick-input-title', { hasText: text }).waitFor(),
    lens: (pattern) =>
      until(`a lens ${pattern}`, async () => {
        const texts = await window.editor().locator('.codelens-decoration').allInnerTexts();
        assert.match(texts.join(' '), pattern);
      }),
    shows: (expected) =>
      window.waitLines(JSON.stringify(expected), (lines) => {
        const now = notes(lines);
        return Object.entries(expected).every(([line, note]) => now[line] === note);
      }),
    /** Goes to a row by arrow keys, and picks it. */
    pick: async (text) => {
      await row(text).first().waitFor();
      await until(`the row ${text}`, async () => {
        const focused = window.quick.locator('.monaco-list-row.focused');
        if ((await focused.textContent()).includes(text)) return;
        await press('ArrowDown');
        throw new Error(await focused.textContent());
      });
      await press('Enter');
    },
  };
}

describe('the calls of a function, in JavaScript', () => {
  const window = useWindow({ files: { 'calls.js': calls }, open: 'calls.js' });
  const { pick, shows, lens, title, row, press } = hands(window);

  it('are offered with their arguments where there are several', async () => {
    await window.goto(2, 9);
    await window.command(COMPUTE);
    await title('With the arguments of which call?');
    await row('a = 3, b = -1').waitFor();
    await row('line 6').waitFor();
    await pick('loss(3, -1)');
    await shows({ 'const d = a * b;': '-3 ∂ -6', 'return d * d;': '9 ∂ 1' });
    await lens(/call 2\/2/);
  });

  it('can be chosen again, or other values', async () => {
    await window.command('GradLens: Choose the Call');
    await pick('loss(1, 2)');
    await shows({ 'const d = a * b;': '2 ∂ 4' });
    await window.command('GradLens: Choose the Call');
    await pick('Other values');
    for (const value of ['5', '2']) {
      await title(value === '5' ? '1/2' : '2/2');
      await window.quick.locator('input[type=text]').fill(value);
      await press('Enter');
    }
    await shows({ 'const d = a * b;': '10 ∂ 20' });
  });

  it('are chosen still after the window was loaded anew', async () => {
    await window.reload(/gradlens\.choices[\s\S]*calls\.js[\s\S]*"inputs":{"a":"5","b":"2"}/);
    await window.open('calls.js');
    await window.goto(2, 9);
    await window.command(COMPUTE);
    await shows({ 'const d = a * b;': '10 ∂ 20' });
    await window.command('GradLens: Reset All Inputs');
    await shows({ 'const d = a * b;': '2 ∂ 4' });
    await lens(/call 1\/2/);
  });
});

describe('the output and its upstream gradient, in Python', () => {
  const window = useWindow({ files: { 'arrays.py': arrays }, open: 'arrays.py' });
  const { pick, shows, lens, title, press } = hands(window);
  const line = 'x = np.array([1.0, -1.0])';

  it('are chosen at the cursor, by the context menu', async () => {
    const item = window.page.locator('.monaco-menu .action-label', { hasText: 'Gradients of This' });
    // A menu that has only just opened takes no click.
    await until('the menu', async () => {
      await press('Escape');
      await window.goto(6, 15);
      await press('Shift+F10');
      await item.waitFor({ timeout: 10_000 });
      await item.click({ delay: 50, timeout: 10_000 });
      const asked = window.quick.locator('.quick-input-title', { hasText: 'Upstream gradient' });
      await asked.waitFor({ timeout: 20_000 });
    });
    await title('Upstream gradient of D [2]');
    await press('Escape');
    await lens(/∇ D = .*\[-1, -1\][\s\S]*seed dD/); // the name that the code has for it
  });

  it('can be one element', async () => {
    await window.command('GradLens: Choose the Upstream Gradient');
    await pick('One Element');
    const input = window.quick.locator('input[type=text]');
    await title('Which element of D?');
    await input.fill('2');
    await window.quick.getByText('This is no index for the shape [2].').waitFor();
    await input.fill('1');
    await press('Enter');
    await lens(/seed \[1\]/);
    await shows({ [line]: 'f64[2] [1, -1] ∂ [3, 4]' });
  });

  it('can be a variable of the same shape', async () => {
    await window.command('GradLens: Choose the Upstream Gradient');
    await pick('dD');
    await lens(/seed dD/);
    await shows({ [line]: 'f64[2] [1, -1] ∂ [10, 20]' });
  });

  it('can be ones, whatever the code has', async () => {
    await window.command('GradLens: Choose the Upstream Gradient');
    await pick('Ones');
    await lens(/seed ones/);
    await shows({ [line]: 'f64[2] [1, -1] ∂ [4, 6]' });
    await window.command('GradLens: Choose the Upstream Gradient');
    await pick('As GradLens Chooses It');
    await lens(/seed dD/);
  });

  it('can be an expression, and is told where it does not fit', async () => {
    const input = window.quick.locator('input[type=text]');
    await window.command('GradLens: Choose the Upstream Gradient');
    await pick('An Expression');
    await input.fill('[1, 2, 3]');
    await press('Enter');
    await window.notification('has shape [3]');
    await shows({ [line]: 'f64[2] [1, -1] ∂ [10, 20]' });
    await window.command('GradLens: Choose the Upstream Gradient');
    await pick('An Expression');
    await input.fill('[0.5, 0]');
    await press('Enter');
    await shows({ [line]: 'f64[2] [1, -1] ∂ [0.5, 1]' });
  });

  it('goes back to what GradLens chooses', async () => {
    await window.command('GradLens: Choose Output');
    await pick('As GradLens Chooses It');
    await lens(/∇ loss = 2/);
    await shows({ [line]: 'f64[2] [1, -1] ∂ [-8, -12]' });
  });

  it('is the same after the file was closed and opened', async () => {
    await window.goto(6, 15);
    await window.command('GradLens: Gradients of This');
    await title('Upstream gradient of D [2]');
    await pick('dD');
    await shows({ [line]: 'f64[2] [1, -1] ∂ [10, 20]' });
    await window.closeTab('arrays.py');
    await window.open('arrays.py');
    await shows({ [line]: 'f64[2] [1, -1] ∂ [10, 20]' });
  });
});

describe('what is chosen for a file that gets another name', () => {
  const window = useWindow({ files: { 'arrays.py': arrays }, open: 'arrays.py' });
  const { pick, shows, title, lens } = hands(window);
  const line = 'x = np.array([1.0, -1.0])';
  const chosen = { [line]: 'f64[2] [1, -1] ∂ [10, 20]' };

  it('goes along with it', async () => {
    await window.goto(6, 15);
    await window.command('GradLens: Gradients of This');
    await title('Upstream gradient of D [2]');
    await pick('dD');
    await shows(chosen);
    const name = window.page.locator('.explorer-folders-view input');
    await until('the name', async () => {
      await window.command('File: Reveal Active File in Explorer View');
      const row = window.page.locator('.explorer-folders-view .monaco-list:focus-within .monaco-list-row.focused');
      await row.filter({ hasText: 'arrays.py' }).waitFor({ timeout: 10_000 });
      await window.page.keyboard.press('F2');
      await name.waitFor({ timeout: 10_000 });
    });
    await name.fill('renamed.py');
    await name.press('Enter');
    const renamed = window.editor('renamed.py');
    await window.waitLines('values', (lines) => notes(lines)[line] === chosen[line], renamed);
  });

  it('is kept under the new name', async () => {
    await window.closeTab('renamed.py');
    await window.reload(/gradlens\.choices[\s\S]*renamed\.py[\s\S]*"expression":"dD"/);
    await window.open('renamed.py');
    await window.goto(6, 15);
    await window.command(COMPUTE);
    await shows(chosen);
    await lens(/∇ D = .*[\s\S]*seed dD/);
  });
});

describe('the parameters of a function that nothing calls', () => {
  const affine = `import numpy as np

def affine(x, w, scale=2.0):
    """x: (N, D), w: (D, M)"""
    out = np.tanh(x.dot(w))
    return scale * out.mean()
`;
  const window = useWindow({ files: { 'affine.py': affine }, open: 'affine.py' });
  const { press, title, lens } = hands(window);
  const input = () => window.quick.locator('input[type=text]');
  const offered = (value) => until(value, async () => assert.equal(await input().inputValue(), value));

  it('are guessed, of the shapes in the docstring, and told to be guesses', async () => {
    await window.goto(5, 5);
    await window.command(COMPUTE);
    await title('1/2');
    await offered('np.random.randn(3, 4)');
    await window.read(window.quick.locator('.monaco-list-row').first(), /guess, of a fitting shape/);
    assert.match(await input().getAttribute('placeholder'), /np\.random\.randn/);
    await press('Enter');
    await title('2/2');
    await offered('np.random.randn(4, 5)');
    await input().fill('0.1 * np.random.randn(4, 5)');
    await press('Enter');
    await lens(/∇ affine = [\s\S]*inputs x, w, scale/);
  });

  it('are asked for again with what was answered', async () => {
    await window.command('GradLens: Change Inputs');
    await title('1/2');
    await offered('np.random.randn(3, 4)');
    await press('Enter');
    await title('2/2');
    await offered('0.1 * np.random.randn(4, 5)');
    await press('Escape');
    await lens(/∇ affine = /);
  });
});
