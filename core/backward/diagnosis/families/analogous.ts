/**
 * A term that is missing of several that are alike: of `dq @ Wq.T + dk @ Wk.T` also that with `v`, of `d[0] * p[0]` also that
 * with `[1]`.
 */
import type { Expression } from '../../forms.ts';
import { expressionsIn, expressionsOf, statementsIn } from '../../walk.ts';
import { elementwise } from '../arrays.ts';
import { binary, type Code } from '../code.ts';
import { evaluate } from '../evaluate.ts';
import { costOf, type Hypothesis } from '../hypothesis.ts';
import type { Inquiry, Place } from '../inquiry.ts';
import { applied } from '../lines.ts';
import type { Prospect } from '../prospects.ts';
import { ownNames } from '../reads.ts';
import { lacking } from '../uses.ts';
import { isWithinIndex } from './factor.ts';

/** At one place only so many are looked at; of those whose numbers do not tell, only so many are tried, alone and in pairs. */
const MOST = 24;
const MOST_UNSEEN = 12;
const MOST_IN_PAIRS = 4;

export function* analogous(inquiry: Inquiry): Iterable<Hypothesis> {
  const isLacking = lacking(inquiry).length > 0;
  for (const place of inquiry.written) {
    const above = place.parent?.node;
    const isInSum = above?.kind === 'binary' && ['+', '-'].includes(above.operator);
    const isSum = place.node.kind === 'binary' && place.node.operator === '+';
    if (place.isTarget || isInSum || !(isSum || place.as === 'whole') || isWithinIndex(place)) continue;
    const terms = termsOf(place.node);
    const found = likeThese(terms, place, inquiry);
    const few = found.slice(0, MOST_IN_PAIRS);
    const pairs = few.flatMap((one, i) => few.slice(i + 1).map((other) => [one, other]));
    for (const missing of [...found.map((one) => [one]), ...pairs]) yield* added(missing, place, inquiry, isLacking);
  }
}

/** @param isLacking some use is known to be missing: its like is the likeliest to be that */
function* added(missing: readonly Like[], place: Place, inquiry: Inquiry, isLacking: boolean): Iterable<Hypothesis> {
  const old = inquiry.numbersOf(place.node);
  const value = missing.reduce((sum, { numbers }) => sum && numbers && elementwise((a, b) => a + b, sum, numbers), old);
  const prospect: Prospect = inquiry.with(place, value);
  if (prospect === undefined && missing.some(({ n }) => n >= MOST_UNSEEN)) return;
  const now = missing.reduce((sum, { code }) => binary(sum, '+', code), inquiry.code(place));
  const term = missing.map(({ code }) => code.text).join(' + ');
  const reason = { code: 'check-term-missing', args: { term, now: now.text } } as const;
  const isSure = missing.every((like) => like.isSure);
  const base = isLacking && isSure ? 0.25 : isSure ? 2.4 : 3.9;
  const cost = costOf(prospect, base + (missing.length > 1 ? (isLacking ? 0.1 : 2.5) : 0));
  yield { code: 'term-missing', reason, span: place.node, edits: [inquiry.put(place, now)], cost };
}

/** What a sum adds up. */
function termsOf(node: Expression): Expression[] {
  if (node.kind !== 'binary' || !['+', '-'].includes(node.operator)) return [node];
  return [...termsOf(node.left), ...(node.operator === '+' ? termsOf(node.right) : [])];
}

interface Like {
  readonly code: Code;
  readonly numbers: ReturnType<Inquiry['numbersOf']>;
  /** More than one name changes. */
  readonly isSure: boolean;
  readonly n: number;
}

function likeThese(terms: readonly Expression[], place: Place, inquiry: Inquiry): Like[] {
  const present = new Set(terms.map((term) => inquiry.source(term)));
  const names = new Set([
    ...ownNames(inquiry.fault.program, place.statement),
    ...inquiry.variables.map(({ text }) => text),
  ]);
  const numbersOf = (name: string) => inquiry.variable(name)?.numbers;
  const found = new Map<string, Omit<Like, 'n'>>();
  for (const term of terms) {
    for (const changes of [...renamings(term, names), ...indices(term, inquiry)]) {
      const text = changedText(term, changes, inquiry);
      if (present.has(text) || found.has(text) || changes.size === 0) continue;
      const known = {
        text: inquiry.fault.text,
        read: numbersOf,
        instead: new Map(placesIn(term).map((node) => [node, () => numbersOf(changedText(node, changes, inquiry))])),
      };
      const code = { ...inquiry.code({ node: term }), text };
      found.set(text, { code, numbers: evaluate(term, known), isSure: changes.size > 1 });
    }
  }
  return [...found.values()]
    .toSorted((a, b) => Number(b.isSure) - Number(a.isSure))
    .slice(0, MOST)
    .map((like, n) => ({ ...like, n }));
}

type Changes = ReadonlyMap<Expression, string>;

function changedText(node: Expression, changes: Changes, inquiry: Inquiry): string {
  const within = [...changes].filter(([{ start, end }]) => start >= node.start && end <= node.end);
  const edits = within.map(([{ start, end }, text]) => ({ start: start - node.start, end: end - node.start, text }));
  return applied(inquiry.source(node), edits);
}

/** By what one name differs from another, all names of the term that differ from others by that. */
function renamings(term: Expression, names: ReadonlySet<string>): Changes[] {
  const own = [...expressionsIn(term)].filter((node) => node.kind === 'name').filter(({ name }) => names.has(name));
  return own.flatMap((first) =>
    [...names].flatMap((other): Changes[] => {
      const by = differenceOf(first.name, other);
      if (by === undefined) return [];
      const changes = new Map<Expression, string>();
      for (const node of own) {
        const now = node.name === first.name ? other : renamed(node.name, by, names);
        if (now !== undefined) changes.set(node, now);
      }
      return [changes];
    }),
  );
}

interface Difference {
  readonly old: string;
  readonly now: string;
}

/** Of two names that begin or end alike, the one piece that differs; undefined: they are not of a kind. */
function differenceOf(one: string, other: string): Difference | undefined {
  if (one === other) return undefined;
  let start = 0;
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) start++;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const [old, now] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  return start + end > 0 && old.length === 1 && now.length === 1 ? { old, now } : undefined;
}

function renamed(name: string, { old, now }: Difference, names: ReadonlySet<string>): string | undefined {
  for (let at = name.indexOf(old); at >= 0; at = name.indexOf(old, at + 1)) {
    const text = name.slice(0, at) + now + name.slice(at + old.length);
    if (names.has(text)) return text;
  }
  return undefined;
}

/** At other indices that the program has. */
function indices(term: Expression, inquiry: Inquiry): Changes[] {
  const numbersIn = (root: Expression) =>
    [...expressionsIn(root)].flatMap((node) =>
      node.kind === 'index' ? node.indices.filter((index) => index.kind === 'number') : [],
    );
  const own = numbersIn(term);
  if (own.length === 0) return [];
  const everywhere = [...statementsIn(inquiry.fault.program)].flatMap(expressionsOf).flatMap(numbersIn);
  return [...new Set(own.map(({ value }) => value))].flatMap((old) =>
    [...new Set(everywhere.map(({ value }) => value))]
      .filter((now) => now !== old)
      .map((now): Changes => new Map(own.filter(({ value }) => value === old).map((node) => [node, String(now)]))),
  );
}

function placesIn(term: Expression): Expression[] {
  return [...expressionsIn(term)].filter(({ kind }) => kind === 'name' || kind === 'member' || kind === 'index');
}
