import type { Rows } from './row.ts';
import { activations } from './rows/activations.ts';
import { distances } from './rows/distances.ts';
import { linear } from './rows/linear.ts';
import { probabilities } from './rows/probabilities.ts';
import { statistics } from './rows/statistics.ts';

/** Of two that have the same formula the first counts. */
export const rows: Rows = {
  ...activations,
  ...probabilities,
  ...distances,
  ...statistics,
  ...linear,
};
