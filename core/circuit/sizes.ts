/** Sizes in pixels of all that is placed. The number cells have a fixed width: a value may change and nothing moves. */
import { cellSize, LINE_HEIGHT } from './cells.ts';
import {
  beginsAtUse,
  type Circuit,
  type Fold,
  type Gate,
  type Group,
  isArray,
  nameOn,
  type Stepper,
  tagName,
  type Wire,
} from './circuit.ts';
import { FONT, nameWidth, type Size, textWidth } from './text.ts';

/** Around the lines of a cell: the wire runs between those of the value and those of the gradient. */
const CELL_PADDING = 6;
const BRANCH_HEIGHT = 20;
const TAG_HEIGHT = 26;
const NAME_GAP = 5;
/** Room for `∂ ‖·‖ 0.3932`. */
const NORM_WIDTH = 74;

/** The height of the part of a box that its title takes. */
export const BOX_TITLE = 16;
/** The width of a button that steps through a series. */
export const STEP_BUTTON = 16;

export function gateSize(gate: Gate): Size {
  if (gate.group !== undefined) {
    const title = nameWidth(groupTitleRoom(gate.group), FONT.label) + 30;
    if (isArray(gate)) return { width: Math.max(title, 2 * NORM_WIDTH + 14), height: 42 };
    return { width: Math.max(title, 96), height: 42 };
  }
  if (gate.fold !== undefined) {
    const [title, below] = foldTexts(gate, gate.fold);
    // The title is bold, and has the sign that opens it beside it.
    const width = Math.max(nameWidth(title, FONT.symbol) + 28, textWidth(below, FONT.small) + 18);
    return { width: Math.max(width, 44), height: below === '' ? 36 : 42 };
  }
  if (gate.effect === 'moves') return { width: Math.max(textWidth(gate.label, FONT.small) + 12, 24), height: 20 };
  if (gate.kind !== 'op') {
    const width = nameWidth(gate.label, FONT.label) + 18;
    return { width: Math.max(width, 30), height: 26 };
  }
  const width = textWidth(gate.label, FONT.symbol);
  return width <= 24 ? { width: 36, height: 36 } : { width: width + 20, height: 32 };
}

const FORMULA_LENGTH = 26;

/** What is written on a closed fold: a composition and its local gradient, a variable and its formula. */
export function foldTexts({ label, name, text }: Gate, { kind, local = '' }: Fold): readonly [string, string] {
  const below = kind === 'composition' ? local : text;
  const short = below.length <= FORMULA_LENGTH ? below : `${below.slice(0, FORMULA_LENGTH - 1)}…`;
  return kind === 'composition' ? [label, short] : [name ?? label, short];
}

/** Where a wire's value and gradient stand. */
export function stemSize(wire: Wire): Size {
  const { width, height } = cellSize(wire.value);
  return { width: width + roomForName(wire), height: 2 * height + CELL_PADDING };
}

/** The part of a stem that its name takes. */
function roomForName(wire: Wire): number {
  const name = nameOn(wire);
  return name === undefined ? 0 : nameWidth(name, FONT.number) + NAME_GAP;
}

export function branchSize(circuit: Circuit, wire: Wire): Size {
  if (wire.count > 1 && wire.tagged) return { width: tagWidth(circuit, wire) + 6, height: BRANCH_HEIGHT };
  const cell = cellSize(wire.value);
  const more = 2 * (cell.height - LINE_HEIGHT);
  if (!wire.tagged) return { width: cell.width, height: BRANCH_HEIGHT + more };
  if (beginsAtUse(circuit, wire)) {
    return { width: tagWidth(circuit, wire) + cell.width, height: 2 * cell.height + CELL_PADDING };
  }
  return { width: tagWidth(circuit, wire) + cell.width, height: TAG_HEIGHT + more };
}

/** The part of a tagged branch that its name takes. */
export function tagWidth(circuit: Circuit, wire: Wire): number {
  return nameWidth(tagName(circuit, wire), FONT.small) + 18;
}

export function terminalSize(name: string): Size {
  return { width: Math.max(nameWidth(name, FONT.label) + 22, 32), height: 28 };
}

/** @param stepper room for it is left at the end */
export function boxTitleSize(group: Group, stepper?: Stepper): Size {
  const steps = stepper === undefined ? 0 : stepperSize(stepper).width;
  return { width: textWidth(groupTitleRoom(group), FONT.small) + 24 + steps, height: BOX_TITLE };
}

/** Two buttons, and between them which one shows: whichever it is, it takes the same room. */
export function stepperSize({ of }: Stepper): Size {
  return { width: textWidth(`${of} / ${of}`, FONT.small) + 2 * STEP_BUTTON + 12, height: BOX_TITLE };
}

/** As wide as what will be written, in whatever language. */
function groupTitleRoom({ kind, text, of }: Group): string {
  switch (kind) {
    case 'call':
    case 'composition':
    case 'formula':
    case 'array':
      return text;
    case 'calls':
      return `${text} ×${of}`;
    case 'loop':
      return `iteration ×${of}`;
    case 'iterations':
      return `${of}–${of} / ${of}`;
    default:
      return `iteration ${of}–${of} / ${of}`;
  }
}
