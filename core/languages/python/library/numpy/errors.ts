/** `np.errstate` and `np.seterr`: what happens at infinities and at what is no number. */

import { defineMethods, type Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue } from '../../values/mappings.ts';
import {
  type FloatError,
  setTreatments,
  type Treatment,
  type Treatments,
  treatments,
} from '../../values/ndarray/warnings.ts';
import { builtinType, types } from '../../values/types.ts';
import { ObjectValue, type Value } from '../../values/values.ts';
import { defineAllocate } from '../define.ts';

const ERRORS: readonly FloatError[] = ['divide', 'over', 'under', 'invalid'];
const TREATMENTS: ReadonlySet<Value> = new Set(['ignore', 'warn', 'raise']);
const OPTIONS = 'all=None, divide=None, over=None, under=None, invalid=None';

function changes(machine: PyMachine, [all, ...each]: readonly Value[], node: number): Partial<Treatments> {
  const changed: Partial<Record<FloatError, Treatment>> = {};
  ERRORS.forEach((error, i) => {
    const treatment = each[i] ?? all;
    if (treatment === null) return;
    // What is printed or called elsewhere is a finding here.
    if (TREATMENTS.has(treatment)) changed[error] = treatment as Treatment;
    else if (treatment === 'print' || treatment === 'log' || treatment === 'call') changed[error] = 'warn';
    else machine.raise(types.ValueError, 'invalid error treatment', node);
  });
  return changed;
}

function asDict(machine: PyMachine, now: Treatments, node: number): DictValue {
  const dict = new DictValue();
  for (const error of ERRORS) dict.set(machine, error, now[error], node);
  return dict;
}

class ErrorState extends ObjectValue {
  before: Treatments | undefined;

  constructor(readonly changed: Partial<Treatments>) {
    super(errorStateType);
  }
}

const errorStateType = builtinType('errstate', { module: 'numpy' });
defineAllocate(
  errorStateType,
  `*, call=None, ${OPTIONS}`,
  (machine, _type, [, ...options], node) => new ErrorState(changes(machine, options, node)),
);

defineMethods(errorStateType, {
  __enter__: [
    'self, /',
    (machine, [self]) => {
      const state = self as ErrorState;
      state.before = treatments(machine);
      setTreatments(machine, state.changed);
      return null;
    },
  ],
  __exit__: [
    'self, /, *args',
    (machine, [self]) => {
      setTreatments(machine, (self as ErrorState).before ?? {});
      return null;
    },
  ],
});

export const errorClasses: Readonly<Record<string, Value>> = { errstate: errorStateType };

export const errorFunctions: Functions = {
  seterr: [
    OPTIONS,
    (machine, options, node) => {
      const before = asDict(machine, treatments(machine), node);
      setTreatments(machine, changes(machine, options, node));
      return before;
    },
  ],
  geterr: ['', (machine, _args, node) => asDict(machine, treatments(machine), node)],
};
