/** An inspection as text: the source with values and gradients at the ends of its lines, and what there is to say. */
import { formatLine, formatTree, GRADIENT_MARK, type LineText } from '../core/format.ts';
import type { InputSummary, Summary } from '../core/index.ts';
import type { Inspection } from './inspection.ts';
import type { Palette } from './palette.ts';
import type { Notice } from './source.ts';
import { padEnd, printable, widthOf } from './width.ts';

/** Beyond these, a line's texts do not stand in the column of the others. */
const WIDEST_SOURCE = 72;
const WIDEST_VALUE = 24;

export function report(inspection: Inspection, palette: Palette): string {
  const { file, run, error } = inspection;
  const parts = [palette.strong(file)];
  if (run !== undefined)
    parts.push(listing(inspection, run.summary, palette), footer(inspection, run.summary, palette));
  else if (error !== undefined) parts.push(`${palette.error('error')}  ${error.message}`);
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function listing({ text, error }: Inspection, summary: Summary, palette: Palette): string {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const ends = new Map(summary.lines.map((line) => [line.line, formatLine(line)]));
  const shown = shownLines(text, summary, lines.length);
  const marked = error !== undefined && isMarked(error, summary) ? error : undefined;
  const place = columns(lines, ends);
  const gutter = String(Math.max(...shown.map(({ line }) => line), 0)).length;
  const rows: string[] = [];
  let previous = 0;
  for (const { line, isInRegion } of shown) {
    const source = printable(lines[line - 1]);
    if (line !== previous + 1) rows.push(palette.faint('⋮'.padStart(gutter)));
    previous = line;
    const number = palette.faint(String(line).padStart(gutter));
    rows.push(`${number}  ${withEnd(source, isInRegion, ends.get(line), place, palette)}`.trimEnd());
    if (marked?.line === line) rows.push(`${' '.repeat(gutter)}  ${mark(lines[line - 1], marked, palette)}`);
  }
  return rows.join('\n');
}

/** The lines that the run depends on; all of them if that is the whole file. */
function shownLines(text: string, { region, slice }: Summary, count: number): { line: number; isInRegion: boolean }[] {
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const range = ({ start, end }: { start: number; end: number }) => ({ first: lineAt(start), last: lineAt(end) });
  const inner = range(region);
  const ranges = [inner, ...slice.map(range)];
  const all = Array.from({ length: count }, (_, i) => i + 1);
  const isWhole = text.slice(0, region.start).trim() === '' && text.slice(region.end).trim() === '';
  return all
    .filter((line) => isWhole || ranges.some(({ first, last }) => line >= first && line <= last))
    .map((line) => ({ line, isInRegion: isWhole || (line >= inner.first && line <= inner.last) }));
}

interface Columns {
  readonly source: number;
  readonly value: number;
}

function columns(lines: readonly string[], ends: ReadonlyMap<number, LineText>): Columns {
  const widest = (widths: readonly number[], limit: number) => Math.max(0, ...widths.filter((width) => width <= limit));
  return {
    source: widest(
      [...ends.keys()].map((line) => widthOf(printable(lines[line - 1] ?? ''))),
      WIDEST_SOURCE,
    ),
    value: widest(
      [...ends.values()].map(({ values }) => widthOf(values)),
      WIDEST_VALUE,
    ),
  };
}

function withEnd(
  source: string,
  isInRegion: boolean,
  end: LineText | undefined,
  place: Columns,
  palette: Palette,
): string {
  const painted = (text: string) => (isInRegion ? text : palette.faint(text));
  if (end === undefined) return painted(source);
  const value = end.gradients === '' ? end.values : padEnd(end.values, place.value);
  const texts = [palette.value(value), palette.gradient(end.gradients)].filter((text) => text !== '');
  return `${painted(padEnd(source, place.source))}   ${texts.join('  ')}`;
}

/** What is about the region as a whole is said below it. */
function isMarked({ span }: Notice, { region }: Summary): boolean {
  return span !== undefined && span.end > span.start && !(span.start <= region.start && span.end >= region.end);
}

function mark(line: string, { column, span, message }: Notice, palette: Palette): string {
  const length = span === undefined ? 1 : span.end - span.start;
  const start = widthOf(printable(line.slice(0, column - 1)));
  const end = widthOf(printable(line.slice(0, column - 1 + length)));
  return `${' '.repeat(start)}${palette.error(`${'^'.repeat(Math.max(1, end - start))} ${message}`)}`;
}

function footer(inspection: Inspection, summary: Summary, palette: Palette): string {
  const rows: [title: string, text: string][] = [];
  const { error, findings } = inspection;
  if (summary.output !== null || error === undefined || summary.lines.length > 0)
    rows.push(['output', outputText(summary, palette)]);
  const longest = Math.max(0, ...summary.inputs.map(({ name }) => widthOf(name)));
  for (const input of summary.inputs) rows.push(['inputs', inputText(input, longest, palette)]);
  for (const { line, text } of summary.console)
    for (const printed of text.split('\n'))
      rows.push(['console', `${palette.faint(`${line}:`)} ${printable(printed)}`]);
  for (const { severity, line, message } of findings) {
    const title = severity === 'information' ? 'note' : severity;
    rows.push([title, `${palette.faint(`${line}:`)} ${message}`]);
  }
  if (error !== undefined && !isMarked(error, summary)) rows.push(['error', error.message]);
  rows.push(...advice(inspection, summary));
  const width = Math.max(0, ...rows.map(([title]) => title.length));
  const paint: Readonly<Record<string, (text: string) => string>> = { error: palette.error, warning: palette.warning };
  return rows
    .map(([title, text], i) => {
      const name = rows[i - 1]?.[0] === title ? '' : title;
      return `${(paint[title] ?? palette.faint)(name.padEnd(width))}  ${text}`;
    })
    .join('\n');
}

function outputText({ output }: Summary, palette: Palette): string {
  if (output === null) return palette.faint('none');
  const value = palette.value(formatTree(output.value, output.shape));
  const seed = output.seed === '1' || output.seed === '' ? '' : palette.faint(`  upstream gradient: ${output.seed}`);
  return `${output.name} = ${value}${seed}`;
}

/** Where a value comes from, if it is not what the code says. */
const origins: Readonly<Record<InputSummary['source'], string>> = {
  chosen: 'from --input',
  directive: 'from the directive',
  code: '',
  call: 'from the call',
  remembered: '',
};

function inputText(input: InputSummary, width: number, palette: Palette): string {
  const { name, value, gradient, shape, source } = input;
  const texts = [`${padEnd(name, width)} = ${palette.value(formatTree(value, shape))}`];
  if (gradient !== null) texts.push(palette.gradient(`${GRADIENT_MARK} ${formatTree(gradient, shape)}`));
  if (origins[source] !== '') texts.push(palette.faint(origins[source]));
  return texts.join('  ');
}

/** What to type so that it goes on. */
function advice({ text, file }: Inspection, { missing, functions }: Summary): [string, string][] {
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  return [
    ...missing.map((name): [string, string] => ['try', `--input '${name}=…'`]),
    ...functions.map(({ name, span }): [string, string] => [
      'try',
      `gradlens inspect ${file} --lines ${lineAt(span.start)}-${lineAt(span.end)}   (${name})`,
    ]),
  ];
}
