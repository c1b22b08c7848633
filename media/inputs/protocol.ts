/**
 * What the extension and the list of inputs say to each other, in the side bar and in the circuit panel.
 *
 * The view says `ready`, the host answers with the complete `state`, and sends it again whenever something in it changes.
 * `vary` is what a slider sends: as many as there are steps, but the next one only when `moved` has answered the one
 * before; the state that it led to comes right after. All others are answered by such a state alone, `check` by `checked`.
 * In the circuit panel the list may be closed: then the view says `leave`, and no state is sent, but `vary` is answered.
 *
 * Messages travel as JSON: the host sends `packed(message)` of media/protocol.ts.
 */
import type { Guess, InputSource, Sheet, Statistics } from '../../core/answers.ts';
import type { LineName } from '../../core/circuit/circuit.ts';
import { isRecord } from '../protocol.ts';
import type { Words } from '../words.ts';

/** More are found by the filter. */
export const MOST_INPUTS = 200;
/** Elements of an array that are seen at once, each way. */
export const MOST_CELLS = 8;

export interface InputsState {
  /** With the first state of a page; then they stay, and are not sent with every step. */
  readonly words?: Words;
  /** Significant digits. */
  readonly digits: number;
  /** In place of everything else: why there is nothing, and what can be done. */
  readonly hint: InputsHint | undefined;
  readonly output: OutputState | undefined;
  /** Those that the filter lets through, at most `MOST_INPUTS`; `count` counts all there are. */
  readonly inputs: readonly InputState[];
  readonly count: number;
  readonly constants: readonly InputState[];
  readonly missing: readonly MissingState[];
  readonly calls: CallsState | undefined;
  readonly whatIf: WhatIf | undefined;
  /** Something was chosen that can be taken back. */
  readonly changed: boolean;
  /** What is shown belongs to an older text. */
  readonly stale: boolean;
  /** What keeps newer results from being shown, or ended the run. */
  readonly error: string | undefined;
  /** What stands there is a remark, and no place in the code is the reason. */
  readonly isRemark: boolean;
}

export interface InputsHint {
  readonly text: string;
  readonly action: InputsAction;
  readonly label: string;
}

export interface OutputState {
  readonly name: string;
  /** As short text. */
  readonly value: string;
  /** What the sweep starts from: `1`, `ones`, an element, a name or an expression. */
  readonly seed: string;
  /** Not a number: which of it is differentiated is a choice. */
  readonly isArray: boolean;
  /** There are others to choose from. */
  readonly others: boolean;
}

export interface InputState {
  readonly name: string;
  readonly source: InputSource;
  readonly line: LineName | undefined;
  readonly content: Content;
  /** As short text; undefined: none. */
  readonly gradient: string | undefined;
  readonly differentiated: boolean;
  /** What the code, the directive or the call has for it. */
  readonly original: string | undefined;
  /** An expression that was chosen for it. */
  readonly expression: string | undefined;
  /** It can be given back what it was without a choice. */
  readonly changed: boolean;
}

export type Content =
  | { readonly kind: 'number'; readonly value: number; readonly isWhole: boolean }
  | ArrayContent
  /** Neither a number nor an array: only an expression can change it. */
  | { readonly kind: 'other'; readonly text: string };

export interface ArrayContent {
  readonly kind: 'array';
  /** Only whole numbers can stand in it. */
  readonly isWhole: boolean;
  /** `f64[5, 10]`. */
  readonly shapeText: string;
  /** Rows and columns of a matrix, and how many matrices there are: a vector is one row. */
  readonly rows: number;
  readonly columns: number;
  readonly matrices: number;
  readonly shape: readonly number[];
  readonly figures: Statistics;
  readonly window: Window;
  /** Where the window does not show all of it. */
  readonly sheet: Sheet | undefined;
}

/** The part of an array that is seen. */
export interface Window extends WindowPlace {
  readonly height: number;
  readonly width: number;
  /** Row by row; null: not a number. */
  readonly values: readonly (number | null)[];
  /** undefined: the array has no gradient. */
  readonly gradients: readonly (number | null)[] | undefined;
}

export interface WindowPlace {
  /** Which matrix, in C order, and its first row and column. */
  readonly matrix: number;
  readonly row: number;
  readonly column: number;
}

/** A parameter without a value. */
export interface MissingState {
  readonly name: string;
  readonly guess: Pick<Guess, 'expression' | 'from'> | undefined;
}

export interface CallsState {
  /** From 1; 0: none is chosen. */
  readonly at: number;
  readonly of: number;
  readonly text: string;
}

/** What the derivative promised since an input began to be changed, and what came. */
export interface WhatIf {
  /** The input, or the element of it. */
  readonly name: string;
  /** Where it began and where it is; undefined: several elements have changed. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** The number that is differentiated: the output, an element of it, or `Σ` of it. */
  readonly output: string;
  readonly before: number;
  /** ∂f/∂x; undefined: several elements have changed. */
  readonly slope: number | undefined;
  /** ∂f/∂x · h, over all elements. */
  readonly rise: number;
  readonly actual: number;
}

export interface Change {
  readonly name: string;
  /** Of an array, the element's place in C order, or its indexes. */
  readonly element: number | readonly number[] | undefined;
  readonly value: number;
}

export type InputsAction = (typeof INPUTS_ACTIONS)[number];
export const INPUTS_ACTIONS = [
  ...(['compute', 'computeAgain', 'chooseOutput', 'chooseUpstream', 'chooseCall'] as const),
  ...(['write', 'rebase', 'showProblem'] as const),
] as const;

export type ToInputs =
  | { readonly type: 'state'; readonly state: InputsState }
  | { readonly type: 'moved'; readonly turn: number }
  /** Why an expression cannot be an input's value; undefined: it can. */
  | { readonly type: 'checked'; readonly name: string; readonly expression: string; readonly problem?: string };

export type FromInputs =
  | { readonly type: 'ready' }
  | { readonly type: 'leave' }
  | { readonly type: 'vary'; readonly turn: number; readonly changes: readonly Change[] }
  | { readonly type: 'check'; readonly name: string; readonly expression: string }
  | { readonly type: 'express'; readonly name: string; readonly expression: string }
  | { readonly type: 'differentiate'; readonly name: string; readonly on: boolean }
  /** Without a name all. */
  | { readonly type: 'reset'; readonly name?: string }
  | { readonly type: 'look'; readonly name: string; readonly place: WindowPlace }
  /** So many columns of an array have room. */
  | { readonly type: 'room'; readonly columns: number }
  | { readonly type: 'filter'; readonly text: string }
  | { readonly type: 'reveal'; readonly name: string }
  /** Plot the output along it. */
  | { readonly type: 'plot'; readonly name: string }
  | { readonly type: 'run'; readonly action: InputsAction };

export function isToInputs(message: unknown): message is ToInputs {
  if (!isRecord(message)) return false;
  if (message.type === 'state') return isRecord(message.state) && Array.isArray(message.state.inputs);
  if (message.type === 'moved') return isCount(message.turn);
  return message.type === 'checked' && typeof message.name === 'string' && typeof message.expression === 'string';
}

export function isFromInputs(message: unknown): message is FromInputs {
  if (!isRecord(message)) return false;
  const { name } = message;
  switch (message.type) {
    case 'ready':
    case 'leave':
      return true;
    case 'vary':
      return isCount(message.turn) && Array.isArray(message.changes) && message.changes.every(isChange);
    case 'check':
    case 'express':
      return typeof name === 'string' && typeof message.expression === 'string';
    case 'differentiate':
      return typeof name === 'string' && typeof message.on === 'boolean';
    case 'reset':
      return name === undefined || typeof name === 'string';
    case 'look':
      return typeof name === 'string' && isPlace(message.place);
    case 'room':
      return isCount(message.columns);
    case 'filter':
      return typeof message.text === 'string';
    case 'reveal':
    case 'plot':
      return typeof name === 'string';
    case 'run':
      return INPUTS_ACTIONS.includes(message.action as InputsAction);
    default:
      return false;
  }
}

export function isChange(value: unknown): value is Change {
  if (!isRecord(value) || typeof value.name !== 'string' || !Number.isFinite(value.value)) return false;
  const { element } = value;
  return element === undefined || isCount(element) || (Array.isArray(element) && element.every(isCount));
}

function isPlace(value: unknown): value is WindowPlace {
  return isRecord(value) && isCount(value.matrix) && isCount(value.row) && isCount(value.column);
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
