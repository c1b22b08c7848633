import { assert } from 'chai';
import * as vscode from 'vscode';
import { directiveIn, wantedAt } from '../../../extension/directiveText.ts';
import { api, compute, eventually, open, problems, replace, shown, shows } from './editor.ts';

/** What is wanted at the `|` of a line: the words, `names` and `inputs`. */
function wanted(marked: string) {
  const at = marked.indexOf('|');
  const found = wantedAt(marked.replace('|', ''), 'javascript', at);
  return (
    found && [...found.words, ...(found.names ? ['names'] : []), ...(found.inputs ? ['inputs'] : []), at - found.from]
  );
}

describe('what can be written in a directive', () => {
  const all = ['of', 'wrt', 'seed', 'off', 'inputs'];
  for (const [line, expected] of [
    ['// gradlens: |', [...all, 0]],
    ['x = 1; // gradlens: s|', [...all, 1]],
    ['/* gradlens: | */', [...all, 0]],
    ['// gradlens: of |', ['names', 0]],
    ['// gradlens: of lo|', ['names', 2]],
    ['// gradlens: x = 3, | , off', ['of', 'wrt', 'seed', 'inputs', 0]],
    ['// gradlens: wrt W, |', ['of', 'seed', 'off', 'names', 'inputs', 0]],
    ['// gradlens: x |', ['is grad of', 'is no gradient', 0]],
    ["// gradlens: wrt W, grads['W'] is gr|", ['is grad of', 'is no gradient', 5]],
    ['// gradlens: dh is grad of |', ['names', 0]],
    ['// gradlens: dh is gradient of h|', ['names', 1]],
    ['// gradlens: x = |', undefined],
    ['// gradlens: x = [1, |', undefined],
    ['// gradlens|', undefined],
    ['// another comment |', undefined],
    ['const gradlens = |', undefined],
  ] as const)
    it(line, () => assert.deepEqual(wanted(line), expected as never));

  it('is nothing in a language whose comments are not known', () => {
    assert.isUndefined(directiveIn('// gradlens: off', 'plaintext'));
  });
});

describe('a directive in the editor', () => {
  const CODE = 'const weight = 2;\nconst x = 3;\nconst loss = weight * x * x;\nconst other = loss * 2;\n';
  const at = (editor: vscode.TextEditor, text: string, offset = 0) =>
    editor.document.positionAt(editor.document.getText().indexOf(text) + offset);

  before(api);
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('offers words and the names of the document', async () => {
    const editor = await open(`// gradlens: of \n${CODE}`);
    const complete = (offset: number) =>
      vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        at(editor, 'of ', offset),
      );
    const labels = (list: vscode.CompletionList) => list.items.map(({ label }) => String(label));
    const names = await eventually(
      async () => await complete(3),
      (list) => labels(list).includes('loss'),
    );
    assert.includeMembers(labels(names), ['weight', 'x', 'loss', 'other']);
    assert.notInclude(labels(names), 'off');
    const first = await complete(0);
    assert.includeMembers(labels(first), ['of', 'wrt', 'seed', 'off', 'weight = ']);
    assert.isOk(first.items.find(({ label }) => label === 'wrt')?.documentation);
  });

  it('is explained in a hover', async () => {
    const editor = await open(`// gradlens: x = 5, of loss, wrong\n${CODE}`);
    const hover = async (text: string) => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        editor.document.uri,
        at(editor, text, 1),
      );
      return hovers.flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value)).join();
    };
    assert.include(await hover('x = 5'), 'this value');
    assert.include(await hover('of loss'), 'output');
    assert.include(await hover('wrong'), 'cannot read');
    assert.include(await hover('gradlens'), '`seed`');
  });

  it('is told to be wrong at the item', async () => {
    const editor = await open(`${CODE}// gradlens: of loss, wrong, x = 5\n`);
    await compute();
    await shows(editor, { 2: '5 | ∂ 20' });
    const [found] = await eventually(
      () => vscode.languages.getDiagnostics(editor.document.uri).filter(({ source }) => source === 'GradLens'),
      (all) => all.length > 0,
    );
    assert.equal(found.code, 'directive-invalid');
    assert.equal(editor.document.getText(found.range), 'wrong');
  });

  it('turns the code off and on again', async () => {
    const editor = await open(CODE);
    await compute();
    assert.include((await shown(editor))[4], '∂ 1');
    await replace(editor, 'const x', '// gradlens: off\nconst x');
    const off = await eventually(
      () => shown(editor),
      (lines) => lines[1] === undefined,
    );
    assert.deepEqual(Object.keys(off), ['2']);
    assert.include(off[2], 'Not computed');
    assert.deepEqual(problems(editor), []);
    await replace(editor, '// gradlens: off\n', '');
    await eventually(
      () => shown(editor),
      (lines) => lines[4]?.includes('∂ 1') === true,
    );
  });
});
