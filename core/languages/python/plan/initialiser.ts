/** What makes a name an input by being bound to it: numbers that are written out, and random ones. */
import type { Initialiser } from '../../../selection/facts.ts';
import type { AnyNode, ExprNode, Node } from '../syntax/ast.ts';

const RANDOM = [
  ...['random', 'uniform', 'gauss', 'normalvariate', 'betavariate', 'gammavariate', 'expovariate', 'triangular'],
  ...['rand', 'randn', 'normal', 'standard_normal', 'random_sample', 'beta', 'gamma', 'exponential', 'lognormal'],
];

/** What makes arrays or NumPy's numbers of what is written out. */
const ARRAYS = ['array', 'asarray', 'float32', 'float64'];

/** By the last part of a function's name; true: random, or what of the arguments is the initialiser. */
const FUNCTIONS: ReadonlyMap<string, 'random' | ((call: Node<'Call'>) => Initialiser | undefined)> = new Map([
  ...RANDOM.map((name) => [name, 'random'] as const),
  ...ARRAYS.map((name) => [name, firstArgument] as const),
  ...['zeros', 'zeros_like'].map((name) => [name, () => 0] as const),
  ...['ones', 'ones_like'].map((name) => [name, () => 1] as const),
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
      return initialiser(node.elt) === 'random' ? 'random' : undefined;
    case 'BinOp':
      return scaled(node);
    case 'Call': {
      // `np.array(…).reshape(2, 3)`, `np.random.randn(3).astype(np.float32)`
      const { func } = node;
      if (func.nodeType === 'Attribute' && func.value.nodeType === 'Call' && FORMS.has(func.attr))
        return initialiser(func.value);
      const rule = FUNCTIONS.get(lastName(node.func) ?? '');
      return typeof rule === 'function' ? rule(node) : rule;
    }
    default:
      return undefined;
  }
}

/** Methods that give the same numbers in another form. */
const FORMS: ReadonlySet<string> = new Set(['reshape', 'astype', 'copy']);

function firstArgument({ args }: Node<'Call'>): Initialiser | undefined {
  return args.length > 0 ? initialiser(args[0]) : undefined;
}

/** Such as `0.01 * random.gauss(0, 1)`. */
function scaled({ left, right }: Node<'BinOp'>): Initialiser | undefined {
  const [a, b] = [initialiser(left), initialiser(right)];
  const isScalar = (side: Initialiser | undefined) => side === 'random' || typeof side === 'number';
  return (a === 'random' || b === 'random') && isScalar(a) && isScalar(b) ? 'random' : undefined;
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
