/** From a plan to the executions of its program, in any language. */
import type { Guess, InputValues, Upstream } from '../answers.ts';
import { Occurrences } from '../occurrences/index.ts';
import type { Machine } from '../runtime/machine.ts';
import type { Span } from '../runtime/nodes.ts';
import { Problem } from '../runtime/problem.ts';
import type { Snapshot } from '../runtime/snapshot.ts';
import type { PlannedCall } from '../selection/calls.ts';
import type { Functions, Names, Statements, Tree } from '../selection/facts.ts';
import { type Candidates, candidates, gradientNames } from '../selection/outputs.ts';
import type { Plan } from '../selection/plan.ts';
import { expressionAround, expressionAt, inspectedStatements } from '../selection/region.ts';
import { shortened } from '../selection/shortened.ts';
import { AllValues } from './all-values.ts';
import type { Evaluations, ExecutedInput, ExecutedOutput, Execution, Nudge, Program, TargetInfo } from './language.ts';
import { chooseOutput } from './output.ts';
import { placedAt } from './placed.ts';
import type { CompileRequest, Input, ProgramRun, RunnableProgram, ValueViews } from './program.ts';

/** What is known of a program before it runs. */
export class PlannedProgram<N extends Span, V> implements Program {
  readonly #program: RunnableProgram<V>;
  readonly awaited: readonly string[];
  /** The expression that was chosen as output. */
  readonly watched: AllValues<N, V> | undefined;
  #candidates: Candidates<N> | undefined;
  /** The same program, which can nudge what one target is bound to. */
  #nudged: { readonly target: Span; readonly program: RunnableProgram<V> } | undefined;
  #isHandWritten: ((name: string) => boolean) | undefined;

  constructor(
    private readonly facts: Tree<N> & Functions<N> & Names<N> & Statements<N>,
    readonly plan: Plan<N>,
    readonly views: ValueViews<V>,
    private readonly compile: (request: CompileRequest<N, V>) => RunnableProgram<V>,
  ) {
    const { ofAt, blocks, text } = plan;
    const statements = blocks.flatMap((block) => block.statements);
    const expression = ofAt && expressionAround(facts, statements, text, ofAt);
    if (expression !== undefined) this.watched = new AllValues(expression, views);
    this.#program = compile({ watch: this.watched });
    this.awaited = [...plan.chosen].flatMap(([name, { text }]) => (text === undefined ? [name] : []));
  }

  get candidates(): Candidates<N> {
    this.#candidates ??= candidates(this.facts, inspectedStatements(this.facts, this.plan.region), this.isHandWritten);
    return this.#candidates;
  }

  get isHandWritten(): (name: string) => boolean {
    this.#isHandWritten ??= gradientNames(
      this.facts,
      inspectedStatements(this.facts, this.plan.region),
      this.plan.gradients,
    );
    return this.#isHandWritten;
  }

  execute(values?: InputValues, nudge?: Nudge): Execution {
    this.watched?.reset();
    const program = nudge === undefined ? this.#program : this.#nudging(nudge.target);
    return new ProgramExecution(this, program, program.run(values, nudge));
  }

  #nudging({ start, end }: Span): RunnableProgram<V> {
    const { target } = this.#nudged ?? {};
    if (this.#nudged === undefined || target?.start !== start || target.end !== end) {
      const program = this.compile({ watch: this.watched, nudged: { start, end } });
      this.#nudged = { target: { start, end }, program };
    }
    return this.#nudged.program;
  }

  takes(names: readonly string[]): boolean {
    const { lifted, parameters, bindings, missing } = this.plan;
    const isTaken = (name: string) =>
      lifted.has(name) || parameters.has(name) || !(bindings.has(name) || missing.includes(name));
    return names.every(isTaken) && this.awaited.every((name) => names.includes(name));
  }

  /** Runs again, and notes the values of the smallest expression around an offset. Runs are deterministic. */
  watch(values: InputValues | undefined, offset: number): Evaluations | undefined {
    const wanted = this.#expressionAt(offset);
    if (wanted === undefined) return undefined;
    const found = new AllValues<N, V>(wanted, this.views);
    this.compile({ watch: found }).run(values);
    return found.length === 0 ? undefined : found;
  }

  #expressionAt(offset: number): N | undefined {
    for (const { statements } of this.plan.blocks) {
      for (const statement of statements) {
        const found = expressionAt(this.facts, statement, offset);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }
}

class ProgramExecution<N extends Span, V> implements Execution {
  readonly machine: Machine;
  readonly output: ExecutedOutput | undefined;
  readonly #outputProblem: Problem | undefined;
  #inputNames: Map<number, string> | undefined;

  constructor(
    private readonly planned: PlannedProgram<N, V>,
    private readonly program: RunnableProgram<V>,
    private readonly run: ProgramRun<V>,
  ) {
    this.machine = program.machine;
    const { clock, tape } = this.machine;
    const { problem, done } = run;
    const result = run.result && planned.views.snapshotOf(run.result.value, clock);
    const variable = (name: string) => this.valueOf(name);
    const numberIn = (name: string) => {
      const value = run.variable(name);
      return value === undefined ? undefined : this.#numberOf(name, value);
    };
    const chosen = planned.plan.ofAt && this.#evaluatedAt(planned.plan.ofAt);
    const finished = { tape, problem, done, result, variable, numberIn, chosen };
    const found = chooseOutput(planned.plan, planned.candidates, finished);
    if (found instanceof Problem) this.#outputProblem = found;
    else this.output = found;
  }

  get region(): Span {
    return this.planned.plan.region.span;
  }

  get slice(): readonly Span[] {
    return this.planned.plan.slice;
  }

  get inputs(): ExecutedInput[] {
    const { wrt, literals } = this.planned.plan.inputs;
    const inputs = new Map(this.run.inputs.map((input) => [input.name, input]));
    const names = wrt === undefined ? inputs.keys() : [...wrt, ...literals.keys()];
    return [...names].flatMap((name) => {
      const input = inputs.get(name);
      return input === undefined ? [] : [this.#executed(input)];
    });
  }

  #executed({ name, source, span, value, clock }: Input<V>): ExecutedInput {
    const { plan, views } = this.planned;
    const snapshot = views.snapshotOf(value, clock);
    return {
      name,
      source,
      span,
      snapshot,
      isRequested: plan.inputs.requested.has(name),
      original: plan.originalOf(name),
    };
  }

  get constants(): ExecutedInput[] {
    return this.run.constants.map((constant) => this.#executed(constant));
  }

  get numbers(): Execution['numbers'] {
    const { plan } = this.planned;
    const noted = new Set(this.run.constants.map(({ name }) => name));
    return plan.inputs.constants.flatMap(({ name, target: { start, end } }) => {
      const isTold = noted.has(name) || this.isHandWritten(name);
      return isTold ? [] : [{ name, span: { start, end }, original: plan.originalOf(name) }];
    });
  }

  get calls(): readonly PlannedCall[] {
    return this.planned.plan.calls;
  }

  get inputNames(): ReadonlyMap<number, string> {
    if (this.#inputNames === undefined) {
      this.#inputNames = new Map();
      const { snapshotOf, nameLeaves } = this.planned.views;
      for (const { name, value, clock } of this.run.inputs)
        nameLeaves(snapshotOf(value, clock), name, this.#inputNames, value);
    }
    return this.#inputNames;
  }

  get outputs(): string[] {
    return this.planned.candidates.forward.map(({ name }) => name);
  }

  isHandWritten(name: string): boolean {
    return this.planned.isHandWritten(name);
  }

  get upstream(): Upstream | undefined {
    return this.planned.plan.upstream;
  }

  get seed(): string | undefined {
    return this.planned.plan.seed;
  }

  get seedAt(): Span | undefined {
    return this.planned.plan.seedAt;
  }

  get missing(): readonly string[] {
    return this.run.problem?.code === 'input-needed' ? this.planned.plan.missing : [];
  }

  get guesses(): readonly Guess[] {
    return this.missing.length === 0 ? [] : this.planned.plan.guesses();
  }

  get problem(): Problem | undefined {
    return this.run.problem ?? this.planned.plan.inputs.unknown ?? this.#outputProblem;
  }

  get remarks(): Problem[] {
    return [...this.planned.plan.remarks, ...this.program.remarks()];
  }

  get console(): RunnableProgram<V>['console'] {
    return this.program.console;
  }

  get targets(): ReadonlyMap<number, TargetInfo> {
    return this.program.targets;
  }

  get nudgedAt(): number | undefined {
    return this.program.nudgedAt;
  }

  snapshotOf(value: unknown, clock: number): Snapshot {
    return this.planned.views.snapshotOf(value as V, clock);
  }

  ownerOf(value: unknown, clock: number): number {
    return this.planned.views.ownerOf(value as V, clock);
  }

  /** What was chosen as output by its place: its last occurrence, or that in the iterations and calls that show. */
  #evaluatedAt(ofAt: Span): ExecutedOutput | undefined {
    const { plan, watched } = this.planned;
    const { text, shown } = plan;
    const frames = shown && new Occurrences(this, text).shown(shown);
    const found = placedAt(this, text, ofAt, watched, (frame) => frames?.isVisible(frame) ?? true);
    if (found === undefined) return undefined;
    const { span, snapshot, value } = found;
    const name = shortened(text, span);
    return { name, span, snapshot, ...(value === undefined ? {} : this.#numberOf(name, value as V)) };
  }

  /** The number that an object stands for. */
  #numberOf(name: string, value: V): Pick<ExecutedOutput, 'name' | 'snapshot'> | undefined {
    const number = this.planned.views.numberIn?.(value);
    if (number === undefined) return undefined;
    const snapshot = this.planned.views.snapshotOf(number.value, this.machine.clock);
    return { name: `${name}.${number.name}`, snapshot };
  }

  evaluate(name: string, text: string, at: Span): Snapshot {
    return this.planned.views.snapshotOf(this.program.evaluate(name, text, at), this.machine.clock);
  }

  valueOf(name: string): Snapshot {
    const value = this.run.variable(name);
    return value === undefined ? null : this.planned.views.snapshotOf(value, this.machine.clock);
  }

  watch(offset: number): Evaluations | undefined {
    return this.planned.watch(this.run.values, offset);
  }
}
