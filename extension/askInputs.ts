import * as vscode from 'vscode';
import type { Guess, LanguageId } from '../core/index.ts';
import type { Expressions } from './choice.ts';

/** Says why an expression cannot be a name's value. */
type Check = (name: string, expression: string) => Promise<string | undefined>;

/** What a form starts from: the present answer for each name, those of other times, and what could be one. */
export interface Earlier {
  readonly now: Expressions;
  readonly before: Readonly<Record<string, readonly string[]>>;
  readonly guesses?: readonly Guess[];
}

/** Of an expression, in each language. */
const EXAMPLES: Readonly<Record<LanguageId, string>> = {
  javascript: 'Math.random()',
  python: 'np.random.randn(3, 4)',
};

/** Answers typed into a form that was left: it offers them again. */
const drafts = new Map<string, string>();

/** Asks for all inputs in one go, a step each, with a way back. Undefined when it was cancelled. */
export async function askInputs(
  names: readonly string[],
  { now, before, guesses = [] }: Earlier,
  language: LanguageId,
  check: Check,
) {
  const given: Record<string, string> = {};
  for (let step = 0; step < names.length; ) {
    const name = names[step];
    const guess = guesses.find((one) => one.name === name);
    const value = given[name] ?? drafts.get(name) ?? now[name] ?? guess?.expression ?? '';
    const offered = [...new Set([drafts.get(name) ?? [], now[name] ?? [], before[name] ?? []].flat())];
    const answer = await new Step(name, offered, guess, EXAMPLES[language], (text) => check(name, text)).ask(
      value,
      step,
      names.length,
    );
    if (answer === undefined) return undefined;
    if (answer === 'back') step--;
    else {
      given[name] = answer.text;
      drafts.set(name, answer.text);
      step++;
    }
  }
  for (const name of names) drafts.delete(name);
  return given;
}

type Answer = { readonly text: string } | 'back' | undefined;

/** One question: what is typed comes first, with what is wrong about it, then what was answered earlier. */
class Step {
  readonly #pick = vscode.window.createQuickPick();
  #newest = 0;

  constructor(
    private readonly name: string,
    private readonly earlier: readonly string[],
    private readonly guess: Guess | undefined,
    private readonly example: string,
    private readonly check: (text: string) => Promise<string | undefined>,
  ) {}

  ask(value: string, step: number, steps: number): Promise<Answer> {
    const pick = this.#pick;
    pick.title = vscode.l10n.t('Values for the inputs');
    pick.step = step + 1;
    pick.totalSteps = steps;
    pick.placeholder = vscode.l10n.t(
      'Value of {0}: a number, or an expression such as [1, -2] or {1}',
      this.name,
      this.example,
    );
    pick.value = value;
    pick.ignoreFocusOut = true;
    if (step > 0) pick.buttons = [vscode.QuickInputButtons.Back];
    return new Promise((resolve) => {
      const done = (answer: Answer) => {
        resolve(answer);
        pick.dispose();
      };
      pick.onDidChangeValue((text) => this.#validate(text));
      pick.onDidTriggerButton(() => done('back'));
      pick.onDidHide(() => done(undefined));
      pick.onDidAccept(async () => {
        // Only an item of now counts: what is typed quickly is accepted before the items follow it.
        const [active] = pick.activeItems;
        const text = (pick.items.slice(1).includes(active) ? active.label : pick.value).trim();
        pick.busy = true;
        const usable = await this.#validate(text);
        pick.busy = false;
        if (usable) done({ text });
      });
      void this.#validate(value);
      pick.show();
    });
  }

  /** False when it cannot be used. Says why, unless something newer was typed meanwhile. */
  async #validate(typed: string): Promise<boolean> {
    const turn = ++this.#newest;
    const text = typed.trim();
    if (text === '') {
      this.#show(text, vscode.l10n.t('A value is needed for {0}.', this.name));
      return false;
    }
    this.#show(text, undefined);
    const problem = await this.check(text);
    if (turn === this.#newest) this.#show(text, problem);
    return problem === undefined;
  }

  #show(text: string, problem: string | undefined): void {
    const { guess } = this;
    const isGuess = guess?.expression === text && !this.earlier.includes(text);
    const first = {
      label: `${this.name} = ${text}`,
      description: isGuess ? guessedFrom(guess) : undefined,
      detail: problem && `$(warning) ${problem}`,
      alwaysShow: true,
    };
    const others = this.earlier.map((label) => ({ label, description: vscode.l10n.t('answered earlier') }));
    const guessed = guess ? [{ label: guess.expression, description: guessedFrom(guess) }] : [];
    const offered = [...others, ...guessed].filter(({ label }, i, all) => {
      return label !== text && all.findIndex((other) => other.label === label) === i;
    });
    this.#pick.items = [first, ...offered.map((item) => ({ ...item, alwaysShow: true }))];
    this.#pick.activeItems = [first];
  }
}

/** A guess is told to be one, and what it was made from. */
function guessedFrom({ from }: Guess): string {
  const { t } = vscode.l10n;
  switch (from) {
    case 'default':
      return t('guess, from the default value');
    case 'annotation':
      return t('guess, from the annotation');
    case 'docstring':
      return t('guess, from the docstring');
    case 'shape':
      return t('guess, of a fitting shape');
  }
}
