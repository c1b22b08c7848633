import type { Rows } from '../row.ts';

/** How far apart two are, and how long one is. */
export const distances = {
  squaredError: { label: '(x−y)²', local: '±2(x − y)', written: ['(x - y)^2'] },
  halfSquaredError: { label: '½(x−y)²', local: '±(x − y)', written: ['half((x - y)^2)'] },
  halfSumOfSquaredErrors: { label: '½Σ(x−y)²', local: '±(x − y)', written: ['half(sum((x - y)^2))'] },
  halfMeanSquaredError: { label: '½mean (x−y)²', local: '±(x − y)/n', written: ['half(mean((x - y)^2))'] },
  halfOfDividedSquaredErrors: {
    label: 'Σ(x−y)²/2n',
    local: '±(x − y)/n',
    written: ['half(sum((x - y)^2)) / n', 'half(sum((x - y)^2) / n)'],
  },
  meanSquaredError: { label: 'mean (x−y)²', local: '±2(x − y)/n', written: ['mean((x - y)^2)'] },
  /** The number may be how many there are, or another. */
  dividedSquaredErrors: { label: 'Σ(x−y)²/n', local: '±2(x − y)/n', written: ['sum((x - y)^2) / n'] },
  scaledSquaredErrors: { label: 'c·Σ(x−y)²', local: '±2·c·(x − y)', written: ['c * sum((x - y)^2)'] },
  sumOfSquaredErrors: { label: 'Σ(x−y)²', local: '±2(x − y)', written: ['sum((x - y)^2)'] },
  rootMeanSquaredError: {
    label: '√mean (x−y)²',
    local: '±(x − y)/(n·√mean)',
    written: ['sqrt(mean((x - y)^2))'],
  },
  distance: {
    label: '‖x−y‖',
    local: '±(x − y)/‖x − y‖',
    written: ['sqrt(sum((x - y)^2))', 'norm(x - y)'],
  },
  norm: { label: '‖·‖', local: 'x/‖x‖', op: 'norm', written: ['sqrt(sum(x^2))'] },
  unit: { label: 'x/‖x‖', local: '(I − x̂·x̂ᵀ)/‖x‖', written: ['x / Norm(x)'] },
} satisfies Rows;
