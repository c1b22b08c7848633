import { make } from '../html.ts';
import type { Words } from '../words.ts';
import { ExpressionField } from './expression.ts';
import type { InputsHost } from './host.ts';
import type { MissingState } from './protocol.ts';

const guesses = {
  default: 'guessDefault',
  annotation: 'guessAnnotation',
  docstring: 'guessDocstring',
  shape: 'guessShape',
} as const;

/** A parameter that needs a value: an expression, of which there may be a guess. */
export class MissingRow {
  readonly element = make('section', 'gl-in-row gl-in-missing');
  readonly #name = make('span', 'gl-in-name');
  readonly #note = make('span', 'gl-in-note');
  readonly #expression: ExpressionField;
  #state: MissingState | undefined;

  constructor(host: InputsHost) {
    this.#expression = new ExpressionField(host, () => this.#state?.name);
    const head = make('div', 'gl-in-head');
    head.append(this.#name, this.#note);
    this.element.append(head, this.#expression.element);
    this.element.setAttribute('role', 'group');
  }

  show(state: MissingState, words: Words): void {
    this.#state = state;
    const { name, guess } = state;
    this.element.setAttribute('aria-label', name);
    this.#name.textContent = name;
    this.#note.textContent = guess === undefined ? words.needed : `${words.needed} · ${words[guesses[guess.from]]}`;
    this.#expression.show(name, guess?.expression, words);
  }

  checked(expression: string, problem: string | undefined): void {
    this.#expression.checked(expression, problem);
  }
}
