/** Checks as the engine would answer them. */
import type { Check, CheckReport } from '../../core/backward/answers.ts';
import { message } from '../../core/messages.ts';
import type { Speech } from '../../extension/check/texts.ts';

/** English; `{0}` is filled in as VS Code does. */
export const speech: Speech = {
  t: (text, ...args) => text.replace(/\{(\d)\}/g, (_, i) => String(args[Number(i)])),
  sentence: ({ code, args }) => message(code, args),
  digits: 4,
};

/** A number's gradient on the line where its name stands first. Right, if nothing else is said. */
export function check(text: string, name: string, change: Partial<Check> = {}): Check {
  const span = lineOf(text, name);
  const verdict = change.verdict ?? 'correct';
  const line = text.slice(0, span.start).split('\n').length;
  return {
    ...{ name, of: name.slice(1), within: undefined, span, line, verdict, factor: 1, maxRelError: 2e-16 },
    ...{ worstIndex: [], value: 1, expected: 1, shape: [], expectedShape: [], given: [], slopes: undefined },
    ...{ reason: undefined, lines: [{ span, line, verdict }], diagnosis: null },
    ...change,
  };
}

/** The whole line of a text's first occurrence, without what is behind a newline. */
export function lineOf(text: string, part: string): { start: number; end: number } {
  const at = text.indexOf(part);
  const end = text.indexOf('\n', at);
  return { start: text.slice(0, at).lastIndexOf('\n') + 1, end: end < 0 ? text.length : end };
}

export const report = (...checks: Check[]): CheckReport => ({ checks, error: null });
