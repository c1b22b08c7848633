/** Names that must have a value before code runs: those that are read before it has bound them itself. */
import type { AnyNode } from '../syntax/ast.ts';
import { capturesOf, children, isComprehension, isFunction } from '../syntax/walk.ts';
import { evaluatedOutside, nameOfAlias, namesAround, namesBoundIn } from './free-names.ts';

/** @param hopes whatever a branch or a loop may bind counts as bound; else only what is sure to be */
export function namesNeeded(nodes: readonly AnyNode[], hopes: boolean): ReadonlySet<string> {
  const needs = new Needs(hopes);
  const bound = new Set<string>();
  needs.run(nodes, bound);
  // A function uses what is there by the time that it is called.
  for (const name of needs.later) if (!bound.has(name)) needs.needed.add(name);
  return needs.needed;
}

type Bound = Set<string>;

class Needs {
  readonly needed = new Set<string>();
  readonly later = new Set<string>();

  constructor(private readonly hopes: boolean) {}

  run(nodes: readonly AnyNode[], bound: Bound): void {
    for (const node of nodes) this.#visit(node, bound);
  }

  #read(name: string, bound: Bound): void {
    if (!bound.has(name)) this.needed.add(name);
  }

  #visit(node: AnyNode | undefined, bound: Bound): void {
    if (node === undefined) return;
    if (isFunction(node)) {
      this.run(evaluatedOutside(node), bound);
      if (node.nodeType !== 'Lambda') bound.add(node.name);
      for (const name of namesAround(node)) this.later.add(name);
      return;
    }
    if (isComprehension(node)) {
      this.run(children(node), new Set(bound));
      return;
    }
    switch (node.nodeType) {
      case 'Name':
        if (node.ctx.nodeType !== 'Store') this.#read(node.id, bound);
        if (node.ctx.nodeType === 'Store') bound.add(node.id);
        if (node.ctx.nodeType === 'Del') bound.delete(node.id);
        return;
      case 'AugAssign':
        if (node.target.nodeType === 'Name') this.#read(node.target.id, bound);
        this.#visit(node.value, bound);
        this.#visit(node.target, bound);
        return;
      case 'AnnAssign':
        if (node.value !== undefined) this.run([node.value, node.target], bound);
        return;
      case 'ClassDef':
        this.run([...node.decorator_list, ...node.bases, ...node.keywords], bound);
        this.run(node.body, new Set(bound));
        bound.add(node.name);
        return;
      case 'Import':
      case 'ImportFrom':
        for (const alias of node.names) bound.add(nameOfAlias(alias));
        return;
      case 'If':
        this.#visit(node.test, bound);
        this.#branches([node.body, node.orelse], bound);
        return;
      case 'For':
      case 'AsyncFor':
        this.#visit(node.iter, bound);
        this.#loop([node.target, ...node.body], node.orelse, bound);
        return;
      case 'While':
        this.#loop([node.test, ...node.body], node.orelse, bound);
        return;
      case 'Try':
      case 'TryStar':
        this.#branches([[...node.body, ...node.orelse], ...node.handlers.map((handler) => [handler])], bound);
        this.run(node.finalbody, bound);
        return;
      case 'ExceptHandler':
        this.#visit(node.type, bound);
        if (node.name !== undefined) bound.add(node.name);
        this.run(node.body, bound);
        return;
      case 'Match':
        this.#visit(node.subject, bound);
        this.#branches([...node.cases.map((one) => [one]), []], bound);
        return;
      case 'MatchCase':
        this.#visit(node.pattern, bound);
        for (const name of namesBoundIn(capturesOf(node.pattern))) bound.add(name);
        this.#visit(node.guard, bound);
        this.run(node.body, bound);
        return;
      default:
        this.run(children(node), bound);
    }
  }

  #loop(body: readonly AnyNode[], orelse: readonly AnyNode[], bound: Bound): void {
    const inner = new Set(bound);
    // An iteration sees what those before it have bound.
    if (this.hopes) for (const name of namesBoundIn(body)) inner.add(name);
    this.run(body, inner);
    if (this.hopes) for (const name of inner) bound.add(name);
    this.run(orelse, new Set(bound));
  }

  /** One of several bodies runs. */
  #branches(bodies: readonly (readonly AnyNode[])[], bound: Bound): void {
    const ends: Bound[] = [];
    for (const body of bodies) {
      const inner = new Set(bound);
      this.run(body, inner);
      if (this.hopes || !leaves(body)) ends.push(inner);
    }
    for (const name of new Set(ends.flatMap((end) => [...end])))
      if (this.hopes || ends.every((end) => end.has(name))) bound.add(name);
  }
}

/** What is behind it does not run. */
function leaves(body: readonly AnyNode[]): boolean {
  const last = body.at(-1);
  if (last?.nodeType === 'ExceptHandler') return leaves(last.body);
  return last !== undefined && ['Return', 'Raise', 'Break', 'Continue'].includes(last.nodeType);
}
