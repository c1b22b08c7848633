/** One variable where another is due: in the line itself, in what was kept for it, as an index, or inside of a slope. */
import type { Variable } from '../../fault.ts';
import type { Expression, Statement } from '../../forms.ts';
import { expressionsIn, statementsIn } from '../../walk.ts';
import { isClose, isSameShape } from '../arrays.ts';
import { atom } from '../code.ts';
import { costOf, type Hypothesis } from '../hypothesis.ts';
import type { Inquiry, Place } from '../inquiry.ts';
import { loopNames, ownNames } from '../reads.ts';
import { isWithinIndex } from './factor.ts';

export function* variable(inquiry: Inquiry): Iterable<Hypothesis> {
  for (const place of inquiry.written) {
    if (isRead(inquiry, place)) yield* others(inquiry, place);
    if (place.node.kind === 'index' && isRead(inquiry, place)) yield* otherElement(inquiry, place);
    if (place.as === 'index') yield* otherIndex(inquiry, place);
  }
  for (const place of inquiry.kept) {
    const isName = place.as === 'object' && place.node.kind === 'name';
    if (place.suspect.role === 'keeps' && (isName || isRead(inquiry, place))) yield* keptOthers(inquiry, place);
  }
  for (const { statement } of inquiry.fault.suspects) yield* otherOrder(inquiry, statement);
}

/** Another name of the function that keeps it: above all that by which it is kept, or is read later. */
function* keptOthers(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node, statement } = place;
  const old = inquiry.source(node);
  const known = inquiry.variable(old)?.numbers;
  const meant = new Set(meantNames(inquiry, place));
  for (const now of ownNames(inquiry.fault.program, statement)) {
    const other = inquiry.variable(now)?.numbers;
    const isMeant = meant.has(now);
    if (now === old || (!isMeant && known && other && !isSameShape(known.shape, other.shape))) continue;
    const reason = { code: 'check-wrong-kept', args: { old, now } } as const;
    const cost = isMeant ? 0.2 : 4 + distance(old, now) / 10 + (known && other ? 0 : 0.4);
    yield { code: 'wrong-variable', reason, span: node, edits: [inquiry.put(place, atom(now))], cost };
  }
}

/** The key of an entry, the member that is assigned, or the name that what is at this position is unpacked to. */
function meantNames(inquiry: Inquiry, { node, parent, statement }: Place): string[] {
  const above = parent?.node;
  if (above?.kind === 'record') return above.entries.filter(({ value }) => value === node).map(({ key }) => key);
  if (above === undefined && statement.kind === 'assign') {
    return statement.targets.flatMap((target) => (target.kind === 'member' ? [target.name] : []));
  }
  if (above?.kind !== 'list') return [];
  const { elements } = above;
  const at = elements.indexOf(node);
  return [...statementsIn(inquiry.fault.program)].flatMap((each) => {
    if (each.kind !== 'assign' || each.value?.kind === 'list') return [];
    return each.targets.flatMap((target) => {
      const isLike = target.kind === 'list' && target.elements.length === elements.length;
      return isLike ? [inquiry.source(target.elements[at])] : [];
    });
  });
}

/** Another element, at the indices of the loops around it. */
function* otherElement(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const old = inquiry.source(place.node);
  const same = samePlaces(inquiry, place);
  if (same.length > 1 && same[0] !== place) return;
  for (const now of inquiry.elementsAt(place)) {
    if (now === old) continue;
    const code = same.length > 1 || isInSlope(place) ? 'wrong-value' : 'wrong-variable';
    const reason = { code: `check-${code}`, args: { old, now } } as const;
    const edits = same.map((each) => inquiry.put(each, atom(now)));
    yield { code, reason, span: place.node, edits, cost: 5.2 + distance(old, now) / 10 };
  }
}

/** What is unpacked has other names, or another order, than what was kept. */
function* otherOrder(inquiry: Inquiry, statement: Statement): Iterable<Hypothesis> {
  if (statement.kind !== 'assign' || statement.value?.kind === 'list') return;
  const [target] = statement.targets;
  if (target.kind !== 'list') return;
  const old = target.elements.map((element) => inquiry.source(element));
  for (const list of listsIn(inquiry.fault.program)) {
    const names = list.elements.map((element) => inquiry.source(element).replace(/^(self|this)\./, ''));
    const isLike = names.length === old.length && names.every((name) => old.includes(name));
    if (!isLike || names.join() === old.join() || new Set(names).size < names.length) continue;
    const edits = target.elements.flatMap(({ start, end }, i) =>
      old[i] === names[i] ? [] : [{ start, end, text: names[i] }],
    );
    const reason = { code: 'check-wrong-order', args: { old: old.join(', '), now: names.join(', ') } } as const;
    yield { code: 'wrong-variable', reason, span: target, edits, cost: 0.45 };
  }
}

function listsIn(program: readonly Statement[]) {
  return [...statementsIn(program)]
    .flatMap((statement) => (statement.kind === 'assign' || statement.kind === 'return' ? (statement.value ?? []) : []))
    .flatMap((root) => [...expressionsIn(root)])
    .filter((node) => node.kind === 'list');
}

const COUNTS = /^\.(shape|size|length)\b/;

/** A name, a member or an element that stands for a value, and not for a part of one. */
function isRead(inquiry: Inquiry, { node, as, isTarget, parent }: Place): boolean {
  if (isTarget || as === 'callee' || !['name', 'member', 'index'].includes(node.kind)) return false;
  // Of which array a length is taken says nothing of the array.
  if (parent !== undefined && COUNTS.test(inquiry.source(parent.node).slice(node.end - parent.node.start)))
    return false;
  return as !== 'object' || inquiry.variable(inquiry.source(node)) !== undefined;
}

/** Another variable of the same shape: here, and wherever the statement names this one. */
function* others(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const old = inquiry.source(place.node);
  const known = inquiry.numbersOf(place.node);
  const same = samePlaces(inquiry, place);
  // Single numbers are alike by chance.
  const isNumber = inquiry.fault.expected.data.length === 1;
  for (const candidate of inquiry.variables) {
    if (candidate.text === old) continue;
    const isLike = couldBe(candidate, known, old);
    // A gradient is hardly taken for what is none.
    const isOther = inquiry.isGradient(old) !== inquiry.isGradient(candidate.text);
    const base = 3.5 + distance(old, candidate.text) / 10 + (known === undefined ? 1 : 0) + (isOther ? 2.5 : 0);
    for (const places of same.length > 1 && same[0] === place ? [same, [place]] : [[place]]) {
      const prospect = inquiry.prospects.with(place, new Map(places.map(({ node }) => [node, candidate.numbers])));
      // One of another shape must be seen to be right.
      if (isLike || prospect === 'right')
        yield hypothesis(inquiry, place, places, candidate, costOf(prospect, base) + (isNumber ? 0.4 : 0));
    }
  }
}

function samePlaces(inquiry: Inquiry, place: Place): Place[] {
  const old = inquiry.source(place.node);
  return inquiry.written.filter(
    (other) =>
      other.statement === place.statement &&
      inquiry.source(other.node) === old &&
      isRead(inquiry, other) &&
      !isWithinIndex(other),
  );
}

function couldBe({ numbers, text }: Variable, known: Variable['numbers'] | undefined, old: string): boolean {
  if (known === undefined) return /^[\w$.]+$/.test(text) && /^[\w$.]+$/.test(old);
  return isSameShape(numbers.shape, known.shape) && !isClose(numbers, known);
}

function hypothesis(
  inquiry: Inquiry,
  place: Place,
  places: readonly Place[],
  { text: now }: Variable,
  cost: number,
): Hypothesis {
  const old = inquiry.source(place.node);
  const isSlope = places.length > 1 || isInSlope(place);
  const edits = places.map((each) => inquiry.put(each, atom(now)));
  const code = isSlope ? 'wrong-value' : 'wrong-variable';
  const reason = { code: `check-${code}`, args: { old, now } } as const;
  return { code, reason, span: place.node, edits, cost };
}

/** What is around it is a function of it that is not linear: the slope is taken at it. */
function isInSlope({ parent, node }: Pick<Place, 'parent' | 'node'>): boolean {
  if (parent === undefined) return false;
  const above = parent.node;
  if (above.kind === 'binary') {
    const other = above.left === node ? above.right : above.left;
    if (['**', '>', '<', '>=', '<='].includes(above.operator)) return true;
    if (above.operator === '-' && other.kind === 'number') return true;
    if (above.operator === '/' && above.right === node) return true;
  }
  if (above.kind === 'call') return above.callee.kind === 'member' && SLOPES.has(above.callee.name);
  return isInSlope(parent);
}

const SLOPES = new Set([
  'exp',
  'log',
  'tanh',
  'cosh',
  'sinh',
  'sin',
  'cos',
  'sqrt',
  'square',
  'power',
  'pow',
  'sign',
  'where',
]);

/** Another index of a loop, or the step before or after. */
function* otherIndex(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node } = place;
  const old = inquiry.source(node);
  for (const now of new Set([...loopNames(inquiry.fault.program, place.statement), ...stepsOf(node, old)])) {
    if (now === old) continue;
    const reason = { code: 'check-wrong-index', args: { old, now } } as const;
    const edits = [{ start: node.start, end: node.end, text: now }];
    yield { code: 'wrong-variable', reason, span: node, edits, cost: 5 };
  }
}

function stepsOf(node: Expression, old: string): string[] {
  if (node.kind === 'name') return [`${old} - 1`, `${old} + 1`];
  if (node.kind !== 'binary' || node.left.kind !== 'name' || node.right.kind !== 'number') return [];
  const other = { '+': '-', '-': '+' }[node.operator];
  return [node.left.name, ...(other ? [`${node.left.name} ${other} ${node.right.value}`] : [])];
}

/** How many letters have to change. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 0; i < one.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) {
      next.push(Math.min(row[j] + Number(one[i] !== other[j]), row[j + 1] + 1, next[j] + 1));
    }
    row = next;
  }
  return row[other.length];
}
