/** What the list of inputs shows of a session. Pure. */

import { elementOf } from '../core/array-tree.ts';
import type { LineName } from '../core/circuit/circuit.ts';
import { arrayOf, numberOf } from '../core/elements.ts';
import { formatQuantity, formatTree } from '../core/format.ts';
import type { ArrayTree, InputSummary, Summary, Tree } from '../core/index.ts';
import { sheetOf } from '../core/sheet.ts';
import { figuresOf } from '../core/statistics.ts';
import {
  type ArrayContent,
  type CallsState,
  type Content,
  type InputState,
  type InputsState,
  MOST_CELLS,
  MOST_INPUTS,
  type WindowPlace,
} from '../media/inputs/protocol.ts';
import { type Choice, saysMore } from './choice.ts';

/** What a view looks at. */
export interface Look {
  readonly filter: string;
  /** Columns of an array that have room. */
  readonly columns: number;
  /** By the names of arrays. */
  readonly places: ReadonlyMap<string, WindowPlace>;
  readonly digits: number;
  /** The line of a place in the text that ran. */
  lineOf(span: InputSummary['span']): LineName | undefined;
}

export type Listed = Pick<
  InputsState,
  'output' | 'inputs' | 'count' | 'constants' | 'missing' | 'calls' | 'changed' | 'digits'
>;

/** @param summary undefined: nothing ran */
export function listed(summary: Summary | undefined, choice: Choice | undefined, look: Look): Listed {
  const { inputs = [], constants = [], output, outputs = [], missing = [], guesses = [] } = summary ?? {};
  const found = matching(inputs, look.filter);
  return {
    output: output
      ? {
          name: output.name,
          value: formatTree(output.value, output.shape, look.digits),
          seed: output.seed,
          isArray: numberOf(output.value) === undefined,
          others: outputs.length > 1,
        }
      : undefined,
    inputs: found.slice(0, MOST_INPUTS).map((input) => inputState(input, true, choice, look)),
    count: inputs.length,
    constants: matching(constants, look.filter)
      .slice(0, MOST_INPUTS)
      .map((input) => inputState(input, false, choice, look)),
    missing: missing.map((name) => ({ name, guess: guesses.find((guess) => guess.name === name) })),
    calls: summary && callsOf(summary),
    changed: choice !== undefined && saysMore(choice),
    digits: look.digits,
  };
}

function matching(inputs: readonly InputSummary[], filter: string): readonly InputSummary[] {
  const wanted = filter.trim().toLowerCase();
  return wanted === '' ? inputs : inputs.filter(({ name }) => name.toLowerCase().includes(wanted));
}

function callsOf({ calls }: Summary): CallsState | undefined {
  if (calls.length === 0) return undefined;
  const at = calls.findIndex(({ chosen }) => chosen);
  return { at: at + 1, of: calls.length, text: calls[at]?.text ?? '' };
}

function inputState(input: InputSummary, differentiated: boolean, choice: Choice | undefined, look: Look): InputState {
  const { name, source, span, original, gradient } = input;
  return {
    ...{ name, source, original, differentiated },
    line: look.lineOf(span),
    content: contentOf(input, differentiated, look),
    gradient: differentiated ? shortGradient(gradient, input, look.digits) : undefined,
    expression: choice !== undefined && Object.hasOwn(choice.inputs, name) ? choice.inputs[name] : undefined,
    changed: source === 'chosen',
  };
}

function shortGradient(gradient: Tree, { shape }: InputSummary, digits: number): string | undefined {
  if (gradient === null) return undefined;
  const array = arrayOf(gradient, shape);
  if (array === undefined) return formatTree(gradient, shape, digits);
  const { elements: _, shape: __, ...statistics } = figuresOf(array);
  return formatQuantity({ ...statistics, shape: [], elements: undefined }, digits).replace(/^\[\] /, '');
}

function contentOf(input: InputSummary, differentiated: boolean, look: Look): Content {
  const { value, shape } = input;
  const x = numberOf(value);
  // Sizes, indexes and exponents stay whole.
  if (x !== undefined) return { kind: 'number', value: x, isWhole: !differentiated && Number.isInteger(x) };
  const array = arrayOf(value, shape);
  if (array === undefined) return { kind: 'other', text: formatTree(value, shape, look.digits) };
  return arrayContent(input, array, look);
}

function arrayContent(input: InputSummary, array: ArrayTree, look: Look): ArrayContent {
  const { shape, dtype } = array;
  const [rows, columns] = shape.length < 2 ? [1, array.data.length] : shape.slice(-2);
  const matrices = array.data.length / (rows * columns);
  const [height, width] = [Math.min(rows, MOST_CELLS), Math.min(columns, look.columns, MOST_CELLS)];
  const wanted = look.places.get(input.name);
  const matrix = Math.min(wanted?.matrix ?? 0, matrices - 1);
  const row = Math.min(wanted?.row ?? 0, rows - height);
  const column = Math.min(wanted?.column ?? 0, columns - width);
  const seen = (tree: ArrayTree) =>
    Array.from({ length: height * width }, (_, i) => {
      const at = (matrix * rows + row + Math.floor(i / width)) * columns + column + (i % width);
      return elementOf(tree, at);
    });
  const gradient = arrayOf(input.gradient, shape);
  const isAll = matrices === 1 && height === rows && width === columns;
  return {
    kind: 'array',
    isWhole: /^[iu]/.test(dtype),
    shapeText: `${dtype}[${shape.join(', ')}]`,
    ...{ rows, columns, matrices, shape },
    figures: figuresOf(array),
    window: { matrix, row, column, height, width, values: seen(array), gradients: gradient && seen(gradient) },
    sheet: isAll ? undefined : sheetOf(array, 'greatest'),
  };
}
