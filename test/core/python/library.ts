import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Fault } from '../../../core/languages/python/numbers/fault.ts';
import { type Int, normalise } from '../../../core/languages/python/numbers/integers.ts';

/** What record-python-library.py writes. */
export type Recorded = string | boolean | null | Tagged | readonly Recorded[];
interface Tagged {
  readonly i?: string;
  readonly f?: string;
  readonly b?: string;
  readonly d?: readonly (readonly [Recorded, Recorded])[];
  readonly complex?: true;
  readonly raises?: string;
  readonly text?: string;
}

const file = path.resolve(import.meta.dirname, '../../oracle/python-library.json');
export const library: { readonly [name: string]: readonly Recorded[][] } = JSON.parse(fs.readFileSync(file, 'utf8'));

const SPECIAL: { readonly [text: string]: number } = { inf: Infinity, '-inf': -Infinity, nan: Number.NaN };

// biome-ignore lint/suspicious/noExplicitAny: the table says of which type each argument is
export type Decoded = any;

export function decode(x: Recorded): Decoded {
  if (x === null || typeof x !== 'object') return x;
  if (isList(x)) return x.map(decode);
  if (x.i !== undefined) return int(x.i);
  if (x.f !== undefined) return SPECIAL[x.f] ?? Number(x.f);
  if (x.b !== undefined) return Uint8Array.from(x.b.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  if (x.d !== undefined) return new Map(x.d.map(([key, value]) => [decode(key), decode(value)]));
  if (x.complex) return 'complex';
  return x;
}

function isList(x: object): x is readonly Recorded[] {
  return Array.isArray(x);
}

function int(text: string): Int {
  return normalise(text.startsWith('-0x') ? -BigInt(text.slice(1)) : BigInt(text));
}

/** A result, or what was raised in CPython's form. */
export function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { raises: error.type, text: error.message };
  }
}

/** One test a recorded function: every case of it has CPython's outcome, to the bit. */
export function agrees(name: string, run: (...args: Decoded[]) => unknown, same: Expectation = expectSame): void {
  test(name, () => {
    const cases = library[name];
    expect(cases.length).toBeGreaterThan(0);
    for (const recorded of cases) {
      const args = recorded.slice(0, -1).map(decode);
      same(
        outcome(() => run(...args)),
        decode(recorded.at(-1)!),
        `${name}(${recorded.slice(0, -1).map((x) => JSON.stringify(x).slice(0, 80))})`,
      );
    }
  });
}

type Expectation = (got: unknown, want: Decoded, call: string) => void;

/** `toEqual` tells 0 from −0. */
function expectSame(got: unknown, want: unknown, call: string): void {
  expect(got, call).toEqual(want);
}
