import * as vscode from 'vscode';

/** What is in examples/ and of interest to one who looks at GradLens for the first time; the first is the walkthrough's. */
const EXAMPLES = [
  'gates.js',
  'chain.js',
  'maximum.js',
  'neuron.js',
  'staged.js',
  'descent.js',
  'network.js',
  'neuron.py',
  'staged.py',
  'layers.py',
  'engine.py',
  'softmax.py',
  'attention.py',
] as const;

/**
 * Opens an example as a new document, so that nothing is written anywhere: it may be edited, and works where there is no
 * folder. The walkthrough names one, else one is picked.
 */
export async function openExample(extension: vscode.Uri, name?: unknown): Promise<void> {
  const file = EXAMPLES.find((example) => example === name) ?? (await pick(extension));
  if (file === undefined) return;
  const document = await vscode.workspace.openTextDocument({
    language: file.endsWith('.py') ? 'python' : 'javascript',
    content: await read(extension, file),
  });
  await vscode.window.showTextDocument(document, { preview: false });
}

/** What each shows is its own first line. */
async function pick(extension: vscode.Uri): Promise<string | undefined> {
  const describe = async (label: string) => {
    const [first] = (await read(extension, label)).split('\n', 1);
    return { label, detail: first.replace(/^(\/\/|#) */, '') };
  };
  const title = vscode.l10n.t('Open an example');
  const picked = await vscode.window.showQuickPick(Promise.all(EXAMPLES.map(describe)), { title });
  return picked?.label;
}

async function read(extension: vscode.Uri, name: string): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'examples', name));
  return new TextDecoder().decode(bytes);
}
