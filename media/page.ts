import { GRADIENT_MARK } from '../core/format.ts';
import { Bar } from './bar.ts';
import { HintView } from './hint.ts';
import { make } from './html.ts';
import { Keys } from './keys.ts';
import type { Hint } from './protocol.ts';
import { rules } from './theme.ts';
import type { Words } from './words.ts';

/** The parts of the page that are not the picture. All text goes in as text, never as markup. */
export class Page {
  readonly bar = new Bar();
  readonly keys: Keys;
  /** The picture, and what stands beside it or below. */
  readonly main = make('div', 'gl-main');
  /** Around the picture: what lies above it stands here. */
  readonly view = make('div', 'gl-view');
  readonly stage = make('div', 'gl-stage');
  readonly hint = new HintView();
  readonly #banner = make('div', 'gl-banner');
  readonly #stale = make('div', 'gl-stale-mark');
  readonly #legend = make('div', 'gl-legend');
  readonly #news = make('div', 'gl-news');

  constructor(readonly body: HTMLElement) {
    this.keys = new Keys(body);
    // The picture's rules are also needed in exported files, so they live in code and come in as a style sheet object.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    this.#banner.setAttribute('role', 'alert');
    this.#stale.setAttribute('role', 'status');
    this.#news.setAttribute('role', 'status');
    this.view.append(this.stage, this.hint.element, this.#legend, this.#stale);
    this.main.append(this.view);
    body.replaceChildren(this.bar.element, this.#banner, this.main, this.#news);
    body.classList.add('gl-empty');
    this.#banner.hidden = true;
    this.setStale(false);
  }

  setWords(words: Words): void {
    // An application: screen readers hand the arrow keys on to it, and they follow the wires.
    this.stage.setAttribute('role', 'application');
    this.stage.setAttribute('aria-label', words.title);
    this.stage.setAttribute('aria-description', words.describe);
    this.bar.setWords(words);
    this.#stale.textContent = words.stale;
    const value = make('span', 'gl-legend-value', words.legendValue);
    const gradient = make('span', 'gl-legend-gradient', `${GRADIENT_MARK} ${words.legendGradient}`);
    this.#legend.replaceChildren(value, gradient);
  }

  /** @param hint stands in place of the picture when there is none */
  show(state: { readonly error?: string; readonly hint?: Hint; readonly stale: boolean }): void {
    this.#banner.textContent = state.error ?? '';
    this.#banner.hidden = state.error === undefined;
    this.hint.show(state.hint);
    this.body.classList.toggle('gl-empty', state.hint !== undefined);
    this.setStale(state.stale);
  }

  setStale(stale: boolean): void {
    this.body.classList.toggle('gl-stale', stale);
    this.#stale.hidden = !stale;
  }

  /** Tells screen readers what has happened. */
  announce(news: string): void {
    this.#news.textContent = news;
  }
}
