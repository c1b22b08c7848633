import { GRADIENT_MARK } from '../core/format.ts';
import { gateAt } from './doors.ts';
import { type Explanation, explainFork, explainGate } from './explain.ts';
import { make } from './html.ts';
import type { Page } from './page.ts';
import type { Stage } from './stage.ts';
import type { Words } from './words.ts';

const DELAY = 120;
const GAP = 8;

/** Explains the gate that is pointed at or has the focus, and forks that are pointed at. */
export class Tips {
  readonly #element = make('div', 'gl-tip');
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    page: Page,
    private readonly stage: Stage,
  ) {
    // Screen readers are told by the label of the gate.
    this.#element.setAttribute('aria-hidden', 'true');
    this.#element.hidden = true;
    page.body.append(this.#element);
    const { element } = stage;
    element.addEventListener('focusin', ({ target }) => {
      if (gateAt(target) !== undefined) this.#show(target);
    });
    element.addEventListener('focusout', () => this.#hide());
    // Whoever opens a menu or looks for something does not read what the pointer happens to rest on.
    page.body.addEventListener('focusin', ({ target }) => {
      if (target instanceof Node && !element.contains(target)) this.#hide();
    });
    element.addEventListener('pointerover', ({ target }) => this.#showSoon(target));
    element.addEventListener('pointerleave', () => this.#showSoon(null));
    stage.settled.listen(() => this.#hide());
    stage.shown.listen(() => this.#hide());
  }

  #showSoon(target: EventTarget | null): void {
    clearTimeout(this.#timer);
    if (gateAt(target) === undefined && forkAt(target) === undefined) this.#hide();
    else this.#timer = setTimeout(() => this.#show(target), DELAY);
  }

  #hide(): void {
    clearTimeout(this.#timer);
    this.#element.hidden = true;
  }

  #show(target: EventTarget | null): void {
    const { picture, words } = this.stage;
    const gate = gateAt(target);
    const fork = forkAt(target);
    const pointed = gate === undefined ? fork?.element : this.stage.gate(gate);
    if (picture === undefined || pointed === undefined || pointed === null) return;
    const { circuit } = picture;
    const isFork = gate === undefined && fork !== undefined;
    const explanation = isFork ? explainFork(circuit, fork.wire, words) : explainGate(circuit, gate ?? 0, words);
    this.#element.replaceChildren(...parts(explanation, isFork, words));
    this.#element.hidden = false;
    this.#place(pointed.getBoundingClientRect());
  }

  /** Below what it explains, or above where there is no room. */
  #place(at: DOMRect): void {
    const { width, height } = this.#element.getBoundingClientRect();
    const most = Math.max(window.innerWidth - width - 4, 4);
    const left = Math.min(Math.max(at.left + at.width / 2 - width / 2, 4), most);
    const isBelow = at.bottom + GAP + height <= window.innerHeight;
    this.#element.style.left = `${left}px`;
    this.#element.style.top = `${isBelow ? at.bottom + GAP : Math.max(at.top - height - GAP, 4)}px`;
  }
}

function parts(explanation: Explanation, isFork: boolean, words: Words): HTMLElement[] {
  const { title, source, line, effect, value, gradient, terms, notes } = explanation;
  const head = make('div', 'gl-tip-head');
  head.append(make('span', 'gl-tip-title', title), make('span', 'gl-tip-muted', line));
  const shown: HTMLElement[] = [head];
  if (source !== '') shown.push(make('div', 'gl-tip-source', source));
  const pairs = make('div', 'gl-tip-pairs');
  if (value !== undefined) pairs.append(...pair(words.value, value, 'gl-tip-value'));
  if (gradient !== undefined) pairs.append(...pair(`${GRADIENT_MARK} ${words.gradient}`, gradient, 'gl-tip-gradient'));
  if (pairs.childElementCount > 0) shown.push(pairs);
  if (effect !== undefined) shown.push(make('div', 'gl-tip-effect', effect));
  if (terms.length > 0) shown.push(table(terms, isFork, words));
  shown.push(...notes.map((note) => make('div', note.startsWith(GRADIENT_MARK) ? 'gl-tip-sum' : 'gl-tip-note', note)));
  return shown;
}

const COLUMNS = ['gl-tip-name', 'gl-tip-value', 'gl-tip-local', 'gl-tip-gradient'] as const;

/** Columns in which nothing stands are left out. */
function table(terms: Explanation['terms'], isFork: boolean, words: Words): HTMLElement {
  const isShown = [true, !isFork, terms.some(({ local }) => local !== undefined), true];
  const element = make('div', `gl-tip-terms gl-tip-columns-${isShown.filter(Boolean).length}`);
  const row = (texts: readonly string[], kinds: readonly string[]) =>
    element.append(...texts.flatMap((text, i) => (isShown[i] ? [make('span', kinds[i], text)] : [])));
  const heads = [words.argument, '', words.localGradient, words.contribution];
  if (!isFork) row(heads, Array(heads.length).fill('gl-tip-muted'));
  for (const { name, value = '', local = '', flow } of terms) row([name, value, local, flow], COLUMNS);
  return element;
}

function pair(label: string, value: string, name: string): HTMLElement[] {
  return [make('span', 'gl-tip-muted', label), make('span', name, value)];
}

/** The dot where a wire parts, and which wire that is. */
function forkAt(target: EventTarget | null): { readonly element: Element; readonly wire: number } | undefined {
  const element = target instanceof Element ? target.closest('[data-fork]') : null;
  return element === null ? undefined : { element, wire: Number(element.getAttribute('data-fork')) };
}
