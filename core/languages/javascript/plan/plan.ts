/** What will run, decided from the text alone: region, slice, inputs, and what is missing. */
import type { AnyNode, Program } from 'acorn';
import type { InspectRequest } from '../../../answers.ts';
import type { Span } from '../../../runtime/nodes.ts';
import { Problem } from '../../../runtime/problem.ts';
import type { Directive } from '../../../selection/directive.ts';
import { isGlobal } from '../compile/globals.ts';
import { parseProgram } from '../syntax/parse.ts';
import { type Analysis, analyse } from '../syntax/scope.ts';
import { boundNames, children, type FunctionNode, isFunction } from '../syntax/walk.ts';
import { directiveOf, directiveProblems } from './directives.ts';
import { type Binding, defaultInputs, firstBindings } from './inputs.ts';
import { namedFunction, type Region, resolveRegion, statementsOf } from './region.ts';
import { sliceOf } from './slice.ts';

type Call = Extract<AnyNode, { type: 'CallExpression' }>;

/** An expression for an input, and who chose it. */
export interface Chosen {
  readonly text: string;
  readonly source: 'chosen' | 'directive' | 'remembered';
  /** Where a directive says it. */
  readonly at?: Span;
}

export interface Plan {
  readonly text: string;
  readonly region: Region;
  readonly slice: readonly Span[];
  /** What runs, from the outside inwards: each a block, the last with the region. */
  readonly blocks: readonly { readonly node: AnyNode; readonly statements: readonly AnyNode[] }[];
  readonly program: AnyNode;
  readonly analysis: Analysis;
  /** The only call of the inspected function: its arguments are first guesses. */
  readonly call: Call | undefined;
  readonly of: string | undefined;
  /** Where a directive names it. */
  readonly ofAt: Span | undefined;
  readonly wrt: readonly string[] | undefined;
  readonly seed: string | undefined;
  readonly seedAt: Span | undefined;
  /** Expressions chosen for names. */
  readonly chosen: ReadonlyMap<string, Chosen>;
  /** Names that nothing gives a value to: the run ends where the first of them is used. */
  readonly missing: readonly string[];
  /** Where the names that are inputs are bound first. */
  readonly inputs: ReadonlyMap<string, Binding>;
  /** Where any name is bound first, for `wrt` and for overriding. */
  readonly bindings: ReadonlyMap<string, Binding>;
  readonly remarks: readonly Problem[];
  /** A name that was asked for and that is nowhere. */
  readonly unknown: Problem | undefined;
}

/** @throws Problem when nothing can run: bad syntax, an empty region, parameters to be chosen */
export function planRun(request: InspectRequest): Plan {
  const { text } = request;
  const { program, comments } = parseProgram(text);
  const region = resolveRegion(program, text, request.region);
  if (request.region === undefined) chooseFunction(program);
  const directive = directiveOf(text, comments, region);
  if (directive.off !== undefined) throw new Problem('directive-off', directive.off.span, {}, { region: region.span });
  const call = region.function && soleCall(program, region.function);
  const slices = sliceOf(region, call);
  const { blocks, root } = assemble(region, slices, call);
  const declared = analyse(root);
  const free = [...declared.free.keys()].filter((name) => !isGlobal(name));
  const imported = [...slices.flat(), ...statementsOf(region)].flatMap(importedNames);
  const lacking = [...free, ...imported];
  const parameters = parametersWithoutValue(region, call);
  const chosen = chosenInputs(request, directive, new Set([...lacking, ...parameters]));
  const given = lacking.filter((name) => chosen.has(name));
  const analysis = given.length === 0 ? declared : analyse(root, given);
  const inspected = region.function?.node;
  const own = inspected?.body.type === 'BlockStatement' ? inspected.body.body : statementsOf(region);
  const statements = [...slices.flat(), ...own];
  const bindings = firstBindings(statements);
  const parametersOf = inspected?.params.flatMap(boundNames).map(({ name }) => name) ?? [];
  const known = new Set([...bindings.keys(), ...lacking, ...parametersOf]);
  const isKnown = (name: string) => known.has(name);
  const remarks = [...directive.problems, ...directiveProblems(directive, isKnown)];
  const said = directive.wrt.length > 0 ? directive.wrt.map(({ name }) => name) : undefined;
  const wrt = request.wrt ?? said;
  const unknown = wrt?.find((name) => !known.has(name));
  const unknownAt = directive.wrt.find(({ name }) => name === unknown)?.nameSpan ?? region.span;
  const plan: Plan = {
    text,
    region,
    slice: [region.span, ...slices.flat().map(({ start, end }) => ({ start, end }))],
    blocks,
    program: root,
    analysis,
    call,
    of: request.of ?? directive.of?.name,
    ofAt: request.of === undefined ? directive.of?.nameSpan : undefined,
    wrt,
    seed: request.seed ?? directive.seed?.name,
    seedAt: request.seed === undefined ? directive.seed?.nameSpan : undefined,
    chosen,
    missing: lacking.filter((name) => !chosen.has(name)),
    inputs: new Map(defaultInputs(statements, analysis).map((binding) => [binding.name, binding])),
    bindings,
    remarks,
    unknown: unknown === undefined ? undefined : new Problem('name-unknown', unknownAt, { name: unknown }),
  };
  const needed = parameters.filter((name) => !chosen.has(name));
  if (needed.length === 0) return plan;
  const missing = [...plan.missing, ...needed];
  const choice = { missing, region: region.span, slice: plan.slice, remarks };
  throw new Problem('input-needed', region.span, { names: missing.join(', ') }, choice);
}

/** Parameters of the inspected function that neither the only call nor a default gives a value to. */
function parametersWithoutValue(region: Region, call: Call | undefined): string[] {
  const names: string[] = [];
  region.function?.node.params.forEach((parameter, i) => {
    if (call?.arguments[i] !== undefined) return;
    if (parameter.type !== 'AssignmentPattern') names.push(...required(parameter));
  });
  return names;
}

function required(pattern: AnyNode | null): string[] {
  if (pattern?.type === 'AssignmentPattern') return [];
  if (pattern?.type === 'ObjectPattern')
    return pattern.properties.flatMap((p) => required(p.type === 'RestElement' ? p : p.value));
  if (pattern?.type === 'ArrayPattern') return pattern.elements.flatMap(required);
  return boundNames(pattern).map(({ name }) => name);
}

/** @throws Problem `choose-function` where a file defines functions and computes nothing itself */
function chooseFunction(program: Program): void {
  const functions = program.body.flatMap((statement) => {
    const named = namedFunction(statement);
    return named ? [{ name: named.name, span: { start: statement.start, end: statement.end } }] : [];
  });
  if (functions.length === 0 || !program.body.every(isInert)) return;
  const names = functions.map(({ name }) => name).join(', ');
  throw new Problem('choose-function', { start: 0, end: program.end }, { names }, { functions });
}

const INERT =
  /^(Export|Import|Variable|Class|Empty)|Pattern$|^(Array|Object|Member|Unary)Expression$|^(Literal|Identifier|Property|RestElement|SpreadElement)$/;

/** It only gives names to functions and constants: nothing is computed from anything. */
function isInert(node: AnyNode): boolean {
  if (isFunction(node)) return true;
  if (node.type === 'ExpressionStatement') {
    const { expression } = node;
    return expression.type === 'AssignmentExpression' ? exportsSomething(expression) : expression.type === 'Literal';
  }
  return INERT.test(node.type) && children(node).every(isInert);
}

/** `module.exports = …`, `exports.f = …` */
function exportsSomething({ left, right }: Extract<AnyNode, { type: 'AssignmentExpression' }>): boolean {
  let root: AnyNode = left;
  while (root.type === 'MemberExpression') root = root.object as AnyNode;
  return root.type === 'Identifier' && (root.name === 'module' || root.name === 'exports') && isInert(right);
}

function importedNames(node: AnyNode): string[] {
  return node.type === 'ImportDeclaration' ? node.specifiers.map(({ local }) => local.name) : [];
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

/** The slices and the region as one program of nested blocks, in the order and nesting of the source. */
function assemble(region: Region, slices: readonly (readonly AnyNode[])[], call: Call | undefined) {
  const last = slices.length - 1;
  const own = region.expression === undefined ? statementsOf(region) : [asStatement(region.expression)];
  const lists = slices.map((slice, i) =>
    i < last
      ? slice
      : [...slice, ...own].sort((a, b) => (slice.includes(a) || slice.includes(b) ? a.start - b.start : 0)),
  );
  let inner: AnyNode | undefined;
  const blocks: { node: AnyNode; statements: readonly AnyNode[] }[] = [];
  for (let i = last; i >= 0; i--) {
    const body = [...lists[i], ...(i === 0 && call ? call.arguments.map(asStatement) : []), ...(inner ? [inner] : [])];
    inner = { type: i === 0 ? 'Program' : 'BlockStatement', body, ...region.span } as unknown as AnyNode;
    blocks.unshift({ node: inner, statements: lists[i] });
  }
  return { blocks, root: inner as AnyNode };
}

function asStatement(expression: AnyNode): AnyNode {
  const inner = expression.type === 'SpreadElement' ? expression.argument : expression;
  return { type: 'ExpressionStatement', expression: inner, start: inner.start, end: inner.end } as AnyNode;
}

/** The only call of a function in the file, if it stands outside of all functions. */
function soleCall(program: Program, { node, name }: { node: FunctionNode; name: string }): Call | undefined {
  const calls: { call: Call; depth: number }[] = [];
  const visit = (below: AnyNode, depth: number): void => {
    if (below === node) return;
    if (below.type === 'CallExpression' && below.callee.type === 'Identifier' && below.callee.name === name)
      calls.push({ call: below, depth });
    const isFunction = /Function(Expression|Declaration)$/.test(below.type);
    for (const child of children(below)) visit(child, depth + (isFunction ? 1 : 0));
  };
  visit(program, 0);
  const [only] = calls;
  if (calls.length !== 1 || only.depth > 0) return undefined;
  return only.call.arguments.some(({ type }) => type === 'SpreadElement') ? undefined : only.call;
}
