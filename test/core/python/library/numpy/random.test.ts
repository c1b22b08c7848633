import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ListValue } from '../../../../../core/languages/python/values/containers.ts';
import { NdArray } from '../../../../../core/languages/python/values/ndarray/array.ts';
import { NumpyScalar } from '../../../../../core/languages/python/values/ndarray/scalars.ts';
import { typeOf } from '../../../../../core/languages/python/values/types.ts';
import { Float, type Value } from '../../../../../core/languages/python/values/values.ts';
import { type Ran, run } from '../../script.ts';

/** What record-numpy-draws.py writes. */
interface Answer {
  readonly type?: string;
  readonly dtype?: string;
  readonly shape?: readonly number[];
  readonly value?: unknown;
  readonly raises?: string;
  readonly text?: string;
}

const file = path.resolve(import.meta.dirname, '../../../../oracle/numpy-draws.json');
const programs: readonly (readonly [program: string, answer: Answer])[] = JSON.parse(fs.readFileSync(file, 'utf8'));
const SETUP = 'import numpy as np\nr = np.random.RandomState(3)\ng = np.random.default_rng(3)\n';

function described({ machine, problem, variable }: Ran): Answer {
  if (problem?.code === 'uncaught') {
    const [, raises, text] = /^(\w+)(?:: (.*))?$/s.exec(String(problem.args.error)) ?? [];
    return { raises, text: text ?? '' };
  }
  if (problem !== undefined) return { raises: problem.code, text: JSON.stringify(problem.args) };
  const out = variable('out') as Value;
  const type = typeOf(out).name;
  if (out instanceof NdArray) {
    const { data, shape } = machine.tensorOf(out.read(machine, 0));
    return { type, dtype: out.dtype.name, shape, value: nested(Array.from(data), shape, out.dtype.isBool) };
  }
  if (out instanceof NumpyScalar) {
    const value = out.primal(machine);
    return { type, dtype: out.dtype.name, shape: [], value: out.dtype.isBool ? value !== 0 : value };
  }
  if (type === 'float64') return { type, dtype: 'float64', shape: [], value: (out as Float).value };
  return { type, value: plain(out) };
}

function plain(v: Value): unknown {
  if (v instanceof ListValue) return v.elements.map(plain);
  if (typeof v === 'bigint') return Number(v);
  return v instanceof Float ? v.value : v;
}

function nested(data: readonly number[], shape: readonly number[], isBool: boolean): unknown {
  if (shape.length === 0) return isBool ? data[0] !== 0 : data[0];
  const [length, ...rest] = shape;
  const size = rest.reduce((x, y) => x * y, 1);
  return Array.from({ length }, (_, i) => nested(data.slice(i * size, (i + 1) * size), rest, isBool));
}

/** What goes through logarithms differs in its last bits. */
function expectNear(got: unknown, wanted: unknown, program: string): void {
  if (Array.isArray(wanted)) {
    expect(got, program).toHaveLength(wanted.length);
    for (const [i, each] of wanted.entries()) expectNear((got as unknown[])[i], each, program);
  } else if (typeof wanted === 'number' && !Number.isInteger(wanted)) {
    const difference = Math.abs((got as number) - wanted);
    if (!(difference <= 1e-12 * (Math.abs(wanted) + 0.01))) expect(got, program).toBe(wanted);
  } else expect(got, program).toEqual(wanted);
}

describe('programs draw what NumPy draws', () => {
  it.each(programs)('%s', (program, { value, ...answer }) => {
    const { value: got, ...rest } = described(run(SETUP + program));
    expect(rest).toEqual(answer);
    expectNear(got, value, program);
  });
});
