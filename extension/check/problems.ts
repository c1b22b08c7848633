import * as vscode from 'vscode';
import type { Check } from '../../core/backward/answers.ts';
import { sentence } from '../sentence.ts';
import type { Sessions } from '../sessions.ts';
import type { LiveSettings } from '../settings.ts';
import { speech } from './notes.ts';
import type { CheckSession } from './session.ts';
import type { Checks } from './sessions.ts';
import { wrongSentence } from './texts.ts';

export const SOURCE = 'GradLens';

/** Wrong gradients in Problems, with the reason where it was found. */
export class CheckProblems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('gradlens-check');
  readonly #listeners: vscode.Disposable;
  /** Of each check the documents with diagnostics. */
  readonly #told = new Map<CheckSession, ReadonlySet<vscode.Uri>>();

  constructor(
    checks: Checks,
    private readonly sessions: Sessions,
    private readonly settings: LiveSettings,
  ) {
    this.#listeners = vscode.Disposable.from(
      this.#collection,
      checks.onDidChange((check) => this.#show(check)),
      checks.onDidEnd((check) => this.#forget(check)),
    );
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  /** Only news: older ones VS Code itself keeps in their places while the text is edited. */
  #show(check: CheckSession): void {
    const { shown, program, stale, isCurrent } = check;
    if (shown === undefined || stale || !isCurrent) return;
    this.#forget(check);
    const told = new Map<vscode.Uri, vscode.Diagnostic[]>();
    const tell = (span: Check['span'], message: string, code: string) => {
      const { document, range } = program.placeOf(span);
      const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
      diagnostic.source = SOURCE;
      diagnostic.code = code;
      told.set(document.uri, [...(told.get(document.uri) ?? []), diagnostic]);
    };
    for (const one of shown.report.checks.filter(({ verdict }) => verdict === 'wrong'))
      tell(placeOf(one), wrongSentence(one, speech(this.settings.now)), one.diagnosis?.code ?? 'wrong-gradient');
    // VS Code's own support of the language reports mistakes of syntax; what is computed tells its errors itself.
    const { error } = shown.report;
    const isToldElsewhere = error?.code === 'syntax' || this.sessions.of(program.home) !== undefined;
    if (error !== null && !isToldElsewhere) tell(error.span, sentence(error), error.code);
    for (const [uri, diagnostics] of told) this.#collection.set(uri, diagnostics);
    this.#told.set(check, new Set(told.keys()));
  }

  #forget(check: CheckSession): void {
    for (const uri of this.#told.get(check) ?? []) this.#collection.delete(uri);
    this.#told.delete(check);
  }
}

/** Where the mistake is, else the statement. */
export function placeOf({ diagnosis, span }: Check): Check['span'] {
  return diagnosis?.span ?? span;
}
