import { assert } from 'chai';
import * as vscode from 'vscode';
import { api, compute, eventually, extension, shown } from './editor.ts';

interface Step {
  readonly id: string;
  readonly description: string;
  readonly completionEvents?: readonly string[];
  readonly media: { readonly image: Readonly<Record<string, string>>; readonly altText: string };
}

const steps = (): Step[] => extension().packageJSON.contributes.walkthroughs[0].steps;
const there = async (file: string) =>
  (await vscode.workspace.fs.stat(vscode.Uri.joinPath(extension().extensionUri, file))).size > 0;

describe('the walkthrough', () => {
  it('opens its examples as new documents, which compute', async () => {
    await api();
    const links = steps().flatMap(({ description }) => [...description.matchAll(/openExample\?(\S+?)\)/g)]);
    assert.isAbove(links.length, 1);
    const seen = new Set<vscode.TextDocument>();
    for (const [, argument] of links) {
      await vscode.commands.executeCommand('gradlens.openExample', ...JSON.parse(decodeURIComponent(argument)));
      const editor = await eventually(
        () => vscode.window.activeTextEditor,
        (active) => active?.document.isUntitled === true && !seen.has(active.document),
      );
      if (editor === undefined) throw new Error('no editor');
      seen.add(editor.document);
      assert.equal(editor.document.languageId, 'javascript');
      await compute();
      assert.isAbove(Object.keys(await shown(editor)).length, 4);
    }
  });

  it('has five steps, each with pictures that are there and words for those who cannot see them', async () => {
    assert.lengthOf(steps(), 5);
    for (const { media } of steps()) {
      assert.hasAllKeys(media.image, ['dark', 'light', 'hc', 'hcLight']);
      for (const file of Object.values(media.image)) assert.isTrue(await there(file), file);
      assert.isNotEmpty(media.altText);
    }
  });

  it('names commands that there are', async () => {
    await api();
    const known = await vscode.commands.getCommands(true);
    for (const { description, completionEvents = [] } of steps()) {
      for (const [, id] of description.matchAll(/\(command:([\w.]+)/g)) assert.include(known, id);
      for (const event of completionEvents) assert.include(known, event.replace(/^onCommand:/, ''));
    }
  });
});
