/** How programs end that mean no good, whatever their language: by an error with a place, in time, and nothing is left. */
import { expect } from 'vitest';
import type { InspectRequest, Limits, Run } from '../../core/index.ts';

/** Limits that end soon what never ends. */
export const SMALL: Partial<Limits> = {
  steps: 50_000,
  elements: 200_000,
  entries: 50_000,
  depth: 300,
  milliseconds: 1500,
};

/** A tenth of what a run may use otherwise. */
export const TENTH: Partial<Limits> = { steps: 300_000, elements: 2_000_000, entries: 400_000, milliseconds: 1500 };

/** Rows of a large program that are looked at. */
const MOST_ROWS = 200;

const MEGABYTE = 2 ** 20;

interface Bounds {
  readonly milliseconds: number;
  readonly megabytes: number;
}

const FEW: Bounds = { milliseconds: 4000, megabytes: 300 };
const ALL: Bounds = { milliseconds: 12_000, megabytes: 1500 };

/**
 * The code of the error that a program ends with; undefined where it comes to its end. It takes no more time and memory
 * than a run may; of a small one the rows and a site can be shown.
 */
export function endingOf(
  inspected: (text: string, request: Partial<InspectRequest>) => Run,
  text: string,
  limits: Partial<Limits> = SMALL,
): string | undefined {
  const { milliseconds, megabytes } = limits === SMALL || limits === TENTH ? FEW : ALL;
  const begun = process.cpuUsage();
  const used = process.memoryUsage().heapUsed;
  const run = inspected(text, { limits });
  if (limits === SMALL) {
    run.variables(MOST_ROWS);
    run.site(text.length >> 1);
  }
  const { error } = run.summary;
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(milliseconds);
  expect((process.memoryUsage().heapUsed - used) / MEGABYTE).toBeLessThan(megabytes);
  if (error === null || error.code === 'no-output') return undefined;
  expect(error.line).toBeGreaterThan(0);
  expect(error.column).toBeGreaterThan(0);
  expect(error.span.end).toBeGreaterThan(error.span.start);
  return error.code;
}

const INTRINSICS = `Object Function Array String Number Boolean Symbol BigInt Math JSON Map Set WeakMap WeakSet WeakRef
  Promise Proxy Reflect RegExp Date Error TypeError RangeError ReferenceError SyntaxError ArrayBuffer Float64Array`;

/** What a program could reach for in the host: the properties of its intrinsics, one after the other. */
export function hostState(): unknown[] {
  const made = [[].values(), new Map().entries(), (function* () {})(), (async () => {})()];
  const objects = [...made.map((o) => Object.getPrototypeOf(o) as object)];
  for (const name of INTRINSICS.split(/\s+/)) {
    const value = Reflect.get(globalThis, name) as { prototype?: object };
    objects.push(value, ...(value.prototype === undefined ? [] : [value.prototype]));
  }
  const properties = objects.flatMap((o) =>
    Reflect.ownKeys(o).flatMap((key) => {
      const { value, get, set, writable } = Object.getOwnPropertyDescriptor(o, key) as PropertyDescriptor;
      return [o, key, value, get, set, writable, Object.getPrototypeOf(o)];
    }),
  );
  return [...Reflect.ownKeys(globalThis), ...properties];
}

/** That what was found is what it was before. */
export function expectSame(now: readonly unknown[], before: readonly unknown[]): void {
  expect(now.length).toBe(before.length);
  expect(now.findIndex((v, i) => !Object.is(v, before[i]))).toBe(-1);
}
