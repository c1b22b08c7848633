import type { Quantity } from '../core/answers.ts';
import type { Circuit, Gate, Group } from '../core/circuit/circuit.ts';
import { formatNumber, formatQuantity, formatStatistics, GRADIENT_MARK } from '../core/format.ts';
import { isZero } from '../core/statistics.ts';
import { fill, type Words } from './words.ts';

const DIGITS = 6;

/** What is said about a gate that somebody points at. */
export interface Explanation {
  readonly title: string;
  /** Its source text. */
  readonly source: string;
  readonly line: string;
  /** What it does to a gradient, in words. */
  readonly effect: string | undefined;
  readonly value: string | undefined;
  readonly gradient: string | undefined;
  /** The chain rule in numbers, one row an argument. */
  readonly terms: readonly Term[];
  readonly notes: readonly string[];
}

export interface Term {
  readonly name: string;
  /** `-4 × 5 = -20`, or why there is none. */
  readonly text: string;
}

export function explainGate(circuit: Circuit, g: number, words: Words): Explanation {
  const gate = circuit.gates[g];
  const { group } = gate;
  const place = gate.line === 0 ? '' : fill(words.line, { line: String(gate.line) });
  if (group !== undefined) {
    return { ...nothing, title: groupTitle(group, words), line: groupPlace(group, words), notes: [words.opens] };
  }
  const what = gate.kind === 'op' ? gate.label : gate.kind === 'input' ? words.input : words.constant;
  const notes: string[] = [];
  const uses = usesOf(circuit, g);
  if (uses > 1) notes.push(fill(words.sum, { count: uses }));
  if (gate.kink !== undefined) notes.push(fill(kinkWords(gate, words), { ...gate.kink }));
  if (isZero(gate.gradient)) notes.push(words.dead);
  return {
    title: gate.name === undefined ? what : `${gate.name} · ${what}`,
    source: gate.text === gate.name ? '' : gate.text,
    line: place,
    effect: gate.effect === undefined ? undefined : words[gate.effect],
    value: gate.value === undefined ? undefined : described(gate.value),
    gradient: gate.gradient === undefined ? undefined : described(gate.gradient),
    terms: gate.gradient === undefined ? [] : termsOf(circuit, g, words),
    notes,
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
    ...terms.map(({ name, text }) => `${GRADIENT_MARK}${name}: ${text}`),
    ...notes,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('\n');
}

const nothing = { source: '', effect: undefined, value: undefined, gradient: undefined, terms: [] };

export function groupTitle(group: Group, words: Words): string {
  const { kind, from, to, of } = group;
  switch (kind) {
    case 'call':
    case 'composition':
    case 'formula':
      return group.text;
    case 'calls':
      return `${group.text} ×${of}`;
    case 'loop':
      return fill(words.loop, { count: of });
    case 'iteration':
      return fill(words.iteration, { from, of });
    case 'iterations':
      return fill(words.iterations, { from, to, of });
    case 'part':
      return fill(words.iterations, { from, to, of });
    case 'lines':
      return lines(group, words);
  }
}

/** Where it is and how much it holds. */
export function groupPlace(group: Group, words: Words): string {
  const gates = group.gates === 1 ? words.oneGate : fill(words.gates, { count: group.gates });
  return group.kind === 'lines' ? gates : `${lines(group, words)} · ${gates}`;
}

function lines({ line, lastLine }: Group, words: Words): string {
  if (line === lastLine) return fill(words.line, { line: String(line) });
  return fill(words.lines, { from: String(line), to: String(lastLine) });
}

function kinkWords({ kink, value }: Gate, words: Words): string {
  if (typeof value === 'number') return words.kink;
  return kink?.count === 1 ? words.kinkInOne : words.kinks;
}

function usesOf(circuit: Circuit, g: number): number {
  let uses = 0;
  for (const wire of circuit.wires) if (wire.from === g) for (const branch of wire.branches) uses += branch.uses;
  return uses;
}

/** `-4 × 5 = -20`; of arrays what goes in and what comes out: what happens between them, the gate's effect says. */
function termText(upstream: Quantity, local: number | undefined, gradient: Quantity): string {
  if (local === undefined) return `${formatQuantity(upstream)} → ${formatQuantity(gradient)}`;
  const [above, slope, given] = [upstream, local, gradient].map((quantity) => formatQuantity(quantity, DIGITS));
  return `${above} × ${slope} = ${given}`;
}

/** Of an array kind, shape and statistics, or its few elements. */
function described(quantity: Quantity): string {
  if (typeof quantity === 'number') return formatNumber(quantity, DIGITS);
  const { shape, elements } = quantity;
  return elements === undefined
    ? `[${shape.join(',')}] ${formatStatistics(quantity)}`
    : formatQuantity(quantity, DIGITS);
}

function termsOf(circuit: Circuit, g: number, words: Words): readonly Term[] {
  const upstream = circuit.gates[g].gradient!;
  const terms: (Term & { readonly argument: number })[] = [];
  for (const wire of circuit.wires) {
    for (const { to, argument, local, gradient } of wire.branches) {
      if (to !== g) continue;
      const from = circuit.gates[wire.from];
      // A movement may have happened where its result was read: the text there is the reader's.
      const isOwnText = from.kind === 'op' && from.text !== circuit.gates[g].text;
      const name = wire.name ?? (isOwnText ? from.text : from.label);
      const text = gradient === undefined ? words.stops : termText(upstream, local, gradient);
      terms.push({ name, text, argument });
    }
  }
  return terms.sort((a, b) => a.argument - b.argument).map(({ name, text }) => ({ name, text }));
}
