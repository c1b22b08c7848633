/** Compiles a plan and runs it: gives inputs their values, runs the statements, keeps what came out. */
import type { AnyNode } from 'acorn';
import type { InputValues, Tree } from '../../answers.ts';
import type { Limits } from '../../runtime/budget.ts';
import { Nodes, type Span } from '../../runtime/nodes.ts';
import { Problem } from '../../runtime/problem.ts';
import { statementsOf } from '../../selection/region.ts';
import { BoundValues } from '../bound-values.ts';
import { Inputs } from '../inputs.ts';
import type { Nudge } from '../language.ts';
import { type CompileRequest, ProgramRun, type RunnableProgram } from '../program.ts';
import {
  type Code,
  type Context,
  checkedSlots,
  type Env,
  type Exec,
  environments,
  UNDECLARED,
  within,
} from './compile/context.ts';
import { newContext } from './compile/index.ts';
import { evaluateText } from './evaluate.ts';
import { classNameIn, closureOf } from './inspect.ts';
import { functionOf, functions } from './plan/functions.ts';
import { isReceiving, isStatic } from './plan/methods.ts';
import type { JsPlan } from './plan/plan.ts';
import { exported } from './plan/tree.ts';
import type { Scope, Variable } from './syntax/names.ts';
import { asProblem } from './thrown.ts';
import { leavesIn, liftLeaves } from './values/lift.ts';
import { JsMachine } from './values/machine.ts';
import { nudged } from './values/nudge.ts';
import { ArrayValue, ObjectValue, type Value } from './values/values.ts';

class JsRun extends ProgramRun<Value> {
  constructor(
    values: InputValues | undefined,
    /** Where the region's variables are. */
    public scope: Scope,
    public env: Env,
  ) {
    super(values);
  }

  override variable(name: string): Value {
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

export class JsProgram implements RunnableProgram<Value> {
  readonly machine: JsMachine;
  readonly #ctx: Context;
  readonly #inputs: Inputs<AnyNode, Value>;
  readonly #bound: BoundValues<AnyNode, Value>;
  #compiled: { readonly free: FreeName[]; readonly blocks: Block[]; readonly args: Code[] } | undefined;
  readonly #environment: (parent: undefined) => Env;
  /** The run that is going on. */
  #run: JsRun;

  constructor(
    private readonly plan: JsPlan,
    limits: Partial<Limits> | undefined,
    private readonly now: () => number,
    request: CompileRequest<AnyNode, Value>,
  ) {
    const { program, analysis } = plan.assembly;
    this.machine = new JsMachine(new Nodes(), limits, now);
    this.#inputs = new Inputs(plan, functions, this.machine, {
      evaluate: (name, text, at) => this.evaluate(name, text, at),
      fromTree,
      lift: (value, node) => liftLeaves(this.machine, value, node),
      isImmutable: (value) => typeof value === 'number',
    });
    const lift = this.#inputs.lifts();
    this.#bound = new BoundValues(
      plan,
      request,
      lift,
      {
        leavesIn: (value, node, use) => leavesIn(this.machine, value, node, use),
        nudged: (value, nudge) => nudged(this.machine, value, nudge),
      },
      this.machine,
    );
    const changeAt: Context['changeAt'] = (node, name, id) => this.#bound.changeAt(node, name, id);
    this.#ctx = newContext(this.machine, plan.text, analysis, program, { watch: request.watch, lift, changeAt });
    this.#environment = environments(analysis.root);
    this.#run = this.#begin(undefined);
  }

  get console(): JsMachine['console'] {
    return this.machine.console;
  }

  get nudgedAt(): number | undefined {
    return this.#bound.nudgedAt;
  }

  get targets(): Context['targets'] {
    return this.#ctx.targets;
  }

  run(values?: InputValues, nudge?: Nudge): JsRun {
    const { machine } = this;
    machine.reset();
    const run = this.#begin(values);
    this.#run = run;
    this.#bound.begin(nudge);
    try {
      this.#execute(run);
    } catch (error) {
      run.problem = asProblem(machine, error);
    } finally {
      machine.restoreBuiltins();
    }
    return run;
  }

  evaluate(name: string, text: string, at: Span): Value {
    return evaluateText(name, text, at, this.now);
  }

  remarks(): Problem[] {
    const { randomNode } = this.machine;
    return randomNode === undefined ? [] : [new Problem('random-seeded', randomNode, { name: 'Math.random' })];
  }

  #begin(values: InputValues | undefined): JsRun {
    const run = new JsRun(values, this.plan.assembly.analysis.root, this.#environment(undefined));
    this.#inputs.begin(run);
    return run;
  }

  #execute(run: JsRun): void {
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
        if (completion.kind === 'return') run.result = { value: this.#ctx.returned };
        return;
      }
    }
    if (this.plan.region.function === undefined) return;
    this.#inspectFunction(
      run,
      args.map((code) => code(env)),
    );
  }

  /** Calls the inspected function, in the frame of the program, with its parameters as inputs. */
  #inspectFunction(run: JsRun, given: Value[]): void {
    const { span, function: inspected } = this.plan.region as Required<JsPlan['region']>;
    const { node, name } = inspected;
    const [statement] = statementsOf(this.plan.region);
    const holder = run.variable(node.type === 'MethodDefinition' ? (classNameIn(exported(statement)) ?? '') : name);
    const f = closureOf(holder, node);
    if (f === undefined) throw new Problem('name-unknown', span, { name });
    const [self, ...args] = isReceiving(node) ? given : [isStatic(node) ? holder : undefined, ...given];
    const { params } = functionOf(node);
    const missing = params.slice(args.length).map(emptyFor);
    if (params.at(-1)?.type === 'RestElement') missing.pop();
    run.scope = f.code.scope;
    run.inspecting = true;
    run.env = f.enter(self, [...args, ...missing]);
    run.inspecting = false;
    run.result = { value: f.code.run(run.env) };
  }

  #compile() {
    const { plan } = this;
    const { assembly, region } = plan;
    const ctx = this.#ctx;
    const { list } = region.levels[region.levels.length - 1];
    const isInRegion = (statement: AnyNode) => list.includes(statement) && statement.start >= region.span.start;
    const free = [...assembly.analysis.root.variables.values()].flatMap((variable) => this.#freeName(variable));
    const args = plan.call?.arguments.map((argument) => ctx.expression(argument as AnyNode)) ?? [];
    const blocks = plan.blocks.map(({ statements }, i) => {
      const scope = assembly.analysis.scopes.get(assembly.holders[i]) as Scope;
      return within(ctx, scope, () => ({
        scope,
        undeclared: checkedSlots(scope),
        hoist: ctx.block([], scope),
        statements: statements.map((statement) => ({
          exec: statement === region.expression ? this.#result(statement) : ctx.statement(statement),
          isInRegion: isInRegion(statement),
        })),
      }));
    });
    return { free, args, blocks };
  }

  #result(expression: AnyNode): Exec {
    const code = this.#ctx.expression(expression);
    return (env) => {
      this.#run.result = { value: code(env) };
      return undefined;
    };
  }

  /** Names that nothing in the file defines: somebody chose their values. */
  #freeName(variable: Variable): FreeName[] {
    const { name, kind, slot } = variable;
    if (kind !== 'input' || !this.plan.chosen.has(name)) return [];
    return [{ slot, fill: this.#inputs.liftOf(name, this.#firstUse(variable), 'chosen') }];
  }

  #firstUse(variable: Variable): AnyNode | undefined {
    for (const [node, meant] of this.plan.assembly.analysis.variables) if (meant === variable) return node;
    return undefined;
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
