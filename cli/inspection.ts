/** Reads a file and inspects it. */
import { inspect, type Run, type Span } from '../core/index.ts';
import type { Choices, Lines } from './arguments.ts';
import { type Notice, notice, type ReadableSource, readSource, wholeFile } from './source.ts';

export interface Inspection {
  /** As it was named on the command line. */
  readonly file: string;
  /** undefined: GradLens does not know this kind of file. */
  readonly language: string | undefined;
  readonly text: string;
  /** undefined: the file could not be read, or its language is not supported. */
  readonly run: Run | undefined;
  readonly findings: readonly Notice[];
  readonly error: Notice | undefined;
}

export function inspectFile(file: string, choices: Choices): Inspection {
  const source = readSource(file);
  if (source.error !== undefined) return { ...source, run: undefined, findings: [] };
  return inspectSource(source, choices);
}

function inspectSource(source: ReadableSource, choices: Choices): Inspection {
  const { lines, call, ...rest } = choices;
  const { language, text } = source;
  const request = { language, text, region: lines && regionOf(text, lines), ...rest };
  const host = { now: () => performance.now() };
  const first = inspect(request, host);
  const { calls } = first.summary;
  if (call !== undefined && calls[call - 1] === undefined) {
    const why = `There are ${calls.length} calls to choose from, and none is number ${call}.`;
    return { ...source, run: undefined, findings: [], error: wholeFile('call-unknown', why) };
  }
  const run = call === undefined ? first : inspect({ ...request, call: calls[call - 1].span }, host);
  const { findings, error } = run.summary;
  return { ...source, run, findings: findings.map(notice), error: error ? notice(error) : undefined };
}

/** From the first character of the first line to the end of the last. */
export function regionOf(text: string, { first, last }: Lines): Span {
  const lengths = text.split('\n').map((line) => line.length + 1);
  const before = (line: number) => lengths.slice(0, line).reduce((sum, length) => sum + length, 0);
  return { start: Math.min(before(first - 1), text.length), end: Math.min(before(last) - 1, text.length) };
}
