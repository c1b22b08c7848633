/** Where the statements of a program stand. */
import type { Expression, FunctionForm, Statement } from '../../../../core/backward/forms.ts';
import { expressionsIn, partsOf } from '../../../../core/backward/walk.ts';

/** The module, or a function; without the functions in it. */
export interface Scope {
  /** `Affine.backward`; undefined: the module. */
  readonly name: string | undefined;
  readonly form: FunctionForm | undefined;
  readonly body: readonly Statement[];
  readonly places: readonly Place[];
}

export interface Place {
  readonly statement: Statement;
  /** What it stands in, and as the how manieth. */
  readonly body: readonly Statement[];
  readonly index: number;
}

export function scopesOf(program: readonly Statement[]): Scope[] {
  const scopes: Scope[] = [];
  const enter = (body: readonly Statement[], form: FunctionForm | undefined, name: string | undefined) => {
    const places: Place[] = [];
    const visit = (inner: readonly Statement[], owner: string | undefined) => {
      inner.forEach((statement, index) => {
        places.push({ statement, body: inner, index });
        if (statement.kind === 'function')
          enter(statement.body, statement, owner === undefined ? statement.name : `${owner}.${statement.name}`);
        else if (statement.kind === 'class') visit(statement.body, statement.name);
        else if (statement.kind === 'block') for (const one of statement.bodies) visit(one, owner);
      });
    };
    scopes.push({ name, form, body, places });
    visit(body, undefined);
  };
  enter(program, undefined, undefined);
  return scopes;
}

/**
 * The parts of which the value is calculated: not what only says where (indices), how many (sizes), of what kind (texts,
 * keywords) or whether (comparisons).
 */
export function* arithmetic(expression: Expression | undefined): Generator<Expression> {
  if (expression === undefined) return;
  yield expression;
  switch (expression.kind) {
    case 'index':
      yield* arithmetic(expression.object);
      return;
    case 'binary':
      if (!/^(\+|-|\*|\/|@|\*\*)$/.test(expression.operator)) return;
      yield* arithmetic(expression.left);
      yield* arithmetic(expression.right);
      return;
    case 'call':
      if (isMaker(expression.callee)) return;
      if (expression.callee.kind === 'member') yield* arithmetic(expression.callee.object);
      for (const argument of expression.arguments) yield* arithmetic(argument);
      return;
    case 'member':
      if (/^(shape|size|length|ndim)$/.test(expression.name)) return;
      yield* arithmetic(expression.object);
      return;
    default:
      for (const child of partsOf(expression)) yield* arithmetic(child);
  }
}

/** What makes arrays of a size, or counts. */
function isMaker(callee: Expression): boolean {
  const name = callee.kind === 'member' ? callee.name : callee.kind === 'name' ? callee.name : '';
  return /^(zeros|ones|zeros_like|ones_like|full|arange|range|len|fill|reshape|transpose|Array)$/.test(name);
}

/** The variable that an expression reads or a target writes into, as text: `dx` of `dx[i]`, `self.dW`, `grads['W1']`. */
export function rootOf(expression: Expression, text: string): string | undefined {
  if (expression.kind === 'index') {
    const isKey = expression.indices.length === 1 && expression.indices[0].kind === 'text';
    return isKey ? text.slice(expression.start, expression.end) : rootOf(expression.object, text);
  }
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'member' || expression.object.kind !== 'name') return undefined;
  return /^(self|this)$/.test(expression.object.name) ? `${expression.object.name}.${expression.name}` : undefined;
}

/** The variables that are read in an expression. */
export function readIn(expression: Expression | undefined, text: string): Set<string> {
  const found = new Set<string>();
  for (const part of expressionsIn(expression)) {
    const root =
      part.kind === 'name' || part.kind === 'member' || part.kind === 'index' ? rootOf(part, text) : undefined;
    if (root !== undefined) found.add(root);
  }
  return found;
}
