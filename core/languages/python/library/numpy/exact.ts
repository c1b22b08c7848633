/** Sums and products of integers beyond 2⁵³, where floats would be off. */

import type { Operand } from '../../../../runtime/operand.ts';
import { Ref } from '../../../../runtime/ref.ts';
import type { PyMachine } from '../../values/machine.ts';
import type { DType } from '../../values/ndarray/dtype.ts';
import { exactFloat, wrapped } from '../../values/ndarray/integers.ts';
import { type Along, lanePlaces } from './lanes.ts';

const SAFE = 2 ** 53;

/** Products stay small: what is above 64 bits never comes back. */
const within = (x: bigint) => BigInt.asIntN(64, x);

const inBigInts: Readonly<Record<string, (xs: bigint[]) => bigint[]>> = {
  sum: (xs) => [xs.reduce((sum, x) => sum + x, 0n)],
  prod: (xs) => [xs.reduce((product, x) => within(product * x), 1n)],
  cumsum: (xs) => {
    let sum = 0n;
    return xs.map((x) => (sum += x));
  },
  cumprod: (xs) => {
    let product = 1n;
    return xs.map((x) => (product = within(product * x)));
  },
};

/** How large a number may come up on the way. */
function bound(op: string, data: Float64Array): number {
  let [sum, product] = [0, 1];
  for (const x of data) {
    sum += Math.abs(x);
    product *= Math.max(1, Math.abs(x));
  }
  return op.endsWith('prod') ? product : sum;
}

/**
 * The result of a reduction of integers, computed again where it may be off, and wrapped around as the kind does;
 * undefined where it is right.
 */
export function exactly(
  machine: PyMachine,
  op: string,
  operand: Operand,
  result: Operand,
  { axes }: Along,
  dtype: DType,
  node: number,
): Operand | undefined {
  const { data, shape } = machine.tensorOf(operand);
  const compute = Object.hasOwn(inBigInts, op) ? inBigInts[op] : undefined;
  if (compute === undefined || bound(op, data) < SAFE) return undefined;
  const out = machine.tensorOf(result).data;
  const isCumulative = out.length === data.length && op.startsWith('cum');
  lanePlaces(machine, shape, axes ?? [...shape.keys()], node).forEach((places, i) => {
    machine.budget.allocate(places.length * 4, node);
    const exact = compute(Array.from(places, (place) => BigInt(data[place]))).map((x) =>
      exactFloat(wrapped(x, dtype), node),
    );
    if (isCumulative)
      places.forEach((place, j) => {
        out[place] = exact[j];
      });
    else out[i] = exact[0];
  });
  if (result instanceof Ref) machine.tape.value[result.entry] = out[0];
  return typeof result === 'number' ? out[0] : result;
}
