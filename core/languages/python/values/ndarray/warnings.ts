/** NumPy's warnings about floats: findings here, each once a place; `np.seterr` and `np.errstate` say which. */
import type { PyMachine } from '../machine.ts';
import { types } from '../types.ts';

export type FloatError = 'divide' | 'over' | 'under' | 'invalid';
export type Treatment = 'ignore' | 'warn' | 'raise';
export type Treatments = Readonly<Record<FloatError, Treatment>>;

const DEFAULT: Treatments = { divide: 'warn', over: 'warn', under: 'ignore', invalid: 'warn' };
const KEY = 'numpy.errstate';

const words: Readonly<Record<FloatError, string>> = {
  divide: 'divide by zero encountered',
  over: 'overflow encountered',
  under: 'underflow encountered',
  invalid: 'invalid value encountered',
};

export function treatments(machine: PyMachine): Treatments {
  return (machine.kept.get(KEY) as Treatments | undefined) ?? DEFAULT;
}

export function setTreatments(machine: PyMachine, changed: Partial<Treatments>): void {
  machine.kept.set(KEY, { ...treatments(machine), ...changed });
}

/** @param where the function, as NumPy names it */
export function warn(machine: PyMachine, error: FloatError, where: string, node: number): void {
  const treatment = treatments(machine)[error];
  if (treatment === 'ignore') return;
  const detail = `${words[error]} in ${where}`;
  if (treatment === 'raise') machine.raise(types.FloatingPointError, detail, node);
  machine.remark('numpy-warning', node, { detail });
}
