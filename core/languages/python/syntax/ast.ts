/**
 * Python's syntax tree: names and fields are those of CPython's `ast`, what may be absent is `undefined`. Every node knows
 * its place in the document, as UTF-16 offsets; a tree is never changed after it was made.
 */
import type { Span } from '../../../runtime/nodes.ts';

type NodeOf<T extends string> = Span & { readonly nodeType: T };
type AnyOf<Table> = { [T in keyof Table & string]: NodeOf<T> & Table[T] }[keyof Table & string];
/** Operators and contexts are told apart by name and have no place of their own. */
type Tag<T extends string> = { readonly nodeType: T };

export type StmtNode = AnyOf<Statements>;
export type ExprNode = AnyOf<Expressions>;
export type PatternNode = AnyOf<Patterns>;
export type AnyNode = AnyOf<Statements & Expressions & Patterns & Parts & TypeParameters>;

/** The node of a type by its name: `Node<'If'>`. */
export type Node<T extends AnyNode['nodeType']> = Extract<AnyNode, { nodeType: T }>;

export type TypeParamNode = AnyOf<TypeParameters>;

type Body = readonly StmtNode[];
type Values = readonly ExprNode[];
type SingleTarget = Node<'Name' | 'Attribute' | 'Subscript'>;

interface FunctionParts {
  readonly name: string;
  /** Where the name stands. */
  readonly nameAt: Span;
  readonly args: Node<'Arguments'>;
  readonly body: Body;
  readonly decorator_list: Values;
  readonly returns?: ExprNode;
  readonly type_params: readonly TypeParamNode[];
}

interface ForParts {
  readonly target: ExprNode;
  readonly iter: ExprNode;
  readonly body: Body;
  readonly orelse: Body;
}

interface WithParts {
  readonly items: readonly Node<'WithItem'>[];
  readonly body: Body;
}

interface TryParts {
  readonly body: Body;
  readonly handlers: readonly Node<'ExceptHandler'>[];
  readonly orelse: Body;
  readonly finalbody: Body;
}

interface FormattedParts {
  readonly value: ExprNode;
  /** -1, or the code of `r`, `s` or `a`. */
  readonly conversion: number;
  readonly format_spec?: Node<'JoinedStr'>;
}

interface ComprehensionParts {
  readonly elt: ExprNode;
  readonly generators: readonly Node<'Comprehension'>[];
}

/**
 * An `int` is a number where that is exact, else a bigint; of a `complex` number the value is the imaginary part; `bytes`
 * are characters up to 255.
 */
type Literal =
  | { readonly kind: 'int'; readonly value: number | bigint }
  | { readonly kind: 'float' | 'complex'; readonly value: number }
  | { readonly kind: 'str' | 'bytes'; readonly value: string }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'none'; readonly value: null }
  | { readonly kind: 'ellipsis'; readonly value: undefined };

interface Statements {
  FunctionDef: FunctionParts;
  AsyncFunctionDef: FunctionParts;
  ClassDef: {
    readonly name: string;
    readonly nameAt: Span;
    readonly bases: Values;
    readonly keywords: readonly Node<'Keyword'>[];
    readonly body: Body;
    readonly decorator_list: Values;
    readonly type_params: readonly TypeParamNode[];
  };
  Return: { readonly value?: ExprNode };
  Delete: { readonly targets: Values };
  Assign: { readonly targets: Values; readonly value: ExprNode };
  TypeAlias: { readonly name: ExprNode; readonly type_params: readonly TypeParamNode[]; readonly value: ExprNode };
  AugAssign: { readonly target: SingleTarget; readonly op: OperatorNode; readonly value: ExprNode };
  AnnAssign: {
    readonly target: SingleTarget;
    readonly annotation: ExprNode;
    readonly value?: ExprNode;
    /** 1: the target is a name, without parentheses. */
    readonly simple: number;
  };
  For: ForParts;
  AsyncFor: ForParts;
  While: { readonly test: ExprNode; readonly body: Body; readonly orelse: Body };
  If: { readonly test: ExprNode; readonly body: Body; readonly orelse: Body };
  With: WithParts;
  AsyncWith: WithParts;
  Match: { readonly subject: ExprNode; readonly cases: readonly Node<'MatchCase'>[] };
  Raise: { readonly exc?: ExprNode; readonly cause?: ExprNode };
  Try: TryParts;
  TryStar: TryParts;
  Assert: { readonly test: ExprNode; readonly msg?: ExprNode };
  Import: { readonly names: readonly Node<'Alias'>[] };
  ImportFrom: { readonly module?: string; readonly names: readonly Node<'Alias'>[]; readonly level?: number };
  Global: { readonly names: readonly string[] };
  Nonlocal: { readonly names: readonly string[] };
  Expr: { readonly value: ExprNode };
  Pass: object;
  Break: object;
  Continue: object;
}

interface Expressions {
  BoolOp: { readonly op: Tag<'And' | 'Or'>; readonly values: Values };
  NamedExpr: { readonly target: Node<'Name'>; readonly value: ExprNode };
  BinOp: { readonly left: ExprNode; readonly op: OperatorNode; readonly right: ExprNode };
  UnaryOp: { readonly op: UnaryOpNode; readonly operand: ExprNode };
  Lambda: { readonly args: Node<'Arguments'>; readonly body: ExprNode };
  IfExp: { readonly test: ExprNode; readonly body: ExprNode; readonly orelse: ExprNode };
  /** A key that is `null`: the value is unpacked, as in `{**value}`. */
  Dict: { readonly keys: readonly (ExprNode | null)[]; readonly values: Values };
  Set: { readonly elts: Values };
  ListComp: ComprehensionParts;
  SetComp: ComprehensionParts;
  GeneratorExp: ComprehensionParts;
  DictComp: {
    readonly key: ExprNode;
    readonly value: ExprNode;
    readonly generators: readonly Node<'Comprehension'>[];
  };
  Await: { readonly value: ExprNode };
  Yield: { readonly value?: ExprNode };
  YieldFrom: { readonly value: ExprNode };
  Compare: { readonly left: ExprNode; readonly ops: readonly CmpOpNode[]; readonly comparators: Values };
  Call: { readonly func: ExprNode; readonly args: Values; readonly keywords: readonly Node<'Keyword'>[] };
  FormattedValue: FormattedParts;
  JoinedStr: { readonly values: Values };
  Interpolation: FormattedParts & { readonly str: string };
  TemplateStr: { readonly values: Values };
  Constant: Literal;
  Attribute: { readonly value: ExprNode; readonly attr: string; readonly ctx: ContextNode };
  Subscript: { readonly value: ExprNode; readonly slice: ExprNode; readonly ctx: ContextNode };
  Starred: { readonly value: ExprNode; readonly ctx: ContextNode };
  Name: { readonly id: string; readonly ctx: ContextNode };
  List: { readonly elts: Values; readonly ctx: ContextNode };
  Tuple: { readonly elts: Values; readonly ctx: ContextNode };
  Slice: { readonly lower?: ExprNode; readonly upper?: ExprNode; readonly step?: ExprNode };
}

interface Patterns {
  MatchValue: { readonly value: ExprNode };
  MatchSingleton: { readonly value: boolean | null };
  MatchSequence: { readonly patterns: readonly PatternNode[] };
  MatchMapping: { readonly keys: Values; readonly patterns: readonly PatternNode[]; readonly rest?: string };
  MatchClass: {
    readonly cls: ExprNode;
    readonly patterns: readonly PatternNode[];
    readonly kwd_attrs: readonly string[];
    readonly kwd_patterns: readonly PatternNode[];
  };
  MatchStar: { readonly name?: string };
  MatchAs: { readonly pattern?: PatternNode; readonly name?: string };
  MatchOr: { readonly patterns: readonly PatternNode[] };
}

interface Parts {
  Comprehension: {
    readonly target: ExprNode;
    readonly iter: ExprNode;
    readonly ifs: Values;
    readonly is_async: number;
  };
  ExceptHandler: { readonly type?: ExprNode; readonly name?: string; readonly body: Body };
  /** `defaults` belong to the last of `posonlyargs` and `args`; of `kw_defaults` each to the keyword at its place. */
  Arguments: {
    readonly posonlyargs: readonly Node<'Arg'>[];
    readonly args: readonly Node<'Arg'>[];
    readonly vararg?: Node<'Arg'>;
    readonly kwonlyargs: readonly Node<'Arg'>[];
    readonly kw_defaults: readonly (ExprNode | null)[];
    readonly kwarg?: Node<'Arg'>;
    readonly defaults: Values;
  };
  Arg: { readonly arg: string; readonly annotation?: ExprNode };
  /** Without a name the value is unpacked, as in `f(**value)`. */
  Keyword: { readonly arg?: string; readonly value: ExprNode };
  Alias: { readonly name: string; readonly asname?: string };
  WithItem: { readonly context_expr: ExprNode; readonly optional_vars?: ExprNode };
  MatchCase: { readonly pattern: PatternNode; readonly guard?: ExprNode; readonly body: Body };
}

interface TypeParameters {
  TypeVar: { readonly name: string; readonly bound?: ExprNode; readonly default_value?: ExprNode };
  ParamSpec: { readonly name: string; readonly default_value?: ExprNode };
  TypeVarTuple: { readonly name: string; readonly default_value?: ExprNode };
}

export type Operator =
  | 'Add'
  | 'Sub'
  | 'Mult'
  | 'MatMult'
  | 'Div'
  | 'Mod'
  | 'Pow'
  | 'LShift'
  | 'RShift'
  | 'BitOr'
  | 'BitXor'
  | 'BitAnd'
  | 'FloorDiv';
export type OperatorNode = Tag<Operator>;
export type UnaryOpNode = Tag<'Invert' | 'Not' | 'UAdd' | 'USub'>;
export type CmpOpNode = Tag<'Eq' | 'NotEq' | 'Lt' | 'LtE' | 'Gt' | 'GtE' | 'Is' | 'IsNot' | 'In' | 'NotIn'>;
export type ContextNode = Tag<'Load' | 'Store' | 'Del'>;
