import { make } from './html.ts';
import { keySign } from './keys.ts';
import type { Page } from './page.ts';
import type { Stage } from './stage.ts';

/** A sheet of all keys. */
export class Sheet {
  readonly #dialog = make('dialog', 'gl-sheet');

  constructor(
    private readonly page: Page,
    private readonly stage: Stage,
  ) {
    const button = page.bar.button('help', 'keys', '?');
    page.bar.right.append(button);
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
      const signs = make('dt', '');
      signs.append(...keys.map((chord) => make('kbd', '', keySign(chord))));
      row.append(signs, make('dd', '', words[word]));
      return row;
    });
    const list = make('dl', 'gl-sheet-list');
    list.append(...rows);
    const body = make('div', 'gl-sheet-body');
    body.append(make('h2', '', words.keys), list);
    this.#dialog.replaceChildren(body);
    this.#dialog.setAttribute('aria-label', words.keys);
    this.#dialog.showModal();
  }
}
