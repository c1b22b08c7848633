/** Numbers, or lists of them; anything else is nothing that can be compared. */
export type Nested = number | null | readonly Nested[] | { readonly [key: string]: Nested };

const spelled: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};

/** JSON has no NaN and no infinities: the fixtures spell them. */
export function parseNumbers(json: unknown): unknown {
  if (typeof json === 'string') return spelled[json] ?? json;
  if (Array.isArray(json)) return json.map(parseNumbers);
  if (json === null || typeof json !== 'object') return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, parseNumbers(value)]));
}

export interface Tolerance {
  readonly rtol: number;
  readonly atol: number;
  /** Zeros must have the wanted sign. */
  readonly signed?: boolean;
}

/** The first difference beyond the tolerance; undefined: there is none. */
export function difference(
  got: Nested | undefined,
  want: Nested,
  tolerance: Tolerance,
  place = '',
): string | undefined {
  if (typeof want === 'number' && typeof got === 'number') {
    const mustBeSame = !Number.isFinite(want) || (want === 0 && got === 0 && tolerance.signed);
    const isNear = Math.abs(got - want) <= tolerance.atol + tolerance.rtol * Math.abs(want);
    if (mustBeSame ? Object.is(got, want) : isNear) return undefined;
    return `${place} is ${written(got)} and should be ${written(want)}`;
  }
  if (!Array.isArray(want) || !Array.isArray(got) || want.length !== got.length)
    return `${place} is ${JSON.stringify(got)} and should be ${JSON.stringify(want)}`;
  for (let i = 0; i < want.length; i++) {
    const found = difference(got[i], want[i], tolerance, `${place}[${i}]`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function written(x: number): string {
  return Object.is(x, -0) ? '-0' : String(x);
}
