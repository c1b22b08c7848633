import { type Later, runCases } from './cases.ts';

/** What does not work, and the error that says so. A case that begins to work has to leave this list. */
const later: readonly Later[] = [
  {
    because: 'elements are stored as floats, of which none holds 2⁶³ − 1',
    code: 'unsupported',
    ids: ['nasty.numpy.integers#1'],
  },
];

runCases('numpy', 'python', later);
