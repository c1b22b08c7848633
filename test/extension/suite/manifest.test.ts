import { assert } from 'chai';
import * as vscode from 'vscode';
import { api, extension } from './editor.ts';

describe('the manifest', () => {
  it('names every command that there is, and no other', async () => {
    await api();
    const { commands } = extension().packageJSON.contributes;
    const named = commands.map(({ command }: { command: string }) => command);
    // Of each view VS Code makes some itself.
    const isOurs = (id: string) => id.startsWith('gradlens.') && !id.startsWith('gradlens.inputs.');
    const registered = (await vscode.commands.getCommands(true)).filter(isOurs);
    assert.sameMembers(registered, named);
  });

  it('gives each colour a default for every kind of theme', () => {
    for (const { id, defaults } of extension().packageJSON.contributes.colors)
      assert.hasAllKeys(defaults, ['dark', 'light', 'highContrast', 'highContrastLight'], id);
  });

  it('has an English text for everything that it shows', () => {
    // VS Code has put the texts in already: one that is missing would still have its percent signs.
    assert.notMatch(JSON.stringify(extension().packageJSON.contributes), /"%[^"]+%"/);
  });

  it('activates by commands, and for the panels that a window had', () => {
    assert.deepEqual(extension().packageJSON.activationEvents, ['onWebviewPanel:gradlens.circuit']);
  });
});
