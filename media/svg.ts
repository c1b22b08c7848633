/** Writing SVG as text. Whatever goes in, what comes out is well-formed. */

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Most texts have nothing in them that is not written as it stands. */
const NEEDS_CARE = /[&<>"'\p{Control}\p{Surrogate}\ufffe\uffff]/u;

/** For text and attribute values. Characters that XML does not allow at all are shown as one that it does. */
export function escaped(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  return text
    .replace(/[&<>"']/g, (character) => escapes[character])
    .replace(/\p{Surrogate}|[^\P{Control}\t\n\r]|[\ufffe\uffff]/gu, '\ufffd');
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; its content is SVG already. Attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  let written = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (typeof value === 'number') written += ` ${key}="${rounded(value)}"`;
    else if (value !== undefined) written += ` ${key}="${escaped(value)}"`;
  }
  const inner = content.length === 1 ? content[0] : content.join('');
  return inner === '' ? `${written}/>` : `${written}>${inner}</${name}>`;
}

/** Pictures that stand by themselves have the fonts that VS Code has by itself. */
export const PICTURE_FONT = "'Segoe UI','Helvetica Neue',Arial,'DejaVu Sans',sans-serif";

/** A picture as an address that can stand in Markdown. Of paths, which are nearly all of it, nothing has to be encoded. */
export function addressOf(svg: string): string {
  const encoded = svg.replace(/[^\w.,:;=/-]+/gu, encodeURIComponent);
  return `data:image/svg+xml,${encoded.replace(/[()']/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}`;
}

export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => typeof name === 'string').join(' ');
}

function rounded(x: number): number {
  return Math.round(10 * x) / 10;
}
