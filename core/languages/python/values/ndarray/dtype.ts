/** The kinds of number that arrays hold, and what comes of two of them. All are stored as float64. */
import { Problem } from '../../../../runtime/problem.ts';
import { builtinType, float64 as float64Type, floating, generic, numpyNumber, numpyScalarType } from '../types.ts';
import { ObjectValue, type TypeValue } from '../values.ts';

export const dtypeType = builtinType('dtype', { module: 'numpy' });

/** In the order in which NumPy converts one into another. */
const KINDS = ['b', 'u', 'i', 'f'] as const;
type Kind = (typeof KINDS)[number];

/** `numpy.dtype`: one object each. */
export class DType extends ObjectValue {
  constructor(
    readonly name: string,
    /** Bool, unsigned, signed, floating. */
    readonly kind: Kind,
    readonly itemsize: number,
    /** NumPy's letter for it. */
    readonly char: string,
    /** What elements are instances of. */
    readonly scalar: TypeValue,
  ) {
    super(dtypeType);
  }

  get isInteger(): boolean {
    return this.kind === 'i' || this.kind === 'u';
  }

  get isFloat(): boolean {
    return this.kind === 'f';
  }

  get isBool(): boolean {
    return this.kind === 'b';
  }

  /** As a line shows it: `f64`, `i32`, `bool`. */
  get short(): string {
    return this.isBool ? 'bool' : `${this.kind}${8 * this.itemsize}`;
  }

  /** The least and the greatest integer, exactly. */
  get range(): readonly [low: bigint, high: bigint] {
    const bits = BigInt(8 * this.itemsize);
    if (this.kind === 'b') return [0n, 1n];
    return this.kind === 'u' ? [0n, (1n << bits) - 1n] : [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n];
  }
}

const integer = numpyScalarType('integer', numpyNumber);
const signedinteger = numpyScalarType('signedinteger', integer);
const unsignedinteger = numpyScalarType('unsignedinteger', integer);

const signed = (bytes: number, char: string) =>
  new DType(`int${8 * bytes}`, 'i', bytes, char, numpyScalarType(`int${8 * bytes}`, signedinteger));
const unsigned = (bytes: number, char: string) =>
  new DType(`uint${8 * bytes}`, 'u', bytes, char, numpyScalarType(`uint${8 * bytes}`, unsignedinteger));

export const bool = new DType('bool', 'b', 1, '?', numpyScalarType('bool_', generic));
export const int64 = signed(8, 'l');
export const uint8 = unsigned(1, 'B');
export const uint64 = unsigned(8, 'L');
export const float32 = new DType('float32', 'f', 4, 'f', numpyScalarType('float32', floating));
export const float64 = new DType('float64', 'f', 8, 'd', float64Type);

const signedTypes = [signed(1, 'b'), signed(2, 'h'), signed(4, 'i'), int64];
const unsignedTypes = [uint8, unsigned(2, 'H'), unsigned(4, 'I'), uint64];

/** All that there are, the smaller first. */
export const dtypes: readonly DType[] = [bool, ...unsignedTypes, ...signedTypes, float32, float64];
const byName = new Map(dtypes.map((dtype) => [dtype.name, dtype]));
export const dtypeByScalar: ReadonlyMap<TypeValue, DType> = new Map(dtypes.map((dtype) => [dtype.scalar, dtype]));

/** Classes above those of the elements: `np.integer`, `np.floating` … for `isinstance` and `issubdtype`. */
export const abstractTypes = { generic, number: numpyNumber, integer, signedinteger, unsignedinteger, floating };

const OTHER_NAMES: Readonly<Record<string, DType>> = {
  float: float64,
  double: float64,
  single: float32,
  int: int64,
  intp: int64,
  uint: uint64,
  bool_: bool,
  ...Object.fromEntries(dtypes.flatMap((dtype) => [[dtype.char, dtype], ...typeCodes(dtype)])),
};

/** `f8`, `<f8`, `=f8`. */
function typeCodes(dtype: DType): [string, DType][] {
  const code = `${dtype.kind}${dtype.itemsize}`;
  return ['', '<', '=', '|'].map((order) => [order + code, dtype]);
}

/** By a name that NumPy knows; undefined for other texts. */
export function dtypeNamed(name: string): DType | undefined {
  return byName.get(name) ?? (Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : undefined);
}

/** Kinds of element that arrays cannot have here. */
export function unsupportedDtype(name: string, node: number): never {
  throw new Problem('unsupported', node, { construct: `Arrays of \`${name}\`` });
}

/** The smallest kind that holds all numbers of both. */
export function promote(a: DType, b: DType): DType {
  if (a === b || b.isBool) return a;
  if (a.isBool) return b;
  if (a.isFloat || b.isFloat) {
    const [float, other] = a.isFloat ? [a, b] : [b, a];
    // Two bytes of an integer fit into the 24 bits of a float32.
    return float === float64 || other === float64 || (other.isInteger && other.itemsize > 2) ? float64 : float32;
  }
  if (a.kind === b.kind) return a.itemsize >= b.itemsize ? a : b;
  const [int, uint] = a.kind === 'i' ? [a, b] : [b, a];
  if (int.itemsize > uint.itemsize) return int;
  return signedTypes.find(({ itemsize }) => itemsize > uint.itemsize) ?? float64;
}

/** An operand of a promotion. `value` is given for what has no dimensions, and may then be taken for less. */
export interface Promoted {
  readonly dtype: DType;
  readonly value?: number;
}

const category = ({ dtype }: Promoted) => (dtype.isBool ? 0 : dtype.isInteger ? 1 : 2);

/**
 * NumPy's result type. Beside arrays of the same category, or a higher one, a single number counts only as what it
 * takes to hold its value.
 */
export function resultType(operands: readonly Promoted[]): DType {
  const arrays = operands.filter(({ value }) => value === undefined);
  if (arrays.length === 0 || arrays.length === operands.length) return promoteAll(operands);
  const numbers = operands.filter(({ value }) => value !== undefined);
  if (Math.max(...numbers.map(category)) > Math.max(...arrays.map(category))) return promoteAll(operands);
  let result = promoteAll(arrays);
  for (const number of numbers) result = promote(result, smallest(number, result));
  return result;
}

function promoteAll(operands: readonly Promoted[]): DType {
  let result = operands[0].dtype;
  for (let i = 1; i < operands.length; i++) result = promote(result, operands[i].dtype);
  return result;
}

function smallest({ dtype, value = 0 }: Promoted, beside: DType): DType {
  if (dtype.isBool) return dtype;
  if (dtype.isFloat) return Number.isFinite(value) && !Number.isFinite(Math.fround(value)) ? float64 : float32;
  const kinds = value >= 0 && beside.kind !== 'i' ? unsignedTypes : signedTypes;
  return kinds.find(({ range: [low, high] }) => value >= low && value <= high) ?? dtype;
}

/** Whether `same_kind` casting allows it: an integer may become a float, a float no integer. */
export function canCast(from: DType, to: DType): boolean {
  if (from.kind === 'i' && to.kind === 'u') return false;
  return KINDS.indexOf(from.kind) <= KINDS.indexOf(to.kind);
}
