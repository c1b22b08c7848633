/** Rules of CPython's compiler that py-ast leaves alone. */
import type { Span } from '../../../runtime/nodes.ts';
import { Problem } from '../../../runtime/problem.ts';
import type { AnyNode, ExprNode, Node, PatternNode, StmtNode } from './ast.ts';
import { children, isComprehension, parametersOf, statementLists } from './walk.ts';

/** What is around a node. */
interface Around {
  readonly kind: 'def' | 'async def' | 'class' | 'comprehension' | undefined;
  readonly inLoop: boolean;
  /** A starred expression may stand here. */
  readonly takesStar: boolean;
}

/** @throws Problem `syntax` at the first rule that is broken */
export function check(body: readonly StmtNode[], text: string): void {
  const checker = new Checker(text);
  for (const statement of body) checker.visit(statement, { kind: undefined, inLoop: false, takesStar: false });
}

const TARGET_NAMES: Readonly<Record<string, string>> = {
  Constant: 'literal',
  Call: 'function call',
  BinOp: 'expression',
  UnaryOp: 'expression',
  BoolOp: 'expression',
  Compare: 'comparison',
  Lambda: 'lambda',
  IfExp: 'conditional expression',
  Dict: 'dict literal',
  Set: 'set display',
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dict comprehension',
  GeneratorExp: 'generator expression',
  JoinedStr: 'f-string expression',
  Yield: 'yield expression',
  YieldFrom: 'yield expression',
  Await: 'await expression',
  NamedExpr: 'named expression',
};
/** Where a starred expression may stand. As a target it may only be one of several: of them there is a rule of its own. */
const WITH_STAR = new Set(['Tuple', 'List', 'Set', 'Call', 'ClassDef']);

class Checker {
  constructor(readonly text: string) {}

  visit(node: AnyNode, around: Around): void {
    this.#rule(node, around);
    for (const statements of statementLists(node)) this.#checkIndentation(statements);
    const outside = withStar(around, WITH_STAR.has(node.nodeType));
    const inside = this.#inside(node, outside);
    // What a function is made with, and what comes after a loop, is outside of it.
    const body = inside === outside || isComprehension(node) ? undefined : (node as Node<'For' | 'Lambda'>).body;
    for (const child of children(node)) this.visit(child, body && !isWithin(child, body) ? outside : inside);
  }

  #inside(node: AnyNode, outside: Around): Around {
    switch (node.nodeType) {
      case 'FunctionDef':
      case 'Lambda':
        return { kind: 'def', inLoop: false, takesStar: false };
      case 'AsyncFunctionDef':
        return { kind: 'async def', inLoop: false, takesStar: false };
      case 'ClassDef':
        return { kind: 'class', inLoop: false, takesStar: false };
      case 'For':
      case 'AsyncFor':
      case 'While':
        return { ...outside, inLoop: true };
      default:
        return isComprehension(node) ? { ...outside, kind: 'comprehension' } : outside;
    }
  }

  #rule(node: AnyNode, around: Around): void {
    const isInFunction = around.kind === 'def' || around.kind === 'async def';
    switch (node.nodeType) {
      case 'Return':
        if (!isInFunction) fail(node, "'return' outside function");
        return;
      case 'Yield':
      case 'YieldFrom':
        if (around.kind === 'comprehension') fail(node, "'yield' inside a comprehension");
        if (!isInFunction) fail(node, "'yield' outside function");
        if (node.nodeType === 'YieldFrom' && around.kind === 'async def')
          fail(node, "'yield from' inside async function");
        return;
      case 'Await':
        if (around.kind !== 'async def' && around.kind !== 'comprehension')
          fail(node, "'await' outside async function");
        return;
      case 'Break':
        if (!around.inLoop) fail(node, "'break' outside loop");
        return;
      case 'Continue':
        if (!around.inLoop) fail(node, "'continue' not properly in loop");
        return;
      case 'Starred':
        if (!around.takesStar) fail(node, "can't use starred expression here");
        return;
      case 'Assign':
        for (const target of node.targets) checkTarget(target);
        return;
      case 'For':
      case 'AsyncFor':
      case 'Comprehension':
        checkTarget(node.target);
        return;
      case 'Expr':
        if (node.value.nodeType === 'NamedExpr' && this.text[node.start] !== '(') {
          fail(node, "invalid syntax. Maybe you meant '='?");
        }
        return;
      case 'NamedExpr':
        if (node.target.nodeType !== 'Name')
          fail(node.target, `cannot use assignment expressions with ${named(node.target)}`);
        return;
      case 'AnnAssign': {
        const { nodeType } = node.target as ExprNode;
        if (nodeType === 'Tuple' || nodeType === 'List') {
          fail(node.target, `only single target (not ${nodeType.toLowerCase()}) can be annotated`);
        }
        return;
      }
      case 'Try':
      case 'TryStar':
        checkHandlers(node);
        return;
      case 'Call':
        this.#checkArguments(node);
        return;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
      case 'Lambda':
        checkUnique(parametersOf(node), (name) => `duplicate argument '${name}' in function definition`);
        return;
      case 'ImportFrom':
        if (node.names[0].name === '*' && around.kind !== undefined)
          fail(node, 'import * only allowed at module level');
        return;
      case 'Match':
        for (const { pattern, guard } of node.cases.slice(0, -1)) if (guard === undefined) checkRefutable(pattern);
        return;
      case 'MatchOr':
        for (const pattern of node.patterns.slice(0, -1)) checkRefutable(pattern);
        return;
      case 'MatchSequence':
        if (node.patterns.filter(({ nodeType }) => nodeType === 'MatchStar').length > 1) {
          fail(node, 'multiple starred names in sequence pattern');
        }
        return;
      default:
    }
  }

  #checkArguments({ func, args, keywords }: Node<'Call'>): void {
    checkUnique(keywords, (name) => `keyword argument repeated: ${name}`);
    if (args.length + keywords.length < 2) return;
    // A generator without parentheses of its own begins with that of the call.
    const isBare = ({ start }: ExprNode) => this.text[start] !== '(' || !this.text.slice(func.end, start).includes('(');
    const bare = args.find((argument) => argument.nodeType === 'GeneratorExp' && isBare(argument));
    if (bare !== undefined) fail(bare, 'Generator expression must be parenthesized');
  }

  /** Tabs count up to eight columns: CPython takes no block whose lines only then begin at the same one. */
  #checkIndentation(statements: readonly StmtNode[]): void {
    let known: number | undefined;
    for (const { start } of statements) {
      const indent = /[ \t]*$/.exec(this.text.slice(Math.max(0, start - 400), start))?.[0] as string;
      const before = this.text[start - indent.length - 1];
      if (before !== '\n' && before !== '\r') continue;
      known ??= indent.length;
      if (indent.length !== known) {
        fail({ start, end: start + 1 }, 'inconsistent use of tabs and spaces in indentation');
      }
    }
  }
}

function isWithin({ start, end }: Span, body: Span | readonly StmtNode[]): boolean {
  const [first, last] = 'length' in body ? [body[0], body[body.length - 1]] : [body, body];
  return first.start <= start && end <= last.end;
}

function withStar(around: Around, takesStar: boolean): Around {
  return around.takesStar === takesStar ? around : { ...around, takesStar };
}

function checkTarget(target: ExprNode): void {
  switch (target.nodeType) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return;
    case 'Tuple':
    case 'List':
      for (const element of target.elts) checkTarget(element.nodeType === 'Starred' ? element.value : element);
      if (target.elts.filter(({ nodeType }) => nodeType === 'Starred').length > 1) {
        fail(target, 'multiple starred expressions in assignment');
      }
      return;
    case 'Starred':
      fail(target, 'starred assignment target must be in a list or tuple');
      return;
    default:
      fail(target, `cannot assign to ${named(target)}`);
  }
}

function named({ nodeType }: AnyNode): string {
  return TARGET_NAMES[nodeType] ?? nodeType.toLowerCase();
}

function checkHandlers(node: Node<'Try' | 'TryStar'>): void {
  const { handlers, finalbody } = node;
  if (handlers.length + finalbody.length === 0) fail(node, "expected 'except' or 'finally' block");
  for (const handler of handlers) {
    if (handler.type !== undefined) continue;
    if (node.nodeType === 'TryStar') fail(handler, 'expected one or more exception types');
    if (handler !== handlers[handlers.length - 1]) fail(handler, "default 'except:' must be last");
  }
}

/** A pattern that always matches leaves nothing for those behind it. */
function checkRefutable(pattern: PatternNode): void {
  if (pattern.nodeType === 'MatchOr') checkRefutable(pattern.patterns[pattern.patterns.length - 1]);
  if (pattern.nodeType !== 'MatchAs') return;
  if (pattern.pattern !== undefined) checkRefutable(pattern.pattern);
  else if (pattern.name === undefined) fail(pattern, 'wildcard makes remaining patterns unreachable');
  else fail(pattern, `name capture '${pattern.name}' makes remaining patterns unreachable`);
}

function checkUnique(nodes: readonly Node<'Arg' | 'Keyword'>[], detail: (name: string) => string): void {
  const seen = new Set<string>();
  for (const node of nodes) {
    if (node.arg === undefined) continue;
    if (seen.has(node.arg)) fail(node, detail(node.arg));
    seen.add(node.arg);
  }
}

function fail({ start, end }: Span, detail: string): never {
  throw new Problem('syntax', { start, end }, { detail });
}
