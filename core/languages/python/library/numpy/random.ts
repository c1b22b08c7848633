/** `np.random`: NumPy's generators. What the program gives no seed has one all the same, which is remarked. */
import type { Functions } from '../../values/functions.ts';
import type { ModuleContents } from '../modules/module.ts';
import {
  absentFunctions,
  defaultRng,
  generatorType,
  legacyActions,
  mt19937Type,
  pcg64Type,
  randomStateType,
  seedSequenceType,
  shared,
} from './draws/generators.ts';

/** The same by other names. */
const ALIASES: Readonly<Record<string, string>> = { ranf: 'random_sample', sample: 'random_sample' };

const ofShared: Functions = Object.fromEntries(
  Object.entries(legacyActions).map(([name, [signature, action]]) => [
    name,
    [signature, (machine, args, node) => action(machine, shared(machine, node), args, node)],
  ]),
);

export const numpyRandom: ModuleContents = {
  functions: {
    ...absentFunctions,
    ...ofShared,
    ...Object.fromEntries(Object.entries(ALIASES).map(([alias, name]) => [alias, ofShared[name]])),
    default_rng: ['seed=None', defaultRng],
  },
  constants: {
    RandomState: randomStateType,
    Generator: generatorType,
    SeedSequence: seedSequenceType,
    PCG64: pcg64Type,
    MT19937: mt19937Type,
  },
};
