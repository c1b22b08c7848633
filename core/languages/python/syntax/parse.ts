import type { Span } from '../../../runtime/nodes.ts';
import { Problem } from '../../../runtime/problem.ts';
import type { ExprNode, StmtNode } from './ast.ts';
import { shifted, shiftedProblem } from './shift.ts';
import { type Comment, type Piece, readPiece } from './statement.ts';

export type { Comment } from './statement.ts';

/** The text from one statement of the module up to the next one; its nodes are made when they are asked for. */
export class Chunk implements Span {
  #body: readonly StmtNode[] | undefined;
  /** Up to where the text decides on it. */
  readonly reach: number;

  constructor(
    readonly start: number,
    /** The same object as long as the text of the chunk stays, wherever it moves: what is known of it can be kept by it. */
    readonly piece: Piece,
  ) {
    this.reach = start + piece.reach;
  }

  get end(): number {
    return this.start + this.piece.text.length;
  }

  /** More than one statement where there are semicolons; none where it could not be read. */
  get body(): readonly StmtNode[] {
    this.#body ??= shifted(this.piece.body, this.#by);
    return this.#body;
  }

  get comments(): readonly Comment[] {
    return shifted(this.piece.comments, this.#by);
  }

  get magics(): readonly Span[] {
    return shifted(this.piece.magics, this.#by);
  }

  get problem(): Problem | undefined {
    return this.piece.problem && shiftedProblem(this.piece.problem, this.#by);
  }

  movedBy(by: number): Chunk {
    return by === 0 ? this : new Chunk(this.start + by, this.piece);
  }

  get #by(): number {
    return this.start - this.piece.start;
  }
}

export class Parsed {
  #body: readonly StmtNode[] | undefined;

  constructor(
    readonly text: string,
    readonly chunks: readonly Chunk[],
  ) {}

  get body(): readonly StmtNode[] {
    this.#body ??= this.chunks.flatMap((chunk) => chunk.body);
    return this.#body;
  }

  get comments(): readonly Comment[] {
    return this.chunks.flatMap((chunk) => chunk.comments);
  }

  /** Commands of notebooks, which are passed over. */
  get magics(): readonly Span[] {
    return this.chunks.flatMap((chunk) => chunk.magics);
  }

  /** One for each statement that could not be read; it is missing from the body. */
  get problems(): readonly Problem[] {
    return this.chunks.flatMap(({ problem }) => problem ?? []);
  }
}

/** What was parsed last, of a few documents. It decides how long parsing takes, never what comes out. */
const recent: Parsed[] = [];
const KEPT = 4;

/** Never throws: what can't be read is among the problems, and the rest is there. */
export function parseProgram(text: string): Parsed {
  const likest = recent.map((parsed) => ({ parsed, ...compare(parsed.text, text) })).sort((a, b) => b.same - a.same)[0];
  if (likest?.parsed.text === text) return likest.parsed;
  const isEdited = likest !== undefined && likest.same > text.length / 2;
  const next = new Parsed(text, isEdited ? reread(likest.parsed, text, likest) : read(text));
  if (isEdited) recent.splice(recent.indexOf(likest.parsed), 1);
  recent.unshift(next);
  recent.length = Math.min(recent.length, KEPT);
  return next;
}

function read(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  for (let start = 0; start < text.length; start = chunks[chunks.length - 1].end) {
    chunks.push(new Chunk(start, readPiece(text, start)));
  }
  return chunks;
}

/** Reads from the first statement that the edit could change on, up to where the old statements begin to fit again. */
function reread(old: Parsed, text: string, { prefix, suffix }: Common): Chunk[] {
  const by = text.length - old.text.length;
  let first = 0;
  while (old.chunks[first].reach <= prefix) first++;
  const chunks = old.chunks.slice(0, first);
  let next = first;
  let { start } = old.chunks[first];
  while (start < text.length) {
    while (next < old.chunks.length && old.chunks[next].start < start - by) next++;
    const known = old.chunks[next];
    if (known?.start === start - by && start >= text.length - suffix) {
      for (let i = next; i < old.chunks.length; i++) chunks.push(old.chunks[i].movedBy(by));
      return chunks;
    }
    const piece = readPiece(text, start, old.chunks[chunks.length]?.piece);
    chunks.push(new Chunk(start, piece));
    start += piece.text.length;
  }
  return chunks;
}

interface Common {
  /** How long the same beginning is, and the same end behind it. */
  readonly prefix: number;
  readonly suffix: number;
  readonly same: number;
}

function compare(a: string, b: string): Common {
  const shorter = Math.min(a.length, b.length);
  const prefix = commonLength(shorter, (from, to) => a.slice(from, to) === b.slice(from, to));
  const suffix = commonLength(
    shorter - prefix,
    (from, to) => a.slice(a.length - to, a.length - from) === b.slice(b.length - to, b.length - from),
  );
  return { prefix, suffix, same: prefix + suffix };
}

/** The largest length up to which parts are the same, found by halves: whole strings are compared far faster than characters. */
function commonLength(limit: number, isSame: (from: number, to: number) => boolean): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isSame(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The whole of `text` as one expression. @throws Problem `syntax` */
export function parseExpression(text: string): ExprNode {
  // In brackets, as what is selected of a line that goes on may be; an index may have commas, but no names for arguments.
  const open = 'x[';
  const { body, problem, text: read } = readPiece(`${open}${text}\n]`, 0);
  const clamp = (offset: number) => Math.max(0, Math.min(offset - open.length, text.length - 1));
  if (problem !== undefined) {
    const start = clamp((problem.at as Span).start);
    throw new Problem(problem.code, { start, end: start + 1 }, problem.args);
  }
  const value = body.length === 1 && body[0].nodeType === 'Expr' ? body[0].value : undefined;
  const isWhole = value?.nodeType === 'Subscript' && value.value.nodeType === 'Name' && value.end === read.length;
  if (!isWhole || hasSlice(value.slice)) {
    throw new Problem('syntax', { start: 0, end: text.length }, { detail: 'This is not an expression' });
  }
  return shifted(value.slice, -open.length);
}

function hasSlice(index: ExprNode): boolean {
  return (
    index.nodeType === 'Slice' ||
    (index.nodeType === 'Tuple' && index.elts.some(({ nodeType }) => nodeType === 'Slice'))
  );
}
