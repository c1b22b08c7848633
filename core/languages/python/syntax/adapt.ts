/** From py-ast's tree, whose columns count UTF-8 bytes of a line, to ours, whose offsets count UTF-16 units of a document. */
import type { Located as Raw } from 'py-ast';
import type { Span } from '../../../runtime/nodes.ts';
import { Problem } from '../../../runtime/problem.ts';
import type { AnyNode } from './ast.ts';
import type { Bracketed } from './bracket.ts';
import { Lines } from './lines.ts';
import { literalOf } from './literal.ts';
import { fieldsOf } from './walk.ts';

type Fields = Record<string, unknown>;

/** Syntax nested deeper than that could overflow the host's stack, on which all that follows recurs. */
const MAX_DEPTH = 1400;
const SKIPPED = new Set([
  'nodeType',
  'lineno',
  'col_offset',
  'end_lineno',
  'end_col_offset',
  'quote_style',
  'type_comment',
]);

export class Adapter {
  readonly #lines: Lines;
  #depth = 0;

  /**
   * @param text as it stands in the document
   * @param offset where that is
   * @param parsed what was parsed in its place
   */
  constructor(
    readonly text: string,
    readonly offset: number,
    readonly parsed: Bracketed,
  ) {
    this.#lines = new Lines(parsed.code);
  }

  /** @param around where the node above begins @throws Problem where nodes are nested too deeply, or a literal is none */
  adapt<T extends AnyNode>(raw: Raw, around = this.offset): T {
    const at = this.#spanOf(raw, around);
    if (++this.#depth > MAX_DEPTH) throw new Problem('syntax', at, { detail: 'The code is nested too deeply' });
    const node: Fields = { nodeType: raw.nodeType, start: at.start, end: at.end };
    if (raw.nodeType === 'Constant') this.#literal(node, raw as Raw & Fields, at);
    else for (const key in raw) if (!SKIPPED.has(key)) node[key] = this.#value((raw as Raw & Fields)[key], at.start);
    if (raw.lineno === undefined) this.#surround(node);
    // To py-ast a name in parentheses is a simple target, too.
    if (raw.nodeType === 'AnnAssign' && this.text[at.start - this.offset] === '(') node.simple = 0;
    if ('decorator_list' in node) node.nameAt = this.#nameAt(node, at);
    this.#depth--;
    return node as unknown as T;
  }

  /** Where a line and a column of py-ast are in the document. */
  offsetOf(line: number, column: number): number {
    const { inserted } = this.parsed;
    const at = this.#lines.offsetOf(line, column);
    return this.offset + at - (inserted.length === 0 ? 0 : inserted.filter((place) => place < at).length);
  }

  #value(value: unknown, around: number): unknown {
    if (Array.isArray(value)) return value.map((element) => this.#value(element, around));
    if (typeof value === 'string') return value.normalize('NFKC');
    if (typeof value !== 'object' || value === null) return value;
    return isPlaced((value as Raw).nodeType) ? this.adapt(value as Raw, around) : value;
  }

  #literal(node: Fields, raw: Raw & Fields, at: Span): void {
    const source = this.text.slice(at.start - this.offset, at.end - this.offset);
    const { kind, value } = literalOf(raw.value, source, raw.quote_style as string | undefined, at);
    node.kind = kind;
    node.value = value;
  }

  #spanOf({ lineno, col_offset, end_lineno, end_col_offset }: Raw, around: number): Span {
    if (lineno === undefined) return { start: around, end: around };
    const start = this.offsetOf(lineno, col_offset);
    return { start, end: this.offsetOf(end_lineno ?? lineno, end_col_offset ?? col_offset) };
  }

  /** What has no place in CPython's tree has that of all that is below it. */
  #surround(node: Fields): void {
    const below = fieldsOf(node.nodeType as AnyNode['nodeType'])
      .flatMap((field) => node[field] as AnyNode | undefined | (AnyNode | null)[])
      .filter((child) => child !== undefined && child !== null);
    if (below.length === 0) return;
    node.start = Math.min(...below.map((child) => child.start));
    node.end = Math.max(...below.map((child) => child.end));
  }

  #nameAt({ name }: Fields, at: Span): Span {
    const head = /^(?:async\s+)?(?:def|class)[\s\\]+/.exec(
      this.text.slice(at.start - this.offset, at.end - this.offset),
    );
    const start = at.start + (head?.[0].length ?? 0);
    return { start, end: start + (name as string).length };
  }
}

function isPlaced(nodeType: string): boolean {
  return fieldsOf(nodeType as AnyNode['nodeType']) !== undefined;
}
