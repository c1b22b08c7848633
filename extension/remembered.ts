import type * as vscode from 'vscode';
import type { Program } from './program.ts';

type Expressions = Readonly<Record<string, string>>;
type Lists = Readonly<Record<string, readonly string[]>>;

/** So many answers are kept for a name. */
const MOST = 5;

/** Expressions that were given for inputs, by file or notebook; they outlive the window. */
export class Remembered {
  constructor(private readonly state: vscode.Memento) {}

  of({ uri }: Program): Expressions {
    return this.state.get<Expressions>(key(uri), {});
  }

  /** Answers of other times, by name, the newest first. */
  before({ uri }: Program): Lists {
    return this.state.get<Lists>(listKey(uri), {});
  }

  remember(program: Program, given: Expressions): void {
    const before = this.before(program);
    const lists = Object.entries(given).map(([name, text]) => {
      const others = (before[name] ?? []).filter((other) => other !== text);
      return [name, [text, ...others].slice(0, MOST)] as const;
    });
    void this.state.update(listKey(program.uri), { ...before, ...Object.fromEntries(lists) });
    void this.state.update(key(program.uri), { ...this.of(program), ...given });
  }

  move(from: vscode.Uri, to: vscode.Uri): void {
    for (const place of [key, listKey]) {
      const kept = this.state.get(place(from));
      if (kept === undefined) continue;
      void this.state.update(place(to), kept);
      void this.state.update(place(from), undefined);
    }
  }
}

function key(uri: vscode.Uri): string {
  return `gradlens.answers ${uri}`;
}

function listKey(uri: vscode.Uri): string {
  return `gradlens.earlierAnswers ${uri}`;
}
