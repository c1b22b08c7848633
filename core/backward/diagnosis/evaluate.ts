/**
 * What an expression is for known variables: enough of arithmetic to see which changes are worth a run, and never the
 * last word. undefined: it has something that is not known here.
 */
import type { Numbers } from '../fault.ts';
import type { Call, Expression } from '../forms.ts';
import { elementwise, LARGEST, mapped, product, sizeOf, summed, transposed } from './arrays.ts';
import { otherwise, perElement, stacked } from './evaluate-each.ts';
import { elementsAt } from './indexing.ts';

/** What an expression becomes; @param old what it is, @param known where it stands. */
export type Instead = (old: Numbers | undefined, known: Known) => Numbers | undefined;

/** What names, and other expressions by their text, are in a text; and expressions whose value is to be another. */
export interface Known {
  readonly text: string;
  read(name: string): Numbers | undefined;
  readonly instead?: ReadonlyMap<Expression, Instead>;
}

const NO_AXIS = Number.NaN;

export const scalar = (x: number): Numbers => ({ shape: [], data: [x] });

const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '**': (a, b) => a ** b,
  '>': (a, b) => Number(a > b),
  '>=': (a, b) => Number(a >= b),
  '<': (a, b) => Number(a < b),
  '<=': (a, b) => Number(a <= b),
  '==': (a, b) => Number(a === b),
  '===': (a, b) => Number(a === b),
  '!=': (a, b) => Number(a !== b),
  '!==': (a, b) => Number(a !== b),
};

const FUNCTIONS: Readonly<Record<string, (x: number) => number>> = {
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  tanh: Math.tanh,
  sin: Math.sin,
  cos: Math.cos,
  abs: Math.abs,
  sign: Math.sign,
  square: (x) => x * x,
};

const PAIRS: Readonly<Record<string, (a: number, b: number) => number>> = {
  maximum: Math.max,
  minimum: Math.min,
  max: Math.max,
  min: Math.min,
  multiply: (a, b) => a * b,
  power: (a, b) => a ** b,
  pow: (a, b) => a ** b,
};

export function evaluate(node: Expression, known: Known): Numbers | undefined {
  const by = known.instead?.get(node);
  if (by !== undefined) return by(valueIn(node, { ...known, instead: undefined }), known);
  return valueIn(node, known);
}

function valueIn(node: Expression, known: Known): Numbers | undefined {
  return known.read(known.text.slice(node.start, node.end)) ?? computed(node, known);
}

function computed(node: Expression, known: Known): Numbers | undefined {
  switch (node.kind) {
    case 'number':
      return scalar(node.value);
    case 'unary': {
      const operand = ['-', '+'].includes(node.operator) ? evaluate(node.operand, known) : undefined;
      return operand && mapped((x) => (node.operator === '-' ? -x : x), operand);
    }
    case 'binary': {
      const [left, right] = [evaluate(node.left, known), evaluate(node.right, known)];
      if (left === undefined || right === undefined) return undefined;
      if (node.operator === '@') return product(left, right);
      const operator = OPERATORS[node.operator];
      return operator && elementwise(operator, left, right);
    }
    case 'member': {
      const constant = node.object.kind === 'name' ? CONSTANTS[node.name] : undefined;
      if (constant !== undefined && LIBRARY.test((node.object as { name: string }).name)) return scalar(constant);
      const object = MEMBERS.has(node.name) ? evaluate(node.object, known) : undefined;
      if (object !== undefined && node.name !== 'T') return sizesOf(object, node.name);
      return object && (object.shape.length < 2 ? object : transposed(object));
    }
    case 'call':
      return called(node, known);
    case 'index':
      return element(node, known);
    case 'list':
      return stacked(node.elements.map((each) => evaluate(each, known)));
    case 'other':
      return otherwise(node, known, evaluate);
    default:
      return undefined;
  }
}

const LIBRARY = /^(Math|math|np|numpy)$/;

const CONSTANTS: Readonly<Record<string, number>> = {
  pi: Math.PI,
  e: Math.E,
  PI: Math.PI,
  E: Math.E,
  SQRT2: Math.SQRT2,
  SQRT1_2: Math.SQRT1_2,
  LN2: Math.LN2,
};

const MEMBERS = new Set(['T', 'shape', 'size', 'length']);

function sizesOf({ shape, data }: Numbers, member: string): Numbers | undefined {
  if (member === 'shape') return { shape: [shape.length], data: shape };
  return member === 'size' ? scalar(data.length) : shape.length > 0 ? scalar(shape[0]) : undefined;
}

function called(call: Call, known: Known): Numbers | undefined {
  const { callee, arguments: given, keywords } = call;
  if (callee.kind === 'name' && callee.name === 'len' && given.length === 1) {
    const counted = evaluate(given[0], known);
    return counted && sizesOf(counted, 'length');
  }
  if (callee.kind !== 'member') return undefined;
  const { object, name } = callee;
  if (name === 'map' || name === 'reduce') return perElement(call, known, evaluate);
  // `np.sum(x)`, or `x.sum()`: what is a value is the first argument.
  const receiver = evaluate(object, known);
  const values = [...(receiver === undefined ? [] : [receiver]), ...given.map((each) => evaluate(each, known))];
  const [first, second, third] = values;
  if (name in JOINS) return joined(call, known);
  if (first === undefined) return undefined;
  if (name === 'sum' || name === 'mean') return total(first, given[receiver === undefined ? 1 : 0], keywords, name);
  if (keywords.length > 0 || values.some((value) => value === undefined)) return undefined;
  if (values.length === 1) {
    if (name === 'copy' || name === 'slice') return first;
    if (name === 'ones') return filled(first, 1);
    return FUNCTIONS[name] && mapped(FUNCTIONS[name], first);
  }
  if (second === undefined) return undefined;
  if (name === 'where' && third !== undefined) return chosen(first, second, third);
  if (name === 'dot' || name === 'matmul') return product(first, second);
  if (name === 'outer') return outer(first, second);
  return values.length === 2 && PAIRS[name] ? elementwise(PAIRS[name], first, second) : undefined;
}

/** Functions that join a list of arrays, and the axis that each joins vectors and matrices along. */
const JOINS: Readonly<Record<string, readonly [vectors: number, matrices: number]>> = {
  hstack: [0, 1],
  concatenate: [0, 0],
};

/** The axis that a call joins arrays along; undefined: it joins none. */
export function joinAxis({ callee, keywords }: Call, rank: number): number | undefined {
  const join = callee.kind === 'member' ? JOINS[callee.name] : undefined;
  if (join === undefined) return undefined;
  const axis = keywords.find(({ name }) => name === 'axis')?.value;
  return axis === undefined ? join[rank === 1 ? 0 : 1] : axisOf(axis, rank);
}

function joined(call: Call, known: Known): Numbers | undefined {
  const [list] = call.arguments;
  const parts = list?.kind === 'list' ? list.elements.map((each) => evaluate(each, known)) : [];
  const [first, ...rest] = parts;
  return rest.reduce((one, other) => one && other && appended(one, other, joinAxis(call, one.shape.length)), first);
}

function appended(one: Numbers, other: Numbers, axis: number | undefined): Numbers | undefined {
  const { shape } = one;
  if (axis === undefined || shape[axis] === undefined || shape.length !== other.shape.length) return undefined;
  if (shape.some((n, i) => i !== axis && n !== other.shape[i])) return undefined;
  const inner = sizeOf(shape.slice(axis + 1));
  const [first, second] = [shape[axis] * inner, other.shape[axis] * inner];
  const rows = sizeOf(shape.slice(0, axis));
  const data = Array.from({ length: rows }, (_, i) => [
    ...Array.from(one.data).slice(i * first, (i + 1) * first),
    ...Array.from(other.data).slice(i * second, (i + 1) * second),
  ]);
  return { shape: shape.map((n, i) => (i === axis ? n + other.shape[axis] : n)), data: data.flat() };
}

/** A sum or a mean, over the axis that a keyword or the next argument names. */
function total(
  value: Numbers,
  next: Expression | undefined,
  keywords: Call['keywords'],
  name: string,
): Numbers | undefined {
  const axis = keywords.find((keyword) => keyword.name === 'axis')?.value ?? next;
  const keeps = keywords.some(({ name: keyword, value: set }) => keyword === 'keepdims' && isTrue(set));
  if (keywords.some((keyword) => keyword.name !== 'axis' && keyword.name !== 'keepdims')) return undefined;
  const axes = axis === undefined ? undefined : axisList(axis, value.shape.length);
  return reduced(value, axes, keeps, name === 'mean');
}

function axisList(axis: Expression, rank: number): number[] {
  return (axis.kind === 'list' ? axis.elements : [axis]).map((each) => axisOf(each, rank));
}

function filled({ data }: Numbers, by: number): Numbers | undefined {
  const shape = Array.from(data);
  const size = shape.every((n) => Number.isInteger(n) && n >= 0) ? sizeOf(shape) : LARGEST + 1;
  return size > LARGEST ? undefined : { shape, data: new Float64Array(size).fill(by) };
}

function chosen(condition: Numbers, yes: Numbers, no: Numbers): Numbers | undefined {
  const picked = elementwise((is, x) => (is ? x : Number.NaN), condition, yes);
  return picked && elementwise((x, other) => (Number.isNaN(x) ? other : x), picked, no);
}

export function outer({ data }: Numbers, other: Numbers): Numbers | undefined {
  return elementwise(
    (a, b) => a * b,
    { shape: [data.length, 1], data },
    { shape: [other.data.length], data: other.data },
  );
}

function element({ object, indices }: Expression & { kind: 'index' }, known: Known): Numbers | undefined {
  const whole = evaluate(object, known);
  const found = whole && elementsAt(whole.shape, indices, known, evaluate);
  return found && { shape: found.shape, data: found.at.map((i) => (whole as Numbers).data[i]) };
}

function isTrue(value: Expression): boolean {
  return value.kind === 'name' && value.name === 'True';
}

function axisOf(node: Expression, rank: number): number {
  const isNegative = node.kind === 'unary' && node.operator === '-';
  const number = isNegative ? node.operand : node;
  if (number.kind !== 'number') return NO_AXIS;
  return isNegative ? rank - number.value : number.value;
}

/** @param axes undefined: all */
export function reduced(
  value: Numbers,
  axes: readonly number[] | undefined,
  keeps: boolean,
  isMean: boolean,
): Numbers | undefined {
  const over = axes ?? value.shape.map((_, i) => i);
  if (over.some((axis) => value.shape[axis] === undefined)) return undefined;
  const sum = over.reduce(summed, value);
  const count = value.data.length / Math.max(1, sum.data.length);
  const shape = keeps ? sum.shape : sum.shape.filter((_, i) => !over.includes(i));
  return { shape, data: isMean ? Float64Array.from(sum.data, (x) => x / count) : sum.data };
}
