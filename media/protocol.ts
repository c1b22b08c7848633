/**
 * What the extension and the circuit panel say to each other.
 *
 * The view says `ready` when it can listen; the host answers with the complete `state`, if it has not sent it already
 * while the page was loaded, and sends it again whenever the run, the places or the theme of words change. `choose` asks for another picture: the host builds the circuit again
 * with these options, places it and sends `state`. The view keeps the choice (also over a reload: `ready` brings it
 * back), the host keeps nothing. `select` and `stale` are small and frequent.
 *
 * Messages travel as JSON, which has no NaN and no infinity: the host sends `packed(message)`.
 */
import type { Circuit, Level } from '../core/circuit/circuit.ts';
import type { Detail } from '../core/circuit/detail.ts';
import type { Places } from '../core/circuit/places.ts';
import type { Words } from './words.ts';

/** What a panel shows, as it can be found again when the window is loaded anew. The view keeps it and does not read it. */
export interface Source {
  /** The address of the file or the notebook. */
  readonly document: string;
  /** Of a notebook, which cell was chosen: its place among them, from 0. */
  readonly cell?: number;
  /** What was chosen there, in words of the extension. */
  readonly kept: object;
  /** It keeps to this region, whatever else is computed in the document. */
  readonly pinned: boolean;
}

/** What can be done where there is no picture. The extension knows how. */
export type HintAction = (typeof HINT_ACTIONS)[number];
export const HINT_ACTIONS = [
  ...(['compute', 'computeAgain', 'chooseOutput', 'open', 'showProblem'] as const),
  ...(['showLog', 'showLimits', 'closeGroups', 'close'] as const),
] as const;

/** What the panel's tools do are commands, too: `gradlens.circuit.` and the name. */
export type ViewCommand = (typeof VIEW_COMMANDS)[number];
export const VIEW_COMMANDS = [
  ...(['fit', 'zoomIn', 'zoomOut', 'find', 'play', 'stepForward', 'stepBack'] as const),
  ...(['export', 'copyImage', 'levelGate', 'levelNamed', 'levelGroup'] as const),
] as const;

export interface PanelState {
  /** undefined: what was there before could not be found. The view goes on keeping what it has. */
  readonly source: Source | undefined;
  /** All texts, in the user's language; `english` in words.ts has the keys. */
  readonly words: Words;
  /**
   * undefined: there is nothing to draw (yet), and `hint` says what to do. Without places they are those of the picture
   * before.
   */
  readonly picture: { readonly circuit: Circuit; readonly places: Places | undefined } | undefined;
  /** Stands in the empty panel: a sentence, and what can be done. */
  readonly hint?: Hint;
  /** Stands above the picture, which may be older or incomplete. */
  readonly error?: string;
  /** The code has changed since, or its inputs. */
  readonly stale: boolean;
  /** Entries at the cursor. */
  readonly selected: readonly number[];
  /** Significant digits. */
  readonly digits?: number;
}

export interface Hint {
  readonly text: string;
  readonly action: HintAction;
  /** Stands on the action's button. */
  readonly label: string;
}

export type ToView =
  | { readonly type: 'state'; readonly state: PanelState }
  /** `follow`: the user moved the cursor there, and not what VS Code restored or an edit. */
  | { readonly type: 'select'; readonly entries: readonly number[]; readonly follow: boolean }
  | { readonly type: 'stale'; readonly stale: boolean }
  | { readonly type: 'command'; readonly name: ViewCommand }
  /** The answer to `detail`. Nothing comes when the entry is not there any more: then another picture does. */
  | { readonly type: 'detail'; readonly detail: Detail }
  /** For the list of inputs: one of `ToInputs`. */
  | { readonly type: 'inputs'; readonly message: unknown }
  /** For the plot: one of `ToPlot`. */
  | { readonly type: 'plot'; readonly message: unknown };

/** What is drawn of a run: `CircuitOptions` of the core, as the view keeps them. */
export interface Choice {
  readonly level: Level;
  readonly open: readonly string[];
  readonly closed: readonly string[];
}

export type FromView =
  /** `drawn`: the host has sent the picture while the page was loaded, and it has come. */
  | { readonly type: 'ready'; readonly choice: Choice; readonly drawn: boolean }
  | { readonly type: 'choose'; readonly choice: Choice }
  /** Another one of a series is to be shown, here and in the code: the session has that choice, for all who show it. */
  | { readonly type: 'step'; readonly series: string; readonly at: number }
  /** Show this source range in the editor: offsets in the text that ran. With `focus` the editor takes the focus. */
  | { readonly type: 'reveal'; readonly start: number; readonly end: number; readonly focus: boolean }
  /** Light up this source range and bring it in sight without moving the cursor; without a range nothing is lit. */
  | { readonly type: 'light'; readonly start?: number; readonly end?: number }
  /** What is to be told of an entry of the circuit that is shown. */
  | { readonly type: 'detail'; readonly entry: number }
  /** The button of the hint was pressed. */
  | { readonly type: 'run'; readonly action: HintAction }
  /** The picture, to be saved where the user says. */
  | { readonly type: 'save'; readonly format: SaveFormat; readonly data: string | Uint8Array }
  /** Of the list of inputs: one of `FromInputs`. */
  | { readonly type: 'inputs'; readonly message: unknown }
  /** Of the plot: one of `FromPlot`. */
  | { readonly type: 'plot'; readonly message: unknown };

export type SaveFormat = (typeof SAVE_FORMATS)[number];
export const SAVE_FORMATS = ['svg', 'png', 'dot', 'mermaid', 'json'] as const;

export function isToView(message: unknown): message is ToView {
  if (!isRecord(message)) return false;
  switch (message.type) {
    case 'state':
      return isRecord(message.state) && isRecord(message.state.words) && Array.isArray(message.state.selected);
    case 'select':
      return Array.isArray(message.entries) && typeof message.follow === 'boolean';
    case 'stale':
      return typeof message.stale === 'boolean';
    case 'command':
      return VIEW_COMMANDS.includes(message.name as ViewCommand);
    case 'detail':
      return isRecord(message.detail) && isOffset(message.detail.entry);
    case 'inputs':
    case 'plot':
      return true;
    default:
      return false;
  }
}

export function isFromView(message: unknown): message is FromView {
  if (!isRecord(message)) return false;
  switch (message.type) {
    case 'ready':
      return isChoice(message.choice) && typeof message.drawn === 'boolean';
    case 'choose':
      return isChoice(message.choice);
    case 'step':
      return typeof message.series === 'string' && isOffset(message.at);
    case 'light':
      return isOffset(message.start) ? isOffset(message.end) : message.start === undefined;
    case 'reveal':
      return isOffset(message.start) && isOffset(message.end) && typeof message.focus === 'boolean';
    case 'detail':
      return isOffset(message.entry);
    case 'run':
      return HINT_ACTIONS.includes(message.action as HintAction);
    case 'save':
      return SAVE_FORMATS.includes(message.format as SaveFormat) && isSaved(message.format, message.data);
    case 'inputs':
    case 'plot':
      return true;
    default:
      return false;
  }
}

export function isChoice(value: unknown): value is Choice {
  if (!isRecord(value) || !isTexts(value.open) || !isTexts(value.closed)) return false;
  return LEVELS.includes(value.level as Level);
}

export function isSource(value: unknown): value is Source {
  if (!isRecord(value) || typeof value.document !== 'string' || !isRecord(value.kept)) return false;
  const { cell, pinned } = value;
  return (cell === undefined || isOffset(cell)) && typeof pinned === 'boolean';
}

/** Pictures of pixels are bytes, all else is text. */
function isSaved(format: unknown, data: unknown): boolean {
  return format === 'png' ? data instanceof Uint8Array : typeof data === 'string';
}

export const LEVELS: readonly Level[] = ['gate', 'named', 'group'];

const NUMBER = '$number';

/** The same data with every number that JSON does not know as a record, and typed arrays as lists. */
export function packed(data: unknown): unknown {
  if (data instanceof Float64Array || data instanceof Uint8Array) return Array.from(data, packed);
  if (typeof data === 'number') {
    if (Object.is(data, -0)) return { [NUMBER]: '-0' };
    return Number.isFinite(data) ? data : { [NUMBER]: String(data) };
  }
  return mapped(data, packed);
}

export function unpacked(data: unknown): unknown {
  if (isRecord(data) && typeof data[NUMBER] === 'string') return Number(data[NUMBER]);
  return mapped(data, unpacked);
}

/** The same data where nothing is to be written otherwise: most of it is, and copying takes longer than looking. */
function mapped(data: unknown, each: (item: unknown) => unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  const old = data as Record<string, unknown>;
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(old)) {
    const item = each(old[key]);
    if (Object.is(item, old[key])) continue;
    copy ??= (Array.isArray(data) ? [...data] : { ...data }) as Record<string, unknown>;
    copy[key] = item;
  }
  return copy ?? data;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isOffset(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
