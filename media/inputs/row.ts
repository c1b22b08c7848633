import { formatNumber, GRADIENT_MARK } from '../../core/format.ts';
import { make } from '../html.ts';
import { icon } from '../icons.ts';
import { fill, type Words } from '../words.ts';
import { ArrayControl } from './array.ts';
import { ExpressionField } from './expression.ts';
import type { InputsHost } from './host.ts';
import { NumberControl } from './number.ts';
import type { Content, InputState, WhatIf } from './protocol.ts';
import { RangeFields } from './range.ts';

/** What an input's source is called in short, and what that means. */
const sources = {
  chosen: ['sourceChosen', 'sourceChosenLong'],
  directive: ['sourceDirective', 'sourceDirectiveLong'],
  code: ['sourceCode', 'sourceCodeLong'],
  call: ['sourceCall', 'sourceCallLong'],
  remembered: ['sourceRemembered', 'sourceRememberedLong'],
} as const;

type Control =
  | { readonly kind: 'number'; readonly control: NumberControl }
  | { readonly kind: 'array'; readonly control: ArrayControl }
  | { readonly kind: 'other'; readonly control: { readonly element: HTMLElement } };

/** One input: what it is, and what changes it. */
export class InputRow {
  readonly element = make('section', 'gl-in-row');
  readonly #tick = make('input', 'gl-in-tick');
  readonly #name = make('button', 'gl-in-name');
  readonly #source = make('span', 'gl-in-source');
  readonly #shape = make('span', 'gl-in-shape');
  readonly #gradient = make('span', 'gl-in-gradient');
  readonly #plot = button('plot');
  readonly #reset = button('reset');
  readonly #more = button('more');
  readonly #details = make('div', 'gl-in-details');
  readonly #range: RangeFields;
  readonly #expression: ExpressionField;
  readonly #original = make('div', 'gl-in-note');
  #control: Control | undefined;
  #state: InputState | undefined;
  /** What it shows, and in which words. */
  #said = '';
  #words: Words | undefined;

  constructor(private readonly host: InputsHost) {
    this.#tick.type = 'checkbox';
    this.#name.type = 'button';
    this.#tick.addEventListener('change', () => {
      this.#said = ''; // it may be ticked back
      if (this.#state !== undefined)
        host.post({ type: 'differentiate', name: this.#state.name, on: this.#tick.checked });
    });
    this.#name.addEventListener('click', () => this.#post('reveal'));
    this.#plot.addEventListener('click', () => this.#post('plot'));
    this.#reset.addEventListener('click', () => this.#post('reset'));
    this.#more.setAttribute('aria-expanded', 'false');
    this.#more.addEventListener('click', () => this.#toggle(this.#details.hidden !== false));
    this.#details.hidden = true;
    this.#range = new RangeFields((range) => {
      if (this.#control?.kind === 'number') this.#control.control.setRange(range);
    });
    this.#expression = new ExpressionField(host, () => this.#state?.name);
    this.#details.append(this.#range.element, this.#expression.element, this.#original);
    const head = make('div', 'gl-in-head');
    const about = make('span', 'gl-in-about');
    about.append(this.#name, this.#source, this.#shape);
    head.append(this.#tick, about, this.#gradient, this.#reset, this.#plot, this.#more);
    this.element.append(head, this.#details);
    this.element.setAttribute('role', 'group');
  }

  show(state: InputState, words: Words, output: string | undefined, digits: number): void {
    // Most inputs stay as they are when one of them moves.
    const said = state.content.kind === 'array' ? '' : JSON.stringify([state, this.host.ahead(state.name), output]);
    if (said !== '' && said === this.#said && words === this.#words) return;
    this.#said = said;
    this.#words = words;
    this.#state = state;
    const { name, source, line, gradient, content, differentiated, changed, original, expression } = state;
    this.element.setAttribute('aria-label', name);
    this.element.classList.toggle('gl-in-constant', !differentiated);
    this.#tick.checked = differentiated;
    label(this.#tick, fill(words.differentiate, { name }));
    this.#name.textContent = name;
    this.#name.disabled = line === undefined;
    if (line !== undefined) this.#name.title = fill(words.goToLine, { line: String(line) });
    const [short, long] = sources[source];
    this.#source.textContent = words[short];
    this.#source.title = words[long];
    this.#source.dataset.source = source;
    this.#shape.textContent = content.kind === 'array' ? content.shapeText : '';
    this.#gradient.textContent = gradient === undefined ? '' : `${GRADIENT_MARK} ${gradient}`;
    this.#gradient.title = output === undefined ? '' : fill(words.gradientOf, { name, output });
    this.#plot.hidden = !differentiated || content.kind === 'other';
    label(this.#plot, fill(words.plotOne, { name }));
    this.#reset.hidden = !changed;
    label(this.#reset, fill(words.resetOne, { name }));
    label(this.#more, fill(words.more, { name }));
    this.#original.hidden = original === undefined || !changed;
    this.#original.textContent = original === undefined ? '' : fill(words.instead, { original });
    this.#expression.show(name, expression ?? (source === 'chosen' ? undefined : original), words);
    this.#showContent(content, name, words, digits);
  }

  /** Marks where the present change began, if it is one of this input. */
  mark(whatIf: WhatIf | undefined): void {
    if (this.#control?.kind !== 'number') return;
    this.#control.control.mark(whatIf?.name === this.#state?.name ? whatIf?.from : undefined);
  }

  checked(expression: string, problem: string | undefined): void {
    this.#expression.checked(expression, problem);
  }

  #showContent(content: Content, name: string, words: Words, digits: number): void {
    if (this.#control?.kind !== content.kind) this.#build(content.kind);
    const control = this.#control;
    this.#range.element.hidden = content.kind !== 'number';
    if (content.kind === 'number' && control?.kind === 'number') {
      control.control.label(fill(words.valueOf, { name }), fill(words.slideOf, { name }));
      control.control.show(this.host.ahead(name) ?? content.value, content.isWhole);
      this.#range.show(control.control.range, name, words);
    } else if (content.kind === 'array' && control?.kind === 'array') control.control.show(content, name, words);
    else if (content.kind === 'other') this.#control!.control.element.textContent = content.text;
    if (content.kind === 'number' && !Number.isFinite(content.value)) {
      this.#shape.textContent = formatNumber(content.value, digits);
    }
  }

  #build(kind: Content['kind']): void {
    this.#control?.control.element.remove();
    const name = () => this.#state?.name ?? '';
    const change = (element: number | undefined, value: number) => this.host.vary({ name: name(), element, value });
    this.#control =
      kind === 'number'
        ? { kind, control: new NumberControl((x) => this.#changed(x, change)) }
        : kind === 'array'
          ? {
              kind,
              control: new ArrayControl({
                change,
                look: (place) => this.host.post({ type: 'look', name: name(), place }),
                ahead: (element) => this.host.ahead(name(), element),
              }),
            }
          : { kind, control: { element: make('div', 'gl-in-text') } };
    this.#details.before(this.#control.control.element);
  }

  #changed(x: number, change: (element: undefined, x: number) => void): void {
    change(undefined, x);
    if (this.#control?.kind === 'number' && this.#state !== undefined) {
      this.#range.show(this.#control.control.range, this.#state.name, this.host.words);
    }
  }

  #toggle(open: boolean): void {
    this.#details.hidden = !open;
    this.#more.setAttribute('aria-expanded', String(open));
  }

  #post(type: 'reveal' | 'plot' | 'reset'): void {
    if (this.#state !== undefined) this.host.post({ type, name: this.#state.name });
  }
}

function button(name: 'plot' | 'reset' | 'more'): HTMLButtonElement {
  const made = make('button', 'gl-button');
  made.type = 'button';
  made.append(icon(name));
  return made;
}

function label(element: HTMLElement, text: string): void {
  element.title = text;
  element.setAttribute('aria-label', text);
}
