/** A factor that the chain rule asks for and the code forgets: the upstream gradient, or a part of the local one. */
import type { Numbers, Variable } from '../../fault.ts';
import { elementwise, isNear, isSameShape, product, ratioOf, transposed } from '../arrays.ts';
import { binary, type Code, negated, unread } from '../code.ts';
import { costOf, type Hypothesis } from '../hypothesis.ts';
import type { Inquiry, Place } from '../inquiry.ts';
import { insertedBehind } from '../lines.ts';
import { locals, slopeOf, timesLocal } from '../locals.ts';
import type { Prospect } from '../prospects.ts';
import { type Factor, factorsFor, scalesOf, sumsFor, withScale } from '../search.ts';
import { isChain, isWithinIndex } from './factor.ts';

export function* missingFactor(inquiry: Inquiry): Iterable<Hypothesis> {
  yield* scaledLine(inquiry);
  for (const place of inquiry.written) {
    if (!isChain(place) || isWithinIndex(place)) continue;
    if (place.as === 'whole' && place.suspect.statement.kind === 'evaluate') continue;
    yield* seen(inquiry, place);
    yield* guessed(inquiry, place);
    yield* composed(inquiry, place);
    yield* pairs(inquiry, place);
    yield* elements(inquiry, place);
    yield* multiplied(inquiry, place);
  }
}

/** The whole that several statements write is off by a number: a line behind them puts it right. */
function* scaledLine(inquiry: Inquiry): Iterable<Hypothesis> {
  const { ratio, fault, wholes, dialect } = inquiry;
  const last = wholes.at(-1)?.statement;
  if (ratio === undefined || ratio <= 0 || last?.kind !== 'assign') return;
  if (fault.value.shape.length > 0 && !dialect.hasArrays) return;
  for (const [i, { factor, divides }] of scalesOf(ratio, inquiry).entries()) {
    const now = `${fault.check.name} ${divides ? '/=' : '*='} ${factor.text}`;
    const reason = { code: 'check-scale-missing', args: { name: fault.check.name, now } } as const;
    const edits = [insertedBehind(inquiry.text, last, now)];
    const cost = (wholes.length > 1 ? 0.9 : 1.8) + i / 100;
    yield { code: divides ? 'mean-or-sum' : 'factor', reason, span: last, edits, cost };
  }
}

/** What is there is off by a factor that is known, or by two. */
function* seen(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const wanted = inquiry.prospects.wantedAt(place);
  const value = inquiry.numbersOf(place.node);
  const { statement } = place;
  const isAll = isBody(place) && statement.kind === 'assign' && statement.targets[0].kind !== 'index';
  const ratios = wanted && value ? ratioOf(wanted, spread(value, wanted)) : isAll ? inquiry.ratios : undefined;
  if (ratios === undefined) return;
  const sure = wanted === undefined ? 2 : 1;
  const old = inquiry.code(place);
  const constant = constantOf(ratios.data);
  if (constant !== undefined) yield* byNumber(inquiry, place, old, constant);
  for (const factor of factorsFor(ratios, inquiry)) {
    // `x * x` is a power.
    if (factor.code.text === old.text && !factor.local.divides) continue;
    const base = constant !== undefined ? 0.75 : factor.local.divides ? 0.7 : 0.4;
    yield* withFactor(inquiry, place, factor, old, base * sure + factor.cost / 5);
  }
  if (constant !== undefined) return;
  for (const { code, of, cost } of sumsFor(ratios, inquiry)) {
    yield told(inquiry, place, code, binary(old, '*', code), of, 0.6 * sure + cost / 5);
  }
  for (const { variable, code, numbers } of inquiry.pool.variables) {
    if (variable.role === 'forward') continue;
    const rest = elementwise(dividedBy, ratios, numbers);
    if (rest === undefined || !isSameShape(rest.shape, ratios.shape)) continue;
    for (const factor of factorsFor(rest, inquiry)) {
      const both = binary(code, '*', timesLocal(old, factor.code, factor.local));
      yield told(
        inquiry,
        place,
        timesLocal(code, factor.code, factor.local),
        both,
        [variable],
        0.7 * sure + factor.cost / 5,
      );
    }
  }
}

function* withFactor(inquiry: Inquiry, place: Place, factor: Factor, old: Code, cost: number): Iterable<Hypothesis> {
  const { code, of, local } = factor;
  const isUpstream = of[0].role !== 'forward' && code.text === of[0].text && !local.divides;
  const now = isUpstream ? binary(code, '*', old) : timesLocal(old, code, local);
  yield told(inquiry, place, code, now, isUpstream ? of : [], cost);
}

/** Twice, half, a part in `N`. */
function* byNumber(inquiry: Inquiry, place: Place, old: Code, by: number): Iterable<Hypothesis> {
  if (isNear(Math.abs(by), 1)) return;
  for (const [i, scale] of scalesOf(Math.abs(by), inquiry).entries()) {
    const positive = withScale(old, scale);
    const now = by < 0 ? negated(positive) : positive;
    const factor = by < 0 ? `-${scale.factor.text}` : scale.factor.text;
    const args = { factor, part: inquiry.source(place.node), now: now.text };
    const isMean = scale.divides && by > 0 && Number.isInteger(Math.round(1e6 / by) / 1e6);
    const reason = { code: isMean ? 'check-mean-missing' : 'check-factor-missing', args } as const;
    const code = isMean ? 'mean-or-sum' : 'factor';
    yield { code, reason, span: place.node, edits: [inquiry.put(place, now)], cost: (isMean ? 0.6 : 0.55) + i / 100 };
  }
}

/** Each variable, where the numbers say it is that or cannot tell. */
function* guessed(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const value = inquiry.numbersOf(place.node);
  const text = inquiry.source(place.node);
  const old = inquiry.code(place);
  // A temporary that nothing flows into is where the chain is broken.
  const lacks = place.as === 'whole' && !inquiry.readsGradient(place.node);
  for (const { variable, code, numbers } of inquiry.pool.variables) {
    const isUpstream = variable.role !== 'forward';
    const times = (f: (x: number) => number) => value && elementwise((a, b) => a * f(b), value, numbers);
    const prospect: Prospect = inquiry.with(
      place,
      times((x) => x),
    );
    // What is there already is hardly missing.
    const again = reads(text, variable.text) ? 1 : 0;
    const now = isUpstream ? binary(code, '*', old) : binary(old, '*', code);
    const base = (isUpstream ? 5 : 7) + (place.suspect.role !== 'serves' ? 0 : isUpstream && lacks ? -0.5 : 1);
    yield told(inquiry, place, code, now, isUpstream ? [variable] : [], costOf(prospect, base + again));
    if (prospect !== 'wrong') continue;
    for (const local of locals.slice(1)) {
      if (
        inquiry.with(
          place,
          times((x) => slopeOf(local, x)),
        ) !== 'right'
      )
        continue;
      const written = local.write(code, inquiry.dialect);
      if (written !== undefined) yield told(inquiry, place, written, timesLocal(old, written, local), [], 0.8);
    }
  }
}

/** Expressions that the program has, where the numbers say so. */
function* composed(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const value = inquiry.numbersOf(place.node);
  if (value === undefined) return;
  for (const { variable, code, numbers } of inquiry.pool.expressions) {
    if (
      inquiry.with(
        place,
        elementwise((a, b) => a * b, value, numbers),
      ) !== 'right'
    )
      continue;
    yield told(inquiry, place, code, binary(inquiry.code(place), '*', code), [variable], 0.85);
  }
}

/** An upstream gradient and one factor more, where the numbers say so. */
function* pairs(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const value = inquiry.numbersOf(place.node);
  if (value === undefined || place.suspect.role !== 'serves') return;
  const pool = inquiry.pool.variables;
  for (const upstream of pool.filter(({ variable }) => variable.role !== 'forward')) {
    const scaled = elementwise((a, b) => a * b, value, upstream.numbers);
    if (scaled === undefined || inquiry.with(place, scaled) !== 'wrong') continue;
    for (const { code, numbers } of pool) {
      for (const local of locals.slice(0, 4)) {
        const both = elementwise((a, b) => a * slopeOf(local, b), scaled, numbers);
        if (inquiry.with(place, both) !== 'right') continue;
        const written = local.write(code, inquiry.dialect);
        if (written === undefined) continue;
        const now = binary(upstream.code, '*', timesLocal(inquiry.code(place), written, local));
        yield told(inquiry, place, timesLocal(upstream.code, written, local), now, [upstream.variable], 0.9);
      }
    }
  }
}

/** Elements, at the indices of the loops around it. */
function* elements(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const present = inquiry.source(place.node);
  for (const element of inquiry.elementsAt(place)) {
    if (reads(present, element)) continue;
    const upstream = inquiry.isGradient(element.slice(0, element.indexOf('[')));
    const factor = unread(element);
    const old = inquiry.code(place);
    const now = upstream ? binary(factor, '*', old) : binary(old, '*', factor);
    yield toldAs(inquiry, place, factor, now, upstream, upstream ? 5.5 : 7.2);
  }
}

/** `W.T` to `d @ W.T`. */
function* multiplied(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const old = inquiry.numbersOf(place.node);
  if (!inquiry.dialect.hasArrays || (old !== undefined && old.shape.length !== 2)) return;
  if (old === undefined && place.as !== 'whole') return;
  const { dialect } = inquiry;
  const code = inquiry.code(place);
  for (const { variable, code: given, numbers } of inquiry.pool.variables) {
    if (variable.role === 'forward' || numbers.shape.length > 2) continue;
    const turned = transposed(numbers);
    const ways: [Code, Numbers | undefined][] = [
      [dialect.product(given, code), old && product(numbers, old)],
      [dialect.product(code, given), old && product(old, numbers)],
      ...(numbers.shape.length < 2
        ? []
        : [[dialect.product(dialect.transposed(given), code), old && turned && product(turned, old)] as const]),
    ].map(([now, value]) => [now as Code, value as Numbers | undefined]);
    for (const [now, value] of ways) {
      if (old !== undefined && value === undefined) continue;
      yield told(inquiry, place, given, now, [variable], costOf(inquiry.with(place, value), 6));
    }
  }
}

/** The whole value, or what each of its elements is: `d.map((g) => g * x)`, `[g * x for g in d]`. */
function isBody({ as, node, parent }: Pick<Place, 'as' | 'node' | 'parent'>): boolean {
  if (as === 'whole') return true;
  const list = parent?.node;
  if (parent === undefined || list?.kind !== 'other' || list.children.at(-1) !== node) return false;
  if (parent.as === 'whole') return true;
  const call = parent.parent;
  return (
    call?.as === 'whole' &&
    call.node.kind === 'call' &&
    call.node.callee.kind === 'member' &&
    call.node.callee.name === 'map'
  );
}

/** A number in the place of an array is that everywhere. */
function spread(value: Numbers, over: Numbers): Numbers {
  const whole = elementwise((_, x) => x, over, value);
  return whole !== undefined && isSameShape(whole.shape, over.shape) ? whole : value;
}

/** @param of what of the factor may be a gradient */
function told(
  inquiry: Inquiry,
  place: Place,
  factor: Code,
  now: Code,
  of: readonly Variable[],
  cost: number,
): Hypothesis {
  return toldAs(
    inquiry,
    place,
    factor,
    now,
    of.some(({ role }) => role !== 'forward'),
    cost,
  );
}

function toldAs(
  inquiry: Inquiry,
  place: Place,
  factor: Code,
  now: Code,
  isUpstream: boolean,
  cost: number,
): Hypothesis {
  const args = { factor: factor.text, part: inquiry.source(place.node), now: now.text };
  const reason = { code: isUpstream ? 'check-upstream-missing' : 'check-factor-missing', args } as const;
  const code = isUpstream ? 'upstream-missing' : 'factor';
  return { code, reason, span: place.node, edits: [inquiry.put(place, now)], cost };
}

function dividedBy(x: number, by: number): number {
  return by === 0 ? Number.NaN : x / by;
}

/** Whether a code names a variable, not only one whose name ends or begins like it. */
function reads(code: string, name: string): boolean {
  const at = code.indexOf(name);
  if (at < 0) return false;
  const isApart = !/[\w$.]/.test(code[at - 1] ?? '') && !/[\w$]/.test(code[at + name.length] ?? '');
  return isApart || reads(code.slice(at + 1), name);
}

/** What all are that are numbers; undefined: they differ, or there are none. */
function constantOf(data: ArrayLike<number>): number | undefined {
  const numbers = Array.from(data).filter((x) => !Number.isNaN(x));
  return numbers.every((x) => isNear(x, numbers[0])) ? numbers[0] : undefined;
}
