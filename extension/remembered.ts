import type * as vscode from 'vscode';

type Expressions = Readonly<Record<string, string>>;

/** Expressions that were given for inputs, by document; they outlive the window. */
export class Remembered {
  constructor(private readonly state: vscode.Memento) {}

  of(document: vscode.TextDocument): Expressions {
    return this.state.get<Expressions>(key(document), {});
  }

  remember(document: vscode.TextDocument, given: Expressions): void {
    void this.state.update(key(document), { ...this.of(document), ...given });
  }
}

function key(document: vscode.TextDocument): string {
  return `gradlens.answers ${document.uri}`;
}
