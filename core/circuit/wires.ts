import type { Quantity } from '../answers.ts';
import { CONSTANT, type Tape } from '../autodiff/tape.ts';
import type { RunRecord } from '../record.ts';
import type { Branch, Gate, Wire } from './circuit.ts';
import { NONE } from './circuit.ts';
import { Folds } from './folds.ts';
import { added, type Contribution, type Readings } from './readings.ts';
import type { Scene, View } from './view.ts';

/** More results than this from one group to another are drawn as one thick wire. */
const BUNDLED_FROM = 5;
/** From this many branches on, a wire is not drawn to its uses any more. */
const TAGGED_FROM = 7;

/** What one wire is made of, while its uses are collected. */
interface Loose {
  readonly from: number;
  /** The first of the entries that it carries. */
  readonly entry: number;
  readonly branches: LooseBranch[];
  /** Some of its uses are not among the branches: in a closed group, or in a bundle. */
  hidden: boolean;
  count: number;
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
  const bundles = bundledPairs(tape, entries, gateOf, isGroup, gates.length);
  const bySource = new Map<number, Loose>();
  const byPair = new Map<number, Loose & { readonly sources: Set<number> }>();
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
  return all.map((wire) => finished(record, readings, wire, gates));

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
      const branch = { to, argument: NONE, local: undefined, gradient: undefined, uses: 1 };
      wire = { from, entry: arg, branches: [branch], hidden: false, count: 0, sources: new Set() };
      byPair.set(pair, wire);
    }
    wire.sources.add(arg);
    wire.count = wire.sources.size;
  }
}

function finished(record: RunRecord, readings: Readings, wire: Loose, gates: readonly Gate[]): Wire {
  const single = wire.count === 1;
  const { kind, fold, label } = gates[wire.from];
  const name = record.names.get(wire.entry);
  /** Its gate says it. */
  const isSaid = kind === 'input' || kind === 'constant' || (fold?.kind === 'formula' && label === name);
  return {
    from: wire.from,
    entry: wire.entry,
    name: single && !isSaid ? name : undefined,
    value: single ? readings.value(wire.entry) : undefined,
    gradient: single ? readings.gradient(wire.entry) : undefined,
    count: wire.count,
    tagged: wire.branches.length >= TAGGED_FROM,
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

/** Pairs of gates, at least one of them a group, that more than a few different results go between. */
function bundledPairs(
  tape: Tape,
  entries: Int32Array,
  gateOf: Int32Array,
  isGroup: (gate: number) => boolean,
  gates: number,
): ReadonlySet<number> {
  const sources = new Map<number, Set<number>>();
  for (const entry of entries) {
    const to = gateOf[entry];
    for (let a = tape.argStart[entry]; a < tape.argStart[entry + 1]; a++) {
      const arg = tape.arg[a];
      if (arg === CONSTANT) continue;
      const from = gateOf[arg];
      if (from === to || !(isGroup(from) || isGroup(to))) continue;
      const pair = pairOf(from, to, gates);
      const found = sources.get(pair);
      if (found === undefined) sources.set(pair, new Set([arg]));
      else if (found.size < BUNDLED_FROM) found.add(arg);
    }
  }
  return new Set([...sources].filter(([, found]) => found.size >= BUNDLED_FROM).map(([pair]) => pair));
}
