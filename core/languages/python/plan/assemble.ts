/** What runs, as one module; what of it is in a function or class stays in a scope of its own. */
import type { Assembly, Block } from '../../../selection/facts.ts';
import { hasModule } from '../library/modules.ts';
import type { AnyNode, ExprNode, Node, StmtNode } from '../syntax/ast.ts';
import { type Analysis, analyse } from '../syntax/scope.ts';
import { isFunction, parametersOf } from '../syntax/walk.ts';
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
  const groups = groupsOf(blocks);
  const parts: Part[] = [];
  let inner: Node<'FunctionDef'> | undefined;
  for (let i = groups.length - 1; i > 0; i--) {
    inner = holderOf(groups[i], inner, given);
    parts.unshift({ holder: inner, nodes: groups[i].nodes });
  }
  const nodes = [...groups[0].nodes, ...args, ...(inner ? [inner] : [])];
  parts.unshift({ holder: undefined, nodes: groups[0].nodes });
  const analysis = analyse(nodes.map(asStatement), given);
  if (analysis.problems.length > 0) throw analysis.problems[0];
  const unresolved = blocks.flatMap(({ statements }) => statements.flatMap(unresolvedNames));
  const isWhole = blocks.every((block) => block.isWhole);
  const unset = isWhole ? [] : groups.flatMap((group, i) => unsetIn(group, groups.slice(0, i)));
  return {
    analysis,
    parts,
    lacking: [...new Set([...analysis.free.keys(), ...unresolved, ...unset])],
    usageOf: (target) => analysis.variables.get(target),
  };
}

/** Statements of one scope, with the names that are its own. */
interface Group {
  readonly scope: AnyNode | undefined;
  readonly nodes: AnyNode[];
  readonly parameters: ReadonlySet<string>;
}

/** Blocks that are in the same function run in one scope. */
function groupsOf(blocks: readonly Block<AnyNode>[]): Group[] {
  const groups: Group[] = [];
  for (const { scope, statements } of blocks) {
    const last = groups.at(-1);
    if (last !== undefined && last.scope === scope) last.nodes.push(...statements);
    else {
      const parameters = new Set(isFunction(scope) ? parametersOf(scope).map(({ arg }) => arg) : []);
      groups.push({ scope, nodes: [...statements], parameters });
    }
  }
  return groups;
}

/** A function around statements. Its parameters are those of the function that they are from, and names that are given. */
function holderOf(
  { nodes, parameters }: Group,
  inner: Node<'FunctionDef'> | undefined,
  given: readonly string[],
): Node<'FunctionDef'> {
  const at = { start: nodes[0]?.start ?? 0, end: nodes.at(-1)?.end ?? 0 };
  const own = ownNames(nodes);
  const args = [...new Set([...parameters, ...given.filter((name) => own.has(name))])];
  return {
    ...{ nodeType: 'FunctionDef', name: '(region)', nameAt: at, decorator_list: [], type_params: [], ...at },
    body: [...nodes, ...(inner ? [inner] : [])].map(asStatement),
    args: {
      ...{ nodeType: 'Arguments', posonlyargs: [], kwonlyargs: [], kw_defaults: [], defaults: [], ...at },
      args: args.map((arg) => ({ nodeType: 'Arg', arg, ...at })),
    },
  };
}

/** Names that nodes bind, but for those of other scopes. */
function ownNames(nodes: readonly AnyNode[]): Set<string> {
  const own = namesBoundIn(nodes);
  for (const node of nodes)
    if (node.nodeType === 'Global' || node.nodeType === 'Nonlocal') for (const name of node.names) own.delete(name);
  return own;
}

/** Names that are read before anything has bound them, though something binds them later, or a call would. */
function unsetIn({ nodes, parameters }: Group, around: readonly Group[]): string[] {
  const own = ownNames(nodes);
  const outer = around.flatMap((group) => [...group.parameters]);
  const bound = new Set(around.flatMap((group) => [...namesBoundIn(group.nodes)]));
  return [...namesNeeded(nodes, true)].filter(
    (name) => parameters.has(name) || own.has(name) || (outer.includes(name) && !bound.has(name)),
  );
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

function unresolvedNames(statement: AnyNode): string[] {
  if (statement.nodeType === 'Import') return statement.names.filter(({ name }) => !hasModule(name)).map(nameOfAlias);
  if (statement.nodeType !== 'ImportFrom' || statement.module === '__future__') return [];
  const { module, level = 0, names } = statement;
  if (level === 0 && module !== undefined && hasModule(module)) return [];
  return names.map(nameOfAlias).filter((name) => name !== '*');
}
