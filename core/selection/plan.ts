/** What will run, decided from the text alone: region, slice, inputs, and what is missing. */
import type { Guess, InspectRequest, Upstream } from '../answers.ts';
import type { Span } from '../runtime/nodes.ts';
import { Problem } from '../runtime/problem.ts';
import { type Call, callsOf, describeCalls, type PlannedCall } from './calls.ts';
import { type Differentiated, differentiated } from './differentiated.ts';
import type { Directive } from './directive.ts';
import { directiveOf, directiveProblems, saidGradients } from './directives.ts';
import type { Assembly, Binding, Block, Facts, Functions, Source, Tree } from './facts.ts';
import { guessesFor } from './guesses.ts';
import { boundNumbers, firstBindings } from './inputs.ts';
import { inspectedStatements, type Region, resolveRegion, statementsOf } from './region.ts';
import { shortened } from './shortened.ts';
import { sliceOf } from './slice.ts';

/** What an input gets, and who chose it. */
export interface Chosen {
  /** An expression; undefined: a run is given the numbers. */
  readonly text: string | undefined;
  readonly source: 'chosen' | 'directive' | 'remembered';
  /** Where a directive says it. */
  readonly at?: Span;
}

export interface Plan<N, A extends Assembly<N> = Assembly<N>> {
  readonly text: string;
  readonly region: Region<N>;
  readonly slice: readonly Span[];
  /** What runs, from the outside inwards, the last with the region. */
  readonly blocks: readonly Block<N>[];
  readonly assembly: A;
  /** The call whose arguments the inspected function gets. */
  readonly call: Call<N> | undefined;
  readonly calls: readonly PlannedCall[];
  readonly of: string | undefined;
  /** Where a directive names it. */
  readonly ofNameAt: Span | undefined;
  /** What is evaluated there is the output instead. */
  readonly ofAt: Span | undefined;
  /** Which iterations and calls show, of which that is. */
  readonly shown: InspectRequest['shown'];
  readonly inputs: Differentiated<N>;
  readonly upstream: Upstream | undefined;
  readonly seed: string | undefined;
  readonly seedAt: Span | undefined;
  /** Expressions chosen for names. */
  readonly chosen: ReadonlyMap<string, Chosen>;
  /** What directives anywhere in the text say of hand-written gradients. */
  readonly gradients: ReadonlyMap<string, string | false>;
  /** Names that nothing in the file gives a value to, but a choice does: before anything runs. */
  readonly given: readonly string[];
  /** Names that nothing gives a value to: the run ends where the first of them is used. */
  readonly missing: readonly string[];
  /** Names whose first binding makes an input, or takes another value than the code has. */
  readonly lifted: ReadonlySet<string>;
  /** The names of the inspected function's. */
  readonly parameters: ReadonlySet<string>;
  /** Where any name is bound first. */
  readonly bindings: ReadonlyMap<string, Binding<N>>;
  /** What a directive, the call or the code has for a name. */
  originalOf(name: string): string | undefined;
  readonly remarks: readonly Problem[];
  /** First guesses for names that are missing. */
  guesses(): readonly Guess[];
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
  const calls = region.function && callsOf(facts, source.statements, region.function, request.call);
  const call = calls?.chosen;
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
    ...directiveProblems(facts, directive, source.statements, (name) => known.has(name)),
  ];
  const numbers = boundNumbers(facts, statements, (target) => assembly.usageOf(target)).filter(
    ({ name }) => !bound.includes(name),
  );
  const inputs = differentiated(facts, request, {
    directive,
    region: region.span,
    nodes: [...blocks.flatMap((block) => block.statements), ...args],
    numbers,
    isKnown: (name) => known.has(name),
  });
  const describedCalls = calls && region.function ? describeCalls(facts, text, region.function, calls) : [];
  const needed = unset.filter((name) => !chosen.has(name));
  const missing = lacking.filter((name) => !chosen.has(name));
  const plan: Plan<N, A> = {
    text,
    region,
    slice: [region.span, ...[...classOf(region), ...slices.flat()].map((statement) => facts.spanOf(statement))],
    blocks,
    assembly,
    call,
    calls: describedCalls,
    of: request.of ?? directive.of?.name,
    ofNameAt: request.of === undefined ? directive.of?.nameSpan : undefined,
    ofAt: request.ofAt,
    shown: request.shown,
    inputs,
    upstream: request.upstream,
    seed: request.seed ?? directive.seed?.name,
    seedAt: request.seed === undefined ? directive.seed?.nameSpan : undefined,
    chosen,
    gradients: saidGradients(source.comments, text),
    given,
    missing,
    lifted: new Set(
      [
        ...numbers.map(({ name }) => name).filter(inputs.includes),
        ...inputs.requested,
        ...chosen.keys(),
        ...Object.keys(request.values ?? {}),
      ].filter((name) => !bound.includes(name)),
    ),
    parameters: new Set(bound),
    bindings,
    originalOf(name) {
      const directed = directive.inputs.get(name);
      if (directed !== undefined) return directed.expression;
      const position = parameters.findIndex((parameter) => parameter.bound.some((one) => one.name === name));
      const said =
        position < 0
          ? (inputs.literals.get(name) ?? bindings.get(name)?.init)
          : (call?.arguments[position] ?? parameters[position].initial);
      return said && shortened(text, said);
    },
    remarks,
    guesses: () => guessesFor(facts, text, source, region, [...missing, ...needed]),
  };
  if (needed.length === 0) return plan;
  const names = [...missing, ...needed];
  const { slice, guesses } = plan;
  const choice = { missing: names, calls: describedCalls, guesses: guesses(), region: region.span, slice, remarks };
  throw new Problem('input-needed', region.span, { names: names.join(', ') }, choice);
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
  { inputs, values, remembered }: InspectRequest,
  directive: Directive,
  lacking: ReadonlySet<string>,
): ReadonlyMap<string, Chosen> {
  const chosen = new Map<string, Chosen>();
  for (const [name, text] of Object.entries(remembered ?? {}))
    if (lacking.has(name)) chosen.set(name, { text, source: 'remembered' });
  for (const [name, { expression, expressionSpan }] of directive.inputs)
    chosen.set(name, { text: expression, source: 'directive', at: expressionSpan });
  for (const [name, text] of Object.entries(inputs ?? {})) chosen.set(name, { text, source: 'chosen' });
  for (const name of Object.keys(values ?? {}))
    if (lacking.has(name) && !chosen.has(name)) chosen.set(name, { text: undefined, source: 'chosen' });
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
