/** For the tests of this folder: editors with a text of their own, and what GradLens shows in them. */
import * as vscode from 'vscode';
import type { Api, Snapshot } from '../../../extension/api.ts';

export const extension = () => vscode.extensions.getExtension<Api>('gradlens.gradlens')!;

export async function api(): Promise<Api> {
  return extension().activate();
}

/** An editor, or a cell of a notebook. */
interface HasDocument {
  readonly document: vscode.TextDocument;
}

let opened = 0;

/** Each has a name of its own: under one that was there before, VS Code may bring back what it kept of that text. */
export async function open(content: string, language = 'javascript'): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.from({ scheme: 'untitled', path: `test-${++opened}` });
  const document = await vscode.languages.setTextDocumentLanguage(
    await vscode.workspace.openTextDocument(uri),
    language,
  );
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  await eventually(
    () => vscode.window.activeTextEditor?.document === document,
    (isActive) => isActive,
  );
  await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), content));
  editor.selection = new vscode.Selection(0, 0, 0, 0);
  return editor;
}

/** Lines count from 1. */
export function selectLines(editor: vscode.TextEditor, first: number, last = first): void {
  editor.selection = new vscode.Selection(first - 1, 0, last - 1, editor.document.lineAt(last - 1).text.length);
}

export async function compute(): Promise<void> {
  await vscode.commands.executeCommand('gradlens.compute');
}

export async function snapshot(place: HasDocument): Promise<Snapshot | undefined> {
  return (await api()).snapshot(place.document.uri);
}

/** `value | ∂ gradient | problem` by line, from 1. */
export async function shown(place: HasDocument): Promise<Record<number, string>> {
  const lines = (await snapshot(place))?.lines ?? {};
  const joined = Object.entries(lines).map(([line, { values, gradients, problem }]) => [
    line,
    [values, gradients, problem].filter((text) => text !== '').join(' | '),
  ]);
  return Object.fromEntries(joined);
}

export async function replace(editor: vscode.TextEditor, old: string, text: string): Promise<void> {
  const at = editor.document.getText().indexOf(old);
  if (at < 0) throw new Error(`there is no ${old}`);
  const range = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + old.length));
  await editor.edit((builder) => builder.replace(range, text));
}

/** Waits until these lines show this: what was done may reach the extension a little later than here. */
export async function shows(place: HasDocument, expected: Readonly<Record<number, string>>): Promise<void> {
  const wanted = Object.entries(expected);
  await eventually(
    () => shown(place),
    (lines) => wanted.every(([line, text]) => lines[Number(line)] === text),
  );
}

/** GradLens' hover at the first occurrence of a text, as Markdown: waits for it, since a run may come first. */
export async function hover(place: HasDocument, text: string, offset = 0): Promise<string> {
  const found = await eventually(
    () => hoverNow(place, text, offset),
    (markdown) => markdown !== undefined,
  );
  return found!;
}

export async function hoverNow(place: HasDocument, text: string, offset = 0): Promise<string | undefined> {
  const { document } = place;
  const position = document.positionAt(document.getText().indexOf(text) + offset);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const texts = hovers.flatMap(({ contents }) => contents.map((content) => (content as vscode.MarkdownString).value));
  return texts.find((value) => value.includes('∂') || value.includes('**`'));
}

export function problems(place: HasDocument): { code: unknown; line: number; message: string }[] {
  return vscode.languages
    .getDiagnostics(place.document.uri)
    .filter(({ source }) => source === 'GradLens')
    .map(({ code, range, message }) => ({ code, line: range.start.line + 1, message }));
}

/** Waits until `accept` is true of what `read` gives, and returns that. */
export async function eventually<T>(
  read: () => T | Promise<T>,
  accept: (value: T) => boolean,
  ms = 40_000,
): Promise<T> {
  for (const end = Date.now() + ms; ; ) {
    const value = await read();
    if (accept(value)) return value;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const wasSet = new Set<string>();

/** Changes one of GradLens' settings; `unset` takes all such changes back. */
export async function set(key: string, value: unknown): Promise<void> {
  wasSet.add(key);
  const settings = () => vscode.workspace.getConfiguration('gradlens');
  await settings().update(key, value, vscode.ConfigurationTarget.Global);
  await eventually(
    () => settings().inspect(key)?.globalValue,
    (now) => JSON.stringify(now) === JSON.stringify(value),
  );
}

export async function unset(): Promise<void> {
  for (const key of wasSet) await set(key, undefined);
  wasSet.clear();
}
