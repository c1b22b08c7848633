import { type Box, type Circuit, type Gate, isArray, type Stepper } from '../core/circuit/circuit.ts';
import type { Frame, Places } from '../core/circuit/places.ts';
import { boxTitleSize, foldTexts, STEP_BUTTON, stepperSize } from '../core/circuit/sizes.ts';
import { FONT, textWidth } from '../core/circuit/text.ts';
import { explainGate, explanationText, groupPlace, groupTitle } from './explain.ts';
import { originsOf, standsOut } from './marks.ts';
import { type Attributes, classes, element, escaped } from './svg.ts';
import { type Look, looks, resolvedRules, type ThemeName } from './theme.ts';
import { gradientRange } from './tint.ts';
import { normLine, renderTerminals, renderWire } from './wires.ts';
import { english, fill, type Words } from './words.ts';

export interface RenderOptions {
  /** A picture that stands by itself, with its colours inside. Without it, the page brings the rules and colours. */
  readonly standalone?: Look | ThemeName | boolean;
  readonly words?: Words;
  /** Significant digits. */
  readonly digits?: number;
  /** Wires are as thick as their gradient is large. In the panel a class says so, and nothing is drawn again. */
  readonly tinted?: boolean;
}

export const MARGIN = 12;
/** The class of a picture, or of what is around it, whose wires are as thick as their gradient is large. */
export const TINTED = 'gl-tinted';

/** The picture of a circuit, as SVG. The same input gives the same text. */
export function renderCircuit(circuit: Circuit, places: Places, options: RenderOptions = {}): string {
  const { standalone = false, words = english, digits, tinted = false } = options;
  const width = places.width + 2 * MARGIN;
  const height = places.height + 2 * MARGIN;
  const viewBox = `${-MARGIN} ${-MARGIN} ${width} ${height}`;
  const look = typeof standalone === 'string' ? looks[standalone] : standalone === true ? looks.light : standalone;
  const live = look === false;
  const wires = { words, digits, range: gradientRange(circuit), live };
  const origins = originsOf(circuit);
  const scene = [
    ...circuit.boxes.map((box, b) => renderBox(box, places.boxes[b], b, words, live)),
    ...circuit.gates.map((gate, g) => (isClosed(gate) ? renderUnder(gate, places.gates[g]) : '')),
    ...circuit.wires.map((wire, w) => renderWire(circuit, wire, places.wires[w], w, wires)),
    ...circuit.gates.map((_, g) => renderGate(circuit, g, places.gates[g], origins.has(g), words, live, digits)),
    ...circuit.wires.map((wire, w) => renderTerminals(circuit, wire, places.wires[w], words)),
  ]
    .filter((part) => part !== '')
    .join('\n');
  if (look === false) {
    return element(
      'svg',
      { xmlns: 'http://www.w3.org/2000/svg', class: 'gl-circuit', role: 'group', 'aria-label': words.title },
      element('g', { class: 'gl-scene' }, scene),
    );
  }
  return element(
    'svg',
    {
      ...{ xmlns: 'http://www.w3.org/2000/svg', class: classes('gl-circuit', tinted && TINTED) },
      ...{ viewBox, width, height, role: 'img' },
    },
    element('title', {}, escaped(words.title)),
    element('style', {}, escaped(resolvedRules(look))),
    element('rect', { x: -MARGIN, y: -MARGIN, width, height, fill: look.colours.background }),
    `\n${scene}\n`,
  );
}

function renderBox(box: Box, { x, y, width, height }: Frame, b: number, words: Words, live: boolean): string {
  const { group, stepper } = box;
  const title = groupTitle(group, words);
  const label = `${title}, ${groupPlace(group, words)}`;
  const size = boxTitleSize(group);
  const titleEnd = Math.min(textWidth(title, FONT.small) + 28, size.width);
  const hit = { x: x + 3, y: y + 3, width: titleEnd - 3, height: size.height + 1 };
  return element(
    'g',
    { class: 'gl-box', 'data-box': b },
    element('rect', { class: 'gl-frame', x, y, width, height, rx: 10 }),
    element(
      'g',
      { class: 'gl-head' },
      element(
        'g',
        { class: 'gl-title', ...pressable(live, label, 'true') },
        element('rect', { class: 'gl-hit', ...hit, 'pointer-events': 'all' }),
        element('text', { x: x + 9, y: y + 15 }, `${live ? '▾ ' : ''}${escaped(title)}`),
      ),
      stepper === undefined ? '' : renderStepper(stepper, x + titleEnd, y, words, live),
    ),
  );
}

/** Which one of a series shows, and in the panel the buttons that go to the one before and after it. */
function renderStepper(stepper: Stepper, x: number, y: number, words: Words, live: boolean): string {
  const { at, of } = stepper;
  const { width, height } = stepperSize(stepper);
  const hit = (left: number, wide: number) =>
    element('rect', { class: 'gl-hit', x: left, y: y + 2, width: wide, height: height + 2, 'pointer-events': 'all' });
  const button = (by: -1 | 1, label: string) => {
    const left = by < 0 ? x : x + width - STEP_BUTTON;
    const [from, to] = [left + STEP_BUTTON / 2 - 3 * by, left + STEP_BUTTON / 2 + 3 * by];
    const isEnd = by < 0 ? at === 1 : at === of;
    return element(
      'g',
      {
        ...{ class: 'gl-step', 'data-step': by, role: 'button', tabindex: -1, 'aria-label': label },
        'aria-disabled': isEnd ? 'true' : undefined,
      },
      hit(left, STEP_BUTTON),
      element('path', { d: `M${from} ${y + 7}v8L${to} ${y + 11}z` }),
    );
  };
  const text = element('text', { x: x + width / 2, y: y + 15 }, `${at} / ${of}`);
  if (!live) return element('g', { class: 'gl-stepper' }, text);
  const label = fill(words.seriesAt, { at, of });
  return element(
    'g',
    { class: 'gl-stepper' },
    button(-1, words.seriesPrevious),
    element(
      'g',
      { class: 'gl-step-at', role: 'button', tabindex: -1, 'aria-label': label },
      hit(x + STEP_BUTTON, width - 2 * STEP_BUTTON),
      text,
    ),
    button(1, words.seriesNext),
  );
}

/** Of several operations as one, to be opened. */
function isClosed({ group, fold }: Gate): boolean {
  return group !== undefined || fold !== undefined;
}

/** What can be opened looks like a stack of cards; the lower one lies below the wires. */
function renderUnder({ group }: Gate, { x, y, width, height }: Frame): string {
  const shift = group === undefined ? 3 : 4;
  return element('rect', { class: 'gl-under', x: x + shift, y: y + shift, width, height, rx: 8 });
}

function renderGate(
  circuit: Circuit,
  g: number,
  frame: Frame,
  isOrigin: boolean,
  words: Words,
  live: boolean,
  digits: number | undefined,
): string {
  const gate = circuit.gates[g];
  const explanation = explanationText(explainGate(circuit, g, words), words);
  const attributes = {
    class: classes(
      'gl-gate',
      `gl-${gate.kind}`,
      isArray(gate) && 'gl-array',
      gate.effect === 'moves' && 'gl-moves',
      ...standsOut(gate),
      gate.output && 'gl-output',
    ),
    'data-gate': g,
    ...pressable(live, explanation.replaceAll('\n', ', '), isClosed(gate) ? 'false' : undefined),
  };
  const title = live ? [] : [element('title', {}, escaped(explanation))];
  const badges = isOrigin ? [originMark(frame)] : [];
  return element('g', attributes, ...title, ...shapes(gate, frame, words, live, digits), ...badges);
}

/** In a file there is nothing to press. */
function pressable(live: boolean, label: string, expanded: 'true' | 'false' | undefined): Attributes {
  return live ? { role: 'button', tabindex: -1, 'aria-label': label, 'aria-expanded': expanded } : {};
}

function shapes(gate: Gate, frame: Frame, words: Words, live: boolean, digits: number | undefined): string[] {
  const { x, y, width, height } = frame;
  const middle = { x: x + width / 2, y: y + height / 2 };
  if (gate.group !== undefined) {
    const title = `${live ? '▸ ' : ''}${groupTitle(gate.group, words)}`;
    return isArray(gate)
      ? [...card(frame, title, 'gl-label'), ...norms(gate, frame, digits)]
      : [...card(frame, title, 'gl-label'), below(frame, groupPlace(gate.group, words))];
  }
  if (gate.fold !== undefined) {
    const [title, text] = foldTexts(gate, gate.fold);
    const rows =
      text === '' ? card(frame, title, 'gl-symbol', 5) : [...card(frame, title, 'gl-symbol'), below(frame, text)];
    return [...rows, ...(live ? [opener(frame)] : [])];
  }
  const round = gate.kind === 'op' && width === height;
  const shape = round
    ? element('circle', { class: 'gl-shape', cx: middle.x, cy: middle.y, r: width / 2 })
    : element('rect', { class: 'gl-shape', x, y, width, height, rx: gate.kind === 'op' ? height / 2 : 6 });
  const text =
    gate.kind === 'op'
      ? element(
          'text',
          { class: 'gl-symbol', ...middle, y: middle.y + (gate.effect === 'moves' ? 3.5 : 5) },
          escaped(gate.label),
        )
      : element('text', { class: 'gl-label', ...middle, y: middle.y + 4 }, escaped(gate.label));
  return [
    shape,
    text,
    ...(gate.kink === undefined ? [] : [kinkMark(x + width - (round ? 2 : 7), y + (round ? 4 : 1))]),
  ];
}

/** A card that can be opened: what it is, in the middle or with room for a line below it. */
function card({ x, y, width, height }: Frame, title: string, name: string, down = -2): string[] {
  return [
    element('rect', { class: 'gl-shape', x, y, width, height, rx: 8 }),
    element('text', { class: name, x: x + width / 2, y: y + height / 2 + down }, escaped(title)),
  ];
}

/** In small below the title. */
function below({ x, y, width, height }: Frame, text: string): string {
  return element('text', { class: 'gl-count', x: x + width / 2, y: y + height / 2 + 13 }, escaped(text));
}

/** Of a list how large its numbers are, and below the title beside it its gradient. */
function norms({ value, gradient }: Gate, { x, y, width, height }: Frame, digits: number | undefined): string[] {
  const baseline = y + height / 2 + 13;
  const parts = ([value, gradient] as const).flatMap((quantity, i) =>
    quantity === undefined ? [] : [{ quantity, part: i === 0 ? 'value' : 'gradient' } as const],
  );
  return parts.map(({ quantity, part }, i) => {
    const centre = x + (width * (2 * i + 1)) / (2 * parts.length);
    return normLine(quantity, part, centre, baseline, digits);
  });
}

/** The corner of a fold that opens it: the rest of it is a gate like any other. */
function opener({ x, y, width }: Frame): string {
  return element(
    'g',
    { class: 'gl-opens' },
    element('rect', { class: 'gl-hit', x: x + width - 16, y, width: 16, height: 18, 'pointer-events': 'all' }),
    element('path', { d: `M${x + width - 10} ${y + 5}l5 3.5l-5 3.5Z` }),
  );
}

/** Where NaN or ∞ comes from. */
function originMark({ x, y }: Frame): string {
  return element(
    'g',
    { class: 'gl-origin' },
    element('circle', { cx: x + 3, cy: y + 2, r: 7 }),
    element('path', { d: `M${x + 3} ${y - 2}v5M${x + 3} ${y + 5.4}v.4` }),
  );
}

/** A small corner: the graph of the function has one here. */
function kinkMark(x: number, y: number): string {
  return element(
    'g',
    { class: 'gl-kink' },
    element('circle', { cx: x, cy: y, r: 6.5 }),
    element('path', { d: `M${x - 3.5} ${y - 2.5}L${x} ${y + 3}L${x + 3.5} ${y - 2.5}` }),
  );
}
