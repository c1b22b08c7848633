/** A factor that the chain rule asks for and the code forgets: the upstream gradient, or a part of the local one. */
import type { Variable } from '../../fault.ts';
import { elementwise, product, ratioOf, transposed } from '../arrays.ts';
import { binary, type Code, unread } from '../code.ts';
import { costOf, type Hypothesis } from '../hypothesis.ts';
import type { Inquiry, Place } from '../inquiry.ts';
import { timesLocal } from '../locals.ts';
import type { Prospect } from '../prospects.ts';
import { elementsAt } from '../reads.ts';
import { factorsFor } from '../search.ts';
import { isChain, isWithinIndex } from './factor.ts';

export function* missingFactor(inquiry: Inquiry): Iterable<Hypothesis> {
  for (const place of inquiry.written) {
    if (!isChain(place) || isWithinIndex(place)) continue;
    if (place.as === 'whole' && place.suspect.statement.kind === 'evaluate') continue;
    yield* seen(inquiry, place);
    yield* guessed(inquiry, place);
    yield* elements(inquiry, place);
    yield* multiplied(inquiry, place);
  }
}

/** What is there is off by a factor that is known. */
function* seen(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const wanted = inquiry.prospects.wantedAt(place);
  const value = inquiry.numbersOf(place.node);
  const ratios = wanted && value ? ratioOf(wanted, value) : place.as === 'whole' ? inquiry.ratios : undefined;
  if (ratios === undefined || isConstant(ratios.data)) return;
  const sure = wanted === undefined ? 2 : 1;
  const old = inquiry.code(place);
  for (const { code, cost, of, local } of factorsFor(ratios, inquiry)) {
    // `x * x` is a power.
    if (code.text === old.text && !local.divides) continue;
    const base = (local.divides ? 0.7 : 0.4) * sure + cost / 5;
    const isUpstream = of[0].role !== 'forward' && code.text === of[0].text && !local.divides;
    const now = isUpstream ? binary(code, '*', old) : timesLocal(old, code, local);
    yield toldAs(inquiry, place, code, now, isUpstream ? 'upstream-missing' : 'factor', base);
  }
}

/** Each variable, where the numbers say it is that or cannot tell. */
function* guessed(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const old = inquiry.numbersOf(place.node);
  const text = inquiry.source(place.node);
  for (const variable of inquiry.fault.variables) {
    if (text.includes(variable.text)) continue;
    const prospect: Prospect = inquiry.with(place, old && elementwise((a, b) => a * b, old, variable.numbers));
    const base = variable.role === 'forward' ? 7 : 5;
    const cost = costOf(prospect, place.suspect.role === 'serves' ? base + 1 : base);
    yield hypothesis(inquiry, place, unread(variable.text), variable, cost);
  }
}

/** Elements, at the indices of the loops around it. */
function* elements(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { fault, text } = inquiry;
  const present = inquiry.source(place.node);
  for (const element of elementsAt(fault.program, place.statement, text)) {
    if (present.includes(element)) continue;
    const isUpstream = fault.variables.some(
      ({ role, text: name }) => role !== 'forward' && element.startsWith(`${name}[`),
    );
    const factor = unread(element);
    const now = isUpstream ? binary(factor, '*', inquiry.code(place)) : binary(inquiry.code(place), '*', factor);
    yield toldAs(inquiry, place, factor, now, isUpstream ? 'upstream-missing' : 'factor', isUpstream ? 5.5 : 7.2);
  }
}

/** `W.T` to `d @ W.T`. */
function* multiplied(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const old = inquiry.numbersOf(place.node);
  if (!inquiry.dialect.hasArrays || (old !== undefined && old.shape.length !== 2)) return;
  const { dialect } = inquiry;
  for (const variable of inquiry.fault.variables) {
    if (variable.role === 'forward' || variable.numbers.shape.length !== 2) continue;
    const [code, given] = [inquiry.code(place), unread(variable.text)];
    const { numbers } = variable;
    const turned = transposed(numbers);
    const ways: [Code, Prospect][] = [
      [dialect.product(given, code), inquiry.with(place, old && product(numbers, old))],
      [dialect.product(code, given), inquiry.with(place, old && product(old, numbers))],
      [dialect.product(dialect.transposed(given), code), inquiry.with(place, old && turned && product(turned, old))],
    ];
    for (const [now, prospect] of ways) {
      if (old === undefined && place.as !== 'whole') continue;
      yield toldAs(inquiry, place, given, now, 'upstream-missing', costOf(prospect, 6));
    }
  }
}

function hypothesis(inquiry: Inquiry, place: Place, factor: Code, of: Variable, cost: number): Hypothesis {
  const old = inquiry.code(place);
  const isUpstream = of.role !== 'forward' && factor.text === of.text;
  const now = isUpstream ? binary(factor, '*', old) : binary(old, '*', factor);
  return toldAs(inquiry, place, factor, now, isUpstream ? 'upstream-missing' : 'factor', cost);
}

function toldAs(
  inquiry: Inquiry,
  place: Place,
  factor: Code,
  now: Code,
  code: 'factor' | 'upstream-missing',
  cost: number,
): Hypothesis {
  const args = { factor: factor.text, part: inquiry.source(place.node), now: now.text, of: inquiry.fault.check.of };
  const reason = { code: code === 'factor' ? 'check-factor-missing' : 'check-upstream-missing', args } as const;
  return { code, reason, span: place.node, edits: [inquiry.put(place, now)], cost };
}

function isConstant(data: ArrayLike<number>): boolean {
  const numbers = Array.from(data).filter((x) => !Number.isNaN(x));
  return numbers.length < 2 || numbers.every((x) => Math.abs(x - numbers[0]) <= 1e-9 * Math.abs(numbers[0]));
}
