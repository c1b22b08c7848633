/** Ops that only move elements. They differ in name: what each does is said by where its elements come from. */
import type { Gate } from '../ops/row.ts';
import { stridesOf, type TensorShape } from '../tensor.ts';
import {
  type Gather,
  gather,
  onDiagonal,
  padded,
  repeated,
  rolled,
  scatterAdd,
  taken,
  tiled,
  triangle,
} from '../tensors/gather.ts';
import {
  atIndex,
  broadcastPlace,
  diagonal,
  expanded,
  flipped,
  sliced,
  squeezed,
  transposed,
  wholePlace,
} from '../tensors/place.ts';
import type { TensorRow } from './row.ts';

const MATRIX = [
  [1.5, -2.25, 0.5],
  [0.25, 3, -1],
];
const WHOLE = wholePlace([2, 3]);

/** Each sample is where its elements come from, out of a matrix 2 × 3. */
function movement(symbol: string, ...samples: Gather[]): TensorRow<Gather> {
  return moves(
    symbol,
    'moves',
    samples.map((params) => ({ args: [MATRIX], params })),
  );
}

function moves(symbol: string, gate: Gate, samples: TensorRow<Gather>['samples']): TensorRow<Gather> {
  return {
    symbol,
    gate,
    samples,
    shape: (_shapes, { shape }) => shape,
    forward: (out, [{ data }], from) => gather(out, data, from),
    vjps: [(into, g, _out, _args, from) => scatterAdd(into, g, from)],
  };
}

const reshapedTo = (shape: TensorShape) => ({ shape, offset: 0, strides: stridesOf(shape) });

export const movements = {
  reshape: movement('reshape', reshapedTo([3, 2]), reshapedTo([6])),
  transpose: movement('T', transposed(WHOLE), transposed(WHOLE, [1, 0])),
  slice: movement('[…]', sliced(WHOLE, 1, 0, 2, 2), sliced(WHOLE, 1, 2, -2, 2), atIndex(WHOLE, 0, -1)),
  flip: movement('flip', flipped(WHOLE, 0), flipped(flipped(WHOLE, 0), 1)),
  squeeze: movement('squeeze', squeezed(expanded(WHOLE, 1)), squeezed(expanded(WHOLE, 0), [0])),
  expandDims: movement('expand', expanded(WHOLE, 1), expanded(WHOLE, -1)),
  broadcastTo: movement('broadcast', broadcastPlace(WHOLE, [4, 2, 3]), broadcastPlace(expanded(WHOLE, 1), [2, 5, 3])),
  diagonal: movement('diagonal', diagonal(WHOLE), diagonal(WHOLE, 1), diagonal(WHOLE, -1)),
  /** By a list of places: integer arrays, masks. The same place may be read more than once. */
  take: movement('[…]', taken([2, 3], 1, [2, 0, 2, 1], [2, 2]), taken([2, 3], 0, [1], [])),
  roll: movement('roll', rolled([2, 3], 1, 1), rolled([2, 3], 0, -3)),
  repeat: movement('repeat', repeated([2, 3], 1, [2, 2, 2]), repeated([2, 3], 0, [1, 3])),
  tile: movement('tile', tiled([2, 3], 1, 2), tiled([2, 3], 0, 3)),
  pad: movement('pad', padded([2, 3], 1, 1, 2), { ...padded([2, 3], 0, 0, 1), fill: 7 }),
  triangle: movement('triangle', triangle([2, 3], 'lower', 0), triangle([2, 3], 'upper', 1)),
  diag: moves('diag', 'moves', [
    { args: [[1, 2, 3]], params: onDiagonal(3, 0) },
    { args: [[1, 2]], params: onDiagonal(2, -1) },
  ]),
  /** One element, as a number. */
  pick: movement('[…]', { shape: [], offset: 4, strides: [] }, { shape: [], offset: 0, strides: [] }),
  /** Another name for the same numbers, with a gradient of its own. */
  copy: movement('copy', WHOLE, wholePlace([2, 3])),
};

export interface AddAtParams {
  /** Where each element of the second argument is added, in C order. */
  readonly index: Int32Array;
}

/** The first argument with the elements of the second added at places, each as often as it is named: `np.add.at`. */
export const addAt: TensorRow<AddAtParams> = {
  symbol: '+[…]',
  gate: 'distributes',
  shape: ([shape]) => shape,
  forward: (out, [x, y], { index }) => {
    out.set(x.data);
    for (let i = 0; i < index.length; i++) out[index[i]] += y.data[i];
  },
  vjps: [
    (into, g) => {
      for (let i = 0; i < g.length; i++) into[i] += g[i];
    },
    (into, g, _out, _args, { index }) => {
      for (let i = 0; i < index.length; i++) into[i] += g[index[i]];
    },
  ],
  samples: [
    { args: [MATRIX, [1, 2, 4]], params: { index: Int32Array.of(0, 5, 0) } },
    { args: [MATRIX, [[1], [2]]], params: { index: Int32Array.of(3, 1) } },
  ],
};
