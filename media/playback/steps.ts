/** The passes of a circuit as steps, and what is known after each. Everything here is pure. */
import type { Quantity } from '../../core/answers.ts';
import { type Circuit, isArray, NONE, type Wire } from '../../core/circuit/circuit.ts';

export type Pass = 'forward' | 'backward';

/** One branch of a wire. */
export interface Use {
  readonly wire: number;
  readonly branch: number;
}

export interface Step {
  readonly pass: Pass;
  /** `inputs`: they are given; `seed`: the gradient of the output is; `sum`: the contributions at a fork add up. */
  readonly kind: 'inputs' | 'gate' | 'seed' | 'sum';
  /** At work: one gate, or all that are given. */
  readonly gates: readonly number[];
  /** What flows: forward into the gate, backward out of it, or what is added up. */
  readonly uses: readonly Use[];
  /** Wires whose value appears. */
  readonly values: readonly number[];
  /** Wires whose gradient is complete with this step. */
  readonly gradients: readonly number[];
}

/**
 * Forward in the order of the tape: the inputs at once, then gate by gate. Backward in the opposite order: the seed,
 * then each gate that a gradient reaches; where contributions meet, their sum is a step of its own.
 */
export function stepsOf(circuit: Circuit): readonly Step[] {
  const flows = flowsOf(circuit);
  const order = inOrder(circuit, flows);
  return [...forward(circuit, flows, order), ...new Backward(circuit, flows).steps(order.toReversed())];
}

/** What flows into a gate, in the order of its arguments; and the wires that leave it. */
export interface Flows {
  readonly into: readonly (readonly Use[])[];
  readonly outOf: readonly (readonly number[])[];
}

export function flowsOf({ gates, wires }: Circuit): Flows {
  const into: Use[][] = gates.map(() => []);
  const outOf: number[][] = gates.map(() => []);
  wires.forEach(({ from, branches }, wire) => {
    outOf[from].push(wire);
    branches.forEach(({ to }, branch) => {
      if (to !== NONE) into[to].push({ wire, branch });
    });
  });
  const argument = ({ wire, branch }: Use) => wires[wire].branches[branch].argument;
  for (const uses of into) uses.sort((a, b) => argument(a) - argument(b));
  return { into, outOf };
}

/** As they ran; but what takes several operations together may begin before something that it needs. */
function inOrder({ gates, wires }: Circuit, { into }: Flows): number[] {
  const order: number[] = [];
  const seen = new Set<number>();
  const visit = (gate: number) => {
    if (seen.has(gate)) return;
    seen.add(gate);
    for (const { wire } of into[gate]) visit(wires[wire].from);
    order.push(gate);
  };
  const started = gates.map((_, g) => g).sort((a, b) => gates[a].first - gates[b].first);
  for (const gate of started) visit(gate);
  return order;
}

function isGiven({ gates }: Circuit, gate: number): boolean {
  return gates[gate].kind === 'input' || gates[gate].kind === 'constant' || isArray(gates[gate]);
}

function forward(circuit: Circuit, { into, outOf }: Flows, order: readonly number[]): Step[] {
  const given = order.filter((gate) => isGiven(circuit, gate));
  const step = (kind: Step['kind'], gates: readonly number[]): Step => ({
    pass: 'forward',
    kind,
    gates,
    uses: gates.flatMap((gate) => into[gate]),
    values: gates.flatMap((gate) => outOf[gate]),
    gradients: [],
  });
  const computed = order.filter((gate) => !isGiven(circuit, gate)).map((gate) => step('gate', [gate]));
  return given.length === 0 ? computed : [step('inputs', given), ...computed];
}

class Backward {
  readonly #steps: Step[] = [];
  /** By wire, how many contributions have not come yet. */
  readonly #awaited: number[];
  readonly #complete = new Set<number>();

  constructor(
    private readonly circuit: Circuit,
    private readonly flows: Flows,
  ) {
    this.#awaited = circuit.wires.map((wire) => contributionsOf(wire).length);
  }

  steps(order: readonly number[]): readonly Step[] {
    const { wires } = this.circuit;
    if (wires.every(({ gradient, branches }) => gradient === undefined && branches.every(isStill))) return [];
    const ends = wires.flatMap(({ branches }, wire) =>
      branches.flatMap(({ to }, branch) => (to === NONE ? [{ wire, branch }] : [])),
    );
    this.#flow('seed', [...new Set(ends.map(({ wire }) => wires[wire].from))], ends, []);
    for (const gate of order) this.#pass(gate);
    return this.#steps;
  }

  #pass(gate: number): void {
    const { wires, gates } = this.circuit;
    const uses = this.flows.into[gate];
    // What is used inside a closed group, too, is complete when its turn comes.
    const left = this.flows.outOf[gate].filter((w) => wires[w].gradient !== undefined && !this.#complete.has(w));
    if (isArray(gates[gate])) {
      if (gates[gate].gradient !== undefined) this.#gather(gate, left);
    } else if (uses.length === 0) {
      for (const wire of left) this.#sum(wire);
    } else if (left.length > 0 || gates[gate].gradient !== undefined || uses.some((use) => !isStill(this.#at(use)))) {
      this.#flow('gate', [gate], uses, left);
    }
  }

  /** Contributions arrive. A gradient of several has its sum as a step of its own, afterwards. */
  #flow(kind: Step['kind'], gates: readonly number[], uses: readonly Use[], left: readonly number[]): void {
    for (const wire of left) this.#complete.add(wire);
    const gradients = [...left];
    const sums: number[] = [];
    for (const use of uses) {
      if (isStill(this.#at(use))) continue;
      if (--this.#awaited[use.wire] > 0) continue;
      const wire = this.circuit.wires[use.wire];
      if (wire.gradient === undefined || this.#complete.has(use.wire) || !this.#isWhole(wire)) continue;
      if (isSummed(wire)) sums.push(use.wire);
      else {
        gradients.push(use.wire);
        this.#complete.add(use.wire);
      }
    }
    this.#steps.push({ pass: 'backward', kind, gates, uses, values: [], gradients });
    for (const wire of sums) this.#sum(wire);
  }

  #sum(wire: number): void {
    const { from, branches } = this.circuit.wires[wire];
    const uses = branches.map((_, branch) => ({ wire, branch })).filter((use) => !isStill(this.#at(use)));
    this.#complete.add(wire);
    this.#steps.push({ pass: 'backward', kind: 'sum', gates: [from], uses, values: [], gradients: [wire] });
  }

  /** All that came back to the numbers of a list, at once. */
  #gather(gate: number, left: readonly number[]): void {
    const all = this.flows.outOf[gate].flatMap((wire) =>
      this.circuit.wires[wire].branches.map((_, branch) => ({ wire, branch })),
    );
    for (const wire of left) this.#complete.add(wire);
    const uses = all.filter((use) => !isStill(this.#at(use)));
    this.#steps.push({ pass: 'backward', kind: 'sum', gates: [gate], uses, values: [], gradients: left });
  }

  /** Is nothing added inside the closed group that it comes from? */
  #isWhole(wire: Wire): boolean {
    return this.circuit.gates[wire.from].kind !== 'group' || !wire.forks || isSumShown(wire);
  }

  #at({ wire, branch }: Use) {
    return this.circuit.wires[wire].branches[branch];
  }
}

function isStill({ gradient }: { readonly gradient: Quantity | undefined }): boolean {
  return gradient === undefined;
}

export function contributionsOf({ branches }: Wire): readonly Quantity[] {
  return branches.flatMap(({ gradient }) => (gradient === undefined ? [] : [gradient]));
}

/** Does its gradient have several parts? One of them may be the seed of an output that is used, too. */
export function isSummed(wire: Wire): boolean {
  const isUsedOutput = wire.branches.some((branch) => branch.to === NONE && isStill(branch));
  return contributionsOf(wire).length > (isUsedOutput ? 0 : 1);
}

/** Do the contributions that are drawn make the whole gradient? Of large arrays that is not told. */
export function isSumShown(wire: Wire): boolean {
  const whole = elementsOf(wire.gradient);
  const parts = contributionsOf(wire).map(elementsOf);
  return (
    whole?.every((x, i) => {
      const terms = parts.map((part) => part?.[i] ?? Number.NaN);
      const sum = terms.reduce((a, b) => a + b, 0);
      const size = terms.reduce((most, term) => Math.max(most, Math.abs(term)), Math.abs(x));
      return Object.is(sum, x) || Math.abs(sum - x) <= 1e-9 * size;
    }) ?? false
  );
}

function elementsOf(quantity: Quantity | undefined): readonly number[] | undefined {
  if (typeof quantity === 'number') return [quantity];
  return quantity?.elements?.map((x) => x ?? 0);
}

/** What is known after a step: the circuit with that alone, and which of its parts have a value. */
export interface Moment {
  readonly circuit: Circuit;
  readonly gates: ReadonlySet<number>;
  readonly wires: ReadonlySet<number>;
}

/** @param at the step that was just made */
export function momentAt(circuit: Circuit, steps: readonly Step[], at: number): Moment {
  const [gates, wires, gradients, came] = [new Set<number>(), new Set<number>(), new Set<number>(), new Set<string>()];
  for (const step of steps.slice(0, at + 1)) {
    for (const wire of step.values) wires.add(wire);
    for (const wire of step.gradients) gradients.add(wire);
    if (step.pass === 'forward') for (const gate of step.gates) gates.add(gate);
    else for (const use of step.uses) came.add(keyOf(use));
  }
  const complete = [...gradients].map((wire) => circuit.wires[wire].from);
  const gathered = steps.slice(0, at + 1).flatMap(({ kind, gates }) => (kind === 'sum' ? gates : []));
  const reached = new Set([...complete.filter((gate) => !isArray(circuit.gates[gate])), ...gathered]);
  return {
    gates,
    wires,
    circuit: {
      ...circuit,
      gates: circuit.gates.map((gate, g) => ({
        ...gate,
        value: gates.has(g) ? gate.value : undefined,
        kink: gates.has(g) ? gate.kink : undefined,
        gradient: reached.has(g) ? gate.gradient : undefined,
      })),
      wires: circuit.wires.map((wire, w) => ({
        ...wire,
        value: wires.has(w) ? wire.value : undefined,
        gradient: gradients.has(w) ? wire.gradient : undefined,
        branches: wire.branches.map((branch, b) =>
          came.has(keyOf({ wire: w, branch: b }))
            ? branch
            : { ...branch, local: undefined, slope: undefined, gradient: undefined },
        ),
      })),
    },
  };
}

function keyOf({ wire, branch }: Use): string {
  return `${wire}.${branch}`;
}

/** How far a pass has come, as people count: from 1. */
export function progressOf(steps: readonly Step[], at: number): { readonly at: number; readonly of: number } {
  const before = steps.filter(({ pass }) => pass === 'forward').length;
  return steps[at].pass === 'forward' ? { at: at + 1, of: before } : { at: at + 1 - before, of: steps.length - before };
}

/** The same step of another picture; or, when its gate was opened, the first one in it. -1: there is none. */
export function sameStep(before: Circuit, step: Step, after: Circuit, steps: readonly Step[]): number {
  const [gate] = step.gates.map((g) => before.gates[g]);
  const alike = (other: Step) => other.pass === step.pass && other.kind === step.kind;
  const same = steps.findIndex((other) => {
    const [{ id, label }] = other.gates.map((g) => after.gates[g]);
    return (
      alike(other) && (step.kind !== 'gate' && step.kind !== 'sum' ? true : id === gate.id && label === gate.label)
    );
  });
  if (same >= 0) return same;
  const box = after.boxes.findIndex(({ id }) => id === gate.id);
  return box === NONE ? NONE : steps.findIndex((other) => alike(other) && after.gates[other.gates[0]].box === box);
}
