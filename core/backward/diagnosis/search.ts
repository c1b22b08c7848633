/** Code, out of variables that are known, whose value is what is looked for. */
import type { Numbers, Variable } from '../fault.ts';
import { expressionsIn, expressionsOf, statementsIn } from '../walk.ts';
import {
  broadcastAxes,
  broadcastShape,
  constantRatio,
  elementwise,
  isNear,
  isSameShape,
  LARGEST,
  product,
  ratioOf,
  sizeOf,
  summed,
  transposed,
} from './arrays.ts';
import { atom, binary, type Code, negated, unread } from './code.ts';
import type { Inquiry } from './inquiry.ts';
import { type Local, locals, slopeOf, timesLocal } from './locals.ts';
import type { Known } from './pool.ts';

export interface Found {
  readonly code: Code;
  /** How far it is from a single variable. */
  readonly cost: number;
  /** What it is made of. */
  readonly of: readonly Variable[];
}

/** Something to multiply by, or to divide by. */
export interface Factor extends Found {
  readonly local: Local;
}

/** What must be multiplied to make one array of another. @param ratios NaN where anything does */
export function factorsFor(ratios: Numbers, inquiry: Inquiry): Factor[] {
  const { variables, expressions } = inquiry.pool;
  return [...variables, ...expressions].flatMap(({ variable, code, numbers }, n) => {
    if (!covers(ratios, numbers)) return [];
    const times = n < variables.length ? undefined : multipleOf(ratios, { variable, code, numbers }, inquiry);
    if (times !== undefined) return [times];
    const spread = spreadOver(ratios, numbers);
    return (n < variables.length ? locals : plain).flatMap((local, i) => {
      if (!agrees(ratios, spread, (x) => slopeOf(local, x))) return [];
      const written = local.write(code, inquiry.dialect);
      return written === undefined
        ? []
        : [
            {
              code: written,
              local,
              cost: (i === 0 ? 0 : 0.3 + i / 100) + (n < variables.length ? 0 : 0.2),
              of: [variable],
            },
          ];
    });
  });
}

/** Twice, half of an expression. */
function multipleOf(ratios: Numbers, { variable, code, numbers }: Known, inquiry: Inquiry): Factor | undefined {
  if (numbers.data.length < 2) return undefined;
  const constant = constantRatio(ratios, { shape: ratios.shape, data: spreadOver(ratios, numbers) });
  const written = constant === undefined || isNear(constant, 1) ? undefined : scaled(code, constant, inquiry);
  return written && { code: written, local: plain[0], cost: 0.5, of: [variable] };
}

/** Of what is an expression already, no function is taken. */
const plain = locals.filter(({ of }) => of(3) === 3);

/** What has this value: variables, products of them, and sums of these. @param isDeep products of three, too: they are many */
export function termsFor(target: Numbers, inquiry: Inquiry, isDeep = true): Found[] {
  const { variables: pool, expressions } = inquiry.pool;
  const found = [
    ...[...pool, ...expressions].flatMap((one) => multiplesOf(target, one, inquiry)),
    ...matrixProducts(target, pool, inquiry),
    ...sums(target, pool, inquiry),
  ];
  return (found.length > 0 || !isDeep ? found : triplesOf(target, inquiry)).toSorted((a, b) => a.cost - b.cost);
}

/** `g * o * (1 - t**2)` */
function triplesOf(target: Numbers, inquiry: Inquiry): Found[] {
  const { variables } = inquiry.pool;
  if (target.data.length < 2) return [];
  return variables.flatMap((upstream) =>
    upstream.variable.role === 'forward'
      ? []
      : variables.flatMap((other) => {
          const both = elementwise((a, b) => a * b, upstream.numbers, other.numbers);
          if (both === undefined || !covers(target, both)) return [];
          const ratios = ratioOf(target, { shape: target.shape, data: spreadOver(target, both) });
          return (ratios === undefined ? [] : factorsFor(ratios, inquiry)).map((factor) => ({
            code: timesLocal(binary(upstream.code, '*', other.code), factor.code, factor.local),
            cost: 0.8 + factor.cost,
            of: [upstream.variable, other.variable, ...factor.of],
          }));
        }),
  );
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
  return [
    ...factorsFor(ratios, inquiry).map((factor) => ({
      code: timesLocal(code, factor.code, factor.local),
      cost: 0.2 + factor.cost,
      of: [variable, ...factor.of],
    })),
    ...sumsFor(ratios, inquiry).map((sum) => ({
      code: binary(code, '*', sum.code),
      cost: 0.4 + sum.cost,
      of: [variable, ...sum.of],
    })),
  ];
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
    return first === undefined ? [] : sums(first, inquiry.pool.variables, inquiry);
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

/** A number that somebody would write as a factor, or as a divisor. */
export interface Scale {
  readonly factor: Code;
  readonly divides: boolean;
}

/** Ways to write a positive number: a small one, how many there are, a variable, or twice that. */
export function scalesOf(by: number, inquiry: Inquiry): Scale[] {
  const factor = (text: string) => ({ factor: atom(text), divides: false });
  const whole = by > 1 && by < 10 && isNear(by, Math.round(by)) ? [factor(String(Math.round(by)))] : [];
  const half = isNear(by, 0.5) ? [factor('0.5')] : [];
  const count = Math.round(1 / by);
  const counts = count > 1 && isNear(by * count, 1) ? inquiry.counts(count) : [];
  const twice = Math.round(2 / by);
  const halves = twice > 2 && twice % 2 === 1 && isNear(by * twice, 2) ? inquiry.counts(twice) : [];
  return [
    ...whole,
    ...half,
    ...(whole.length + half.length > 0 ? [] : literalsFor(by, inquiry)),
    ...counts.map((code) => ({ factor: code, divides: true })),
    ...halves.map((code) => ({ factor: binary(atom('2'), '/', code), divides: false })),
    ...inquiry.variables.flatMap(({ text, numbers, role }) => {
      if (role !== 'forward' || numbers.shape.length > 0) return [];
      const x = numbers.data[0];
      if (isNear(by, x)) return [factor(text)];
      if (isNear(by, 2 * x)) return [{ factor: binary(atom('2'), '*', unread(text)), divides: false }];
      return [];
    }),
  ];
}

/** `0.05`, or twice that, where the program has that number. */
function literalsFor(by: number, { fault, text }: Inquiry): Scale[] {
  const nodes = [...statementsIn(fault.program)].flatMap(expressionsOf).flatMap((root) => [...expressionsIn(root)]);
  const fractions = nodes.filter((node) => node.kind === 'number').filter(({ value }) => !Number.isInteger(value));
  const same = fractions.find(({ value }) => isNear(by, value));
  const half = fractions.find(({ value }) => isNear(by, 2 * value));
  if (same !== undefined) return [{ factor: atom(text.slice(same.start, same.end)), divides: false }];
  if (half === undefined) return [];
  return [{ factor: binary(atom('2'), '*', atom(text.slice(half.start, half.end))), divides: false }];
}

export function withScale(code: Code, { factor, divides }: Scale): Code {
  return divides ? binary(code, '/', factor) : binary(factor, '*', code);
}

/** A code times a number that somebody would write; undefined: nobody would. */
function scaled(code: Code, by: number, inquiry: Inquiry): Code | undefined {
  if (isNear(by, 1)) return code;
  const [scale] = scalesOf(Math.abs(by), inquiry);
  const positive = isNear(by, -1) ? code : scale && withScale(code, scale);
  return positive && (by < 0 ? negated(positive) : positive);
}

/** It is as large as the other, or is broadcast to that. */
function covers(whole: Numbers, { shape }: Numbers): boolean {
  const both = broadcastShape(whole.shape, shape);
  return both !== undefined && isSameShape(both, whole.shape);
}

function agrees(ratios: Numbers, spread: ArrayLike<number>, of: (x: number) => number): boolean {
  let isSure = false;
  for (let i = 0; i < ratios.data.length; i++) {
    if (Number.isNaN(ratios.data[i])) continue;
    if (!isNear(ratios.data[i], of(spread[i]))) return false;
    isSure = true;
  }
  return isSure;
}

function spreadOver(whole: Numbers, part: Numbers): ArrayLike<number> {
  return isSameShape(whole.shape, part.shape) ? part.data : (elementwise((_, x) => x, whole, part) as Numbers).data;
}
