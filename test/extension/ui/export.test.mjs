import assert from 'node:assert/strict';
import { until, useWindow } from '../host/window.mjs';
import { examples } from './examples.mjs';

describe('taking a circuit away', () => {
  const window = useWindow({ files: examples('chain.js') });
  const view = () => window.webview();
  const button = () => view().getByRole('button', { name: 'Export' });
  const item = (text) => view().locator('.gl-menu-item', { hasText: text });
  /** Says yes to the place that the dialog offers, and returns what is there then. */
  const saved = async (name) => {
    const input = window.quick.locator('input[type=text]');
    await until('the dialog', async () => assert.match(await input.inputValue(), new RegExp(`/${name}$`)));
    await input.press('Enter');
    // It is there before all is in it.
    return until(name, async () => {
      const contents = window.contents(name);
      assert.notEqual(contents.length, 0);
      return contents;
    });
  };
  const focused = () => view().locator(':focus').textContent();

  it('has a menu that keys go through', async () => {
    await window.goto(1);
    await window.command('GradLens: Show Circuit');
    await view().locator('.gl-gate').first().click();
    await window.page.keyboard.press('e');
    await until('the first', async () => assert.equal(await focused(), 'Save as SVG…'));
    await window.page.keyboard.press('ArrowUp');
    assert.equal(await focused(), 'High contrast');
    await window.page.keyboard.press('j');
    assert.equal(await focused(), 'Save as JSON…');
    await window.page.keyboard.press('Escape');
    await item('JSON').waitFor({ state: 'hidden' });
    await until('the button', async () =>
      assert.equal(await view().locator(':focus').getAttribute('aria-label'), 'Export'),
    );
  });

  it('writes an SVG in the colours of the editor where the dialog says', async () => {
    await button().click();
    await item('SVG').click();
    const svg = (await saved('chain-circuit.svg')).toString();
    assert.match(svg, /^<svg [^>]*>[\s\S]*<\/svg>\n$/);
    assert.doesNotMatch(svg, /var\(|color-mix/);
    const background = await view()
      .locator('body')
      .evaluate((body) => getComputedStyle(body).backgroundColor.match(/\d+/g).map(Number));
    const hex = `#${background.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    assert.match(svg, new RegExp(`<rect [^>]*fill="${hex}"/>`));
    assert.match(svg, />-12<\/text>/);
    await window.statusbar('Circuit saved as chain-circuit.svg').waitFor();
  });

  it('writes a PNG twice as fine, asked for by a command', async () => {
    await window.command('GradLens: Export the Circuit');
    await item('PNG').click();
    const png = await saved('chain-circuit.png');
    assert.equal(png.subarray(1, 4).toString(), 'PNG');
    const [, width] = /<svg [^>]*width="(\d+)"/.exec(window.contents('chain-circuit.svg').toString());
    assert.equal(png.readUInt32BE(16), 2 * Number(width));
  });

  it('copies the picture', async () => {
    await button().click();
    await item('Copy as image').click();
    await view().locator('.gl-notice', { hasText: 'Copied' }).waitFor();
    const bytes = await window.page.evaluate(async () => {
      const [copied] = await navigator.clipboard.read();
      return (await copied.getType('image/png')).size;
    });
    assert.ok(bytes > 1000);
  });

  it('says why the clipboard cannot be written, and offers a file instead', async () => {
    await view()
      .locator('body')
      .evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('Not today.'));
      });
    await button().click();
    await item('Copy as Mermaid').click();
    const notice = view().locator('.gl-notice');
    await window.read(notice, /The clipboard cannot be written: Not today\./);
    await notice.locator('button', { hasText: 'Save as Mermaid' }).click();
    assert.match((await saved('chain-circuit.mmd')).toString(), /^flowchart LR\n/);
  });
});
