/** Compiles a plan and runs it: gives inputs their values, runs the statements, keeps what came out. */
import type { AnyNode } from 'acorn';
import type { InputSource, Tree } from '../../answers.ts';
import type { Limits } from '../../runtime/budget.ts';
import { Nodes, type Span } from '../../runtime/nodes.ts';
import { Problem } from '../../runtime/problem.ts';
import type { InputValues } from '../language.ts';
import {
  type Code,
  type Context,
  checkedSlots,
  type Env,
  type Exec,
  environments,
  UNDECLARED,
  type Watch,
  within,
} from './compile/context.ts';
import { UserFunction } from './compile/functions.ts';
import { newContext } from './compile/index.ts';
import { evaluateText } from './evaluate.ts';
import type { Plan } from './plan/plan.ts';
import type { Scope, Variable } from './syntax/names.ts';
import { boundNames } from './syntax/walk.ts';
import { asProblem } from './thrown.ts';
import { liftLeaves } from './values/lift.ts';
import { JsMachine } from './values/machine.ts';
import { ArrayValue, ObjectValue, type Value } from './values/values.ts';

/** An input that got its value. */
export interface Input {
  readonly name: string;
  readonly source: InputSource;
  readonly span: Span | undefined;
  readonly value: Value;
  /** Names the version of the value: the program may write into it later. */
  readonly clock: number;
}

/** One run of a program, and what it leaves behind. */
export class JsRun {
  readonly inputs: Input[] = [];
  problem: Problem | undefined;
  /** How many statements of the region are done. */
  done = 0;
  /** What an inspected function, an expression or a `return` gave. */
  result: { readonly value: Value } | undefined;
  /** The inspected function is being called: its parameters become inputs. */
  inspecting = false;

  constructor(
    readonly values: InputValues | undefined,
    /** Where the region's variables are. */
    public scope: Scope,
    public env: Env,
  ) {}

  /** The last value of a variable of the region or around it. */
  variable(name: string): Value {
    const variable = this.scope.lookup(name);
    if (variable === undefined) return undefined;
    const isOwn = variable.scope.home === this.scope.home;
    const value = (isOwn ? this.env : (this.env[0] as unknown as Env))[variable.slot];
    return value === UNDECLARED ? undefined : value;
  }
}

interface Block {
  readonly scope: Scope;
  readonly undeclared: readonly number[];
  readonly hoist: Exec;
  readonly statements: readonly { readonly exec: Exec; readonly isInRegion: boolean }[];
}

/** A name that gets a value from outside before anything runs. */
interface FreeName {
  readonly slot: number;
  readonly fill: (value: Value) => Value;
}

/**
 * A compiled plan. It runs any number of times; each run begins with nothing, in the memory of the run before, whose
 * record is gone then.
 */
export class JsProgram {
  readonly machine: JsMachine;
  readonly ctx: Context;
  #compiled: { readonly free: FreeName[]; readonly blocks: Block[]; readonly args: Code[] } | undefined;
  readonly #environment: (parent: undefined) => Env;
  /** The run that is going on. */
  #run: JsRun;
  /** Chosen inputs that are plain numbers. What the program can write into is made anew for each run. */
  readonly #numbers = new Map<string, number>();

  constructor(
    readonly plan: Plan,
    limits: Partial<Limits> | undefined,
    private readonly now: () => number,
    watch?: Watch,
  ) {
    this.machine = new JsMachine(new Nodes(), limits, now);
    this.ctx = newContext(this.machine, plan.text, plan.analysis, plan.program, { watch, lift: this.#lifters() });
    this.#environment = environments(plan.analysis.root);
    this.#run = this.#begin(undefined);
  }

  /** @param values inputs that go before what the request and the text say */
  run(values?: InputValues): JsRun {
    const { machine } = this;
    machine.reset();
    const run = this.#begin(values);
    this.#run = run;
    try {
      this.#execute(run);
    } catch (error) {
      run.problem = asProblem(machine, error);
    } finally {
      machine.restoreBuiltins();
    }
    return run;
  }

  #begin(values: InputValues | undefined): JsRun {
    return new JsRun(values, this.plan.analysis.root, this.#environment(undefined));
  }

  #execute(run: JsRun): void {
    const { plan, ctx } = this;
    const { env } = run;
    this.#compiled ??= this.#compile();
    const { free, blocks, args } = this.#compiled;
    for (const { slot, fill } of free) env[slot] = fill(undefined);
    for (const { scope, undeclared, hoist, statements } of blocks) {
      run.scope = scope;
      for (const slot of undeclared) env[slot] = UNDECLARED;
      hoist(env);
      for (const { exec, isInRegion } of statements) {
        const completion = exec(env);
        if (isInRegion) run.done++;
        if (completion === undefined) continue;
        if (completion.kind === 'return') run.result = { value: ctx.returned };
        return;
      }
    }
    if (plan.region.function === undefined) return;
    this.#inspectFunction(
      run,
      args.map((code) => code(env)),
    );
  }

  /** Calls the inspected function, in the frame of the program, with its parameters as inputs. */
  #inspectFunction(run: JsRun, given: Value[]): void {
    const { span, function: inspected } = this.plan.region as Required<Plan['region']>;
    const f = run.variable(inspected.name);
    if (!(f instanceof UserFunction) || f.code.node !== inspected.node)
      throw new Problem('name-unknown', span, { name: inspected.name });
    const missing = inspected.node.params.slice(given.length).map(emptyFor);
    if (inspected.node.params.at(-1)?.type === 'RestElement') missing.pop();
    run.scope = f.code.scope;
    run.inspecting = true;
    run.env = f.enter(undefined, [...given, ...missing]);
    run.inspecting = false;
    run.result = { value: f.code.run(run.env) };
  }

  #compile() {
    const { plan, ctx } = this;
    const { list } = plan.region.levels[plan.region.levels.length - 1];
    const isInRegion = (statement: AnyNode) => list.includes(statement) && statement.start >= plan.region.span.start;
    const free = [...plan.analysis.root.variables.values()].flatMap((variable) => this.#freeName(variable));
    const args = plan.call?.arguments.map((argument) => ctx.expression(argument)) ?? [];
    const blocks = plan.blocks.map(({ node, statements }) => {
      const scope = plan.analysis.scopes.get(node) as Scope;
      return within(ctx, scope, () => ({
        scope,
        undeclared: checkedSlots(scope),
        hoist: ctx.block([], scope),
        statements: statements.map((statement) => ({
          exec: this.#statement(statement),
          isInRegion: isInRegion(statement),
        })),
      }));
    });
    return { free, args, blocks };
  }

  #statement(statement: AnyNode): Exec {
    const { expression } = this.plan.region;
    if (expression === undefined || statement.type !== 'ExpressionStatement' || statement.expression !== expression)
      return this.ctx.statement(statement);
    const code = this.ctx.expression(expression);
    return (env) => {
      this.#run.result = { value: code(env) };
      return undefined;
    };
  }

  /** Names that nothing in the file defines: somebody chose their values. */
  #freeName(variable: Variable): FreeName[] {
    const { name, kind, slot } = variable;
    if (kind !== 'input' || !this.plan.chosen.has(name)) return [];
    return [{ slot, fill: this.#lifter(name, this.#firstUse(variable), 'chosen') }];
  }

  #firstUse(variable: Variable): AnyNode | undefined {
    for (const [node, meant] of this.plan.analysis.variables) if (meant === variable) return node;
    return undefined;
  }

  /** For the identifiers that bind inputs: what makes an input of a value. */
  #lifters(): ReadonlyMap<AnyNode, (value: Value) => Value> {
    const { wrt, inputs, bindings, chosen, region, call } = this.plan;
    const lifters = new Map<AnyNode, (value: Value) => Value>();
    for (const name of new Set([...(wrt ?? inputs.keys()), ...chosen.keys()])) {
      const target = bindings.get(name)?.target;
      if (target !== undefined) lifters.set(target, this.#lifter(name, target, 'code'));
    }
    region.function?.node.params.forEach((parameter, i) => {
      const source = call?.arguments[i] === undefined ? 'code' : 'call';
      for (const target of boundNames(parameter)) {
        const lift = this.#lifter(target.name, target, source);
        lifters.set(target, (value) => (this.#run.inspecting ? lift(value) : value));
      }
    });
    return lifters;
  }

  /** A run's first binding makes the input, unless others were asked for; later ones are ordinary. */
  #lifter(name: string, target: AnyNode | undefined, source: InputSource): (value: Value) => Value {
    const { machine, plan } = this;
    const isInput = plan.wrt === undefined || plan.wrt.includes(name);
    const node = machine.nodes.add(target ?? plan.region.span);
    const span = target && { start: target.start, end: target.end };
    let last: JsRun | undefined;
    return (bound) => {
      const run = this.#run;
      if (last === run) return bound;
      last = run;
      const chosen = this.#chosen(name, span);
      const value = chosen === undefined ? bound : chosen.value;
      if (!isInput) return value;
      const lifted = liftLeaves(machine, value, node);
      run.inputs.push({ name, source: chosen?.source ?? source, span, value: lifted, clock: machine.clock });
      return lifted;
    };
  }

  #chosen(name: string, span: Span | undefined): { readonly value: Value; readonly source: InputSource } | undefined {
    const { values } = this.#run;
    if (values !== undefined && Object.hasOwn(values, name)) return { value: fromTree(values[name]), source: 'chosen' };
    const choice = this.plan.chosen.get(name);
    if (choice === undefined) return undefined;
    const { text, source } = choice;
    const at = choice.at ?? span ?? this.plan.region.span;
    const value = this.#numbers.get(name) ?? evaluateText(name, text, at, this.now);
    if (typeof value === 'number') this.#numbers.set(name, value);
    return { value, source };
  }
}

function fromTree(tree: Tree): Value {
  if (tree === null || typeof tree === 'number') return tree;
  if (Array.isArray(tree)) return new ArrayValue(tree.map(fromTree));
  const object = new ObjectValue();
  for (const [key, value] of Object.entries(tree)) object.define(key, fromTree(value));
  return object;
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
