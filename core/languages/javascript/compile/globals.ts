import type { AnyNode } from 'acorn';
import { Problem } from '../../../runtime/problem.ts';
import { globals, unsupportedGlobals } from '../library/index.ts';
import type { JsMachine } from '../values/machine.ts';
import { ObjectValue, type Value } from '../values/values.ts';
import { type Code, type Context, numbered } from './context.ts';

/** `module` and `exports` of a run: the program may fill them, nobody reads them. */
function moduleOf(machine: JsMachine): ReadonlyMap<string, Value> {
  if (machine.modules === undefined) {
    const module = new ObjectValue();
    const exported = new ObjectValue();
    module.define('exports', exported);
    machine.modules = new Map([
      ['module', module],
      ['exports', exported],
    ]);
  }
  return machine.modules;
}

/** Whether a name that the program does not declare stands for something all the same. */
export function isGlobal(name: string): boolean {
  return globals.has(name) || unsupportedGlobals.has(name) || name === 'module' || name === 'exports';
}

/** A name that the program does not declare: the library's, or a ReferenceError when it is reached. */
export function readGlobal(ctx: Context, node: Extract<AnyNode, { type: 'Identifier' }>): Code {
  const { name } = node;
  if (globals.has(name)) {
    const value = globals.get(name);
    return () => value;
  }
  const { machine } = ctx;
  if (name === 'module' || name === 'exports') return () => moduleOf(machine).get(name);
  const id = numbered(ctx, node);
  if (unsupportedGlobals.has(name)) {
    return () => {
      throw new Problem('unsupported-function', id, { name });
    };
  }
  return missing(ctx, node);
}

/** Nothing in the file gives the name a value: somebody must choose one. */
export function missing(ctx: Context, node: Extract<AnyNode, { type: 'Identifier' }>): () => never {
  const id = numbered(ctx, node);
  return () => {
    throw new Problem('input-needed', id, { names: node.name });
  };
}

/** The callee's object is the library's `Math`, and nothing in the program could have changed that. */
export function isGlobalMath(ctx: Context, node: AnyNode): boolean {
  return node.type === 'Identifier' && node.name === 'Math' && !ctx.analysis.variables.has(node) && ctx.mathIsIntact;
}
