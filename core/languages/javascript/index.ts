import type { AnyNode } from 'acorn';
import type { InspectRequest } from '../../answers.ts';
import type { Span } from '../../runtime/nodes.ts';
import { Problem } from '../../runtime/problem.ts';
import { Ref } from '../../runtime/ref.ts';
import { leavesOf, type Snapshot } from '../../runtime/snapshot.ts';
import type { ExecutedOutput, Execution, Language, Occurrence } from '../language.ts';
import { evaluateText } from './evaluate.ts';
import { JsRun } from './execute.ts';
import { type Candidate, candidates, gradientNames } from './outputs.ts';
import { parseProgram } from './parse.ts';
import { type Plan, planRun } from './plan.ts';
import { functionAround, statementsOf } from './region.ts';
import { snapshotOf } from './snapshots.ts';
import type { Value } from './values.ts';
import { children } from './walk.ts';

export const javascript: Language = {
  id: 'javascript',
  execute,
  functionAround: (text, offset) => functionAround(parseProgram(text).program, offset),
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

function execute(request: InspectRequest, now: () => number): Execution {
  const plan = planRun(request);
  const run = new JsRun(plan, request.limits, now);
  const found = chooseOutput(plan, run);
  const remarks = [...plan.remarks];
  if (run.machine.randomNode !== undefined) remarks.push(new Problem('random-seeded', run.machine.randomNode));
  if (found.problem !== undefined) remarks.push(found.problem);
  const order = plan.wrt ?? [...run.inputs.keys()];
  const snapshot = (value: unknown, clock: number) => snapshotOf(value as Value, clock);
  return {
    machine: run.machine,
    region: plan.region.span,
    slice: plan.slice,
    inputs: order.flatMap((name) => {
      const input = run.inputs.get(name);
      return input === undefined ? [] : [{ ...input, isRequested: plan.wrt !== undefined }];
    }),
    inputNames: run.inputNames,
    output: found.output,
    outputs: found.names,
    isHandWritten: gradientNames(inspectedStatements(plan)),
    seed: plan.seed,
    missing: run.problem?.code === 'input-needed' ? plan.missing : [],
    problem: run.problem,
    remarks,
    console: run.machine.console,
    targets: run.ctx.targets,
    snapshotOf: snapshot,
    valueOf: (name) => snapshot(run.variable(name), run.machine.clock),
    watch: (offset) => watch(plan, request, now, offset),
  };
}

/** Finds the output of a finished run by the rules of the design. */
function chooseOutput(
  plan: Plan,
  run: JsRun,
): { readonly output?: ExecutedOutput; readonly names: readonly string[]; readonly problem?: Problem } {
  const { region } = plan;
  const { forward, all } = candidates(inspectedStatements(plan));
  const names = forward.map(({ name }) => name);
  const last = (value: Value): Snapshot => snapshotOf(value, run.machine.clock);
  const named = (name: string, target: AnyNode | undefined): ExecutedOutput => ({
    name,
    span: target && { start: target.start, end: target.end },
    snapshot: last(run.variable(name)),
  });

  if (plan.of !== undefined && plan.of !== region.function?.name) {
    const candidate = all.findLast(({ name }) => name === plan.of);
    const isReached = candidate === undefined || region.function !== undefined || candidate.statement < run.done;
    if (!isReached) return { names };
    const output = named(plan.of, candidate?.target ?? plan.bindings.get(plan.of)?.target);
    if (isNumeric(output.snapshot)) return { output, names };
    const isKnown = candidate !== undefined || plan.bindings.has(plan.of);
    const code = isKnown ? 'output-not-numeric' : 'name-unknown';
    return { names, problem: run.problem ? undefined : new Problem(code, region.span, { name: plan.of }) };
  }
  if (run.result !== undefined) {
    const name = region.function?.name ?? (region.expression ? shortened(plan, region.expression) : 'return');
    const snapshot = last(run.result.value);
    const span = region.function ? undefined : region.span;
    if (isNumeric(snapshot)) return { output: { name, span, snapshot }, names };
    const code = region.function || region.expression ? 'output-not-numeric' : 'no-output';
    return { names, problem: new Problem(code, region.span, { name }) };
  }
  if (region.function !== undefined || region.expression !== undefined) return { names };
  if (forward.some(({ statement }) => statement >= run.done)) return { names };

  const output = lastNumeric(forward, run, named) ?? lastNumeric(all, run, named);
  return output
    ? { output, names }
    : { names, problem: run.problem ? undefined : new Problem('no-output', region.span) };
}

/** The statements among which the output is: an inspected function's own. */
function inspectedStatements({ region }: Plan): readonly AnyNode[] {
  const body = region.function?.node.body;
  return body?.type === 'BlockStatement' ? body.body : statementsOf(region);
}

/** The last that depends on an input; else the last that is an input; else the last that is a number at all. */
function lastNumeric(
  from: readonly Candidate[],
  run: JsRun,
  named: (name: string, target: AnyNode) => ExecutedOutput,
): ExecutedOutput | undefined {
  const outputs = from.map(({ name, target }) => named(name, target)).filter(({ snapshot }) => isNumeric(snapshot));
  const tracked = outputs.filter(({ snapshot }) => [...leavesOf(snapshot)].some((leaf) => leaf instanceof Ref));
  const computed = tracked.filter(({ snapshot }) =>
    [...leavesOf(snapshot)].some((leaf) => leaf instanceof Ref && !run.inputNames.has(leaf.entry)),
  );
  return computed.at(-1) ?? tracked.at(-1) ?? outputs.at(-1);
}

/** A number, or an array of nothing but numbers. */
function isNumeric(snapshot: Snapshot): boolean {
  if (Array.isArray(snapshot)) return snapshot.length > 0 && snapshot.every(isNumeric);
  return typeof snapshot === 'number' || snapshot instanceof Ref;
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

/** Runs again, and notes every value of the smallest expression around an offset. Runs are deterministic. */
function watch(plan: Plan, request: InspectRequest, now: () => number, offset: number): ReturnType<Execution['watch']> {
  const smallest = (node: AnyNode): AnyNode | undefined => {
    if (offset < node.start || offset > node.end) return undefined;
    for (const child of evaluatedIn(node)) {
      const found = smallest(child);
      if (found !== undefined) return found;
    }
    return EXPRESSION.test(node.type) ? node : undefined;
  };
  const wanted = plan.blocks.flatMap(({ statements }) => statements.map(smallest)).find((node) => node !== undefined);
  if (wanted === undefined) return undefined;
  const seen: { value: Value; clock: number; frame: number }[] = [];
  new JsRun(plan, request.limits, now, {
    watches: (node) => node === wanted,
    saw: (_node, value, machine) => seen.push({ value, clock: machine.clock, frame: machine.frame }),
  });
  const occurrences: Occurrence[] = seen.map(({ value, clock, frame }) => ({
    snapshot: snapshotOf(value, clock),
    frame,
  }));
  return { span: { start: wanted.start, end: wanted.end } satisfies Span, occurrences };
}
