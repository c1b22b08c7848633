import { expect, test } from 'vitest';
import { slopeOf } from '../../../core/circuit/slope.ts';
import { evaluateFormula } from '../autodiff/formula.ts';
import { Sketch } from './sketch.ts';

const [X, Y] = [0.7, 1.9];
type OpName = Parameters<Sketch['op']>[0];

/** The slopes of an op for those of its arguments that are not numbers, at x = 0.7 and y = 1.9. */
function slopesOf(name: OpName, args: readonly (number | 'x' | 'y')[]): (string | undefined)[] {
  const s = new Sketch('f');
  const letters = { x: s.input('f', X), y: s.input('f', Y) };
  const { entry } = s.op(
    name,
    args.map((arg) => (typeof arg === 'number' ? arg : letters[arg])),
    'f',
  );
  return args.flatMap((arg, k) => (typeof arg === 'number' ? [] : [slopeOf(s.tape, entry, k)]));
}

test.each([
  ['mul', ['x', 'y'], ['y', 'x']],
  ['mul', ['x', -2], ['−2']],
  ['add', [1, 'x'], ['1']],
  ['div', [1, 'x'], ['−1/x²']],
  ['div', ['x', -4], ['1/(−4)']],
  ['pow', ['x', 'y'], ['y·xʸ⁻¹', 'xʸ·ln x']],
  ['pow', ['x', 2], ['2·x']],
  ['pow', ['x', 3], ['3·x²']],
  ['pow', ['x', -12], ['(−12)·x⁻¹³']],
  ['pow', ['x', 0.5], ['0.5·x^(−0.5)']],
  ['pow', [2, 'x'], ['2ˣ·ln 2']],
  ['logaddexp', [0, 'x'], [undefined]],
  ['tanh', ['x'], ['1 − tanh²']],
  ['hypot', [3, 'x', 'y'], ['x/hypot', 'y/hypot']],
  ['max', ['x', 'y'], [undefined, undefined]],
] as const)('%s of %j has the slopes %j', (name, args, slopes) => {
  expect(slopesOf(name, args)).toEqual(slopes);
});

test.each([
  ['div', -1.5],
  ['pow', 3],
  ['pow', -1],
  ['pow', 0.25],
  ['pow', 1],
  ['mul', 4],
  ['sub', 3],
] as const)('what is written of %s with %d is its slope', (name, constant) => {
  const [slope] = slopesOf(name, ['x', constant]);
  const s = new Sketch('f');
  const x = s.input('f', X);
  const f = s.op(name, [x, constant], 'f');
  const { tape } = s.done(f);
  expect(evaluateFormula(slope!, { x: X })).toBeCloseTo(tape.gradient[x.entry], 12);
});
