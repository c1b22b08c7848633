/** Faults of shapes and of what is kept: transposed, not summed, not accumulated, another variable, overwritten. */
import type { Expression } from '../../../../core/backward/forms.ts';
import { expressionsIn } from '../../../../core/backward/walk.ts';
import { calculations } from './factors.ts';
import { type Injector, inside, replaced } from './fault.ts';
import { looksLikeGradient, type Program, type Site, targetsOf } from './sites.ts';
import { arithmetic, readIn, rootOf } from './walk.ts';

const sourceOf = ({ start, end }: Expression, { text }: Program) => text.slice(start, end);

/** Operands of a product of matrices that are transposed and should not be, or the reverse; and the product itself. */
export const transposed: Injector = function* (site, program) {
  if (program.language !== 'python') return;
  for (const part of calculations(site)) {
    const operands = operandsOfProduct(part);
    if (operands === undefined) continue;
    for (const operand of operands) {
      const isTransposed = operand.kind === 'member' && operand.name === 'T';
      const isName = operand.kind === 'name' || operand.kind === 'member' || operand.kind === 'index';
      if (isTransposed) yield inside('transposed', site, program, replaced(operand, sourceOf(operand.object, program)));
      else if (isName) yield inside('transposed', site, program, replaced(operand, `${sourceOf(operand, program)}.T`));
    }
    const [left, right] = operands.map((operand) => sourceOf(operand, program));
    const isSimple = operands.every(({ kind }) => kind === 'name' || kind === 'member');
    if (isSimple) yield inside('transposed', site, program, replaced(operands[0], right), replaced(operands[1], left));
    if (part === site.value && part.kind === 'call')
      yield inside('transposed', site, program, replaced(part, `${sourceOf(part, program)}.T`));
  }
};

function operandsOfProduct(part: Expression): [Expression, Expression] | undefined {
  if (part.kind === 'binary' && part.operator === '@') return [part.left, part.right];
  if (part.kind !== 'call' || part.callee.kind !== 'member') return undefined;
  const { callee, arguments: given } = part;
  if (!/^(dot|matmul|outer)$/.test(callee.name)) return undefined;
  return given.length === 2 ? [given[0], given[1]] : given.length === 1 ? [callee.object, given[0]] : undefined;
}

/** `np.sum(d, axis=0)` → `d` */
export const notSummed: Injector = function* (site, program) {
  for (const part of calculations(site)) {
    if (part.kind !== 'call' || part.callee.kind !== 'member' || part.callee.name !== 'sum') continue;
    const isFunction = part.callee.object.kind === 'name' && /^(np|numpy)$/.test(part.callee.object.name);
    const summed = isFunction ? part.arguments[0] : part.callee.object;
    if (summed === undefined) continue;
    const whole = sourceOf(summed, program);
    const isOperand = part !== site.value && summed.kind === 'binary';
    yield inside('not-summed', site, program, replaced(part, isOperand ? `(${whole})` : whole));
  }
};

/** `=` for `+=`, and `dW[i] += …` for `np.add.at(dW, i, …)`. */
export const notAccumulated: Injector = function* (site, program) {
  const { statement } = site.place;
  if (site.role !== 'writes') return;
  if (statement.kind === 'assign') {
    if (statement.operator === '+=')
      yield inside('not-accumulated', site, program, { ...statement.operatorAt, text: '=' });
    return;
  }
  if (statement.kind !== 'evaluate' || statement.value.kind !== 'call') return;
  const { callee, arguments: given } = statement.value;
  if (sourceOf(callee, program) !== 'np.add.at' || given.length !== 3) return;
  const [target, index, value] = given.map((argument) => sourceOf(argument, program));
  yield inside('not-accumulated', site, program, replaced(statement.value, `${target}[${index}] += ${value}`));
};

/** One variable that is kept in place of another: of one beside it, or of one that is not kept; or two in the wrong order. */
export const wrongVariable: Injector = function* (site, program) {
  const { statement } = site.place;
  if (site.role !== 'keeps' || statement.kind === 'evaluate') return;
  if (statement.kind === 'assign' && statement.targets[0].kind === 'list') {
    yield* swapped(statement.targets[0], site, program);
    return;
  }
  const kept = [...keptNames(site)];
  const around = namesAround(site, program).filter((name) => !kept.some((one) => one.name === name));
  for (const [i, part] of kept.entries()) {
    const others = [kept[i - 1]?.name, kept[i + 1]?.name, around[0], around.at(-1)];
    for (const other of new Set(others)) {
      if (other !== undefined && other !== part.name)
        yield inside('wrong-variable', site, program, renamed(part, other, program));
    }
  }
};

/** `x, w = cache` → `w, x = cache` */
function* swapped(pattern: Expression, site: Site, program: Program) {
  const names = [...expressionsIn(pattern)].filter(({ kind }) => kind === 'name');
  for (const [i, name] of names.slice(1).entries()) {
    const before = names[i];
    const edits = [replaced(before, sourceOf(name, program)), replaced(name, sourceOf(before, program))];
    yield inside('wrong-variable', site, program, ...edits);
  }
}

type Name = Extract<Expression, { kind: 'name' }>;

/** In lists and records; in `return out, (x, w)` only in the inner one. */
function keptNames({ value, place }: Site): Name[] {
  const inner = [...expressionsIn(value)].slice(1).findLast(({ kind }) => kind === 'list' || kind === 'record');
  return [...expressionsIn(place.statement.kind === 'return' ? inner : value)].filter((part) => part.kind === 'name');
}

/** In `{ x, w }` the key stays. */
function renamed({ start, end, name }: Name, other: string, { text, language }: Program) {
  const isShorthand =
    language === 'javascript' && /[{,]\s*$/.test(text.slice(0, start)) && /^\s*[,}]/.test(text.slice(end));
  return { start, end, text: isShorthand && /\{[^}[\]]*$/.test(text.slice(0, start)) ? `${name}: ${other}` : other };
}

/** What the forward pass has: its parameters and variables. */
function namesAround({ scope, place }: Site, { text }: Program): string[] {
  const bound = scope.places
    .filter(({ statement }) => statement.start < place.statement.start)
    .flatMap(({ statement }) =>
      statement.kind === 'assign' && statement.operator === '=' ? targetsOf(statement, text) : [],
    );
  return [...(scope.form?.parameters ?? []), ...bound].filter((name) => /^\w+$/.test(name) && name !== 'cache');
}

/** The local derivative is taken at what a variable is computed from, or at what is computed from it. */
export const wrongValue: Injector = function* (site, program) {
  if (site.role === 'keeps') return;
  const links = linksOf(program);
  const read = new Map<string, Expression[]>();
  for (const part of calculations(site)) {
    const root =
      part.kind === 'name' || part.kind === 'index' || part.kind === 'member' ? sourceOf(part, program) : undefined;
    if (root !== undefined && links.has(root)) read.set(root, [...(read.get(root) ?? []), part]);
  }
  for (const [name, uses] of read) {
    if (looksLikeGradient(name) || !isNonlinear(site, name, program)) continue;
    for (const other of links.get(name) ?? [])
      yield inside('wrong-value', site, program, ...uses.map((use) => replaced(use, other)));
  }
};

/** `h` and `a` of `h = np.tanh(a)`, both ways, anywhere in the program; only of one step. */
function linksOf(program: Program): Map<string, Set<string>> {
  const { forms, text } = program;
  const links = new Map<string, Set<string>>();
  const link = (from: string, to: string) => links.set(from, (links.get(from) ?? new Set()).add(to));
  const visit = (statements: typeof forms): void => {
    for (const statement of statements) {
      if (statement.kind === 'function' || statement.kind === 'class') visit(statement.body);
      if (statement.kind === 'block') statement.bodies.forEach(visit);
      if (statement.kind !== 'assign' || statement.targets.length !== 1 || statement.operator !== '=') continue;
      const [target] = statement.targets;
      const name = rootOf(target, text) === undefined ? undefined : text.slice(target.start, target.end);
      if (name === undefined || isNoActivation(name, program)) continue;
      for (const part of arithmetic(statement.value)) {
        const isVariable = part.kind === 'name' || (part.kind === 'index' && rootOf(part, text) !== undefined);
        const read = text.slice(part.start, part.end);
        if (!isVariable || read === name || isNoActivation(read, program)) continue;
        link(name, read);
        link(read, name);
      }
    }
  };
  visit(forms);
  return links;
}

/** A gradient, the loss, a count, or no number at all. */
function isNoActivation(name: string, { known }: Program): boolean {
  return looksLikeGradient(name) || known.loss === name || /^(loss|cost|n|N|m|np|Math|math)$/.test(name);
}

/** It stands in a power, a quotient, a function or twice. */
function isNonlinear(site: Site, name: string, program: Program): boolean {
  for (const part of calculations(site)) {
    const isCurved =
      (part.kind === 'binary' && /^(\*\*|\/)$/.test(part.operator)) ||
      (part.kind === 'binary' && part.operator === '-' && part.left.kind === 'number') ||
      (part.kind === 'call' && /exp|log|tanh|sqrt|sin|cos|sigm|power/.test(sourceOf(part.callee, program)));
    if (isCurved && readIn(part, program.text).has(name)) return true;
  }
  return false;
}
