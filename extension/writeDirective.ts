/** Choices as a `gradlens:` comment in the code. Pure. */
import { isArray, listsOf } from '../core/array-tree.ts';
import type { InputSummary, LanguageId, Span, Summary, Tree } from '../core/index.ts';
import type { Choice, ChoiceChange } from './choice.ts';
import { directiveIn } from './directiveText.ts';
import { isName } from './words.ts';

/** One thing that a comment says. */
interface Item {
  /** What it is about: `x =`, `of`, `wrt`, `seed`, `off`, `dx is`: of two the last counts. */
  readonly key: string;
  readonly text: string;
}

export interface Writing {
  /** In the order of the text, none inside of another. */
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
  /** Inputs whose values they say, and what else need not be kept in memory any more. */
  readonly names: readonly string[];
  readonly change: ChoiceChange;
  /** What no comment can say: it stays in memory. */
  readonly left: readonly ('value' | 'output' | 'upstream' | 'literals' | 'call')[];
}

/** Longer ones would hide the code: such values stay in memory. */
const LONGEST_VALUE = 2_000;
/** Where another comment begins. */
const LONGEST_LINE = 100;
const SIGNS: Readonly<Record<LanguageId, string>> = { javascript: '//', python: '#' };

/**
 * What to write for a choice.
 *
 * @param text what ran
 * @param summary its run, with the choice
 */
export function writing(text: string, summary: Summary, choice: Choice): Writing {
  const { items, ...rest } = itemsFor(text, summary, choice);
  return { edits: items.length === 0 ? [] : editsFor(text, summary, items), ...rest };
}

function itemsFor(text: string, summary: Summary, choice: Choice) {
  const { inputs: expressions, values, of, ofAt, upstream, also, except, literals, call } = choice;
  const { language, inputs, constants, output } = summary;
  const items: Item[] = [];
  const left: Writing['left'][number][] = [];
  const written: string[] = [];
  for (const name of new Set([...Object.keys(expressions), ...Object.keys(values)])) {
    const input = [...inputs, ...constants].find((one) => one.name === name);
    const value = Object.hasOwn(values, name)
      ? valueText(values[name], text, language, input, expressions[name])
      : expressions[name].replace(/\s*\n\s*/g, ' ');
    const item = { key: `${name} =`, text: `${name} = ${value}` };
    if (value === undefined || !isName(name) || item.text.length > LONGEST_VALUE || !isReadBack(item.text)) {
      left.push('value');
      continue;
    }
    items.push(item);
    written.push(name);
  }
  let change: ChoiceChange = {};
  const named = of ?? (ofAt && output && isBoundOnce(summary, output.name) ? output.name : undefined);
  if (named !== undefined && isName(named)) {
    items.push({ key: 'of', text: `of ${named}` });
    change = { ...change, of: undefined, ofAt: undefined };
  } else if (of !== undefined || ofAt !== undefined) left.push('output');
  if (also.length > 0 || except.length > 0) {
    const names = inputs.map(({ name }) => name).filter(isName);
    items.push({ key: 'wrt', text: `wrt ${names.join(', ')}` });
    change = { ...change, also: [], except: [] };
  }
  if (upstream !== undefined && 'expression' in upstream && isName(upstream.expression)) {
    items.push({ key: 'seed', text: `seed ${upstream.expression}` });
    change = { ...change, upstream: undefined };
  } else if (upstream !== undefined) left.push('upstream');
  if (literals.length > 0) left.push('literals');
  if (call !== undefined) left.push('call');
  return { items, names: written, change, left };
}

/** Whether a comment with it says just this one thing: its commas are in brackets. */
function isReadBack(item: string): boolean {
  const read = directiveIn(`# gradlens: ${item}`, 'python')?.items ?? [];
  return read.length === 1 && read[0].kind === 'input' && item.endsWith(` = ${read[0].expression}`);
}

/** Then the last value of a name is the only one. */
function isBoundOnce({ lines }: Summary, name: string): boolean {
  const on = lines.filter(({ cells }) => cells.some((cell) => cell.name === name));
  return on.length === 1 && on[0].occurrences === 1;
}

/** Each thing goes where one like it stands, else into the comment above, else into a new one. */
function editsFor(text: string, summary: Summary, items: readonly Item[]): Writing['edits'] {
  const { start, lines } = directiveLines(text, summary);
  const said = lines.map((line) => itemsOf(line.items));
  const fresh: Item[] = [];
  for (const item of items) {
    const at = said.findLastIndex((those) => those.some(({ key }) => key === item.key));
    if (at < 0) fresh.push(item);
    else said[at] = said[at].map((one) => (one.key === item.key ? item : one));
  }
  const above = lines.findIndex(({ isAbove }) => isAbove);
  if (above >= 0) said[above] = [...said[above], ...fresh];
  const edits = lines.flatMap(({ span, text: old }, i) => {
    const now = ` ${said[i].map((item) => item.text).join(', ')}`;
    return now.trim() === old.trim() ? [] : [{ span, text: old.endsWith(' ') ? `${now} ` : now }];
  });
  if (above >= 0 || fresh.length === 0) return edits;
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const comments = packed(fresh).map((line) => `${indent}${SIGNS[summary.language]} gradlens: ${line}${newline}`);
  return [{ span: { start, end: start }, text: comments.join('') }, ...edits];
}

interface DirectiveLine {
  /** Of its items. */
  readonly span: Span;
  readonly text: string;
  readonly items: NonNullable<ReturnType<typeof directiveIn>>['items'];
  readonly isAbove: boolean;
}

/** The comments that say something of the region, and where its first line of code begins. */
function directiveLines(text: string, { region, language }: Summary): { start: number; lines: DirectiveLine[] } {
  const start = codeFrom(text, text.slice(0, region.start).lastIndexOf('\n') + 1);
  const lines: DirectiveLine[] = [];
  const read = (from: number, isAbove: boolean) => {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? undefined : end).replace(/\r$/, '');
    const found = directiveIn(line, language);
    if (found !== undefined) {
      const span = { start: from + found.itemsStart, end: from + found.end };
      lines.push({ span, text: text.slice(span.start, span.end), items: found.items, isAbove });
    }
    return line;
  };
  for (let from = start; from > 0; ) {
    from = text.slice(0, from - 1).lastIndexOf('\n') + 1;
    const line = read(from, true).trim();
    if (line !== '' && !/^(\/\/|\/\*|\*|#)/.test(line)) break;
  }
  lines.reverse();
  for (let from = start; from >= 0 && from < region.end; ) {
    read(from, false);
    const end = text.indexOf('\n', from);
    from = end < 0 ? -1 : end + 1;
  }
  return { start, lines };
}

/** The beginning of the first line that is more than blanks and comments, at or after that of a line. */
function codeFrom(text: string, start: number): number {
  const comments = /(?:[ \t]*(?:(?:\/\/|#).*|\/\*[\s\S]*?\*\/[ \t]*)?\r?\n)*/y;
  comments.lastIndex = start;
  return start + (comments.exec(text)?.[0].length ?? 0);
}

/** Names behind a `wrt` are one item. */
function itemsOf(items: DirectiveLine['items']): Item[] {
  const found: Item[] = [];
  const wrt = items.flatMap((item) => (item.kind === 'wrt' ? [item.name] : []));
  for (const item of items) {
    if (item.kind === 'input') found.push({ key: `${item.name} =`, text: `${item.name} = ${item.expression}` });
    else if (item.kind === 'invalid') found.push({ key: item.text, text: item.text });
    else if (item.kind === 'gradient') {
      const { name, of } = item;
      found.push({ key: `${name} is`, text: of === undefined ? `${name} is no gradient` : `${name} is grad of ${of}` });
    } else if (item.kind === 'off') found.push({ key: 'off', text: 'off' });
    else if (item.kind !== 'wrt') found.push({ key: item.kind, text: `${item.kind} ${item.name}` });
    else if (item.name === wrt[0]) found.push({ key: 'wrt', text: `wrt ${wrt.join(', ')}` });
  }
  return found;
}

/** As many to a comment as a line takes. */
function packed(items: readonly Item[]): string[] {
  const lines: string[] = [];
  for (const { text } of items) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + text.length < LONGEST_LINE) lines[lines.length - 1] = `${last}, ${text}`;
    else lines.push(text);
  }
  return lines;
}

/**
 * Numbers as an expression of the language; undefined: there is none for what holds them.
 *
 * @param text of the file, which names its libraries
 * @param expression what the input has now, which tells what makes it
 */
export function valueText(
  value: Tree,
  text: string,
  language: LanguageId,
  input: InputSummary | undefined,
  expression: string | undefined,
): string | undefined {
  const before = expression ?? input?.original ?? '';
  const array = input !== undefined && isArray(input.value) ? input.value : undefined;
  const whole = array ? array.dtype.startsWith('i') : /\d/.test(before) && !/\d\.|\.\d|\de/i.test(before);
  const numbers = numbersText(isArray(value) ? listsOf(value) : value, language, whole);
  if (numbers === undefined || array === undefined) return numbers;
  const maker = makerOf(before, text, language);
  return maker && `${maker}(${numbers})`;
}

function numbersText(value: Tree, language: LanguageId, whole: boolean): string | undefined {
  if (typeof value === 'number') return numberText(value, language, whole);
  if (!Array.isArray(value)) return undefined;
  const parts = value.map((part) => numbersText(part, language, whole));
  return parts.includes(undefined) ? undefined : `[${parts.join(', ')}]`;
}

function numberText(value: number, language: LanguageId, whole: boolean): string {
  const text = Object.is(value, -0) ? '-0' : String(value);
  if (language === 'javascript') return text;
  if (Number.isNaN(value)) return "float('nan')";
  if (!Number.isFinite(value)) return value > 0 ? "float('inf')" : "-float('inf')";
  return whole || /[.e]/.test(text) ? text : `${text}.0`;
}

/** What makes such an array, under the name by which the file has its library. */
function makerOf(before: string, text: string, language: LanguageId): string | undefined {
  const first = /^[\p{L}_$][\p{L}\p{N}_$]*(?=\.)/u.exec(before.trim())?.[0];
  if (language === 'javascript') return `${first ?? 'tf'}.tensor`;
  const nameOf = (library: string) => {
    const found = new RegExp(
      String.raw`^[ \t]*import[ \t]+${library}(?:[ \t]+as[ \t]+(\w+))?[ \t]*(?:$|[#;,])`,
      'm',
    ).exec(text);
    return found === null ? undefined : (found[1] ?? library);
  };
  const [numpy, torch] = [nameOf('numpy'), nameOf('torch')];
  if (torch !== undefined && (first === torch || numpy === undefined)) return `${torch}.tensor`;
  return numpy && `${numpy}.array`;
}
