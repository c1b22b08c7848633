/** The binding events of a run: one row each, and what a line shows of them. */
import type { Cell, LineSummary, Tree, Variable } from './answers.ts';
import { boundSnapshot } from './bound.ts';
import { formatGradient, formatTree, hasNumber } from './format.ts';
import { gradientOf } from './gradients.ts';
import type { Execution, TargetInfo, TargetKind } from './languages/language.ts';
import type { Occurrences } from './occurrences/index.ts';
import type { Place, ShownFrames } from './occurrences/shown.ts';
import { ArraySnapshot } from './runtime/array-snapshot.ts';
import { OTHER } from './runtime/bindings.ts';
import type { FramePaths } from './runtime/frames.ts';
import type { Span } from './runtime/nodes.ts';
import { Ref } from './runtime/ref.ts';
import { type Snapshot, shapeOf, treeOf } from './runtime/snapshot.ts';
import type { SourceText } from './runtime/source-text.ts';

/** What is seen of a finished run: numbers, and gradients if there is an output. */
export interface View {
  readonly execution: Execution;
  readonly source: SourceText;
  readonly frames: FramePaths;
  readonly hasGradients: boolean;
  readonly occurrences: Occurrences;
  /** Binding events in these are told. */
  readonly told: readonly Span[];
}

export function valueTree({ machine }: Execution, snapshot: Snapshot): Tree {
  return treeOf(snapshot, (leaf) => {
    if (!(leaf instanceof ArraySnapshot)) return machine.num(leaf);
    // A copy: what is shown must not hold on to the memory that it shares with others.
    return { shape: leaf.shape, data: leaf.data.slice(), dtype: leaf.dtype };
  });
}

export function gradientTree(view: View, snapshot: Snapshot, name?: string): Tree {
  return gradientReader(view, name)(snapshot);
}

/** @param name of the target that was bound: a hand-written gradient has none itself, even as an alias of what has one */
export function gradientReader({ execution, hasGradients }: View, name = ''): (snapshot: Snapshot) => Tree {
  const root = /^[\p{L}\p{N}_$]+/u.exec(name)?.[0];
  if (!hasGradients || (root !== undefined && execution.isHandWritten(root))) return () => null;
  // Elements of an array that nobody read before they were overwritten had no influence: they have 0, not nothing.
  const isElement = name.endsWith(']');
  return (snapshot) => {
    const isTracked = snapshot instanceof Ref || (snapshot instanceof ArraySnapshot && snapshot.isTracked);
    return gradientOf(execution.machine.tape, snapshot, isElement && isTracked);
  };
}

/** Binding events that are told, in the order in which they happened. */
export function* eventsOf({ execution, told }: View): Iterable<{ i: number; node: number; info: TargetInfo }> {
  const { machine, targets } = execution;
  const known = new Map<number, TargetInfo | undefined>();
  for (let i = 0; i < machine.bindings.length; i++) {
    const node = machine.bindings.node[i];
    if (!known.has(node)) {
      known.set(node, isIn(told, machine.nodes.span(node)) ? targets.get(node) : undefined);
    }
    const info = known.get(node);
    if (info !== undefined && !info.isImplied) yield { i, node, info };
  }
}

export function isIn(places: readonly Span[], { start, end }: Span): boolean {
  return places.some((place) => start >= place.start && end <= place.end);
}

export function textOf({ execution, source }: View, node: number): string {
  const { start, end } = execution.machine.nodes.span(node);
  return source.text.slice(start, end);
}

/** What each entry was bound to first; inputs have names of their own. */
export function namesOf(view: View): ReadonlyMap<number, string> {
  const { machine, targets, inputNames } = view.execution;
  const { bindings } = machine;
  const names = new Map(inputNames);
  for (let i = 0; i < bindings.length; i++) {
    const entry = boundEntry(view.execution, i);
    if (entry >= 0 && !names.has(entry) && targets.get(bindings.node[i])?.kind !== 'return')
      names.set(entry, textOf(view, bindings.node[i]));
  }
  return names;
}

/** What an entry was bound to first, as `namesOf` has it: of a few entries it is quicker to look for each. */
export function nameOf(view: View, entry: number): string | undefined {
  const { machine, targets, inputNames } = view.execution;
  const { length, node } = machine.bindings;
  const name = inputNames.get(entry);
  if (name !== undefined) return name;
  for (let i = 0; i < length; i++)
    if (boundEntry(view.execution, i) === entry && targets.get(node[i])?.kind !== 'return')
      return textOf(view, node[i]);
  return undefined;
}

/** The entry of what was bound, a number or an array; negative where it has none. */
function boundEntry(execution: Execution, i: number): number {
  const { bindings } = execution.machine;
  const entry = bindings.entry[i];
  if (entry !== OTHER) return entry;
  const { value, clock } = bindings.other(i);
  return execution.ownerOf(value, clock);
}

/** How many binding events there are. */
export function countVariables(view: View): number {
  let count = 0;
  for (const { info } of eventsOf(view)) if (info.kind !== 'return') count++;
  return count;
}

/** @param most rows; of more, as many of the first as of the last */
export function variablesOf(view: View, most = Number.POSITIVE_INFINITY): Variable[] {
  const count = Number.isFinite(most) ? countVariables(view) : 0;
  const isLeftOut = (n: number) => count > most && n >= most / 2 && n < count - most / 2;
  const { machine } = view.execution;
  const targets = new Map<number, { readonly name: string; readonly line: number; readonly counter: { n: number } }>();
  const counters = new Map<string, { n: number }>();
  const targetOf = (node: number) => {
    const name = textOf(view, node);
    const line = view.source.lineOf(machine.nodes.span(node).start);
    const counter = counters.get(`${line} ${name}`) ?? { n: 0 };
    counters.set(`${line} ${name}`, counter);
    return { name, line, counter };
  };
  const variables: Variable[] = [];
  let n = 0;
  for (const { i, node, info } of eventsOf(view)) {
    if (info.kind === 'return') continue;
    const target = targets.get(node) ?? targetOf(node);
    targets.set(node, target);
    const occurrence = target.counter.n++;
    if (isLeftOut(n++)) continue;
    const snapshot = boundSnapshot(view.execution, i);
    variables.push({
      name: target.name,
      line: target.line,
      frame: view.frames.path(machine.bindings.frame[i]),
      occurrence,
      value: valueTree(view.execution, snapshot),
      gradient: gradientTree(view, snapshot, target.name),
      shape: shapeOf(snapshot),
    });
  }
  return variables;
}

type ShownKind = Exclude<TargetKind, 'each' | 'receiver'>;

interface Shown {
  readonly node: number;
  readonly kind: ShownKind;
  readonly shownAt: number;
  readonly last: number;
  readonly count: number;
}

/** What stands at the lines' ends: of each name its last occurrence there, in the frames that show. */
export function linesOf(view: View, digits: number | undefined, frames: ShownFrames): LineSummary[] {
  const lines = new Map<number, Map<string, ShownCell>>();
  for (const target of shownTargets(view, frames)) {
    const { last, count } = target;
    const cell = cellOf(view, target, digits);
    if (cell === undefined) continue;
    const line = view.source.lineOf(target.shownAt - 1);
    const cells = lines.get(line) ?? new Map<string, ShownCell>();
    lines.set(line, cells);
    const other = cells.get(cell.name);
    const place = frames.placeAt(view.execution.machine.bindings.frame[last]);
    if (other === undefined || other.last < last) cells.set(cell.name, { ...cell, last, count, place });
  }
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([line, cells]) => {
      // Beside what a line binds, the parameters of a callback on it are only noise.
      const all = [...cells.values()];
      const targets = all.filter(({ kind }) => kind === 'target' || kind === 'loop');
      const kept = (targets.length > 0 ? targets : all).sort((a, b) => a.start - b.start);
      const { place } = kept.reduce((latest, cell) => (cell.last > latest.last ? cell : latest));
      return {
        line,
        ...(place === undefined
          ? { occurrences: Math.max(...kept.map(({ count }) => count)) }
          : { occurrences: place.of, at: place.at }),
        cells: kept.map(({ name, value, gradient, kind }) => ({
          ...{ name, value, gradient },
          ...(kind === 'target' ? {} : { role: kind }),
        })),
      };
    });
}

interface ShownCell extends Cell {
  readonly kind: ShownKind;
  /** Where it stands in the source, for the order. */
  readonly start: number;
  readonly last: number;
  readonly count: number;
  /** Which of a series it is, where somebody chose. */
  readonly place: Place | undefined;
}

function* shownTargets({ execution, occurrences, told }: View, frames: ShownFrames): Iterable<Shown> {
  const { nodes, bindings } = execution.machine;
  for (const [node, { kind, shownAt }] of execution.targets) {
    if (kind === 'each' || kind === 'receiver' || !isIn(told, nodes.span(node))) continue;
    const events = occurrences.events(node);
    let last = -1;
    let count = 0;
    for (let k = events.length - 1; k >= 0; k--) {
      if (!frames.isVisible(bindings.frame[events[k]])) continue;
      if (count++ === 0) last = events[k];
    }
    if (count > 0) yield { node, kind, shownAt, last, count };
  }
}

function cellOf(view: View, { node, kind, shownAt, last }: Shown, digits: number | undefined) {
  const snapshot = boundSnapshot(view.execution, last);
  const value = valueTree(view.execution, snapshot);
  if (value === null || !(Array.isArray(value) || hasNumber(value))) return undefined;
  const name = kind === 'return' ? 'return' : textOf(view, node);
  const gradient = gradientTree(view, snapshot, name);
  const shape = shapeOf(snapshot);
  return {
    name,
    kind,
    start: kind === 'return' ? shownAt : view.execution.machine.nodes.span(node).start,
    value: formatTree(value, shape, digits),
    gradient: gradient === null ? undefined : formatGradient(gradient, shape, digits),
  };
}
