import type { AnyNode } from 'acorn';
import type { InspectRequest } from '../../answers.ts';
import { LEAF } from '../../autodiff/ops/index.ts';
import type { Tape } from '../../autodiff/tape.ts';
import type { Span } from '../../runtime/nodes.ts';
import { Problem } from '../../runtime/problem.ts';
import { Ref } from '../../runtime/ref.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import type {
  ExecutedInput,
  ExecutedOutput,
  Execution,
  InputValues,
  Language,
  Program,
  TargetInfo,
  Watched,
} from '../language.ts';
import { evaluateText } from './evaluate.ts';
import { JsProgram, type JsRun } from './execute.ts';
import { declaredNames } from './plan/declared.ts';
import { type Candidate, candidates, gradientNames } from './plan/outputs.ts';
import { type Plan, planRun } from './plan/plan.ts';
import { functionAround, statementsOf } from './plan/region.ts';
import { parseProgram } from './syntax/parse.ts';
import { children } from './syntax/walk.ts';
import { nameLeaves } from './values/lift.ts';
import type { JsMachine } from './values/machine.ts';
import { snapshotOf } from './values/snapshots.ts';
import type { Value } from './values/values.ts';

export const javascript: Language = {
  id: 'javascript',
  prepare: (request, now) => new Prepared(request, now),
  functionAround: (text, offset) => functionAround(parseProgram(text).program, offset),
  names: (text) => declaredNames(parseProgram(text).program),
  checkInput(name, text, now) {
    try {
      evaluateText(name, text, { start: 0, end: 0 }, now);
      return undefined;
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  },
};

/** What is known of a program before it runs. */
class Prepared implements Program {
  readonly plan: Plan;
  readonly #program: JsProgram;
  #candidates: ReturnType<typeof candidates> | undefined;
  #isHandWritten: ((name: string) => boolean) | undefined;

  constructor(
    private readonly request: InspectRequest,
    private readonly now: () => number,
  ) {
    this.plan = planRun(request);
    this.#program = new JsProgram(this.plan, request.limits, now);
  }

  get candidates(): ReturnType<typeof candidates> {
    this.#candidates ??= candidates(inspectedStatements(this.plan), this.isHandWritten);
    return this.#candidates;
  }

  get isHandWritten(): (name: string) => boolean {
    this.#isHandWritten ??= gradientNames(inspectedStatements(this.plan));
    return this.#isHandWritten;
  }

  execute(values?: InputValues): Execution {
    return new JsExecution(this, this.#program, this.#program.run(values));
  }

  /** Runs again, and notes the last value of the smallest expression around an offset. Runs are deterministic. */
  watch(values: InputValues | undefined, offset: number): Watched | undefined {
    const wanted = expressionAt(this.plan, offset);
    if (wanted === undefined) return undefined;
    let occurrences = 0;
    let last: { readonly value: Value; readonly clock: number; readonly frame: number } | undefined;
    new JsProgram(this.plan, this.request.limits, this.now, {
      watches: (node) => node === wanted,
      saw(_node, value, { clock, frame }) {
        occurrences++;
        last = { value, clock, frame };
      },
    }).run(values);
    if (last === undefined) return undefined;
    const { value, clock, frame } = last;
    const span = { start: wanted.start, end: wanted.end };
    return { span, snapshot: snapshotOf(value, clock), frame, occurrences };
  }
}

class JsExecution implements Execution {
  readonly machine: JsMachine;
  readonly output: ExecutedOutput | undefined;
  readonly #outputProblem: Problem | undefined;
  #inputNames: Map<number, string> | undefined;

  constructor(
    private readonly prepared: Prepared,
    private readonly program: JsProgram,
    private readonly run: JsRun,
  ) {
    this.machine = program.machine;
    const found = chooseOutput(prepared, run, this.machine);
    if (found instanceof Problem) this.#outputProblem = found;
    else this.output = found;
  }

  get region(): Span {
    return this.prepared.plan.region.span;
  }

  get slice(): readonly Span[] {
    return this.prepared.plan.slice;
  }

  get inputs(): ExecutedInput[] {
    const { wrt } = this.prepared.plan;
    const inputs = new Map(this.run.inputs.map((input) => [input.name, input]));
    return (wrt ?? [...inputs.keys()]).flatMap((name) => {
      const input = inputs.get(name);
      if (input === undefined) return [];
      const { source, span, value, clock } = input;
      return [{ name, source, span, snapshot: snapshotOf(value, clock), isRequested: wrt !== undefined }];
    });
  }

  get inputNames(): ReadonlyMap<number, string> {
    if (this.#inputNames === undefined) {
      this.#inputNames = new Map();
      for (const { name, value, clock } of this.run.inputs)
        nameLeaves(snapshotOf(value, clock), name, this.#inputNames);
    }
    return this.#inputNames;
  }

  get outputs(): string[] {
    return this.prepared.candidates.forward.map(({ name }) => name);
  }

  isHandWritten(name: string): boolean {
    return this.prepared.isHandWritten(name);
  }

  get seed(): string | undefined {
    return this.prepared.plan.seed;
  }

  get seedAt(): Span | undefined {
    return this.prepared.plan.seedAt;
  }

  get missing(): readonly string[] {
    return this.run.problem?.code === 'input-needed' ? this.prepared.plan.missing : [];
  }

  get problem(): Problem | undefined {
    return this.run.problem ?? this.prepared.plan.unknown ?? this.#outputProblem;
  }

  get remarks(): Problem[] {
    const remarks = [...this.prepared.plan.remarks];
    const { randomNode } = this.machine;
    if (randomNode !== undefined) remarks.push(new Problem('random-seeded', randomNode));
    return remarks;
  }

  get console(): JsMachine['console'] {
    return this.machine.console;
  }

  get targets(): ReadonlyMap<number, TargetInfo> {
    return this.program.ctx.targets;
  }

  snapshotOf(value: unknown, clock: number): Snapshot {
    return snapshotOf(value as Value, clock);
  }

  valueOf(name: string): Snapshot {
    return snapshotOf(this.run.variable(name), this.machine.clock);
  }

  watch(offset: number): Watched | undefined {
    return this.prepared.watch(this.run.values, offset);
  }
}

/** Finds the output of a finished run by the rules of the design; a problem says why there is none. */
function chooseOutput(
  prepared: Prepared,
  run: JsRun,
  { clock, tape }: JsMachine,
): ExecutedOutput | Problem | undefined {
  const { plan } = prepared;
  const { region } = plan;
  const named = (name: string, target: AnyNode | undefined): ExecutedOutput => ({
    name,
    span: target && { start: target.start, end: target.end },
    snapshot: snapshotOf(run.variable(name), clock),
  });

  if (plan.of !== undefined && plan.of !== region.function?.name) {
    const candidate = prepared.candidates.all.findLast(({ name }) => name === plan.of);
    const isReached = candidate === undefined || region.function !== undefined || candidate.statement < run.done;
    if (!isReached) return undefined;
    const output = named(plan.of, candidate?.target ?? plan.bindings.get(plan.of)?.target);
    if (isNumeric(output.snapshot)) return output;
    const isKnown = candidate !== undefined || plan.bindings.has(plan.of);
    const code = isKnown ? 'output-not-numeric' : 'name-unknown';
    return run.problem ? undefined : new Problem(code, plan.ofAt ?? region.span, { name: plan.of });
  }
  if (run.result !== undefined) {
    const name = region.function?.name ?? (region.expression ? shortened(plan, region.expression) : 'return');
    const snapshot = snapshotOf(run.result.value, clock);
    const span = region.function ? undefined : region.span;
    if (isNumeric(snapshot)) return { name, span, snapshot };
    const code = region.function || region.expression ? 'output-not-numeric' : 'no-output';
    return new Problem(code, region.span, { name });
  }
  if (region.function !== undefined || region.expression !== undefined) return undefined;
  const { forward, all } = prepared.candidates;
  if (forward.some(({ statement }) => statement >= run.done)) return undefined;
  const output = lastNumeric(forward, named, tape) ?? lastNumeric(all, named, tape);
  return output ?? (run.problem ? undefined : new Problem('no-output', region.span));
}

/** The statements among which the output is: an inspected function's own. */
function inspectedStatements({ region }: Plan): readonly AnyNode[] {
  const body = region.function?.node.body;
  return body?.type === 'BlockStatement' ? body.body : statementsOf(region);
}

/** The last that depends on an input; else the last that is an input; else the last that is a number at all. */
function lastNumeric(
  from: readonly Candidate[],
  named: (name: string, target: AnyNode) => ExecutedOutput,
  tape: Tape,
): ExecutedOutput | undefined {
  const isComputed = (entry: number) => tape.op[entry] !== LEAF;
  let tracked: ExecutedOutput | undefined;
  let last: ExecutedOutput | undefined;
  for (let i = from.length - 1; i >= 0; i--) {
    const output = named(from[i].name, from[i].target);
    if (!isNumeric(output.snapshot)) continue;
    if (someEntry(output.snapshot, isComputed)) return output;
    if (someEntry(output.snapshot, () => true)) tracked ??= output;
    last ??= output;
  }
  return tracked ?? last;
}

function someEntry(snapshot: Snapshot, test: (entry: number) => boolean): boolean {
  if (snapshot instanceof Ref) return test(snapshot.entry);
  return Array.isArray(snapshot) && snapshot.some((element) => someEntry(element, test));
}

/** A number, or an array of nothing but numbers. */
function isNumeric(snapshot: Snapshot): boolean {
  if (Array.isArray(snapshot)) {
    let some = false;
    for (const element of snapshot) {
      // Asked once of each: twice at each level would be without end in deep ones.
      if (isNumeric(element)) some = true;
      else if (!isEmpty(element)) return false;
    }
    return some;
  }
  return typeof snapshot === 'number' || snapshot instanceof Ref;
}

/** A list without numbers in it, such as a row that nobody filled. */
function isEmpty(snapshot: Snapshot): boolean {
  return Array.isArray(snapshot) && snapshot.every(isEmpty);
}

function shortened(plan: Plan, node: AnyNode): string {
  const text = plan.text.slice(node.start, node.end).replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** Children that have a value of their own: names of members and of called functions stand for the whole. */
function evaluatedIn(node: AnyNode): AnyNode[] {
  if (node.type === 'MemberExpression' && !node.computed) return [node.object as AnyNode];
  if (node.type === 'Property' && !node.computed) return [node.value];
  if (node.type === 'CallExpression') {
    const { callee } = node;
    return [...(callee.type === 'MemberExpression' ? evaluatedIn(callee) : []), ...node.arguments];
  }
  return children(node);
}

const EXPRESSION = /Expression$|^Identifier$|^Literal$|^TemplateLiteral$/;

/** The smallest expression around an offset, of all that runs. */
function expressionAt({ blocks }: Plan, offset: number): AnyNode | undefined {
  const smallest = (node: AnyNode): AnyNode | undefined => {
    if (offset < node.start || offset > node.end) return undefined;
    for (const child of evaluatedIn(node)) {
      const found = smallest(child);
      if (found !== undefined) return found;
    }
    return EXPRESSION.test(node.type) ? node : undefined;
  };
  return blocks.flatMap(({ statements }) => statements.map(smallest)).find((node) => node !== undefined);
}
