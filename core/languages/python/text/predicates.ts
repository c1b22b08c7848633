/** `str.isalpha` and its neighbours: true if there are characters and all are of a kind. */
import { isSpaceCharacter } from './whitespace.ts';

/** Digits that are not decimal, such as ² and ①: no property of regular expressions tells them. */
const DIGITS =
  '²³¹\\u1369-\\u1371\\u19da⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒\\u{10a40}-\\u{10a43}\\u{10e60}-\\u{10e68}\\u{11052}-\\u{1105a}🄀-🄊';
/** Letters that mean numbers. */
const NUMERALS =
  '㐅㒃㠪㭍一七万三九二五亖亿什仟仨伍佰億兆兩八六十千卄卅卌叁参參叄四壱壹幺廾廿弌弍弎弐拾捌柒漆玖百肆萬貮貳贰阡陆陌陸零' +
  '\\uf96b\\uf973\\uf978\\uf9b2\\uf9d1\\uf9d3\\uf9fd\\u{20001}\\u{20064}\\u{200e2}\\u{20121}\\u{2092a}\\u{20983}\\u{2098c}' +
  '\\u{2099c}\\u{20aea}\\u{20afd}\\u{20b19}\\u{22390}\\u{22998}\\u{23b1b}\\u{2626d}\\u{2f890}';

const ALPHA = /^\p{L}+$/u;
const ALNUM = /^[\p{L}\p{N}]+$/u;
const DECIMAL = /^\p{Nd}+$/u;
const DIGIT = new RegExp(`^[\\p{Nd}${DIGITS}]+$`, 'u');
const NUMERIC = new RegExp(`^[\\p{N}${NUMERALS}]+$`, 'u');
const IDENTIFIER = /^[_\p{XIDS}]\p{XIDC}*$/u;
const UPPER_OR_TITLE = /[\p{Uppercase}\p{Lt}]/u;
const LOWER_OR_TITLE = /[\p{Lowercase}\p{Lt}]/u;

export const isAlpha = (text: string) => ALPHA.test(text);
export const isAlnum = (text: string) => ALNUM.test(text);
export const isDecimal = (text: string) => DECIMAL.test(text);
export const isDigit = (text: string) => DIGIT.test(text);
export const isNumeric = (text: string) => NUMERIC.test(text);
export const isIdentifier = (text: string) => IDENTIFIER.test(text);

/** True of the empty text too. */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

export function isSpace(text: string): boolean {
  for (const c of text) if (!isSpaceCharacter(c)) return false;
  return text !== '';
}

/** At least one letter has a case, and all that have one are small. */
export function isLower(text: string): boolean {
  return /\p{Lowercase}/u.test(text) && !UPPER_OR_TITLE.test(text);
}

export function isUpper(text: string): boolean {
  return /\p{Uppercase}/u.test(text) && !LOWER_OR_TITLE.test(text);
}

/** Capitals begin words, and only they do. */
export function isTitle(text: string): boolean {
  let isInside = false;
  let isCased = false;
  for (const c of text) {
    const begins = UPPER_OR_TITLE.test(c);
    const isLetter = begins || /\p{Lowercase}/u.test(c);
    if (isLetter && begins === isInside) return false;
    isInside = isLetter;
    isCased ||= isLetter;
  }
  return isCased;
}
