import assert from 'node:assert/strict';
import { useWindow } from '../host/window.mjs';
import { examples, notes } from './examples.mjs';

const COMPUTE = 'GradLens: Compute Gradients';

describe('a mistake in the code', () => {
  const files = { ...examples('mistake.js'), 'other.md': 'x = 3\n' };
  const window = useWindow({ files });

  it('is told on its line, and what came before is shown', async () => {
    await window.goto(1);
    await window.command(COMPUTE);
    await window.waitLines('notes', (lines) => {
      const shown = notes(lines);
      assert.equal(shown['const x = 2;'], '2');
      assert.equal(shown['const scaled = x * settings.scale;'], '6');
      assert.match(shown['const moved = scaled + settings.ofset.value;'], /TypeError/);
      assert.equal(shown['const f = moved * moved;'], undefined);
      return true;
    });
  });

  it('is in Problems, at its place', async () => {
    await window.squiggles('error').first().waitFor();
    const row = (await window.problemsRows('TypeError')).first();
    await window.read(row, /GradLens[\s\S]*uncaught[\s\S]*Ln 8/);
    await window.command('View: Toggle Panel Visibility');
  });

  it('is gone when it is corrected', async () => {
    await window.editor('mistake.js').locator('.view-line').first().click();
    await window.replaceLine(8, 'const moved = scaled + settings.offset;');
    await window.waitLines('values', (lines) => notes(lines)['const f = moved * moved;'] === '42.25 ∂ 1');
    await window.squiggles('error').first().waitFor({ state: 'detached' });
  });

  it('is not looked for in files of other languages', async () => {
    await window.open('other.md');
    await window.page.keyboard.press('F1');
    await window.quick.locator('input[type=text]').fill('>GradLens: ');
    const row = (title) => window.quick.locator('.monaco-list-row', { hasText: title });
    await row('GradLens: Open an Example').waitFor();
    assert.equal(await row(COMPUTE).count(), 0);
    await window.page.keyboard.press('Escape');
  });
});
