/**
 * The seed of random numbers that an input's expression gives none. Inputs of other names have other numbers: weights
 * that are the data again would make an example of nothing.
 */
export function firstSeedOf(name: string): number {
  let hash = FNV_OFFSET;
  for (const character of name) hash = Math.imul(hash ^ character.codePointAt(0)!, FNV_PRIME);
  return hash >>> 1; // as a word, with room for the seeds after it
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
