/** `match`. Captures are bound when the whole pattern matches, before the guard. */
import type { AnyNode, Node, PatternNode } from '../syntax/ast.ts';
import type { Variable } from '../syntax/names.ts';
import { findAttribute, getAttribute } from '../values/attributes.ts';
import { ListValue, RangeValue, TupleValue } from '../values/containers.ts';
import { toList } from '../values/iteration.ts';
import type { PyMachine } from '../values/machine.ts';
import { DictValue } from '../values/mappings.ts';
import { comparisons } from '../values/operators.ts';
import { typeOf, types } from '../values/types.ts';
import { TypeValue, type Value } from '../values/values.ts';
import { type Bind, type Context, type Env, type Exec, isTrue, numbered } from './context.ts';
import { binding } from './targets.ts';

export const matching = {
  Match(ctx: Context, node: Node<'Match'>): Exec {
    const subject = ctx.expression(node.subject);
    const cases = node.cases.map((each) => ({ matches: caseOf(ctx, each), body: ctx.block(each.body) }));
    return (env) => {
      const value = subject(env);
      for (const { matches, body } of cases) if (matches(env, value)) return body(env);
      return undefined;
    };
  },
};

type Pattern = (env: Env, subject: Value, captures: Value[]) => boolean;

export function caseOf(ctx: Context, { pattern, guard }: Node<'MatchCase'>): (env: Env, subject: Value) => boolean {
  const { machine } = ctx;
  ctx.shownAt = (guard ?? pattern).end;
  const names = new Captures(ctx);
  const matches = patternOf(ctx, pattern, names);
  const id = guard && numbered(ctx, guard);
  const test = guard && ctx.expression(guard);
  const { binds } = names;
  return (env, subject) => {
    const captures: Value[] = [];
    if (!matches(env, subject, captures)) return false;
    for (let i = 0; i < binds.length; i++) binds[i](env, captures[i]);
    return test === undefined || isTrue(machine, test(env), id as number);
  };
}

/** The names of a pattern. Alternatives bind the same ones. */
class Captures {
  readonly binds: Bind[] = [];
  readonly #indices = new Map<string, number>();

  constructor(private readonly ctx: Context) {}

  /** @returns where the value waits until all of the pattern has matched */
  add(node: AnyNode, name: string): number {
    const known = this.#indices.get(name);
    if (known !== undefined) return known;
    const index = this.binds.length;
    this.#indices.set(name, index);
    const start = this.ctx.text.lastIndexOf(name, node.end - name.length);
    const variable = this.ctx.analysis.variables.get(node) as Variable;
    this.binds.push(binding(this.ctx, node, variable, 'target', { start, end: start + name.length }));
    return index;
  }
}

function patternOf(ctx: Context, node: PatternNode, names: Captures): Pattern {
  const { machine } = ctx;
  switch (node.nodeType) {
    case 'MatchValue': {
      const id = numbered(ctx, node);
      const value = ctx.expression(node.value);
      return (env, subject) => isTrue(machine, comparisons.Eq(machine, subject, value(env), id), id);
    }
    case 'MatchSingleton':
      return (_env, subject) => subject === node.value;
    case 'MatchSequence':
      return sequence(ctx, node, names);
    case 'MatchMapping':
      return mapping(ctx, node, names);
    case 'MatchClass':
      return instance(ctx, node, names);
    case 'MatchStar': {
      if (node.name === undefined) return () => true;
      const index = names.add(node, node.name);
      return (_env, subject, captures) => {
        captures[index] = subject;
        return true;
      };
    }
    case 'MatchAs': {
      const inner = node.pattern && patternOf(ctx, node.pattern, names);
      if (node.name === undefined) return inner ?? (() => true);
      const index = names.add(node, node.name);
      return (env, subject, captures) => {
        if (inner !== undefined && !inner(env, subject, captures)) return false;
        captures[index] = subject;
        return true;
      };
    }
    case 'MatchOr': {
      const patterns = node.patterns.map((each) => patternOf(ctx, each, names));
      return (env, subject, captures) => patterns.some((matches) => matches(env, subject, captures));
    }
  }
}

function sequence(ctx: Context, node: Node<'MatchSequence'>, names: Captures): Pattern {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const patterns = node.patterns.map((each) => patternOf(ctx, each, names));
  const star = node.patterns.findIndex(({ nodeType }) => nodeType === 'MatchStar');
  const after = star < 0 ? 0 : patterns.length - star - 1;
  return (env, subject, captures) => {
    if (!(subject instanceof ListValue || subject instanceof TupleValue || subject instanceof RangeValue)) return false;
    const values: Value[] = toList(machine, subject, id);
    if (star < 0 ? values.length !== patterns.length : values.length < patterns.length - 1) return false;
    if (star >= 0)
      values.splice(star, values.length - star - after, new ListValue(values.slice(star, values.length - after)));
    return patterns.every((matches, i) => matches(env, values[i], captures));
  };
}

function mapping(ctx: Context, node: Node<'MatchMapping'>, names: Captures): Pattern {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const keys = node.keys.map((key) => ctx.expression(key));
  const patterns = node.patterns.map((each) => patternOf(ctx, each, names));
  const rest = node.rest === undefined ? undefined : names.add(node, node.rest);
  return (env, subject, captures) => {
    if (!(subject instanceof DictValue)) return false;
    const wanted = keys.map((key) => key(env));
    for (let i = 0; i < wanted.length; i++) {
      const value = subject.get(machine, wanted[i], id);
      if (value === undefined || !patterns[i](env, value, captures)) return false;
    }
    if (rest === undefined) return true;
    const others = new DictValue();
    for (const { key, value } of subject.entries()) others.set(machine, key, value, id);
    for (const key of wanted) others.delete(machine, key, id);
    captures[rest] = others;
    return true;
  };
}

/** Classes of which a single positional pattern means the whole value. */
const WHOLE: ReadonlySet<TypeValue> = new Set([
  types.bool,
  types.bytes,
  types.dict,
  types.float,
  types.frozenset,
  types.int,
  types.list,
  types.set,
  types.str,
  types.tuple,
]);

function instance(ctx: Context, node: Node<'MatchClass'>, names: Captures): Pattern {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const code = ctx.expression(node.cls);
  const positional = node.patterns.map((each) => patternOf(ctx, each, names));
  const named = node.kwd_patterns.map((each) => patternOf(ctx, each, names));
  return (env, subject, captures) => {
    const type = code(env);
    if (!(type instanceof TypeValue)) return machine.raise(types.TypeError, 'called match pattern must be a type', id);
    if (!typeOf(subject).isSubtypeOf(type)) return false;
    const isWhole = positional.length === 1 && [...WHOLE].some((whole) => type.isSubtypeOf(whole));
    if (isWhole && !positional[0](env, subject, captures)) return false;
    const attributes = isWhole ? [] : attributesOf(machine, type, positional.length, id);
    const matches = (pattern: Pattern, name: string) => {
      const value = findAttribute(machine, subject, name, id);
      return value !== undefined && pattern(env, value, captures);
    };
    return (
      attributes.every((name, i) => matches(positional[i], name)) &&
      named.every((pattern, i) => matches(pattern, node.kwd_attrs[i]))
    );
  };
}

/** The attributes that positional patterns mean: the first of `__match_args__`. */
function attributesOf(machine: PyMachine, type: TypeValue, count: number, id: number): string[] {
  if (count === 0) return [];
  const fail = (text: string): never => machine.raise(types.TypeError, text, id);
  const args =
    type.lookup('__match_args__') === undefined
      ? new TupleValue([])
      : getAttribute(machine, type, '__match_args__', id);
  if (!(args instanceof TupleValue))
    return fail(`${type.name}.__match_args__ must be a tuple (got ${typeOf(args).name})`);
  const { length } = args.elements;
  if (count > length) {
    const s = length === 1 ? '' : 's';
    return fail(`${type.name}() accepts ${length} positional sub-pattern${s} (${count} given)`);
  }
  return args.elements.slice(0, count).map((name) => {
    if (typeof name === 'string') return name;
    return fail(`__match_args__ elements must be strings (got ${typeOf(name).name})`);
  });
}
