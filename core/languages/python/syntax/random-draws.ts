/** Expressions that draw random numbers, scaled as initialisers are: `np.random.randn(n, m) / np.sqrt(n)`. */
import type { ExprNode, Node } from './ast.ts';
import { calleeName, isRepeated } from './uses.ts';

/** By the last part of a function's name: what draws floats, and is nothing else in other modules. */
const DRAWS = new Set(
  `random uniform gauss normalvariate betavariate gammavariate expovariate triangular rand randn random_sample ranf
   normal standard_normal multivariate_normal lognormal exponential standard_exponential standard_gamma laplace logistic
   gumbel rayleigh standard_t standard_cauchy dirichlet`.split(/\s+/),
);

/** Methods that give the same numbers in another form. */
export const FORMS: ReadonlySet<string> = new Set(['reshape', 'astype', 'copy']);

/** Scales of more parts than that are none. */
const MOST_PARTS = 4;

export function isRandom(node: ExprNode): boolean {
  if (node.nodeType === 'Call') {
    const name = calleeName(node) ?? '';
    if (DRAWS.has(name)) return true;
    return FORMS.has(name) && node.func.nodeType === 'Attribute' && isRandom(node.func.value);
  }
  return node.nodeType === 'BinOp' && (isBeside(node.left, node.right) || isBeside(node.right, node.left));
}

function isBeside(drawn: ExprNode, other: ExprNode): boolean {
  const isScale = isNumber(other) || isFanIn(other);
  return (isScale || other.nodeType === 'Call') && isRandom(drawn) && (isScale || isRandom(other));
}

function isNumber(node: ExprNode): boolean {
  if (node.nodeType === 'UnaryOp') return isNumber(node.operand);
  return node.nodeType === 'Constant' && (node.kind === 'int' || node.kind === 'float');
}

/** What random weights are scaled by for their number: roots of sizes, and numbers. The sizes in it are no values. */
export function isFanIn(node: ExprNode, parts = MOST_PARTS): boolean {
  if (node.nodeType === 'Call') return calleeName(node) === 'sqrt';
  if (node.nodeType !== 'BinOp' || parts === 0) return false;
  if (node.op.nodeType === 'Pow') return isHalf(node.right);
  const [isLeft, isRight] = [isFanIn(node.left, parts - 1), isFanIn(node.right, parts - 1)];
  return (isLeft && (isRight || isNumber(node.right))) || (isRight && isNumber(node.left));
}

function isHalf(node: ExprNode): boolean {
  if (node.nodeType === 'UnaryOp') return isHalf(node.operand);
  return node.nodeType === 'Constant' && node.kind === 'float' && Number(node.value) === 0.5;
}

/** The operand that is a number of things: how often a list is repeated, or what random weights are scaled by. */
export function sizeIn({ left, right, op }: Node<'BinOp'>): ExprNode | undefined {
  if (op.nodeType === 'Mult' && isRepeated(right)) return left;
  if (op.nodeType === 'Mult' && isRepeated(left)) return right;
  if (isFanIn(right) && isRandom(left)) return right;
  return isFanIn(left) && isRandom(right) ? left : undefined;
}
