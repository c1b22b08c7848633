/** Code, out of variables that are known, whose value is what is looked for. */
import type { Numbers, Variable } from '../fault.ts';
import {
  broadcastAxes,
  broadcastShape,
  constantRatio,
  elementwise,
  isNear,
  isSameShape,
  product,
  ratioOf,
  sizeOf,
  summed,
  transposed,
} from './arrays.ts';
import { atom, binary, type Code, negated, unread } from './code.ts';
import type { Inquiry } from './inquiry.ts';
import { type Local, locals, slopeOf, timesLocal } from './locals.ts';

export interface Found {
  readonly code: Code;
  /** How far it is from a single variable. */
  readonly cost: number;
  /** What it is made of. */
  readonly of: readonly Variable[];
}

/** Only so many variables, of only so many elements, are combined. */
const MOST = 28;
const LARGEST = 4096;

interface Known {
  readonly variable: Variable;
  readonly code: Code;
  readonly numbers: Numbers;
}

export function known({ fault }: Inquiry): Known[] {
  const order = ['upstream', 'gradient', 'forward'];
  const able = fault.variables.filter(({ numbers: { data, shape } }) => data.length > 0 && sizeOf(shape) <= LARGEST);
  return [...able]
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
    .slice(0, MOST)
    .map((variable) => ({ variable, code: unread(variable.text), numbers: variable.numbers }));
}

/** Something to multiply by, or to divide by. */
export interface Factor extends Found {
  readonly local: Local;
}

/** What must be multiplied to make one array of another. @param ratios NaN where anything does */
export function factorsFor(ratios: Numbers, inquiry: Inquiry): Factor[] {
  return known(inquiry).flatMap(({ variable, code, numbers }) => {
    if (!covers(ratios, numbers)) return [];
    return locals.flatMap((local, i) => {
      if (!agrees(ratios, numbers, (x) => slopeOf(local, x))) return [];
      const written = local.write(code, inquiry.dialect);
      return written === undefined ? [] : [{ code: written, local, cost: i === 0 ? 0 : 0.3 + i / 100, of: [variable] }];
    });
  });
}

/** What has this value: variables, products of them, and sums of these. */
export function termsFor(target: Numbers, inquiry: Inquiry): Found[] {
  const pool = known(inquiry);
  return [
    ...pool.flatMap((one) => multiplesOf(target, one, inquiry)),
    ...matrixProducts(target, pool, inquiry),
    ...sums(target, pool, inquiry),
  ].sort((a, b) => a.cost - b.cost);
}

/** `c * g`, `g * x` and `g * (1 - x**2)`. */
function multiplesOf(target: Numbers, { variable, code, numbers }: Known, inquiry: Inquiry): Found[] {
  if (!covers(target, numbers)) return [];
  const spread = elementwise((_, x) => x, target, numbers) as Numbers;
  const ratios = ratioOf(target, spread);
  if (ratios === undefined) return [];
  const constant = constantRatio(target, spread);
  const scale = constant === undefined ? undefined : scaled(code, constant, inquiry);
  if (scale !== undefined) return [{ code: scale, cost: constant === 1 ? 0 : 0.3, of: [variable] }];
  return factorsFor(ratios, inquiry).map((factor) => ({
    code: timesLocal(code, factor.code, factor.local),
    cost: 0.2 + factor.cost,
    of: [variable, ...factor.of],
  }));
}

/** `d @ x.T` and the like: at least one of the two is a gradient. */
export function matrixProducts(target: Numbers, pool: readonly Known[], inquiry: Inquiry): Found[] {
  if (!inquiry.dialect.hasArrays || target.shape.length !== 2) return [];
  const matrices = pool
    .filter(({ numbers }) => numbers.shape.length === 2)
    .flatMap((one) => orientations(one, inquiry));
  return matrices.flatMap((left) =>
    matrices.flatMap((right) => {
      const { variable: a } = left;
      const { variable: b } = right;
      if (a.role === 'forward' && b.role === 'forward') return [];
      const fits = left.numbers.shape[0] === target.shape[0] && right.numbers.shape[1] === target.shape[1];
      const value = fits ? product(left.numbers, right.numbers) : undefined;
      const constant = value && constantRatio(target, value);
      const code = constant && scaled(inquiry.dialect.product(left.code, right.code), constant, inquiry);
      return code ? [{ code, cost: constant === 1 ? 0.2 : 0.5, of: [a, b] }] : [];
    }),
  );
}

function orientations(one: Known, { dialect }: Inquiry): Known[] {
  const numbers = transposed(one.numbers);
  return numbers === undefined ? [one] : [one, { ...one, numbers, code: dialect.transposed(one.code) }];
}

/** Sums whose broadcast values are these, along axes where they are all alike. @param ratios NaN where anything does */
export function sumsFor(ratios: Numbers, inquiry: Inquiry): Found[] {
  return ratios.shape.flatMap((length, axis) => {
    const first = length > 1 ? alike(ratios, axis) : undefined;
    return first === undefined ? [] : sums(first, known(inquiry), inquiry);
  });
}

/** The values that are the same all along an axis; undefined: some differ. */
function alike({ shape, data }: Numbers, axis: number): Numbers | undefined {
  const inner = sizeOf(shape.slice(axis + 1));
  const kept = shape.map((n, i) => (i === axis ? 1 : n));
  const found = new Float64Array(sizeOf(kept)).fill(Number.NaN);
  for (let i = 0; i < data.length; i++) {
    const at = Math.floor(i / (inner * shape[axis])) * inner + (i % inner);
    if (Number.isNaN(found[at])) found[at] = data[i];
    else if (!Number.isNaN(data[i]) && !isNear(found[at], data[i])) return undefined;
  }
  return { shape: kept, data: found };
}

/** `np.sum(g, axis=0)` and `np.sum(g * x, axis=0)`. */
function sums(target: Numbers, pool: readonly Known[], inquiry: Inquiry): Found[] {
  if (!inquiry.dialect.hasArrays) return [];
  const gradients = pool.filter(({ variable }) => variable.role !== 'forward');
  return gradients.flatMap((gradient) => [
    ...sumOf(target, gradient.numbers, gradient.code, [gradient.variable], inquiry),
    ...pool.flatMap((other) => {
      const shape = broadcastShape(gradient.numbers.shape, other.numbers.shape);
      if (shape === undefined || shape.length <= target.shape.length - 1 || sizeOf(shape) > LARGEST) return [];
      const value = elementwise((a, b) => a * b, gradient.numbers, other.numbers);
      const code = binary(gradient.code, '*', other.code);
      return value ? sumOf(target, value, code, [gradient.variable, other.variable], inquiry) : [];
    }),
  ]);
}

function sumOf(target: Numbers, value: Numbers, code: Code, of: readonly Variable[], inquiry: Inquiry): Found[] {
  const axes = broadcastAxes(value.shape, target.shape);
  if (axes === undefined || axes.length === 0) return [];
  const total = axes.reduce(summed, value);
  if (total.data.length !== target.data.length) return [];
  const constant = constantRatio(target, { shape: target.shape, data: total.data });
  const written = constant && scaled(summedCode(code, axes, value.shape, target.shape, inquiry), constant, inquiry);
  return written ? [{ code: written, cost: 0.2 * of.length + (constant === 1 ? 0.1 : 0.4), of }] : [];
}

/** The sum over the axes that lead from one shape to another. */
export function summedCode(
  code: Code,
  axes: readonly number[],
  from: readonly number[],
  to: readonly number[],
  { dialect }: Inquiry,
): Code {
  if (axes.length === from.length && to.length === 0) return dialect.sum(code, undefined);
  const keeps = from.length === to.length;
  // From the last on: the axes before it keep their numbers.
  return [...axes].reverse().reduce((sum, axis) => dialect.sum(sum, axis, keeps), code);
}

/** A code times a number that somebody would write: a small one, or how many there are. */
export function scaled(code: Code, by: number, inquiry: Inquiry): Code | undefined {
  if (isNear(by, 1)) return code;
  if (by < 0) {
    const positive = scaled(code, -by, inquiry);
    return positive && negated(positive);
  }
  if (by > 1 && by < 10 && isNear(by, Math.round(by))) return binary(atom(String(Math.round(by))), '*', code);
  if (isNear(by, 0.5)) return binary(atom('0.5'), '*', code);
  const count = Math.round(1 / by);
  const [written] = isNear(by * count, 1) ? inquiry.counts(count) : [];
  if (written !== undefined) return binary(code, '/', written);
  const twice = Math.round(2 / by);
  const [half] = isNear(by * twice, 2) ? inquiry.counts(twice) : [];
  if (half !== undefined) return binary(binary(atom('2'), '*', code), '/', half);
  return scaledByName(code, by, inquiry);
}

/** `reg * W`, `2 * reg * W` */
function scaledByName(code: Code, by: number, { fault }: Inquiry): Code | undefined {
  for (const { text, numbers, role } of fault.variables) {
    if (role !== 'forward' || numbers.shape.length > 0 || text === code.text) continue;
    const [x] = [numbers.data[0]];
    if (isNear(by, x)) return binary(unread(text), '*', code);
    if (isNear(by, 2 * x)) return binary(binary(atom('2'), '*', unread(text)), '*', code);
  }
  return undefined;
}

/** It is as large as the other, or is broadcast to that. */
function covers(whole: Numbers, { shape }: Numbers): boolean {
  const both = broadcastShape(whole.shape, shape);
  return both !== undefined && isSameShape(both, whole.shape);
}

function agrees(ratios: Numbers, numbers: Numbers, of: (x: number) => number): boolean {
  let isSure = false;
  const off = elementwise(
    (ratio, x) => {
      if (Number.isNaN(ratio)) return 0;
      isSure = true;
      return isNear(ratio, of(x)) ? 0 : 1;
    },
    ratios,
    numbers,
  ) as Numbers;
  return isSure && Array.from(off.data).every((x) => x === 0);
}
