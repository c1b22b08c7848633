import type { Bar, Word } from '../bar.ts';
import { make } from '../html.ts';
import type { IconName } from '../icons.ts';
import { fill, type Words } from '../words.ts';
import { type Text, written } from './pieces.ts';
import { progressOf, type Step } from './steps.ts';

export interface DeckActions {
  play(): void;
  goTo(at: number): void;
  step(by: number): void;
  close(): void;
}

/** Factors of the pace. */
const SPEEDS = [0.5, 1, 2];

/** Below the picture: the arithmetic of the present step, and what moves to another one. */
export class Deck {
  readonly element = make('section', 'gl-deck');
  #speed = 1;
  #words: Words | undefined;
  readonly #play: HTMLButtonElement;
  readonly #before: readonly HTMLButtonElement[];
  readonly #after: readonly HTMLButtonElement[];
  readonly #speedButton = make('button', 'gl-button gl-speed');
  readonly #caption = make('div', 'gl-caption');
  readonly #slider = make('input', 'gl-slider');
  readonly #progress = make('span', 'gl-progress');

  constructor(
    private readonly bar: Bar,
    actions: DeckActions,
  ) {
    const button = (icon: IconName, word: Word, key: string, act: () => void) => {
      const made = bar.button(icon, word, key);
      made.addEventListener('click', act);
      return made;
    };
    this.#play = button('play', 'play', '␣', () => actions.play());
    this.#before = [
      button('toStart', 'toStart', 'Home', () => actions.goTo(0)),
      button('stepBack', 'stepBack', '←', () => actions.step(-1)),
    ];
    this.#after = [
      button('stepForward', 'stepForward', '→', () => actions.step(1)),
      button('toEnd', 'toEnd', 'End', () => actions.goTo(Number.POSITIVE_INFINITY)),
    ];
    const close = button('close', 'endStepping', 'Esc', () => actions.close());
    this.#speedButton.type = 'button';
    this.#speedButton.addEventListener('click', () => this.#change());
    this.#slider.type = 'range';
    this.#slider.min = '0';
    this.#slider.step = '1';
    this.#slider.addEventListener('input', () => actions.goTo(Number(this.#slider.value)));
    // The field's own keys are those of stepping; these would be taken for its own, too.
    this.#slider.addEventListener('keydown', (event) => {
      if (event.key === ' ') actions.play();
      else if (event.key === 'Escape') actions.close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    this.#caption.setAttribute('aria-live', 'polite');
    const timeline = make('div', 'gl-timeline');
    timeline.append(make('span', 'gl-pass gl-pass-forward'), make('span', 'gl-pass gl-pass-backward'), this.#slider);
    const transport = make('div', 'gl-transport');
    transport.append(...this.#before, this.#play, ...this.#after, timeline, this.#progress, this.#speedButton, close);
    this.element.setAttribute('role', 'group');
    this.element.append(this.#caption, transport);
    this.element.hidden = true;
  }

  /** Milliseconds become so many times fewer. */
  get speed(): number {
    return this.#speed;
  }

  focus(): void {
    this.#play.focus({ preventScroll: true });
  }

  setWords(words: Words): void {
    this.#words = words;
    for (const button of this.element.querySelectorAll<HTMLElement>('[data-word]')) {
      this.bar.name(button, button.dataset.word as Word, button.dataset.key);
    }
    this.element.setAttribute('aria-label', words.stepping);
    this.#slider.setAttribute('aria-label', words.timeline);
    this.#nameSpeed();
  }

  /** @param lines how many a step has at most: there is room for them from the start, so that nothing jumps */
  open(steps: readonly Step[], lines: number): void {
    this.element.hidden = false;
    this.element.style.setProperty('--gl-lines', String(lines));
    const last = Math.max(steps.length - 1, 1);
    const forward = steps.filter(({ pass }) => pass === 'forward').length;
    this.#slider.max = String(steps.length - 1);
    // The passes part in the middle between two steps.
    const split = forward === steps.length ? 1 : (forward - 0.5) / last;
    this.element.style.setProperty('--gl-split', String(split));
    this.element.classList.toggle('gl-one-pass', split === 1);
  }

  close(): void {
    this.element.hidden = true;
    this.#caption.replaceChildren();
  }

  show(steps: readonly Step[], at: number, lines: readonly Text[]): void {
    const { pass } = steps[at];
    const progress = fill(this.#words?.[pass === 'forward' ? 'forwardAt' : 'backwardAt'] ?? '', progressOf(steps, at));
    this.#caption.classList.toggle('gl-caption-backward', pass === 'backward');
    this.#caption.replaceChildren(...lines.map(lineElement));
    this.#progress.textContent = progress;
    this.#slider.value = String(at);
    this.#slider.setAttribute('aria-valuetext', `${progress}: ${lines.map(written).join('; ')}`);
    this.element.style.setProperty('--gl-at', String(at / Math.max(steps.length - 1, 1)));
    for (const button of this.#before) button.disabled = at === 0;
    for (const button of this.#after) button.disabled = at === steps.length - 1;
  }

  setPlaying(plays: boolean): void {
    this.bar.change(this.#play, plays ? 'pause' : 'play', plays ? 'pause' : 'play', '␣');
  }

  #change(): void {
    this.#speed = SPEEDS[(SPEEDS.indexOf(this.#speed) + 1) % SPEEDS.length];
    this.#nameSpeed();
  }

  #nameSpeed(): void {
    const text = `${this.#speed}×`;
    this.#speedButton.textContent = text;
    const label = fill(this.#words?.speed ?? '', { factor: text });
    this.#speedButton.title = label;
    this.#speedButton.setAttribute('aria-label', label);
  }
}

function lineElement(line: Text): HTMLElement {
  const element = make('div', 'gl-equation');
  element.append(...line.map(({ text, role }) => (role === undefined ? text : make('span', `gl-math-${role}`, text))));
  return element;
}
