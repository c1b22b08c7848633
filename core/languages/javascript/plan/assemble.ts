/** What runs, as one program of nested blocks. */
import type { AnyNode } from 'acorn';
import type { Assembly, Block } from '../../../selection/facts.ts';
import { isGlobal } from '../compile/globals.ts';
import type { Analysis } from '../syntax/names.ts';
import { analyse } from '../syntax/scope.ts';
import { asStatement } from './names.ts';

export interface JsAssembly extends Assembly<AnyNode> {
  readonly program: AnyNode;
  readonly analysis: Analysis;
  /** From the program inwards: the nodes that hold the blocks' statements. */
  readonly holders: readonly AnyNode[];
}

export function assemble(
  blocks: readonly Block<AnyNode>[],
  args: readonly AnyNode[],
  given: readonly string[],
): JsAssembly {
  let inner: AnyNode | undefined;
  const holders: AnyNode[] = [];
  for (let i = blocks.length - 1; i >= 0; i--) {
    const own = blocks[i].statements.map((node) => (isExpression(node) ? asStatement(node) : node));
    const body = [...own, ...(i === 0 ? args.map(asStatement) : []), ...(inner ? [inner] : [])];
    inner = { type: i === 0 ? 'Program' : 'BlockStatement', body, start: 0, end: 0 } as unknown as AnyNode;
    holders.unshift(inner);
  }
  const program = inner as AnyNode;
  const analysis = analyse(program, given);
  const imported = blocks.flatMap(({ statements }) => statements.flatMap(importedNames));
  return {
    program,
    analysis,
    holders,
    lacking: [...[...analysis.free.keys()].filter((name) => !isGlobal(name)), ...imported],
    usageOf: (target) => analysis.variables.get(target),
  };
}

function isExpression({ type }: AnyNode): boolean {
  return !/Statement$|Declaration$/.test(type);
}

function importedNames(node: AnyNode): string[] {
  return node.type === 'ImportDeclaration' ? node.specifiers.map(({ local }) => local.name) : [];
}
