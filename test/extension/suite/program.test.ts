import { assert } from 'chai';
import * as vscode from 'vscode';
import { Program } from '../../../extension/program.ts';
import { mapForward, moveLine } from '../../../extension/track.ts';

interface Cell {
  kind: vscode.NotebookCellKind;
  document: vscode.TextDocument;
}

async function cell(content: string, language = 'python', kind = vscode.NotebookCellKind.Code): Promise<Cell> {
  return { kind, document: await vscode.workspace.openTextDocument({ language, content }) };
}

/** The program up to the last of the cells, and the notebook's cells to change. */
function programOf(cells: Cell[]): Program {
  const notebook = { uri: vscode.Uri.parse('test:a.ipynb'), getCells: () => cells };
  return new Program(cells[cells.length - 1].document, notebook as unknown as vscode.NotebookDocument);
}

const replaced = (line: number, from: number, to: number, text: string, rangeOffset: number) => ({
  range: new vscode.Range(line, from, line, to),
  rangeOffset,
  rangeLength: to - from,
  text,
});

describe('the program of cells', () => {
  it('is their code, in order, without the cells that are none', async () => {
    const cells = [
      await cell('# Text', 'markdown', vscode.NotebookCellKind.Markup),
      await cell('a = 1\n'),
      await cell('let b = 2;', 'javascript'),
      await cell('%%bash\nls'),
      await cell(''),
      await cell('c = a'),
    ];
    const program = programOf(cells);
    assert.equal(program.text, 'a = 1\n\n\nc = a');
    assert.deepEqual(program.cell, { start: 8, end: 13 });
    assert.isFalse(program.has(cells[3].document));
    assert.equal(programOf(cells.slice(0, 2)).text, 'a = 1\n');
  });

  it('knows each place of its text in a cell, and back', async () => {
    const cells = [await cell('a = 1\nb = 2'), await cell('# é\n'), await cell('c = a')];
    const program = programOf(cells);
    for (let offset = 0; offset <= program.text.length; offset++) {
      const { document, range } = program.placeOf({ start: offset, end: offset });
      assert.equal(program.offsetAt(document, range.start), offset);
      const line = program.text.slice(0, offset).split('\n').length - 1;
      assert.equal(program.lineOf(document) + range.start.line, line);
    }
    const across = program.placeOf({ start: 6, end: program.text.length });
    assert.strictEqual(across.document, cells[0].document);
    assert.equal(across.document.getText(across.range), 'b = 2');
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((line) => program.nameOfLine(line)),
      ['1:1', '1:2', '2:1', '2:2', '3:1'],
    );
  });

  it('has the edits of its cells', async () => {
    const cells = [await cell('a = 1\nb = 2'), await cell('c = a')];
    const program = programOf(cells);
    assert.deepEqual(program.editsOf(cells[1].document, [replaced(0, 4, 5, 'b\n', 4)]), [
      { start: 16, removed: 1, inserted: 'b\n', startLine: 2, startCharacter: 4, endLine: 2 },
    ]);
    assert.deepEqual(program.editsOf((await cell('')).document, [replaced(0, 0, 0, 'x', 0)]), []);
  });

  it('follows its cells so that places keep up', async () => {
    const [a, b, c, d, e] = await Promise.all(
      ['a = 1', 'b = 2\n', 'c = 3', 'd = 4', 'e = 5'].map((text) => cell(text)),
    );
    for (const [before, after] of [
      [
        [a, e],
        [a, b, e],
      ],
      [
        [a, b, e],
        [b, e],
      ],
      [
        [a, b, c, d, e],
        [a, c, b, d, e],
      ],
      [
        [a, b, c, e],
        [d, e],
      ],
      [
        [a, b, e],
        [e, a, b],
      ],
      [
        [a, b, e],
        [c, a, b, e, d],
      ],
      [
        [a, b, e],
        [a, b, e],
      ],
    ]) {
      const cells = [...before];
      const program = programOf(cells);
      const { text, cell: own } = program;
      const line = program.lineOf(e.document);
      cells.splice(0, cells.length, ...after);
      const edits = program.followCells();
      const edited = edits.reduce(
        (now, { start, removed, inserted }) => now.slice(0, start) + inserted + now.slice(start + removed),
        text,
      );
      assert.equal(program.text, edited);
      assert.deepEqual(mapForward(own!, edits), program.cell);
      assert.equal(
        edits.reduce((now, edit) => moveLine(now, edit)!, line),
        program.lineOf(e.document),
      );
    }
  });

  it('stays as it was when its last cell is gone', async () => {
    const cells = [await cell('a = 1'), await cell('b = a')];
    const program = programOf(cells);
    cells.pop();
    assert.deepEqual(program.followCells(), []);
    assert.equal(program.text, 'a = 1\nb = a');
  });

  it('is all of a file', async () => {
    const { document } = await cell('a = 1\nb = 2\n');
    const program = new Program(document, undefined);
    assert.equal(program.text, document.getText());
    assert.isUndefined(program.cell);
    assert.equal(program.nameOfLine(1), '2');
    assert.deepEqual(program.followCells(), []);
  });
});
