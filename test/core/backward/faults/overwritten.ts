/** Arrays that are changed in place too early: before a statement that still reads what they were, or through an alias. */
import type { Assign, Expression } from '../../../../core/backward/forms.ts';
import { expressionsIn } from '../../../../core/backward/walk.ts';
import { type Fault, type Injector, inside, lineOf, replaced } from './fault.ts';
import { type Program, type Site, targetsOf } from './sites.ts';
import { readIn, rootOf } from './walk.ts';

export const overwritten: Injector = function* (site, program) {
  yield* aliased(site, program);
  const { statement, body, index } = site.place;
  if (site.role === 'keeps' || site.value === undefined) return;
  const read = readIn(site.value, program.text);
  for (const later of body.slice(index + 1)) {
    const changed = changedBy(later as Assign, program);
    if (changed === undefined || changed === site.target || !read.has(changed)) continue;
    const between = body.slice(index, body.indexOf(later));
    if (!between.some((one) => isNeeded(one as Assign, later as Assign, program)))
      yield moved(later, statement, program);
  }
};

/** `dx = dout.copy()` → `dx = dout` */
function* aliased(site: Site, program: Program): Generator<Fault> {
  for (const part of expressionsIn(site.value)) {
    if (part.kind !== 'call' || part.callee.kind !== 'member') continue;
    if (!/^(copy|slice)$/.test(part.callee.name) || part.arguments.length > 1) continue;
    const original: Expression = part.arguments[0] ?? part.callee.object;
    if (!isReadAfter(site, rootOf(original, program.text), program)) continue;
    const text = program.text.slice(original.start, original.end);
    yield inside('overwritten', site, program, replaced(part, text));
  }
}

/** Once the alias has changed; else nobody minds. */
function isReadAfter({ scope, place, target }: Site, name: string | undefined, program: Program): boolean {
  const later = scope.places.map(({ statement }) => statement).filter(({ start }) => start >= place.statement.end);
  const change = later.findIndex((one) => target === undefined || isWrittenInto(one as Assign, target, program));
  return later
    .slice(Math.max(0, change))
    .some((one) => name !== undefined && 'value' in one && readIn(one.value, program.text).has(name));
}

/** `y *= x`, `y[i] = x`, `np.exp(y, out=y)` */
function isWrittenInto({ kind, targets, operator, value }: Assign, name: string, { text }: Program): boolean {
  if ((kind as string) === 'evaluate') return readIn(value, text).has(name);
  if (kind !== 'assign' || rootOf(targets[0], text) !== name) return false;
  return operator !== '=' || targets[0].kind === 'index';
}

/** The array that a statement changes in place; a sum that is gathered does not count. */
function changedBy({ kind, targets, operator }: Assign, { text }: Program): string | undefined {
  if (kind !== 'assign' || targets.length !== 1 || !/^[-+*/]=$/.test(operator)) return undefined;
  return rootOf(targets[0], text);
}

/** Whether the one writes what the later one reads. */
function isNeeded(one: Assign, later: Assign, { text }: Program): boolean {
  if (one.kind !== 'assign') return one.kind !== 'evaluate';
  const needed = readIn(later.value, text);
  return targetsOf(one, text).some((name) => needed.has(name));
}

function moved(later: { start: number; end: number }, before: { start: number }, program: Program): Fault {
  const { text, language } = program;
  const indentation = text.slice(text.lastIndexOf('\n', before.start) + 1, before.start);
  const source = text.slice(later.start, later.end);
  const end = language === 'python' || source.endsWith(';') ? '' : ';';
  const line = {
    start: text.lastIndexOf('\n', later.start) + 1,
    end: text.indexOf('\n', later.end) + 1 || text.length,
  };
  return {
    kind: 'overwritten',
    edits: [
      { start: before.start, end: before.start, text: `${source}${end}\n${indentation}` },
      { ...line, text: '' },
    ],
    lines: [lineOf(text, before.start)],
  };
}
