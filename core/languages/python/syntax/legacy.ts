/** Python 2, told by what Python 3 could not read. */
import type { Span } from '../../../runtime/nodes.ts';
import { Problem } from '../../../runtime/problem.ts';

/** What is found in the line of an error, or at it; what it is in either language. */
const TABLE: readonly { readonly line?: RegExp; readonly at?: RegExp; readonly old: string; readonly now: string }[] = [
  { line: /(?:^|[:;])\s*print\s+(?![=.,)\]}]|[-+*/%&|^<>]?=)[^\s(]/, old: 'print x', now: 'print(x)' },
  { line: /(?:^|[:;])\s*exec\s+[^\s(=.,]/, old: 'exec "code"', now: 'exec("code")' },
  { line: /^\s*except\s+[\w.]+\s*,\s*\w+\s*:/, old: 'except E, e:', now: 'except E as e:' },
  { line: /(?:^|[:;])\s*raise\s+[\w.]+\s*,/, old: 'raise E, "text"', now: 'raise E("text")' },
  { line: /^\s*def\s+\w+\s*\((?:[^()]*,)?\s*\(/, old: 'def f((a, b)):', now: 'def f(pair): a, b = pair' },
  { line: /\blambda\s*(?:[\w, ]*,)?\s*\([\w, ]*\)\s*:/, old: 'lambda (a, b): a', now: 'lambda pair: pair[0]' },
  { at: /`/y, old: '`x`', now: 'repr(x)' },
  { at: /(?<=<)>/y, old: 'a <> b', now: 'a != b' },
  { at: /0\d+/y, old: '0777', now: '0o777' },
  { line: /\b\d+[lL]\b/, old: '10L', now: '10' },
  { line: /\bur["']/i, old: 'ur"…"', now: 'r"…"' },
];

/** What in the line of an error is Python 2, if anything is. */
export function legacyProblem(text: string, at: Span): Problem | undefined {
  let before = at.start;
  while (before > 0 && !/[\n\r]/.test(text[before - 1])) before--;
  const rest = text.slice(at.start).search(/[\n\r]/);
  const end = rest < 0 ? text.length : at.start + rest;
  const line = text.slice(before, end);
  const found = TABLE.find((row) => row.line?.test(line) || (row.at && isAt(row.at, text, at.start)));
  if (found === undefined) return undefined;
  const start = before + line.search(/\S|$/);
  return new Problem('python-2', { start, end: Math.max(end, start + 1) }, { old: found.old, now: found.now });
}

function isAt(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}
