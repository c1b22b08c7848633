/**
 * What the extension and a plot say to each other, inside of the messages of the circuit panel.
 *
 * The view says `ask` when its plot opens or is to show something else; the host answers with `state`, again and again
 * while it gets finer and whenever the program or its point changes, until `close`. `vary` is what dragging the point
 * sends: the next one only when a state has answered the one before by its `turn`.
 */
import type { Sample } from '../../core/plot/sample.ts';
import { type Change, isChange } from '../inputs/protocol.ts';
import { isRecord } from '../protocol.ts';

/** An input, or an element of one: its place in C order. Without a range the host finds one around the point. */
export interface PlotAxis {
  readonly name: string;
  readonly element?: number;
  readonly range?: PlotRange;
}

export interface PlotRange {
  readonly from: number;
  readonly to: number;
}

export interface PlotState {
  /** What can be plotted along, with the lengths along its dimensions: none for a number. */
  readonly inputs: readonly { readonly name: string; readonly shape: readonly number[] }[];
  /** None: there is nothing to plot along. */
  readonly axes: readonly ShownAxis[];
  readonly sample: Sample | undefined;
  /** Why there is no plot. */
  readonly hint: string | undefined;
  /** What else is to be said of it: where there are no values, and why. */
  readonly note: string | undefined;
  /** Significant digits. */
  readonly digits: number | undefined;
  /** The newest `vary` that this answers. */
  readonly turn: number | undefined;
  /** The inputs have moved on since. */
  readonly isOld: boolean;
}

export interface ShownAxis extends PlotAxis {
  readonly range: PlotRange;
}

export type ToPlot =
  | { readonly type: 'state'; readonly state: PlotState }
  /** Opens the plot, along these. */
  | { readonly type: 'open'; readonly axes: readonly PlotAxis[] };

export type FromPlot =
  /** Without axes: along whatever input there is. */
  | { readonly type: 'ask'; readonly axes: readonly PlotAxis[] }
  | { readonly type: 'close' }
  | { readonly type: 'vary'; readonly turn: number; readonly changes: readonly Change[] };

export function isToPlot(message: unknown): message is ToPlot {
  if (!isRecord(message)) return false;
  if (message.type === 'open') return areAxes(message.axes);
  return message.type === 'state' && isRecord(message.state) && areAxes(message.state.axes);
}

export function isFromPlot(message: unknown): message is FromPlot {
  if (!isRecord(message)) return false;
  switch (message.type) {
    case 'ask':
      return areAxes(message.axes);
    case 'close':
      return true;
    case 'vary':
      return Number.isInteger(message.turn) && Array.isArray(message.changes) && message.changes.every(isChange);
    default:
      return false;
  }
}

/** One or two, or none. */
export function areAxes(value: unknown): value is readonly PlotAxis[] {
  return Array.isArray(value) && value.length <= 2 && value.every(isAxis);
}

function isAxis(value: unknown): value is PlotAxis {
  if (!isRecord(value) || typeof value.name !== 'string') return false;
  const { element, range } = value;
  const isElement = element === undefined || (Number.isInteger(element) && (element as number) >= 0);
  return isElement && (range === undefined || isRange(range));
}

function isRange(value: unknown): value is PlotRange {
  if (!isRecord(value)) return false;
  const { from, to } = value;
  return Number.isFinite(from) && Number.isFinite(to) && (from as number) < (to as number);
}
