/**
 * The forms of a program as the check of a backward pass reads them: the same for all languages, and no more of them than
 * it takes to tell which gradients are written where, and to try other ways to write a line.
 */
import type { Span } from '../runtime/nodes.ts';

export type Form = Statement | Expression;

export type Statement =
  | Assign
  | FunctionForm
  | ClassForm
  | Return
  | Evaluate
  /** A loop, a branch, or anything else with statements in it. */
  | Block;

/** Also `x += 1`, `const x = 1` and `for x in xs` (without an operator and a value of its own). */
export interface Assign extends Span {
  readonly kind: 'assign';
  /** Of `a = b = 1` two; a pattern is a `list`. */
  readonly targets: readonly Expression[];
  /** `=`, `+=`, `-=`, `*=`, `/=`, …; where it stands. */
  readonly operator: string;
  readonly operatorAt: Span;
  readonly value: Expression | undefined;
}

/** Also a function that a name is bound to: `const f = (x) => …`; and a method. */
export interface FunctionForm extends Span {
  readonly kind: 'function';
  readonly name: string;
  /** Without `self`. */
  readonly parameters: readonly string[];
  readonly body: readonly Statement[];
  /** The parameter that holds the object: `self`; `this` in JavaScript; undefined: it is no method. */
  readonly receiver: string | undefined;
}

export interface ClassForm extends Span {
  readonly kind: 'class';
  readonly name: string;
  readonly body: readonly Statement[];
}

export interface Return extends Span {
  readonly kind: 'return';
  readonly value: Expression | undefined;
}

export interface Evaluate extends Span {
  readonly kind: 'evaluate';
  readonly value: Expression;
}

export interface Block extends Span {
  readonly kind: 'block';
  /** It may run more than once. */
  readonly isLoop: boolean;
  /** What the head evaluates, and what it binds: `for x in xs`. */
  readonly head: readonly Expression[];
  readonly bound: readonly Expression[];
  readonly bodies: readonly (readonly Statement[])[];
}

export type Expression =
  | (Span & { readonly kind: 'name'; readonly name: string })
  /** Without a sign. */
  | (Span & { readonly kind: 'number'; readonly value: number })
  | (Span & { readonly kind: 'text'; readonly value: string })
  | Unary
  | Binary
  | Call
  /** `x.T`, `self.W` */
  | (Span & { readonly kind: 'member'; readonly object: Expression; readonly name: string })
  /** `x[i, j]`: two indices; `x[i][j]` is an index of an index. A slice is `other`. */
  | (Span & { readonly kind: 'index'; readonly object: Expression; readonly indices: readonly Expression[] })
  /** A list, tuple or array literal, or a pattern. */
  | (Span & { readonly kind: 'list'; readonly elements: readonly Expression[] })
  /** A dict or object literal; keys that are no texts are left out. */
  | (Span & {
      readonly kind: 'record';
      readonly entries: readonly { readonly key: string; readonly value: Expression }[];
    })
  | (Span & { readonly kind: 'other'; readonly children: readonly Expression[] });

export interface Unary extends Span {
  readonly kind: 'unary';
  /** `-`, `+`, `not`, `!`, `~` */
  readonly operator: string;
  readonly operand: Expression;
}

/** Arithmetic, comparisons and logic. */
export interface Binary extends Span {
  readonly kind: 'binary';
  /** As it is written: `+`, `-`, `*`, `/`, `@`, `**`, `<`, `and`, `&&`, … */
  readonly operator: string;
  readonly operatorAt: Span;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Call extends Span {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Expression[];
  readonly keywords: readonly { readonly name: string; readonly value: Expression; readonly at: Span }[];
}
