/** NumPy's functions have the value, or raise the exception, that was recorded; gradients are those of differences. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../../../core/index.ts';
import { ListValue, TupleValue } from '../../../../../core/languages/python/values/containers.ts';
import type { PyMachine } from '../../../../../core/languages/python/values/machine.ts';
import { NdArray } from '../../../../../core/languages/python/values/ndarray/array.ts';
import { dtypeOfScalar } from '../../../../../core/languages/python/values/ndarray/convert.ts';
import { isNumpyFloat, NumpyScalar } from '../../../../../core/languages/python/values/ndarray/scalars.ts';
import { Float, type Value } from '../../../../../core/languages/python/values/values.ts';
import { message } from '../../../../../core/messages.ts';
import { Ref } from '../../../../../core/runtime/ref.ts';
import { run } from '../../script.ts';

type Encoded =
  | null
  | number
  | string
  | boolean
  | {
      readonly dtype: string;
      readonly shape?: readonly number[];
      readonly data: readonly (number | string | boolean)[];
    }
  | { readonly raises: string }
  | readonly Encoded[];

const folder = path.resolve(import.meta.dirname, '../../../../oracle');
const preamble = fs.readFileSync(path.join(folder, 'numpy-expressions/preamble.py'), 'utf8');
const recorded: { readonly [file: string]: { readonly [group: string]: readonly [text: string, Encoded][] } } =
  JSON.parse(fs.readFileSync(path.join(folder, 'numpy-expressions.json'), 'utf8'));

const number = (x: number) => (Number.isFinite(x) ? x : String(x));

/** As the recording script writes values. */
function encoded(machine: PyMachine, v: Value): Encoded {
  if (v instanceof NdArray) {
    const { data } = machine.tensorOf(v.read(machine, 0));
    const isBool = v.dtype.isBool;
    return { dtype: v.dtype.name, shape: [...v.shape], data: [...data].map((x) => (isBool ? x !== 0 : number(x))) };
  }
  if (v instanceof NumpyScalar) {
    const x = v.primal(machine);
    return { dtype: v.dtype.name, data: [v.dtype.isBool ? x !== 0 : number(x)] };
  }
  if (isNumpyFloat(v)) {
    const x = v instanceof Ref ? machine.num(v) : (v as Float).value;
    return { dtype: dtypeOfScalar(v)?.name ?? '', data: [number(x)] };
  }
  if (v instanceof ListValue || v instanceof TupleValue) return v.elements.map((each) => encoded(machine, each));
  if (v instanceof Float) return number(v.value);
  return typeof v === 'bigint' ? Number(v) : (v as Encoded);
}

function outcome(text: string): Encoded {
  const { machine, problem, variable } = run(`${preamble}\nresult = (\n${text}\n)\n`);
  if (problem === undefined) return encoded(machine, variable('result') as Value);
  return { raises: message(problem.code, problem.args).replace(/^Uncaught (numpy\.)?(linalg\.)?/, '') };
}

/** Numbers may differ by what the last digits of sums and of C's functions differ by. */
function near(got: Encoded, want: Encoded, relative: number): boolean {
  if (typeof got === 'number' && typeof want === 'number')
    return got === want || Math.abs(got - want) <= relative * Math.max(1, Math.abs(want));
  if (Array.isArray(got) && Array.isArray(want))
    return got.length === want.length && got.every((each, i) => near(each, want[i], relative));
  if (typeof got === 'object' && typeof want === 'object' && got !== null && want !== null) {
    if (!('data' in got) || !('data' in want)) return JSON.stringify(got) === JSON.stringify(want);
    const digits = want.dtype === 'float32' ? 1e-6 : relative;
    return got.dtype === want.dtype && String(got.shape) === String(want.shape) && near(got.data, want.data, digits);
  }
  return got === want;
}

for (const [file, groups] of Object.entries(recorded))
  describe.each(Object.entries(groups))(`${file}: %s`, (_, cases) => {
    it.each(cases)('%s', (text, want) => {
      const got = outcome(text);
      expect(near(got, want, 1e-12), `${JSON.stringify(got)}, not ${JSON.stringify(want)}`).toBe(true);
    });
  });

/** Arrays of floats of the preamble, which are differentiated where an expression names them. */
const literals = new Map(
  [...preamble.matchAll(/^([a-z]) = (np\.array\(\[.*\]\))$/gm)].map(([, name, text]) => [name, text]),
);
const INPUTS = ['x', 'v', 's', 't', 'p'];
const isFloats = (want: Encoded) =>
  want !== null &&
  typeof want === 'object' &&
  'dtype' in want &&
  want.dtype === 'float64' &&
  want.data.every(Number.isFinite);

/** A weighted sum of the result, with one of the arrays moved a little along a direction of no meaning. */
function program(text: string, name: string, by: number): string {
  let i = 0;
  const moved = literals
    .get(name)
    ?.replace(/-?\d+\.\d+/g, (digits) => String(Number(digits) + by * Math.cos(1 + 2 * i++)));
  const start = preamble.replace(
    `${name} = ${literals.get(name)}`,
    `${name} = ${moved?.replace(/(?<=[[ ])(-?\d+)(?=[,\]])/g, '$1.0')}`,
  );
  return `${start}\nr = np.asarray(\n${text}\n)\nout = np.sum(r * np.cos(np.arange(r.size) + 1.0).reshape(r.shape))\n`;
}

function inspected(text: string, name: string, by: number) {
  const request = { language: 'python', text: program(text, name, by), of: 'out', wrt: [name] } as const;
  return inspect(request, { now: () => performance.now() }).summary;
}

const STEP = 1e-5;

describe('gradients', () => {
  const differentiable = Object.values(recorded)
    .flatMap((groups) => Object.values(groups).flat())
    .filter(([, want]) => isFloats(want))
    .flatMap(([text]) =>
      INPUTS.filter((name) => new RegExp(`\\b${name}\\b(?!=)`).test(text)).map((name) => [text, name]),
    );

  it.each(differentiable)('%s by %s', (text, name) => {
    const { error, inputs } = inspected(text, name, 0);
    expect(error).toBeNull();
    const [near, far] = [STEP, 2 * STEP].map(
      (by) =>
        (Number(inspected(text, name, by).output?.value) - Number(inspected(text, name, -by).output?.value)) / (2 * by),
    );
    const expected = (4 * near - far) / 3;
    const gradient = flat(inputs.find((input) => input.name === name)?.gradient);
    const along = gradient.reduce((sum, g, i) => sum + g * Math.cos(1 + 2 * i), 0);
    expect(Math.abs(along - expected), `${along}, by differences ${expected}`).toBeLessThan(
      1e-7 * Math.max(1, Math.abs(expected)),
    );
  });
});

function flat(tree: unknown): number[] {
  if (typeof tree === 'number') return [tree];
  if (Array.isArray(tree)) return tree.flatMap(flat);
  const { data } = tree as { data: Iterable<number> };
  return [...data];
}
