/**
 * What an expression is for known variables: enough of arithmetic to see which changes are worth a run, and never the
 * last word. undefined: it has something that is not known here.
 */
import type { Numbers } from '../fault.ts';
import type { Call, Expression } from '../forms.ts';
import { elementwise, isSameShape, mapped, product, summed, transposed } from './arrays.ts';

/** The values of some expressions; of others undefined. */
export type Known = (node: Expression) => Numbers | undefined;

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
  const value = known(node);
  if (value !== undefined) return value;
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
      const object = node.name === 'T' ? evaluate(node.object, known) : undefined;
      return object && (object.shape.length < 2 ? object : transposed(object));
    }
    case 'call':
      return called(node, known);
    case 'index':
      return element(node, known);
    case 'list':
      return stacked(node.elements.map((each) => evaluate(each, known)));
    default:
      return undefined;
  }
}

function called({ callee, arguments: given, keywords }: Call, known: Known): Numbers | undefined {
  if (callee.kind !== 'member') return undefined;
  const { object, name } = callee;
  // `np.sum(x)`, or `x.sum()`: what is a value is the first argument.
  const receiver = evaluate(object, known);
  const values = [...(receiver === undefined ? [] : [receiver]), ...given.map((each) => evaluate(each, known))];
  const [first, second] = values;
  if (first === undefined) return undefined;
  if (values.length === 1 && keywords.length === 0 && FUNCTIONS[name]) return mapped(FUNCTIONS[name], first);
  if (values.length === 2 && keywords.length === 0 && second !== undefined) {
    if (name === 'dot' || name === 'matmul') return product(first, second);
    if (name === 'outer') return outer(first, second);
    if (PAIRS[name]) return elementwise(PAIRS[name], first, second);
  }
  if (name !== 'sum' && name !== 'mean') return undefined;
  const axis = keywords.find((keyword) => keyword.name === 'axis')?.value ?? given[receiver === undefined ? 1 : 0];
  const keeps = keywords.some(({ name: keyword, value }) => keyword === 'keepdims' && isTrue(value));
  if (keywords.some((keyword) => keyword.name !== 'axis' && keyword.name !== 'keepdims')) return undefined;
  return reduced(first, axis === undefined ? undefined : axisOf(axis, first.shape.length), keeps, name === 'mean');
}

export function outer({ data }: Numbers, other: Numbers): Numbers | undefined {
  return elementwise(
    (a, b) => a * b,
    { shape: [data.length, 1], data },
    { shape: [other.data.length], data: other.data },
  );
}

/** `x[0]` and `x[0, 1]`. */
function element({ object, indices }: Expression & { kind: 'index' }, known: Known): Numbers | undefined {
  const places = indices.map((index) => evaluate(index, known));
  return places.reduce<Numbers | undefined>(
    (whole, place) => {
      if (whole === undefined || place === undefined || place.shape.length > 0) return undefined;
      const [length, ...rest] = whole.shape;
      const size = rest.reduce((product, n) => product * n, 1);
      const at = place.data[0] < 0 ? place.data[0] + length : place.data[0];
      if (length === undefined || !Number.isInteger(at) || at < 0 || at >= length) return undefined;
      return { shape: rest, data: Array.from(whole.data).slice(at * size, (at + 1) * size) };
    },
    evaluate(object, known),
  );
}

function stacked(parts: readonly (Numbers | undefined)[]): Numbers | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length !== parts.length || known.length === 0) return undefined;
  if (!known.every(({ shape }) => isSameShape(shape, known[0].shape))) return undefined;
  return { shape: [known.length, ...known[0].shape], data: known.flatMap(({ data }) => Array.from(data)) };
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

/** @param axis undefined: all */
export function reduced(
  value: Numbers,
  axis: number | undefined,
  keeps: boolean,
  isMean: boolean,
): Numbers | undefined {
  if (axis !== undefined && value.shape[axis] === undefined) return undefined;
  const axes = axis === undefined ? value.shape.map((_, i) => i) : [axis];
  const sum = axes.reduce(summed, value);
  const count = value.data.length / Math.max(1, sum.data.length);
  const shape = keeps ? sum.shape : sum.shape.filter((_, i) => !axes.includes(i));
  return { shape, data: isMean ? Float64Array.from(sum.data, (x) => x / count) : sum.data };
}
