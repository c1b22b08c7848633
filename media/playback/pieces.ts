/** Text with parts that look different. */
export interface Piece {
  readonly text: string;
  readonly role?: 'name' | 'value' | 'gradient' | 'note';
}

export type Text = readonly Piece[];

export const plain = (text: string): Text => [{ text }];
export const name = (text: string): Text => [{ text, role: 'name' }];
export const value = (text: string): Text => [{ text, role: 'value' }];
export const gradient = (text: string): Text => [{ text, role: 'gradient' }];
/** Said aside, after the formula. */
export const note = (text: string): Text => (text === '' ? [] : [{ text: '   ' }, { text, role: 'note' }]);

/** Writes texts between the words of a template. */
export function t(words: TemplateStringsArray, ...texts: readonly Text[]): Text {
  return words.flatMap((word, i) => [...(word === '' ? [] : plain(word)), ...(texts[i] ?? [])]);
}

export function joined(texts: readonly Text[], separator: string): Text {
  return texts.flatMap((text, i) => (i === 0 ? text : [{ text: separator }, ...text]));
}

export function written(text: Text): string {
  return text.map((piece) => piece.text).join('');
}

/** In a product: in brackets, unless it holds together by itself. */
export function factor(text: Text): Text {
  return /[-+−*/·^%@\s]/.test(outside(written(text))) ? t`(${text})` : text;
}

/** In a sum, after the first term. */
export function term(text: Text): Text {
  return /[-+−]/.test(outside(written(text))) ? t`(${text})` : text;
}

/** The first term, whose sign needs no brackets. */
export function firstTerm(text: Text): Text {
  return /.[-+−]/.test(outside(written(text))) ? t`(${text})` : text;
}

/** What is multiplied, at the end of a product: a product itself needs no brackets there. */
export function product(text: Text): Text {
  return /[-+−]/.test(outside(written(text))) ? t`(${text})` : text;
}

/** What stands in no brackets; of a number its sign. */
function outside(text: string): string {
  if (/^-?[\d.]+(e-?\d+)?$/.test(text)) return text.startsWith('-') ? '-' : '';
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/\([^()]*\)|\[[^[\]]*\]/g, '');
  }
  return rest.trim();
}
