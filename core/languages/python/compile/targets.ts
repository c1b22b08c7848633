/** What is bound: names, attributes, elements, and patterns of them. Each binding of one is a row. */
import type { Span } from '../../../runtime/nodes.ts';
import type { TargetInfo } from '../../language.ts';
import type { AnyNode, ExprNode, Node } from '../syntax/ast.ts';
import { mangle, type Variable } from '../syntax/names.ts';
import { getAttribute, setAttribute } from '../values/attributes.ts';
import { ListValue, TupleValue } from '../values/containers.ts';
import { unpack } from '../values/iteration.ts';
import { NdArray } from '../values/ndarray/array.ts';
import { setArrayItem } from '../values/ndarray/indexing.ts';
import { getItem, setItem } from '../values/subscripts.ts';
import { types } from '../values/types.ts';
import type { Value } from '../values/values.ts';
import {
  type Bind,
  bindRow,
  type Context,
  type Env,
  numbered,
  numberedTarget,
  receiver,
  unsupported,
} from './context.ts';
import { readName, writeVariable } from './variables.ts';

type Kind = TargetInfo['kind'];

/** @param isFresh what is bound is the result of an operation of this statement: see `setArrayItem` */
export function target(ctx: Context, node: ExprNode, kind: Kind = 'target', isFresh = false): Bind {
  switch (node.nodeType) {
    case 'Tuple':
    case 'List':
      return sequence(ctx, node, kind);
    case 'Name':
      return binding(ctx, node, ctx.analysis.variables.get(node) as Variable, kind);
    case 'Attribute':
    case 'Subscript': {
      const { locate, write } = place(ctx, node, kind, isFresh);
      return (env, value) => write(env, locate(env), value);
    }
    default:
      return unsupported(ctx, node, 'Targets of this kind');
  }
}

/**
 * @param node that an input may be made at
 * @param name that the row is named by
 */
export function binding(ctx: Context, node: AnyNode, variable: Variable, kind: Kind, name: Span = node): Bind {
  const { machine } = ctx;
  const id = numberedTarget(ctx, name, kind);
  const change = ctx.changeAt(node, name, id);
  const { slot, scope } = variable;
  if (change === undefined && scope === ctx.scope) {
    return (env, value) => {
      env[slot] = value;
      bindRow(machine, id, value);
    };
  }
  const store = writeVariable(ctx, variable);
  if (change === undefined) {
    return (env, value) => {
      store(env, value);
      bindRow(machine, id, value);
    };
  }
  return (env, bound) => {
    const value = change(bound);
    store(env, value);
    bindRow(machine, id, value);
  };
}

function sequence(ctx: Context, node: Node<'Tuple' | 'List'>, kind: Kind): Bind {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const { elts } = node;
  const binds = elts.map((element) => target(ctx, element.nodeType === 'Starred' ? element.value : element, kind));
  const star = elts.findIndex(({ nodeType }) => nodeType === 'Starred');
  const before = star < 0 ? elts.length : star;
  const after = star < 0 ? 0 : elts.length - star - 1;
  return (env, value) => {
    const isExact = star < 0 && value instanceof TupleValue && value.elements.length === before;
    const parts =
      isExact && value.type === types.tuple ? value.elements : unpack(machine, value, before, star >= 0, after, id);
    for (let i = 0; i < binds.length; i++) binds[i](env, parts[i]);
  };
}

interface Location {
  readonly object: Value;
  readonly key: Value;
}
const NAME: Location = { object: null, key: null };

/** What an assignment in place reads and writes. Object and key are evaluated once, by `locate`; each write is a row. */
interface Place {
  readonly locate: (env: Env) => Location;
  readonly read: (env: Env, at: Location) => Value;
  readonly write: (env: Env, at: Location, value: Value) => void;
}

export function place(
  ctx: Context,
  node: Node<'Name' | 'Attribute' | 'Subscript'>,
  kind: Kind = 'target',
  isFresh = false,
): Place {
  const { machine } = ctx;
  if (node.nodeType === 'Name') {
    const read = readName(ctx, node);
    const bind = target(ctx, node, kind);
    return { locate: () => NAME, read, write: (env, _at, value) => bind(env, value) };
  }
  const id = numberedTarget(ctx, node, kind);
  const change = ctx.changeAt(node, node, id) ?? asItIs;
  const object = receiver(ctx, node.value);
  if (node.nodeType === 'Attribute') {
    const name = attributeName(ctx, node);
    return {
      locate: (env) => ({ object: object(env), key: null }),
      read: (_env, at) => getAttribute(machine, at.object, name, id),
      write: (_env, at, assigned) => {
        const value = change(assigned);
        setAttribute(machine, at.object, name, value, id);
        bindRow(machine, id, value);
      },
    };
  }
  const key = ctx.expression(node.slice);
  return {
    locate: (env) => ({ object: object(env), key: key(env) }),
    read: (_env, at) => getItem(machine, at.object, at.key, id),
    write: (_env, { object, key }, assigned) => {
      if (object instanceof NdArray) {
        const write = (value: Value) => setArrayItem(machine, object, key, value, id, isFresh);
        bindRow(machine, id, change === asItIs ? write(assigned) : changedPart(write, assigned, change));
        return;
      }
      const value = change(assigned);
      if (object instanceof ListValue && object.type === types.list && isIndexOf(object.elements, key))
        object.setIndex(key, value, machine);
      else setItem(machine, object, key, value, id);
      bindRow(machine, id, value);
    },
  };
}

function asItIs(value: Value): Value {
  return value;
}

/** A write into an array copies: what becomes of the value becomes of the part that was written, not of its source. */
function changedPart(write: (value: Value) => Value, assigned: Value, change: (value: Value) => Value): Value {
  const written = write(assigned);
  const changed = change(written);
  return written instanceof NdArray && written !== assigned ? changed : write(changed);
}

/** An index, not from the end, of an element that is there. */
export function isIndexOf(elements: readonly Value[], key: Value): key is number {
  return typeof key === 'number' && key >= 0 && key < elements.length;
}

/** The name of an attribute, as it is known outside of the class that it may be private to. */
export function attributeName(ctx: Context, node: Node<'Attribute'>): string {
  return mangle(node.attr, ctx.scope.className);
}
