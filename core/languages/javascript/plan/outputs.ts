/** What could be the output: top-level bindings that are no part of a hand-written backward pass. */
import type { AnyNode } from 'acorn';
import { primalName } from '../../../selection/gradient-names.ts';
import { boundNames, children, isFunction } from '../syntax/walk.ts';
import { type Binding, firstBindings, isNumericLiteral } from './inputs.ts';
import { exported } from './region.ts';
import { freeNames } from './slice.ts';

/** A name that could be the output. */
export interface Candidate {
  readonly name: string;
  readonly target: AnyNode;
  /** Which of the statements binds it last: until that one is over, it is not the output. */
  readonly statement: number;
}

/** In the order of their last top-level bindings. `all` has those of a backward pass, too: the last resort. */
export function candidates(
  statements: readonly AnyNode[],
  isGradient = gradientNames(statements),
): { readonly forward: Candidate[]; readonly all: Candidate[] } {
  const tainted = new Set<string>();
  const last = new Map<string, Candidate & { isTainted: boolean }>();
  statements.forEach((statement, i) => {
    const bound = targetsOf(exported(statement));
    const mayBeTainted = tainted.size > 0 && (bound.length > 0 || isLoopOrBranch(statement));
    const isTainted = mayBeTainted && [...freeNames([statement])].some((name) => tainted.has(name));
    for (const target of bound) {
      const taint = isTainted || isGradient(target.name);
      if (taint) tainted.add(target.name);
      else tainted.delete(target.name);
      last.delete(target.name);
      last.set(target.name, { name: target.name, target, statement: i, isTainted: taint });
    }
    // Inside of loops and branches names are only changed: that moves no candidate, but may taint it, or delay it.
    for (const name of bound.length > 0 ? [] : firstBindings([statement]).keys()) {
      const known = last.get(name);
      if (known === undefined) continue;
      if (isTainted) tainted.add(name);
      last.set(name, { ...known, statement: i, isTainted: known.isTainted || isTainted });
    }
  });
  const all = [...last.values()];
  return { forward: all.filter((candidate) => !candidate.isTainted), all };
}

function isLoopOrBranch(node: AnyNode): boolean {
  return !isFunction(node) && /^(For|While|DoWhile|If|Block|Try|Switch|Labeled)/.test(node.type);
}

/** Names that a statement binds itself, in order. */
function targetsOf(node: AnyNode): Extract<AnyNode, { type: 'Identifier' }>[] {
  if (node.type === 'VariableDeclaration') return node.declarations.flatMap(({ id }) => boundNames(id));
  if (node.type !== 'ExpressionStatement') return [];
  const { expression } = node;
  const parts = expression.type === 'SequenceExpression' ? expression.expressions : [expression];
  return parts.flatMap((part) =>
    part.type === 'AssignmentExpression'
      ? boundNames(part.left)
      : part.type === 'UpdateExpression'
        ? boundNames(part.argument)
        : [],
  );
}

/**
 * Names of hand-written gradients: of a variable that was bound before them. A plain number that is not 1 is none
 * (`dt = 0.1`).
 */
export function gradientNames(statements: readonly AnyNode[]): (name: string) => boolean {
  const first = firstBindings(statements);
  let used: Set<string> | undefined;
  const isKnown = (name: string) => {
    used ??= namesIn(statements);
    return used.has(name);
  };
  return (name) => {
    const binding = first.get(name);
    if (binding === undefined || isPlainNumber(binding)) return false;
    if (name === 'dout') return true;
    const primal = primalName(name, isKnown);
    const bound = primal === undefined ? undefined : first.get(primal);
    return primal !== undefined && (bound === undefined || bound.target.start < binding.target.start);
  };
}

function isPlainNumber({ init }: Binding): boolean {
  return init !== undefined && init.type !== 'ArrayExpression' && isNumericLiteral(init) && !isOne(init);
}

function isOne(node: AnyNode): boolean {
  return node.type === 'Literal' && node.value === 1;
}

function namesIn(nodes: readonly AnyNode[], names = new Set<string>()): Set<string> {
  for (const node of nodes) {
    if (node.type === 'Identifier') names.add(node.name);
    else namesIn(children(node), names);
  }
  return names;
}
