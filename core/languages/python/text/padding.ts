/** Texts brought to a width in code points. Nothing here is charged: `width` is what the result holds. */
import { length } from './code-points.ts';

export function padLeft(text: string, width: number, fill = ' '): string {
  return fill.repeat(Math.max(0, width - length(text))) + text;
}

export function padRight(text: string, width: number, fill = ' '): string {
  return text + fill.repeat(Math.max(0, width - length(text)));
}

/** An odd rest goes to the left if the width is odd, else to the right. */
export function center(text: string, width: number, fill = ' '): string {
  const missing = Math.max(0, width - length(text));
  const left = Math.floor(missing / 2) + (missing % 2 === 1 && width % 2 === 1 ? 1 : 0);
  return fill.repeat(left) + text + fill.repeat(missing - left);
}

/** Zeros, behind a sign. */
export function zeroFill(text: string, width: number): string {
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  return sign + '0'.repeat(Math.max(0, width - length(text))) + text.slice(sign.length);
}

/** How long the text is when its tabs are spaces. */
export function expandedLength(text: string, tab: number): number {
  return length(text) + Math.max(0, tab) * (text.split('\t').length - 1);
}

/** Each tab reaches the next multiple of `tab` in its line. */
export function expandTabs(text: string, tab = 8): string {
  let column = 0;
  let result = '';
  for (const c of text) {
    if (c === '\t') {
      const spaces = tab > 0 ? tab - (column % tab) : 0;
      result += ' '.repeat(spaces);
      column += spaces;
    } else {
      result += c;
      column = c === '\n' || c === '\r' ? 0 : column + 1;
    }
  }
  return result;
}
