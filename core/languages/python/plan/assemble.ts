/** What runs, as one module; what of it is in a function or class stays in a scope of its own. */
import type { Assembly, Block } from '../../../selection/facts.ts';
import { hasModule } from '../library/modules.ts';
import type { AnyNode, ExprNode, Node, StmtNode } from '../syntax/ast.ts';
import { BUILTIN_NAMES } from '../syntax/builtin-names.ts';
import { type Analysis, analyse } from '../syntax/scope.ts';
import { nameOfAlias, namesBoundIn } from './free-names.ts';
import { namesNeeded } from './needs.ts';

/** Statements that share a scope; a selected expression may be among them. */
export interface Part {
  /** What stands for the function or class around them; undefined: they are the module's. */
  readonly holder: Node<'FunctionDef'> | undefined;
  readonly nodes: readonly AnyNode[];
}

export interface PyAssembly extends Assembly<AnyNode> {
  readonly analysis: Analysis;
  /** From the module inwards. */
  readonly parts: readonly Part[];
}

/** @throws Problem where names break Python's rules */
export function assemble(
  blocks: readonly Block<AnyNode>[],
  args: readonly AnyNode[],
  given: readonly string[],
): PyAssembly {
  const groups = scopesOf(blocks);
  const parts: Part[] = [];
  let inner: Node<'FunctionDef'> | undefined;
  for (let i = groups.length - 1; i >= 0; i--) {
    const body = groups[i].map(asStatement);
    const ends = i === 0 ? args.map(asStatement) : [];
    const holder: Node<'FunctionDef'> = holderOf([...body, ...ends, ...(inner ? [inner] : [])], i === 0 ? [] : given);
    parts.unshift({ holder: i === 0 ? undefined : holder, nodes: groups[i] });
    inner = holder;
  }
  const analysis = analyse((inner as Node<'FunctionDef'>).body, given);
  if (analysis.problems.length > 0) throw analysis.problems[0];
  return {
    analysis,
    parts,
    lacking: lackingIn(blocks, groups, analysis),
    usageOf: (target) => analysis.variables.get(target),
  };
}

/** Blocks that are in the same function run in one scope. */
function scopesOf(blocks: readonly Block<AnyNode>[]): AnyNode[][] {
  const groups: AnyNode[][] = [];
  blocks.forEach(({ scope, statements }, i) => {
    if (i > 0 && scope === blocks[i - 1].scope) groups[groups.length - 1].push(...statements);
    else groups.push([...statements]);
  });
  return groups;
}

/** A function around statements. @param given names that it gets values for, where it binds them itself */
function holderOf(body: readonly StmtNode[], given: readonly string[]): Node<'FunctionDef'> {
  const at = { start: body[0]?.start ?? 0, end: body.at(-1)?.end ?? 0 };
  const own = namesBoundIn(body);
  const args: Node<'Arguments'> = {
    ...{ nodeType: 'Arguments', ...at, posonlyargs: [], kwonlyargs: [], kw_defaults: [], defaults: [] },
    args: given.filter((name) => own.has(name)).map((arg) => ({ nodeType: 'Arg', arg, ...at })),
  };
  const name = '(region)';
  return { nodeType: 'FunctionDef', name, nameAt: at, args, body, decorator_list: [], type_params: [], ...at };
}

export function asStatement(node: AnyNode): StmtNode {
  if (isStatement(node)) return node;
  return { nodeType: 'Expr', value: node as ExprNode, start: node.start, end: node.end };
}

const STATEMENTS =
  /Def$|^(Return|Delete|Assign|TypeAlias|AugAssign|AnnAssign|For|AsyncFor|While|If|With|AsyncWith|Match)$|^(Raise|Try|TryStar|Assert|Import|ImportFrom|Global|Nonlocal|Expr|Pass|Break|Continue)$/;

function isStatement(node: AnyNode): node is StmtNode {
  return STATEMENTS.test(node.nodeType);
}

/** Names that are nowhere, those of modules that are not here, and those that a part of a list reads before it binds them. */
function lackingIn(
  blocks: readonly Block<AnyNode>[],
  groups: readonly (readonly AnyNode[])[],
  { free }: Analysis,
): string[] {
  const unresolved = blocks.flatMap(({ statements }) => statements.flatMap(unresolvedNames));
  const early = blocks.every(({ isWhole }) => isWhole) ? [] : groups.flatMap((_, i) => readEarly(groups, i));
  return [...new Set([...free.keys(), ...unresolved, ...early])];
}

function readEarly(groups: readonly (readonly AnyNode[])[], i: number): string[] {
  const own = namesBoundIn(groups[i]);
  const around = new Set(groups.slice(0, i).flatMap((nodes) => [...namesBoundIn(nodes)]));
  return [...namesNeeded(groups[i], true)].filter(
    (name) => own.has(name) && !around.has(name) && !BUILTIN_NAMES.has(name),
  );
}

function unresolvedNames(statement: AnyNode): string[] {
  if (statement.nodeType === 'Import') return statement.names.filter(({ name }) => !hasModule(name)).map(nameOfAlias);
  if (statement.nodeType !== 'ImportFrom' || statement.module === '__future__') return [];
  const { module, level = 0, names } = statement;
  if (level === 0 && module !== undefined && hasModule(module)) return [];
  return names.map(nameOfAlias).filter((name) => name !== '*');
}
