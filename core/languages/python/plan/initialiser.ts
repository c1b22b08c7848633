/** What makes a name an input by being bound to it: numbers that are written out, and random ones. */
import type { Initialiser } from '../../../selection/facts.ts';
import type { AnyNode, ExprNode, Node } from '../syntax/ast.ts';

/** By the last part of a function's name; true: random, or what of the arguments is the initialiser. */
const FUNCTIONS: ReadonlyMap<string, 'random' | ((call: Node<'Call'>) => Initialiser | undefined)> = new Map([
  ...['random', 'uniform', 'gauss', 'normalvariate', 'betavariate', 'gammavariate', 'expovariate', 'triangular'].map(
    (name) => [name, 'random'] as const,
  ),
]);

export function initialiser(node: AnyNode): Initialiser | undefined {
  switch (node.nodeType) {
    case 'Constant':
      return node.kind === 'int' || node.kind === 'float' ? Number(node.value) : undefined;
    case 'UnaryOp':
      return signed(node.op.nodeType, initialiser(node.operand));
    case 'List':
    case 'Tuple': {
      const elements = node.elts.map(initialiser);
      return elements.some((element) => element === undefined) ? undefined : (elements as Initialiser[]);
    }
    case 'ListComp':
      return isRandom(node.elt) ? 'random' : undefined;
    case 'BinOp':
      return isScaledRandom(node) ? 'random' : undefined;
    case 'Call': {
      const rule = FUNCTIONS.get(lastName(node.func) ?? '');
      return typeof rule === 'function' ? rule(node) : rule;
    }
    default:
      return undefined;
  }
}

function isRandom(node: ExprNode): boolean {
  return initialiser(node) === 'random';
}

/** Such as `0.01 * random.gauss(0, 1)`. */
function isScaledRandom({ left, right }: Node<'BinOp'>): boolean {
  const isNumber = (node: ExprNode) => typeof initialiser(node) === 'number';
  return (isRandom(left) && (isRandom(right) || isNumber(right))) || (isNumber(left) && isRandom(right));
}

/** `uniform` of `random.uniform` */
function lastName(node: ExprNode): string | undefined {
  if (node.nodeType === 'Attribute') return node.attr;
  return node.nodeType === 'Name' ? node.id : undefined;
}

function signed(operator: string, value: Initialiser | undefined): Initialiser | undefined {
  if (typeof value !== 'number') return undefined;
  if (operator === 'USub') return -value;
  return operator === 'UAdd' ? value : undefined;
}
