/** Writing SVG as text. Whatever goes in, what comes out is well-formed. */

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and attribute values. Characters that XML does not allow at all are shown as one that it does. */
export function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => escapes[character])
    .replace(/\p{Surrogate}|[^\P{Control}\t\n\r]|[\ufffe\uffff]/gu, '\ufffd');
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; its content is SVG already. Attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escaped(String(value))}"`)
    .join('');
  const inner = content.join('');
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}

export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => typeof name === 'string').join(' ');
}

function rounded(x: number): number {
  return Math.round(10 * x) / 10;
}
