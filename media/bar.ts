import { type IconName, icon } from './icons.ts';
import { english, type Words } from './words.ts';

export type Word = keyof Words;

/**
 * The toolbar. Features make their controls with `button` and put them in one of three areas. The Tab key comes to one
 * of them, arrow keys go from one to the next.
 */
export class Bar {
  readonly element = document.createElement('div');
  readonly left = area('left');
  readonly middle = area('middle');
  readonly right = area('right');
  readonly #named = new Set<HTMLElement>();
  #words: Words = english;

  constructor() {
    this.element.className = 'gl-bar';
    this.element.setAttribute('role', 'toolbar');
    this.element.append(this.left, this.middle, this.right);
    this.name(this.element, 'tools');
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('focusin', ({ target }) => this.#come(target));
  }

  /** @param key as it is written behind the label, which is the tooltip */
  button(name: IconName, label: Word, key?: string): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'gl-button';
    this.change(button, name, label, key);
    return button;
  }

  /** Another icon and label, as for play and pause. */
  change(button: HTMLButtonElement, name: IconName, label: Word, key?: string): void {
    button.replaceChildren(icon(name));
    this.name(button, label, key);
  }

  /** Names an element, in the bar or elsewhere, in whatever language comes; also its part `gl-text`, if it has one. */
  name(element: HTMLElement, label: Word, key?: string): void {
    element.dataset.word = label;
    if (key !== undefined) element.dataset.key = key;
    this.#named.add(element);
    this.#write(element);
  }

  setWords(words: Words): void {
    this.#words = words;
    for (const element of this.#named) this.#write(element);
    const items = this.#items();
    this.#come(items.find((item) => item.getAttribute('tabindex') === '0') ?? items[0]);
  }

  #write(element: HTMLElement): void {
    const { word, key } = element.dataset;
    const label = this.#words[word as Word];
    element.setAttribute('aria-label', label);
    const text = element.querySelector('.gl-text');
    if (text !== null) text.textContent = label;
    if (element instanceof HTMLButtonElement) element.title = key === undefined ? label : `${label} (${key})`;
  }

  #items(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('button:not(:disabled)')].filter(
      (item) => item.offsetParent !== null,
    );
  }

  /** The item that the Tab key comes to is the one that was used last. */
  #come(target: EventTarget | null | undefined): void {
    if (!(target instanceof HTMLButtonElement)) return;
    for (const item of this.element.querySelectorAll('button')) item.tabIndex = item === target ? 0 : -1;
  }

  #key(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLButtonElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    const items = this.#items();
    const at = items.indexOf(event.target);
    const places: Readonly<Record<string, number>> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: items.length - 1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    items[(place + items.length) % items.length]?.focus();
    event.preventDefault();
    event.stopPropagation();
  }
}

function area(name: string): HTMLDivElement {
  const element = document.createElement('div');
  element.className = `gl-area gl-${name}`;
  return element;
}
