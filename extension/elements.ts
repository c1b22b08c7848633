import { elementAt, withElement } from '../core/elements.ts';
import type { InputValues, Summary, Tree } from '../core/index.ts';
import type { Change } from '../media/inputs/protocol.ts';

/** Numbers for inputs after some changes, on the numbers that were chosen before they were shown. */
export function varied(
  { inputs, constants }: Pick<Summary, 'inputs' | 'constants'>,
  { values }: { readonly values: InputValues },
  changes: readonly Change[],
): InputValues {
  const next: Record<string, Tree> = {};
  for (const { name, element, value } of changes) {
    const input = [...inputs, ...constants].find((one) => one.name === name);
    if (input === undefined) continue;
    const before = next[name] ?? (Object.hasOwn(values, name) ? values[name] : input.value);
    if (element === undefined) {
      next[name] = value;
      continue;
    }
    const { shape } = input;
    const at = shape === null || typeof element === 'number' ? element : elementAt(element, shape);
    if (shape !== null && typeof at === 'number') next[name] = withElement(before, shape, at, value);
  }
  return next;
}
