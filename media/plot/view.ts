import { formatNumber } from '../../core/format.ts';
import type { Sample } from '../../core/plot/sample.ts';
import { make } from '../html.ts';
import { icon } from '../icons.ts';
import { Stream } from '../inputs/stream.ts';
import { fill, type Words } from '../words.ts';
import { AxisChooser } from './axis.ts';
import { contourFrame, renderContours } from './contour.ts';
import type { Frame } from './frame.ts';
import { lineFrame, renderLine } from './line.ts';
import { type Move, PointHandle } from './point.ts';
import type { FromPlot, PlotAxis, PlotState } from './protocol.ts';
import { Reader } from './reader.ts';
import { Teller } from './told.ts';

/** Below it there is no room for a picture. */
const LEAST = { width: 120, height: 90 };

/** The output along one input, or two: the picture, and what is chosen for it. */
export class PlotView {
  readonly element = make('section', 'gl-plot');
  readonly #x: AxisChooser;
  readonly #y: AxisChooser;
  readonly #swap = make('button', 'gl-button');
  readonly #close = make('button', 'gl-button');
  readonly #told = make('div', 'gl-plot-told');
  readonly #figure = make('div', 'gl-plot-figure');
  readonly #picture = make('div', 'gl-plot-picture');
  readonly #table = make('div', '');
  readonly #note = make('div', 'gl-plot-note');
  readonly #coarse = make('div', 'gl-plot-coarse');
  readonly #hint = make('p', 'gl-plot-hint');
  readonly #handle: PointHandle;
  readonly #reader: Reader;
  readonly #stream: Stream;
  #state: PlotState | undefined;
  #frame = 0;
  #awaitsFocus = false;

  /**
   * @param words all texts in the user's language
   * @param axes what was chosen, to be kept
   */
  constructor(
    private readonly words: () => Words,
    private readonly post: (message: FromPlot) => void,
    private readonly events: { readonly axes: (axes: readonly PlotAxis[]) => void; readonly close: () => void },
  ) {
    this.#x = new AxisChooser(false, (axis) => axis && this.#ask(axis, this.#axes[1]));
    this.#y = new AxisChooser(true, (axis) => this.#ask(this.#axes[0], axis));
    this.#stream = new Stream((turn, changes) => post({ type: 'vary', turn, changes }));
    const move = (to: Move) => {
      for (const [i, { name, element }] of this.#axes.entries())
        if (to[i] !== undefined) this.#stream.send({ name, element, value: to[i] });
    };
    this.#handle = new PointHandle(this.#figure, move);
    this.#reader = new Reader(this.#figure, move);
    for (const [button, name] of [
      [this.#swap, 'swap'],
      [this.#close, 'close'],
    ] as const) {
      button.type = 'button';
      button.append(icon(name));
    }
    this.#swap.addEventListener('click', () => this.#ask(this.#axes[1], this.#axes[0]));
    this.#close.addEventListener('click', events.close);
    this.#close.classList.add('gl-plot-close');
    this.#swap.classList.add('gl-plot-swap');
    const head = make('div', 'gl-plot-head');
    head.append(this.#x.element, this.#y.element, this.#swap, this.#close);
    this.#picture.setAttribute('role', 'img');
    this.#figure.prepend(this.#picture);
    this.#figure.append(this.#coarse);
    this.#note.setAttribute('role', 'status');
    this.element.append(head, this.#told, this.#figure, this.#note, this.#hint, this.#table);
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      events.close();
    });
    new ResizeObserver(() => this.#schedule()).observe(this.#figure);
  }

  /** Comes to the point, as soon as there is one. */
  focus(): void {
    this.#awaitsFocus = true;
    this.#schedule();
  }

  ask(axes: readonly PlotAxis[]): void {
    this.post({ type: 'ask', axes });
  }

  /** With the next frame: of several states before it the newest. */
  show(state: PlotState): void {
    this.#state = state;
    if (state.turn !== undefined) this.#stream.answered(state.turn);
    this.#schedule();
  }

  get #axes(): PlotState['axes'] {
    return this.#state?.axes ?? [];
  }

  #ask(...axes: readonly (PlotAxis | undefined)[]): void {
    const chosen = axes.flatMap((axis) => axis ?? []);
    this.events.axes(chosen);
    this.ask(chosen);
  }

  #schedule(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#frame = 0;
    const state = this.#state;
    if (state === undefined) return;
    const words = this.words();
    const { sample, axes, hint, note, isOld } = state;
    this.element.setAttribute('aria-label', words.plot);
    this.#x.show(state, axes[0], axes[1], words);
    this.#y.show(state, axes[1], axes[0], words);
    this.#x.element.hidden = axes.length === 0;
    this.#y.element.hidden = axes.length === 0;
    this.#swap.hidden = axes.length < 2;
    this.#name(this.#swap, words.plotSwap);
    this.#name(this.#close, words.plotClose);
    this.#hint.hidden = hint === undefined;
    this.#hint.textContent = hint ?? '';
    this.#figure.hidden = sample === undefined;
    this.#told.hidden = sample === undefined;
    this.#table.hidden = sample === undefined;
    if (sample !== undefined) this.#drawSample(sample, state, words);
    const said = [sample && outside(sample, state, words), note].filter(Boolean).join(' ');
    this.element.classList.toggle('gl-plot-old', isOld);
    this.#coarse.hidden = sample?.complete !== false && !isOld;
    this.#coarse.textContent = words.plotCoarse;
    if (this.#note.textContent !== said) this.#note.textContent = said;
    this.#note.hidden = said === '';
    if (!this.#awaitsFocus) return;
    this.#awaitsFocus = false;
    if (sample === undefined) this.#close.focus();
    else this.#handle.element.focus();
  }

  #name(button: HTMLElement, label: string): void {
    button.setAttribute('aria-label', label);
    button.title = label;
  }

  #drawSample(sample: Sample, { axes, digits }: PlotState, words: Words): void {
    const teller = new Teller(words, digits);
    const sentence = teller.sentence(sample, axes);
    this.#tell(teller, sample);
    this.#picture.setAttribute('aria-label', sentence);
    this.#handle.tell(words.plotPoint, teller.place(sample));
    if (sample.complete) this.#table.replaceChildren(teller.table(sample, sentence));
    const { clientWidth: width, clientHeight: height } = this.#figure;
    if (width < LEAST.width || height < LEAST.height || sample.axes.length !== axes.length) return;
    const [x, y] = axes.map(({ range }) => [range.from, range.to] as const);
    const size = { width, height };
    const frame: Frame = y === undefined ? lineFrame(sample, x, size) : contourFrame(size, x, y);
    const svg = y === undefined ? renderLine(sample, frame, { words, digits }) : renderContours(sample, frame);
    this.#picture.classList.toggle('gl-plot-contoured', y !== undefined);
    this.#picture.replaceChildren(parsed(svg, width, height));
    const up = y === undefined ? sample.value : sample.axes[1].at;
    const at = sample.axes.map((axis) => axis.at);
    const ahead = axes.map(({ name, element }, i) => this.#stream.ahead(name, element) ?? at[i]);
    this.#handle.show(frame, axes, at, ahead, Number.isFinite(up) ? frame.y(up) : undefined);
    this.#reader.show({ sample, frame, axes, teller }, words.plotRead);
  }

  /** f green and ∂ red, as everywhere. */
  #tell(teller: Teller, sample: Sample): void {
    const place = make('span', 'gl-plot-value', teller.place(sample));
    const slopes = teller.slopes(sample).map((text) => make('span', 'gl-plot-gradient', text));
    this.#told.replaceChildren(place, ...slopes);
  }
}

/** The program may be at a point that the range does not show. */
function outside({ axes }: Sample, state: PlotState, words: Words): string | undefined {
  const axis = axes.find(({ at }, n) => at < state.axes[n]?.range.from || at > state.axes[n]?.range.to);
  return axis && fill(words.plotOutside, { x: axis.label, at: formatNumber(axis.at, state.digits) });
}

function parsed(svg: string, width: number, height: number): Element {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" aria-hidden="true">${svg}</svg>`;
  return new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
}
