import { ShapeError, shapeText, type Tensor, type TensorShape } from '../tensor.ts';
import { walk } from '../tensors/broadcast.ts';
import type { TensorRow } from './row.ts';

/** A sum of products over labelled indices. Labels are numbers from 0. */
export interface EinsumParams {
  readonly inputs: readonly (readonly number[])[];
  readonly output: readonly number[];
}

/** How many elements a label runs over, and with which strides it moves in a shape. */
function lengthsOf(shapes: readonly TensorShape[], { inputs }: EinsumParams): number[] {
  const lengths: number[] = [];
  shapes.forEach((shape, k) => {
    if (shape.length !== inputs[k].length)
      throw new ShapeError(`einsum labels ${inputs[k].length} dimensions of shape ${shapeText(shape)}`, [shape]);
    shape.forEach((length, d) => {
      const label = inputs[k][d];
      const known = lengths[label] ?? 1;
      if (known !== length && known !== 1 && length !== 1)
        throw new ShapeError(
          `einsum gives an index lengths ${known} and ${length} in ${shapes.map(shapeText).join(', ')}`,
          shapes,
        );
      lengths[label] = known === 1 ? length : known;
    });
  });
  return lengths;
}

function stridesFor(shape: TensorShape, labels: readonly number[], count: number): number[] {
  const strides = new Array<number>(count).fill(0);
  let stride = 1;
  // A label that stands twice moves along both: it reads the diagonal.
  for (let d = shape.length - 1; d >= 0; d--) {
    if (shape[d] !== 1) strides[labels[d]] += stride;
    stride *= shape[d];
  }
  return strides;
}

/** Labels of the output first, so that what is summed for one element comes together. */
function inOrder(lengths: readonly number[], output: readonly number[]): number[] {
  return [...output, ...lengths.keys()].filter((label, i, all) => all.indexOf(label) === i);
}

/** to[…] += product of the factors, over all indices. */
function contract(
  to: Float64Array,
  toStrides: readonly number[],
  factors: readonly { readonly data: Float64Array; readonly strides: readonly number[] }[],
  lengths: readonly number[],
  order: readonly number[],
): void {
  const sorted = (strides: readonly number[]) => order.map((label) => strides[label]);
  const all = [sorted(toStrides), ...factors.map(({ strides }) => sorted(strides))];
  const data = factors.map((factor) => factor.data);
  walk(sorted(lengths), all, (at, _start, length, steps) => {
    for (let i = 0; i < length; i++) {
      let product = 1;
      for (let f = 0; f < data.length; f++) product *= data[f][at[f + 1] + i * steps[f + 1]];
      to[at[0] + i * steps[0]] += product;
    }
  });
}

const shapesOf = (args: readonly Tensor[]) => args.map(({ shape }) => shape);

const A = [
  [1.5, -2.25, 0.5],
  [0.25, 3, -1],
];
const B = [
  [2, 0.5],
  [-1, 1.25],
  [3, -0.75],
];

export const einsum: TensorRow<EinsumParams> = {
  symbol: 'einsum',
  gate: 'transposes',
  shape: (shapes, params) => {
    const lengths = lengthsOf(shapes, params);
    return params.output.map((label) => lengths[label]);
  },
  work: (shapes, params) => lengthsOf(shapes, params).reduce((product, length) => product * length, shapes.length),
  forward: (out, args, params, shape) => {
    const lengths = lengthsOf(shapesOf(args), params);
    const factors = args.map(({ data, shape }, k) => ({
      data,
      strides: stridesFor(shape, params.inputs[k], lengths.length),
    }));
    contract(out, stridesFor(shape, params.output, lengths.length), factors, lengths, inOrder(lengths, params.output));
  },
  vjps: [
    (into, g, out, args, params, k) => {
      const lengths = lengthsOf(shapesOf(args), params);
      const strides = (shape: TensorShape, labels: readonly number[]) => stridesFor(shape, labels, lengths.length);
      const factors = args.map(({ data, shape }, i) => ({ data, strides: strides(shape, params.inputs[i]) }));
      const { strides: intoStrides } = factors[k];
      factors[k] = { data: g, strides: strides(out.shape, params.output) };
      contract(into, intoStrides, factors, lengths, inOrder(lengths, params.inputs[k]));
    },
  ],
  samples: [
    {
      args: [A, B],
      params: {
        inputs: [
          [0, 1],
          [1, 2],
        ],
        output: [0, 2],
      },
    },
    {
      args: [A, B],
      params: {
        inputs: [
          [0, 1],
          [1, 2],
        ],
        output: [],
      },
    },
    { args: [A], params: { inputs: [[0, 1]], output: [1, 0] } },
    { args: [A], params: { inputs: [[0, 1]], output: [1] } },
    {
      args: [
        [
          [1, 2],
          [3, 5],
        ],
      ],
      params: { inputs: [[0, 0]], output: [0] },
    },
    {
      args: [
        [
          [1, 2],
          [3, 5],
        ],
      ],
      params: { inputs: [[0, 0]], output: [] },
    },
    { args: [A, B, [1, -2]], params: { inputs: [[0, 1], [1, 2], [0]], output: [2, 0] } },
    {
      args: [[[1, 2, 3]], A],
      params: {
        inputs: [
          [0, 1],
          [0, 1],
        ],
        output: [0],
      },
    },
  ],
};

/**
 * Reads `ij,jk->ik`, with `...` for the dimensions in front of the named ones and without the arrow for the labels
 * that stand once, in alphabetical order.
 *
 * @throws ShapeError where the labels do not fit the shapes
 */
export function parseEinsum(text: string, shapes: readonly TensorShape[]): EinsumParams {
  const [left, right] = text.replace(/\s/g, '').split('->');
  const terms = left.split(',');
  const wrong = (why: string) => new ShapeError(`einsum "${text}": ${why}`, shapes);
  if (terms.length !== shapes.length) throw wrong(`${terms.length} operands are labelled, and ${shapes.length} given`);
  for (const term of [...terms, right ?? ''])
    if (!/^[A-Za-z]*(\.\.\.)?[A-Za-z]*$/.test(term)) throw wrong(`${term} cannot be read`);
  const named = terms.map((term) => term.replace('...', ''));
  const extra = shapes.map((shape, k) => {
    const count = shape.length - named[k].length;
    if (count < 0 || (count > 0 && !terms[k].includes('...')))
      throw wrong(`${terms[k]} does not fit shape ${shapeText(shape)}`);
    return count;
  });
  const most = Math.max(0, ...extra);
  const letters = [...new Set(named.join(''))];
  const label = (letter: string) => most + letters.indexOf(letter);
  const labels = (term: string, count: number) => {
    const [before, after] = term.includes('...') ? term.split('...') : [term, ''];
    const middle = term.includes('...') ? Array.from({ length: count }, (_, i) => most - count + i) : [];
    return [...[...before].map(label), ...middle, ...[...after].map(label)];
  };
  const once = letters.filter((letter) => named.join('').split(letter).length === 2).sort();
  const output = right ?? `${most > 0 ? '...' : ''}${once.join('')}`;
  const outputLabels = labels(output, most);
  if ([...output].some((c) => c !== '.' && !letters.includes(c)))
    throw wrong('the result has a label that no operand has');
  if (new Set(outputLabels).size !== outputLabels.length) throw wrong('the result has a label twice');
  return { inputs: terms.map((term, k) => labels(term, extra[k])), output: outputLabels };
}
