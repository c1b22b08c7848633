/** Makes inputs of the values that names are bound to first, or of others that were chosen for them. */
import type { InputSource, Tree } from '../answers.ts';
import type { Machine } from '../runtime/machine.ts';
import type { Span } from '../runtime/nodes.ts';
import { Problem } from '../runtime/problem.ts';
import type { Functions } from '../selection/facts.ts';
import type { Plan } from '../selection/plan.ts';
import type { ProgramRun } from './program.ts';

/** What a language does with the values of inputs. */
export interface InputValueMaker<V> {
  /** @throws Problem `input-invalid` at `at` */
  evaluate(name: string, text: string, at: Span): V;
  /** @param like a value that stands there otherwise: of its kind is what comes out, where numbers are of several kinds */
  fromTree(tree: Tree, like: V): V;
  /** Makes inputs of the numbers in a value, where they stand. */
  lift(value: V, node: number): V;
  /** Nothing can write into it: one value serves all runs. */
  isImmutable(value: V): boolean;
}

interface Choice<V> {
  readonly value: V;
  readonly source: InputSource;
}

export type Lift<V> = (bound: V) => V;

export class Inputs<N extends Span, V> {
  /** The run that is going on. */
  #run: ProgramRun<V> | undefined;
  readonly #evaluated = new Map<string, V>();

  constructor(
    private readonly plan: Plan<N>,
    private readonly functions: Functions<N>,
    private readonly machine: Machine,
    private readonly maker: InputValueMaker<V>,
  ) {}

  begin(run: ProgramRun<V>): void {
    this.#run = run;
  }

  /** For the nodes that bind inputs: what makes an input of a value. */
  lifts(): ReadonlyMap<N, Lift<V>> {
    const { lifted, inputs, bindings, given, region, call } = this.plan;
    const lifts = new Map<N, Lift<V>>();
    for (const name of lifted) {
      const target = given.includes(name) ? undefined : bindings.get(name)?.target;
      if (target !== undefined) lifts.set(target, this.liftOf(name, target, 'code'));
    }
    for (const [name, literal] of inputs.literals) lifts.set(literal, this.#liftOfLiteral(name, literal));
    const parameters = region.function ? this.functions.parameters(region.function.node) : [];
    parameters.forEach(({ bound }, i) => {
      const source = call?.arguments[i] === undefined ? 'code' : 'call';
      for (const { name, target } of bound) {
        const lift = this.liftOf(name, target, source);
        lifts.set(target, (value) => (this.#run?.inspecting ? lift(value) : value));
      }
    });
    return lifts;
  }

  /** A run's first binding makes the input, unless others were asked for; later ones are ordinary. */
  liftOf(name: string, target: N | undefined, source: InputSource): Lift<V> {
    const { machine, plan } = this;
    const isInput = plan.inputs.includes(name);
    const isRequested = plan.inputs.requested.has(name);
    const node = machine.nodes.add(target ?? plan.region.span);
    const span = target && { start: target.start, end: target.end };
    let last: ProgramRun<V> | undefined;
    return (bound) => {
      const run = this.#run;
      if (run === undefined || last === run) return bound;
      last = run;
      const chosen = this.#overriding(run, name, bound, span) ?? this.#chosen(name, span);
      const value = chosen === undefined ? bound : chosen.value;
      const from = chosen?.source ?? source;
      if (!isInput) {
        run.constants.push({ name, source: from, span, value, clock: machine.clock });
        return value;
      }
      const { length } = machine.tape;
      const lifted = this.maker.lift(value, node);
      // An object in which there is no number to differentiate.
      if (machine.tape.length === length && !isRequested && source === 'code') return value;
      run.inputs.push({ name, source: from, span, value: lifted, clock: machine.clock });
      return lifted;
    };
  }

  /** All evaluations of it are the same input. */
  #liftOfLiteral(name: string, literal: N): Lift<V> {
    const { machine } = this;
    const { start, end } = literal;
    const span = { start, end };
    const node = machine.nodes.add(literal);
    let last: ProgramRun<V> | undefined;
    let lifted: V;
    return (bound) => {
      const run = this.#run;
      if (run === undefined || last === run) return lifted;
      last = run;
      const chosen = this.#overriding(run, name, bound, span) ?? this.#chosen(name, span);
      lifted = this.maker.lift(chosen === undefined ? bound : chosen.value, node);
      run.inputs.push({ name, source: chosen?.source ?? 'code', span, value: lifted, clock: machine.clock });
      return lifted;
    };
  }

  /** What this run was given for a name, whatever is chosen elsewhere. */
  #overriding({ values }: ProgramRun<V>, name: string, bound: V, span: Span | undefined): Choice<V> | undefined {
    if (values === undefined || !Object.hasOwn(values, name)) return undefined;
    return { value: this.maker.fromTree(values[name], this.#likeChosen(name, span) ?? bound), source: 'chosen' };
  }

  /** A choice that cannot be used does not matter where numbers go before it. */
  #likeChosen(name: string, span: Span | undefined): V | undefined {
    try {
      return this.#chosen(name, span)?.value;
    } catch (error) {
      if (error instanceof Problem && error.code === 'input-invalid') return undefined;
      throw error;
    }
  }

  /** What somebody chose for a name, in words of the language. */
  #chosen(name: string, span: Span | undefined): Choice<V> | undefined {
    const { maker, plan } = this;
    const choice = plan.chosen.get(name);
    if (choice?.text === undefined) return undefined;
    const { text, source } = choice;
    let value = this.#evaluated.get(name);
    if (value === undefined) {
      value = maker.evaluate(name, text, choice.at ?? span ?? plan.region.span);
      if (maker.isImmutable(value)) this.#evaluated.set(name, value);
    }
    return { value, source };
  }
}
