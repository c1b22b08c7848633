import type { Gate } from '../../core/circuit/circuit.ts';
import type { Lamp } from '../lamp.ts';
import type { Picture } from '../origins.ts';
import type { Page } from '../page.ts';
import type { Stage } from '../stage.ts';
import { union } from '../viewport.ts';
import type { Words } from '../words.ts';
import { Arithmetic } from './arithmetic.ts';
import { Deck } from './deck.ts';
import { Glow } from './glow.ts';
import type { Text } from './pieces.ts';
import { type Moment, momentAt, type Step, sameStep, stepsOf } from './steps.ts';

/** Milliseconds for a step, and for each line of arithmetic after the first. */
const PACE = 1600;
const PACE_OF_LINE = 700;

/** What can be played of a picture. */
interface Score {
  readonly picture: Picture;
  readonly steps: readonly Step[];
  /** The arithmetic of each step. */
  readonly lines: readonly (readonly Text[])[];
}

interface Play extends Score {
  readonly at: number;
  readonly moment: Moment;
}

/**
 * Plays the passes of the picture, step by step. Every picture comes to the stage through it: while it is open, the
 * stage shows the circuit as far as it is known by then, so all that reads the picture tells no more than that.
 */
export class Player {
  readonly #deck: Deck;
  readonly #glow: Glow;
  readonly #button: HTMLButtonElement;
  #picture: Picture | undefined;
  #words: Words;
  #digits: number | undefined;
  #play: Play | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What had the focus before it opened. */
  #back: Element | null = null;

  constructor(
    private readonly page: Page,
    private readonly stage: Stage,
    private readonly lamp: Lamp,
  ) {
    this.#words = stage.words;
    this.#glow = new Glow(stage);
    this.#deck = new Deck(page.bar, {
      play: () => this.#toggle(),
      goTo: (at) => this.#leap(at),
      step: (by) => this.step(by),
      close: () => this.close(),
    });
    page.main.after(this.#deck.element);
    this.#button = page.bar.button('play', 'stepping', 'P');
    this.#button.setAttribute('aria-pressed', 'false');
    this.#button.addEventListener('click', () => (this.#play === undefined ? this.play() : this.close()));
    page.bar.middle.append(this.#button);
    stage.shown.listen(() => this.#mark());
    this.#addKeys();
  }

  show(picture: Picture | undefined, words: Words, digits: number | undefined): void {
    this.#picture = picture;
    this.#words = words;
    this.#digits = digits;
    this.#deck.setWords(words);
    this.#button.disabled = picture === undefined;
    const before = this.#play;
    if (before === undefined) {
      this.stage.show(picture, words, digits);
      return;
    }
    const score = picture && this.#scoreOf(picture);
    const step = before.steps[before.at];
    const at = score === undefined ? -1 : sameStep(before.picture.circuit, step, score.picture.circuit, score.steps);
    if (score === undefined || at < 0) this.close();
    else this.#goTo(score, at);
  }

  /** Plays on, from the beginning where all has been played; pauses if it plays. */
  play(): void {
    if (this.#play === undefined && !this.#open()) return;
    this.#toggle();
  }

  /** One step, forward or back. Opens at the first step. */
  step(by: number): void {
    this.#pause();
    if (this.#play === undefined) this.#open();
    else this.#moveTo(this.#play.at + by);
  }

  /** Ends, and shows everything again. */
  close(): void {
    if (this.#play === undefined) return;
    this.#pause();
    const hadFocus = this.#deck.element.contains(document.activeElement);
    this.#play = undefined;
    this.#deck.close();
    this.#glow.clear();
    this.#button.setAttribute('aria-pressed', 'false');
    this.stage.show(this.#picture, this.#words, this.#digits);
    this.lamp.hold(undefined);
    const back = this.#back;
    if (!hadFocus) return;
    const isThere = (back instanceof HTMLElement || back instanceof SVGElement) && back.isConnected;
    (isThere ? back : this.#button).focus({ preventScroll: true });
  }

  #open(): boolean {
    if (this.#picture === undefined) return false;
    const { activeElement } = document;
    this.#back = activeElement === document.body ? null : activeElement;
    this.#button.setAttribute('aria-pressed', 'true');
    this.#goTo(this.#scoreOf(this.#picture), 0);
    this.#deck.focus();
    return true;
  }

  #toggle(): void {
    const play = this.#play;
    if (play === undefined) return;
    if (this.#timer !== undefined) {
      this.#pause();
      return;
    }
    if (play.at === play.steps.length - 1) this.#moveTo(0);
    this.#deck.setPlaying(true);
    this.#goOnSoon();
  }

  #pause(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#deck.setPlaying(false);
  }

  #goOnSoon(): void {
    const play = this.#play;
    if (play === undefined) return;
    const pace = PACE + PACE_OF_LINE * (play.lines[play.at].length - 1);
    this.#timer = setTimeout(() => this.#goOn(), pace / this.#deck.speed);
  }

  #goOn(): void {
    const play = this.#play;
    if (play === undefined) return;
    this.#moveTo(play.at + 1);
    if (play.at + 2 < play.steps.length) this.#goOnSoon();
    else this.#pause();
  }

  /** By hand, which ends playing. */
  #leap(at: number): void {
    this.#pause();
    this.#moveTo(at);
  }

  #moveTo(at: number): void {
    const play = this.#play;
    if (play === undefined) return;
    const next = Math.min(Math.max(at, 0), play.steps.length - 1);
    if (next !== play.at) this.#goTo(play, next);
  }

  #scoreOf(picture: Picture): Score {
    const steps = stepsOf(picture.circuit);
    const arithmetic = new Arithmetic(picture.circuit, this.#words, this.#digits);
    return { picture, steps, lines: steps.map((step) => arithmetic.linesOf(step)) };
  }

  #goTo({ picture, steps, lines }: Score, at: number): void {
    const { circuit, places } = picture;
    const step = steps[at];
    const isOther = this.#play?.lines !== lines;
    const moment = momentAt(circuit, steps, at);
    this.#play = { picture, steps, lines, at, moment };
    if (isOther) this.#deck.open(steps, Math.max(...lines.map(({ length }) => length)));
    this.stage.show({ circuit: moment.circuit, places }, this.#words, this.#digits);
    this.#glow.pulse(circuit, step);
    this.#deck.show(steps, at, lines[at]);
    this.lamp.hold(spanOf(picture, step));
    this.#bringInSight(picture, step);
  }

  #mark(): void {
    const play = this.#play;
    if (play !== undefined) this.#glow.show(play.picture.circuit, play.steps[play.at], play.moment);
  }

  /** The gate that is at work, with the numbers that appear. Of all inputs at once that is not asked. */
  #bringInSight({ places }: Picture, { gates, kind, pass, values, gradients, uses }: Step): void {
    if (kind === 'inputs') return;
    const frames = gates.map((gate) => places.gates[gate]);
    const stems = [...values, ...gradients].map((wire) => places.wires[wire].stem);
    const cells =
      pass === 'forward' ? [] : uses.flatMap(({ wire, branch }) => places.wires[wire].branches[branch].cell ?? []);
    const all = union([...frames, ...stems, ...cells]);
    const { scale } = this.stage.transform;
    const { width, height } = this.stage.extent;
    const fits = scale * all.width < width && scale * all.height < height;
    this.stage.glideTo(fits ? all : union(frames));
  }

  #addKeys(): void {
    const whileOpen = (act: () => void) => () => {
      if (this.#play === undefined) return false;
      act();
      return true;
    };
    this.page.keys.add(
      {
        keys: ['p'],
        word: 'stepping',
        run: () => {
          if (this.#play === undefined) this.play();
          else this.close();
          return this.#picture !== undefined;
        },
      },
      { keys: [' '], word: 'keyPlay', run: whileOpen(() => this.#toggle()) },
      { keys: ['ArrowRight'], word: 'keyStepForward', run: whileOpen(() => this.step(1)) },
      { keys: ['ArrowLeft'], word: 'keyStepBack', run: whileOpen(() => this.step(-1)) },
      { keys: ['Home'], word: 'toStart', run: whileOpen(() => this.#leap(0)) },
      { keys: ['End'], word: 'toEnd', run: whileOpen(() => this.#leap(Number.POSITIVE_INFINITY)) },
      { keys: ['Escape'], word: 'endStepping', run: whileOpen(() => this.close()) },
    );
  }
}

/** Inputs that stand far from one another are not lit: all between them would be, too. */
function spanOf({ circuit }: Picture, { gates }: Step): Gate['span'] | undefined {
  const shown = gates.map((gate) => circuit.gates[gate]);
  const lines = shown.map(({ line }) => Number(line));
  if (Math.max(...lines) - Math.min(...lines) > 2 * shown.length) return undefined;
  return {
    start: Math.min(...shown.map(({ span }) => span.start)),
    end: Math.max(...shown.map(({ span }) => span.end)),
  };
}
