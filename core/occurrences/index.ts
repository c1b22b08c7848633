/** The occurrences of a run: its binding events by target, and which frames of its series show. */
import type { Execution } from '../languages/language.ts';
import { SeriesIndex } from './series.ts';
import { type Chosen, ShownFrames } from './shown.ts';

/** What it needs is gathered once, when somebody asks. */
export class Occurrences {
  #series: SeriesIndex | undefined;
  #shown: { readonly key: string; readonly frames: ShownFrames } | undefined;
  #events: { readonly start: Int32Array; readonly list: Int32Array } | undefined;

  constructor(
    private readonly execution: Execution,
    private readonly text: string,
  ) {}

  shown(chosen: Chosen = {}): ShownFrames {
    const { frames, nodes } = this.execution.machine;
    const key = JSON.stringify(chosen);
    if (this.#shown?.key !== key) {
      this.#series ??= new SeriesIndex({ text: this.text, frames, nodes });
      this.#shown = { key, frames: new ShownFrames(this.#series, chosen) };
    }
    return this.#shown.frames;
  }

  /** The binding events of a target, in order. */
  events(node: number): Int32Array {
    this.#events ??= this.#sorted();
    const { start, list } = this.#events;
    return list.subarray(start[node], start[node + 1]);
  }

  /** The events by their nodes, those of each in order. */
  #sorted() {
    const { bindings, nodes } = this.execution.machine;
    const { length, node } = bindings;
    const start = new Int32Array(nodes.length + 1);
    for (let i = 0; i < length; i++) start[node[i] + 1]++;
    for (let n = 0; n < nodes.length; n++) start[n + 1] += start[n];
    const next = start.slice();
    const list = new Int32Array(length);
    for (let i = 0; i < length; i++) list[next[node[i]]++] = i;
    return { start, list };
  }
}
