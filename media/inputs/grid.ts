import { indexText } from '../../core/elements.ts';
import { formatExact, formatNumber, GRADIENT_MARK, NOTHING } from '../../core/format.ts';
import { make } from '../html.ts';
import { fill, type Words } from '../words.ts';
import { mostOf, tintOf } from './heat.ts';
import type { ArrayContent, WindowPlace } from './protocol.ts';
import { type Scrubbed, scrub } from './scrub.ts';

/** Characters that have room in a cell. */
const ROOM = 6;

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export interface GridActions {
  /** Another element is the one at hand. */
  chosen(): void;
  /** The window is to be there. */
  look(place: WindowPlace): void;
  /** The element at hand is to be written; `typed` is what was begun with. */
  write(typed: string): void;
  /** The element at hand, to be dragged. */
  drag(): Scrubbed | undefined;
}

/** The part of an array that is seen, as a grid of numbers on their heat. Arrow keys go from one to the next. */
export class Grid {
  readonly element = make('div', 'gl-grid');
  #content: ArrayContent | undefined;
  #row = 0;
  #column = 0;
  #cells: HTMLElement[] = [];
  /** The form that is built: rows, columns and where they begin. */
  #form = '';

  constructor(private readonly actions: GridActions) {
    this.element.setAttribute('role', 'grid');
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('focusin', ({ target }) => this.#choose(target));
    this.element.addEventListener('dblclick', () => actions.write(''));
    scrub(this.element, (target) => {
      this.#choose(target);
      return cellAt(target) === undefined ? undefined : actions.drag();
    });
  }

  /** The place in C order of the element at hand. */
  get at(): number {
    const { matrix = 0 } = this.#content?.window ?? {};
    const { rows = 1, columns = 1 } = this.#content ?? {};
    return (matrix * rows + this.#row) * columns + this.#column;
  }

  get value(): number | null {
    return this.#content?.window.values[this.#index] ?? null;
  }

  get gradient(): number | null {
    return this.#content?.window.gradients?.[this.#index] ?? null;
  }

  /** @param name of the whole, @param number what an element is shown as */
  show(
    content: ArrayContent,
    name: string,
    words: Words,
    number: (element: number, x: number | null) => number | null,
  ) {
    this.#content = content;
    const { window: seen } = content;
    this.#row = Math.min(Math.max(this.#row, seen.row), seen.row + seen.height - 1);
    this.#column = Math.min(Math.max(this.#column, seen.column), seen.column + seen.width - 1);
    const form = JSON.stringify([seen.row, seen.column, seen.height, seen.width, content.shape.length]);
    if (form !== this.#form) this.#build();
    this.#form = form;
    this.element.setAttribute('aria-label', fill(words.elements, { name }));
    this.element.setAttribute('aria-rowcount', String(content.rows));
    this.element.setAttribute('aria-colcount', String(content.columns));
    const most = mostOf(content.figures);
    this.#cells.forEach((cell, i) => {
      const element = this.#elementAt(i);
      const x = number(element, seen.values[i]);
      const tint = tintOf(x, most);
      const text = x === null ? NOTHING : shortNumber(x);
      const gradient = seen.gradients?.[i];
      if (cell.textContent !== text) cell.textContent = text;
      cell.classList.toggle('gl-loud', x !== null && !Number.isFinite(x));
      cell.style.setProperty('--gl-tint', tint?.color ?? 'transparent');
      cell.style.setProperty('--gl-strength', `${Math.round(100 * (tint?.strength ?? 0))}%`);
      const said = [`${name}${indexText(element, content.shape)}`, x === null ? NOTHING : formatExact(x)].join(' = ');
      const whole = typeof gradient === 'number' ? `${said}, ${GRADIENT_MARK} ${formatNumber(gradient)}` : said;
      cell.title = whole;
      cell.setAttribute('aria-label', whole);
    });
    this.#mark();
  }

  focus(): void {
    this.#cells[this.#index]?.focus();
  }

  get #index(): number {
    const { row = 0, column = 0, width = 1 } = this.#content?.window ?? {};
    return (this.#row - row) * width + this.#column - column;
  }

  #elementAt(i: number): number {
    const { rows, columns, window: seen } = this.#content!;
    const [row, column] = [seen.row + Math.floor(i / seen.width), seen.column + (i % seen.width)];
    return (seen.matrix * rows + row) * columns + column;
  }

  #build(): void {
    const hadFocus = this.element.contains(document.activeElement);
    const { window: seen, shape } = this.#content!;
    const line = (children: readonly HTMLElement[]) => {
      const row = make('div', 'gl-grid-row');
      row.setAttribute('role', 'row');
      row.append(...children);
      return row;
    };
    const head = (role: string, text: string) => {
      const cell = make('div', 'gl-grid-head', text);
      cell.setAttribute('role', role);
      return cell;
    };
    const isVector = shape.length < 2;
    const corner = isVector ? [] : [head('columnheader', '')];
    const columns = Array.from({ length: seen.width }, (_, c) => head('columnheader', String(seen.column + c)));
    this.#cells = [];
    const rows = Array.from({ length: seen.height }, (_, r) => {
      const cells = Array.from({ length: seen.width }, () => {
        const cell = make('div', 'gl-grid-cell');
        cell.setAttribute('role', 'gridcell');
        cell.dataset.cell = String(this.#cells.push(cell) - 1);
        return cell;
      });
      return line([...(isVector ? [] : [head('rowheader', String(seen.row + r))]), ...cells]);
    });
    this.element.style.setProperty('--gl-columns', String(seen.width));
    this.element.classList.toggle('gl-grid-vector', isVector);
    this.element.replaceChildren(line([...corner, ...columns]), ...rows);
    if (hadFocus) this.focus();
  }

  #mark(): void {
    this.#cells.forEach((cell, i) => {
      const isAtHand = i === this.#index;
      cell.tabIndex = isAtHand ? 0 : -1;
      cell.setAttribute('aria-selected', String(isAtHand));
    });
  }

  #choose(target: EventTarget | null): void {
    const i = cellAt(target);
    const seen = this.#content?.window;
    if (i === undefined || seen === undefined || i === this.#index) return;
    this.#row = seen.row + Math.floor(i / seen.width);
    this.#column = seen.column + (i % seen.width);
    this.#mark();
    this.actions.chosen();
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || cellAt(event.target) === undefined) return;
    const move = moves[event.key];
    if (move !== undefined) this.#go(...move);
    else if (event.key === 'Enter' || event.key === 'F2') this.actions.write('');
    else if (/^[-+.\d]$/.test(event.key)) this.actions.write(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Beyond the window's edge the window goes along. */
  #go(down: number, right: number): void {
    const content = this.#content;
    if (content === undefined) return;
    const { window: seen, rows, columns } = content;
    this.#row = Math.min(Math.max(this.#row + down, 0), rows - 1);
    this.#column = Math.min(Math.max(this.#column + right, 0), columns - 1);
    const row = within(seen.row, seen.height, this.#row);
    const column = within(seen.column, seen.width, this.#column);
    if (row !== seen.row || column !== seen.column) this.actions.look({ matrix: seen.matrix, row, column });
    this.#mark();
    this.focus();
    this.actions.chosen();
  }
}

/** As many digits as have room: a number that is cut off would be another one. */
function shortNumber(x: number): string {
  const texts = [3, 2, 1].map((digits) => formatNumber(x, digits));
  return texts.find(({ length }) => length <= ROOM) ?? texts[2];
}

/** Where a window that begins somewhere begins when it has to show this, too. */
function within(from: number, length: number, at: number): number {
  return at < from ? at : at >= from + length ? at - length + 1 : from;
}

function cellAt(target: EventTarget | null): number | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  return cell === null ? undefined : Number(cell.dataset.cell);
}
