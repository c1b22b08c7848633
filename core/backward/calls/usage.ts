/** What a function's body tells of its parameters: what they hold, how many dimensions they have, what they are for. */
import type { Expression, FunctionForm, Statement } from '../forms.ts';
import { partsOf } from '../walk.ts';

/** Of a parameter, or of what it holds under a key. */
export interface Use {
  /** It has at least so many dimensions. */
  depth: number;
  /** It is, or holds, what others are indexed by. */
  isIndex: boolean;
  /** It is a length. */
  isSize: boolean;
  /** It is compared with these. */
  readonly texts: Set<string>;
  /** What is read from it by a key. */
  readonly keys: Map<string, Use>;
  /** Names that its elements are given, all at once. */
  elements: readonly (readonly [name: string, use: Use])[];
}

function newUse(): Use {
  return { depth: 0, isIndex: false, isSize: false, texts: new Set(), keys: new Map(), elements: [] };
}

/** A part of something that a parameter holds, so many indices below it. */
interface Path {
  readonly use: Use;
  readonly depth: number;
}

type Variables = Map<string, Path>;

/** Calls inside calls that are looked into. */
const DEPTH = 3;

/** By the names of its parameters. @param hasMembers `p.W` reads what `p['W']` does */
export function usesOf(
  form: FunctionForm,
  functions: ReadonlyMap<string, FunctionForm>,
  hasMembers: boolean,
): ReadonlyMap<string, Use> {
  const uses = new Map(form.parameters.map((name) => [name, newUse()]));
  const variables: Variables = new Map([...uses].map(([name, use]) => [name, { use, depth: 0 }]));
  new Reader(functions, variables, hasMembers, DEPTH).all(form.body);
  return uses;
}

/** Members of arrays that are no keys of records, with how many dimensions an array has that has them. */
const MEMBERS: Readonly<Record<string, number>> = {
  length: 1,
  map: 1,
  forEach: 1,
  reduce: 1,
  slice: 1,
  fill: 1,
  push: 1,
  entries: 1,
  T: 0,
  shape: 0,
  size: 0,
  ndim: 0,
  dtype: 0,
};
const LISTS: ReadonlySet<string> = new Set(['len', 'zip', 'enumerate', 'sum', 'reversed', 'sorted']);
/** Methods whose results have the same numbers. */
const SAME: ReadonlySet<string> = new Set(['copy', 'astype', 'slice', 'reshape', 'flatten', 'ravel']);
const SIZED =
  /^(range|zeros|ones|empty|full|randn|rand|normal|standard_normal|uniform|random|eye|identity|Array|Float64Array|arange)$/;

class Reader {
  constructor(
    private readonly functions: ReadonlyMap<string, FunctionForm>,
    private readonly variables: Variables,
    private readonly hasMembers: boolean,
    private readonly depth: number,
  ) {}

  all(body: readonly Statement[]): void {
    for (const statement of body) this.#statement(statement);
  }

  #statement(statement: Statement): void {
    switch (statement.kind) {
      case 'assign':
        if (statement.value) this.#read(statement.value);
        for (const target of statement.targets) {
          if (target.kind === 'index') this.#read(target);
          this.#bind(target, statement.operator === '=' ? statement.value : undefined);
        }
        return;
      case 'function':
        new Reader(this.functions, new Map(this.variables), this.hasMembers, this.depth).all(statement.body);
        return;
      case 'class':
        return;
      case 'block':
        for (const head of statement.head) this.#read(head);
        if (statement.isLoop) this.#loop(statement.head, statement.bound);
        if (statement.isLoop) for (const head of statement.head) this.#limit(head);
        for (const body of statement.bodies) this.all(body);
        return;
      default:
        if (statement.value) this.#read(statement.value);
    }
  }

  #bind(target: Expression, value: Expression | undefined): void {
    const path = value && this.#path(value);
    if (target.kind === 'name') {
      // `x = np.array(x)` is still what it was.
      if (path) this.variables.set(target.name, path);
    } else if (target.kind === 'list') {
      if (value?.kind === 'list')
        for (const [i, each] of target.elements.entries()) this.#bind(each, value.elements[i]);
      else if (path?.depth === 0) this.#unpack(target.elements, path.use);
      else if (value?.kind === 'member' && value.name === 'shape') this.#shaped(value.object, target.elements.length);
      else for (const each of target.elements) this.#bind(each, undefined);
    } else if (target.kind === 'record' && path?.depth === 0) {
      for (const { key, value: name } of target.entries) {
        if (name.kind === 'name') this.variables.set(name.name, { use: keyed(path.use, key), depth: 0 });
      }
    }
  }

  /** `N, D = x.shape` */
  #shaped(object: Expression, dimensions: number): void {
    const path = this.#path(object);
    if (path) this.#below(path, dimensions);
  }

  #unpack(targets: readonly Expression[], use: Use): void {
    const names = targets.map((target) => (target.kind === 'name' ? target.name : '_'));
    if (use.elements.length === 0) use.elements = names.map((name) => [name, newUse()]);
    for (const [i, name] of names.entries()) {
      const element = use.elements[i];
      if (element) this.variables.set(name, { use: element[1], depth: 0 });
    }
  }

  /** `for row in x`, `for i, (a, b) in enumerate(zip(x, y))`, `x.forEach((row, i) => …)`. */
  #loop([over]: readonly Expression[], [first]: readonly Expression[]): void {
    if (over === undefined || first === undefined) return;
    const isMember = over.kind === 'member' && Object.hasOwn(MEMBERS, over.name);
    this.#each(isMember ? over.object : over, first);
  }

  /** `i < n` */
  #limit(head: Expression): void {
    if (head.kind === 'binary' && /^[<>]=?$/.test(head.operator)) this.#markSize(head.right);
  }

  #each(over: Expression, target: Expression): void {
    const called = over.kind === 'call' && over.callee.kind === 'name' ? over.callee.name : undefined;
    if (over.kind === 'call' && called === 'enumerate' && target.kind === 'list') {
      const [, element] = target.elements;
      if (element && over.arguments[0]) this.#each(over.arguments[0], element);
    } else if (over.kind === 'call' && called === 'zip' && target.kind === 'list') {
      for (const [i, each] of target.elements.entries()) if (over.arguments[i]) this.#each(over.arguments[i], each);
    } else if (over.kind === 'call' && called === 'reversed' && over.arguments[0]) {
      this.#each(over.arguments[0], target);
    } else if (target.kind === 'name') {
      const path = this.#path(over);
      if (path) this.variables.set(target.name, this.#below(path, 1));
    }
  }

  #below({ use, depth }: Path, indices: number, kept = 0): Path {
    use.depth = Math.max(use.depth, depth + indices);
    return { use, depth: depth + indices - kept };
  }

  /** What an expression stands for, if that is a parameter or a part of one. */
  #path(expression: Expression): Path | undefined {
    switch (expression.kind) {
      case 'name':
        return this.variables.get(expression.name);
      case 'index':
        return this.#indexed(expression.object, expression.indices);
      case 'member': {
        const { object, name } = expression;
        const path = this.#path(object);
        if (path === undefined) return undefined;
        if (name === 'T') return path;
        if (Object.hasOwn(MEMBERS, name)) this.#below(path, MEMBERS[name]);
        else if (this.hasMembers && path.depth === 0) return { use: keyed(path.use, name), depth: 0 };
        return undefined;
      }
      case 'call': {
        const { callee, arguments: args } = expression;
        if (callee.kind !== 'member') return undefined;
        const { object, name } = callee;
        if (SAME.has(name)) return this.#path(object);
        const [key, preset] = args;
        const path = name === 'get' && key?.kind === 'text' && preset === undefined ? this.#path(object) : undefined;
        return path?.depth === 0 && key?.kind === 'text' ? { use: keyed(path.use, key.value), depth: 0 } : undefined;
      }
      default:
        return undefined;
    }
  }

  #indexed(object: Expression, indices: readonly Expression[]): Path | undefined {
    const [first] = indices;
    if (object.kind === 'member' && object.name === 'shape') {
      const path = this.#path(object.object);
      if (path && first?.kind === 'number') this.#below(path, first.value + 1);
      return undefined;
    }
    const path = this.#path(object);
    if (path === undefined) return undefined;
    if (first?.kind === 'text') return path.depth === 0 ? { use: keyed(path.use, first.value), depth: 0 } : undefined;
    if (first?.kind === 'binary' && first.left.kind === 'text') {
      // `params['W' + str(i)]`: there are two layers.
      const { value } = first.left;
      const use = keyed(path.use, `${value}1`);
      keyed(path.use, `${value}2`);
      return { use, depth: 0 };
    }
    return this.#below(path, indices.length, indices.filter(({ kind }) => kind === 'other').length);
  }

  #read(expression: Expression): void {
    this.#path(expression);
    switch (expression.kind) {
      case 'index':
        for (const index of expression.indices) this.#markIndex(index);
        break;
      case 'binary':
        if (/^([=!]==?|in)$/.test(expression.operator)) this.#compare(expression.left, expression.right);
        break;
      case 'call':
        this.#call(expression.callee, expression.arguments, expression.keywords);
        break;
      case 'record':
        for (const { key, value } of expression.entries) if (key === 'length') this.#markSize(value);
        break;
    }
    const parts = partsOf(expression);
    const read = expression.kind === 'call' ? parts.with(0, calledOn(expression.callee)) : parts;
    for (const below of read) this.#read(below);
  }

  #compare(left: Expression, right: Expression): void {
    const texts = right.kind === 'list' ? right.elements : [right];
    const path = this.#path(left);
    if (path?.depth === 0) for (const text of texts) if (text.kind === 'text') path.use.texts.add(text.value);
  }

  /** What an array is indexed by; not by what is compared. */
  #markIndex(expression: Expression): void {
    const path = this.#path(expression);
    if (path) path.use.isIndex = true;
    if (expression.kind === 'binary' && /^[-+*]$/.test(expression.operator)) {
      this.#markIndex(expression.left);
      this.#markIndex(expression.right);
    } else if (expression.kind === 'list') for (const element of expression.elements) this.#markIndex(element);
    else if (expression.kind === 'call' && expression.callee.kind === 'member')
      this.#markIndex(expression.callee.object);
    else if (expression.kind === 'call') for (const argument of expression.arguments) this.#markIndex(argument);
  }

  #call(
    callee: Expression,
    args: readonly Expression[],
    keywords: readonly { readonly name: string; readonly value: Expression }[],
  ): void {
    const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
    if (SIZED.test(name)) for (const argument of args) this.#markSize(argument);
    const axis = keywords.find((keyword) => keyword.name === 'axis')?.value;
    if (axis?.kind === 'number' && callee.kind === 'member') {
      for (const over of [callee.object, args[0]]) {
        const path = over && this.#path(over);
        if (path) this.#below(path, axis.value + 1);
      }
    }
    if (callee.kind === 'member' && Object.hasOwn(MEMBERS, name)) {
      this.#path(callee);
      this.#callback(callee, args);
    }
    if (callee.kind !== 'name') return;
    if (LISTS.has(name)) {
      for (const argument of args) {
        const path = this.#path(argument);
        if (path) this.#below(path, 1);
      }
    }
    const called = this.functions.get(name);
    if (called === undefined || this.depth === 0) return;
    const given: Variables = new Map();
    called.parameters.forEach((parameter, i) => {
      const argument = keywords.find((keyword) => keyword.name === parameter)?.value ?? args[i];
      const path = argument && this.#path(argument);
      if (path) given.set(parameter, path);
    });
    if (given.size > 0) new Reader(this.functions, given, this.hasMembers, this.depth - 1).all(called.body);
  }

  /** `x.map((row, i) => …)`, `x.reduce((sum, each) => …, 0)`: the function's parameters come first in it. */
  #callback({ object, name }: Extract<Expression, { kind: 'member' }>, [given]: readonly Expression[]): void {
    const element = given?.kind === 'other' ? given.children[name === 'reduce' ? 1 : 0] : undefined;
    if (element !== undefined) this.#each(object, element);
  }

  #markSize(expression: Expression): void {
    const path = this.#path(expression);
    if (path?.depth === 0) path.use.isSize = true;
    if (expression.kind === 'list') for (const element of expression.elements) this.#markSize(element);
    else if (expression.kind === 'binary') for (const side of [expression.left, expression.right]) this.#markSize(side);
  }
}

function keyed(use: Use, key: string): Use {
  let found = use.keys.get(key);
  if (found === undefined) use.keys.set(key, (found = newUse()));
  return found;
}

/** A method is no member that is read. */
function calledOn(callee: Expression): Expression {
  return callee.kind === 'member' ? callee.object : callee;
}
