import type { ExprNode, Node } from '../syntax/ast.ts';
import { deleteAttribute } from '../values/attributes.ts';
import { inPlace } from '../values/operators.ts';
import { deleteItem } from '../values/subscripts.ts';

import { binaryCode } from './arithmetic.ts';
import { type Bind, type Code, type Context, type Env, type Exec, numbered, unsupported } from './context.ts';
import { attributeName, place } from './targets.ts';
import { deleteName } from './variables.ts';

/** Expressions whose value, if it is the last one that the tape recorded, nobody else has. */
const RESULTS: ReadonlySet<string> = new Set(['BinOp', 'UnaryOp', 'Call']);

export const assignments = {
  Assign(ctx: Context, node: Node<'Assign'>): Exec {
    const [first] = node.targets;
    const pairs = node.targets.length === 1 ? paired(ctx, first, node.value) : undefined;
    if (pairs !== undefined) return pairs;
    const code = ctx.expression(node.value);
    const isFresh = node.targets.length === 1 && RESULTS.has(node.value.nodeType);
    const binds = node.targets.map((target) => ctx.target(target, 'target', isFresh));
    if (binds.length === 1) return assigned(code, binds[0]);
    return (env) => {
      const value = code(env);
      for (const bind of binds) bind(env, value);
      return undefined;
    };
  },

  AugAssign(ctx: Context, node: Node<'AugAssign'>): Exec {
    const { machine } = ctx;
    const { target, value, op } = node;
    const id = numbered(ctx, node);
    const apply = inPlace[op.nodeType];
    if (target.nodeType === 'Name') {
      const update = binaryCode(ctx, op.nodeType, target, value, id, apply);
      return assigned(update, ctx.target(target));
    }
    const { locate, read, write } = place(ctx, target, 'target', true);
    const right = ctx.expression(value);
    const known = ctx.spilled.get(target);
    return (env) => {
      const at = locate(env);
      const old = known === undefined ? read(env, at) : env[known];
      write(env, at, apply(machine, old, right(env), id));
      return undefined;
    };
  },

  AnnAssign(ctx: Context, node: Node<'AnnAssign'>): Exec {
    const { target, value } = node;
    if (value !== undefined) return assigned(ctx.expression(value), ctx.target(target));
    // Only what the target computes is evaluated; a name is not bound.
    const parts = target.nodeType === 'Name' ? [] : partsOf(target).map((part) => ctx.expression(part));
    return (env) => {
      for (const part of parts) part(env);
      return undefined;
    };
  },

  Delete(ctx: Context, node: Node<'Delete'>): Exec {
    const deletions = node.targets.map((target) => deletion(ctx, target));
    return (env) => {
      for (const each of deletions) each(env);
      return undefined;
    };
  },
};

function partsOf(node: Node<'Attribute' | 'Subscript'>): ExprNode[] {
  return node.nodeType === 'Attribute' ? [node.value] : [node.value, node.slice];
}

function assigned(code: Code, bind: Bind): Exec {
  return (env) => {
    bind(env, code(env));
    return undefined;
  };
}

/** `a, b = b, a`: no tuple is made. */
function paired(ctx: Context, target: ExprNode, value: ExprNode): Exec | undefined {
  if (!isSequence(target) || !isSequence(value)) return undefined;
  const isPlain = [...target.elts, ...value.elts].every(({ nodeType }) => nodeType !== 'Starred');
  if (!isPlain || target.elts.length !== 2 || value.elts.length !== 2 || ctx.watch?.watches(value)) return undefined;
  const [left, right] = value.elts.map((element) => ctx.expression(element));
  const [first, second] = target.elts.map((element) => ctx.target(element));
  return (env) => {
    const a = left(env);
    const b = right(env);
    first(env, a);
    second(env, b);
    return undefined;
  };
}

function isSequence(node: ExprNode): node is Node<'Tuple' | 'List'> {
  return node.nodeType === 'Tuple' || node.nodeType === 'List';
}

function deletion(ctx: Context, node: ExprNode): (env: Env) => unknown {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  switch (node.nodeType) {
    case 'Name':
      return deleteName(ctx, node);
    case 'Attribute': {
      const object = ctx.expression(node.value);
      const name = attributeName(ctx, node);
      return (env) => deleteAttribute(machine, object(env), name, id);
    }
    case 'Subscript': {
      const object = ctx.expression(node.value);
      const key = ctx.expression(node.slice);
      return (env) => deleteItem(machine, object(env), key(env), id);
    }
    case 'Tuple':
    case 'List': {
      const parts = node.elts.map((element) => deletion(ctx, element));
      return (env) => {
        for (const part of parts) part(env);
      };
    }
    default:
      return unsupported(ctx, node, 'Targets of this kind');
  }
}
