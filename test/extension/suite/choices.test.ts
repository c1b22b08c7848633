import { assert } from 'chai';
import * as vscode from 'vscode';
import { api, compute, eventually, hover, open, replace, shown, shows, snapshot } from './editor.ts';

const JS = 'const x = -2;\nconst y = 5;\nconst z = -4;\nconst q = x + y;\nconst f = q * z ** 2;\n';
const PY = 'x = -2.0\ny = 5.0\nz = -4.0\nq = x + y\nf = q * z ** 2\n';

/** Selects a text, or puts the cursor at its beginning. */
function point(editor: vscode.TextEditor, text: string, isCursor = false): void {
  const at = editor.document.getText().indexOf(text);
  const [start, end] = [at, isCursor ? at : at + text.length].map((offset) => editor.document.positionAt(offset));
  editor.selection = new vscode.Selection(start, end);
}

const run = (command: string) => vscode.commands.executeCommand(`gradlens.${command}`);

async function lens({ document }: vscode.TextEditor): Promise<string> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
  );
  return lenses.map(({ command }) => command?.title).join(' | ');
}

const says = (editor: vscode.TextEditor, pattern: RegExp) =>
  eventually(
    () => lens(editor),
    (text) => pattern.test(text),
  );

afterEach(async () => {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
});

for (const [language, text] of [
  ['javascript', JS],
  ['python', PY],
] as const) {
  describe(`choices in ${language}`, () => {
    it('make any variable the output, computed or not', async () => {
      const editor = await open(text, language);
      point(editor, 'q * z', true);
      await run('gradientsOf');
      await shows(editor, { 1: '-2 | ∂ 1', 2: '5 | ∂ 1', 3: '-4', 4: '3 | ∂ 1' });
      await says(editor, /∇ q = 3/);
    });

    it('make a selected expression the output, and follow it while it is edited', async () => {
      const editor = await open(text, language);
      await compute();
      point(editor, 'z ** 2');
      await run('gradientsOf');
      await shows(editor, { 3: '-4 | ∂ -8' });
      await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), '\n'));
      await replace(editor, 'z ** 2', 'z ** 3');
      await shows(editor, { 4: '-4 | ∂ 48' });
      await says(editor, /∇ z \*\* 3 = -64/);
    });

    it('make a number in an expression an input, and back', async () => {
      const editor = await open(text, language);
      await compute();
      const at = editor.document.getText().lastIndexOf('2');
      const place = editor.document.positionAt(at);
      editor.selection = new vscode.Selection(place, place);
      await run('differentiate');
      await says(editor, /inputs .*2 \(line 5\)/);
      await run('doNotDifferentiate');
      await says(editor, /inputs x, y, z \|/);
    });

    it('hold an input constant, and differentiate it again', async () => {
      const editor = await open(text, language);
      point(editor, 'x + y', true);
      await run('doNotDifferentiate');
      await shows(editor, { 1: '-2', 2: '5 | ∂ 16' });
      await run('differentiate');
      await shows(editor, { 1: '-2 | ∂ 16' });
    });

    it('are left as they were where there is nothing to choose', async () => {
      const editor = await open(text, language);
      await compute();
      const before = await shown(editor);
      point(editor, 'q * z', true);
      await run('differentiate');
      assert.deepEqual(await shown(editor), before);
    });

    it('move values, and every view with them', async () => {
      const editor = await open(text, language);
      await compute();
      const { vary } = await api();
      for (let i = 0; i < 30; i++) void vary(editor.document.uri, { x: i / 10 });
      await vary(editor.document.uri, { x: 1 });
      await shows(editor, { 1: '1 | ∂ 16', 4: '6 | ∂ 16', 5: '96 | ∂ 1' });
      assert.isFalse((await snapshot(editor))?.stale);
      assert.include(await hover(editor, 'x + y'), '`1`');
      await run('resetInputs');
      await shows(editor, { 1: '-2 | ∂ 16' });
    });

    it('come back when the same is computed again', async () => {
      const editor = await open(text, language);
      await compute();
      await (await api()).vary(editor.document.uri, { x: 1 });
      await run('clear');
      await compute();
      await shows(editor, { 1: '1 | ∂ 16' });
      await compute();
      await shows(editor, { 1: '1 | ∂ 16' });
    });

    it('go into the code as one edit, and mean the same there', async () => {
      const editor = await open(text, language);
      point(editor, 'q * z', true);
      await run('gradientsOf');
      await (await api()).vary(editor.document.uri, { x: 1.5 });
      await shows(editor, { 4: '6.5 | ∂ 1' });
      await run('writeChoices');
      const sign = language === 'python' ? '#' : '//';
      assert.equal(editor.document.getText(), `${sign} gradlens: x = 1.5, of q\n${text}`);
      await shows(editor, { 2: '1.5 | ∂ 1', 5: '6.5 | ∂ 1' });
      await replace(editor, '1.5', '2.5'); // now the code says it
      await shows(editor, { 2: '2.5 | ∂ 1', 5: '7.5 | ∂ 1' });
      await vscode.commands.executeCommand('undo');
      await vscode.commands.executeCommand('undo');
      await eventually(
        () => editor.document.getText(),
        (now) => now === text,
      );
    });
  });
}
