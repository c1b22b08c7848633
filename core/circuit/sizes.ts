/** Sizes in pixels of all that is placed. The number cells have a fixed width: a value may change and nothing moves. */
import { type Circuit, type Gate, type Group, nameOn, tagName, type Wire } from './circuit.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const FONT = { symbol: 15, label: 12, number: 11, small: 10 } as const;

/** Room for `∂ -0.3932`, and with the gaps beside it for `-1.234e-10`. */
const CELL_WIDTH = 58;
const CELL_HEIGHT = 32;
const BRANCH_HEIGHT = 20;
const TAG_HEIGHT = 26;
const NAME_GAP = 5;

/** The height of the part of a box that its title takes. */
export const BOX_TITLE = 16;

export function gateSize(gate: Gate): Size {
  if (gate.group !== undefined) {
    return { width: Math.max(textWidth(groupTitleRoom(gate.group), FONT.label) + 34, 96), height: 42 };
  }
  if (gate.kind !== 'op') return { width: Math.max(textWidth(gate.label, FONT.label) + 18, 30), height: 26 };
  const width = textWidth(gate.label, FONT.symbol);
  return width <= 24 ? { width: 36, height: 36 } : { width: width + 20, height: 32 };
}

/** Where a wire's value and gradient stand. */
export function stemSize(wire: Wire): Size {
  return { width: CELL_WIDTH + nameWidth(wire), height: CELL_HEIGHT };
}

/** The part of a stem that its name takes. */
function nameWidth(wire: Wire): number {
  const name = nameOn(wire);
  return name === undefined ? 0 : textWidth(name, FONT.number) + NAME_GAP;
}

export function branchSize(circuit: Circuit, wire: Wire): Size {
  if (!wire.tagged) return { width: CELL_WIDTH, height: BRANCH_HEIGHT };
  return { width: tagWidth(circuit, wire) + CELL_WIDTH, height: TAG_HEIGHT };
}

/** The part of a tagged branch that its name takes. */
export function tagWidth(circuit: Circuit, wire: Wire): number {
  return textWidth(tagName(circuit, wire), FONT.small) + 12;
}

export function terminalSize(name: string): Size {
  return { width: Math.max(textWidth(name, FONT.label) + 22, 32), height: 28 };
}

export function boxTitleSize(group: Group): Size {
  return { width: textWidth(groupTitleRoom(group), FONT.small) + 24, height: BOX_TITLE };
}

/** As wide as what will be written, in whatever language. */
function groupTitleRoom({ kind, text, of }: Group): string {
  if (kind === 'call') return text;
  return `iteration ${kind === 'loop' ? '×' : '1 / 1 / '}${of}`;
}

/** An estimate, from the usual widths of a sans-serif font; Chinese, Japanese and Korean characters are square. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code >= 0x2e80) ems += 1;
    else if ("iljtfr.,:;'|!()[] ".includes(character)) ems += 0.36;
    else if ('mwMW@%'.includes(character)) ems += 0.86;
    else if (character >= 'A' && character <= 'Z') ems += 0.68;
    else ems += 0.58;
  }
  return Math.ceil(ems * size);
}
