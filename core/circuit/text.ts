/** How much room texts take. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export const FONT = { symbol: 15, label: 12, number: 11, small: 10 } as const;

/** How much wider bold letters are. */
const BOLD = 1.12;

/** An estimate, from the usual widths of a sans-serif font; Chinese, Japanese and Korean characters are square. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code >= 0x2e80) ems += 1;
    else if ('±×÷−+=∞≈'.includes(character)) ems += 0.8;
    else if ("iljtfr.,:;'|!()[] ".includes(character)) ems += 0.36;
    else if ('mwMW@%'.includes(character)) ems += 0.86;
    else if (character >= 'A' && character <= 'Z') ems += 0.68;
    else ems += 0.58;
  }
  return Math.ceil(ems * size);
}

/** Of names, which are bold and italic. */
export function nameWidth(name: string, size: number): number {
  return Math.ceil(BOLD * textWidth(name, size));
}
