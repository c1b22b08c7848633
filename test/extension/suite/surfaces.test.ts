import { assert } from 'chai';
import * as vscode from 'vscode';
import { api, compute, eventually, open, replace, selectLines, set, shows, unset } from './editor.ts';

const CHAIN = 'const x = -2;\nconst y = 5;\nconst z = -4;\nconst q = x + y;\nconst f = q * z;\n';

async function close(): Promise<void> {
  await unset();
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

async function lenses(editor: vscode.TextEditor): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    editor.document.uri,
  );
  return found.map(({ range, command }) => `${range.start.line + 1}: ${command?.title}`);
}

describe('the CodeLens', () => {
  afterEach(close);

  it('says output and inputs above the region, and what can be done', async () => {
    const editor = await open(`// first\n\n${CHAIN}`);
    selectLines(editor, 3, 7);
    await compute();
    assert.deepEqual(await lenses(editor), ['3: ∇ f = -12', '3: inputs x, y, z', '3: circuit', '3: clear']);
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), '\n'));
    await eventually(
      () => lenses(editor),
      (now) => now[0] === '4: ∇ f = -12',
    );
  });

  it('keeps still while a statement is half typed, and then tells the error', async () => {
    const editor = await open(CHAIN);
    await compute();
    await replace(editor, 'q * z;', 'q * ;');
    assert.equal((await lenses(editor))[0], '1: ∇ f = -12');
    await eventually(
      () => lenses(editor),
      (now) => now.length === 5 && now[0] === '1: ∇ f = -12' && /Unexpected token/.test(now[1]),
    );
  });

  it('is gone after Clear, and where the settings do not want it', async () => {
    const editor = await open(CHAIN);
    await compute();
    await set('codeLens', false);
    assert.deepEqual(await lenses(editor), []);
    await set('codeLens', true);
    assert.lengthOf(await lenses(editor), 4);
    await vscode.commands.executeCommand('gradlens.clear', editor.document.uri);
    assert.deepEqual(await lenses(editor), []);
  });
});

describe('the status bar', () => {
  afterEach(close);

  it('says how it stands with the active document', async () => {
    const text = (wanted: RegExp) => eventually(status, (now) => wanted.test(now ?? ''));
    const editor = await open(CHAIN);
    await text(/^∇ /);
    await compute();
    await text(/check/);
    await replace(editor, 'q * z', 'q.a.b');
    await text(/error/);
    await replace(editor, 'const f = q.a.b', 'let i = 0;\nwhile (true) i++');
    await text(/debug-stop/);
  });

  it('is hidden where GradLens does not read', async () => {
    await open('some text', 'plaintext');
    await eventually(status, (now) => now === undefined);
  });
});

const status = async () => (await api()).status;

describe('inlay hints', () => {
  afterEach(close);

  const hintsOf = async ({ document }: vscode.TextEditor) => {
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    return vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
  };
  const hints = async (editor: vscode.TextEditor) => {
    const found = await hintsOf(editor);
    return found.map(({ position, label }) => `${position.line + 1}:${position.character} ${label}`);
  };

  it('say what decorations would', async () => {
    const editor = await open(CHAIN);
    await compute();
    assert.deepEqual(await hints(editor), []);
    await set('inline', 'inlayHints');
    assert.deepEqual((await hints(editor)).slice(3), ['4:16 3  ∂ -4', '5:16 -12  ∂ 1']);
  });

  it('have the gradient even where VS Code cuts them, and the rest in a tooltip', async () => {
    const text = 'const x = [1.234, 2.345, 3.456, 4.567, 5.678];\nconst f = x[0] * x[1] * x[2] * x[3] * x[4];\n';
    const editor = await open(text);
    await compute();
    await set('inline', 'inlayHints');
    const [hint] = await eventually(
      () => hintsOf(editor),
      (found) => found.length > 0,
    );
    const label = String(hint.label);
    assert.isAtMost(label.length, 43);
    assert.match(label, /^\[1\.234, 2\.345, … {2}∂ \[\d/);
    assert.match(String(hint.tooltip), /^\[1\.234, 2\.345, 3\.456, 4\.567, 5\.678\] {2}∂ \[.*\]$/);
  });

  it('leave out names before numbers', async () => {
    const editor = await open('const left = 0.5123, right = 0.25123;\nconst f = left * right * 1.5123;\n');
    await compute();
    await set('inline', 'inlayHints');
    await eventually(
      () => hints(editor),
      (found) => found[0] === '1:37 0.5123, 0.2512  ∂ 0.3799, 0.7748',
    );
  });

  it('say when they are old', async () => {
    const editor = await open(CHAIN);
    await compute();
    await set('inline', 'inlayHints');
    await set('run', 'onCommand');
    await replace(editor, '5', '7');
    await eventually(
      () => hints(editor),
      (now) => now[4] === '5:16 old: -12  ∂ 1',
    );
  });
});

describe('the list of values', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await close();
  });

  const list = () => {
    const editors = vscode.window.visibleTextEditors.filter(({ document }) => document.uri.scheme === 'gradlens-list');
    return editors[0]?.document.getText() ?? '';
  };

  it('has a row for each binding, in columns, and follows edits', async () => {
    const editor = await open(CHAIN);
    assert.equal(editor.document.getText(), CHAIN);
    await compute();
    await shows(editor, { 5: '-12 | ∂ 1' });
    await vscode.commands.executeCommand('gradlens.listValues');
    const text = await eventually(list, (now) => now !== '');
    assert.match(text, /^Output: f = -12\nInputs: x, y, z\n\n/);
    assert.include(
      text,
      [
        'name  line  shape  value  ∂ gradient',
        'x        1  []     -2     -4',
        'y        2  []     5      -4',
        'z        3  []     -4     3',
        'q        4  []     3      -4',
        'f        5  []     -12    1',
      ].join('\n'),
    );
    const again = await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    await replace(again, '5', '7');
    await eventually(list, (now) => now.includes('Output: f = -20'));
    await vscode.commands.executeCommand('gradlens.clear');
    await eventually(list, (now) => now.startsWith('Nothing is computed'));
  });

  it('names iterations, and leaves out the middle of very many', async () => {
    await open('let s = 0.5;\nfor (let i = 0; i < 3000; i++) {\n  s = s * 0.999;\n}\n');
    await compute();
    await vscode.commands.executeCommand('gradlens.listValues');
    const text = await eventually(list, (now) => /^s /m.test(now));
    assert.match(text, /^s .* loop 2: 1$/m);
    assert.match(text, /^s .* loop 2: 3000$/m);
    assert.match(text, /… \d+ more are left out here …/);
    assert.isBelow(text.split('\n').length, 4_010);
  });
});

describe('a session', () => {
  afterEach(close);

  it('goes with its document, beside others', async () => {
    const first = await open(CHAIN);
    await compute();
    const second = await open('const a = 2;\nconst b = a * a;\n');
    await compute();
    await shows(first, { 5: '-12 | ∂ 1' });
    await shows(second, { 2: '4 | ∂ 1' });
  });
});
