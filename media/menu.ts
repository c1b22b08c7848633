import { make } from './html.ts';

export interface MenuItem {
  readonly text: string;
  /** One of several of which one is chosen; choosing another leaves the menu open. */
  readonly checked?: boolean;
  run(): void;
}

export interface MenuGroup {
  /** undefined: a line sets it apart, no title. */
  readonly title?: string;
  readonly items: readonly MenuItem[];
}

/** A menu of a button: arrow keys, Home and End go through it, letters find, Escape goes back to the button. */
export class Menu {
  readonly #list = make('div', 'gl-menu');

  /** @param groups as they are when it opens, and after each choice that leaves it open */
  constructor(
    private readonly button: HTMLButtonElement,
    around: HTMLElement,
    private readonly groups: () => readonly MenuGroup[],
  ) {
    const list = this.#list;
    list.setAttribute('role', 'menu');
    list.hidden = true;
    around.append(list);
    button.setAttribute('aria-haspopup', 'menu');
    button.setAttribute('aria-expanded', 'false');
    button.addEventListener('click', () => (list.hidden ? this.open() : this.close()));
    button.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      this.open();
    });
    list.addEventListener('keydown', (event) => this.#key(event));
    list.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && (list.contains(relatedTarget) || button.contains(relatedTarget))))
        this.#hide();
    });
  }

  open(): void {
    this.#fill();
    this.#list.hidden = false;
    this.button.setAttribute('aria-expanded', 'true');
    const { left, bottom } = this.button.getBoundingClientRect();
    const { width } = this.#list.getBoundingClientRect();
    this.#list.style.left = `${Math.max(Math.min(left, window.innerWidth - width - 8), 0)}px`;
    this.#list.style.top = `${bottom + 4}px`;
    this.#list.style.maxHeight = `${window.innerHeight - bottom - 12}px`;
    this.#items()[0]?.focus();
  }

  close(): void {
    this.#hide();
    this.button.focus();
  }

  #hide(): void {
    this.#list.hidden = true;
    this.button.setAttribute('aria-expanded', 'false');
  }

  #fill(): void {
    this.#list.setAttribute('aria-label', this.button.getAttribute('aria-label') ?? '');
    this.#list.replaceChildren(...this.groups().map((group) => this.#group(group)));
  }

  #group({ title, items }: MenuGroup): HTMLElement {
    const group = make('div', 'gl-menu-group');
    group.setAttribute('role', 'group');
    if (title !== undefined) {
      const head = make('div', 'gl-menu-title', title);
      head.setAttribute('aria-hidden', 'true');
      group.setAttribute('aria-label', title);
      group.append(head);
    }
    group.append(...items.map((item) => this.#item(item)));
    return group;
  }

  #item({ text, checked, run }: MenuItem): HTMLElement {
    const element = make('div', 'gl-menu-item', text);
    element.tabIndex = -1;
    element.setAttribute('role', checked === undefined ? 'menuitem' : 'menuitemradio');
    if (checked !== undefined) element.setAttribute('aria-checked', String(checked));
    element.addEventListener('pointermove', () => element.focus());
    element.addEventListener('click', () => {
      if (checked === undefined) {
        this.close();
        run();
        return;
      }
      const at = this.#items().indexOf(element);
      run();
      this.#fill();
      this.#items()[at]?.focus();
    });
    return element;
  }

  #items(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('.gl-menu-item')];
  }

  #key(event: KeyboardEvent): void {
    const { key } = event;
    if (key === 'Tab') {
      this.close(); // and the key goes on from the button
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const items = this.#items();
    const at = items.indexOf(event.target as HTMLElement);
    const places: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at + items.length - 1) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    if (key in places) items[places[key]]?.focus();
    else if (key === 'Escape') this.close();
    else if (key === 'Enter' || key === ' ') items[at]?.click();
    else if (key.length === 1) this.#find(items, at, key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The next item with a word that begins with this letter. */
  #find(items: readonly HTMLElement[], at: number, letter: string): void {
    const begins = ({ textContent }: HTMLElement) =>
      (textContent ?? '').split(' ').some((word) => word.toLowerCase().startsWith(letter.toLowerCase()));
    [...items.slice(at + 1), ...items.slice(0, at + 1)].find(begins)?.focus();
  }
}
