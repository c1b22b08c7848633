import { assert } from 'chai';
import * as vscode from 'vscode';
import {
  compute,
  eventually,
  hover,
  hoverNow,
  open,
  problems,
  replace,
  selectLines,
  set,
  shown,
  shows,
  snapshot,
  unset,
} from './editor.ts';

const CHAIN = 'const x = -2;\nconst y = 5;\nconst z = -4;\nconst q = x + y;\nconst f = q * z;\n';
const CHAIN_SHOWN = { 1: '-2 | ∂ -4', 2: '5 | ∂ -4', 3: '-4 | ∂ 3', 4: '3 | ∂ -4', 5: '-12 | ∂ 1' };

describe('Compute Gradients', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('shows value and gradient at the end of each line of a file', async () => {
    const editor = await open(CHAIN);
    await compute();
    assert.deepEqual(await shown(editor), CHAIN_SHOWN);
  });

  it('keeps to the selection, snapped to whole statements', async () => {
    const editor = await open(`${CHAIN}const g = f * f;\n`);
    editor.selection = new vscode.Selection(3, 4, 4, 3);
    await compute();
    const lines = await shown(editor);
    assert.equal(lines[4], '3 | ∂ -4');
    assert.equal(lines[5], '-12 | ∂ 1');
    assert.isUndefined(lines[6]);
  });

  it('runs again when a number is edited', async () => {
    const editor = await open(CHAIN);
    await compute();
    await replace(editor, '5', '7');
    await shows(editor, { 1: '-2 | ∂ -4', 2: '7 | ∂ -4', 3: '-4 | ∂ 5', 4: '5 | ∂ -4', 5: '-20 | ∂ 1' });
  });

  it('follows its lines when some are put in above', async () => {
    const editor = await open(CHAIN);
    selectLines(editor, 1, 5);
    await compute();
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), '// first\n\n'));
    await shows(editor, { 7: '-12 | ∂ 1' });
  });

  it('takes in what is typed at the end of the region', async () => {
    const editor = await open('const x = 3;\nconst f = x * x;');
    selectLines(editor, 1, 2);
    await compute();
    const end = new vscode.Position(1, 16);
    await editor.edit((builder) => builder.insert(end, '\nconst g = f * 2;'));
    await shows(editor, { 1: '3 | ∂ 12', 2: '9 | ∂ 2', 3: '18 | ∂ 1' });
  });

  it('keeps the last results, dimmed, while a statement is half typed', async () => {
    const editor = await open(CHAIN);
    await compute();
    await replace(editor, 'q * z;', 'q * ;');
    const dimmed = await eventually(
      () => snapshot(editor),
      (now) => now?.stale === true,
    );
    assert.equal(dimmed?.lines[1].values, '-2');
    await eventually(
      () => snapshot(editor),
      (now) => /token/.test(now?.lines[5].problem ?? ''),
    );
    assert.deepEqual(problems(editor), []); // VS Code's own JavaScript support tells it there
    await replace(editor, 'q * ;', 'q * y;');
    await shows(editor, { 5: '15 | ∂ 1' });
    assert.isFalse((await snapshot(editor))?.stale);
    assert.deepEqual(problems(editor), []);
  });

  it('shows all before an error, and says there what went wrong', async () => {
    const editor = await open('const x = 2;\nconst y = x * 3;\nconst z = y.a.b;\nconst f = z * y;\n');
    await compute();
    const lines = await shown(editor);
    assert.equal(lines[1], '2');
    assert.equal(lines[2], '6');
    assert.match(lines[3], /TypeError/);
    const [problem] = await eventually(
      () => problems(editor),
      (found) => found.length > 0,
    );
    assert.deepInclude(problem, { code: 'uncaught', line: 3 });
  });

  it('is gone after Clear, and stays away while one types', async () => {
    const editor = await open('const x = 3;\nconst f = x.a.b;\n');
    await compute();
    await eventually(
      () => problems(editor),
      (found) => found.length === 1,
    );
    await vscode.commands.executeCommand('gradlens.clear');
    assert.isUndefined(await snapshot(editor));
    await eventually(
      () => problems(editor),
      (found) => found.length === 0,
    );
    await replace(editor, '3', '4');
    assert.isUndefined(await snapshot(editor));
  });

  it('ends when all of the region is deleted', async () => {
    const editor = await open(CHAIN);
    selectLines(editor, 4, 5);
    await compute();
    await replace(editor, 'const q = x + y;\nconst f = q * z;', '');
    await eventually(
      () => snapshot(editor),
      (now) => now === undefined,
    );
  });

  it('computes the function at the cursor from a call in the file', async () => {
    const editor = await open('function f(a) {\n  const b = a * a;\n  return b * 2;\n}\nf(3);\n');
    editor.selection = new vscode.Selection(1, 8, 1, 8);
    await compute();
    const lines = await shown(editor);
    assert.equal(lines[2], '9 | ∂ 2');
    assert.equal(lines[3], '18 | ∂ 1');
  });
});

describe('a hover', () => {
  afterEach(async () => {
    await unset();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('says value, gradient and the chain rule of a name', async () => {
    const editor = await open(CHAIN);
    await compute();
    const text = await hover(editor, 'x + y');
    assert.include(text, '**`x`** = `-2`');
    assert.include(text, '`∂f/∂x` = `-4`');
    assert.include(text, 'as `q = x + y` (line 4): upstream -4 × local 1 = **-4**');
  });

  it('does not say again what stands at the end of the line', async () => {
    const editor = await open('const x = 0.123456;\nconst y = 2;\nconst f = x * y;\n');
    await compute();
    await shows(editor, { 1: '0.1235 | ∂ 2', 2: '2 | ∂ 0.1235' });
    const y = await hover(editor, 'y = 2');
    assert.match(y, /^\*\*`y`\*\* {2}\n`∂f\/∂y` = `0\.123456`\n/);
    assert.include(y, 'as `f = x * y` (line 3): upstream 1 × local 0.1235 = **0.1235**');
    const x = await hover(editor, 'x = 0');
    assert.match(x, /^\*\*`x`\*\* = `0\.123456`\n/);
    for (const [key, value] of [
      ['inline', 'off'],
      ['lines', 'current'],
    ]) {
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      await set(key, value);
      assert.include(await hover(editor, 'y = 2'), '**`y`** = `2`');
      await unset();
    }
    await set('run', 'onCommand');
    await replace(editor, '456', '457');
    assert.include(await hover(editor, 'y = 2'), '**`y`** = `2`');
  });

  it('answers for a subexpression', async () => {
    const editor = await open('const x = 3;\nconst y = -4;\nconst f = 2 * (x * y + x);\n');
    await compute();
    assert.include(await hover(editor, '* y', 0), '`-12`');
  });

  it('says nothing where nothing was computed, and after Clear', async () => {
    const editor = await open(`${CHAIN}// a comment\n`);
    await compute();
    assert.isUndefined(await hoverNow(editor, 'a comment'));
    await vscode.commands.executeCommand('gradlens.clear');
    assert.isUndefined(await hoverNow(editor, 'x = -2'));
  });

  it('is mapped back when something else was edited', async () => {
    const editor = await open(CHAIN);
    selectLines(editor, 1, 5);
    await compute();
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), '// first\n'));
    assert.include(await hover(editor, 'q * z'), '`∂f/∂q` = `-4`');
  });
});

describe('what was cleared', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('is computed again at its place, and not elsewhere', async () => {
    const editor = await open(`${CHAIN}function g(a) {\n  return a * a;\n}\ng(3);\n`);
    selectLines(editor, 4, 5);
    await compute();
    await vscode.commands.executeCommand('gradlens.clear');
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), '// first\n'));
    editor.selection = new vscode.Selection(5, 0, 5, 0);
    await compute();
    assert.deepEqual(await shown(editor), { 5: '3 | ∂ -4', 6: '-12 | ∂ 1' });
    await vscode.commands.executeCommand('gradlens.clear');
    editor.selection = new vscode.Selection(7, 4, 7, 4);
    await compute();
    await shows(editor, { 8: '9 | ∂ 1' });
  });
});
