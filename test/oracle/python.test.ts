import { type Later, runCases } from './cases.ts';

/** What does not work yet, and the error that says so. A case that begins to work has to leave this list. */
const later: readonly Later[] = [
  {
    because: 'numpy is not there yet',
    code: 'input-needed',
    ids: ['python.numpy_language#1', 'python.numpy_language#4'],
  },
  { because: 'contextlib is not there yet', code: 'unsupported-function', ids: ['python.with#1'] },
];

runCases('python', later);
