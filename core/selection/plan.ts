/** What will run, decided from the text alone: region, slice, inputs, and what is missing. */
import type { InspectRequest } from '../answers.ts';
import type { Span } from '../runtime/nodes.ts';
import { Problem } from '../runtime/problem.ts';
import type { Directive } from './directive.ts';
import { directiveOf, directiveProblems } from './directives.ts';
import type { Assembly, Binding, Block, Facts, Functions, NamedFunction, Source, Tree } from './facts.ts';
import { defaultInputs, firstBindings } from './inputs.ts';
import { inspectedStatements, type Region, resolveRegion, statementsOf } from './region.ts';
import { sliceOf } from './slice.ts';

/** An expression for an input, and who chose it. */
export interface Chosen {
  readonly text: string;
  readonly source: 'chosen' | 'directive' | 'remembered';
  /** Where a directive says it. */
  readonly at?: Span;
}

/** The only call of the inspected function: its arguments are first guesses. */
export interface SoleCall<N> {
  readonly node: N;
  /** For each parameter. */
  readonly arguments: readonly (N | undefined)[];
}

export interface Plan<N, A extends Assembly<N> = Assembly<N>> {
  readonly text: string;
  readonly region: Region<N>;
  readonly slice: readonly Span[];
  /** What runs, from the outside inwards, the last with the region. */
  readonly blocks: readonly Block<N>[];
  readonly assembly: A;
  readonly call: SoleCall<N> | undefined;
  readonly of: string | undefined;
  /** Where a directive names it. */
  readonly ofAt: Span | undefined;
  readonly wrt: readonly string[] | undefined;
  readonly seed: string | undefined;
  readonly seedAt: Span | undefined;
  /** Expressions chosen for names. */
  readonly chosen: ReadonlyMap<string, Chosen>;
  /** Names that nothing in the file gives a value to, but a choice does: before anything runs. */
  readonly given: readonly string[];
  /** Names that nothing gives a value to: the run ends where the first of them is used. */
  readonly missing: readonly string[];
  /** Where the names that are inputs are bound first. */
  readonly inputs: ReadonlyMap<string, Binding<N>>;
  /** Where any name is bound first, for `wrt` and for overriding. */
  readonly bindings: ReadonlyMap<string, Binding<N>>;
  readonly remarks: readonly Problem[];
  /** A name that was asked for and that is nowhere. */
  readonly unknown: Problem | undefined;
}

/** @throws Problem when nothing can run: bad syntax, an empty region, parameters to be chosen */
export function planRun<N extends Span, A extends Assembly<N>>(
  facts: Facts<N, A>,
  request: InspectRequest,
): Plan<N, A> {
  const { text } = request;
  const source = facts.parse(text);
  const region = regionOf(facts, source, request);
  if (request.region === undefined) chooseFunction(facts, source.statements, text);
  const directive = directiveOf(facts, text, source.comments, region);
  if (directive.off !== undefined) throw new Problem('directive-off', directive.off.span, {}, { region: region.span });
  const call = region.function && soleCall(facts, source.statements, region.function);
  const slices = sliceOf(facts, region, call?.node);
  const blocks = blocksOf(region, slices);
  const args = call?.arguments.filter((argument) => argument !== undefined) ?? [];
  const declared = facts.assemble(blocks, args, []);
  const { lacking } = declared;
  const parameters = region.function ? facts.parameters(region.function.node) : [];
  const unset = parameters.flatMap(({ required }, i) => (call?.arguments[i] === undefined ? required : []));
  const chosen = chosenInputs(request, directive, new Set([...lacking, ...unset]));
  const given = lacking.filter((name) => chosen.has(name));
  const assembly = given.length === 0 ? declared : facts.assemble(blocks, args, given);
  const statements = [...slices.flat(), ...inspectedStatements(facts, region)];
  const bindings = firstBindings(facts, statements);
  const bound = parameters.flatMap((parameter) => parameter.bound.map(({ name }) => name));
  const known = new Set([...bindings.keys(), ...lacking, ...bound]);
  const remarks = [
    ...source.broken.map(({ problem }) => problem),
    ...directive.problems,
    ...directiveProblems(directive, (name) => known.has(name), facts.parseExpression),
  ];
  const said = directive.wrt.length > 0 ? directive.wrt.map(({ name }) => name) : undefined;
  const wrt = request.wrt ?? said;
  const unknown = wrt?.find((name) => !known.has(name));
  const unknownAt = directive.wrt.find(({ name }) => name === unknown)?.nameSpan ?? region.span;
  const plan: Plan<N, A> = {
    text,
    region,
    slice: [region.span, ...[...classOf(region), ...slices.flat()].map((statement) => facts.spanOf(statement))],
    blocks,
    assembly,
    call,
    of: request.of ?? directive.of?.name,
    ofAt: request.of === undefined ? directive.of?.nameSpan : undefined,
    wrt,
    seed: request.seed ?? directive.seed?.name,
    seedAt: request.seed === undefined ? directive.seed?.nameSpan : undefined,
    chosen,
    given,
    missing: lacking.filter((name) => !chosen.has(name)),
    inputs: new Map(
      defaultInputs(facts, statements, (target) => assembly.usageOf(target)).map((binding) => [binding.name, binding]),
    ),
    bindings,
    remarks,
    unknown: unknown === undefined ? undefined : new Problem('name-unknown', unknownAt, { name: unknown }),
  };
  const needed = unset.filter((name) => !chosen.has(name));
  if (needed.length === 0) return plan;
  const missing = [...plan.missing, ...needed];
  const choice = { missing, region: region.span, slice: plan.slice, remarks };
  throw new Problem('input-needed', region.span, { names: missing.join(', ') }, choice);
}

/** The class that an inspected method is in. */
function classOf<N extends Span>(region: Region<N>): readonly N[] {
  if (region.function === undefined) return [];
  return statementsOf(region).filter(({ start }) => start < region.span.start);
}

/** @throws Problem `syntax` where a part of the region could not be read */
function regionOf<N extends Span>(
  facts: Tree<N> & Functions<N>,
  { statements, broken }: Source<N>,
  { text, region: selection }: InspectRequest,
): Region<N> {
  const checkSyntax = (within: Span) => {
    const found = broken.find(({ start, end }) => start <= within.end && within.start <= end);
    if (found !== undefined) throw found.problem;
  };
  checkSyntax(selection ?? { start: 0, end: text.length });
  const region = resolveRegion(facts, statements, text, selection);
  checkSyntax(region.span);
  return region;
}

/** @throws Problem `choose-function` where a file defines functions and computes nothing itself */
function chooseFunction<N extends Span>(facts: Facts<N, Assembly<N>>, statements: readonly N[], text: string): void {
  const functions = statements.flatMap((statement) => {
    const named = facts.namedFunction(statement);
    return named ? [{ name: named.name, span: facts.spanOf(statement) }] : [];
  });
  if (functions.length === 0 || !statements.every((statement) => facts.isInert(statement))) return;
  const names = functions.map(({ name }) => name).join(', ');
  throw new Problem('choose-function', { start: 0, end: text.length }, { names }, { functions });
}

/** @param lacking names that nothing in the file gives a value to: only these take earlier answers */
function chosenInputs(
  { inputs, remembered }: InspectRequest,
  directive: Directive,
  lacking: ReadonlySet<string>,
): ReadonlyMap<string, Chosen> {
  const chosen = new Map<string, Chosen>();
  for (const [name, text] of Object.entries(remembered ?? {}))
    if (lacking.has(name)) chosen.set(name, { text, source: 'remembered' });
  for (const [name, { expression, expressionSpan }] of directive.inputs)
    chosen.set(name, { text: expression, source: 'directive', at: expressionSpan });
  for (const [name, text] of Object.entries(inputs ?? {})) chosen.set(name, { text, source: 'chosen' });
  return chosen;
}

/** The slices and the region, in the order and nesting of the source. */
function blocksOf<N extends Span>(region: Region<N>, slices: readonly (readonly N[])[]): Block<N>[] {
  const own = region.expression === undefined ? statementsOf(region) : [region.expression];
  return region.levels.map(({ scope, list }, i) => {
    const slice = slices[i];
    if (i < slices.length - 1) return { scope, statements: slice, isWhole: false };
    const inOrder = [...slice, ...own].sort((a, b) => (slice.includes(a) || slice.includes(b) ? a.start - b.start : 0));
    return { scope, statements: inOrder, isWhole: inOrder.length === list.length };
  });
}

/** The only call of a function in the file, if it stands outside of all functions. */
function soleCall<N extends Span>(
  facts: Tree<N> & Functions<N>,
  statements: readonly N[],
  named: NamedFunction<N>,
): SoleCall<N> | undefined {
  const calls: { readonly node: N; readonly isInside: boolean }[] = [];
  const visit = (node: N, isInside: boolean): void => {
    if (node === named.node) return;
    if (facts.calls(node, named)) calls.push({ node, isInside });
    for (const child of facts.children(node)) visit(child, isInside || facts.isScope(node));
  };
  for (const statement of statements) visit(statement, false);
  const [only] = calls;
  if (calls.length !== 1 || only.isInside) return undefined;
  const args = facts.argumentsOf(only.node, named);
  return args && { node: only.node, arguments: args };
}
