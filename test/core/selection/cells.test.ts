import { expect, test } from 'vitest';
import { isForeignCell } from '../../../core/selection/cells.ts';

test.each([
  ['%%bash\nls\n', true],
  ['\n# a listing\n  %%html\n<b>x</b>', true],
  ['%%timeit\nx = 1\n', false],
  ['%%capture out\nx = 1\n', false],
  ['%matplotlib inline\nx = 1\n', false],
  ['x = 5\n%%bash\n', false],
  ['', false],
])('%j is in another language: %s', (text, isForeign) => expect(isForeignCell(text)).toBe(isForeign));
