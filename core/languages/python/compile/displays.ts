/** What makes containers and texts of its parts. */
import type { AnyNode, ExprNode, Node } from '../syntax/ast.ts';
import { ListValue, TupleValue } from '../values/containers.ts';
import { DictValue } from '../values/mappings.ts';
import { ascii, format, repr, str } from '../values/text.ts';
import { typeOf, types } from '../values/types.ts';
import { OBJECT_SIZE } from '../values/values.ts';
import { eachEntry } from './arguments.ts';
import { type Code, type Context, type Env, numbered } from './context.ts';
import { valuesOf } from './elements.ts';
import { setDisplay } from './sets.ts';

type Table = {
  readonly [T in AnyNode['nodeType']]?: (ctx: Context, node: Node<T>) => Code;
};

export const displays: Table = {
  List(ctx, node) {
    const id = numbered(ctx, node);
    const elements = valuesOf(ctx, node.elts, id);
    return (env) => new ListValue(elements(env));
  },

  Tuple(ctx, node) {
    const id = numbered(ctx, node);
    const elements = valuesOf(ctx, node.elts, id);
    return (env) => new TupleValue(elements(env));
  },

  Set: setDisplay,

  Dict(ctx, node) {
    const { machine } = ctx;
    const id = numbered(ctx, node);
    const fill = node.values.map((value, i) => entryInto(ctx, node.keys[i], value));
    return (env) => {
      machine.budget.allocate(OBJECT_SIZE, id);
      const dict = new DictValue();
      for (const each of fill) each(env, dict);
      return dict;
    };
  },

  JoinedStr(ctx, node) {
    const { machine } = ctx;
    const id = numbered(ctx, node);
    const parts = node.values.map((value) => ctx.expression(value));
    return (env) => {
      let text = '';
      for (const part of parts) {
        const piece = part(env) as string;
        machine.budget.allocate(piece.length, id);
        text += piece;
      }
      return text;
    };
  },

  FormattedValue(ctx, node) {
    const { machine } = ctx;
    const id = numbered(ctx, node);
    const code = ctx.expression(node.value);
    const convert = CONVERSIONS[node.conversion];
    const spec = node.format_spec && ctx.expression(node.format_spec);
    return (env) => {
      const value = code(env);
      const converted = convert === undefined ? value : convert(machine, value, id);
      if (spec === undefined && typeof converted === 'string') return converted;
      return format(machine, converted, spec === undefined ? '' : (spec(env) as string), id);
    };
  },
};

/** `!r`, `!s` and `!a`, by their character's code. */
const CONVERSIONS: Readonly<Record<number, typeof repr | undefined>> = { 114: repr, 115: str, 97: ascii };

/** @param keyNode null: the entries of another mapping are copied */
function entryInto(ctx: Context, keyNode: ExprNode | null, valueNode: ExprNode): (env: Env, dict: DictValue) => void {
  const { machine } = ctx;
  const id = numbered(ctx, valueNode);
  const value = ctx.expression(valueNode);
  if (keyNode === null) {
    return (env, dict) => {
      const mapping = value(env);
      if (eachEntry(machine, mapping, id, (key, item) => dict.set(machine, key, item, id))) return;
      machine.raise(types.TypeError, `'${typeOf(mapping).name}' object is not a mapping`, id);
    };
  }
  const key = ctx.expression(keyNode);
  return (env, dict) => {
    const k = key(env);
    dict.set(machine, k, value(env), id);
  };
}
