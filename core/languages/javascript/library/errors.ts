import { ErrorValue, type Key, ObjectValue, prototypes } from '../values/values.ts';

export const ERROR_NAMES = [
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'EvalError',
  'URIError',
] as const;
export type ErrorName = (typeof ERROR_NAMES)[number];

/** One prototype an error class; all inherit from Error's. */
export const errorPrototypes = Object.fromEntries(
  ERROR_NAMES.map((name) => [name, name === 'Error' ? prototypes.error : new ObjectValue(prototypes.error)]),
) as Record<ErrorName, ObjectValue>;

const HIDDEN: Set<Key> = new Set(['message', 'cause', 'stack']);

export function makeError(name: ErrorName, text?: string): ErrorValue {
  const error = new ErrorValue(errorPrototypes[name]);
  if (text !== undefined) error.define('message', text);
  error.hidden = HIDDEN;
  return error;
}
