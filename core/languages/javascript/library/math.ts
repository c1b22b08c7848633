/** `Math`: what has a derivative goes through op rows. */
import { ops } from '../../../autodiff/ops/index.ts';
import type { BinaryRow, Op, UnaryRow, VariadicRow } from '../../../autodiff/ops/row.ts';
import { toNumber, toScalar } from '../values/conversions.ts';
import type { JsMachine } from '../values/machine.ts';
import type { BuiltinCode } from '../values/values.ts';
import { type Methods, namespace } from './define.ts';

const UNARY = [
  'abs floor ceil trunc round sign fround sqrt cbrt exp expm1 log log1p log2 log10',
  'sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh',
]
  .join(' ')
  .split(' ') as (keyof typeof ops)[];

const CONSTANTS = ['E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2'] as const;

function unary(op: Op<UnaryRow>): BuiltinCode {
  return (machine, _self, args, node) => machine.unary(op, toScalar(machine, args[0], node), node);
}

function binary(op: Op<BinaryRow>): BuiltinCode {
  return (machine, _self, args, node) => {
    const x = toScalar(machine, args[0], node);
    return machine.binary(op, x, toScalar(machine, args[1], node), node);
  };
}

/** A function of the host takes only so many arguments: the forward pass of longer lists goes by pieces. */
const PIECE = 1000;

function variadic(op: Op<VariadicRow>): BuiltinCode {
  const byPieces = { ...op, forward: (xs: ArrayLike<number>) => inPieces(op, Array.from(xs)) };
  return (machine, _self, args, node) => {
    machine.budget.allocate(args.length, node);
    const xs = args.map((x) => toScalar(machine, x, node));
    return machine.variadic(xs.length > PIECE ? byPieces : op, xs, node);
  };
}

function inPieces(op: Op<VariadicRow>, xs: number[]): number {
  if (xs.length <= PIECE) return op.forward(xs);
  const results: number[] = [];
  for (let i = 0; i < xs.length; i += PIECE) results.push(op.forward(xs.slice(i, i + PIECE)));
  return inPieces(op, results);
}

/** mulberry32: a generator of 32 bits of state; the same seed in every run. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function random(machine: JsMachine, node: number): number {
  machine.randomNode ??= node;
  machine.random ??= mulberry32(machine.firstSeed);
  return machine.random();
}

const methods: Methods = {
  ...Object.fromEntries(UNARY.map((name) => [name, [1, unary(ops[name] as Op<UnaryRow>)] as const])),
  pow: [2, binary(ops.pow)],
  atan2: [2, binary(ops.atan2)],
  max: [2, variadic(ops.max)],
  min: [2, variadic(ops.min)],
  hypot: [2, variadic(ops.hypot)],
  clz32: [1, (machine, _self, args, node) => Math.clz32(toNumber(machine, args[0], node))],
  imul: [2, (machine, _self, [x, y], node) => Math.imul(toNumber(machine, x, node), toNumber(machine, y, node))],
  random: [0, (machine, _self, _args, node) => random(machine, node)],
};

export const math = namespace(methods, Object.fromEntries(CONSTANTS.map((name) => [name, Math[name]])));
