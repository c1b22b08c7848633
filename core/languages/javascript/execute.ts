/** Runs a plan: gives inputs their values, runs the statements, keeps what came out. */
import type { AnyNode } from 'acorn';
import type { InputSource } from '../../answers.ts';
import type { Limits } from '../../runtime/budget.ts';
import { Nodes, type Span } from '../../runtime/nodes.ts';
import { Problem } from '../../runtime/problem.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import { type Context, checkedSlots, type Env, newEnv, UNDECLARED, type Watch, within } from './compile/context.ts';
import { UserFunction } from './compile/functions.ts';
import { newContext } from './compile/index.ts';
import { evaluateText } from './evaluate.ts';
import { liftLeaves } from './lift.ts';
import { JsMachine } from './machine.ts';
import type { Plan } from './plan.ts';
import type { Scope, Variable } from './scope.ts';
import { snapshotOf } from './snapshots.ts';
import { asProblem } from './thrown.ts';
import { ArrayValue, ObjectValue, type Value } from './values.ts';
import { boundNames } from './walk.ts';

/** An input that got its value. */
export interface Input {
  readonly name: string;
  readonly source: InputSource;
  readonly span: Span | undefined;
  readonly snapshot: Snapshot;
}

/** One run of a plan, and what it leaves behind. */
export class JsRun {
  readonly machine: JsMachine;
  readonly inputs = new Map<string, Input>();
  /** Names of the inputs' entries, such as `w[0]`. */
  readonly inputNames = new Map<number, string>();
  problem: Problem | undefined;
  /** How many statements of the region are done. */
  done = 0;
  /** What an inspected function, an expression or a `return` gave. */
  result: { readonly value: Value } | undefined;
  readonly ctx: Context;
  /** Where the region's variables are. */
  #scope: Scope;
  #env: Env;
  /** The inspected function is being called: its parameters become inputs. */
  #inspecting = false;

  constructor(
    readonly plan: Plan,
    limits: Partial<Limits> | undefined,
    private readonly now: () => number,
    watch?: Watch,
  ) {
    this.machine = new JsMachine(new Nodes(), limits, now);
    this.ctx = newContext(this.machine, plan.text, plan.analysis, plan.program, { watch, lift: this.#lifters() });
    this.#scope = plan.analysis.root;
    this.#env = newEnv(this.#scope, undefined);
    try {
      this.#run();
    } catch (error) {
      this.problem = asProblem(this.machine, error);
    } finally {
      this.machine.restoreBuiltins();
    }
  }

  /** The last value of a variable of the region or around it. */
  variable(name: string): Value {
    const variable = this.#scope.lookup(name);
    if (variable === undefined) return undefined;
    const isOwn = variable.scope.home === this.#scope.home;
    const value = (isOwn ? this.#env : (this.#env[0] as unknown as Env))[variable.slot];
    return value === UNDECLARED ? undefined : value;
  }

  /** For the identifiers that bind inputs: what makes an input of a value. */
  #lifters(): ReadonlyMap<AnyNode, (value: Value) => Value> {
    const { wrt, inputs, bindings, chosen, region, call } = this.plan;
    const lifters = new Map<AnyNode, (value: Value) => Value>();
    for (const name of new Set([...(wrt ?? inputs.keys()), ...chosen.keys()])) {
      const binding = bindings.get(name);
      if (binding !== undefined)
        lifters.set(
          binding.target,
          this.#lifter(name, binding.target, 'code', () => true),
        );
    }
    region.function?.node.params.forEach((parameter, i) => {
      const source = call?.arguments[i] === undefined ? 'code' : 'call';
      for (const target of boundNames(parameter))
        lifters.set(
          target,
          this.#lifter(target.name, target, source, () => this.#inspecting),
        );
    });
    return lifters;
  }

  /** The first binding makes the input; later ones are ordinary. */
  #lifter(name: string, target: AnyNode, source: InputSource, isArmed: () => boolean): (value: Value) => Value {
    let isFirst = true;
    return (bound) => {
      if (!isFirst || !isArmed()) return bound;
      isFirst = false;
      const chosen = this.#chosen(name, target);
      return chosen === undefined
        ? this.#input(name, source, bound, target)
        : this.#input(name, chosen.source, chosen.value, target);
    };
  }

  #chosen(
    name: string,
    target: AnyNode | undefined,
  ): { readonly value: Value; readonly source: InputSource } | undefined {
    const choice = this.plan.chosen.get(name);
    if (choice === undefined) return undefined;
    const { start, end } = target ?? this.plan.region.span;
    return { value: evaluateText(name, choice.text, { start, end }, this.now), source: choice.source };
  }

  /** Makes an input of a value, unless others were asked for. */
  #input(name: string, source: InputSource, value: Value, target: AnyNode | undefined): Value {
    const { wrt, region } = this.plan;
    if (wrt !== undefined && !wrt.includes(name)) return value;
    const node = this.machine.nodes.add(target ?? region.span);
    const lifted = liftLeaves(this.machine, value, name, node, (entry, path) => {
      if (!this.inputNames.has(entry)) this.inputNames.set(entry, path);
    });
    const span = target && { start: target.start, end: target.end };
    this.inputs.set(name, { name, source, span, snapshot: snapshotOf(lifted, this.machine.clock) });
    return lifted;
  }

  #run(): void {
    const { plan, ctx } = this;
    this.#fillFreeNames();
    const args = plan.call?.arguments.map((argument) => ctx.expression(argument));
    const { list } = plan.region.levels[plan.region.levels.length - 1];
    for (const { node, statements } of plan.blocks) {
      const scope = plan.analysis.scopes.get(node) as Scope;
      this.#scope = scope;
      for (const slot of checkedSlots(scope)) this.#env[slot] = UNDECLARED;
      const { hoist, execs } = within(ctx, scope, () => ({
        hoist: ctx.block([], scope),
        execs: statements.map((statement) => ({ statement, exec: this.#statement(statement) })),
      }));
      hoist(this.#env);
      for (const { statement, exec } of execs) {
        const completion = exec(this.#env);
        if (list.includes(statement) && statement.start >= plan.region.span.start) this.done++;
        if (completion === undefined) continue;
        if (completion.kind === 'return') this.result = { value: ctx.returned };
        return;
      }
    }
    if (plan.region.function !== undefined) this.#inspectFunction(args?.map((code) => code(this.#env)) ?? []);
  }

  #statement(statement: AnyNode): (env: Env) => ReturnType<ReturnType<Context['statement']>> {
    const { expression } = this.plan.region;
    if (expression === undefined || statement.type !== 'ExpressionStatement' || statement.expression !== expression)
      return this.ctx.statement(statement);
    const code = this.ctx.expression(expression);
    return (env) => {
      this.result = { value: code(env) };
      return undefined;
    };
  }

  /** Names that nothing in the file defines: somebody chose their values. */
  #fillFreeNames(): void {
    for (const variable of this.plan.analysis.root.variables.values()) {
      if (variable.kind !== 'input') continue;
      const use = this.#firstUse(variable);
      const chosen = this.#chosen(variable.name, use);
      if (chosen !== undefined) this.#env[variable.slot] = this.#input(variable.name, chosen.source, chosen.value, use);
    }
  }

  #firstUse(variable: Variable): AnyNode | undefined {
    for (const [node, meant] of this.plan.analysis.variables) if (meant === variable) return node;
    return undefined;
  }

  /** Calls the inspected function, in the frame of the program, with its parameters as inputs. */
  #inspectFunction(given: Value[]): void {
    const { span, function: inspected } = this.plan.region as Required<Plan['region']>;
    const f = this.variable(inspected.name);
    if (!(f instanceof UserFunction) || f.code.node !== inspected.node)
      throw new Problem('name-unknown', span, { name: inspected.name });
    const missing = inspected.node.params.slice(given.length).map(emptyFor);
    if (inspected.node.params.at(-1)?.type === 'RestElement') missing.pop();
    this.#scope = f.code.scope;
    this.#inspecting = true;
    this.#env = f.enter(undefined, [...given, ...missing]);
    this.#inspecting = false;
    this.result = { value: f.code.run(this.#env) };
  }
}

/** Something that a parameter can be bound to whose parts are chosen one by one. */
function emptyFor(pattern: AnyNode | null): Value {
  if (pattern?.type === 'ArrayPattern') return new ArrayValue(pattern.elements.map(emptyFor));
  if (pattern?.type !== 'ObjectPattern') return undefined;
  const object = new ObjectValue();
  for (const property of pattern.properties) {
    if (property.type === 'Property' && property.key.type === 'Identifier')
      object.define(property.key.name, emptyFor(property.value));
  }
  return object;
}
