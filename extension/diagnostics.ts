import * as vscode from 'vscode';
import type { Finding, Severity } from '../core/index.ts';
import { sentence } from './sentence.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/**
 * What is told at the end of its line alone. Mistakes of syntax VS Code's own support of the language reports, at the
 * same place: nobody wants to read them twice in Problems. And a region that is turned off is no problem.
 */
const ELSEWHERE: ReadonlySet<string> = new Set(['syntax', 'directive-off']);

/** Those of one document add up; undefined takes away what was there before. */
type Entry = [vscode.Uri, vscode.Diagnostic[] | undefined];

interface Told {
  readonly run: number | undefined;
  readonly problem: Finding | undefined;
  /** The documents with diagnostics. */
  readonly uris: readonly vscode.Uri[];
}

/** Errors of the user's code and findings about it, at their places. */
export class Diagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('gradlens');
  readonly #last = new Map<string, Told>();
  readonly #listeners: vscode.Disposable;

  constructor(sessions: Sessions) {
    this.#listeners = vscode.Disposable.from(
      this.#collection,
      sessions.onDidChange((session) => this.#show(session)),
      sessions.onDidEnd(({ key }) => {
        this.#forget(key);
        this.#last.delete(key);
      }),
    );
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  /** Only news: older ones VS Code itself keeps in their places while the text is edited. */
  #show({ program, shown, problem, stale, key }: Session): void {
    const findings = [...(stale ? [] : (shown?.summary.findings ?? [])), ...(problem ? [problem.finding] : [])];
    const told = findings.filter(({ code }) => !ELSEWHERE.has(code));
    const last = this.#last.get(key);
    if (stale && problem === undefined) return;
    if (last?.run === shown?.run && last?.problem === problem?.finding) return;
    const places = told.map((finding) => ({ finding, ...program.placeOf(finding.span) }));
    const uris = [...new Set(places.map(({ document }) => document.uri))];
    this.#collection.set([
      ...(last?.uris ?? []).map((uri): Entry => [uri, undefined]),
      ...places.map(({ document, range, finding }): Entry => [document.uri, [diagnostic(range, finding)]]),
    ]);
    this.#last.set(key, { run: shown?.run, problem: problem?.finding, uris });
  }

  #forget(key: string): void {
    for (const uri of this.#last.get(key)?.uris ?? []) this.#collection.delete(uri);
  }
}

function diagnostic(range: vscode.Range, finding: Finding): vscode.Diagnostic {
  const result = new vscode.Diagnostic(range, sentence(finding), SEVERITIES[finding.severity]);
  result.source = 'GradLens';
  result.code = finding.code;
  return result;
}
