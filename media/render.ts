import type { Box, Circuit, Gate } from '../core/circuit/circuit.ts';
import type { Frame, Places } from '../core/circuit/places.ts';
import { boxTitleSize } from '../core/circuit/sizes.ts';
import { isLoud, isZero } from '../core/statistics.ts';
import { explainGate, explanationText, groupPlace, groupTitle } from './explain.ts';
import { classes, element, escaped } from './svg.ts';
import { type Look, looks, resolvedRules, type ThemeName } from './theme.ts';
import { renderTerminals, renderWire } from './wires.ts';
import { english, type Words } from './words.ts';

export interface RenderOptions {
  /** A picture that stands by itself, with its colours inside. Without it, the page brings the rules and colours. */
  readonly standalone?: Look | ThemeName | boolean;
  readonly words?: Words;
  /** Significant digits. */
  readonly digits?: number;
}

export const MARGIN = 12;

/** The picture of a circuit, as SVG. The same input gives the same text. */
export function renderCircuit(circuit: Circuit, places: Places, options: RenderOptions = {}): string {
  const { standalone = false, words = english, digits } = options;
  const width = places.width + 2 * MARGIN;
  const height = places.height + 2 * MARGIN;
  const viewBox = `${-MARGIN} ${-MARGIN} ${width} ${height}`;
  const look = typeof standalone === 'string' ? looks[standalone] : standalone === true ? looks.light : standalone;
  const scene = [
    ...circuit.boxes.map((box, b) => renderBox(box, places.boxes[b], b, words)),
    ...circuit.gates.map((gate, g) => (gate.group === undefined ? '' : renderUnder(places.gates[g]))),
    ...circuit.wires.map((wire, w) => renderWire(circuit, wire, places.wires[w], w, words, digits)),
    ...circuit.gates.map((gate, g) => renderGate(circuit, gate, places.gates[g], g, words, look !== false)),
    ...circuit.wires.map((wire, w) => renderTerminals(circuit, wire, places.wires[w], words)),
  ].join('\n');
  if (look === false) {
    return element(
      'svg',
      { xmlns: 'http://www.w3.org/2000/svg', class: 'gl-circuit', role: 'group', 'aria-label': words.title },
      element('g', { class: 'gl-scene' }, scene),
    );
  }
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', class: 'gl-circuit', viewBox, width, height, role: 'img' },
    element('title', {}, escaped(words.title)),
    element('style', {}, escaped(resolvedRules(look))),
    element('rect', { x: -MARGIN, y: -MARGIN, width, height, fill: look.colours.background }),
    `\n${scene}\n`,
  );
}

function renderBox({ group }: Box, { x, y, width, height }: Frame, b: number, words: Words): string {
  const title = groupTitle(group, words);
  const place = groupPlace(group, words);
  return element(
    'g',
    { class: 'gl-box', 'data-box': b },
    element('rect', { class: 'gl-frame', x, y, width, height, rx: 10 }),
    element(
      'g',
      { class: 'gl-title', role: 'button', tabindex: -1, 'aria-expanded': 'true', 'aria-label': `${title}, ${place}` },
      element('rect', { class: 'gl-hit', x, y, ...boxTitleSize(group), 'pointer-events': 'all' }),
      element('text', { x: x + 9, y: y + 15 }, `▾ ${escaped(title)}`),
    ),
  );
}

/** A closed group looks like a stack of cards; the lower one lies below the wires. */
function renderUnder({ x, y, width, height }: Frame): string {
  return element('rect', { class: 'gl-under', x: x + 4, y: y + 4, width, height, rx: 8 });
}

function renderGate(circuit: Circuit, gate: Gate, frame: Frame, g: number, words: Words, titled: boolean): string {
  const explanation = explanationText(explainGate(circuit, g, words), words);
  const loud = isLoud(gate.value) || isLoud(gate.gradient);
  const attributes = {
    class: classes(
      'gl-gate',
      `gl-${gate.kind}`,
      gate.effect === 'moves' && 'gl-moves',
      isZero(gate.gradient) && !loud && 'gl-dead',
      gate.gradient === undefined && 'gl-still',
      loud && 'gl-loud',
      gate.output && 'gl-output',
    ),
    'data-gate': g,
    role: 'button',
    tabindex: -1,
    'aria-label': explanation.replaceAll('\n', ', '),
    'aria-expanded': gate.group === undefined ? undefined : 'false',
  };
  const title = titled ? [element('title', {}, escaped(explanation))] : [];
  return element('g', attributes, ...title, ...shapes(gate, frame, words));
}

function shapes(gate: Gate, { x, y, width, height }: Frame, words: Words): string[] {
  const middle = { x: x + width / 2, y: y + height / 2 };
  if (gate.group !== undefined) {
    const rect = { width, height, rx: 8 };
    return [
      element('rect', { class: 'gl-shape', x, y, ...rect }),
      element(
        'text',
        { class: 'gl-label', x: middle.x, y: middle.y - 2 },
        `▸ ${escaped(groupTitle(gate.group, words))}`,
      ),
      element('text', { class: 'gl-count', x: middle.x, y: middle.y + 13 }, escaped(groupPlace(gate.group, words))),
    ];
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

/** A small corner: the graph of the function has one here. */
function kinkMark(x: number, y: number): string {
  return element(
    'g',
    { class: 'gl-kink' },
    element('circle', { cx: x, cy: y, r: 6.5 }),
    element('path', { d: `M${x - 3.5} ${y - 2.5}L${x} ${y + 3}L${x + 3.5} ${y - 2.5}` }),
  );
}
