/** The loops and functions of a run: of their iterations and calls, one at a time is shown. */
import type { RunRecord } from '../record.ts';
import { type Frames, ROOT_FRAME } from '../runtime/frames.ts';
import type { Nodes, Span } from '../runtime/nodes.ts';

export type SeriesKind = 'loop' | 'calls';

/** The frames of one loop or function. */
export interface Series {
  /**
   * A path of what the source calls it and what is around it there: edits of values and of other lines leave it as it
   * is. Two alike are numbered in the order of the text.
   */
  readonly id: string;
  readonly kind: SeriesKind;
  /** The loop, or the function. */
  readonly span: Span;
  /** Of a function; empty where it has none. */
  readonly name: string;
}

/** The program itself belongs to no series. */
export const NO_SERIES = -1;

type Ran = Pick<RunRecord, 'text' | 'frames' | 'nodes'>;

/** Which series each frame of a run belongs to. */
export class SeriesIndex {
  readonly all: readonly Series[];
  /** From the outside in: what runs within others comes after them, as far as they do not run within one another. */
  readonly outsideIn: readonly number[];
  readonly frames: Frames;
  readonly #ofFrame: Int32Array;
  /** Where the frames of each series begin in the list of all. */
  readonly #start: Int32Array;
  readonly #members: Int32Array;

  constructor(ran: Ran) {
    this.frames = ran.frames;
    const { length } = ran.frames;
    this.#ofFrame = new Int32Array(length).fill(NO_SERIES);
    const found = new Finder(ran);
    for (let frame = ROOT_FRAME + 1; frame < length; frame++) this.#ofFrame[frame] = found.seriesOf(frame);
    this.all = named(found.firsts, ran);
    this.outsideIn = ordered(ran.frames, this.#ofFrame, this.all.length);
    this.#start = new Int32Array(this.all.length + 1);
    for (let frame = ROOT_FRAME + 1; frame < length; frame++) this.#start[this.#ofFrame[frame] + 1]++;
    for (let s = 0; s < this.all.length; s++) this.#start[s + 1] += this.#start[s];
    const next = this.#start.slice();
    this.#members = new Int32Array(Math.max(length - 1, 0));
    for (let frame = ROOT_FRAME + 1; frame < length; frame++) this.#members[next[this.#ofFrame[frame]]++] = frame;
  }

  of(frame: number): number {
    return this.#ofFrame[frame];
  }

  /** All frames of a series, in the order in which they began. */
  members(series: number): Int32Array {
    return this.#members.subarray(this.#start[series], this.#start[series + 1]);
  }
}

/** Numbers series as they turn up. What was compiled twice, such as what `finally` does, is one all the same. */
class Finder {
  /** The first frame of each. */
  readonly firsts: number[] = [];
  readonly #ofNode = new Map<number, number>();
  readonly #ofPlace = new Map<string, number>();

  constructor(private readonly ran: Ran) {}

  seriesOf(frame: number): number {
    const node = this.ran.frames.repeated(frame);
    let series = this.#ofNode.get(node);
    if (series === undefined) {
      const { start, end } = this.ran.nodes.span(node);
      const place = `${start} ${end}`;
      series = this.#ofPlace.get(place) ?? this.firsts.push(frame) - 1;
      this.#ofPlace.set(place, series);
      this.#ofNode.set(node, series);
    }
    return series;
  }
}

/** Outside in, by who runs within whom. */
function ordered(frames: Frames, ofFrame: Int32Array, count: number): number[] {
  const within: Set<number>[] = Array.from({ length: count + 1 }, () => new Set());
  for (let frame = ROOT_FRAME + 1; frame < ofFrame.length; frame++)
    within[ofFrame[frames.parent[frame]] + 1].add(ofFrame[frame]);
  const order: number[] = [];
  const seen = new Uint8Array(count);
  const stack = [{ series: NO_SERIES, rest: within[0].values() }];
  while (stack.length > 0) {
    const { series, rest } = stack[stack.length - 1];
    const { value, done } = rest.next();
    if (done) {
      stack.pop();
      if (series !== NO_SERIES) order.push(series);
    } else if (seen[value] === 0) {
      seen[value] = 1;
      stack.push({ series: value, rest: within[value + 1].values() });
    }
  }
  return order.reverse();
}

/** By where they stand in the text, and in what. */
function named(firsts: readonly number[], { text, frames, nodes }: Ran): Series[] {
  const found = firsts.map((frame, series) => {
    const kind: SeriesKind = frames.kind(frame) === 'loop' ? 'loop' : 'calls';
    const span = nodes.span(frames.repeated(frame));
    const name = kind === 'loop' ? '' : nameOf(span, text);
    const key = kind === 'loop' ? kind : `${kind}:${name || calleeOf(frames.node[frame], nodes, text)}`;
    return { series, kind, span, name, key };
  });
  found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const all: Series[] = [];
  const counts = new Map<string, number>();
  const around: { readonly id: string; readonly end: number }[] = [];
  for (const { series, kind, span, name, key } of found) {
    while (around.length > 0 && around[around.length - 1].end < span.end) around.pop();
    const path = `${around.length === 0 ? '' : `${around[around.length - 1].id}/`}${key.replaceAll('/', '∕')}`;
    const n = counts.get(path) ?? 0;
    counts.set(path, n + 1);
    const id = n === 0 ? path : `${path}.${n}`;
    all[series] = { id, kind, span, name };
    around.push({ id, end: span.end });
  }
  return all;
}

const LONGEST_NAME = 60;
const DECLARED = /^(?:async\s+)?(?:def|function\s*\*?)\s*([\p{L}\p{N}_$]+)/u;
const BOUND = /([\p{L}\p{N}_$]+)\s*(?:[:=]\s*)?$/u;

/** What a function is declared as, or the variable or property that it stands behind. */
function nameOf({ start }: Span, text: string): string {
  const declared = DECLARED.exec(text.slice(start, start + LONGEST_NAME));
  if (declared !== null) return declared[1];
  const [, bound = ''] = BOUND.exec(text.slice(Math.max(start - LONGEST_NAME, 0), start)) ?? [];
  return bound === 'return' ? '' : bound;
}

/** What the place that calls a nameless function calls. */
function calleeOf(node: number, nodes: Nodes, text: string): string {
  const { start, end } = nodes.span(node);
  return text
    .slice(start, Math.min(end, start + LONGEST_NAME))
    .replace(/[(`].*/s, '')
    .replace(/\s+/g, ' ');
}
