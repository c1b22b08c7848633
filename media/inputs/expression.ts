import { make } from '../html.ts';
import { fill, type Words } from '../words.ts';
import type { FromInputs } from './protocol.ts';

/** Milliseconds without a key: then what was typed is looked at. */
const PAUSE = 150;
let made = 0;

/** An expression for an input, in the language of the code. What is wrong with it stands below while it is typed. */
export class ExpressionField {
  readonly element = make('form', 'gl-in-expression');
  readonly #label = make('span', 'gl-in-note');
  readonly #field = make('input', 'gl-field');
  readonly #use = make('button', 'gl-in-use');
  readonly #problem = make('div', 'gl-in-problem');
  #shown: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: { post(message: FromInputs): void },
    private readonly name: () => string | undefined,
  ) {
    this.#field.spellcheck = false;
    this.#field.autocomplete = 'off';
    this.#problem.id = `gl-expression-${++made}`;
    this.#problem.setAttribute('role', 'status');
    this.#use.type = 'submit';
    this.#label.setAttribute('aria-hidden', 'true'); // the field's own name says more
    this.element.append(this.#label, this.#field, this.#use, this.#problem);
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#field.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#check(), PAUSE);
    });
    this.#field.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#write(this.#shown ?? '');
    });
  }

  focus(): void {
    this.#field.focus();
  }

  /** @param expression what it has now; what somebody is writing stays */
  show(name: string, expression: string | undefined, words: Words): void {
    this.#use.textContent = words.use;
    this.#field.setAttribute('aria-label', fill(words.expressionOf, { name }));
    this.#label.textContent = words.expression;
    if (expression === this.#shown) return;
    const isUntouched = this.#field.value === (this.#shown ?? '');
    this.#shown = expression;
    if (isUntouched || document.activeElement !== this.#field) this.#write(expression ?? '');
  }

  /** The answer to what was asked of an expression; of an older one it says nothing. */
  checked(expression: string, problem: string | undefined): void {
    if (expression !== this.#field.value.trim()) return;
    this.#problem.textContent = problem ?? '';
    this.#field.setAttribute('aria-invalid', String(problem !== undefined));
    if (problem === undefined) this.#field.removeAttribute('aria-describedby');
    else this.#field.setAttribute('aria-describedby', this.#problem.id);
  }

  #write(text: string): void {
    this.#field.value = text;
    this.checked(text.trim(), undefined);
  }

  #check(): void {
    this.#post('check');
  }

  #submit(): void {
    clearTimeout(this.#timer);
    this.#post('express');
  }

  #post(type: 'check' | 'express'): void {
    const expression = this.#field.value.trim();
    const name = this.name();
    if (name === undefined) return;
    if (expression === '') this.checked('', undefined);
    else this.host.post({ type, name, expression });
  }
}
