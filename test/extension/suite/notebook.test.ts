import { assert } from 'chai';
import * as vscode from 'vscode';
import { compute, eventually, hover, hoverNow, problems, shown, shows, snapshot } from './editor.ts';

const DATA = 'import numpy as np\nx = np.array([1.0, 2.0])\nw = np.array([3.0, -1.0])';
const FORWARD = 'y = w * x\nunused = 7.0';
const LOSS = 'loss = (y * y).sum()';

const code = (text: string) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'python');
const prose = (text: string) => new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, text, 'markdown');

let notebook: vscode.NotebookDocument;

async function open(...cells: vscode.NotebookCellData[]): Promise<void> {
  const data = new vscode.NotebookData(cells);
  notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', data);
  await vscode.window.showNotebookDocument(notebook);
}

const cell = (index: number) => notebook.cellAt(index);

/** The editor of a cell, active. */
async function edit(index: number): Promise<vscode.TextEditor> {
  const { document } = cell(index);
  const range = new vscode.NotebookRange(index, index + 1);
  await vscode.window.showNotebookDocument(notebook, { selections: [range] });
  await vscode.commands.executeCommand('notebook.cell.edit');
  await eventually(
    () => vscode.window.activeTextEditor?.document === document,
    (isActive) => isActive,
  );
  const editor = vscode.window.activeTextEditor!;
  editor.selection = new vscode.Selection(0, 0, 0, 0);
  return editor;
}

/** What is done with the cells themselves. */
async function splice(index: number, count: number, ...cells: vscode.NotebookCellData[]): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  const range = new vscode.NotebookRange(index, index + count);
  change.set(notebook.uri, [vscode.NotebookEdit.replaceCells(range, cells)]);
  await vscode.workspace.applyEdit(change);
}

describe('a notebook', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('is one program up to the cell that is computed, and shows what that needs in all its cells', async () => {
    await open(prose('# A model'), code(DATA), code(FORWARD), prose('Its loss'), code(LOSS), code('after = loss + y'));
    await edit(4);
    await compute();
    assert.deepEqual(await shown(cell(4)), { 1: '13 | ∂ 1' });
    assert.deepEqual(await shown(cell(1)), { 2: 'f64[2] [1, 2] | ∂ [18, 4]', 3: 'f64[2] [3, -1] | ∂ [6, -8]' });
    assert.deepEqual(await shown(cell(2)), { 1: 'f64[2] [3, -2] | ∂ [6, -4]' });
    assert.isUndefined(await snapshot(cell(5)));
  });

  it('explains in hovers wherever its cells are', async () => {
    await open(code(DATA), code(FORWARD), code(LOSS));
    await edit(2);
    await compute();
    assert.include(await hover(cell(2), 'y * y', 2), '[9, 4]');
    assert.isUndefined(await hoverNow(cell(1), 'unused'));
  });

  it('names lines by their cells in the chain rule', async () => {
    await open(code('a = 2.0'), prose('# Twice'), code('\nb = a * 3.0'), code('c = b * b'));
    await edit(3);
    await compute();
    assert.include(await hover(cell(0), 'a'), 'as `b = a * 3.0` (line 3:2): upstream 12 × local 3 = **36**');
    assert.include(await hover(cell(2), 'b'), '(line 4:1)');
  });

  it('runs again when a cell before is edited', async () => {
    await open(code(DATA), code(FORWARD), code(LOSS));
    await edit(2);
    await compute();
    await replace(cell(0), '3.0', '4.0');
    await shows(cell(2), { 1: '20 | ∂ 1' });
    await shows(cell(0), { 3: 'f64[2] [4, -1] | ∂ [8, -8]' });
    await replace(cell(1), 'y = ', '\ny = 2 * ');
    await shows(cell(1), { 2: 'f64[2] [8, -4] | ∂ [16, -8]' });
    await shows(cell(2), { 1: '80 | ∂ 1' });
  });

  it('follows cells that are added and deleted', async () => {
    await open(code(DATA), code(FORWARD), code(LOSS));
    await edit(2);
    await compute();
    await splice(1, 0, code('w = 2 * w'));
    await shows(cell(3), { 1: '52 | ∂ 1' });
    await shows(cell(1), { 1: 'f64[2] [6, -2] | ∂ [12, -16]' });
    await splice(1, 1);
    await shows(cell(2), { 1: '13 | ∂ 1' });
    await splice(1, 1);
    await eventually(
      () => snapshot(cell(1)),
      (now) => /\by\b/.test(now?.lines[1].problem ?? ''),
    );
    await splice(1, 1);
    await eventually(
      () => snapshot(cell(0)),
      (now) => now === undefined,
    );
  });

  it('follows a cell that is moved', async () => {
    await open(code(DATA), code('w = 2 * w'), code('w = w + 1.0'), code('loss = (w * w).sum()'));
    await edit(3);
    await compute();
    await shows(cell(3), { 1: '50 | ∂ 1' });
    await edit(1);
    await vscode.commands.executeCommand('notebook.cell.moveDown');
    await shows(cell(3), { 1: '64 | ∂ 1' });
    assert.deepEqual(await shown(cell(1)), { 1: 'f64[2] [4, 0] | ∂ [32, 0]' });
  });

  it('leaves out cells of other languages, until they are none', async () => {
    await open(code(DATA), code('%%bash\nx=(1 2)'), code(FORWARD), code(LOSS));
    await edit(3);
    await compute();
    await shows(cell(3), { 1: '13 | ∂ 1' });
    assert.isUndefined(await snapshot(cell(1)));
    await replace(cell(1), '%%bash\nx=(1 2)', '%%time\nx = 2 * x');
    await shows(cell(3), { 1: '52 | ∂ 1' });
  });

  it('tells errors in the cells where they are', async () => {
    await open(code(DATA), code('y = w * np.array([1.0, 2.0, 3.0])'), code(LOSS));
    await edit(2);
    await compute();
    const [problem] = await eventually(
      () => problems(cell(1)),
      (found) => found.length > 0,
    );
    assert.deepInclude(problem, { line: 1 });
    assert.match(problem.message, /\(2,\).*\(3,\)/);
    assert.match((await shown(cell(1)))[1], /\(2,\)/);
    assert.deepEqual(problems(cell(2)), []);
    await replace(cell(1), ', 3.0', '');
    await shows(cell(2), { 1: '13 | ∂ 1' });
    await eventually(
      () => problems(cell(1)),
      (found) => found.length === 0,
    );
  });

  it('shows one cell at a time, the one computed last', async () => {
    await open(code(DATA), code(FORWARD), code(LOSS));
    await edit(2);
    await compute();
    await edit(1);
    await compute();
    assert.deepEqual((await shown(cell(1)))[1], 'f64[2] [3, -2] | ∂ [1, 1]');
    assert.isUndefined(await snapshot(cell(2)));
    await vscode.commands.executeCommand('gradlens.clear');
    assert.isUndefined(await snapshot(cell(0)));
  });

  it('keeps to the selection in a cell', async () => {
    await open(code(DATA), code('a = w * x\nb = a + 1.0\nc = (b * b).sum()'));
    const editor = await edit(1);
    editor.selection = new vscode.Selection(0, 0, 1, 11);
    await compute();
    assert.deepEqual(Object.keys(await shown(cell(1))), ['1', '2']);
    assert.match((await shown(cell(0)))[3], /∂ \[1, 2\]/);
  });

  it('has its CodeLens in the cell, and its list for all cells', async () => {
    await open(prose('# A model'), code(DATA), code(FORWARD), code(LOSS));
    await edit(3);
    await compute();
    assert.deepEqual(await lenses(cell(1)), []);
    assert.deepEqual((await lenses(cell(3))).slice(0, 2), ['∇ loss = 13', 'inputs x, w']);
    await vscode.commands.executeCommand('gradlens.listValues', notebook.uri);
    const list = await eventually(
      () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'gradlens-list')?.getText() ?? '',
      (text) => text !== '',
    );
    assert.match(list, /^w +2:3 /m);
    assert.match(list, /^loss +4:1 /m);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});

/** By an edit that needs no editor. */
async function replace({ document }: vscode.NotebookCell, old: string, text: string): Promise<void> {
  const at = document.getText().indexOf(old);
  assert.isAtLeast(at, 0);
  const change = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + old.length));
  change.replace(document.uri, range, text);
  await vscode.workspace.applyEdit(change);
}

async function lenses({ document }: vscode.NotebookCell): Promise<string[]> {
  const { executeCommand } = vscode.commands;
  const found = await executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
  return found.map(({ command }) => command?.title ?? '');
}
