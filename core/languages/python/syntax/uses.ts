/** How a call uses its arguments: which of them are sizes or exponents, which write into the object that they are called on. */
import type { ExprNode, Node } from './ast.ts';
import type { UseKind } from './names.ts';

const MUTATORS = new Set(
  'append extend insert pop remove clear sort reverse add discard update setdefault popitem appendleft popleft fill put itemset'.split(
    ' ',
  ),
);

/** Functions and methods, by their own name, all of whose positional arguments are sizes or the like. */
const SIZES = new Set(
  'range len zeros ones empty eye identity rand randn arange randint random random_sample standard_normal randperm seed manual_seed default_rng RandomState reshape view'.split(
    ' ',
  ),
);

/** Those of which one argument is an exponent. */
const POWERS: Readonly<Record<string, number>> = { pow: 1, power: 1, float_power: 1, ldexp: 1 };
/** Those of which one argument is a size. */
const SIZED: Readonly<Record<string, number>> = {
  full: 0,
  linspace: 2,
  logspace: 2,
  round: 1,
  around: 1,
  repeat: 1,
  tile: 1,
  normal: 2,
  uniform: 2,
  laplace: 2,
  lognormal: 2,
  multivariate_normal: 2,
};

const SIZE_KEYWORDS = new Set('size shape num n axis dim axes keepdims keepdim decimals ndigits seed dtype'.split(' '));
/** What of an object is no value of it. */
const SIZE_ATTRIBUTES = new Set('shape size ndim dtype device'.split(' '));

/** The name that a function is called by, without what it belongs to: `zeros` of `np.zeros(3)`. */
export function calleeName({ func }: Node<'Call'>): string | undefined {
  if (func.nodeType === 'Name') return func.id;
  return func.nodeType === 'Attribute' ? func.attr : undefined;
}

/** @param name of the function @param index of a positional argument */
export function argumentUse(name: string | undefined, index: number, isMethod: boolean): UseKind {
  if (name === undefined) return 'value';
  if (SIZES.has(name)) return 'size';
  // `x.pow(2)` and `np.power(x, 2)`: of a method that has one argument it is the first.
  if (Object.hasOwn(POWERS, name)) return index === POWERS[name] || (isMethod && index > 0) ? 'exponent' : 'value';
  return Object.hasOwn(SIZED, name) && index === SIZED[name] ? 'size' : 'value';
}

export function keywordUse(name: string | undefined): UseKind {
  return name !== undefined && SIZE_KEYWORDS.has(name) ? 'size' : 'value';
}

export function attributeUse(attribute: string, use: UseKind): UseKind {
  return SIZE_ATTRIBUTES.has(attribute) ? 'size' : use;
}

/** Writes into its object; torch names what works in place with an underscore at the end. */
export function isMutator(method: string): boolean {
  return MUTATORS.has(method) || /[a-z0-9]_$/.test(method);
}

/** A list that is repeated has the other factor as its size: `[0] * n`. */
export function isRepeated(factor: ExprNode): boolean {
  if (factor.nodeType === 'Constant') return factor.kind === 'str' || factor.kind === 'bytes';
  return factor.nodeType === 'List' || factor.nodeType === 'Tuple';
}
