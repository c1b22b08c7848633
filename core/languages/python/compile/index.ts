/** The compiler: one table a kind of syntax; this is where they meet, so that none of them imports another in a circle. */
import type { TargetInfo } from '../../language.ts';
import type { Watch } from '../../program.ts';
import type { AnyNode } from '../syntax/ast.ts';
import type { Analysis } from '../syntax/scope.ts';
import type { PyMachine } from '../values/machine.ts';
import type { Value } from '../values/values.ts';
import { calls } from './calls.ts';
import { comprehensions } from './comprehensions.ts';
import { type Code, type Context, type Exec, type Steps, unsupported } from './context.ts';
import { displays } from './displays.ts';
import { expressions } from './expressions.ts';
import { closure } from './functions.ts';
import { members } from './members.ts';
import { block, statements } from './statements.ts';
import { stepsBlock, suspended } from './suspended.ts';
import { target } from './targets.ts';

type Compile<T> = Readonly<Record<string, ((ctx: Context, node: AnyNode) => T) | undefined>>;

const CODES = {
  ...expressions,
  ...displays,
  ...members,
  ...calls,
  ...comprehensions,
  Lambda: (ctx: Context, node: Extract<AnyNode, { nodeType: 'Lambda' }>) => closure(ctx, node, '<lambda>'),
} as Compile<Code>;
const EXECS = statements as Compile<Exec>;
const STEPS = suspended as Compile<Steps>;

export interface CompileOptions {
  readonly watch?: Watch<AnyNode, Value>;
  readonly lift?: Context['lift'];
  readonly changeAt?: Context['changeAt'];
}

/** A context in which the syntax of one program compiles. */
export function newContext(
  machine: PyMachine,
  text: string,
  analysis: Analysis,
  { watch, lift = new Map(), changeAt = (node) => lift.get(node) }: CompileOptions = {},
): Context {
  const ctx: Context = {
    machine,
    text,
    analysis,
    watch,
    lift,
    changeAt,
    targets: new Map<number, TargetInfo>(),
    spilled: new Map<AnyNode, number>(),
    passing: new Set<AnyNode>(),
    unresolved: new Set(),
    shownAt: 0,
    isGuarded: false,
    scope: analysis.root,
    slots: analysis.root.slots,
    qualifier: '',
    firstParameter: undefined,
    returned: null,
    resumption: { depth: 0, handling: 0 },
    expression(node) {
      const slot = ctx.spilled.get(node);
      if (slot !== undefined) return (env) => env[slot];
      const make = CODES[node.nodeType];
      const code = make === undefined ? unsupported(ctx, node, `\`${node.nodeType}\` expressions`) : make(ctx, node);
      return watch?.watches(node) ? watched(node, code, watch, machine) : code;
    },
    statement(node) {
      ctx.shownAt = node.end;
      const make = EXECS[node.nodeType];
      return make === undefined ? unsupported(ctx, node, `\`${node.nodeType}\` statements`) : make(ctx, node);
    },
    steps(node) {
      ctx.shownAt = node.end;
      const make = STEPS[node.nodeType];
      return make === undefined
        ? failing(unsupported(ctx, node, '`yield` expressions in such a place'))
        : make(ctx, node);
    },
    block: (nodes) => block(ctx, nodes),
    stepsBlock: (nodes) => stepsBlock(ctx, nodes),
    target: (node, kind) => target(ctx, node, kind),
  };
  return ctx;
}

function watched(node: AnyNode, code: Code, watch: Watch<AnyNode, Value>, machine: PyMachine): Code {
  return (env) => {
    const value = code(env);
    watch.saw(node, value, machine);
    return value;
  };
}

function failing(fail: () => never): Steps {
  // biome-ignore lint/correctness/useYield: it stands where others are suspended
  return function* () {
    return fail();
  };
}
