/** What a missing term or factor could be made of: variables, and expressions that the program has already. */
import type { Fault, Numbers, Variable } from '../fault.ts';
import type { Expression, Statement } from '../forms.ts';
import { expressionsIn, expressionsOf, statementsIn } from '../walk.ts';
import { isClose, LARGEST, sizeOf } from './arrays.ts';
import { type Code, unread } from './code.ts';
import type { Prospects } from './prospects.ts';
import { scopeAround } from './reads.ts';
import { codeOf } from './spots.ts';

export interface Known {
  /** An expression is told as a variable that has its text. */
  readonly variable: Variable;
  readonly code: Code;
  readonly numbers: Numbers;
}

export interface Pool {
  readonly variables: readonly Known[];
  readonly expressions: readonly Known[];
}

/** Only so many are combined. */
const MOST_VARIABLES = 28;
const MOST_EXPRESSIONS = 60;

/** @param variables with their roles */
export function poolOf({ program, text }: Fault, variables: readonly Variable[], prospects: Prospects): Pool {
  const order = ['upstream', 'gradient', 'forward'];
  const able = variables.filter(({ numbers }) => isAble(numbers));
  const named = able
    .toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
    .slice(0, MOST_VARIABLES)
    .map((variable) => ({ variable, code: unread(variable.text), numbers: variable.numbers }));
  const seen = new Set(variables.map((variable) => variable.text));
  const roles = new Map(variables.map((variable) => [variable.text, variable.role]));
  const expressions: Known[] = [];
  for (const node of allIn(program)) {
    const code = text.slice(node.start, node.end);
    if (!KINDS.has(node.kind) || seen.has(code) || code.includes('\n')) continue;
    seen.add(code);
    const numbers = prospects.of(node);
    if (numbers === undefined || !isAble(numbers) || expressions.length >= MOST_EXPRESSIONS) continue;
    if (named.some((one) => isClose(one.numbers, numbers))) continue;
    const isGradient = [...expressionsIn(node)].some(
      (each) => (roles.get(text.slice(each.start, each.end)) ?? 'forward') !== 'forward',
    );
    const variable: Variable = { text: code, role: isGradient ? 'gradient' : 'forward', of: undefined, numbers };
    expressions.push({ variable, code: codeOf(text, node), numbers });
  }
  return { variables: named, expressions };
}

const KINDS: ReadonlySet<Expression['kind']> = new Set(['binary', 'call', 'number']);

function isAble({ data, shape }: Numbers): boolean {
  if (data.length === 0 || sizeOf(shape) > LARGEST || !Array.from(data).every(Number.isFinite)) return false;
  // What is 1 or 0 everywhere explains nothing.
  return !Array.from(data).every((x) => x === 1) && !Array.from(data).every((x) => x === 0);
}

function* allIn(program: readonly Statement[]): Iterable<Expression> {
  for (const statement of statementsIn(program)) {
    if (statement.kind !== 'assign' && statement.kind !== 'return' && statement.kind !== 'evaluate') continue;
    for (const root of expressionsOf(statement)) yield* expressionsIn(root);
  }
}

/** How many there are is no gradient, of whatever it is counted. */
const COUNT = /\.shape\b|\.size\b|\.length\b|\blen\(/;

/** As temporaries of a backward pass are named, where it has begun. */
export const LIKE_GRADIENT = /^(d|grad_?|delta)[A-Z_a-z]\w*$/;

/** The variables, temporaries that are computed from gradients told as such. */
export function withRoles(fault: Fault): Variable[] {
  const gradients = new Set(fault.variables.filter(({ role }) => role !== 'forward').map(({ text }) => text));
  gradients.add(fault.check.name);
  const [first] = fault.suspects;
  const body = first === undefined ? fault.program : scopeAround(fault.program, first.statement);
  let hasBegun = false;
  const read = ({ start, end }: Expression) => fault.text.slice(start, end);
  for (const statement of statementsIn(body)) {
    if (statement.kind !== 'assign' || statement.operator !== '=' || statement.value === undefined) continue;
    const reads = new Set([...expressionsIn(statement.value)].map(read));
    // `dA, dB = …`
    const targets = statement.targets.flatMap((target) => (target.kind === 'list' ? target.elements : [target]));
    for (const target of targets) {
      const name = read(target);
      hasBegun ||= gradients.has(name);
      if (hasBegun && LIKE_GRADIENT.test(name)) gradients.add(name);
      // An update, such as `W = W - rate * dW`, makes no gradient of it.
      if (!reads.has(name) && !COUNT.test(read(statement.value)) && [...reads].some((each) => gradients.has(each)))
        gradients.add(name);
    }
  }
  // What was appended to call a function is nothing that its text could name.
  return fault.variables
    .filter(({ text }) => !text.startsWith('gradlens'))
    .map((variable) =>
      variable.role === 'forward' && gradients.has(variable.text) ? { ...variable, role: 'gradient' } : variable,
    );
}
