/** The answer to a hover: a value, its gradient, and the chain rule in numbers for each of its uses. */
import { MAX_USES, type Quantity, type Site, type Tree, type Use } from '../answers.ts';
import { isArray } from '../array-tree.ts';
import { contribution, usesOf } from '../autodiff/backward.ts';
import { oneSidedSlopes } from '../autodiff/numeric.ts';
import type { OpRow } from '../autodiff/ops/row.ts';
import { kinkOf, rowOf, scalarRowOf } from '../autodiff/rows.ts';
import { CONSTANT, type Tape } from '../autodiff/tape.ts';
import { tensorContribution } from '../autodiff/tensor-backward.ts';
import { boundSnapshot, isName, targetAround } from '../bound.ts';
import { formatFull } from '../full-text.ts';
import type { Evaluations } from '../languages/language.ts';
import { historyOf } from '../occurrences/history.ts';
import type { ShownFrames } from '../occurrences/shown.ts';
import { gradientTree, nameOf, type View, valueTree } from '../rows.ts';
import { ArraySnapshot } from '../runtime/array-snapshot.ts';
import { OTHER } from '../runtime/bindings.ts';
import type { Span } from '../runtime/nodes.ts';
import { Ref } from '../runtime/ref.ts';
import { type Snapshot, shapeOf } from '../runtime/snapshot.ts';
import { lookAt } from '../sheet.ts';
import { figuresOfTensor } from '../statistics.ts';

/** Answers hovers of one run. */
export class SiteExplainer {
  constructor(
    private readonly view: View,
    private readonly digits: number | undefined,
  ) {}

  /** The smallest site around an offset that has a numeric value, as it was last in the frames that show. */
  at(offset: number, frames: ShownFrames): Site | undefined {
    const target = this.#targetAt(offset);
    if (target !== undefined && isName(this.#text(target.span))) return this.#site(target, frames);
    const found = this.view.execution.watch(offset) ?? target;
    return found && this.#site(found, frames);
  }

  /** The smallest binding target around an offset, with all its events. */
  #targetAt(offset: number): Evaluations | undefined {
    const { execution, occurrences } = this.view;
    const { bindings, nodes } = execution.machine;
    const node = targetAround(execution, { start: offset, end: offset });
    const events = node === undefined ? [] : occurrences.events(node);
    if (node === undefined || events.length === 0) return undefined;
    return {
      span: nodes.span(node),
      length: events.length,
      frame: (i) => bindings.frame[events[i]],
      snapshot: (i) => boundSnapshot(execution, events[i]),
      isNumber: (i) => bindings.entry[events[i]] !== OTHER,
    };
  }

  #site(found: Evaluations, frames: ShownFrames): Site | undefined {
    const { view } = this;
    const { span, length } = found;
    let shown = length - 1;
    while (shown >= 0 && !frames.isVisible(found.frame(shown))) shown--;
    // What does not happen in what was chosen: its last, which says when it was.
    if (shown < 0) shown = length - 1;
    const snapshot = found.snapshot(shown);
    const value = valueTree(view.execution, snapshot);
    if (!hasNumber(value)) return undefined;
    const gradient = gradientTree(view, snapshot, this.#text(span));
    const entry = entryOf(snapshot);
    const terms = entry === undefined ? { terms: [], uses: 0 } : this.#terms(entry);
    return {
      span,
      text: shorten(this.#text(span)),
      value: formatFull(value),
      gradient: gradient === null ? undefined : formatFull(gradient),
      shape: shapeOf(snapshot),
      look: isArray(value)
        ? { value: lookAt(value, 'mean'), gradient: isArray(gradient) ? lookAt(gradient, 'greatest') : undefined }
        : undefined,
      occurrence: shown + 1,
      occurrences: length,
      frame: view.frames.path(found.frame(shown)),
      history: historyOf(view, found, shown, this.#text(span), this.digits),
      ...terms,
      gate: entry === undefined ? undefined : this.#rowOf(entry)?.gate,
      kink: entry === undefined ? undefined : this.#kink(entry),
      entry,
    };
  }

  #text({ start, end }: Span): string {
    return this.view.source.text.slice(start, end);
  }

  #rowOf(entry: number): ReturnType<typeof rowOf> {
    return rowOf(this.view.execution.machine.tape, entry);
  }

  #terms(entry: number): Pick<Site, 'terms' | 'uses'> {
    const { tape, nodes } = this.view.execution.machine;
    if (!this.view.hasGradients) return { terms: [], uses: 0 };
    const terms: Use[] = [];
    let uses = 0;
    for (const { consumer, argument } of usesOf(tape, entry)) {
      // What the output does not depend on is no term of the sum.
      if (tape.reached[consumer] === 0) continue;
      if (++uses > MAX_USES) continue;
      const row = this.#rowOf(consumer);
      if (row === undefined) continue;
      const span = nodes.span(tape.node[consumer]);
      terms.push({
        consumer: nameOf(this.view, consumer) ?? shorten(this.#text(span)),
        span,
        line: this.view.source.lineOf(span.start),
        op: row.name,
        symbol: row.symbol,
        gate: row.gate,
        argument,
        other: this.#otherFactor(consumer, argument),
        upstream: this.#upstream(consumer),
        ...this.#term(consumer, argument),
      });
    }
    return { terms, uses };
  }

  #upstream(consumer: number): Quantity {
    const { tape } = this.view.execution.machine;
    const value = tape.tensorAt(consumer);
    if (value === undefined) return tape.gradient[consumer];
    return figuresOfTensor(value.shape, tape.tensorRecord(consumer)?.gradient ?? new Float64Array(value.data.length));
  }

  /** What this argument's gradient is multiplied with, where that can be said in a word. */
  #otherFactor(consumer: number, k: number): string | undefined {
    const { tape, nodes } = this.view.execution.machine;
    if (!PRODUCTS.has(this.#rowOf(consumer)?.name ?? '')) return undefined;
    const other = tape.arg[tape.argStart[consumer] + 1 - k];
    if (other === CONSTANT) return undefined;
    const name = nameOf(this.view, other) ?? this.#text(nodes.span(tape.node[other]));
    return name.length <= LONGEST_FACTOR ? name : undefined;
  }

  #term(consumer: number, k: number): Pick<Use, 'local' | 'contribution'> {
    const { tape } = this.view.execution.machine;
    if (tape.tensorRecord(consumer) === undefined) {
      const local = contribution(tape, consumer, k, 1);
      return { local, contribution: contribution(tape, consumer, k, tape.gradient[consumer]) };
    }
    const received = tensorContribution(tape, consumer, k);
    const value = tape.tensorAt(tape.arg[tape.argStart[consumer] + k]);
    if (received === undefined || value === undefined) return { local: undefined, contribution: received?.[0] };
    return { local: undefined, contribution: figuresOfTensor(value.shape, received) };
  }

  #kink(entry: number): Site['kink'] {
    const { tape } = this.view.execution.machine;
    const kink = kinkOf(tape, entry);
    if (kink === undefined) return undefined;
    const { convention, count } = kink;
    const row = scalarRowOf(tape, entry);
    if (row === undefined || tape.tensorRecord(entry) !== undefined)
      return { convention, slopes: [], elements: tape.tensorAt(entry) === undefined ? undefined : count };
    const args = argumentsOf(tape, entry);
    const slopes = args.map((x, k) => {
      const { left, right } = oneSidedSlopes((moved) => evaluate(row, args.with(k, moved)), x);
      return [left, right] as const;
    });
    return { convention, slopes, elements: undefined };
  }
}

/** Ops of two arguments of which each is multiplied with the other. */
const PRODUCTS: ReadonlySet<string> = new Set(['mul', 'matmul']);
const LONGEST_FACTOR = 20;

/** The entry whose value this is, element for element. */
function entryOf(snapshot: Snapshot): number | undefined {
  if (snapshot instanceof Ref) return snapshot.entry;
  if (!(snapshot instanceof ArraySnapshot) || typeof snapshot.owner !== 'number') return undefined;
  return snapshot.owner === CONSTANT ? undefined : snapshot.owner;
}

function argumentsOf(tape: Tape, entry: number): number[] {
  return [...tape.argValue.subarray(tape.argStart[entry], tape.argStart[entry + 1])];
}

function evaluate(row: OpRow, args: readonly number[]): number {
  if (row.arity === 1) return row.forward(args[0]);
  return row.arity === 2 ? row.forward(args[0], args[1]) : row.forward(args);
}

function hasNumber(value: Tree): boolean {
  if (isArray(value)) return value.data.length > 0;
  if (value === null || typeof value === 'number') return value !== null;
  return Object.values(value).some((below) => hasNumber(below as Tree));
}

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > 40 ? `${flat.slice(0, 39)}…` : flat;
}
