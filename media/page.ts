import { GRADIENT_MARK } from '../core/format.ts';
import { Bar } from './bar.ts';
import type { Explanation } from './explain.ts';
import { HintView } from './hint.ts';
import type { Hint } from './protocol.ts';
import { rules } from './theme.ts';
import type { Words } from './words.ts';

/** The parts of the page that are not the picture. All text goes in as text, never as markup. */
export class Page {
  readonly bar = new Bar();
  /** Around the picture: what lies above it stands here. */
  readonly view = make('div', 'gl-view');
  readonly stage = make('div', 'gl-stage');
  readonly hint = new HintView();
  readonly #banner = make('div', 'gl-banner');
  readonly #stale = make('div', 'gl-stale-mark');
  readonly #tip = make('div', 'gl-tip');
  readonly #legend = make('div', 'gl-legend');

  constructor(readonly body: HTMLElement) {
    // The picture's rules are also needed in exported files, so they live in code and come in as a style sheet object.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    this.#banner.setAttribute('role', 'alert');
    this.#tip.setAttribute('aria-hidden', 'true');
    this.#stale.setAttribute('role', 'status');
    this.view.append(this.stage, this.hint.element, this.#legend, this.#stale);
    body.replaceChildren(this.bar.element, this.#banner, this.view, this.#tip);
    this.hideTip();
    body.classList.add('gl-empty');
    this.#banner.hidden = true;
    this.setStale(false);
  }

  setWords(words: Words): void {
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

  showTip(explanation: Explanation, words: Words, at: DOMRect): void {
    const { title, source, line, effect, value, gradient, terms, notes } = explanation;
    const head = make('div', 'gl-tip-head');
    head.append(make('span', 'gl-tip-title', title), make('span', 'gl-tip-muted', line));
    const lines: HTMLElement[] = [head];
    if (source !== '') lines.push(make('div', 'gl-tip-source', source));
    if (value !== undefined) lines.push(pair(words.value, value, 'gl-tip-value'));
    if (gradient !== undefined) lines.push(pair(`${GRADIENT_MARK} ${words.gradient}`, gradient, 'gl-tip-gradient'));
    if (effect !== undefined) lines.push(make('div', 'gl-tip-muted', effect));
    if (terms.length > 0) {
      const table = make('div', 'gl-tip-terms');
      for (const { name, text } of terms) {
        table.append(make('span', 'gl-tip-name', `${GRADIENT_MARK} ${name}`), make('span', 'gl-tip-gradient', text));
      }
      lines.push(table);
    }
    lines.push(...notes.map((note) => make('div', 'gl-tip-note', note)));
    this.#tip.replaceChildren(...lines);
    this.#tip.hidden = false;
    const { width, height } = this.#tip.getBoundingClientRect();
    const below = at.bottom + 8 + height <= window.innerHeight;
    const left = Math.min(Math.max(at.left + at.width / 2 - width / 2, 4), Math.max(window.innerWidth - width - 4, 4));
    this.#tip.style.left = `${left}px`;
    this.#tip.style.top = `${below ? at.bottom + 8 : Math.max(at.top - height - 8, 4)}px`;
  }

  hideTip(): void {
    this.#tip.hidden = true;
  }
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, name: string, text = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

function pair(label: string, value: string, name: string): HTMLElement {
  const line = make('div', 'gl-tip-pair');
  line.append(make('span', 'gl-tip-muted', label), make('span', name, value));
  return line;
}
