import assert from 'node:assert/strict';
import { useWindow } from '../host/window.mjs';
import { examples, notes } from './examples.mjs';

const COMPUTE = 'GradLens: Compute Gradients';

describe('a mistake in the code', () => {
  const files = { ...examples('mistake.js'), 'later.py': 'x = 3\n' };
  const window = useWindow({ files });

  it('is told on its line, and what came before is shown', async () => {
    await window.goto(1);
    await window.command(COMPUTE);
    const lines = await window.waitLines('notes', (all) => all.some(({ after }) => after.length > 0));
    assert.equal(notes(lines)['const x = 2;'], '2');
    assert.equal(notes(lines)['const scaled = x * settings.scale;'], '6');
    assert.match(notes(lines)['const moved = scaled + settings.ofset.value;'], /TypeError/);
    assert.equal(notes(lines)['const f = moved * moved;'], undefined);
  });

  it('is in Problems, at its place', async () => {
    await window.squiggles('error').first().waitFor();
    const row = (await window.problemsRows('TypeError')).first();
    await row.waitFor();
    assert.match(await row.textContent(), /GradLens[\s\S]*uncaught[\s\S]*Ln 8/);
    await window.command('View: Toggle Panel Visibility');
  });

  it('is gone when it is corrected', async () => {
    await window.editor('mistake.js').locator('.view-line').first().click();
    await window.replaceLine(8, 'const moved = scaled + settings.offset;');
    await window.waitLines('values', (lines) => notes(lines)['const f = moved * moved;'] === '42.25 ∂ 1');
    await window.squiggles('error').first().waitFor({ state: 'detached' });
  });

  it('says in a Python file that Python comes next', async () => {
    await window.open('later.py');
    await window.goto(1);
    await window.command(COMPUTE);
    await (await window.notification('Python comes next')).waitFor();
  });
});
