import { assert } from 'chai';
import * as vscode from 'vscode';
import { api, open, replace, shown } from './editor.ts';

const NET = `import numpy as np
x = np.array([[1.0, -2.0], [0.5, 3.0]])
W = np.array([[0.2, -0.4], [0.7, 0.1]])
h = np.maximum(0, x @ W)
f = np.sum(h * h)
`;

/** What is told of the gradient of the variable where a text stands. */
async function told(editor: vscode.TextEditor, text: string): Promise<string | undefined> {
  const { document } = editor;
  const at = document.positionAt(document.getText().indexOf(text));
  editor.selection = new vscode.Selection(at, at);
  return vscode.commands.executeCommand<string | undefined>('gradlens.checkNumerically');
}

describe('the numeric check of a gradient', () => {
  before(api);
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('compares the variable at the cursor with differences, and computes the gradients first', async () => {
    const editor = await open(NET, 'python');
    assert.match((await told(editor, 'W =')) ?? '', /^∂f\/∂W\[\d, \d\]: .* fine\. The worst of 4 numbers\.$/);
    assert.include((await shown(editor))[3], ' | '); // its value and its gradient
    assert.match((await told(editor, 'h * h')) ?? '', /^∂f\/∂h\[\d, \d\]: /);
  });

  it('follows the text', async () => {
    const editor = await open('const x = 3;\nconst f = Math.max(x, 0) * 2;\n');
    assert.match((await told(editor, 'x =')) ?? '', /^∂f\/∂x: 2 analytic, \S+ numeric, relative error \S+: fine\.$/);
    await replace(editor, 'x = 3', 'x = 0');
    assert.equal(
      await told(editor, 'x ='),
      '∂f/∂x: 1 analytic. x is at a kink: the slope is 0 on the left and 2 on the right.',
    );
  });

  it('says where there is nothing to check', async () => {
    const editor = await open('const s = "text";\nconst f = 2 * 3;\n');
    assert.equal(await told(editor, 's ='), 's holds nothing that can be differentiated.');
    assert.equal(
      await told(editor, '3'),
      'There is no variable with a number here. Put the cursor on one that is computed.',
    );
  });
});
