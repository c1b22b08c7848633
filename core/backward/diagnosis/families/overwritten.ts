/** An array that is changed before it is read: by another name of it, or by a statement that runs too early. */
import type { Assign, Expression, Statement } from '../../forms.ts';
import { expressionsIn, isAppend, partsOf, statementsIn } from '../../walk.ts';
import { atom, binary } from '../code.ts';
import type { Hypothesis } from '../hypothesis.ts';
import type { Inquiry, Place } from '../inquiry.ts';
import { indentAt, lineEnd, lineStart } from '../lines.ts';
import { scopeAround } from '../reads.ts';

export function* overwritten(inquiry: Inquiry): Iterable<Hypothesis> {
  for (const place of [...inquiry.written, ...inquiry.kept]) yield* copied(inquiry, place);
  for (const { statement, role } of inquiry.fault.suspects) {
    if (statement.kind !== 'assign') continue;
    if (statement.operator !== '=') yield* rebound(inquiry, statement, role === 'changes' ? 3 : 5);
    if (role === 'changes') yield* movedBehindReaders(inquiry, statement);
    else yield* movedBefore(inquiry, statement);
  }
}

/** `dx = d` to `dx = d.copy()`, also in a tuple that is kept. */
function* copied(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node, as, isTarget, suspect } = place;
  if (isTarget || !['name', 'member', 'index'].includes(node.kind)) return;
  const isAppended = as === 'argument' && place.parent?.as === 'whole' && isAppend(place.parent.node);
  if (as !== 'whole' && as !== 'element' && !isAppended) return;
  const value = inquiry.numbersOf(node);
  if (value !== undefined && value.shape.length === 0) return;
  const now = inquiry.dialect.copy(inquiry.code(place));
  const reason = { code: 'check-overwritten', args: { name: inquiry.source(node), now: now.text } } as const;
  const cost = isAppended || isChangedLater(inquiry, place) ? 0.4 : suspect.role === 'keeps' ? 3.6 : 3.4;
  yield { code: 'overwritten', reason, span: node, edits: [inquiry.put(place, now)], cost };
}

/** `y = x`, where what `y` holds is written into afterwards. */
function isChangedLater(inquiry: Inquiry, { statement, as }: Place): boolean {
  if (statement.kind !== 'assign' || as !== 'whole') return false;
  const name = inquiry.source(statement.targets[0]);
  return [...statementsIn(scopeAround(inquiry.fault.program, statement))].some(
    (later) => later.start > statement.start && changes(later, name, inquiry),
  );
}

function changes(statement: Statement, name: string, inquiry: Inquiry): boolean {
  const isIt = (node: Expression) => inquiry.source(node) === name;
  if (statement.kind === 'evaluate')
    return (
      statement.value.kind === 'call' && statement.value.keywords.some((one) => one.name === 'out' && isIt(one.value))
    );
  if (statement.kind !== 'assign') return false;
  const [target] = statement.targets;
  return target.kind === 'index' ? [...expressionsIn(target)].some(isIt) : statement.operator !== '=' && isIt(target);
}

/** `x *= 2` to `x = x * 2`, which leaves the array as it is for others. */
function* rebound(inquiry: Inquiry, statement: Assign, cost: number): Iterable<Hypothesis> {
  const [target] = statement.targets;
  if (statement.value === undefined || !['name', 'member'].includes(target.kind)) return;
  const name = inquiry.source(target);
  const value = inquiry.written
    .concat(inquiry.kept)
    .find(({ node, statement: own }) => node === statement.value && own === statement);
  if (value === undefined) return;
  const now = binary(atom(name), statement.operator.slice(0, -1), inquiry.code(value));
  const edits = [
    { ...statement.operatorAt, text: '=' },
    { ...value.outer, text: now.text },
  ];
  const reason = { code: 'check-overwritten-in-place', args: { name, now: `${name} = ${now.text}` } } as const;
  yield { code: 'overwritten', reason, span: statement, edits, cost };
}

/** A line before the last one that writes what it reads. */
function* movedBefore(inquiry: Inquiry, statement: Statement): Iterable<Hypothesis> {
  const siblings = inquiry.siblings(statement);
  if (siblings === undefined || statement.kind !== 'assign') return;
  const { list, at } = siblings;
  const reads = new Set(rootsIn(statement.value));
  for (let i = at - 1; i >= 0 && at - i < FAR; i--) {
    const name = writtenBy(list[i]);
    if (name === undefined || !reads.has(name)) continue;
    yield moved(inquiry, statement, list[i], 'before', name, 4);
    yield moved(inquiry, list[i], statement, 'behind', name, isUpdate(list[i], name, inquiry) ? 0.25 : 4.4);
  }
}

/** `W -= rate * dW`: what still needs the old `W` comes before it. */
function isUpdate(statement: Statement, name: string, inquiry: Inquiry): boolean {
  if (statement.kind !== 'assign' || inquiry.isGradient(name)) return false;
  const reads = rootsIn(statement.value);
  const isChange = statement.operator !== '=' || reads.includes(name);
  return isChange && reads.some((each) => inquiry.isGradient(each));
}

/** A line that changes something behind those that read it. */
function* movedBehindReaders(inquiry: Inquiry, statement: Statement): Iterable<Hypothesis> {
  const siblings = inquiry.siblings(statement);
  const name = writtenBy(statement);
  if (siblings === undefined || name === undefined) return;
  const { list, at } = siblings;
  for (let i = at + 1; i < list.length && i - at < FAR; i++) {
    const each = list[i];
    if (each.kind !== 'assign' || !rootsIn(each.value).includes(name)) continue;
    yield moved(inquiry, statement, each, 'behind', name, 3.8);
  }
}

const FAR = 12;

/** Whole lines change places: a statement that shares its line stays. */
function moved(
  inquiry: Inquiry,
  statement: Statement,
  other: Statement,
  side: 'before' | 'behind',
  name: string,
  cost: number,
): Hypothesis {
  const { text } = inquiry;
  const start = lineStart(text, statement.start);
  const end = lineEnd(text, statement.end);
  const isAlone = text.slice(start, statement.start).trim() === '' && isSameIndent(text, statement, other);
  const newline = text.startsWith('\r\n', end) ? '\r\n' : '\n';
  const lines = text.slice(start, end);
  // The break before it goes with the last line of a text, which has none behind it.
  const gone = end < text.length ? { start, end: end + newline.length } : { start: start - 1, end };
  const at = side === 'before' ? lineStart(text, other.start) : lineEnd(text, other.end);
  const put = { start: at, end: at, text: side === 'before' ? `${lines}${newline}` : `${newline}${lines}` };
  const reason = {
    code: side === 'before' ? 'check-overwritten-before' : 'check-overwritten-early',
    args: { name, line: lines.trim(), other: inquiry.source(other).split('\n')[0] },
  } as const;
  const edits = [{ ...gone, text: '' }, put];
  return { code: 'overwritten', reason, span: statement, edits, cost: isAlone ? cost : Number.POSITIVE_INFINITY };
}

function isSameIndent(text: string, one: Statement, other: Statement): boolean {
  return indentAt(text, one.start) === indentAt(text, other.start);
}

/** The name whose value, or whose contents, an assignment changes. */
function writtenBy(statement: Statement): string | undefined {
  if (statement.kind !== 'assign' || statement.targets.length > 1) return undefined;
  return rootsIn(statement.targets[0])[0];
}

/** Names that an expression reads: of `self.x` this is all. */
function rootsIn(node: Expression | undefined): string[] {
  if (node === undefined) return [];
  switch (node.kind) {
    case 'name':
      return [node.name];
    case 'member':
      return node.object.kind === 'name' && ['self', 'this'].includes(node.object.name)
        ? [`${node.object.name}.${node.name}`]
        : rootsIn(node.object);
    default:
      return partsOf(node).flatMap(rootsIn);
  }
}
