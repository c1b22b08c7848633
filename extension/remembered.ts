import * as vscode from 'vscode';
import { type Choice, type Expressions, isSameRegion, saysMore } from './choice.ts';
import { choiceIn, keptOf } from './kept.ts';
import type { Program } from './program.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

type Lists = Readonly<Record<string, readonly string[]>>;

/** So many answers are kept for a name. */
const MOST = 5;
/** So many regions of a document are kept with what was chosen there. */
const MOST_REGIONS = 10;
/** What changes is kept when nothing changed for so long: a value may be moving. */
const CALM = 300;

/** What was chosen, and expressions that were given for inputs, by file or notebook; they outlive the window. */
export class Remembered implements vscode.Disposable {
  readonly #unkept = new Map<Session, ReturnType<typeof setTimeout>>();
  #listeners: vscode.Disposable | undefined;

  constructor(private readonly state: vscode.Memento) {}

  /** Keeps from now on what is chosen. */
  follow(sessions: Sessions): void {
    this.#listeners = vscode.Disposable.from(
      sessions.onDidChange((session) => {
        clearTimeout(this.#unkept.get(session));
        this.#unkept.set(
          session,
          setTimeout(() => this.#keepNow(session), CALM),
        );
      }),
      sessions.onWillEnd(({ session }) => this.#keepNow(session)),
    );
  }

  /** What goes on changing is kept at once. */
  dispose(): void {
    for (const session of this.#unkept.keys()) this.#keepNow(session);
    this.#listeners?.dispose();
  }

  /** What was chosen in a program, for each region that is still there, the newest first. */
  choices(program: Program): readonly Choice[] {
    const answers = this.of(program);
    return this.#kept(program.uri).flatMap((kept) => {
      const choice = choiceIn(kept, program);
      return choice ? [{ ...choice, answers }] : [];
    });
  }

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
    for (const place of [key, listKey, choicesKey]) {
      const kept = this.state.get(place(from));
      if (kept === undefined) continue;
      void this.state.update(place(to), kept);
      void this.state.update(place(from), undefined);
    }
  }

  #keepNow(session: Session): void {
    clearTimeout(this.#unkept.get(session));
    if (!this.#unkept.delete(session)) return;
    const { program, choice } = session;
    const old = this.#kept(program.uri);
    const others = old.filter((kept) => {
      const other = choiceIn(kept, program);
      return other === undefined || !isSameRegion(other.region, choice.region);
    });
    const now = saysMore(choice) ? [keptOf(choice, program), ...others].slice(0, MOST_REGIONS) : others;
    if (JSON.stringify(now) === JSON.stringify(old)) return;
    void this.state.update(choicesKey(program.uri), now.length === 0 ? undefined : now);
  }

  #kept(uri: vscode.Uri): readonly unknown[] {
    const kept = this.state.get<unknown>(choicesKey(uri));
    return Array.isArray(kept) ? kept : [];
  }
}

function key(uri: vscode.Uri): string {
  return `gradlens.answers ${uri}`;
}

function listKey(uri: vscode.Uri): string {
  return `gradlens.earlierAnswers ${uri}`;
}

function choicesKey(uri: vscode.Uri): string {
  return `gradlens.choices ${uri}`;
}
