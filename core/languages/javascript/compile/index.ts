/** The compiler: one table a kind of syntax; this is where they meet, so that none of them imports another in a circle. */
import type { AnyNode } from 'acorn';
import type { TargetInfo } from '../../language.ts';
import type { Analysis } from '../syntax/names.ts';
import { children, type FunctionNode, isClass, isFunction } from '../syntax/walk.ts';
import type { JsMachine } from '../values/machine.ts';
import { assignments } from './assignments.ts';
import { calls } from './calls.ts';
import { classCode, classes } from './classes.ts';
import { type Code, type Context, type Exec, unsupported, type Watch } from './context.ts';
import { expressions } from './expressions.ts';
import { compileFunction } from './functions.ts';
import { pattern } from './patterns.ts';
import { block, statements } from './statements.ts';

const CODES = { ...expressions, ...calls, ...assignments, ...classes } as Readonly<
  Record<string, ((ctx: Context, node: AnyNode) => Code) | undefined>
>;
const EXECS = statements as Readonly<Record<string, ((ctx: Context, node: AnyNode) => Exec) | undefined>>;

export interface CompileOptions {
  readonly watch?: Watch;
  readonly lift?: Context['lift'];
  readonly changeAt?: Context['changeAt'];
}

/** A context in which the syntax of one program compiles. */
export function newContext(
  machine: JsMachine,
  text: string,
  analysis: Analysis,
  program: AnyNode,
  { watch, lift = new Map(), changeAt = (node) => lift.get(node) }: CompileOptions = {},
): Context {
  const ctx: Context = {
    machine,
    text,
    analysis,
    watch,
    lift,
    changeAt,
    mathIsIntact: isIntact(program, 'Math'),
    targets: new Map<number, TargetInfo>(),
    shownAt: 0,
    inHead: false,
    scope: analysis.root,
    returned: undefined,
    expression(node) {
      const make = CODES[node.type];
      const code = make === undefined ? unsupported(ctx, node, `\`${node.type}\` expressions`) : make(ctx, node);
      return watch?.watches(node) ? watched(node, code, watch, machine) : code;
    },
    statement(node) {
      ctx.shownAt = node.end;
      const make = EXECS[node.type];
      return make === undefined ? unsupported(ctx, node, `\`${node.type}\` statements`) : make(ctx, node);
    },
    block: (nodes, scope) => block(ctx, nodes, scope),
    pattern: (node, how, from) => pattern(ctx, node, how, from),
    function: (node, name, key) => compileFunction(ctx, node as FunctionNode, name, key),
    named(node, name) {
      if (isFunction(node)) return ctx.function(node, name);
      return isClass(node) ? classCode(ctx, node, name) : ctx.expression(node);
    },
  };
  return ctx;
}

function watched(node: AnyNode, code: Code, watch: Watch, machine: JsMachine): Code {
  return (env) => {
    const value = code(env);
    watch.saw(node, value, machine);
    return value;
  };
}

/** A global is read only to call or read its members: `Math.exp(x)`. */
function isIntact(node: AnyNode, name: string): boolean {
  if (node.type === 'Identifier') return node.name !== name;
  if (node.type === 'MemberExpression' && node.object.type === 'Identifier' && !node.computed) return true;
  const written = targetsIn(node).some(
    (target) =>
      target?.type === 'MemberExpression' && target.object.type === 'Identifier' && target.object.name === name,
  );
  if (written) return false;
  return children(node).every((child) => isIntact(child, name));
}

/** What a node writes to or deletes, directly. */
function targetsIn(node: AnyNode): readonly (AnyNode | null)[] {
  switch (node.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'ForInStatement':
    case 'ForOfStatement':
      return [node.left];
    case 'UpdateExpression':
    case 'UnaryExpression':
    case 'RestElement':
      return [node.argument];
    case 'ArrayPattern':
      return node.elements;
    case 'ObjectPattern':
      return node.properties.map((property) => (property.type === 'Property' ? property.value : property.argument));
    default:
      return [];
  }
}
