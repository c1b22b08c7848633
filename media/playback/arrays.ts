/** The chain rule of whole arrays, as the notes write it: `dW = dD · Xᵀ`. */
import type { Quantity } from '../../core/answers.ts';
import { fill, type Words } from '../words.ts';
import { factor, firstTerm, name, plain, type Text, t, written } from './pieces.ts';
import { shapeOf, shapeText, sizeOf } from './quantities.ts';

/** One argument of an operation on arrays, and what arrives at the operation. */
export interface ArrayUse {
  readonly symbol: string;
  /** Which argument. */
  readonly k: number;
  /** Names and values of the arguments that are no constants; `k` is one of them. */
  readonly args: readonly { readonly k: number; readonly name: string; readonly value: Quantity | undefined }[];
  readonly out: Quantity | undefined;
  /** The gradient that arrives. */
  readonly up: Text;
  /** Of an operation that works element by element. */
  readonly local: Text | undefined;
}

export interface ArrayRule {
  readonly formula: Text;
  readonly note: string;
}

/** undefined: there is no short way to say it. */
export function arrayRule(use: ArrayUse, words: Words): ArrayRule | undefined {
  const row = rules[use.symbol];
  return row === undefined ? elementwise(use, words) : row(use, words);
}

const rules: Readonly<Record<string, (use: ArrayUse, words: Words) => ArrayRule | undefined>> = {
  '@': matmul,
  Σ: (use, words) => spread(use, words, use.up),
  mean: (use, words) => {
    const { value } = argumentOf(use);
    return spread(use, words, t`${factor(use.up)} / ${plain(String(sizeOf(value) / sizeOf(use.out)))}`);
  },
  T: (use) => ({ formula: transposed(factor(use.up)), note: arrow(use) }),
};

function argumentOf({ args, k }: ArrayUse) {
  return args.find((argument) => argument.k === k)!;
}

function arrow(use: ArrayUse): string {
  return `${shapeText(use.out)} → ${shapeText(argumentOf(use).value)}`;
}

function spread(use: ArrayUse, words: Words, formula: Text): ArrayRule {
  return { formula, note: fill(words.spreadOver, { shape: shapeText(argumentOf(use).value) }) };
}

/** The other matrix transposed, on its own side: the shapes leave no other way. */
function matmul(use: ArrayUse): ArrayRule | undefined {
  const { args, k, out, up } = use;
  const other = args.find((argument) => argument.k === 1 - k);
  if (other === undefined) return undefined;
  const { value } = argumentOf(use);
  const [own, its] = [shapeOf(value).length, shapeOf(other.value).length];
  const isMatrix = its > 1;
  const text = factor(name(other.name));
  const result = shapeText(value);
  if (own === 1 && its === 1) return { formula: t`${up} · ${text}`, note: '' };
  // A vector on the other side: each element of the gradient with each of the vector.
  const sign = isMatrix ? '·' : '⊗';
  const turned = isMatrix ? transposed(text) : text;
  const shape = isMatrix ? turnedText(other.value) : shapeText(other.value);
  const [formula, shapes] =
    k === 0
      ? [t`${factor(up)} ${plain(sign)} ${turned}`, `${shapeText(out)}${sign}${shape}`]
      : [t`${turned} ${plain(sign)} ${factor(up)}`, `${shape}${sign}${shapeText(out)}`];
  return { formula, note: `${shapes} → ${result}` };
}

function transposed(text: Text): Text {
  const all = written(text);
  return all.endsWith('ᵀ') ? name(all.slice(0, -1)) : t`${text}ᵀ`;
}

function turnedText(quantity: Quantity | undefined): string {
  const shape = shapeOf(quantity);
  return `(${[...shape.slice(0, -2), ...shape.slice(-2).toReversed()].join(',')})`;
}

function elementwise(use: ArrayUse, words: Words): ArrayRule | undefined {
  const { args, out, up, local } = use;
  if (local === undefined || !args.every(({ value }) => isSpreadTo(shapeOf(value), shapeOf(out)))) return undefined;
  const slope = written(local);
  const isNumber = /^\(?-?[\d.]+(e-?\d+)?\)?$/.test(slope);
  const product = slope === '1' ? up : slope === '(-1)' ? t`−${up}` : t`${up} ${plain(isNumber ? '·' : '⊙')} ${local}`;
  const { value } = argumentOf(use);
  if (sizeOf(value) === sizeOf(out)) return { formula: product, note: shapeText(out) };
  return {
    formula: t`Σ ${slope === '1' ? firstTerm(product) : t`(${product})`}`,
    note: `${words.broadcast} ${arrow(use)}`,
  };
}

/** Is a shape broadcast to another one? */
function isSpreadTo(shape: readonly number[], to: readonly number[]): boolean {
  const before = to.length - shape.length;
  return before >= 0 && shape.every((length, i) => length === 1 || length === to[before + i]);
}
