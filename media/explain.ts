/** What is said about a gate or a fork that somebody points at. */
import type { Quantity } from '../core/answers.ts';
import { shapeText } from '../core/circuit/cells.ts';
import type { Circuit, Gate, Group, Wire } from '../core/circuit/circuit.ts';
import { NONE, tagName } from '../core/circuit/circuit.ts';
import { formatNumber, formatQuantity, formatStatistics, GRADIENT_MARK } from '../core/format.ts';
import { isZero } from '../core/statistics.ts';
import { linksOf } from './links.ts';
import { EXPLODING, HUGE, isExploding, isHuge, isVanishing, originsOf, VANISHING } from './marks.ts';
import { foldRule, shortened, type Term, termsOf } from './terms.ts';
import { fill, type Words } from './words.ts';

/** Of the value and the gradient, which the picture shows in fewer. */
const DIGITS = 6;
const MOST_TERMS = 8;
const NAME_LENGTH = 24;

export interface Explanation {
  readonly title: string;
  /** Its source text. */
  readonly source: string;
  readonly line: string;
  /** What it does to a gradient, in words. */
  readonly effect: string | undefined;
  readonly value: string | undefined;
  readonly gradient: string | undefined;
  /** The chain rule in numbers, one row an argument; of a fork, one a use. */
  readonly terms: readonly Term[];
  readonly notes: readonly string[];
}

const nothing = {
  source: '',
  line: '',
  effect: undefined,
  value: undefined,
  gradient: undefined,
  terms: [],
  notes: [],
};

export function explainGate(circuit: Circuit, g: number, words: Words): Explanation {
  const gate = circuit.gates[g];
  if (gate.group !== undefined) {
    const notes = [...originNotes(circuit, g, words), words.opens];
    const place = { title: groupTitle(gate.group, words), line: groupPlace(gate.group, words) };
    return { ...nothing, ...place, ...numbersOf(gate), notes };
  }
  return {
    title: titleOf(gate, words),
    source: gate.text === gate.name ? '' : gate.text,
    line: gate.line === 0 ? '' : fill(words.line, { line: String(gate.line) }),
    effect: gate.effect === undefined ? foldRule(circuit, g) : words[gate.effect],
    ...numbersOf(gate),
    terms: shown(gate.gradient === undefined ? [] : termsOf(circuit, g, words)),
    notes: notesOf(circuit, g, words),
  };
}

/** Where a wire forks: what comes back from each use, and their sum. */
export function explainFork(circuit: Circuit, w: number, words: Words): Explanation {
  const wire = circuit.wires[w];
  const terms = wire.branches
    .filter(({ gradient }) => gradient !== undefined)
    .map(({ to, gradient }) => ({ name: consumerName(circuit, to, words), flow: formatQuantity(gradient!) }));
  const sum = sumText(wire);
  const effect = fill(words.sum, { count: usesOf([wire]) });
  return {
    ...nothing,
    title: tagName(circuit, wire),
    effect,
    terms: shown(terms),
    notes: sum === undefined ? [] : [sum],
  };
}

/** The same in one text, for screen readers and for the tooltips of exported pictures. */
export function explanationText(explanation: Explanation, words: Words): string {
  const { title, source, line, effect, value, gradient, terms, notes } = explanation;
  return [
    effect === undefined ? title : `${title}: ${effect}`,
    source === '' ? line : `${source} (${line})`,
    value === undefined ? undefined : `${words.value} ${value}`,
    gradient === undefined ? undefined : `${words.gradient} ${gradient}`,
    ...terms.map(({ name, flow }) => (flow === '' ? name : `${GRADIENT_MARK}${name}: ${flow}`)),
    ...notes,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('\n');
}

export function groupTitle(group: Group, words: Words): string {
  const { kind, from, to, of } = group;
  switch (kind) {
    case 'call':
    case 'composition':
    case 'formula':
    case 'array':
      return group.text;
    case 'calls':
      return `${group.text} ×${of}`;
    case 'loop':
      return fill(words.loop, { count: of });
    case 'iteration':
      return fill(words.iteration, { from, of });
    case 'iterations':
      if (from === to) return `${from} / ${of}`;
      return fill(words.iterations, { from, to, of });
    case 'part':
      return fill(words.iterations, { from, to, of });
    case 'lines':
      return lines(group, words);
  }
}

/** Where it is and how much it holds. */
export function groupPlace(group: Group, words: Words): string {
  const count = { count: group.gates };
  const gates =
    group.kind === 'array' ? fill(words.values, count) : group.gates === 1 ? words.oneGate : fill(words.gates, count);
  return group.kind === 'lines' ? gates : `${lines(group, words)} · ${gates}`;
}

function numbersOf({ value, gradient }: Gate): Pick<Explanation, 'value' | 'gradient'> {
  return {
    value: value === undefined ? undefined : described(value),
    gradient: gradient === undefined ? undefined : described(gradient),
  };
}

function lines({ line, lastLine }: Group, words: Words): string {
  if (line === lastLine) return fill(words.line, { line: String(line) });
  return fill(words.lines, { from: String(line), to: String(lastLine) });
}

function titleOf({ kind, label, name }: Gate, words: Words): string {
  const what = kind === 'input' ? words.input : kind === 'constant' ? words.constant : label;
  return name === undefined || name === what ? what : `${name} · ${what}`;
}

function notesOf(circuit: Circuit, g: number, words: Words): string[] {
  const gate = circuit.gates[g];
  const { leaving } = linksOf(circuit);
  const notes = originNotes(circuit, g, words);
  const uses = usesOf(leaving[g]);
  if (uses > 1) {
    const sum = leaving[g].length === 1 ? sumText(leaving[g][0]) : undefined;
    notes.push(sum ?? fill(words.sum, { count: uses }));
  }
  if (gate.kink !== undefined) notes.push(fill(kinkWords(gate, words), { ...gate.kink }));
  if (isZero(gate.gradient)) notes.push(words.dead);
  if (isExploding(gate.gradient)) notes.push(fill(words.exploding, { limit: EXPLODING }));
  if (isVanishing(gate.gradient)) notes.push(fill(words.vanishing, { limit: formatNumber(VANISHING) }));
  if (isHuge(gate.value)) notes.push(fill(words.huge, { limit: HUGE }));
  if (gate.fold !== undefined) notes.push(words.opensFold);
  return notes;
}

function originNotes(circuit: Circuit, g: number, words: Words): string[] {
  const origins = originsOf(circuit).get(g) ?? [];
  return origins.map(({ of, what }) => fill(of === 'value' ? words.firstValue : words.firstGradient, { what }));
}

function kinkWords({ kink, value }: Gate, words: Words): string {
  if (typeof value === 'number') return words.kink;
  return kink?.count === 1 ? words.kinkInOne : words.kinks;
}

function usesOf(wires: readonly Wire[]): number {
  return wires.reduce((sum, { branches }) => branches.reduce((uses, branch) => uses + branch.uses, sum), 0);
}

/**
 * `∂ 2.06 = 0.5121 + (-0.03576) + 1.583`. Dots stand for what the branches do not show: what is used in a closed group,
 * and what the output began with.
 *
 * @returns undefined of arrays, whose norms do not add up
 */
function sumText({ gradient, branches }: Wire): string | undefined {
  const parts = branches.flatMap((branch) => (typeof branch.gradient === 'number' ? [branch.gradient] : []));
  if (typeof gradient !== 'number' || parts.length === 0 || parts.length > MOST_TERMS) return undefined;
  const texts = parts
    .map((x) => formatNumber(x))
    .map((text, i) => (i > 0 && text.startsWith('-') ? `(${text})` : text));
  const sum = parts.reduce((a, b) => a + b, 0);
  const scale = parts.reduce((a, b) => a + Math.abs(b), Math.abs(gradient));
  const isWhole = !Number.isFinite(gradient) || Math.abs(sum - gradient) <= 1e-9 * scale;
  return `${GRADIENT_MARK} ${formatNumber(gradient)} = ${texts.join(' + ')}${isWhole ? '' : ' + …'}`;
}

function consumerName({ gates }: Circuit, to: number, words: Words): string {
  if (to === NONE) return words.output;
  const { group, name, text, label } = gates[to];
  return shortened(
    group !== undefined ? groupTitle(group, words) : (name ?? (text === '' ? label : text)),
    NAME_LENGTH,
  );
}

function shown(terms: readonly Term[]): readonly Term[] {
  return terms.length <= MOST_TERMS ? terms : [...terms.slice(0, MOST_TERMS - 1), { name: '…', flow: '' }];
}

/** Of an array shape and statistics, or its few elements. */
function described(quantity: Quantity): string {
  if (typeof quantity === 'number') return formatNumber(quantity, DIGITS);
  const { elements } = quantity;
  if (elements !== undefined) return formatQuantity(quantity, DIGITS);
  return `${shapeText(quantity)} · ${formatStatistics(quantity)}`;
}
