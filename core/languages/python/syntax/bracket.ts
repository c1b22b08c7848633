/** What is matched or matches may be a sequence without brackets, which py-ast does not know: they are put in for it. */

export interface Bracketed {
  readonly code: string;
  /** Where in `code` characters stand that were put in, in order. */
  readonly inserted: readonly number[];
}

/** Each is one more parse of the statement. */
const MAX_PAIRS = 64;
const HEAD = /^[ \t]*(?:match|case)[ \t]+/;
const STEP = /\s+if\b|#.*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[\s\S]/y;

/** @param at where the parser gave up @returns undefined if that is not for want of brackets */
export function bracketed({ code, inserted }: Bracketed, at: number): Bracketed | undefined {
  const line = code.lastIndexOf('\n', at - 1) + 1;
  const head = HEAD.exec(code.slice(line))?.[0];
  if (head === undefined || inserted.length >= 2 * MAX_PAIRS) return undefined;
  const start = line + head.length;
  const end = sequenceEnd(code, start);
  if (end === undefined) return undefined;
  const next = `${code.slice(0, start)}(${code.slice(start, end)})${code.slice(end)}`;
  const before = inserted.filter((place) => place < start);
  const after = inserted.filter((place) => place >= start).map((place) => place + 2);
  return { code: next, inserted: [...before, start, end + 1, ...after] };
}

/** Where what has a comma outside of all brackets ends: before the guard or the colon. */
function sequenceEnd(code: string, start: number): number | undefined {
  let depth = 0;
  let hasComma = false;
  let end = start;
  for (let at = start; at < code.length; ) {
    STEP.lastIndex = at;
    const step = STEP.exec(code)?.[0] as string;
    if (depth === 0 && (step === ':' || step.endsWith('if') || step === '\n')) break;
    if (/[([{]/.test(step)) depth += step.length === 1 ? 1 : 0;
    else if (/^[)\]}]$/.test(step)) depth--;
    else if (step === ',' && depth === 0) hasComma = true;
    at += step.length;
    if (/\S/.test(step)) end = at;
  }
  return hasComma ? end : undefined;
}
