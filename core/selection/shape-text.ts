/** Shapes as documentation writes them, such as `(N, D)`, and lengths for the letters in them. */

/** Lengths are small, and differ where they can: what is transposed by mistake does not fit. */
const LENGTHS: Readonly<Record<string, number>> = {
  N: 3,
  D: 4,
  M: 5,
  C: 3,
  K: 3,
  H: 4,
  W: 4,
  F: 2,
  T: 3,
  V: 5,
  HH: 3,
  WW: 3,
};
const BATCH = 'N';
const FEATURES = 'D';
/** Lengths of letters that are not in the table, one after the other. */
const OTHERS = [4, 5, 3, 2];

/** The same letter has the same length throughout. */
export class Lengths {
  readonly #known = new Map(Object.entries(LENGTHS));
  #others = 0;

  /** @param shapes all that are documented: a batch of images is smaller than others */
  constructor(shapes: readonly (readonly string[])[]) {
    if (shapes.some((shape) => shape.length >= 4)) this.#known.set(BATCH, 2);
  }

  /** Of a number, a letter or word, a product or a sum of a number with one. */
  of(dimension: string): number {
    if (/^\d+$/.test(dimension)) return Number(dimension);
    const [, factor, , name, sign, addend] = DIMENSION.exec(dimension) ?? [];
    const length = (factor ? Number(factor) : 1) * this.#named(name ?? dimension);
    return Math.max(1, sign === '-' ? length - Number(addend) : length + Number(addend ?? 0));
  }

  #named(name: string): number {
    const key = name.length === 1 ? name.toUpperCase() : name;
    let length = this.#known.get(key);
    if (length === undefined) this.#known.set(key, (length = OTHERS[this.#others++ % OTHERS.length]));
    return length;
  }
}

const DIMENSION = /^(\d+)?(\s*\*\s*|)([A-Za-z]\w*'?)(?:\s*([-+])\s*(\d+))?$/;

/** The first shape in a text; undefined: it has none. */
export function shapeIn(text: string): string[] | undefined {
  for (const [, before, parenthesised, bracketed] of text.matchAll(
    /(\bshape\b[^([]{0,12})?(?:\(([^()]*)\)|\[([^[\]]*)\])/gi,
  )) {
    const shape = dimensionsIn(parenthesised ?? bracketed, before !== undefined);
    if (shape !== undefined && (before !== undefined || parenthesised !== undefined)) return shape;
  }
  const [, rows, columns] = /(?:^|[\s(])([A-Z]|\d+)\s?(?:x|×|\*|by)\s?([A-Z]|\d+)(?=[\s).,;]|$)/.exec(text) ?? [];
  return rows === undefined ? undefined : [rows, columns];
}

/** @param isSaid the word “shape” stands before them: one alone is a shape, too */
function dimensionsIn(list: string, isSaid: boolean): string[] | undefined {
  const parts = list.split(',').map((part) => part.trim());
  const isOpen = parts.length > 1 && parts[parts.length - 1] === '';
  if (isOpen) parts.pop();
  if (parts.length === 1 && !isOpen && !isSaid) return undefined;
  const isAny = parts.includes('...') || parts.includes('…');
  // `(N, d_1, ..., d_k)`: whatever is behind the first is the features.
  const dimensions = isAny ? [parts[0], FEATURES] : parts;
  return dimensions.every((part) => isDimension(part, isSaid)) ? dimensions : undefined;
}

/** Words are dimensions only where a shape is announced; elsewhere letters and numbers are. */
function isDimension(part: string, isSaid: boolean): boolean {
  if (/^\d+$/.test(part)) return true;
  const [, , , name] = DIMENSION.exec(part) ?? [];
  return name !== undefined && (isSaid || /^([A-Z]\w{0,2}'?|[a-z]\d?|[a-zA-Z]+_\w+)$/.test(name));
}
