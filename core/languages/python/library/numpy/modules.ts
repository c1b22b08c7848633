/** The modules of NumPy and SciPy besides `numpy` itself, by their dotted names. */
import type { ModuleContents } from '../modules/module.ts';
import { linalg } from './linalg.ts';
import { special, stats } from './special.ts';
import { testing } from './testing.ts';

export const numpyModules: Readonly<Record<string, ModuleContents>> = {
  'numpy.linalg': linalg,
  'numpy.testing': testing,
  scipy: {},
  'scipy.special': special,
  'scipy.stats': stats,
};
