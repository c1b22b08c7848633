/** Requests that choose something, in both languages, and what the choice does by central differences. */
import { expect } from 'vitest';
import { isArray, listsOf } from '../../../core/array-tree.ts';
import { type InspectRequest, inspect, type LanguageId, prepare, type Run, type Tree } from '../../../core/index.ts';

export const host = { now: () => 0 };

/** The same program in each language. */
export type Programs = Readonly<Record<LanguageId, readonly string[]>>;

export const LANGUAGES: readonly LanguageId[] = ['javascript', 'python'];

export interface Choices extends Partial<Omit<InspectRequest, 'language' | 'text' | 'region' | 'ofAt' | 'call'>> {
  /** Pieces of the text, each with which of its occurrences is meant, from 0. */
  readonly region?: Piece;
  readonly ofAt?: Piece;
  readonly call?: Piece;
  readonly literalsAt?: readonly Piece[];
}
export type Piece = string | readonly [text: string, occurrence: number];

export function requestOf(language: LanguageId, lines: readonly string[], choices: Choices = {}): InspectRequest {
  const text = `${lines.join('\n')}\n`;
  const { region, ofAt, call, literalsAt, ...rest } = choices;
  const at = (piece: Piece | undefined) => (piece === undefined ? undefined : spanOf(text, piece));
  const literals = literalsAt?.map((piece) => spanOf(text, piece));
  return { language, text, region: at(region), ofAt: at(ofAt), call: at(call), literals, ...rest };
}

export function spanOf(text: string, piece: Piece): { start: number; end: number } {
  const [part, occurrence] = typeof piece === 'string' ? [piece, 0] : piece;
  let start = text.indexOf(part);
  for (let i = 0; i < occurrence; i++) start = text.indexOf(part, start + 1);
  if (start < 0) throw new Error(`“${part}” is not in the text`);
  return { start, end: start + part.length };
}

export function inspected(language: LanguageId, lines: readonly string[], choices: Choices = {}): Run['summary'] {
  return inspect(requestOf(language, lines, choices), host).summary;
}

/** Names of the inputs with values and gradients. */
export function inputsOf({ inputs }: Run['summary']): Record<string, readonly [Tree, Tree]> {
  return Object.fromEntries(
    inputs.map(({ name, value, gradient }) => [name, [plain(value), plain(gradient)] as const]),
  );
}

/** Without arrays. */
export function plain(tree: Tree): Tree {
  return isArray(tree) ? listsOf(tree) : tree;
}

export function numbersIn(tree: Tree): number[] {
  const flat = plain(tree);
  if (typeof flat === 'number') return [flat];
  return flat === null ? [] : Object.values(flat).flatMap((part) => numbersIn(part as Tree));
}

const STEP = 1e-5;

/**
 * Checks the gradients of all inputs against central differences of the output, weighted with its upstream gradient.
 *
 * @param upstream of each number of the output; ones by default
 */
export function checkByDifferences(request: InspectRequest, upstream?: readonly number[]): Run['summary'] {
  const { summary } = inspect(request, host);
  expect(summary.error).toBeNull();
  expect(summary.inputs.length).toBeGreaterThan(0);
  const prepared = prepare(request, host);
  const weighted = (values: Record<string, Tree>) => {
    const { output, error } = prepared.run({ ...request.values, ...values }).summary;
    expect(error).toBeNull();
    return numbersIn(output?.value ?? null).reduce((sum, x, i) => sum + x * (upstream?.[i] ?? 1), 0);
  };
  for (const { name, value, gradient } of summary.inputs) {
    const found = numbersIn(gradient);
    numbersIn(value).forEach((_, i) => {
      const at = (by: number) => weighted({ [name]: moved(plain(value), i, by) });
      const slope = (at(STEP) - at(-STEP)) / (2 * STEP);
      expect(Math.abs(found[i] - slope), `${name}[${i}]: ${found[i]}, by differences ${slope}`).toBeLessThan(
        1e-6 * Math.max(1, Math.abs(slope)),
      );
    });
  }
  return summary;
}

/** With one of its numbers changed. */
function moved(tree: Tree, i: number, by: number): Tree {
  let n = 0;
  const of = (part: Tree): Tree => {
    if (typeof part === 'number') return n++ === i ? part + by : part;
    return Array.isArray(part) ? part.map(of) : part;
  };
  return of(tree);
}
