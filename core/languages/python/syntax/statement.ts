/** A statement of the module, parsed. */
import { parse, type Located as Raw } from 'py-ast';
import type { Span } from '../../../runtime/nodes.ts';
import { Problem } from '../../../runtime/problem.ts';
import { Adapter } from './adapt.ts';
import type { StmtNode } from './ast.ts';
import { type Bracketed, bracketed } from './bracket.ts';
import { check } from './check.ts';
import { legacyProblem } from './legacy.ts';
import { Lines } from './lines.ts';
import { type Scanned, scanStatement } from './scan.ts';

export interface Comment extends Span {
  /** Without the `#`. */
  readonly value: string;
}

/** What a piece of text from the start of one statement to that of the next one says. Offsets are those of `start`. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  /** How far behind `start` the text decides on it. */
  readonly reach: number;
  /** More than one where semicolons are, none where it could not be read or there are only comments. */
  readonly body: readonly StmtNode[];
  readonly comments: readonly Comment[];
  readonly magics: readonly Span[];
  readonly problem: Problem | undefined;
}

/** @param known a piece that was read before: if it has the same text, it needs no parsing */
export function readPiece(text: string, start: number, known?: Piece): Piece {
  const scanned = scanStatement(text, start);
  const reach = scanned.reach - start;
  if (known?.reach === reach && known.text === text.slice(start, scanned.end)) return known;
  const piece = parsePiece(text, start, scanned, reach);
  if (piece.problem === undefined || scanned.cut === undefined) return piece;
  const shorter = text.slice(0, scanned.cut);
  return parsePiece(shorter, start, scanStatement(shorter, start), reach);
}

function parsePiece(text: string, start: number, scanned: Scanned, reach: number): Piece {
  const { end, broken, magics } = scanned;
  const own = text.slice(start, end);
  const comments = scanned.comments.map((at) => ({ ...at, value: text.slice(at.start + 1, at.end) }));
  const piece = { start, text: own, reach, comments, magics };
  if (broken !== undefined) {
    const problem = legacyProblem(text, broken.at) ?? new Problem('syntax', broken.at, { detail: broken.detail });
    return { ...piece, body: [], problem };
  }
  const parsed = parseCode({ code: withoutMagics(own, start, magics), inserted: [] });
  const adapter = new Adapter(own, start, parsed);
  try {
    if (parsed.error !== undefined) throw parsed.error;
    const body = parsed.body.map((raw) => adapter.adapt<StmtNode>(raw));
    check(body, text);
    return { ...piece, body, problem: undefined };
  } catch (error) {
    return { ...piece, body: [], problem: asProblem(error, adapter, text, scanned) };
  }
}

interface ParsedCode extends Bracketed {
  readonly body: readonly Raw[];
  readonly error?: unknown;
}

function parseCode(from: Bracketed): ParsedCode {
  try {
    return { ...from, body: parse(from.code).body };
  } catch (error) {
    const place = error instanceof RangeError ? undefined : placeOf(error as Error);
    const more = place && bracketed(from, new Lines(from.code).offsetOf(place.line, place.column));
    return more ? parseCode(more) : { ...from, body: [], error };
  }
}

/** The same text for the parser: what it does not know is blank, and what CPython takes for a line's beginning is one. */
function withoutMagics(text: string, start: number, magics: readonly Span[]): string {
  let code = text.replace(/^\ufeff/, '\n');
  if (code.includes('\f')) code = code.replace(/(?<=^[ \t\f]*)\f/gm, '\n').replaceAll('\f', ' ');
  for (const magic of magics) {
    const from = magic.start - start;
    const to = magic.end - start;
    // In a block it may be the only statement.
    const isInBlock = /[ \t]/.test(code[from - 1] ?? '');
    const blank = code.slice(from + 2, to).replace(/[^\n\r]/g, ' ');
    code = code.slice(0, from) + (isInBlock ? '()' : '  ') + blank + code.slice(to);
  }
  return code;
}

function asProblem(error: unknown, adapter: Adapter, text: string, scanned: Scanned): Problem {
  if (error instanceof RangeError) return tooDeep(adapter, text);
  if (!(error instanceof Problem) && !(error instanceof Error)) throw error;
  const problem = error instanceof Problem ? error : located(error, adapter, text, scanned);
  return legacyProblem(text, problem.at as Span) ?? problem;
}

function located(error: Error, adapter: Adapter, text: string, { unterminated }: Scanned): Problem {
  const { line, column } = placeOf(error);
  const isString = error.message.startsWith('Unterminated') && unterminated !== undefined;
  const start = Math.min(isString ? unterminated : adapter.offsetOf(line, column), Math.max(text.length - 1, 0));
  const detail = error.message.replace(PLACE, '').replace('Indentation error', UNINDENT);
  return new Problem('syntax', { start, end: start + 1 }, { detail });
}

const UNINDENT = 'unindent does not match any outer indentation level';
/** py-ast's errors say where they are in their message, some of them only the line. */
const PLACE = / at line (\d+)(?:, column (\d+))?/;

function placeOf({ message }: Error): { readonly line: number; readonly column: number } {
  const [, line = 1, column = 0] = PLACE.exec(message) ?? [];
  return { line: Number(line), column: Number(column) };
}

function tooDeep({ offset }: Adapter, text: string): Problem {
  const end = Math.min(offset + 1, text.length);
  return new Problem('syntax', { start: offset, end }, { detail: 'The code is nested too deeply' });
}
