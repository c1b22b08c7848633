import type { AnyNode, ExprNode, Node } from '../syntax/ast.ts';
import type { Variable } from '../syntax/names.ts';
import { BytesValue } from '../values/bytes.ts';
import { comparisons, unary } from '../values/operators.ts';
import { Ellipsis } from '../values/types.ts';
import { Float, type Value } from '../values/values.ts';
import { binaryCode, type Comparison, comparisonCode } from './arithmetic.ts';
import { type Code, type Context, isTrue, numbered, unsupported } from './context.ts';
import { binding } from './targets.ts';
import { readName, slotOf } from './variables.ts';

type Table = {
  readonly [T in AnyNode['nodeType']]?: (ctx: Context, node: Node<T>) => Code;
};

export const expressions: Table = {
  Name: readName,

  Constant(ctx, node) {
    const value = constantOf(node);
    if (value === undefined) return unsupported(ctx, node, 'Complex numbers');
    const lift = ctx.lift.get(node);
    return lift === undefined ? () => value : () => lift(value);
  },

  BoolOp(ctx, node) {
    const { machine } = ctx;
    const id = numbered(ctx, node);
    const isOr = node.op.nodeType === 'Or';
    const parts = node.values.map((value) => ctx.expression(value));
    const last = parts.length - 1;
    return (env) => {
      for (let i = 0; i < last; i++) {
        const value = parts[i](env);
        if (isTrue(machine, value, id) === isOr) return value;
      }
      return parts[last](env);
    };
  },

  NamedExpr(ctx, node) {
    const code = ctx.expression(node.value);
    const bind = binding(ctx, node.target, ctx.analysis.variables.get(node.target) as Variable, 'target');
    return (env) => {
      const value = code(env);
      bind(env, value);
      return value;
    };
  },

  BinOp: (ctx, node) => binaryCode(ctx, node.op.nodeType, node.left, node.right, numbered(ctx, node)),

  UnaryOp(ctx, node) {
    const { machine } = ctx;
    const id = numbered(ctx, node);
    const operator = node.op.nodeType;
    const operand = ctx.expression(node.operand);
    if (operator === 'Not') return (env) => !isTrue(machine, operand(env), id);
    const apply = unary[operator];
    const isConstant = node.operand.nodeType === 'Constant' && !ctx.lift.has(node.operand);
    const literal = isConstant ? negated(operator, node.operand) : undefined;
    if (literal !== undefined) return () => literal;
    return (env) => apply(machine, operand(env), id);
  },

  IfExp(ctx, node) {
    const { machine } = ctx;
    const id = numbered(ctx, node.test);
    const test = ctx.expression(node.test);
    const body = ctx.expression(node.body);
    const orelse = ctx.expression(node.orelse);
    return (env) => (isTrue(machine, test(env), id) ? body(env) : orelse(env));
  },

  Compare(ctx, node) {
    const [operator] = node.ops;
    const { left, comparators } = node;
    if (comparators.length === 1)
      return comparisonCode(ctx, operator.nodeType, left, comparators[0], numbered(ctx, node));
    return chain(ctx, node);
  },

  Yield: (ctx, node) => unsupported(ctx, node, '`yield` expressions in such a place'),
  YieldFrom: (ctx, node) => unsupported(ctx, node, '`yield from` expressions in such a place'),
  Await: (ctx, node) => unsupported(ctx, node, 'Async functions'),
  TemplateStr: (ctx, node) => unsupported(ctx, node, 'Template strings'),
  Interpolation: (ctx, node) => unsupported(ctx, node, 'Template strings'),
  Starred: (ctx, node) => unsupported(ctx, node, 'Starred expressions in such a place'),
};

/** The value of a constant; undefined for a complex number. */
export function constantOf(node: Node<'Constant'>): Value | undefined {
  switch (node.kind) {
    case 'float':
      return new Float(node.value);
    case 'complex':
      return undefined;
    case 'bytes':
      return new BytesValue(Uint8Array.from(node.value, (character) => character.charCodeAt(0)));
    case 'ellipsis':
      return Ellipsis;
    default:
      return node.value;
  }
}

/** `-3` and `-.5` are written so often that they are not computed each time. */
function negated(operator: string, node: Node<'Constant'>): Value | undefined {
  if (operator !== 'USub') return undefined;
  if (node.kind === 'float') return new Float(-node.value);
  return node.kind === 'int' && typeof node.value === 'number' && node.value !== 0 ? -node.value : undefined;
}

/** `a < b < c`: each operand is evaluated once, and none after the first comparison that fails. */
function chain(ctx: Context, node: Node<'Compare'>): Code {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const first = ctx.expression(node.left);
  const slot = slotOf(ctx, node.left);
  const links = node.comparators.map((comparator, i) => ({
    operand: ctx.expression(comparator),
    compare: comparisons[node.ops[i].nodeType as Comparison],
  }));
  return (env) => {
    let left = slot > 0 ? (env[slot] ?? first(env)) : first(env);
    let result: Value = true;
    for (let i = 0; i < links.length; i++) {
      const right = links[i].operand(env);
      result = links[i].compare(machine, left, right, id);
      if (i < links.length - 1 && !isTrue(machine, result, id)) return result;
      left = right;
    }
    return result;
  };
}

/** The expressions that stand behind a star, and all others as they are. */
export function unstarred(node: ExprNode): ExprNode {
  return node.nodeType === 'Starred' ? node.value : node;
}
