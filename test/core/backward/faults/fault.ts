/** A fault that is put into a right program. */
import type { DiagnosisCode, Edit } from '../../../../core/backward/answers.ts';
import type { Expression, Statement } from '../../../../core/backward/forms.ts';
import type { Program, Site } from './sites.ts';
import { readIn } from './walk.ts';

export interface Fault {
  readonly kind: Kind;
  readonly edits: readonly Edit[];
  /** Where it is then, from 1: any of these. Of what is missing, what it is missing from. */
  readonly lines: readonly number[];
}

/** What kinds there are, and how a diagnosis may call each. */
export const kinds = {
  sign: ['sign', 'operator'],
  // `1 / N` is a factor, and so are -1 and a temporary with a gradient in it.
  'factor-missing': ['factor', 'mean-or-sum', 'upstream-missing', 'sign'],
  'factor-doubled': ['factor'],
  transposed: ['transposed', 'shape', 'operator'],
  'not-summed': ['not-summed', 'shape'],
  'not-accumulated': ['not-accumulated'],
  'branch-missing': ['branch-missing', 'term-missing'],
  'mean-or-sum': ['mean-or-sum', 'factor'],
  'wrong-variable': ['wrong-variable', 'wrong-value'],
  'upstream-missing': ['upstream-missing'],
  'wrong-value': ['wrong-value', 'wrong-variable'],
  'term-missing': ['term-missing', 'branch-missing'],
  overwritten: ['overwritten'],
} as const satisfies Record<string, readonly DiagnosisCode[]>;

export type Kind = keyof typeof kinds;

/** All places of a site where a kind of fault can be. */
export type Injector = (site: Site, program: Program) => Iterable<Fault>;

export function applied(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { start, end, text: piece } of edits.toSorted((a, b) => b.start - a.start || b.end - a.end))
    result = result.slice(0, start) + piece + result.slice(end);
  return result;
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/**
 * The lines of a site's statement: its first, and those of what is edited. What serves one statement alone cannot be told
 * from that: both together are wrong.
 */
export function linesOf(site: Site, { text }: Program, edits: readonly Edit[]): number[] {
  const readers = site.role === 'serves' ? readersOf(site, text) : [];
  const places = [site.place.statement, ...edits, ...(readers.length === 1 ? readers : [])];
  return [...new Set(places.map(({ start }) => lineOf(text, start)))];
}

function readersOf({ scope, place, target }: Site, text: string): Statement[] {
  return scope.places
    .map(({ statement }) => statement)
    .filter((statement) => {
      if (statement === place.statement || target === undefined) return false;
      const read = statement.kind === 'block' ? statement.head : 'value' in statement ? [statement.value] : [];
      return read.some((expression) => readIn(expression, text).has(target));
    });
}

/** A fault inside of the statement. */
export function inside(kind: Kind, site: Site, program: Program, ...edits: readonly Edit[]): Fault {
  return { kind, edits, lines: linesOf(site, program, edits) };
}

export function replaced({ start, end }: Expression, text: string): Edit {
  return { start, end, text };
}

/** With the parentheses around it, where it stands as an operand. */
export function operandTexts(binary: Expression & { kind: 'binary' }, text: string): [left: string, right: string] {
  const { start, end, operatorAt } = binary;
  return [text.slice(start, operatorAt.start).trim(), text.slice(operatorAt.end, end).trim()];
}
