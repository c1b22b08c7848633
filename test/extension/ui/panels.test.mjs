import assert from 'node:assert/strict';
import { until, useWindow } from '../host/window.mjs';
import { notes } from './examples.mjs';

const COMPUTE = 'GradLens: Compute Gradients';
const SHOW = 'GradLens: Show Circuit';

/** Two formulas that have nothing to do with each other. */
const two = `const x = 2;
const y = 3;
const f = x * y;

const a = 5;
const b = 4;
const g = a * b;
`;
const first = ['2 ∂ 3', '3 ∂ 2', '6 ∂ 1'];
const second = ['5 ∂ 4', '4 ∂ 5', '20 ∂ 1'];

/** What the panels of a page show, from left to right, and how they are called. */
function panelsIn(page) {
  const frames = () => page().locator('iframe.webview[src*="extensionId=gradlens.gradlens"]:visible');
  const view = (nth = 0) => frames().nth(nth).contentFrame().frameLocator('#active-frame');
  const wires = (nth) =>
    view(nth)
      .locator('.gl-wire')
      .evaluateAll((all) => all.map((wire) => [...wire.querySelectorAll('text')].map((t) => t.textContent).join(' ')));
  const tabs = () =>
    page()
      .locator('.editor-group-container .tab')
      .evaluateAll((all) => all.map((tab) => tab.getAttribute('aria-label').replace(/, Editor Group \d+$/, '')));
  return {
    view,
    waitWires: (expected, nth) => until('the wires', async () => assert.deepEqual(await wires(nth), expected)),
    waitTabs: (...expected) => until('the tabs', async () => assert.deepEqual((await tabs()).sort(), expected.sort())),
    tab: (label) => page().locator(`.tab:is([aria-label="${label}"], [aria-label^="${label}, Editor Group"])`).first(),
    hint: (nth) => view(nth).locator('.gl-hint:not([hidden]) p'),
    button: (nth) => view(nth).locator('.gl-hint:not([hidden]) .gl-hint-action'),
    transform: () => view().locator('.gl-scene').getAttribute('transform'),
  };
}

describe('circuits by region', () => {
  const window = useWindow({
    files: { 'two.js': two, 'other.js': 'const p = 7;\nconst h = p * 2;\n' },
    open: 'two.js',
  });
  const { waitWires, waitTabs, tab } = panelsIn(() => window.page);

  it('a document has one panel, which follows what is computed there', async () => {
    await window.select(1, 3);
    await window.command(COMPUTE);
    await window.command(SHOW);
    await waitWires(first);
    await window.select(5, 7);
    await window.command(COMPUTE);
    await waitWires(second);
    await waitTabs('two.js', 'Circuit of two.js');
  });

  it('one that is kept stays with its region, and the next region opens another', async () => {
    await tab('Circuit of two.js').click();
    await window.page.locator('.editor-actions [aria-label^="Keep This Circuit"]').click();
    await waitTabs('two.js', 'Circuit of two.js, lines 5–7');
    await tab('two.js').click();
    await window.select(1, 3);
    await window.command(COMPUTE);
    await waitTabs('two.js', 'Circuit of two.js, lines 5–7', 'Circuit of two.js');
    await waitWires(first);
  });

  it('both follow the code, each its own region', async () => {
    await tab('Circuit of two.js').click();
    await window.command('View: Move Editor into Next Group');
    await waitWires(second, 0);
    await waitWires(first, 1);
    await tab('two.js').click();
    await window.goto(5, 12);
    await window.page.keyboard.type('0'); // a = 50
    await waitWires(['50 ∂ 4', '4 ∂ 50', '200 ∂ 1'], 0);
    await window.goto(1, 12);
    await window.page.keyboard.type('0'); // x = 20
    await waitWires(['20 ∂ 3', '3 ∂ 20', '60 ∂ 1'], 1);
    await waitWires(['50 ∂ 4', '4 ∂ 50', '200 ∂ 1'], 0);
  });

  it('a title follows its lines', async () => {
    await window.goto(4, 1);
    await window.page.keyboard.press('Enter');
    await waitTabs('two.js', 'Circuit of two.js, lines 6–8', 'Circuit of two.js');
  });

  it('another document has its own', async () => {
    await window.open('other.js');
    await window.command(COMPUTE);
    await window.command(SHOW);
    await tab('Circuit of other.js').waitFor();
    await tab('Circuit of two.js, lines 6–8').waitFor();
    await tab('Circuit of two.js').waitFor();
  });
});

describe('a circuit in a window that is loaded anew', () => {
  const code = 'function sq(u) {\n  return u * u + u;\n}\n\nconst x = 3;\nconst f = sq(x) + sq(x + 1);\n';
  const window = useWindow({ files: { 'sq.js': code } });
  const { view, waitWires, waitTabs, tab, hint, button, transform } = panelsIn(() => window.page);
  const gates = () =>
    view()
      .locator('.gl-gate')
      .evaluateAll((all) => all.map((gate) => gate.getAttribute('aria-label')));

  it('shows the same, as it was moved, opened and closed', async () => {
    await window.select(5, 6);
    await window.command(COMPUTE);
    await window.command(SHOW);
    await view().locator('.gl-box .gl-title').first().click(); // closes a call
    await view().locator('.gl-gate[aria-label^="sq(x)"]').waitFor();
    const closed = await until('the gates that stay', async () => {
      const now = await gates();
      assert.equal(now.length, 6);
      return now;
    });
    await tab('Circuit of sq.js').click();
    await window.command('GradLens: Zoom In on the Circuit');
    const moved = await until('the zoom', async () => {
      const [first, second] = [await transform(), await transform()];
      assert.match(first, /scale\((?!1\))/);
      assert.equal(first, second);
      return first;
    });
    await window.reload(new RegExp(`"closed":\\["[^"]+"\\].*"transform":{.*"scale":${/scale\((.*)\)/.exec(moved)[1]}`));
    await until('the gates', async () => assert.deepEqual(await gates(), closed));
    assert.equal(await transform(), moved);
    await waitTabs('sq.js', 'Circuit of sq.js');
  });

  it('goes on following the code', async () => {
    await tab('sq.js').click();
    await window.replaceLine(6, 'const f = x * 2;');
    await waitWires(['3 ∂ 2', '6 ∂ 1']);
  });

  it('finds its code where it went', async () => {
    await window.command('File: Save');
    await window.page.locator('.tab.dirty').waitFor({ state: 'detached' });
    await window.reload(/"code":"[^"]*x \* 2;"/, () => window.rewrite('sq.js', (text) => `// new\n${text}`));
    await waitWires(['3 ∂ 2', '6 ∂ 1']);
  });

  it('says so when its code is not there any more', async () => {
    await window.reload(/gradlens/, () => window.rewrite('sq.js', () => 'const other = 1;\n'));
    await window.read(hint(), /sq\.js has changed/);
    await button().filter({ hasText: 'Open sq.js' }).click();
    await window.page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
  });

  it('says so when its file is not there any more', async () => {
    await window.reload(/gradlens/, () => window.remove('sq.js'));
    await window.read(hint(), /sq\.js cannot be opened/);
    await button().filter({ hasText: 'Close Panel' }).click();
    await tab('Circuit of sq.js').waitFor({ state: 'detached' });
  });
});

describe('a kept circuit in a window that is loaded anew', () => {
  const window = useWindow({ files: { 'two.js': two } });
  const { waitWires, waitTabs, tab } = panelsIn(() => window.page);

  it('keeps to its region', async () => {
    await window.select(5, 7);
    await window.command(COMPUTE);
    await window.command(SHOW);
    await waitWires(second);
    await tab('Circuit of two.js').click();
    await window.command('GradLens: Keep This Circuit');
    await tab('Circuit of two.js, lines 5–7').waitFor();
    await waitWires(second);
    await window.reload(/"pinned":true,"kept":/);
    await waitWires(second);
    await waitTabs('two.js', 'Circuit of two.js, lines 5–7');
    await tab('two.js').click();
    await window.goto(6, 12);
    await window.page.keyboard.type('0'); // b = 40
    await waitWires(['5 ∂ 40', '40 ∂ 5', '200 ∂ 1']);
  });
});

describe('a circuit that is kept, beside its document', () => {
  const code = 'const x = 2;\nconst f = x * x;\n\nconst a = 5;\nconst b = 4;\nconst c = a * b;\nconst g = c * c;\n';
  const window = useWindow({ files: { 'kept.js': code } });
  const { view, waitWires, tab, hint, button } = panelsIn(() => window.page);
  const kept = () => tab('Circuit of kept.js, lines 4–7');
  const activeKept = async () => {
    await kept().click();
    await window.page.locator('.editor-group-container.active .tab.active[aria-label*="lines 4–7"]').waitFor();
  };
  const pick = async (text) => {
    await window.quick.locator('input[type=text]').fill(text);
    await until(text, async () => {
      const focused = window.quick.locator('.monaco-list-row.focused .label-name');
      assert.equal(await focused.first().textContent({ timeout: 1_000 }), text);
    });
    await window.page.keyboard.press('Enter');
    await window.quick.waitFor({ state: 'hidden' });
  };
  const isShown = () =>
    window.waitLines('f', (lines) => notes(lines)['const f = x * x;'] === '4 ∂ 1', window.editor('kept.js'));

  it('takes commands for itself', async () => {
    await window.select(4, 7);
    await window.command(COMPUTE);
    await window.command(SHOW);
    await tab('Circuit of kept.js').click();
    await window.command('GradLens: Keep This Circuit');
    await kept().waitFor();
    await tab('kept.js').click();
    await window.select(1, 2);
    await window.command(COMPUTE);
    await isShown();
    await activeKept();
    await window.command('GradLens: Choose Output');
    await pick('c');
    await waitWires(['5 ∂ 4', '4 ∂ 5', '20 ∂ 1']);
    await isShown();
  });

  it('so do the buttons of its list of inputs', async () => {
    await view().locator('.gl-gate').first().press('i');
    await view().locator('.gl-in-out-name').click();
    await pick('g');
    await window.read(view().locator('.gl-in-out'), /^g=400$/);
    await isShown();
  });

  it('is cleared alone, and comes back', async () => {
    await activeKept();
    await window.command('GradLens: Clear');
    await window.read(hint(), /cleared/);
    await isShown();
    await button().click();
    await window.read(view().locator('.gl-in-out'), /^g=400$/);
  });
});

describe('a circuit in a window of its own', () => {
  const window = useWindow({ files: { 'two.js': two } });
  const main = panelsIn(() => window.page);

  it('shows the same, and follows the code', async () => {
    await window.select(1, 3);
    await window.command(COMPUTE);
    await window.command(SHOW);
    await main.waitWires(first);
    await main.tab('Circuit of two.js').click();
    const opened = window.context.waitForEvent('page');
    await window.command('View: Move Editor into New Window');
    const popup = await opened;
    const own = panelsIn(() => popup);
    await own.waitWires(first);
    await window.page.bringToFront();
    await main.tab('two.js').click();
    await window.goto(1, 12);
    await window.page.keyboard.type('0'); // x = 20
    await own.waitWires(['20 ∂ 3', '3 ∂ 20', '60 ∂ 1']);
  });
});

describe('an empty circuit says what to do', () => {
  const files = {
    'two.js': two,
    'constant.js': 'const c = Math.sqrt(2) * 2;\n',
    'lacking.js': 'const k = unknown * 2;\n',
    'broken.js': 'const m = 2;\nconst n = m *;\n',
  };
  const window = useWindow({ files, open: 'two.js' });
  const { waitWires, tab, hint, button } = panelsIn(() => window.page);

  it('after Clear', async () => {
    await window.select(1, 3);
    await window.command(COMPUTE);
    await window.command(SHOW);
    await waitWires(first);
    await window.command('GradLens: Clear');
    await window.read(hint(), /cleared/);
    await button().filter({ hasText: 'Compute Gradients' }).click();
    await waitWires(first);
  });

  it('when its document was closed', async () => {
    await window.closeTab('two.js');
    await window.read(hint(), /two\.js was closed/);
    await button().filter({ hasText: 'Open two.js' }).click();
    await waitWires(first);
    await window.closeTab('Circuit of two.js');
  });

  it('when the output is a constant', async () => {
    await window.open('constant.js');
    await window.command(SHOW);
    await window.read(hint(), /c does not depend on any input/);
    await window.closeTab('Circuit of constant.js');
  });

  it('when inputs were not given', async () => {
    await window.open('lacking.js');
    await window.command(SHOW);
    await window.quick.locator('input[type=text]').waitFor();
    await window.page.keyboard.press('Escape');
    await window.read(hint(), /Choose a value for unknown/);
    await button().filter({ hasText: 'Give Inputs' }).click();
    await window.quick.locator('input[type=text]').fill('3');
    await window.page.keyboard.press('Enter');
    await waitWires(['3 ∂ 2', '6 ∂ 1']);
    await window.closeTab('Circuit of lacking.js');
  });

  it('when the code has a mistake before anything ran', async () => {
    await window.open('broken.js');
    await window.command(SHOW);
    await button().filter({ hasText: 'Go to Line 2' }).click();
    await until('the place', async () =>
      assert.match(await window.statusbar(/Ln \d+, Col \d+/).textContent(), /Ln 2, Col 1/),
    );
    await tab('Circuit of broken.js').waitFor();
  });
});

describe('a gate that is pointed at', () => {
  const far = `const x = 2;\nconst y = 3;\n${'\n'.repeat(120)}const f = x * y;\n`;
  const window = useWindow({ files: { 'far.js': far } });
  const { view, waitWires, tab } = panelsIn(() => window.page);
  const gate = (label) => view().locator(`.gl-gate[aria-label^=${JSON.stringify(label)}]`);
  /** Framed: the lines around it are lit softly, without a frame. */
  const lit = () =>
    window.editor('far.js').evaluate((editor) => {
      const framed = [...editor.querySelectorAll('.view-overlays .cdr')].filter(
        (mark) => getComputedStyle(mark).borderTopStyle === 'solid' && mark.getBoundingClientRect().width > 0,
      );
      return framed.length;
    });
  const waitLit = (count) => until('the light', async () => assert.equal(await lit(), count));
  const seen = (text) =>
    window.waitLines(text, (lines) => lines.some((line) => line.text.startsWith(text)), window.editor('far.js'));

  it('lights up its code and brings it in sight, and the cursor stays', async () => {
    await window.goto(1);
    await window.command(COMPUTE);
    await window.command(SHOW);
    await waitWires(first);
    await seen('const x');
    await gate('f').hover();
    await seen('const f');
    await waitLit(1);
    await gate('x').hover();
    await seen('const x');
    await waitLit(1);
    assert.match(await window.statusbar(/Ln \d+, Col \d+/).textContent(), /Ln 1, Col 1\b/);
  });

  it('no longer when the pointer is elsewhere', async () => {
    await tab('far.js').hover();
    await waitLit(0);
  });

  it('and not when its panel is closed', async () => {
    await gate('x').hover();
    await waitLit(1);
    await tab('Circuit of far.js').click({ button: 'middle' });
    await waitLit(0);
  });
});
