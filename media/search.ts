import { find, type Match } from './find.ts';
import { make, makeSvg } from './html.ts';
import type { Page } from './page.ts';
import type { Stage } from './stage.ts';

const AROUND = 5;

/** Finds gates and groups by what is written on them, and goes from one to the next. */
export class Search {
  readonly #element = make('div', 'gl-find');
  readonly #field = make('input', 'gl-find-field');
  readonly #count = make('span', 'gl-find-count');
  readonly #marks = makeSvg('g', { class: 'gl-marks' });
  #matches: readonly Match[] = [];
  #at = 0;
  #before: Element | null = null;

  constructor(
    private readonly page: Page,
    private readonly stage: Stage,
  ) {
    const { bar } = page;
    this.#element.setAttribute('role', 'search');
    this.#element.hidden = true;
    this.#field.type = 'text';
    this.#field.spellcheck = false;
    bar.name(this.#field, 'findWhat');
    const previous = bar.button('previous', 'findPrevious', 'Shift+Enter');
    const next = bar.button('next', 'findNext', 'Enter');
    const close = bar.button('close', 'close', 'Escape');
    this.#element.append(this.#field, this.#count, previous, next, close);
    page.view.append(this.#element);
    stage.over.append(this.#marks);
    const open = bar.button('search', 'find', '/');
    bar.right.prepend(open);

    open.addEventListener('click', () => this.open());
    previous.addEventListener('click', () => this.#go(-1));
    next.addEventListener('click', () => this.#go(1));
    close.addEventListener('click', () => this.#close());
    this.#field.addEventListener('input', () => {
      this.#find();
      this.#at = 0;
      this.#show();
    });
    this.#element.addEventListener('keydown', (event) => this.#key(event));
    stage.shown.listen(() => {
      if (this.#element.hidden) return;
      this.#find();
      this.#mark();
    });
    page.keys.add({
      keys: ['/', 'Ctrl+f'],
      word: 'find',
      run: () => {
        this.open();
        return true;
      },
    });
  }

  open(): void {
    if (this.#element.hidden) this.#before = document.activeElement;
    this.#element.hidden = false;
    this.#field.select();
    this.#field.focus();
    this.#find();
    this.#mark();
  }

  /** The focus goes to what was found, else back to where it was. */
  #close(): void {
    const match = this.#matches[this.#at];
    this.#element.hidden = true;
    this.#matches = [];
    this.#mark();
    const before = this.#before instanceof HTMLElement || this.#before instanceof SVGElement ? this.#before : undefined;
    const target = (match && this.#elementOf(match)) ?? before ?? this.stage.gate(this.stage.current);
    target?.focus({ preventScroll: true });
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#close();
    else if (event.key === 'Enter' && event.target === this.#field) this.#go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #find(): void {
    const { picture, words } = this.stage;
    this.#matches = picture === undefined ? [] : find(picture.circuit, this.#field.value, words);
    this.#at = Math.min(this.#at, Math.max(this.#matches.length - 1, 0));
  }

  #go(by: number): void {
    const { length } = this.#matches;
    if (length === 0) return;
    this.#at = (this.#at + by + length) % length;
    this.#show();
  }

  #show(): void {
    this.#mark();
    const match = this.#matches[this.#at];
    if (match === undefined) {
      this.page.announce(this.#count.textContent ?? '');
      return;
    }
    this.stage.lookAt(this.#frameOf(match));
    const what = this.#elementOf(match)?.getAttribute('aria-label') ?? '';
    this.page.announce(`${this.#count.textContent}: ${what}`);
  }

  #mark(): void {
    const { words } = this.stage;
    const isOpen = !this.#element.hidden;
    const found = this.#matches.length;
    const inside = this.#matches[this.#at]?.inside === true ? ` · ${words.findInside}` : '';
    this.#count.textContent =
      found > 0 ? `${this.#at + 1} / ${found}${inside}` : this.#field.value.trim() === '' ? '' : words.findNone;
    this.#marks.replaceChildren(
      ...(isOpen ? this.#matches : []).map((match, i) => {
        const { x, y, width, height } = this.#frameOf(match);
        return makeSvg('rect', {
          class: i === this.#at ? 'gl-found gl-found-now' : 'gl-found',
          ...{ x: x - AROUND, y: y - AROUND, width: width + 2 * AROUND, height: height + 2 * AROUND, rx: 9 },
        });
      }),
    );
  }

  #frameOf({ kind, index }: Match) {
    const places = this.stage.picture!.places;
    return kind === 'gate' ? places.gates[index] : places.boxes[index];
  }

  #elementOf({ kind, index }: Match): SVGGElement | null {
    return kind === 'gate' ? this.stage.gate(index) : this.stage.title(index);
  }
}
