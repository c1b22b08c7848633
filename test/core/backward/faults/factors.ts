/** Faults of signs, factors and terms. */
import type { Edit } from '../../../../core/backward/answers.ts';
import type { Assign, Expression } from '../../../../core/backward/forms.ts';
import { expressionsIn } from '../../../../core/backward/walk.ts';
import { type Fault, type Injector, inside, lineOf, operandTexts, replaced } from './fault.ts';
import { looksLikeGradient, type Program, type Site } from './sites.ts';
import { arithmetic, readIn } from './walk.ts';

type Binary = Extract<Expression, { kind: 'binary' }>;

export function* calculations({ role, value }: Site): Generator<Expression> {
  if (role !== 'keeps') yield* arithmetic(value);
}

function* binaries(site: Site, operators: RegExp): Generator<Binary> {
  for (const part of calculations(site)) if (part.kind === 'binary' && operators.test(part.operator)) yield part;
}

export const sign: Injector = function* (site, program) {
  const { statement } = site.place;
  const { role, value } = site;
  if (role === 'keeps' || statement.kind !== 'assign' || value === undefined) return;
  if (statement.operator === '+=' || statement.operator === '-=')
    yield inside('sign', site, program, { ...statement.operatorAt, text: statement.operator === '+=' ? '-=' : '+=' });
  else if (isNumeric(value) && !isAlias(site)) yield inside('sign', site, program, negated(value, program.text));
  for (const part of binaries(site, /^[+-]$/)) {
    if (isUnit(part)) continue;
    yield inside('sign', site, program, { ...part.operatorAt, text: part.operator === '+' ? '-' : '+' });
  }
};

/** Not a list, nor what makes one. */
function isNumeric(value: Expression): boolean {
  return value.kind === 'binary' || value.kind === 'unary' || value.kind === 'name' || value.kind === 'index';
}

/** `W2 = parameters['W2']` */
function isAlias({ role, value }: Site): boolean {
  return role === 'serves' && value?.kind !== 'binary' && value?.kind !== 'unary';
}

function negated(value: Expression, text: string) {
  const { start, end } = value;
  if (value.kind === 'unary' && value.operator === '-') return { start, end, text: text.slice(start + 1, end).trim() };
  if (value.kind === 'binary' && /^[+-]$/.test(value.operator))
    return { start, end, text: `-(${text.slice(start, end)})` };
  return { start, end, text: `-${text.slice(start, end)}` };
}

/** x + 1 in an index or a size is not met; 1e-5 in a root is of no account. */
function isUnit({ right }: Binary): boolean {
  return right.kind === 'name' && right.name === 'eps';
}

/** Of `a * b` one; if that is what is handed down, the fault has a name of its own. */
export const missingFactor: Injector = function* (site, program) {
  const { text } = program;
  for (const part of binaries(site, /^\*$/)) {
    const [left, right] = operandTexts(part, text);
    yield inside(kindOfFactor(part.left, site, program), site, program, replaced(part, right));
    yield inside(kindOfFactor(part.right, site, program), site, program, replaced(part, left));
  }
  for (const part of binaries(site, /^\/$/)) {
    const [left] = operandTexts(part, text);
    yield inside(isCount(part.right, text) ? 'mean-or-sum' : 'factor-missing', site, program, replaced(part, left));
  }
};

function kindOfFactor(factor: Expression, site: Site, { text }: Program) {
  return [...readIn(factor, text)].some((name) => site.gradients.has(name) || looksLikeGradient(name))
    ? 'upstream-missing'
    : 'factor-missing';
}

/** `N`, `len(y)`, `x.shape[0]`, `diff.size`, `9`, `(n - 1)` */
function isCount(divisor: Expression, text: string): boolean {
  return /^([nNmM]|num_train|\(?n - 1\)?|len\(\w+\)|[\w.]+\.(size|shape\[\d\]|length)|\d+|\(2 \* .*\))$/.test(
    text.slice(divisor.start, divisor.end),
  );
}

export const doubledFactor: Injector = function* (site, program) {
  const { value } = site;
  const { text } = program;
  if (value !== undefined && site.role === 'writes' && isNumeric(value)) {
    const whole = text.slice(value.start, value.end);
    const isSum = value.kind === 'binary' && /^[+-]$/.test(value.operator);
    yield inside('factor-doubled', site, program, replaced(value, isSum ? `2 * (${whole})` : `2 * ${whole}`));
  }
  for (const part of binaries(site, /^\*$/)) {
    const { right } = part;
    if (right.kind !== 'name' || looksLikeGradient(right.name)) continue;
    yield inside('factor-doubled', site, program, replaced(right, `${right.name} * ${right.name}`));
  }
};

/** Of `a + b` one. */
export const missingTerm: Injector = function* (site, program) {
  const { text } = program;
  for (const part of binaries(site, /^[+-]$/)) {
    if (isUnit(part)) continue;
    const [left, right] = operandTexts(part, text);
    const kind = isFork(part, site, program) ? 'branch-missing' : 'term-missing';
    yield withoutTerm(kind, left, site, program, replaced(part, left));
    yield left === site.target
      ? inside('not-accumulated', site, program, replaced(part, right))
      : inside(kind, site, program, replaced(part, part.operator === '-' ? `-(${right})` : right));
  }
};

/** What is missing from a sum of what was there and more can be added wherever else the gradient is written, too. */
function withoutTerm(kind: Fault['kind'], kept: string, site: Site, program: Program, edit: Edit): Fault {
  const fault = inside(kind, site, program, edit);
  if (kept !== site.target) return fault;
  const others = writersOf(site, program).map(({ start }) => lineOf(program.text, start));
  return { ...fault, lines: [...fault.lines, ...others] };
}

/** Both terms bring a gradient that was handed down. */
function isFork({ left, right }: Binary, { gradients }: Site, { text }: Program): boolean {
  return [left, right].every((side) =>
    [...readIn(side, text)].some((name) => gradients.has(name) || looksLikeGradient(name)),
  );
}

/** mean for sum, and sum for mean. */
export const meanOrSum: Injector = function* (site, program) {
  const { text } = program;
  for (const part of calculations(site)) {
    if (part.kind !== 'call' || part.callee.kind !== 'member') continue;
    const { name, end } = part.callee;
    if (name !== 'sum' && name !== 'mean') continue;
    yield inside('mean-or-sum', site, program, {
      start: end - name.length,
      end,
      text: name === 'sum' ? 'mean' : 'sum',
    });
  }
  const { statement } = site.place;
  if (statement.kind === 'assign' && statement.operator === '/=' && statement.value && isCount(statement.value, text))
    yield* withoutStatement('mean-or-sum', site, program);
};

/** `dx += …` is not there; it is looked for where else the gradient is written. */
export const missingBranch: Injector = function* (site, program) {
  const { statement } = site.place;
  if (site.role !== 'writes' || statement.kind !== 'assign' || !/^[+-]=$/.test(statement.operator)) return;
  yield* withoutStatement('branch-missing', site, program);
};

/** What else writes the gradient. */
function writersOf({ place, scope, target }: Site, { text }: Program): Assign[] {
  return scope.places.flatMap(({ statement }) =>
    statement.kind === 'assign' &&
    statement !== place.statement &&
    [...expressionsIn(statement.targets[0])].some((part) => text.slice(part.start, part.end) === target)
      ? [statement]
      : [],
  );
}

function* withoutStatement(kind: Fault['kind'], site: Site, program: Program): Generator<Fault> {
  const { text, language } = program;
  const { statement, body } = site.place;
  const written = writersOf(site, program);
  const lineStart = text.lastIndexOf('\n', statement.start) + 1;
  const lineEnd = text.indexOf('\n', statement.end) + 1 || text.length;
  const isAlone = body.length === 1 || text.slice(lineStart, statement.start).trim() !== '';
  const edit = isAlone
    ? { start: statement.start, end: statement.end, text: language === 'python' ? 'pass' : ';' }
    : { start: lineStart, end: lineEnd, text: '' };
  const removed = isAlone ? Number.POSITIVE_INFINITY : lineOf(text, statement.start);
  // Where only zeros are left, nothing of it was written yet.
  if (written.every(({ value }) => isBeginning(value, text))) return;
  const lines = written.map((other) => lineOf(text, other.start)).map((n) => (n > removed ? n - 1 : n));
  if (lines.length > 0)
    yield { kind, edits: [edit], lines: isAlone ? [...lines, lineOf(text, statement.start)] : lines };
}

/** `np.zeros_like(W)`, `0.0`, `v.map(() => 0)` */
function isBeginning(value: Expression | undefined, text: string): boolean {
  const source = value === undefined ? '' : text.slice(value.start, value.end);
  return /^-?\[*0(\.0)?\b|zeros|fill\(0\)|=> 0\)/.test(source);
}
