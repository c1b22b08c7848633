import { ShapeError, shapeText } from '../tensor.ts';
import type { TensorRow } from './row.ts';

/** Between which two points x lies, and how far on; outside, an end with `width` 0. */
function segment(x: number, xp: Float64Array): { low: number; high: number; width: number; on: number } {
  const last = xp.length - 1;
  if (x < xp[0]) return { low: 0, high: 0, width: 0, on: 0 };
  if (!(x < xp[last])) return { low: last, high: last, width: 0, on: Number.isNaN(x) ? x : 0 };
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (xp[middle] <= x) low = middle;
    else high = middle;
  }
  const width = xp[high] - xp[low];
  return { low, high, width, on: (x - xp[low]) / width };
}

const XP = [0, 1, 3, 4];
const FP = [1, -1, 2, 2.5];

/** Linear between the points (xp, fp), whose xp rise; their ends outside. Arguments: x, xp, fp. */
export const interp: TensorRow<undefined> = {
  symbol: 'interp',
  gate: 'scales',
  shape: ([x, xp, fp]) => {
    if (xp.length !== 1 || fp.length !== 1 || xp[0] !== fp[0] || xp[0] === 0)
      throw new ShapeError(`interp needs as many values as points, not shapes ${shapeText(xp)} and ${shapeText(fp)}`, [
        xp,
        fp,
      ]);
    return x;
  },
  forward: (out, [{ data: x }, { data: xp }, { data: fp }]) => {
    for (let i = 0; i < out.length; i++) {
      const { low, high, on } = segment(x[i], xp);
      out[i] = fp[low] + on * (fp[high] - fp[low]);
    }
  },
  vjps: [
    (into, g, _out, [{ data: x }, { data: xp }, { data: fp }]) => {
      for (let i = 0; i < g.length; i++) {
        const { low, high, width } = segment(x[i], xp);
        if (width > 0) into[i] += (g[i] * (fp[high] - fp[low])) / width;
      }
    },
    (into, g, _out, [{ data: x }, { data: xp }, { data: fp }]) => {
      for (let i = 0; i < g.length; i++) {
        const { low, high, width, on } = segment(x[i], xp);
        if (width === 0) continue;
        const slope = (fp[high] - fp[low]) / width;
        into[low] -= g[i] * slope * (1 - on);
        into[high] -= g[i] * slope * on;
      }
    },
    (into, g, _out, [{ data: x }, { data: xp }]) => {
      for (let i = 0; i < g.length; i++) {
        const { low, high, on } = segment(x[i], xp);
        into[low] += g[i] * (1 - on);
        into[high] += g[i] * on;
      }
    },
  ],
  kinks: ([{ data: x }, { data: xp }], _params, say) => {
    if (xp.length < 2) return;
    const points = new Set(xp);
    for (const at of x) if (points.has(at)) say('a corner: the slope to its right');
  },
  samples: [
    { args: [[0.5, 2, 3.5, -1, 9], XP, FP], params: undefined },
    { args: [[[2.5], [1.25]], XP, FP], params: undefined },
    {
      args: [[1, 4], XP, FP],
      params: undefined,
      kink: 'at a point',
      gradients: [
        [1.5, 0],
        [0, -1.5, 0, 0],
        [0, 1, 0, 1],
      ],
    },
  ],
};
