import type { AnyNode, ExprNode, Node, PatternNode, StmtNode } from './ast.ts';

/**
 * Where a node has others below it, in the order in which they are evaluated: so the value of an assignment comes before
 * its target. What is evaluated where a function is made (decorators, defaults, annotations) comes before its body.
 */
const CHILDREN: { readonly [T in AnyNode['nodeType']]: readonly string[] } = {
  FunctionDef: ['decorator_list', 'type_params', 'args', 'returns', 'body'],
  AsyncFunctionDef: ['decorator_list', 'type_params', 'args', 'returns', 'body'],
  ClassDef: ['decorator_list', 'type_params', 'bases', 'keywords', 'body'],
  Return: ['value'],
  Delete: ['targets'],
  Assign: ['value', 'targets'],
  TypeAlias: ['name', 'type_params', 'value'],
  AugAssign: ['target', 'value'],
  AnnAssign: ['value', 'target', 'annotation'],
  For: ['iter', 'target', 'body', 'orelse'],
  AsyncFor: ['iter', 'target', 'body', 'orelse'],
  While: ['test', 'body', 'orelse'],
  If: ['test', 'body', 'orelse'],
  With: ['items', 'body'],
  AsyncWith: ['items', 'body'],
  Match: ['subject', 'cases'],
  Raise: ['exc', 'cause'],
  Try: ['body', 'handlers', 'orelse', 'finalbody'],
  TryStar: ['body', 'handlers', 'orelse', 'finalbody'],
  Assert: ['test', 'msg'],
  Import: ['names'],
  ImportFrom: ['names'],
  Global: [],
  Nonlocal: [],
  Expr: ['value'],
  Pass: [],
  Break: [],
  Continue: [],
  BoolOp: ['values'],
  NamedExpr: ['value', 'target'],
  BinOp: ['left', 'right'],
  UnaryOp: ['operand'],
  Lambda: ['args', 'body'],
  IfExp: ['test', 'body', 'orelse'],
  Dict: ['keys', 'values'],
  Set: ['elts'],
  ListComp: ['generators', 'elt'],
  SetComp: ['generators', 'elt'],
  DictComp: ['generators', 'key', 'value'],
  GeneratorExp: ['generators', 'elt'],
  Await: ['value'],
  Yield: ['value'],
  YieldFrom: ['value'],
  Compare: ['left', 'comparators'],
  Call: ['func', 'args', 'keywords'],
  FormattedValue: ['value', 'format_spec'],
  Interpolation: ['value', 'format_spec'],
  JoinedStr: ['values'],
  TemplateStr: ['values'],
  Constant: [],
  Attribute: ['value'],
  Subscript: ['value', 'slice'],
  Starred: ['value'],
  Name: [],
  List: ['elts'],
  Tuple: ['elts'],
  Slice: ['lower', 'upper', 'step'],
  MatchValue: ['value'],
  MatchSingleton: [],
  MatchSequence: ['patterns'],
  MatchMapping: ['keys', 'patterns'],
  MatchClass: ['cls', 'patterns', 'kwd_patterns'],
  MatchStar: [],
  MatchAs: ['pattern'],
  MatchOr: ['patterns'],
  TypeVar: ['bound', 'default_value'],
  ParamSpec: ['default_value'],
  TypeVarTuple: ['default_value'],
  Comprehension: ['iter', 'target', 'ifs'],
  ExceptHandler: ['type', 'body'],
  Arguments: ['posonlyargs', 'args', 'vararg', 'kwonlyargs', 'kwarg', 'defaults', 'kw_defaults'],
  Arg: ['annotation'],
  Keyword: ['value'],
  Alias: [],
  WithItem: ['context_expr', 'optional_vars'],
  MatchCase: ['pattern', 'guard', 'body'],
};

/** The fields of a type of node that hold nodes. */
export function fieldsOf(nodeType: AnyNode['nodeType']): readonly string[] {
  return CHILDREN[nodeType];
}

/** The nodes directly below a node, in the order of evaluation. */
export function children(node: AnyNode): AnyNode[] {
  const below: AnyNode[] = [];
  for (const field of CHILDREN[node.nodeType]) {
    const value = (node as unknown as Readonly<Record<string, AnyNode | readonly (AnyNode | null)[] | undefined>>)[
      field
    ];
    if (value === undefined) continue;
    if (!Array.isArray(value)) below.push(value as AnyNode);
    // In `{**a}` there is no key.
    else for (const child of value) if (child !== null) below.push(child);
  }
  return below;
}

/** A node and all below it, in the order of evaluation. */
export function* walk(node: AnyNode): Generator<AnyNode> {
  yield node;
  for (const child of children(node)) yield* walk(child);
}

export type FunctionNode = Node<'FunctionDef' | 'AsyncFunctionDef' | 'Lambda'>;

export function isFunction(node: AnyNode | null | undefined): node is FunctionNode {
  return node?.nodeType === 'FunctionDef' || node?.nodeType === 'AsyncFunctionDef' || node?.nodeType === 'Lambda';
}

export type ComprehensionNode = Node<'ListComp' | 'SetComp' | 'DictComp' | 'GeneratorExp'>;

export function isComprehension(node: AnyNode): node is ComprehensionNode {
  return 'generators' in node;
}

/** The names that the target of an assignment binds, in source order. */
export function boundNames(target: ExprNode | undefined): Node<'Name'>[] {
  switch (target?.nodeType) {
    case 'Name':
      return [target];
    case 'Tuple':
    case 'List':
      return target.elts.flatMap(boundNames);
    case 'Starred':
      return boundNames(target.value);
    default:
      return [];
  }
}

/** The nodes of a pattern that bind a name, in source order. */
export function capturesOf(pattern: PatternNode): Node<'MatchAs' | 'MatchStar' | 'MatchMapping'>[] {
  const below = children(pattern).flatMap((child) => (isPattern(child) ? capturesOf(child) : []));
  const isBinding = pattern.nodeType === 'MatchAs' || pattern.nodeType === 'MatchStar';
  if (isBinding && pattern.name !== undefined) return [...below, pattern];
  return pattern.nodeType === 'MatchMapping' && pattern.rest !== undefined ? [...below, pattern] : below;
}

function isPattern(node: AnyNode): node is PatternNode {
  return node.nodeType.startsWith('Match') && node.nodeType !== 'MatchCase';
}

/** The parameters of a function, in the order in which they are written. */
export function parametersOf({ args }: FunctionNode): Node<'Arg'>[] {
  const { posonlyargs, vararg, kwonlyargs, kwarg } = args;
  return [...posonlyargs, ...args.args, ...(vararg ? [vararg] : []), ...kwonlyargs, ...(kwarg ? [kwarg] : [])];
}

/** The lists of statements directly below a node: bodies, `else` and the like. */
export function statementLists(node: AnyNode): (readonly StmtNode[])[] {
  if (isFunction(node)) return node.nodeType === 'Lambda' ? [] : [node.body];
  switch (node.nodeType) {
    case 'ClassDef':
    case 'With':
    case 'AsyncWith':
      return [node.body];
    case 'For':
    case 'AsyncFor':
    case 'While':
    case 'If':
      return [node.body, node.orelse];
    case 'Try':
    case 'TryStar':
      return [node.body, ...node.handlers.map((handler) => handler.body), node.orelse, node.finalbody];
    case 'Match':
      return node.cases.map((matchCase) => matchCase.body);
    default:
      return [];
  }
}
