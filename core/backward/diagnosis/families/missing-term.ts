/** A term that is missing: the gradient of one of a variable's uses, or a part of a formula. And one that is too much. */
import type { Numbers, Term } from '../../fault.ts';
import type { Statement } from '../../forms.ts';
import { elementwise, isSameShape, mapped } from '../arrays.ts';
import { atom, binary, type Code, LEVEL, negated, unread } from '../code.ts';
import { costOf, type Hypothesis } from '../hypothesis.ts';
import type { Inquiry, Place } from '../inquiry.ts';
import { insertedBehind } from '../lines.ts';
import { termsFor } from '../search.ts';
import { codesOf, lacking } from '../uses.ts';
import { isWithinIndex } from './factor.ts';

/** Of what the numbers find, only the simplest are tried. */
const MOST = 3;

export function* missingTerm(inquiry: Inquiry): Iterable<Hypothesis> {
  yield* branches(inquiry);
  for (const place of inquiry.written) {
    if (place.isTarget || isWithinIndex(place)) continue;
    yield* within(inquiry, place);
    yield* handedOn(inquiry, place);
    yield* tooMuch(inquiry, place);
    yield* complements(inquiry, place);
    yield* elements(inquiry, place);
  }
}

/** What is missing is what some of the uses contribute. */
function* branches(inquiry: Inquiry): Iterable<Hypothesis> {
  const { missing } = inquiry;
  const matched = lacking(inquiry);
  const found = missing === undefined ? [] : termsFor(missing, inquiry).slice(0, MOST);
  for (const group of matched) {
    for (const code of [...found.map(({ code }) => code), ...codesOf(group.terms, inquiry)]) {
      // What is there already is rather to be doubled.
      const isThere =
        inquiry.ratio !== undefined || inquiry.wholes.some(({ node }) => inquiry.source(node).includes(code.text));
      yield* added(inquiry, code, group.terms, isThere ? 0.9 : 0.3);
    }
  }
  if (matched.length > 0) return;
  // Single numbers are alike by chance.
  const isNumber = inquiry.fault.expected.data.length === 1;
  for (const { code, cost } of found) yield* added(inquiry, code, [], (isNumber ? 4 : 1.6) + cost / 4);
  for (const { variable, code } of inquiry.pool.variables) {
    const isLike = variable.role !== 'forward' && isSameShape(variable.numbers.shape, inquiry.fault.expected.shape);
    if (isLike) yield* added(inquiry, code, [], 5.5);
  }
  for (const term of inquiry.terms) {
    for (const code of codesOf([term], inquiry)) yield* added(inquiry, code, [term], 6);
  }
}

/** Behind the value, or in a line of its own where others have one. */
function* added(inquiry: Inquiry, term: Code, terms: readonly Term[], cost: number): Iterable<Hypothesis> {
  const { wholes } = inquiry;
  const last = wholes.at(-1);
  if (last === undefined) return;
  const told = (now: string, edits: Hypothesis['edits'], more: number): Hypothesis => ({
    code: isBranch(inquiry.terms, terms) ? 'branch-missing' : 'term-missing',
    reason: reasonOf(inquiry, term, terms, now),
    span: last.statement,
    edits,
    cost: cost + more,
  });
  const own = lineOf(inquiry, last.statement, term);
  const isOwn = wholes.length > 1 || (last.statement.kind === 'assign' && last.statement.operator === '+=');
  if (own !== undefined) yield told(own.code, [own.edit], isOwn ? 0 : 0.2);
  for (const whole of wholes) {
    const { node } = whole;
    if (inquiry.source(node) === term.text) continue;
    if (node.kind === 'list' || whole.suspect.statement.kind === 'evaluate') continue;
    const code = inquiry.code(whole);
    const now = summed(code, term);
    yield told(now.text, [inquiry.put(whole, now)], 0.1);
  }
}

function lineOf(inquiry: Inquiry, statement: Statement, term: Code) {
  if (statement.kind !== 'assign' || statement.targets.length > 1 || statement.targets[0].kind === 'list')
    return undefined;
  const code = `${inquiry.source(statement.targets[0])} += ${term.text}`;
  // Behind what it reads.
  const siblings = inquiry.siblings(statement);
  const after =
    siblings?.list
      .slice(siblings.at)
      .filter(
        (each): each is Extract<Statement, { kind: 'assign' }> =>
          each === siblings.list[siblings.at] ||
          (each.kind === 'assign' && each.targets.some((target) => term.text.includes(inquiry.source(target)))),
      )
      .at(-1) ?? statement;
  return { code, edit: insertedBehind(inquiry.text, after, code) };
}

function isBranch(all: readonly Term[], missing: readonly Term[]): boolean {
  return missing.length > 0 && all.length > missing.length;
}

function reasonOf(inquiry: Inquiry, term: Code, terms: readonly Term[], now: string): Hypothesis['reason'] {
  if (!isBranch(inquiry.terms, terms)) return { code: 'check-term-missing', args: { term: term.text, now } };
  const uses = [...new Set(inquiry.terms.map(({ consumer }) => `\`${consumer}\``))].join(', ');
  const missing = [...new Set(terms.map(({ consumer }) => `\`${consumer}\``))].join(', ');
  const args = { of: inquiry.fault.check.of, uses, missing, term: term.text };
  return { code: 'check-branch-missing', args };
}

/** What a part must be less what it is, is known. */
function* within(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const above = place.parent?.node;
  // A term of a sum is a term of the whole sum.
  if (above?.kind === 'binary' && ['+', '-'].includes(above.operator)) return;
  const old = inquiry.numbersOf(place.node);
  const present = inquiry.code(place);
  const told = (term: Code, now: Code, cost: number): Hypothesis => {
    const reason = { code: 'check-term-missing', args: { term: term.text, now: now.text } } as const;
    return { code: 'term-missing', reason, span: place.node, edits: [inquiry.put(place, now)], cost };
  };
  const isWhole = above === undefined && place.suspect.role === 'writes';
  const wanted = isWhole ? undefined : inquiry.prospects.wantedAt(place);
  const rest = wanted && old && elementwise((a, b) => a - b, wanted, old);
  if (rest !== undefined) {
    for (const { code, cost } of termsFor(rest, inquiry, place.as === 'whole').slice(0, MOST))
      yield told(code, summed(present, code), 1 + cost / 4);
  }
  if (wanted !== undefined || isWhole || inquiry.with(place, old) === undefined || old === undefined) return;
  // What is wanted in a product of matrices nobody can tell, but what comes out with each term more.
  for (const { code, numbers } of [...inquiry.pool.variables, ...inquiry.pool.expressions]) {
    for (const sign of [1, -1]) {
      const now = elementwise((a, b) => a + sign * b, old, numbers);
      if (inquiry.with(place, now) !== 'right') continue;
      const term = sign > 0 ? code : negated(code);
      yield told(term, summed(present, term), 0.6);
    }
  }
}

/** To a temporary another gradient: what comes back from the next step of a loop, of which the numbers tell nothing. */
function* handedOn(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node, suspect, as, statement } = place;
  const name = statement.kind === 'assign' && statement.operator === '=' ? inquiry.source(statement.targets[0]) : '';
  const value = inquiry.numbersOf(node) ?? inquiry.variable(name)?.numbers;
  if (as !== 'whole' || suspect.role !== 'serves' || value === undefined) return;
  for (const { variable, code, numbers } of inquiry.pool.variables) {
    const isLike = variable.role !== 'forward' && isSameShape(numbers.shape, value.shape);
    if (!isLike || variable.text === name || inquiry.source(node).includes(variable.text)) continue;
    const now = summed(inquiry.code(place), code);
    const reason = { code: 'check-term-missing', args: { term: code.text, now: now.text } } as const;
    const cost = costOf(
      inquiry.with(
        place,
        elementwise((a, b) => a + b, value, numbers),
      ),
      5,
    );
    yield { code: 'term-missing', reason, span: node, edits: [inquiry.put(place, now)], cost };
  }
}

/** `a + b`, `a - b`; and of `-a` and `b` what reads better. */
function summed(present: Code, term: Code): Code {
  if (term.text.startsWith('-')) return binary(present, '-', negated(term));
  const isNegative = present.text.startsWith('-') && present.level >= LEVEL.product;
  return isNegative ? binary(term, '-', negated(present)) : binary(present, '+', term);
}

/** `a + b` to `a` or `b`. */
function* tooMuch(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node } = place;
  if (node.kind !== 'binary' || (node.operator !== '+' && node.operator !== '-')) return;
  for (const [dropped, kept] of [
    [node.right, node.left],
    [node.left, node.right],
  ]) {
    const isNegative = kept === node.right && node.operator === '-';
    const code = inquiry.code({ ...place, node: kept });
    const now = isNegative ? negated(code) : code;
    const numbers = inquiry.numbersOf(kept);
    const value = isNegative ? undefined : numbers;
    const args = { term: inquiry.source(dropped), now: now.text };
    const reason = { code: 'check-term-extra', args } as const;
    const cost = costOf(inquiry.with(place, value), 5.5);
    yield { code: 'term-missing', reason, span: dropped, edits: [inquiry.put(place, now)], cost };
  }
}

/** `1 - x**2` and `1 - x`, of which either side may be missing. */
function* complements(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node, parent } = place;
  const above = parent?.node.kind === 'binary' ? parent.node.operator : undefined;
  if (above === '+' || above === '-') return;
  const told = (term: Code, now: Code, cost: number): Hypothesis => {
    const reason = { code: 'check-term-missing', args: { term: term.text, now: now.text } } as const;
    return { code: 'term-missing', reason, span: node, edits: [inquiry.put(place, now)], cost };
  };
  if (node.kind === 'unary' && node.operator === '-') {
    const operand = inquiry.code({ node: node.operand });
    const one = atom('1');
    const value = inquiry.numbersOf(node);
    const prospect = inquiry.with(place, value && mapped((x) => 1 + x, value));
    yield told(one, binary(one, '-', operand), costOf(prospect, 4.6));
    const subtracted = inquiry.numbersOf(node.operand);
    for (const { code, numbers } of inquiry.pool.variables) {
      const rest = subtracted && elementwise((a, b) => a - b, numbers, subtracted);
      if (inquiry.with(place, rest) === 'right') yield told(code, binary(code, '-', operand), 0.35);
    }
  }
  // `1 / exp(-x)` lacks what makes a sigmoid of it.
  if (node.kind === 'call' && place.as === 'right' && above === '/') {
    const value = inquiry.numbersOf(node);
    const prospect = inquiry.with(place, value && mapped((x) => 1 + x, value));
    yield told(
      atom('1'),
      binary(atom('1'), '+', inquiry.code(place)),
      prospect === 'right' ? 0.35 : costOf(prospect, 4.6),
    );
  }
  if (node.kind !== 'number' || node.value !== 1 || parent === undefined || above === undefined) return;
  const { variables, expressions } = inquiry.pool;
  const named = [...variables, ...expressions].filter(({ variable }) => variable.role === 'forward');
  const known = new Map<string, { code: Code; numbers: Numbers | undefined }>(
    named.map(({ code, numbers }) => [code.text, { code, numbers }]),
  );
  for (const element of inquiry.elementsAt(place)) known.set(element, { code: unread(element), numbers: undefined });
  for (const { code: base, numbers } of known.values()) {
    for (const exponent of [2, 1]) {
      const term = exponent === 1 ? base : inquiry.dialect.power(base, exponent);
      const prospect = inquiry.with(place, numbers && mapped((x) => 1 - x ** exponent, numbers));
      yield told(term, binary(inquiry.code(place), '-', term), prospect === 'right' ? 0.35 : costOf(prospect, 5.6));
    }
  }
}

/** `p - t[i]`, where only one of the two is there: in loops, of which the numbers tell nothing. */
function* elements(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node, as, parent } = place;
  const isNegative = node.kind === 'unary' && node.operator === '-';
  if (!isNegative && !['name', 'index', 'member'].includes(node.kind)) return;
  if (!['whole', 'left', 'right', 'part'].includes(as)) return;
  const above = parent?.node.kind === 'binary' ? parent.node.operator : undefined;
  if (above === '+' || above === '-' || above === '**' || (as === 'right' && above !== '*')) return;
  // Where the numbers tell what a change makes of the whole, they tell what is missing.
  if (inquiry.with(place, inquiry.numbersOf(node)) !== undefined) return;
  const old = isNegative ? inquiry.code({ node: node.operand }) : inquiry.code(place);
  const scalars = inquiry.variables.filter(({ numbers }) => numbers.shape.length === 0);
  const near = inquiry.elementsAt(place);
  const suffixes = isNegative ? new Set(near.flatMap((element) => /^[\w.]+(\[\w+\])$/.exec(element)?.[1] ?? [])) : [];
  const lists = inquiry.variables.filter(({ role, numbers }) => role !== 'forward' && numbers.shape.length === 1);
  const unseen = [...suffixes].flatMap((suffix) => lists.map(({ text }) => text + suffix));
  for (const term of new Set([...near, ...unseen, ...scalars.map(({ text }) => text)])) {
    if (term === old.text) continue;
    for (const operator of isNegative ? ['-'] : ['-', '+']) {
      const now = isNegative ? binary(unread(term), '-', old) : binary(old, operator, unread(term));
      const reason = { code: 'check-term-missing', args: { term, now: now.text } } as const;
      const cost = isNegative ? 4.7 : 7.6;
      yield { code: 'term-missing', reason, span: node, edits: [inquiry.put(place, now)], cost };
    }
  }
}
