import { assert } from 'chai';
import * as vscode from 'vscode';

describe('the extension', () => {
  it('is there, in the version of its manifest, and activates', async () => {
    const extension = vscode.extensions.getExtension('gradlens.gradlens')!;
    assert.match(extension.packageJSON.version, /^\d+\.\d+\.\d+$/);
    await extension.activate();
    assert.isTrue(extension.isActive);
  });
});
