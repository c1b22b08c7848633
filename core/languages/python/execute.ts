/** Compiles a plan and runs it: gives inputs their values, runs the statements, keeps what came out. */
import type { InputValues, Tree } from '../../answers.ts';
import { isArray, listsOf } from '../../array-tree.ts';
import type { Limits } from '../../runtime/budget.ts';
import { Nodes, type Span } from '../../runtime/nodes.ts';
import { Problem } from '../../runtime/problem.ts';
import { statementsOf } from '../../selection/region.ts';
import { BoundValues } from '../bound-values.ts';
import { Inputs } from '../inputs.ts';
import type { Nudge } from '../language.ts';
import { type CompileRequest, ProgramRun, type RunnableProgram } from '../program.ts';
import { type Code, type Context, type Env, type Exec, environments, within } from './compile/context.ts';
import { newContext } from './compile/index.ts';
import { evaluateText } from './evaluate.ts';
import { callArguments, closureOf } from './inspect.ts';
import { functions } from './plan/functions.ts';
import type { PyPlan } from './plan/plan.ts';
import type { AnyNode, ExprNode, StmtNode } from './syntax/ast.ts';
import type { Scope, Variable } from './syntax/names.ts';
import { ListValue, TupleValue } from './values/containers.ts';
import { leavesIn, liftLeaves } from './values/lift.ts';
import { PyMachine } from './values/machine.ts';
import { DictValue } from './values/mappings.ts';
import { NdArray } from './values/ndarray/array.ts';
import { toArray } from './values/ndarray/convert.ts';
import { float64 } from './values/ndarray/dtype.ts';
import { nudged } from './values/nudge.ts';
import { isNumberLike, partsOf } from './values/number-like.ts';
import { asProblem, endsQuietly } from './values/thrown.ts';
import { Float, Float64, IntRef, type Value } from './values/values.ts';

class PyRun extends ProgramRun<Value> {
  constructor(
    values: InputValues | undefined,
    /** Where the region's variables are. */
    public scope: Scope,
    public env: Env,
  ) {
    super(values);
  }

  override variable(name: string): Value | undefined {
    const variable = this.scope.lookup(name);
    if (variable === undefined) return undefined;
    let { env } = this;
    for (let scope = this.scope; scope !== variable.scope; scope = scope.parent as Scope)
      env = env[0] as unknown as Env;
    return env[variable.slot];
  }
}

/** A name that gets a value from outside before anything runs. */
interface FreeName {
  readonly slot: number;
  readonly fill: (value: Value) => Value;
}

/** A part of the plan, compiled. */
interface Stage {
  readonly scope: Scope;
  readonly environment: (parent: Env | undefined) => Env;
  readonly free: readonly FreeName[];
  readonly statements: readonly { readonly exec: Exec; readonly isInRegion: boolean }[];
}

interface Compiled {
  /** From the module inwards. */
  readonly stages: readonly Stage[];
  /** For each parameter of the inspected function what the only call gives to it. */
  readonly given: readonly (Code | undefined)[];
  /** The syntax node of the inspection. */
  readonly id: number;
}

export class PyProgram implements RunnableProgram<Value> {
  readonly machine: PyMachine;
  readonly #ctx: Context;
  readonly #inputs: Inputs<AnyNode, Value>;
  readonly #bound: BoundValues<AnyNode, Value>;
  #compiled: Compiled | undefined;
  /** The run that is going on. */
  #run: PyRun;

  constructor(
    private readonly plan: PyPlan,
    limits: Partial<Limits> | undefined,
    private readonly now: () => number,
    request: CompileRequest<AnyNode, Value>,
  ) {
    const { analysis } = plan.assembly;
    this.machine = new PyMachine(new Nodes(), limits, now);
    this.#inputs = new Inputs(plan, functions, this.machine, {
      evaluate: (name, text, at) => this.evaluate(name, text, at),
      fromTree: (tree, like) => fromTree(this.machine, tree, like),
      lift: (value, node) => liftLeaves(this.machine, value, node),
      isImmutable: (value) => value instanceof Float || typeof value === 'number',
    });
    const lift = this.#inputs.lifts();
    this.#bound = new BoundValues(
      plan,
      request,
      lift,
      {
        leavesIn: (value, node, use) => leavesIn(this.machine, value, node, use),
        nudged: (value, nudge, node) => nudged(this.machine, value, nudge, node),
      },
      this.machine,
    );
    const changeAt: Context['changeAt'] = (node, name, id) => this.#bound.changeAt(node, name, id);
    this.#ctx = newContext(this.machine, plan.text, analysis, { watch: request.watch, lift, changeAt });
    this.#run = this.#begin(undefined);
  }

  get console(): PyMachine['console'] {
    return this.machine.console;
  }

  get nudgedAt(): number | undefined {
    return this.#bound.nudgedAt;
  }

  get targets(): Context['targets'] {
    return this.#ctx.targets;
  }

  run(values?: InputValues, nudge?: Nudge): PyRun {
    const { machine } = this;
    machine.reset();
    const run = this.#begin(values);
    this.#run = run;
    this.#bound.begin(nudge);
    try {
      this.#execute(run);
    } catch (error) {
      if (!endsQuietly(error)) run.problem = asProblem(machine, error);
    }
    return run;
  }

  evaluate(name: string, text: string, at: Span): Value {
    return owned(this.machine, evaluateText(name, text, at, this.now), at);
  }

  remarks(): Problem[] {
    const { unseeded, remarks } = this.machine;
    const seeded = unseeded && new Problem('random-seeded', unseeded.node, { name: unseeded.name });
    return [...(seeded === undefined ? [] : [seeded]), ...remarks.values()];
  }

  #begin(values: InputValues | undefined): PyRun {
    const run = new PyRun(values, this.plan.assembly.analysis.root, []);
    this.#inputs.begin(run);
    return run;
  }

  #execute(run: PyRun): void {
    this.#compiled ??= this.#compile();
    const { stages, given, id } = this.#compiled;
    let module: Env | undefined;
    for (const { scope, environment, free, statements } of stages) {
      run.env = environment(module && run.env);
      run.scope = scope;
      module ??= run.env;
      for (const { slot, fill } of free) run.env[slot] = fill(null);
      for (const { exec, isInRegion } of statements) {
        const completion = exec(run.env);
        if (isInRegion) run.done++;
        if (completion === undefined) continue;
        if (completion.kind === 'return') run.result = { value: this.#ctx.returned };
        return;
      }
    }
    if (this.plan.region.function === undefined) return;
    const values = given.map((code) => code?.(module as Env));
    this.#inspectFunction(run, values, id);
  }

  /** Calls the inspected function, in the frame of the program, with its parameters as inputs. */
  #inspectFunction(run: PyRun, given: readonly (Value | undefined)[], id: number): void {
    const { span, function: inspected } = this.plan.region as Required<PyPlan['region']>;
    const [statement] = statementsOf(this.plan.region);
    const holder = statement.nodeType === 'ClassDef' ? statement.name : inspected.name;
    const f = closureOf(run.variable(holder), inspected.node);
    if (f === undefined) throw new Problem('name-unknown', span, { name: inspected.name });
    const { args, keywords } = callArguments(f, given);
    run.scope = f.code.scope;
    run.inspecting = true;
    run.env = f.enter(this.machine, args, keywords, id);
    run.inspecting = false;
    run.result = { value: f.code.run(run.env) };
  }

  #compile(): Compiled {
    const { region, assembly, call } = this.plan;
    const ctx = this.#ctx;
    const { list } = region.levels[region.levels.length - 1];
    const isInRegion = (node: AnyNode) => list.includes(node) && node.start >= region.span.start;
    const stages = assembly.parts.map(({ holder, nodes }) => {
      const scope = holder === undefined ? assembly.analysis.root : (assembly.analysis.scopes.get(holder) as Scope);
      return within(ctx, scope, (): Stage => {
        const statements = nodes.map((node) => ({
          exec: node === region.expression ? this.#result(node) : ctx.statement(node as StmtNode),
          isInRegion: isInRegion(node),
        }));
        return { scope, statements, free: this.#freeNames(scope), environment: environments(ctx.slots) };
      });
    });
    const given = call?.arguments.map((argument) => argument && ctx.expression(argument as ExprNode)) ?? [];
    for (const { scope } of stages) this.#noteMissing(scope);
    return { stages, given, id: this.machine.nodes.add(region.span) };
  }

  #result(expression: AnyNode): Exec {
    const code = this.#ctx.expression(expression as ExprNode);
    return (env) => {
      this.#run.result = { value: code(env) };
      return undefined;
    };
  }

  /** Names that nothing in the file gives a value to: somebody chose their values. */
  #freeNames(scope: Scope): FreeName[] {
    const { given } = this.plan;
    return [...scope.variables.values()].flatMap((variable) => {
      const { name, slot } = variable;
      const isGiven = variable.scope === scope && given.includes(name);
      return isGiven ? [{ slot, fill: this.#inputs.liftOf(name, this.#firstUse(variable), 'chosen') }] : [];
    });
  }

  /** Where a name is read that nobody has given a value to, one must be chosen. */
  #noteMissing({ variables }: Scope): void {
    for (const name of this.plan.missing) {
      const variable = variables.get(name);
      if (variable !== undefined) this.#ctx.unresolved.add(variable);
    }
  }

  #firstUse(variable: Variable): AnyNode | undefined {
    let first: AnyNode | undefined;
    for (const [node, meant] of this.plan.assembly.analysis.variables) {
      const isEarlier = meant === variable && node.nodeType !== 'Arg' && node.start < (first?.start ?? Infinity);
      if (isEarlier) first = node;
    }
    return first;
  }
}

/** An int stays one if it can, a tuple a tuple. */
function fromTree(machine: PyMachine, tree: Tree, like: Value | undefined): Value {
  if (tree === null) return null;
  if (like instanceof NdArray) return arrayFrom(machine, tree, like);
  if (isArray(tree)) return fromTree(machine, listsOf(tree), like);
  if (like instanceof Float64 && typeof tree === 'number') return new Float64(tree);
  if (typeof tree === 'number') return isWhole(like) && Number.isSafeInteger(tree) ? tree : new Float(tree);
  if (Array.isArray(tree)) {
    const likes = like instanceof ListValue || like instanceof TupleValue ? like.elements : [];
    const elements = tree.map((element, i) => fromTree(machine, element, likes[i]));
    return like instanceof TupleValue ? new TupleValue(elements) : new ListValue(elements);
  }
  if (like !== undefined && isNumberLike(like)) {
    const given = new Map(Object.entries(tree));
    for (const [name, part] of partsOf(like)) like.define(name, fromTree(machine, given.get(name) ?? null, part));
    return like;
  }
  const dict = new DictValue();
  const node = machine.nodes.add({ start: 0, end: 0 });
  for (const [key, value] of Object.entries(tree)) {
    const known = like instanceof DictValue ? like.get(machine, key, node) : undefined;
    dict.set(machine, key, fromTree(machine, value, known), node);
  }
  return dict;
}

/** An array that was made elsewhere, as one that was made here. */
function owned(machine: PyMachine, value: Value, at: Span): Value {
  if (!(value instanceof NdArray)) return value;
  const node = machine.nodes.add(at);
  return NdArray.of(machine, value.read(machine, node), value.dtype, node);
}

/** Of the kind of number that stands there otherwise, if they are such numbers. */
function arrayFrom(machine: PyMachine, tree: Tree, like: NdArray): Value {
  const node = machine.nodes.add({ start: 0, end: 0 });
  if (isArray(tree) && like.dtype === float64) {
    machine.budget.allocate(tree.data.length, node);
    return NdArray.ofData(machine, Float64Array.from(tree.data), tree.shape, float64, node);
  }
  const plain = toArray(machine, fromTree(machine, isArray(tree) ? listsOf(tree) : tree, undefined), node);
  const { data } = plain.view.storage;
  const isKept = like.dtype.isFloat || data.every((x) => Number.isInteger(x));
  return isKept ? toArray(machine, plain, node, like.dtype) : plain;
}

function isWhole(value: Value | undefined): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof IntRef;
}
