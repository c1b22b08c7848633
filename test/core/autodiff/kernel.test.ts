import { expect, test } from 'vitest';
import { DEPTH, type Kernel, LEFT, makeKernel, RIGHT, SUMS, TILE } from '../../../core/autodiff/tensors/kernel.ts';

type Host = Parameters<typeof makeKernel>[0];
const host = (globalThis as unknown as { readonly WebAssembly?: Host }).WebAssembly as NonNullable<Host>;

/** Hosts that have no WebAssembly, or do not allow it. */
const REFUSES = class {
  constructor() {
    throw new Error('not allowed');
  }
};
const without: Host[] = [{} as NonNullable<Host>, { ...host, Module: REFUSES, Instance: host.Instance }];

function sums({ numbers, multiply }: Kernel, left: number, depth: number): number[] {
  for (let i = 0; i < TILE * depth; i++) {
    numbers[left + i] = Math.sin(i);
    numbers[RIGHT + i] = Math.cos(i * i);
  }
  multiply(left, depth);
  return [...numbers.subarray(SUMS, SUMS + TILE * TILE)];
}

test.each([1, 2, 7, DEPTH])('the kernels agree to the bit over %d products', (depth) => {
  for (const left of [LEFT, LEFT + 3 * TILE * DEPTH]) {
    const fast = sums(makeKernel(host), left, depth);
    for (const other of without) expect(sums(makeKernel(other), left, depth)).toEqual(fast);
    for (let r = 0; r < TILE; r++)
      for (let c = 0; c < TILE; c++) {
        let want = 0;
        for (let l = 0; l < depth; l++) want += Math.sin(TILE * l + r) * Math.cos((TILE * l + c) ** 2);
        expect(fast[TILE * r + c]).toBe(want);
      }
  }
});

test('it is in WebAssembly where there is one', () => {
  expect(makeKernel().numbers.buffer.byteLength % 65_536).toBe(0);
  expect(makeKernel({} as NonNullable<Host>).numbers.buffer.byteLength % 65_536).not.toBe(0);
});
