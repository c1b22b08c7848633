/** `str`'s changes of case where they are not JavaScript's. */
import { characters } from './code-points.ts';

const CASED = /^\p{Cased}$/u;
const IGNORABLE = /^\p{Case_Ignorable}$/u;
const UPPER = /^\p{Uppercase}$/u;
const LOWER = /^\p{Lowercase}$/u;
const CHEROKEE = /[Ꭰ-Ᏽᏸ-ᏽꭰ-ꮿ]/;
const GEORGIAN = /[ა-ჺჽ-ჿ]/;

export function capitalize(text: string): string {
  return mapped(text, (c, i, all) => (i === 0 ? titleOf(c) : lowerAt(all, i)));
}

/** A letter after a letter is small, all others are as a title begins. */
export function title(text: string): string {
  return mapped(text, (c, i, all) => (i > 0 && CASED.test(all[i - 1]) ? lowerAt(all, i) : titleOf(c)));
}

export function swapCase(text: string): string {
  return mapped(text, (c, i, all) => (UPPER.test(c) ? lowerAt(all, i) : LOWER.test(c) ? c.toUpperCase() : c));
}

/** What texts that differ only in case have in common. */
export function caseFold(text: string): string {
  return mapped(text, (c) => {
    if (c === 'ı') return c;
    if (c === 'ẞ') return 'ss';
    return CHEROKEE.test(c) ? c.toUpperCase() : c.toUpperCase().toLowerCase();
  });
}

function mapped(text: string, change: (c: string, i: number, all: readonly string[]) => string): string {
  return characters(text).map(change).join('');
}

/** A sigma that ends a word has a form of its own; signs such as apostrophes don't count. */
function lowerAt(all: readonly string[], i: number): string {
  if (all[i] !== 'Σ') return all[i].toLowerCase();
  const isCasedBeside = (step: 1 | -1) => {
    let k = i + step;
    while (k in all && IGNORABLE.test(all[k])) k += step;
    return k in all && CASED.test(all[k]);
  };
  return isCasedBeside(-1) && !isCasedBeside(1) ? 'ς' : 'σ';
}

/** Letters of two, of which a title makes only the first great, and one whose form is as in capitals. */
const TITLES: { readonly [letter: string]: string } = Object.fromEntries([
  ['ŉ', 'ʼN'],
  ...['Ǆǅǆ', 'Ǉǈǉ', 'Ǌǋǌ', 'Ǳǲǳ'].flatMap((letters) => Array.from(letters, (c) => [c, letters[1]])),
]);

function titleOf(c: string): string {
  if (c in TITLES) return TITLES[c];
  if (GEORGIAN.test(c)) return c;
  const upper = c.toUpperCase();
  if (upper.length === c.length) return upper;
  const [first, ...rest] = upper;
  // A Greek iota that is written below a small letter stands beside a capital one, but not in a title.
  if (rest.at(-1) === 'Ι') {
    const below = `${upper.slice(0, -1)}\u0345`;
    return rest.length === 1 ? below.normalize('NFC') : below;
  }
  return first + rest.join('').toLowerCase();
}
