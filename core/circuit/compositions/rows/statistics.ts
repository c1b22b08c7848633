import type { Rows } from '../row.ts';

/** Of the elements of an array along some axes. */
export const statistics = {
  variance: { label: 'var', local: '2(x − x̄)/n', written: ['mean((x - mean(x))^2)'] },
  standardDeviation: {
    label: 'std',
    local: '(x − x̄)/(n·s)',
    written: ['sqrt(variance(x))', 'sqrt(mean((x - mean(x))^2))'],
  },
  /** s is the deviation with c, which keeps it from 0. */
  standardisedByDeviation: {
    label: '(x−x̄)/s',
    local: '(I − 1/n)/s − x̂·x̂ᵀ/(n·(s − c))',
    written: ['(x - mean(x)) / (deviation(x) + c)'],
  },
  standardised: {
    label: '(x−x̄)/s',
    local: '(I − (1 + x̂·x̂ᵀ)/n)/s',
    written: [
      '(x - mean(x)) / deviation(x)',
      ...['variance(x)', 'mean((x - mean(x))^2)'].flatMap((variance) => [
        `(x - mean(x)) / sqrt(${variance} + c)`,
        `(x - mean(x)) / sqrt(${variance})`,
        `(x - mean(x)) * (1 / sqrt(${variance} + c))`,
      ]),
    ],
  },
} satisfies Rows;
