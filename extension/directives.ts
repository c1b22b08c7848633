/** `gradlens:` comments in the editor: what can be written in them, and what they say. */
import * as vscode from 'vscode';
import type { LanguageId } from '../core/index.ts';
import type { DirectiveItem } from '../core/selection/directive.ts';
import { directiveIn, type Word, wantedAt } from './directiveText.ts';
import type { Engine } from './engine.ts';
import { programOf } from './programs.ts';
import { sentence } from './sentence.ts';

const WORDS: readonly Word[] = ['of', 'wrt', 'seed', 'off', 'is grad of', 'is no gradient'];

function meaning(word: Word): string {
  switch (word) {
    case 'of':
      return vscode.l10n.t('Names the output: what is differentiated.');
    case 'wrt':
      return vscode.l10n.t('Names the inputs: with respect to these the output is differentiated.');
    case 'seed':
      return vscode.l10n.t("Names the variable with the output's upstream gradient, of the output's shape.");
    case 'off':
      return vscode.l10n.t('Leaves this code alone: nothing is computed here.');
    case 'is grad of':
      return vscode.l10n.t(
        "Says of which variable this is the hand-written gradient: it is checked against that variable's gradient.",
      );
    case 'is no gradient':
      return vscode.l10n.t('Says that this is no hand-written gradient, whatever its name is like: it is not checked.');
  }
}

export class DirectiveCompletion implements vscode.CompletionItemProvider {
  static readonly triggers = [' ', ':', ','];

  constructor(private readonly engine: Engine) {}

  async provideCompletionItems(document: vscode.TextDocument, position: vscode.Position) {
    const { text } = document.lineAt(position);
    const wanted = wantedAt(text, document.languageId, position.character);
    if (wanted === undefined) return undefined;
    const range = new vscode.Range(position.with({ character: wanted.from }), position);
    const language = document.languageId as LanguageId;
    const asked = this.engine.ask<'names'>({ kind: 'names', language, text: programOf(document).text });
    const names = await asked.catch(() => []);
    const { CompletionItemKind: Kind } = vscode;
    const items = [
      ...wanted.words.map((word) => item(word, Kind.Keyword, isWhole(word) ? word : `${word} `, meaning(word))),
      ...(wanted.names ? names.map((name) => item(name, Kind.Variable, name)) : []),
      ...(wanted.inputs ? names.map((name) => item(`${name} = `, Kind.Value, `${name} = `, inputMeaning(name))) : []),
    ];
    for (const one of items) one.range = range;
    return items;
  }
}

/** Nothing goes on behind it. */
function isWhole(word: Word): boolean {
  return word === 'off' || word === 'is no gradient';
}

function item(label: string, kind: vscode.CompletionItemKind, text: string, documentation?: string) {
  const result = new vscode.CompletionItem(label, kind);
  result.insertText = text;
  result.documentation = documentation;
  result.sortText = `${kind === vscode.CompletionItemKind.Value ? 1 : 0}${label}`;
  // After `of ` the names are wanted next.
  if (/^(of|wrt|seed|is grad of) $/.test(text)) result.command = { command: 'editor.action.triggerSuggest', title: '' };
  return result;
}

function inputMeaning(name: string): string {
  return vscode.l10n.t('Gives {0} this value, before what the code gives it.', name);
}

export class DirectiveHover implements vscode.HoverProvider {
  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const { text } = document.lineAt(position);
    const directive = directiveIn(text, document.languageId);
    const { character } = position;
    if (directive === undefined || character < directive.start || character > directive.end) return undefined;
    const found = directive.items.find(({ span }) => character >= span.start && character <= span.end);
    const span = found?.span ?? { start: directive.start, end: directive.itemsStart };
    if (character > span.end) return undefined;
    const range = new vscode.Range(position.with({ character: span.start }), position.with({ character: span.end }));
    return new vscode.Hover(found === undefined ? summary() : explain(found), range);
  }
}

function explain(found: DirectiveItem): vscode.MarkdownString {
  switch (found.kind) {
    case 'invalid':
      return new vscode.MarkdownString(escaped(sentence({ code: 'directive-invalid', args: { detail: found.text } })));
    case 'input':
      return new vscode.MarkdownString(inputMeaning(`\`${found.name}\``));
    case 'gradient':
      return new vscode.MarkdownString(meaning(found.of === undefined ? 'is no gradient' : 'is grad of'));
    default:
      return new vscode.MarkdownString(meaning(found.kind));
  }
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!<>|]/g, '\\$&');
}

function summary(): vscode.MarkdownString {
  const lines = WORDS.map((word) => `- \`${word.startsWith('is ') ? `dx ${word}` : word}\`: ${meaning(word)}`);
  const first = vscode.l10n.t('Says how GradLens computes this code, in items with commas between them.');
  return new vscode.MarkdownString([first, [`- \`x = 3\`: ${inputMeaning('`x`')}`, ...lines].join('\n')].join('\n\n'));
}
