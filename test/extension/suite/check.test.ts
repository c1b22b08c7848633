import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Checked } from '../../../extension/api.ts';
import { api, compute, eventually, open, problems, replace, set, shown, unset } from './editor.ts';

const STAGED = `x = 3.0
y = -4.0
q = x + y
f = q * y
dq = y
dy = q + dq
dx = dq
`;

const PAIR = `import numpy as np

def affine_forward(x, w, b):
    out = x @ w + b
    cache = (x, w)
    return out, cache

def affine_backward(dout, cache):
    x, w = cache
    dx = dout @ w.T
    dw = x.T @ dout
    db = dout.sum(axis=0)
    return dx, dw, db

x = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 7.0]])
w = np.array([[0.5, -1.0], [2.0, 1.5]])
b = np.array([0.1, 0.2])
out, cache = affine_forward(x, w, b)
`;

const checked = async (editor: vscode.TextEditor) => (await api()).checked(editor.document.uri);

/** Waits until the lines' verdicts match, and no others are there. */
async function says(editor: vscode.TextEditor, expected: Readonly<Record<number, RegExp>>): Promise<Checked> {
  const found = await eventually(
    () => checked(editor),
    (now) => {
      const lines = now?.lines ?? {};
      const isSame = Object.keys(lines).join() === Object.keys(expected).join();
      return (
        now?.stale === false && isSame && Object.entries(expected).every(([line, text]) => text.test(lines[+line]))
      );
    },
  );
  return found!;
}

async function check(): Promise<void> {
  await vscode.commands.executeCommand('gradlens.check');
}

/** A quick fix where a text stands, by what its title says. */
async function fix(editor: vscode.TextEditor, text: string, title: RegExp): Promise<vscode.CodeAction> {
  const { document } = editor;
  const at = document.positionAt(document.getText().indexOf(text));
  const kind = vscode.CodeActionKind.QuickFix.value;
  const offered = await eventually(
    async () =>
      await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(at, at),
        kind,
      ),
    (all) => all.some((one) => title.test(one.title)),
    SOON,
  );
  return offered.find((one) => title.test(one.title))!;
}

async function close(): Promise<void> {
  await unset();
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** One check takes no longer, on a busy machine either. */
const SOON = 15_000;
const TICK = /^✓ \d/;

describe('the check of a backward pass', () => {
  before(api);
  afterEach(close);

  it('has a tick at each right line', async () => {
    const editor = await open(STAGED, 'python');
    await check();
    await says(editor, { 5: TICK, 6: TICK, 7: TICK });
    assert.deepEqual(problems(editor), []);
    assert.deepEqual(await shown(editor), {}); // gradients are not computed
    assert.equal((await api()).checkStatus, '3 ✓');
  });

  it('tells a wrong line that is typed, why it is wrong, and mends it', async () => {
    const editor = await open(PAIR, 'python');
    await check();
    await says(editor, { 10: TICK, 11: TICK, 12: TICK });
    await replace(editor, 'dout.sum(axis=0)', 'dout');
    await says(editor, { 10: TICK, 11: TICK, 12: /^✗ .*: not summed$/ });
    const [problem] = await eventually(
      () => problems(editor),
      (all) => all.length === 1 && all[0].code === 'not-summed',
    );
    assert.equal(problem.line, 12);
    assert.equal((await api()).checkStatus, '2 ✓ 1 ✗');
    const { edit, isPreferred } = await fix(editor, 'db = dout', /^Write db = .*sum\(.*axis=0\)/);
    assert.isTrue(isPreferred);
    await vscode.workspace.applyEdit(edit!);
    await says(editor, { 10: TICK, 11: TICK, 12: TICK });
    assert.deepEqual(problems(editor), []);
  });

  it('explains a gradient in its hover, at its name and at the end of its line', async () => {
    const editor = await open(PAIR.replace('dout @ w.T', '-dout @ w.T'), 'python');
    await check();
    await says(editor, { 10: /^✗ .*: sign$/, 11: TICK, 12: TICK });
    const { document } = editor;
    const start = document.getText().indexOf('dx = -dout');
    for (const offset of [start, document.offsetAt(document.lineAt(9).range.end)]) {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        document.positionAt(offset),
      );
      const text = hovers.flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value)).join();
      for (const part of ['**`dx`**', '`x`', 'relative error', 'by autodiff', 'dx = dout @ w.T'])
        assert.include(text, part);
    }
  });

  it('keeps its verdicts, dimmed, while a line is half typed', async () => {
    const editor = await open(STAGED, 'python');
    await check();
    await says(editor, { 5: TICK, 6: TICK, 7: TICK });
    await replace(editor, 'dx = dq', 'dx = (dq');
    const old = await eventually(
      () => checked(editor),
      (now) => now?.stale === true,
    );
    assert.deepEqual(Object.keys(old!.lines), ['5', '6', '7']);
    await replace(editor, '(dq', 'dq');
    await says(editor, { 5: TICK, 6: TICK, 7: TICK });
  });

  it('goes with gradients that are computed, and ends with them', async () => {
    const editor = await open(STAGED, 'python');
    await compute();
    await says(editor, { 5: TICK, 6: TICK, 7: TICK });
    await vscode.commands.executeCommand('gradlens.clear');
    assert.isUndefined(await checked(editor));
    await set('check.automatic', false);
    await compute();
    await eventually(
      () => shown(editor),
      (lines) => lines[4] !== undefined,
    );
    assert.isUndefined(await checked(editor));
  });

  it('is ended by itself, or by Clear', async () => {
    const editor = await open(STAGED.replace('dx = dq', 'dx = 2 * dq'), 'python');
    for (const command of ['gradlens.clearCheck', 'gradlens.clear']) {
      await check();
      await says(editor, { 5: TICK, 6: TICK, 7: /^✗/ });
      await vscode.commands.executeCommand(command);
      assert.isUndefined(await checked(editor));
      assert.deepEqual(problems(editor), []);
      assert.isUndefined((await api()).checkStatus);
    }
  });

  it('is told by a setting what a name is the gradient of', async () => {
    const editor = await open(STAGED.replace('dx = dq', 'back = dq'), 'python');
    await check();
    await says(editor, { 5: TICK, 6: TICK });
    await set('check.names', { back: 'x', dq: false });
    await says(editor, { 6: TICK, 7: TICK });
  });

  it('leaves alone what a comment says is no gradient, which it offers', async () => {
    const editor = await open(STAGED.replace('dx = dq', 'dx = 7.5 * q'), 'python');
    await check();
    await says(editor, { 5: TICK, 6: TICK, 7: /^✗/ });
    const { edit } = await fix(editor, 'dx = 7.5 * q', /dx is no gradient/);
    await vscode.workspace.applyEdit(edit!);
    await says(editor, { 5: TICK, 6: TICK });
    assert.include(editor.document.getText(), '# gradlens: dx is no gradient\n');
  });

  it('goes to the first gradient that is wrong', async () => {
    const editor = await open(STAGED.replace('dy = q + dq', 'dy = q - dq'), 'python');
    await check();
    await says(editor, { 5: TICK, 6: /^✗/, 7: TICK });
    await vscode.commands.executeCommand('gradlens.goToWrong');
    await eventually(
      () => editor.selection.start.line,
      (line) => line === 5,
    );
  });

  it('is offered above a backward pass', async () => {
    const editor = await open(PAIR, 'python');
    const titles = async () => {
      const { uri } = editor.document;
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
      return lenses.map(({ range, command }) => `${range.start.line + 1}: ${command?.title}`);
    };
    assert.deepEqual(await titles(), ['8: check']);
    await check();
    await says(editor, { 10: TICK, 11: TICK, 12: TICK });
    await eventually(titles, (now) => now.join() === '8: 3 ✓,8: end the check');
  });
});
