/** Rules of CPython's compiler that py-ast leaves alone. */
import type { Span } from '../../../runtime/nodes.ts';
import { Problem } from '../../../runtime/problem.ts';
import type { AnyNode, ExprNode, Node, StmtNode } from './ast.ts';
import { children, isComprehension, isFunction, parametersOf } from './walk.ts';

/** What is around a node. */
interface Around {
  readonly function: 'def' | 'async def' | 'class' | 'comprehension' | undefined;
  readonly inLoop: boolean;
  /** A starred expression may stand here. */
  readonly takesStar: boolean;
}

/** @throws Problem `syntax` at the first rule that is broken */
export function check(body: readonly StmtNode[], text: string): void {
  const checker = new Checker(text);
  for (const statement of body) checker.visit(statement, { function: undefined, inLoop: false, takesStar: false });
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
const WITH_STAR = new Set(['Tuple', 'List', 'Set', 'Call', 'ClassDef', 'Assign', 'For']);

class Checker {
  constructor(readonly text: string) {}

  visit(node: AnyNode, around: Around): void {
    this.#rule(node, around);
    if (isFunction(node)) this.#visitFunction(node, around);
    else {
      const inner = this.#inside(node, around);
      for (const child of children(node)) this.visit(child, inner);
    }
  }

  #visitFunction(node: ReturnType<typeof asFunction>, around: Around): void {
    const outer = { ...around, takesStar: false };
    const inner = {
      function: node.nodeType === 'AsyncFunctionDef' ? 'async def' : 'def',
      inLoop: false,
      takesStar: false,
    } as const;
    for (const child of children(node)) {
      const isBody = child === node.body || (Array.isArray(node.body) && node.body.includes(child));
      this.visit(child, isBody ? inner : outer);
    }
  }

  #inside(node: AnyNode, around: Around): Around {
    const takesStar =
      WITH_STAR.has(node.nodeType) || (node.nodeType === 'Subscript' && node.slice.nodeType === 'Tuple');
    if (node.nodeType === 'ClassDef') return { function: 'class', inLoop: false, takesStar };
    if (isComprehension(node)) return { ...around, function: 'comprehension', takesStar };
    const isLoop = node.nodeType === 'For' || node.nodeType === 'AsyncFor' || node.nodeType === 'While';
    return { ...around, inLoop: around.inLoop || isLoop, takesStar };
  }

  #rule(node: AnyNode, around: Around): void {
    switch (node.nodeType) {
      case 'Return':
        if (!isInFunction(around)) fail(node, "'return' outside function");
        return;
      case 'Yield':
      case 'YieldFrom':
        if (around.function === 'comprehension') fail(node, "'yield' inside a comprehension");
        if (!isInFunction(around)) fail(node, "'yield' outside function");
        return;
      case 'Break':
        if (!around.inLoop) fail(node, "'break' outside loop");
        return;
      case 'Continue':
        if (!around.inLoop) fail(node, "'continue' not properly in loop");
        return;
      case 'Starred':
        if (!around.takesStar) fail(node, 'cannot use starred expression here');
        return;
      case 'For':
      case 'AsyncFor':
      case 'Comprehension':
        checkTarget(node.target);
        return;
      case 'Expr':
        if (node.value.nodeType === 'NamedExpr' && node.value.start === node.start && this.text[node.start] !== '(') {
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
        if (node.handlers.length + node.finalbody.length === 0) fail(node, "expected 'except' or 'finally' block");
        return;
      case 'Call':
        this.#checkGenerators(node);
        return;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
      case 'Lambda':
        checkParameters(node);
        return;
      case 'ImportFrom':
        if (node.names[0].name === '*' && around.function !== undefined) {
          fail(node, 'import * only allowed at module level');
        }
        return;
      default:
    }
  }

  #checkGenerators({ args, keywords }: Node<'Call'>): void {
    if (args.length + keywords.length < 2) return;
    const bare = args.find((argument) => argument.nodeType === 'GeneratorExp' && this.text[argument.start] !== '(');
    if (bare !== undefined) fail(bare, 'Generator expression must be parenthesized');
  }
}

const asFunction = (node: Node<'FunctionDef' | 'AsyncFunctionDef' | 'Lambda'>) => node;

function isInFunction({ function: kind }: Around): boolean {
  return kind === 'def' || kind === 'async def';
}

function checkTarget(target: ExprNode): void {
  switch (target.nodeType) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return;
    case 'Tuple':
    case 'List':
      target.elts.forEach(checkTarget);
      return;
    case 'Starred':
      checkTarget(target.value);
      return;
    default:
      fail(target, `cannot assign to ${named(target)}`);
  }
}

function named({ nodeType }: AnyNode): string {
  return TARGET_NAMES[nodeType] ?? nodeType.toLowerCase();
}

function checkParameters(node: Node<'FunctionDef' | 'AsyncFunctionDef' | 'Lambda'>): void {
  const seen = new Set<string>();
  for (const parameter of parametersOf(node)) {
    if (seen.has(parameter.arg)) {
      fail(parameter, `duplicate argument '${parameter.arg}' in function definition`);
    }
    seen.add(parameter.arg);
  }
}

function fail({ start, end }: Span, detail: string): never {
  throw new Problem('syntax', { start, end }, { detail });
}
