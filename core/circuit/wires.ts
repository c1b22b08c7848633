import type { Quantity } from '../answers.ts';
import { CONSTANT, type Tape } from '../autodiff/tape.ts';
import type { RunRecord } from '../record.ts';
import { partOf } from './arrays.ts';
import type { Branch, Gate, Wire } from './circuit.ts';
import { isArray, NONE } from './circuit.ts';
import { Folds } from './folds.ts';
import { added, type Contribution, type Readings } from './readings.ts';
import type { Scene, View } from './view.ts';

/** So many results from one group to another are drawn as one thick wire. */
const BUNDLED_FROM = 5;
/** So many numbers of a list that are not asked for one by one. */
const PART_FROM = 2;
/** From this many branches on, a wire is not drawn to its uses any more. */
const TAGGED_FROM = 7;
/** So many wires around a series are too many. */
const FAR_FROM = 3;

/** What one wire is made of, while its uses are collected. */
interface Loose {
  readonly from: number;
  /** The first of the entries that it carries. */
  readonly entry: number;
  readonly branches: LooseBranch[];
  /** Some of its uses are not among the branches: in a closed group, or in a bundle. */
  hidden: boolean;
  count: number;
  /** Of a bundle: the entries that it carries. */
  readonly sources?: Set<number>;
}

/** Contributions are added up before they are put in words. */
interface LooseBranch extends Omit<Branch, 'gradient'> {
  readonly gradient: Contribution | undefined;
  /** All of the gradient that the output began with. */
  readonly seed?: Quantity;
}

/**
 * Wires between the gates that show. The notes put one gradient below each wire; where a wire forks that is the sum at
 * the stem, and each branch carries its own contribution, so that the multivariable chain rule can be read off.
 */
export function connect({ record, readings, tree }: Scene, { gates, gateOf, folded }: View): readonly Wire[] {
  const { tape, outputs } = record;
  const { entries } = tree;
  const folds = new Folds(tape, readings, folded);
  const isGroup = (gate: number) => gate !== NONE && gates[gate].kind === 'group';
  const bundledFrom = (from: number, to: number) => {
    if (isArray(gates[from]) && gates[to].kind !== 'op') return PART_FROM;
    return isGroup(from) || isGroup(to) ? BUNDLED_FROM : Number.POSITIVE_INFINITY;
  };
  const bundles = bundledPairs(tape, entries, gateOf, bundledFrom, gates.length);
  const bySource = new Map<number, Loose>();
  const byPair = new Map<number, Loose & Required<Pick<Loose, 'sources'>>>();
  const wireOf = (entry: number): Loose => {
    let wire = bySource.get(entry);
    if (wire === undefined) {
      wire = { from: gateOf[entry], entry, branches: [], hidden: false, count: 1 };
      bySource.set(entry, wire);
    }
    return wire;
  };
  const inside = new Uint8Array(tape.length);
  const bundled = new Uint8Array(tape.length);
  for (const entry of entries) {
    const to = gateOf[entry];
    // A gate that nothing uses shows its value all the same.
    if (!isGroup(to) && entry === gates[to].last) wireOf(entry);
    for (let a = tape.argStart[entry]; a < tape.argStart[entry + 1]; a++) {
      const arg = tape.arg[a];
      if (arg === CONSTANT) continue;
      const from = gateOf[arg];
      if (from === to) {
        if (isGroup(to)) inside[arg] = 1;
        continue;
      }
      const pair = pairOf(from, to, gates.length);
      if (bundles.has(pair)) {
        bundled[arg] = 1;
        bundle(pair, from, to, arg);
      } else use(wireOf(arg), entry, a - tape.argStart[entry], to);
    }
  }
  for (const entry of new Set(outputs)) {
    const wire = wireOf(entry);
    // Without other uses all of the gradient is what the sweep began with.
    const seed = wire.branches.length === 0 && inside[entry] === 0 ? readings.gradient(entry) : undefined;
    wire.branches.push({ to: NONE, argument: 0, local: undefined, gradient: undefined, uses: 1, seed });
  }
  for (const wire of bySource.values()) wire.hidden = inside[wire.entry] === 1 || bundled[wire.entry] === 1;
  const all = [...bySource.values(), ...byPair.values()].filter(
    (wire) => !isGroup(wire.from) || wire.branches.length > 0,
  );
  all.sort((a, b) => a.from - b.from || a.entry - b.entry);
  const tagged = taggedOf(all, gates);
  return all.map((wire) => finished(record, readings, wire, tagged.has(wire), gates));

  /** Adds a use. Uses of the same result in a closed group or fold are one branch. */
  function use(wire: Loose, entry: number, k: number, to: number): void {
    const gradient = readings.contribution(entry, k);
    if (gates[to].kind === 'op') {
      const own = { local: readings.local(entry, k), slope: readings.slope(entry, k) };
      wire.branches.push({ to, argument: k, ...own, gradient, uses: 1 });
      return;
    }
    const at = wire.branches.findIndex((branch) => branch.to === to);
    if (at >= 0) {
      const branch = wire.branches[at];
      const uses = isGroup(to) ? branch.uses + 1 : 1;
      wire.branches[at] = { ...branch, gradient: added(branch.gradient, gradient), uses };
    } else if (isGroup(to)) wire.branches.push({ to, argument: NONE, local: undefined, gradient, uses: 1 });
    else wire.branches.push({ to, ...folds.argument(to, wire.entry), gradient, uses: 1 });
  }

  function bundle(pair: number, from: number, to: number, arg: number): void {
    let wire = byPair.get(pair);
    if (wire === undefined) {
      const { argument } = gates[to].kind === 'fold' ? folds.argument(to, arg) : { argument: NONE };
      const branch = { to, argument, local: undefined, gradient: undefined, uses: 1 };
      wire = { from, entry: arg, branches: [branch], hidden: false, count: 0, sources: new Set() };
      byPair.set(pair, wire);
    }
    wire.sources.add(arg);
    wire.count = wire.sources.size;
  }
}

/** Wires that would be drawn all over the picture, or around a series to what that does not show. */
function taggedOf(wires: readonly Loose[], gates: readonly Gate[]): ReadonlySet<Loose> {
  const tagged = new Set(wires.filter(({ branches }) => branches.length >= TAGGED_FROM));
  for (const ofOne of byArray(wires, gates)) {
    const users = new Set(ofOne.flatMap(({ branches }) => branches.map(({ to }) => to)));
    if (users.size > 1) for (const wire of ofOne) tagged.add(wire);
  }
  const isFar = ({ from, branches }: Loose) =>
    branches.some(
      ({ to }) => to !== NONE && gates[to].group?.kind === 'iterations' && gates[to].box !== gates[from].box,
    );
  const far = wires.filter(isFar);
  if (far.length >= FAR_FROM) for (const wire of far) if (wire.branches.length > 1) tagged.add(wire);
  return tagged;
}

/** The wires of each closed list. */
function byArray(wires: readonly Loose[], gates: readonly Gate[]): Iterable<readonly Loose[]> {
  const found = new Map<number, Loose[]>();
  for (const wire of wires) {
    if (!isArray(gates[wire.from])) continue;
    const others = found.get(wire.from);
    if (others === undefined) found.set(wire.from, [wire]);
    else others.push(wire);
  }
  return found.values();
}

function finished(record: RunRecord, readings: Readings, wire: Loose, tagged: boolean, gates: readonly Gate[]): Wire {
  const single = wire.count === 1;
  const { kind, fold, label } = gates[wire.from];
  const { sources = [wire.entry] } = wire;
  const name = isArray(gates[wire.from])
    ? partOf([...sources].map((entry) => record.inputs.get(entry)!)).name
    : record.names.get(wire.entry);
  /** Its gate says it. */
  const isSaid = kind === 'input' || kind === 'constant' || (fold?.kind === 'formula' && label === name);
  return {
    from: wire.from,
    entry: wire.entry,
    name: (single || isArray(gates[wire.from])) && !isSaid ? name : undefined,
    value: single ? readings.value(wire.entry) : undefined,
    gradient: single ? readings.gradient(wire.entry) : undefined,
    count: wire.count,
    tagged,
    forks: wire.branches.length > 1 || wire.hidden,
    branches: wire.branches.map(({ seed, gradient, ...branch }) => ({
      ...branch,
      gradient: seed ?? readings.shown(wire.entry, gradient),
    })),
  };
}

function pairOf(from: number, to: number, gates: number): number {
  return from * gates + to;
}

/** Pairs of gates that more than a few different results go between. */
function bundledPairs(
  tape: Tape,
  entries: Int32Array,
  gateOf: Int32Array,
  bundledFrom: (from: number, to: number) => number,
  gates: number,
): ReadonlySet<number> {
  const sources = new Map<number, Set<number>>();
  for (const entry of entries) {
    const to = gateOf[entry];
    for (let a = tape.argStart[entry]; a < tape.argStart[entry + 1]; a++) {
      const arg = tape.arg[a];
      if (arg === CONSTANT) continue;
      const from = gateOf[arg];
      const least = from === to ? Number.POSITIVE_INFINITY : bundledFrom(from, to);
      if (least === Number.POSITIVE_INFINITY) continue;
      const pair = pairOf(from, to, gates);
      const found = sources.get(pair);
      if (found === undefined) sources.set(pair, new Set([arg]));
      else if (found.size < least) found.add(arg);
    }
  }
  const isBundle = ([pair, { size }]: readonly [number, ReadonlySet<number>]) =>
    size >= bundledFrom(Math.floor(pair / gates), pair % gates);
  return new Set([...sources].filter(isBundle).map(([pair]) => pair));
}
