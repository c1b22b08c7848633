/**
 * What the engine is asked and what it answers. Everything here is plain data: it crosses threads and becomes JSON.
 * Lines and columns count from 1, columns and offsets in UTF-16 code units.
 */
import type { Gate } from './autodiff/ops/row.ts';
import type { ProblemCode } from './messages.ts';
import type { Limits } from './runtime/budget.ts';
import type { FramePath } from './runtime/frames.ts';
import type { Span } from './runtime/nodes.ts';
import type { MessageArguments } from './runtime/problem.ts';

export type { FramePath };

export type LanguageId = 'javascript' | 'python';

export interface InspectRequest {
  readonly language: LanguageId;
  /** The whole document. */
  readonly text: string;
  /** The selection; it is snapped to whole statements. Absent: the whole document. */
  readonly region?: Span;
  /** Where lines and variables are told, too, besides the region: of what the region needs from there. */
  readonly context?: Span;
  /** Name of the output. */
  readonly of?: string;
  /** Names of the inputs, instead of the default ones. */
  readonly wrt?: readonly string[];
  /** Name of the variable that holds the upstream gradient of the output. */
  readonly seed?: string;
  /** The output is the last evaluation of the expression there instead: of one in the region, or that a name is bound to. */
  readonly ofAt?: Span;
  /** The output's upstream gradient, instead of the code's: ones, 1 for one element, or an expression of the language. */
  readonly upstream?: Upstream;
  /** Chosen inputs: name → expression in the document's language. They go before everything in the code. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Numbers for inputs: they go before `inputs`. */
  readonly values?: InputValues;
  /** Inputs besides the default ones, and default ones that are not to be. Where `wrt` names the inputs, it goes. */
  readonly also?: readonly string[];
  readonly except?: readonly string[];
  /** Number literals inside of expressions that are inputs, too. */
  readonly literals?: readonly Span[];
  /** Which call of the inspected function gives its arguments. Absent: the only call in the file. */
  readonly call?: Span;
  /** Answers given earlier: as `inputs`, but only for names that nothing else gives a value to. */
  readonly remembered?: Readonly<Record<string, string>>;
  /** Which of a series shows, by the series' id, from 1. Of the others the last. */
  readonly shown?: Readonly<Record<string, number>>;
  readonly limits?: Partial<Limits>;
  /** Significant digits of the short texts. */
  readonly digits?: number;
}

export type Upstream =
  | { readonly ones: true }
  | { readonly element: readonly number[] }
  | { readonly expression: string };

/** Numbers for inputs by name, in the nesting of their values. */
export type InputValues = Readonly<Record<string, Tree>>;

/** A value or gradient as nested data: lists, objects as records, arrays; anything that is not a number null. */
export type Tree = number | null | ArrayTree | readonly Tree[] | { readonly [key: string]: Tree };

/** An array of numbers, which may be large: `isArray` tells it from a record, `listsOf` makes lists of it. */
export interface ArrayTree {
  readonly shape: readonly number[];
  /** In C order. */
  readonly data: Float64Array;
  /** 1 where there is no number: a constant in an array of gradients. */
  readonly missing?: Uint8Array;
  /** Kind of number: `f64`, `i64`, … */
  readonly dtype: string;
}

/** Of an array, or of whatever holds numbers. Mean, range and norm are those of the finite ones. */
export interface Statistics {
  readonly nans: number;
  readonly infinities: number;
  /** How many are finite. Where none is, mean and range say nothing. */
  readonly numbers: number;
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  /** Euclidean. */
  readonly norm: number;
}

/** What is said of an array in a few words. */
export interface Figures extends Statistics {
  readonly shape: readonly number[];
  readonly dtype: string;
  /** In C order, if they are few: null where there is none. */
  readonly elements: readonly (number | null)[] | undefined;
}

/** A number, or an array in a few words. */
export type Quantity = number | Figures;

/** An array as few cells, for a picture. */
export interface Sheet {
  /** Rows and columns of cells of one matrix. */
  readonly tile: readonly [number, number];
  /** Matrices beside one another; what does not fit goes on below. */
  readonly across: number;
  /** Matrices, and how many there would be. */
  readonly tiles: number;
  readonly of: number;
  /** Rows and columns of elements that a cell stands for. */
  readonly block: readonly [number, number];
  /** Matrix by matrix, row by row. */
  readonly cells: Float64Array | readonly number[];
  /** 1 where there is no number. */
  readonly empty: Uint8Array | readonly number[] | undefined;
}

/** What is seen of an array, beside its elements. */
export interface ArrayLook {
  readonly figures: Figures;
  /** undefined: it has no elements, or so few that their text says more. */
  readonly sheet: Sheet | undefined;
}

/** Lengths along each dimension; [] for a scalar; null where there is none (ragged, or not numeric). */
export type Shape = readonly number[] | null;

export type Severity = 'error' | 'warning' | 'information';

/** `message(code, args)` says it. */
export interface Reason {
  readonly code: ProblemCode;
  readonly args: MessageArguments;
}

/** Something that the user should know, at its place. */
export interface Finding extends Reason {
  readonly severity: Severity;
  readonly span: Span;
  readonly line: number;
  readonly column: number;
}

/** One number or array, as short text. */
export interface Cell {
  /** The target's text: `q`, `h[i]`, `this.w`; `return` for a returned value. */
  readonly name: string;
  readonly value: string;
  /** undefined: no gradient. */
  readonly gradient: string | undefined;
  /** undefined: a target that names a result. */
  readonly role?: 'parameter' | 'return' | 'loop';
}

/** What to show at the end of a line: the occurrence that was chosen, else its last. */
export interface LineSummary {
  readonly line: number;
  /** How often it happened; shown as `×100` above 1. */
  readonly occurrences: number;
  /** Which of them this is, from 1, where somebody chose; then it is shown as `(3/100)`. */
  readonly at?: number;
  /** In source order, one a target on that line. */
  readonly cells: readonly Cell[];
}

/** A loop or a function of which one iteration or call shows at a time. */
export interface SeriesSummary {
  /** Names it in `InspectRequest.shown`: edits of values and of other lines leave it as it is. */
  readonly id: string;
  readonly kind: 'loop' | 'calls';
  /** The loop, or the function. */
  readonly span: Span;
  readonly line: number;
  /** Of a function; empty where it has none. */
  readonly name: string;
  /** Which one shows, from 1. */
  readonly at: number;
  /** Of how many, within what shows around it; 0: in that it does not run. */
  readonly count: number;
  /** Somebody chose; else it is the last, and lines that did not run in it show their own last. */
  readonly chosen: boolean;
}

/** What lines show of a choice of occurrences. */
export interface ShownLines {
  readonly lines: readonly LineSummary[];
  /** Loops and functions of the region of which there is one to choose, in source order. */
  readonly series: readonly SeriesSummary[];
}

/** Where an input's value comes from; the first that gives one wins. */
export type InputSource = 'chosen' | 'directive' | 'code' | 'call' | 'remembered';

export interface InputSummary {
  readonly name: string;
  readonly source: InputSource;
  readonly value: Tree;
  readonly gradient: Tree;
  readonly shape: Shape;
  /** The target of its first binding, where the code has one. */
  readonly span: Span | undefined;
  /** The expression that the directive, the code or the call has for it, shortened; undefined: they have none. */
  readonly original: string | undefined;
}

/** A call of the inspected function in the file. */
export interface FunctionCall {
  readonly span: Span;
  readonly line: number;
  /** Shortened, as the arguments' are. */
  readonly text: string;
  /** Those that it gives, by the names of the parameters. */
  readonly arguments: readonly { readonly name: string; readonly text: string }[];
  /** The arguments are those of this call. */
  readonly chosen: boolean;
}

/** What could be answered for a name that has no value: not used until somebody says so. */
export interface Guess {
  readonly name: string;
  readonly expression: string;
  readonly from: 'default' | 'annotation' | 'docstring' | 'shape';
}

export interface OutputSummary {
  readonly name: string;
  readonly value: Tree;
  readonly shape: Shape;
  readonly span: Span | undefined;
  /** What the sweep starts from: `1`, `ones`, `[0, 2]` for one element, or the upstream gradient's name or expression. */
  readonly seed: string;
}

/** The part of a run that is sent at once. */
export interface Summary extends ShownLines {
  readonly language: LanguageId;
  /** The region after snapping. */
  readonly region: Span;
  /** Source ranges whose text the run depends on, the region first: it is stale when one of them changes. */
  readonly slice: readonly Span[];
  readonly output: OutputSummary | null;
  /** Names that could be the output instead, in source order. */
  readonly outputs: readonly string[];
  readonly inputs: readonly InputSummary[];
  /** What could be differentiated and is not: names that are bound directly to numbers. They have no gradient. */
  readonly constants: readonly InputSummary[];
  /** Of the inspected function, outside of other functions. */
  readonly calls: readonly FunctionCall[];
  /** For those that are missing. */
  readonly guesses: readonly Guess[];
  /** Inputs that nothing gives a value to; the error is `input-needed` and says where the first was needed. */
  readonly missing: readonly string[];
  /** Functions to choose from; then nothing ran, and the error is `choose-function`. */
  readonly functions: readonly { readonly name: string; readonly span: Span }[];
  readonly findings: readonly Finding[];
  /** What ended the run, if something did. What was computed before it is there all the same. */
  readonly error: Finding | null;
  /** What the program printed. */
  readonly console: readonly { readonly line: number; readonly text: string }[];
  /** Entries on the tape. */
  readonly entries: number;
}

/** A binding event. */
export interface Variable {
  readonly name: string;
  readonly line: number;
  readonly frame: FramePath;
  /** From 0, counted per line and name. */
  readonly occurrence: number;
  readonly value: Tree;
  readonly gradient: Tree;
  readonly shape: Shape;
}

/** One use of a value, with its term of the chain rule: contribution = upstream × local. */
export interface Use {
  /** What was made of it: the name that the consumer was bound to, else its source text. */
  readonly consumer: string;
  /** The consumer's source range. */
  readonly span: Span;
  readonly line: number;
  readonly op: string;
  readonly symbol: string;
  /** What the consumer does to a gradient. */
  readonly gate: Gate;
  readonly upstream: Quantity;
  /** undefined: the gradient stops here; or an array is concerned, and there is no one local gradient. */
  readonly local: number | undefined;
  /** undefined: the gradient stops here. */
  readonly contribution: Quantity | undefined;
  /** Of a product: the other argument, by its name or source text. */
  readonly other: string | undefined;
  /** Of a product: which argument it is, from 0. */
  readonly argument: number;
}

/** The answer to a hover: the site at a place of the document. */
export interface Site {
  readonly span: Span;
  /** Its source text, shortened. */
  readonly text: string;
  /** Full text: numbers to all digits, arrays in several lines. */
  readonly value: string;
  readonly gradient: string | undefined;
  readonly shape: Shape;
  /** Which one of how many this is, from 1: in the occurrences that are shown it is the last. */
  readonly occurrence: number;
  readonly occurrences: number;
  readonly frame: FramePath;
  /** Of more than one. */
  readonly history: SiteHistory | undefined;
  /** Of an array. */
  readonly look: { readonly value: ArrayLook; readonly gradient: ArrayLook | undefined } | undefined;
  /** Of a number or an array that is one entry of the tape, in creation order, at most `MAX_USES`; `uses` counts all. */
  readonly terms: readonly Use[];
  readonly uses: number;
  /** What the gate does to the gradient, for a site that an op made. */
  readonly gate: Gate | undefined;
  readonly kink: SiteKink | undefined;
  /** The tape entry of a number or an array: the circuit's gate of the same number. */
  readonly entry: number | undefined;
}

/** All occurrences of a site. */
export interface SiteHistory {
  /** At most `MAX_ROWS`: of more the first, the last and those around the one that is shown. */
  readonly rows: readonly SiteRow[];
  /** How the values went: of what is no number, the norms. */
  readonly values: Course;
  /** undefined: none of them has a gradient. */
  readonly gradients: Course | undefined;
}

/** One occurrence of a site, with short texts. */
export interface SiteRow {
  /** From 1. */
  readonly occurrence: number;
  readonly frame: FramePath;
  readonly value: string;
  readonly gradient: string | undefined;
}

/**
 * Numbers in the order in which they came, as columns of a picture: of many, each column stands for several that follow
 * one another.
 */
export interface Course {
  /** By column, the least and the greatest of the finite ones; NaN: there is none. */
  readonly least: readonly number[];
  readonly most: readonly number[];
  /** Columns with a NaN, with ∞ and with -∞. */
  readonly nans: readonly number[];
  readonly above: readonly number[];
  readonly below: readonly number[];
  /** The column of the occurrence that is shown. */
  readonly at: number;
}

/** A point with no single derivative. */
export interface SiteKink {
  readonly convention: string;
  /** Of a number: the one-sided slopes of each argument. */
  readonly slopes: readonly (readonly [number, number])[];
  /** Of an array: at how many of its elements. */
  readonly elements: number | undefined;
}

export const MAX_USES = 8;
export const MAX_ROWS = 12;
