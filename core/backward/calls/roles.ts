/** What a parameter may be, by its name and its use: the likeliest shapes first. */
import type { Use } from './usage.ts';

/** A number or an array of one, or something as the language writes it. */
export type Candidate = { readonly shape: readonly number[]; readonly values: Values } | { readonly text: string };

/** `positive`: between 0 and 1. `whole`: from 0 to 2. */
export type Values = 'real' | 'positive' | 'whole';

/**
 * Ways in which the parameters of a function go together: examples are rows, or columns; there is one; all are numbers;
 * examples are images, or sequences; all layers have the same length; one array has the weights of all gates of a recurrent cell, and
 * again with the same length; what a cell is given is put beside its state, or on top of it.
 */
export const CONVENTIONS = [
  /** One of the others, as far as the code tells. */
  'usual',
  'rows',
  'columns',
  'single',
  'scalars',
  'images',
  'sequences',
  'square',
  'gates',
  'squareGates',
  'beside',
  'onTop',
] as const;
export type Convention = (typeof CONVENTIONS)[number];

export interface Candidates {
  readonly all: readonly Candidate[];
  /** Which of them is that of a convention. */
  readonly by: Readonly<Record<Convention, number>>;
  /** Its name or its documentation says what it is: what broadcasts there is meant to. */
  readonly isTold: boolean;
}

/**
 * Lengths along the dimensions: of a batch, of the features of the first layer, the second, …, of images. All differ, so
 * that what is transposed by mistake does not fit.
 */
const LENGTHS: Readonly<Record<string, number>> = {
  N: 3,
  D: 4,
  M: 5,
  K: 6,
  L: 7,
  Q: 20, // the four gates of an LSTM with M units
  P: 15, // the three of a GRU
  R: 16, // the four of an LSTM with D units
  Z: 9, // inputs and units together
  B: 2,
  C: 3,
  H: 4,
  I: 3,
  F: 2,
  '1': 1,
};
/** Layers, in order. */
const LAYERS = 'DMKL';

type Shapes = Readonly<{ rows: string; columns: string; single: string } & Partial<Record<Convention, string>>>;

interface Role {
  readonly name: RegExp;
  /** For the conventions; letters are dimensions, `.` is a number. Those that are not here are as rows or columns. */
  readonly shapes: Shapes;
  readonly others: readonly string[];
  readonly values?: Values;
}

const LABELS = /^([yY]|[tT]|labels?|targets?|truth|[yY]_?(true|train|batch|real)|expected|desired)$/;

const ROLES: readonly Role[] = [
  {
    name: LABELS,
    shapes: { rows: 'NM', columns: 'MN', single: 'M', sequences: 'BNM', square: 'ND' },
    others: ['NK', 'KN', 'ND', 'DN', 'N', 'D', 'K', '1N'],
  },
  {
    name: /^(p|probs?|y_?hat|y_?pred|pred\w*|AL)$/,
    shapes: { rows: 'ND', columns: 'DN', single: 'D' },
    others: ['N', '1N'],
    values: 'positive',
  },
  {
    name: /^\w?(gamma|scale|beta|shift)\d?$/,
    shapes: { rows: 'D', columns: 'D1', single: 'D', images: '1C11' },
    others: ['1D', 'C'],
  },
  {
    name: /^(h|c|s|a|state|hidden)_?(prev|0|init)\w*$|^(prev|init)\w*_?(h|c|s|a|state|hidden)$/,
    shapes: { rows: 'NM', columns: 'MN', single: 'M', sequences: 'BM', square: 'ND', squareGates: 'ND' },
    others: ['M1'],
  },
  {
    name: /^(W_?xh|W_?ih|W_?ax|Wx|U)\w*$/,
    shapes: { rows: 'DM', columns: 'MD', single: 'MD', square: 'DD', gates: 'DQ', squareGates: 'DR' },
    others: ['QD', 'DP', 'MM'],
  },
  {
    name: /^(W_?hh|W_?aa|Wh|Whh)\w*$/,
    shapes: { rows: 'MM', columns: 'MM', single: 'MM', square: 'DD', gates: 'MQ', squareGates: 'DR' },
    others: ['QM', 'MP'],
  },
  {
    name: /^(W_?hy|W_?ya|Wy|V|[Ww]_?o(ut(put)?)?)$/,
    shapes: { rows: 'MK', columns: 'KM', single: 'KM', square: 'DD', beside: 'ZM', onTop: 'MZ' },
    others: ['MD', 'DM', 'M', 'K'],
  },
  {
    name: /^b_?(y|out(put)?)$/,
    shapes: { rows: 'K', columns: 'K1', single: 'K', square: 'D' },
    others: ['1K'],
  },
  {
    name: /^b(_?[a-z]{1,2}|_?\d)?$|^bias/,
    shapes: { rows: 'M', columns: 'M1', single: 'M', images: 'F', square: 'D', gates: 'Q', squareGates: 'R' },
    others: ['1M', 'P', 'K'],
  },
  {
    name: /^([Ww](_?[A-Za-z]{1,3}|_?\d)?|weights?\w*|theta|kernels?|filters?|F|embed\w*)$/,
    shapes: {
      rows: 'DM',
      columns: 'MD',
      single: 'MD',
      images: 'FCII',
      square: 'DD',
      gates: 'DQ',
      squareGates: 'DR',
      beside: 'ZM',
      onTop: 'MZ',
    },
    others: ['D', 'II', 'D1', '1D', 'I', 'N', 'MM'],
  },
  {
    name: /^mask$/,
    shapes: { rows: 'ND', columns: 'DN', single: 'D', images: 'BCHH', sequences: 'BN' },
    others: ['NM', 'NN'],
  },
  { name: /^(q|queries|query|Q)$/, shapes: { rows: 'ND', columns: 'DN', single: 'D' }, others: ['BND', 'BCND'] },
  {
    name: /^(k|keys?|K)$/,
    shapes: { rows: 'MD', columns: 'DM', single: 'D', square: 'ND' },
    others: ['BMD', 'BND', 'BCND'],
  },
  {
    name: /^(v|values?)$/,
    shapes: { rows: 'MK', columns: 'KM', single: 'D', square: 'ND' },
    others: ['BMK', 'BND', 'BCND'],
  },
];
/** Whatever has another name: inputs, activations. */
const INPUT: Omit<Role, 'name'> = {
  shapes: { rows: 'ND', columns: 'DN', single: 'D', images: 'BCHH', sequences: 'BND' },
  others: ['HH', 'CHH', 'N', 'D1', '1D', 'NM'],
};
/** Names of what makes results of another length than there are inputs. */
const WEIGHTS = /^([WwUV](_?[A-Za-z]{1,3}|_?\d)?|weights?\w*|theta\w*|kernels?|filters?|F|embed\w*)$/;

/** What results are compared with. */
export function isLabel(name: string): boolean {
  return LABELS.test(name);
}

/** It is 0 where nothing is given, and then a part of the loss is not seen. */
export function isPenalty(name: string): boolean {
  return /^(reg\w*|lam(b|bda|bd)?|lambda_|l2\w*|weight_decay|wd)$/.test(name);
}

export function isWeight(name: string): boolean {
  return WEIGHTS.test(name);
}

/** What holds a number by its name, and which. */
const NUMBERS: readonly (readonly [name: RegExp, text: string])[] = [
  [/^(eps|epsilon)$/, '1e-5'],
  [/^(reg\w*|lam(b|bda|bd)?|lambda_|l2\w*|weight_decay|wd|lambd)$/, '0.1'],
  [/^(lr|learning_?rate|alpha|slope|leak\w*|negative_slope)$/i, '0.1'],
  [/^(momentum|beta_?[12]|decay\w*|rho)$/, '0.9'],
  [/^(dropout|drop_?(rate|prob|p)|keep\w*|rate)$/i, '0.5'],
  [/^(temperature|tau|sigma|std|delta|margin)$/, '1.0'],
  [/^(stride|strides|pad|padding|dilation|seed)$/, '1'],
  [/^(pool|kernel|filter)_?(size|height|width|h|w)$|^(pool|k_?size|kernel_?size|HH|WW)$/i, '2'],
  [/^(num_?|n_?)?(heads?|groups?|layers?|steps?|epochs|iters?|iterations)$/i, '2'],
  [/^(training|train|is_?train\w*|verbose)$/i, 'flag'],
  [/^G$/, '2'],
  [/^mode$/, 'mode'],
];

/** Lengths that a layer is made with, by name. */
const SIZES: readonly (readonly [name: RegExp, length: number])[] = [
  [/vocab/i, LENGTHS.K],
  [/out_?ch|filters/i, LENGTHS.F],
  [/ch(annels?)?(_|$)/i, LENGTHS.C],
  [/hid|units|^(H|n_?h)$/i, LENGTHS.M],
  [/out|class|^(C|K|M|n_?y)$/i, LENGTHS.M],
  [/(^|_|n|fan)(in|inputs?|x|features)(_|$)|^(in|input)|^D$/i, LENGTHS.D],
];

export interface Setting {
  /** Arrays are of NumPy. */
  readonly hasArrays: boolean;
  readonly isTrue: string;
  /** There are no weights: results are as long as inputs. */
  readonly isElementwise: boolean;
  /** There are hidden layers before the output. */
  readonly isDeep: boolean;
  /** Lengths for those that have no name that tells: the next. */
  readonly nextLength: () => number;
  /** There are lists of rows. */
  readonly isBatch: boolean;
  readonly usual: Exclude<Convention, 'usual'>;
  /** One vector of weights, as in `w` beside `X`: a number is the result for each example. */
  readonly isLinear: boolean;
}

export function candidatesOf(name: string, use: Use, setting: Setting): Candidates {
  if (use.texts.size > 0) return only([...use.texts].map((text) => ({ text: `'${text}'` })));
  const said = NUMBERS.find(([pattern]) => pattern.test(name))?.[1];
  if (said === 'mode') return only([{ text: "'train'" }]);
  if (said === 'flag') return only([{ text: setting.isTrue }]);
  if (said !== undefined && use.depth === 0) return only([{ text: said }]);
  if (use.isSize && use.depth === 0) return only([{ text: String(lengthOf(name, setting)) }]);
  const role = ROLES.find((one) => one.name.test(name));
  const { shapes, others, values = 'real' } = fitted(name, role ?? INPUT, setting);
  // One a row.
  const isColumn = isLabel(name) && use.depth === 1 && setting.isBatch;
  const listed = CONVENTIONS.map((convention) => (isColumn ? 'N' : shapeBy(shapes, convention)));
  const reals = [...listed, ...others, '.'].map((letters): Candidate => ({ shape: lengths(letters), values }));
  const whole = (letters: string): Candidate => ({ shape: lengths(letters), values: 'whole' });
  const wholes = [...CONVENTIONS.map((convention) => whole(WHOLES[convention] ?? 'N')), whole('BN')];
  const all = use.isIndex ? [...wholes, ...reals] : [...reals, ...wholes];
  return { ...ordered(all, use.depth, setting), isTold: role !== undefined };
}

const WHOLES: Readonly<Partial<Record<Convention, string>>> = { scalars: '.', sequences: 'BN' };

function shapeBy(shapes: Shapes, convention: Convention): string {
  if (convention === 'scalars') return '.';
  return shapes[convention] ?? (convention === 'onTop' ? shapes.columns : shapes.rows);
}

function only(all: readonly Candidate[]): Candidates {
  return { all, by: byConvention(() => 0), isTold: true };
}

/** One that all conventions take. */
export function first(said: Candidate, { all }: Candidates): Candidates {
  return only([said, ...all]);
}

function byConvention(place: (convention: Convention) => number): Candidates['by'] {
  return Object.fromEntries(CONVENTIONS.map((name) => [name, place(name)])) as Record<Convention, number>;
}

/** Those with as many dimensions as the code says come before others. */
function ordered(
  listed: readonly Candidate[],
  depth: number,
  { hasArrays, usual }: Setting,
): Omit<Candidates, 'isTold'> {
  const dimensions = (candidate: Candidate) => ('shape' in candidate ? candidate.shape.length : 0);
  const fits = (candidate: Candidate) => (hasArrays ? dimensions(candidate) >= depth : dimensions(candidate) === depth);
  const all = unique([...listed.filter(fits), ...listed.filter((one) => !fits(one))]);
  const place = (i: number) => {
    const wanted = listed[i];
    const meant = fits(wanted) ? wanted : (listed.slice(i).find(fits) ?? all[0]);
    return Math.max(
      0,
      all.findIndex((one) => keyOf(one) === keyOf(meant)),
    );
  };
  return {
    all,
    by: byConvention((convention) => place(CONVENTIONS.indexOf(convention === 'usual' ? usual : convention))),
  };
}

function unique(candidates: readonly Candidate[]): Candidate[] {
  return [...new Map(candidates.map((candidate) => [keyOf(candidate), candidate])).values()];
}

export function keyOf(candidate: Candidate): string {
  return 'text' in candidate ? candidate.text : `${candidate.values} ${candidate.shape}`;
}

/** What goes with one vector of weights. */
const LINEAR: readonly (readonly [is: (name: string) => boolean, shapes: Shapes])[] = [
  [isWeight, { rows: 'D', columns: 'D1', single: 'D' }],
  [isLabel, { rows: 'N', columns: '1N', single: '.' }],
  [(name) => /^b(ias)?$/.test(name), { rows: '.', columns: '.', single: '.' }],
];

/** `W2` is between the second layer and the third. */
function fitted(name: string, role: Omit<Role, 'name'>, { isElementwise, isLinear }: Setting): Omit<Role, 'name'> {
  const linear = isLinear ? LINEAR.find(([is]) => is(name))?.[1] : undefined;
  if (linear !== undefined) return { ...role, shapes: linear, others: [...Object.values(role.shapes), ...role.others] };
  const layer = Number(/^(?:w|W|b)_?(\d)$/.exec(name)?.[1] ?? 1);
  const shift = isElementwise ? { M: 'D' } : shiftBy(layer - 1);
  const moved = (letters: string) => letters.replace(/[DM]/g, (letter) => shift[letter] ?? letter);
  const shapes = Object.entries(role.shapes).map(([convention, letters]) => [convention, moved(letters)]);
  return { ...role, shapes: Object.fromEntries(shapes), others: role.others.map(moved) };
}

function shiftBy(layers: number): Readonly<Record<string, string>> {
  return Object.fromEntries([...LAYERS].map((letter, i) => [letter, LAYERS[i + layers] ?? letter]));
}

function lengths(letters: string): number[] {
  return letters === '.' ? [] : [...letters].map((letter) => LENGTHS[letter]);
}

function lengthOf(name: string, { isDeep, nextLength }: Setting): number {
  const known = SIZES.find(([pattern]) => pattern.test(name))?.[1];
  if (known === undefined) return nextLength();
  return isDeep && /out|class|^(C|K|n_?y)$/i.test(name) ? LENGTHS.K : known;
}
