import { grown } from '../autodiff/columns.ts';
import { TapeFullError } from '../autodiff/tape.ts';

export const ROOT_FRAME = 0;

/** A frame is one call or one loop iteration: where, in the dynamic nesting, something happened. */
export type FrameKind = 'call' | 'loop';

const CALL = 1;
const LOOP = 2;
const FIRST_CAPACITY = 64;

/** All frames of a run, as columns, in the order in which they began. Frame 0 is the program itself. */
export class Frames {
  length = 0;
  parent = new Int32Array(FIRST_CAPACITY);
  /** The syntax node: the call expression or the loop statement. */
  node = new Int32Array(FIRST_CAPACITY);
  /** Iteration number from 0. Of a call the syntax node of the function that was called. */
  index = new Int32Array(FIRST_CAPACITY);
  #kind = new Uint8Array(FIRST_CAPACITY);

  constructor(private readonly limit: number) {
    this.reset();
  }

  reset(): void {
    this.length = 0;
    this.#add(0, -1, -1, 0);
  }

  call(node: number, parent: number, callee: number): number {
    return this.#add(CALL, node, parent, callee);
  }

  iteration(node: number, parent: number, index: number): number {
    return this.#add(LOOP, node, parent, index);
  }

  kind(frame: number): FrameKind {
    return this.#kind[frame] === CALL ? 'call' : 'loop';
  }

  /** What happens again and again: the syntax node of the loop, or of the function that was called. */
  repeated(frame: number): number {
    return this.#kind[frame] === CALL ? this.index[frame] : this.node[frame];
  }

  #add(kind: number, node: number, parent: number, index: number): number {
    const frame = this.length;
    if (frame === this.parent.length) {
      if (frame >= this.limit) throw new TapeFullError(this.limit);
      const capacity = Math.min(2 * frame, this.limit);
      this.parent = grown(this.parent, new Int32Array(capacity));
      this.node = grown(this.node, new Int32Array(capacity));
      this.index = grown(this.index, new Int32Array(capacity));
      this.#kind = grown(this.#kind, new Uint8Array(capacity));
    }
    this.length = frame + 1;
    this.parent[frame] = parent;
    this.node[frame] = node;
    this.index[frame] = index;
    this.#kind[frame] = kind;
    return frame;
  }
}

/** `['call', line, n]` or `['loop', line, i]`, outermost first. Line from 1; n counts the calls of that line there. */
export type FramePath = readonly (readonly [FrameKind, number, number])[];

/** Answers the paths of a finished run's frames. */
export class FramePaths {
  #calls: Int32Array | undefined;
  #paths: Map<number, FramePath> | undefined;

  constructor(
    private readonly frames: Frames,
    private readonly lineOf: (node: number) => number,
  ) {}

  /** The frame's number within its parent: which call of that line, or which iteration. */
  index(frame: number): number {
    if (this.frames.kind(frame) === 'loop') return this.frames.index[frame];
    this.#calls ??= this.#count();
    return this.#calls[frame];
  }

  path(frame: number): FramePath {
    this.#paths ??= new Map([[ROOT_FRAME, []]]);
    const pending: number[] = [];
    let known = frame;
    while (!this.#paths.has(known)) {
      pending.push(known);
      known = this.frames.parent[known];
    }
    let path = this.#paths.get(known) as FramePath;
    for (let f = pending.pop(); f !== undefined; f = pending.pop()) {
      path = [...path, [this.frames.kind(f), this.lineOf(this.frames.node[f]), this.index(f)]];
      this.#paths.set(f, path);
    }
    return path;
  }

  /** Numbers the calls, per line and parent. */
  #count(): Int32Array {
    const { frames } = this;
    const calls = new Int32Array(frames.length);
    const counts = new Map<string, number>();
    for (let frame = 1; frame < frames.length; frame++) {
      if (frames.kind(frame) !== 'call') continue;
      const key = `${frames.parent[frame]} ${this.lineOf(frames.node[frame])}`;
      const n = counts.get(key) ?? 0;
      counts.set(key, n + 1);
      calls[frame] = n;
    }
    return calls;
  }
}
