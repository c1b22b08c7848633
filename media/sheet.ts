import { make } from './html.ts';
import { keySigns } from './keys.ts';
import type { Page } from './page.ts';
import type { Stage } from './stage.ts';

/** A sheet of all keys. */
export class Sheet {
  readonly #dialog = make('dialog', 'gl-sheet');
  readonly #title = make('h2', '');
  readonly #list = make('dl', 'gl-sheet-list');

  constructor(
    private readonly page: Page,
    private readonly stage: Stage,
  ) {
    const button = page.bar.button('help', 'keys', '?');
    page.bar.right.append(button);
    const close = page.bar.button('close', 'close', 'Escape');
    close.addEventListener('click', () => this.#dialog.close());
    const head = make('div', 'gl-sheet-head');
    head.append(this.#title, close);
    const body = make('div', 'gl-sheet-body');
    body.append(head, this.#list);
    this.#dialog.append(body);
    page.bar.name(this.#dialog, 'keys');
    page.body.append(this.#dialog);
    button.addEventListener('click', () => this.#open());
    page.keys.add({
      keys: ['?'],
      word: 'keys',
      run: () => {
        this.#open();
        return true;
      },
    });
    // A click beside it, or the key that opened it, closes it.
    this.#dialog.addEventListener('click', ({ target }) => {
      if (target === this.#dialog) this.#dialog.close();
    });
    this.#dialog.addEventListener('keydown', (event) => {
      if (event.key === '?' || event.key === 'Escape') this.#dialog.close();
      event.stopPropagation();
    });
  }

  #open(): void {
    const { words } = this.stage;
    const rows = this.page.keys.shortcuts.map(({ keys, word }) => {
      const row = make('div', 'gl-sheet-row');
      // `e` and `E` are one key.
      const shown = [...new Set(keys.map((chord) => (chord.length === 1 ? chord.toLowerCase() : chord)))];
      const signs = make('dt', '');
      signs.append(...keySigns(shown).map((sign) => make('kbd', '', sign)));
      row.append(signs, make('dd', '', words[word]));
      return row;
    });
    this.#list.replaceChildren(...rows);
    this.#title.textContent = words.keys;
    this.#dialog.showModal();
  }
}
