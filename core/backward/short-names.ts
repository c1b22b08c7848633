/** Gradients that are called by a shorter name than their variables. */
import { primalName } from '../selection/gradient-names.ts';

/** `dw` is the gradient of `weights`, where there is no `w`. */
export function fullNameOf(name: string, isKnown: (name: string) => boolean): string | undefined {
  const short = primalName(name, (one) => FULL_NAMES[one]?.some(isKnown) ?? false);
  return short === undefined ? undefined : FULL_NAMES[short].find(isKnown);
}

const FULL_NAMES: Readonly<Record<string, readonly string[]>> = {
  w: ['W', 'weights', 'weight'],
  W: ['weights', 'weight'],
  b: ['bias', 'biases'],
};

/** `grad_center_vec` is the gradient of `center_word_vector`, if of no other among these. */
export function abbreviatedIn(name: string, known: Iterable<string>): string | undefined {
  if (!/grad/i.test(name)) return undefined;
  const all = [...known].filter((one) => !/grad/i.test(one));
  let found: readonly string[] = [];
  primalName(name, (short) => {
    found = all.filter((long) => abbreviates(wordsOf(short), wordsOf(long)));
    return found.length > 0;
  });
  return found.length === 1 ? found[0] : undefined;
}

/** Each word begins one of the other's, in their order; it takes two to say anything. */
function abbreviates(short: readonly string[], long: readonly string[]): boolean {
  if (short.length < 2 || short.length > long.length) return false;
  let at = 0;
  for (const word of short) {
    at = long.findIndex((one, i) => i >= at && one.startsWith(word.replace(/s$/, ''))) + 1;
    if (at === 0) return false;
  }
  return long[0].startsWith(short[0]);
}

/** `centerWordVec` and `center_word_vec` have three. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .split('_')
    .filter(Boolean);
}
