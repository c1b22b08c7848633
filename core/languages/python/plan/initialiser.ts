/** What makes a name an input by being bound to it: numbers that are written out, and random ones. */
import type { Initialiser } from '../../../selection/facts.ts';
import type { AnyNode, Node } from '../syntax/ast.ts';
import { FORMS, isRandom } from '../syntax/random-draws.ts';
import { calleeName } from '../syntax/uses.ts';

/** What makes arrays or NumPy's numbers of what is written out. */
const ARRAYS = ['array', 'asarray', 'float32', 'float64'];

type Rule = (call: Node<'Call'>) => Initialiser | undefined;

/** By the last part of a function's name. */
const FUNCTIONS: ReadonlyMap<string, Rule> = new Map<string, Rule>([
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
      return isRandom(node) ? 'random' : undefined;
    case 'Call': {
      // `np.array(…).reshape(2, 3)`, `np.random.randn(3).astype(np.float32)`
      const { func } = node;
      if (func.nodeType === 'Attribute' && func.value.nodeType === 'Call' && FORMS.has(func.attr))
        return initialiser(func.value);
      return isRandom(node) ? 'random' : (FUNCTIONS.get(calleeName(node) ?? '') ?? numbersGiven)(node);
    }
    default:
      return undefined;
  }
}

/** Of a class, going by its name: `Value(2.0, label='a')`. Whether its objects stand for numbers is seen when it runs. */
function numbersGiven({ func, args, keywords }: Node<'Call'>): Initialiser | undefined {
  if (func.nodeType !== 'Name' || !/^\p{Lu}/u.test(func.id)) return undefined;
  const given = [...args, ...keywords.map(({ value }) => value)];
  const isLabel = (node: AnyNode) => node.nodeType === 'Constant' && node.kind !== 'int' && node.kind !== 'float';
  const numbers = given.filter((node) => !isLabel(node)).map(initialiser);
  if (numbers.length === 0 || numbers.includes(undefined)) return undefined;
  return numbers.includes('random') ? 'random' : (numbers as Initialiser[]);
}

function firstArgument({ args }: Node<'Call'>): Initialiser | undefined {
  return args.length > 0 ? initialiser(args[0]) : undefined;
}

function signed(operator: string, value: Initialiser | undefined): Initialiser | undefined {
  if (typeof value !== 'number') return undefined;
  if (operator === 'USub') return -value;
  return operator === 'UAdd' ? value : undefined;
}
