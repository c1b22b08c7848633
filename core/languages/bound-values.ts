/** What becomes of the values that targets are bound to: inputs, leaves where somebody wants them, a number nudged. */
import type { Machine } from '../runtime/machine.ts';
import type { Span } from '../runtime/nodes.ts';
import type { Usage } from '../selection/facts.ts';
import type { Plan } from '../selection/plan.ts';
import type { Lift } from './inputs.ts';
import type { Leaves, Nudge } from './language.ts';

/** `value`: numbers that one calculates with; `count`: nothing but indices, sizes and exponents; else it is unknown. */
export type Use = 'value' | 'count' | 'unknown';

/** What a language does to a value that is bound. What can be written into is changed where it stands. */
export interface BoundValueMaker<V> {
  /** Makes leaves of the numbers in it; what depends on any entry already stays what it is. */
  leavesIn(value: V, node: number, use: Use): V;
  /** Adds to one of its numbers, counted as `leavesOf` gives them, arrays in C order. */
  nudged(value: V, nudge: Nudge, node: number): V;
}

/** What is asked of a program besides what its plan says. */
export interface BindingRequest {
  readonly leaves?: Leaves;
  /** The target whose values a run may nudge. */
  readonly nudged?: Span;
}

export class BoundValues<N extends Span, V> {
  #nudge: Nudge | undefined;
  #events = 0;
  /** How many entries the tape had when this run nudged; undefined: it did not. */
  nudgedAt: number | undefined;

  constructor(
    private readonly plan: Pick<Plan<N>, 'text' | 'assembly'>,
    private readonly request: BindingRequest,
    private readonly inputs: ReadonlyMap<N, Lift<V>>,
    private readonly maker: BoundValueMaker<V>,
    private readonly machine: Machine,
  ) {}

  /** A run begins. */
  begin(nudge: Nudge | undefined): void {
    this.#nudge = nudge;
    this.#events = 0;
    this.nudgedAt = undefined;
  }

  /**
   * What a value becomes that is bound to a target; undefined: it stays what it is.
   *
   * @param name where the name of the target stands
   * @param id the number of the target
   */
  changeAt(node: N, name: Span, id: number): Lift<V> | undefined {
    const { leaves, nudged } = this.request;
    const changes: Lift<V>[] = [];
    const input = this.inputs.get(node);
    if (input !== undefined) changes.push(input);
    if (leaves?.(this.plan.text.slice(name.start, name.end))) {
      const use = useOf(this.plan.assembly.usageOf(node));
      changes.push((value) => this.maker.leavesIn(value, id, use));
    }
    if (nudged?.start === name.start && nudged.end === name.end) changes.push((value) => this.#nudged(value, id));
    const [first, ...others] = changes;
    return others.length === 0 ? first : (value) => changes.reduce((changed, change) => change(changed), value);
  }

  #nudged(value: V, id: number): V {
    const nudge = this.#nudge;
    if (nudge === undefined || this.#events++ !== nudge.occurrence) return value;
    this.nudgedAt = this.machine.tape.length;
    return this.maker.nudged(value, nudge, id);
  }
}

function useOf(usage: Usage | undefined): Use {
  if (usage === undefined) return 'unknown';
  return usage.uses.size === 0 || usage.uses.has('value') ? 'value' : 'count';
}
