import type { Tree } from './answers.ts';
import { isArray, listsOf } from './array-tree.ts';

export type Json = Tree | string | boolean | readonly Json[] | { readonly [key: string]: Json };

/** What JSON cannot say about numbers is a string, and the sign of zero stays. */
export function stringify(value: Json): string {
  if (typeof value === 'number') return Number.isFinite(value) ? written(value) : `"${value}"`;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (isArray(value)) return stringify(listsOf(value));
  if (isList(value)) return `[${value.map(stringify).join(',')}]`;
  const fields = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${stringify(item)}`);
  return `{${fields.join(',')}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** `-0.0` and not `-0`, which many readers take for an integer without a sign. */
function written(value: number): string {
  return Object.is(value, -0) ? '-0.0' : String(value);
}
