/** What a derivative promised beside what came, as marks on a line. */
import { formatNumber } from '../../core/format.ts';
import { make, makeSvg } from '../html.ts';
import { fill, type Words } from '../words.ts';
import type { WhatIf } from './protocol.ts';

const WIDTH = 240;
const HEIGHT = 30;
const MIDDLE = 13;
const EDGE = 8;

export class PromiseView {
  readonly element = make('section', 'gl-promise');
  readonly #title = make('span', 'gl-promise-title');
  readonly #from = make('span', 'gl-in-note');
  readonly #rebase = make('button', 'gl-in-use');
  readonly #sum = make('div', 'gl-promise-sum');
  readonly #rows = make('dl', 'gl-promise-rows');
  readonly #svg = makeSvg('svg', {
    class: 'gl-promise-line',
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    'aria-hidden': 'true',
  });
  /** What was in sight since the change began: marks move, and the line does not. */
  #sight: { readonly key: string; readonly least: number; readonly most: number } | undefined;

  constructor(rebase: () => void) {
    this.#rebase.type = 'button';
    this.#rebase.addEventListener('click', rebase);
    const head = make('div', 'gl-promise-head');
    head.append(this.#title, this.#from, this.#rebase);
    this.element.append(head, this.#rows, this.#svg, this.#sum);
    this.element.hidden = true;
  }

  show(whatIf: WhatIf | undefined, words: Words, digits: number): void {
    this.element.hidden = whatIf === undefined;
    if (whatIf === undefined) {
      this.#sight = undefined;
      return;
    }
    const { name, from, output, before, rise, actual } = whatIf;
    const promised = before + rise;
    const write = (x: number) => formatNumber(x, digits);
    this.element.setAttribute('aria-label', words.whatIf);
    this.#title.textContent = words.whatIf;
    this.#from.textContent =
      from === undefined ? fill(words.fromSeveral, { name }) : fill(words.fromPoint, { name, value: write(from) });
    this.#rebase.textContent = words.newBase;
    this.#rebase.title = words.newBaseLong;
    this.#rows.replaceChildren(
      ...pair('came', output, write(actual)),
      ...pair('promised', words.promised, write(promised)),
      ...pair('difference', words.difference, write(differenceOf(actual, promised))),
    );
    this.#sum.textContent = sumText(whatIf, write);
    this.#draw(whatIf, promised);
  }

  #draw(whatIf: WhatIf, promised: number): void {
    const { name, output, from, before, actual } = whatIf;
    const key = JSON.stringify([name, output, from, before]);
    const seen = [before, promised, actual].filter(Number.isFinite);
    const kept = this.#sight?.key === key ? this.#sight : undefined;
    const least = Math.min(kept?.least ?? Number.POSITIVE_INFINITY, ...seen);
    const most = Math.max(kept?.most ?? Number.NEGATIVE_INFINITY, ...seen);
    this.#sight = { key, least, most };
    const at = (x: number) =>
      most === least ? WIDTH / 2 : EDGE + (WIDTH - 2 * EDGE) * ((x / 2 - least / 2) / (most / 2 - least / 2));
    const parts: SVGElement[] = [
      makeSvg('path', { class: 'gl-promise-axis', d: `M${EDGE} ${MIDDLE}h${WIDTH - 2 * EDGE}` }),
    ];
    if (Number.isFinite(promised) && Number.isFinite(actual)) {
      const [left, right] = [at(promised), at(actual)].sort((a, b) => a - b);
      const width = right - left;
      parts.push(makeSvg('rect', { class: 'gl-promise-gap', x: left, y: MIDDLE - 3, width, height: 6 }));
    }
    parts.push(makeSvg('path', { class: 'gl-promise-before', d: `M${at(before)} ${MIDDLE - 8}v16` }));
    if (Number.isFinite(promised)) {
      // A diamond for what was promised, a disc for what came: not by colour alone.
      parts.push(makeSvg('path', { class: 'gl-promise-mark', d: `M${at(promised)} ${MIDDLE - 7}l7 7l-7 7l-7 -7Z` }));
    }
    if (Number.isFinite(actual)) {
      parts.push(makeSvg('circle', { class: 'gl-promise-true', cx: at(actual), cy: MIDDLE, r: 4.5 }));
    }
    this.#svg.replaceChildren(...parts);
  }
}

/** What the last digits of two sums differ by is rounding, and no fault of the derivative's. */
const ROUNDING = 1e-13;

export function differenceOf(actual: number, promised: number): number {
  const difference = actual - promised;
  const size = Math.max(Math.abs(actual), Math.abs(promised));
  return Math.abs(difference) <= ROUNDING * size ? 0 : difference;
}

/** `-12 + (-3) · 0.5 = -13.5`. */
function sumText({ before, slope, from, to, rise }: WhatIf, write: (x: number) => string): string {
  const signed = (x: number) => (x < 0 || Object.is(x, -0) ? `(${write(x)})` : write(x));
  const term =
    slope === undefined || from === undefined || to === undefined
      ? signed(rise)
      : `${signed(slope)} · ${signed(to - from)}`;
  return `${write(before)} + ${term} = ${write(before + rise)}`;
}

function pair(kind: 'came' | 'promised' | 'difference', term: string, value: string): HTMLElement[] {
  return [make('dt', `gl-promise-${kind}`, term), make('dd', `gl-promise-${kind}`, value)];
}
