import { indexText } from '../../core/elements.ts';
import { formatNumber, GRADIENT_MARK, NOTHING } from '../../core/format.ts';
import { make } from '../html.ts';
import { icon } from '../icons.ts';
import { fill, type Words } from '../words.ts';
import { Grid } from './grid.ts';
import { Overview } from './heat.ts';
import { NumberControl } from './number.ts';
import type { ArrayContent, WindowPlace } from './protocol.ts';
import { rangeAround, stepIn } from './steps.ts';

export interface ArrayActions {
  change(element: number, x: number): void;
  look(place: WindowPlace): void;
  /** What is on its way for an element: newer than what is shown. */
  ahead(element: number): number | undefined;
}

/** An array: the part of it that is seen as a grid, all of it in small, and the element at hand as a number. */
export class ArrayControl {
  readonly element = make('div', 'gl-in-array');
  readonly #grid: Grid;
  readonly #overview: Overview;
  readonly #number: NumberControl;
  readonly #which = make('span', 'gl-in-array-which');
  readonly #gradient = make('span', 'gl-in-gradient');
  readonly #matrices = make('div', 'gl-in-array-matrices');
  readonly #matrixAt = make('span', 'gl-in-note');
  readonly #previous = button('previous');
  readonly #next = button('next');
  #content: ArrayContent | undefined;
  #name = '';
  #words: Words | undefined;
  /** The element that the number shows. */
  #shown: number | undefined;

  constructor(private readonly actions: ArrayActions) {
    this.#grid = new Grid({
      chosen: () => this.#showNumber(),
      look: actions.look,
      write: (typed) => this.#write(typed),
      drag: () => {
        const { at, value } = this.#grid;
        if (value === null) return undefined;
        const now = actions.ahead(at) ?? value;
        const isWhole = this.#content?.isWhole === true;
        const step = stepIn(rangeAround(now), isWhole);
        return { value: now, step, isWhole, change: (x) => this.#change(at, x) };
      },
    });
    this.#overview = new Overview(({ matrix, row, column }) => {
      const { height = 1, width = 1 } = this.#content?.window ?? {};
      const start = (middle: number, length: number) => Math.max(middle - Math.floor(length / 2), 0);
      actions.look({ matrix, row: start(row, height), column: start(column, width) });
    });
    this.#number = new NumberControl((x) => this.#change(this.#grid.at, x));
    this.#number.field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== 'Escape') return;
      event.stopPropagation();
      this.#grid.focus();
    });
    this.#previous.addEventListener('click', () => this.#turn(-1));
    this.#next.addEventListener('click', () => this.#turn(1));
    this.#matrices.append(this.#previous, this.#matrixAt, this.#next);
    const one = make('div', 'gl-in-array-one');
    one.append(this.#which, this.#gradient);
    this.element.append(this.#overview.element, this.#matrices, this.#grid.element, one, this.#number.element);
  }

  show(content: ArrayContent, name: string, words: Words): void {
    this.#content = content;
    this.#name = name;
    this.#words = words;
    this.#overview.show(content);
    const { matrices, window: seen } = content;
    this.#matrices.hidden = matrices === 1;
    this.#matrixAt.textContent = fill(words.matrix, { at: seen.matrix + 1, of: matrices });
    this.#previous.disabled = seen.matrix === 0;
    this.#next.disabled = seen.matrix === matrices - 1;
    for (const [one, label] of [
      [this.#previous, words.matrixPrevious],
      [this.#next, words.matrixNext],
    ] as const) {
      one.title = label;
      one.setAttribute('aria-label', label);
    }
    this.#showGrid();
    this.#showNumber();
  }

  #showGrid(): void {
    if (this.#content === undefined || this.#words === undefined) return;
    this.#grid.show(this.#content, this.#name, this.#words, (element, x) => this.actions.ahead(element) ?? x);
  }

  #showNumber(): void {
    const { at, value, gradient } = this.#grid;
    if (this.#content === undefined || this.#words === undefined) return;
    const name = `${this.#name}${indexText(at, this.#content.shape)}`;
    const now = this.actions.ahead(at) ?? value;
    this.#which.textContent = name;
    this.#gradient.textContent = gradient === null ? '' : `${GRADIENT_MARK} ${formatNumber(gradient)}`;
    this.#number.label(fill(this.#words.valueOf, { name }), fill(this.#words.slideOf, { name }));
    this.#number.element.hidden = now === null;
    if (now === null) this.#which.textContent = `${name} ${NOTHING}`;
    else this.#number.show(now, this.#content.isWhole, at !== this.#shown);
    this.#shown = at;
  }

  #change(element: number, x: number): void {
    this.actions.change(element, x);
    this.#showGrid();
    this.#showNumber();
  }

  #write(typed: string): void {
    const { field } = this.#number;
    field.focus();
    if (typed === '') return;
    field.value = typed;
    field.dispatchEvent(new Event('input'));
  }

  #turn(by: number): void {
    const seen = this.#content?.window;
    if (seen !== undefined) this.actions.look({ ...seen, matrix: seen.matrix + by });
  }
}

function button(name: 'previous' | 'next'): HTMLButtonElement {
  const made = make('button', 'gl-button');
  made.type = 'button';
  made.append(icon(name));
  return made;
}
