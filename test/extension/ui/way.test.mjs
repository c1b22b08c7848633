import assert from 'node:assert/strict';
import { until, useWindow } from '../host/window.mjs';

const program = `w = 0.5
b = 0.1
loss = 0.0
for x in [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]:
    y = w * x + b
    err = y - 2 * x
    loss += err * err
`;

describe('finding one’s way in the circuit', () => {
  const window = useWindow({ files: { 'loop.py': program } });
  const view = () => window.webview();
  const press = (key) => window.page.keyboard.press(key);
  const shows = (what, selector, expected) =>
    until(what, async () => assert.deepEqual(await view().locator(selector).allTextContents(), expected));
  const focused = () => view().locator(':focus').getAttribute('aria-label');
  const news = (pattern) =>
    until('the news', async () => assert.match(await view().locator('.gl-news').textContent(), pattern));

  it('steps through a loop, and keeps to it', async () => {
    await window.command('GradLens: Show Circuit');
    await shows('the last one', '.gl-step-at', ['8 / 8']);
    await view().locator('[data-step="-1"]').click();
    await shows('the one before', '.gl-step-at', ['7 / 8']);
    await view().locator('.gl-gate[aria-label^="err"]').click();
    await press('Alt+ArrowLeft');
    await shows('by key', '.gl-step-at', ['6 / 8']);
    await news(/^6 of 8$/);
    await press('g');
    await window.page.keyboard.type('2');
    await press('Enter');
    await shows('by number', '.gl-step-at', ['2 / 8']);
  });

  it('finds what is drawn', async () => {
    await press('Control+f');
    await window.page.keyboard.type('err');
    await until('a count', async () =>
      assert.match(await view().locator('.gl-find-count').textContent(), /^1 \/ [2-9]$/),
    );
    await view().locator('.gl-found-now').waitFor();
    await press('Escape');
    await until('the focus', async () => assert.match(await focused(), /^err · −/));
    await view().locator('.gl-found').waitFor({ state: 'detached' });
  });

  it('closes what is around a gate, and goes through its door', async () => {
    await press('Alt+ArrowUp');
    const title = await focused();
    await press('Enter');
    await news(/is closed/);
    await until('the same, closed', async () => assert.ok((await focused()).startsWith(title.split(',')[0])));
    await press('Enter');
    await news(/is open/);
  });

  it('changes the level by key', async () => {
    const checked = () => view().locator('[role=radio][aria-checked=true]').getAttribute('aria-label');
    const gates = () => view().locator('[data-gate]').count();
    const before = await gates();
    await press('3');
    await news(/^Groups: \d+ gates/);
    assert.equal(await checked(), 'Groups');
    assert.ok((await gates()) < before);
    await press('1');
    await news(/^Gates: \d+ gates/);
  });
});
