/** Local gradients as formulas: `2·x` in the names of what flows in. */
import { factor, plain, product, type Text, t } from './pieces.ts';

/** Letters by themselves, not those of `exp`; and exponents in which there are some. */
const LETTERS = /(?<!\p{L})[xy](?!(?![ˣʸ])\p{L})|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]*[ˣʸ][ˣʸ⁻⁰¹²³⁴⁵⁶⁷⁸⁹]*/gu;

const LOWERED: Readonly<Record<string, string>> = { '⁻': ' − ', ˣ: 'x', ʸ: 'y' };

/**
 * @param slope in the letters x and y
 * @param args what they stand for
 * @returns undefined if one of them stands for nothing; else as the last factor of a product
 */
export function inNames(slope: string, args: readonly Text[]): Text | undefined {
  const number = numberIn(slope);
  if (number !== undefined) return product(plain(number));
  const parts: Text[] = [];
  let from = 0;
  for (const { 0: found, index } of slope.matchAll(LETTERS)) {
    const text = found === 'x' || found === 'y' ? argument(found, args) : exponent(found, args);
    if (text === undefined) return undefined;
    parts.push(plain(slope.slice(from, index)), text);
    from = index + found.length;
  }
  parts.push(plain(slope.slice(from)));
  return product(parts.flat().filter(({ text }) => text !== ''));
}

/** A constant slope, written as numbers are. */
function numberIn(slope: string): string | undefined {
  const text = slope.replaceAll('−', '-');
  return /^-?[\d.]+(e-?\d+)?$/.test(text) ? text : undefined;
}

function argument(letter: string, args: readonly Text[]): Text | undefined {
  const text = args[letter === 'x' ? 0 : 1];
  return text && factor(text);
}

function exponent(raised: string, args: readonly Text[]): Text | undefined {
  const parts: Text[] = [];
  for (const sign of raised) {
    const low = LOWERED[sign] ?? String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign));
    const text = low === 'x' || low === 'y' ? argument(low, args) : plain(low);
    if (text === undefined) return undefined;
    parts.push(text);
  }
  const text = parts.flat();
  return parts.length === 1 ? t`^${text}` : t`^(${text[0].text === ' − ' ? [{ text: '−' }, ...text.slice(1)] : text})`;
}
