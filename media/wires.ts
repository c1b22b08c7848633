import type { Quantity } from '../core/answers.ts';
import { type CellLine, cellParts, LINE_HEIGHT } from '../core/circuit/cells.ts';
import type { Branch, Circuit, Wire } from '../core/circuit/circuit.ts';
import { beginsAtUse, NONE, nameOn, tagName } from '../core/circuit/circuit.ts';
import { terminalName } from '../core/circuit/dot.ts';
import type { BranchPlace, Curve, Frame, WirePlace } from '../core/circuit/places.ts';
import { tagWidth } from '../core/circuit/sizes.ts';
import { FONT, textWidth } from '../core/circuit/text.ts';
import { GRADIENT_MARK } from '../core/format.ts';
import { isExploding, isHuge, isVanishing, standsOut } from './marks.ts';
import { classes, element, escaped } from './svg.ts';
import { type GradientRange, levelOf } from './tint.ts';
import { fill, type Words } from './words.ts';

/** What is the same for all wires of a picture. */
export interface WireOptions {
  readonly words: Words;
  /** Significant digits. */
  readonly digits: number | undefined;
  readonly range: GradientRange | undefined;
  /** Cells and forks can be pointed at. */
  readonly live: boolean;
}

/** A wire with its numbers: the value above it, the gradient below. */
export function renderWire(circuit: Circuit, wire: Wire, place: WirePlace, w: number, options: WireOptions): string {
  const { stem, lead, branches } = place;
  const single = wire.branches.length === 1 && !wire.tagged;
  const trunk = path(lead, across(stem));
  const atUse = beginsAtUse(circuit, wire);
  const tag = wire.tagged ? { text: tagName(circuit, wire), width: tagWidth(circuit, wire), atUse } : undefined;
  const drawn = wire.branches.map((branch, b) =>
    renderBranch(branch, branches[b], wire, single ? trunk : '', tag, options),
  );
  return element(
    'g',
    { class: classes('gl-wire', ...looks(wire, options), wire.count > 1 && 'gl-bundle'), 'data-wire': w },
    ...(single || atUse ? [] : [element('path', { class: 'gl-line', d: trunk })]),
    ...drawn,
    ...(atUse
      ? []
      : [...warnings(wire, stem), numbers(wire, stem, options), options.live ? handles(circuit, wire, stem, w) : '']),
  );
}

/** The names of outputs, where they leave the circuit. */
export function renderTerminals(circuit: Circuit, wire: Wire, place: WirePlace, words: Words): string {
  return wire.branches
    .map((branch, b) => {
      const { terminal } = place.branches[b];
      if (branch.to !== NONE || terminal === undefined) return '';
      const { x, y, width, height } = terminal;
      const name = terminalName(circuit, wire) || words.output;
      return element(
        'g',
        { class: 'gl-terminal' },
        element('rect', { class: 'gl-shape', x, y, width, height, rx: height / 2 }),
        element('text', { class: 'gl-label', x: x + width / 2, y: y + height / 2 + 4 }, escaped(name)),
      );
    })
    .join('');
}

function renderBranch(
  branch: Branch,
  place: BranchPlace,
  wire: Wire,
  trunk: string,
  tag: Tag | undefined,
  options: WireOptions,
): string {
  const parts: (Curve | string)[] = [trunk];
  const tagged = tag !== undefined && place.cell !== undefined;
  if (tagged) parts.push(across(place.cell, tag.width));
  place.curves.forEach((curve, i) => {
    if (i > 0 && place.cell !== undefined) parts.push(across(place.cell));
    parts.push(curve);
  });
  const shapes = [element('path', { class: 'gl-line', d: path(...parts) }), arrow(place.curves.at(-1) ?? [])];
  if (place.cell !== undefined && branch.gradient !== undefined) {
    const { x, y, width, height } = place.cell;
    const middle = x + ((tag?.width ?? 0) + width) / 2;
    shapes.push(quantity(branch.gradient, 'gradient', middle, y + height / 2 + 12, options.digits));
    if (tag?.atUse && wire.value !== undefined)
      shapes.push(quantity(wire.value, 'value', middle, y + height / 2 - 5, options.digits));
  }
  if (tagged) shapes.push(renderTag(tag, place.cell));
  if (!wire.forks) return shapes.join('');
  const { value } = wire;
  const { gradient } = branch;
  return element('g', { class: classes('gl-branch', ...looks({ value, gradient }, options)) }, ...shapes);
}

interface Tag {
  readonly text: string;
  readonly width: number;
  /** The value stands there, too. */
  readonly atUse: boolean;
}

/** The name of a value that comes from afar, where it is used. */
function renderTag({ text, width }: Tag, { x, y, height }: Frame): string {
  const middle = y + height / 2;
  return element(
    'g',
    { class: 'gl-tag' },
    element('rect', { class: 'gl-shape', x, y: middle - 8, width, height: 16, rx: 8 }),
    element('text', { class: 'gl-label', x: x + width / 2, y: middle + 3.5 }, escaped(text)),
  );
}

function numbers(wire: Wire, stem: Frame, { words, digits }: WireOptions): string {
  const x = stem.x + stem.width / 2;
  const y = stem.y + stem.height / 2;
  if (wire.count > 1) {
    return element('text', { class: 'gl-count', x, y: y - 6 }, escaped(fill(words.values, { count: wire.count })));
  }
  const above = wire.value === undefined ? '' : quantity(wire.value, 'value', x, y - 5, digits, nameOn(wire));
  const below = wire.gradient === undefined ? '' : quantity(wire.gradient, 'gradient', x, y + 13, digits);
  return above + below + (isFork(wire) ? fork(stem, 'gl-arrow', 2.6) : '');
}

function isFork({ forks, tagged, count }: Wire): boolean {
  return forks && !tagged && count === 1;
}

/** Where a wire parts, a dot: a crossing of wires has none. */
function fork({ x, y, width, height }: Frame, name: string, r: number): string {
  return element('circle', { class: name, cx: x + width, cy: y + height / 2, r });
}

/** What takes the pointer: numbers and dots are small. */
function handles({ gates }: Circuit, wire: Wire, stem: Frame, w: number): string {
  if (wire.count > 1) return '';
  const { x, y, width, height } = stem;
  // The number of an input can be turned there.
  const turns = gates[wire.from].kind === 'input' && typeof wire.value === 'number';
  const name = classes('gl-hit gl-cell', turns && 'gl-turns');
  const cell = element('rect', { class: name, 'data-cell': w, x, y, width, height });
  return isFork(wire) ? cell + element('g', { 'data-fork': w }, fork(stem, 'gl-hit', 7)) : cell;
}

/** Small triangles on the wire: up where its numbers grow beyond all bounds, down where its gradient fades away. */
function warnings({ value, gradient }: Wire, { x, y, height }: Frame): string[] {
  const middle = y + height / 2;
  const triangle = (name: string, at: number, up: number) =>
    element('path', { class: `gl-warning ${name}`, d: `M${fixed(at)} ${fixed(middle - 4 * up)}l4.5 ${7 * up}h-9Z` });
  const marks = [];
  if (isExploding(gradient)) marks.push(triangle('gl-of-gradient', x + 5, 1));
  else if (isVanishing(gradient)) marks.push(triangle('gl-of-gradient', x + 5, -1));
  if (isHuge(value)) marks.push(triangle('gl-of-value', x + (marks.length === 0 ? 5 : 16), 1));
  return marks;
}

/** The lines of a quantity: a value's end at a baseline, a gradient's begin there. */
function quantity(
  shown: Quantity,
  part: 'value' | 'gradient',
  centre: number,
  baseline: number,
  digits: number | undefined,
  name?: string,
): string {
  const lines = cellParts(shown, part, digits);
  const first = part === 'value' ? baseline - LINE_HEIGHT * (lines.length - 1) : baseline;
  return lines
    .map((written, i) => line(written, part, centre, first + LINE_HEIGHT * i, i === 0 ? name : undefined, i === 0))
    .join('');
}

/** `‖·‖ 16.88`, of an array or a list. */
export function normLine(
  quantity: Quantity,
  part: 'value' | 'gradient',
  centre: number,
  baseline: number,
  digits: number | undefined,
): string {
  const [{ lead, text }] = cellParts(
    typeof quantity === 'number' ? quantity : { ...quantity, elements: undefined },
    'gradient',
    digits,
  );
  return line({ lead, text }, part, centre, baseline, undefined, true);
}

function line(
  { lead, text }: CellLine,
  part: 'value' | 'gradient',
  centre: number,
  baseline: number,
  name: string | undefined,
  isFirst: boolean,
): string {
  const mark = part === 'gradient' && isFirst ? `${element('tspan', { class: 'gl-mark' }, GRADIENT_MARK)} ` : '';
  const label = name === undefined ? '' : `${element('tspan', { class: 'gl-name' }, escaped(name))} `;
  const isLoud = /NaN|∞/.test(text);
  const said = isLoud ? lead.trimEnd() : lead;
  const before = label + mark + (said === '' ? '' : element('tspan', { class: 'gl-lead' }, escaped(said)));
  const kind = `gl-number gl-${part}`;
  if (!isLoud) return element('text', { class: kind, x: centre, y: baseline }, before + escaped(text));
  const lengthBefore = textWidth((name ?? '') + lead + (mark === '' ? '' : GRADIENT_MARK), FONT.number);
  return chipped(text, kind, before, lengthBefore + (before === '' ? 0 : 4), centre, baseline);
}

/**
 * What is not finite stands on a chip, so that it is seen from afar. Its text is set by itself in the middle of the chip:
 * how wide it is in the reader's font is not known here.
 */
function chipped(text: string, kind: string, before: string, room: number, centre: number, baseline: number): string {
  const width = textWidth(text, FONT.number) + 8;
  const x = centre + room / 2 - width / 2;
  const written = element('text', { class: `${kind} gl-chipped`, x: x + width / 2, y: baseline }, escaped(text));
  const chip = element('rect', { class: 'gl-chip', x, y: baseline - 10, width, height: 13, rx: 4 });
  if (before === '') return chip + written;
  return element('text', { class: `${kind} gl-ends`, x: x - 4, y: baseline }, before.trimEnd()) + chip + written;
}

function looks(shown: Pick<Wire, 'value' | 'gradient'>, { range }: WireOptions): (string | false)[] {
  return [...standsOut(shown), `gl-l${levelOf(shown.gradient, range)}`];
}

/** The wire runs straight through the cell of its numbers. */
function across({ x, y, width, height }: Frame, from = 0): string {
  const middle = fixed(y + height / 2);
  return `L${fixed(x + from)} ${middle}L${fixed(x + width)} ${middle}`;
}

/** Joins Bézier segments and straight pieces into one line. */
function path(...parts: readonly (Curve | string)[]): string {
  let d = '';
  for (const part of parts) {
    if (typeof part === 'string') d += part;
    else if (part.length > 0) {
      d += `${d === '' ? 'M' : 'L'}${part[0]} ${part[1]}`;
      for (let i = 2; i + 5 < part.length; i += 6) {
        d += `C${part[i]} ${part[i + 1]} ${part[i + 2]} ${part[i + 3]} ${part[i + 4]} ${part[i + 5]}`;
      }
    }
  }
  return d.replace(/^L/, 'M');
}

/** The tip of a wire, in the direction in which it arrives. */
function arrow(curve: Curve): string {
  if (curve.length < 8) return '';
  const [fromX, fromY, x, y] = curve.slice(-4);
  const length = Math.hypot(x - fromX, y - fromY) || 1;
  const dx = (x - fromX) / length;
  const dy = (y - fromY) / length;
  const corner = (side: number) => `${fixed(x - 7 * dx - side * 3 * dy)} ${fixed(y - 7 * dy + side * 3 * dx)}`;
  return element('path', { class: 'gl-arrow', d: `M${x} ${y}L${corner(1)}L${corner(-1)}Z` });
}

function fixed(x: number): string {
  return String(Math.round(10 * x) / 10);
}
