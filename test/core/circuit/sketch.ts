import { type Seed, sweep } from '../../../core/autodiff/backward.ts';
import { ops } from '../../../core/autodiff/ops/index.ts';
import { CONSTANT, Tape } from '../../../core/autodiff/tape.ts';
import type { RunRecord } from '../../../core/record.ts';
import { Frames, ROOT_FRAME } from '../../../core/runtime/frames.ts';
import { Nodes } from '../../../core/runtime/nodes.ts';

/** A value on the sketch's tape. */
export interface Mark {
  readonly entry: number;
  readonly value: number;
}

type Argument = Mark | number;

/** A run written by hand, op by op, without a language: where each op stands is found by its text. */
export class Sketch {
  readonly tape = new Tape();
  readonly frames = new Frames(1 << 20);
  readonly nodes = new Nodes();
  readonly inputs = new Map<number, string>();
  readonly names = new Map<number, string>();
  readonly outputs: number[] = [];
  readonly #nodeOf = new Map<string, number>();
  #frame = ROOT_FRAME;

  constructor(readonly text: string) {}

  input(name: string, value: number, at = name): Mark {
    const entry = this.tape.leaf(this.#node(at), this.#frame, value);
    this.inputs.set(entry, name);
    this.names.set(entry, name);
    return { entry, value };
  }

  op(name: keyof typeof ops, args: readonly Argument[], at: string, variable?: string): Mark {
    const row = ops[name];
    const values = args.map((arg) => (typeof arg === 'number' ? arg : arg.value));
    const entries = args.map((arg) => (typeof arg === 'number' ? CONSTANT : arg.entry));
    const forward = row.forward as (...xs: unknown[]) => number;
    const value = row.arity === 'variadic' ? forward(values) : forward(...values);
    const entry = this.tape.record(row.id, this.#node(at), this.#frame, entries, values, value);
    if (variable !== undefined) this.names.set(entry, variable);
    return { entry, value };
  }

  call<T>(at: string, body: () => T): T {
    const node = this.#node(at);
    return this.#within(this.frames.call(node, this.#frame, node), body);
  }

  loop(at: string, times: number, body: (i: number) => void): void {
    const node = this.#node(at);
    for (let i = 0; i < times; i++) this.#within(this.frames.iteration(node, this.#frame, i), () => body(i));
  }

  /** Sweeps from the outputs, if there are any. */
  done(...outputs: readonly Mark[]): RunRecord {
    const { text, tape, frames, nodes, inputs, names } = this;
    const entries = outputs.map(({ entry }) => entry);
    const seeds: Seed[] = entries.map((entry) => ({ entry, gradient: 1 }));
    if (seeds.length > 0) sweep(tape, seeds);
    return { text, tape, frames, nodes, inputs, names, outputs: entries };
  }

  #within<T>(frame: number, body: () => T): T {
    const around = this.#frame;
    this.#frame = frame;
    try {
      return body();
    } finally {
      this.#frame = around;
    }
  }

  #node(at: string): number {
    const known = this.#nodeOf.get(at);
    if (known !== undefined) return known;
    const start = this.text.indexOf(at);
    if (start < 0) throw new Error(`no '${at}' in the sketch's text`);
    const node = this.nodes.add({ start, end: start + at.length });
    this.#nodeOf.set(at, node);
    return node;
  }
}
