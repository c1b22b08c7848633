/** What differs from autodiff and is no mistake for all that: kinks, an ε, a factor that is divided out later. */

import type { Reason } from '../answers.ts';
import { indexOf } from '../elements.ts';
import type { Check, Edit } from './answers.ts';
import type { Checker, Outcome } from './checker.ts';
import type { Numbers } from './fault.ts';
import type { Expression, Statement } from './forms.ts';
import { hasKinks, kinkIn, type Nudged } from './kinks.ts';
import { constantRatio, differenceOf, isSameRatio, isZero, TOLERANCE } from './numbers.ts';
import type { Told } from './report.ts';
import { computedBy, expressionsIn, expressionsOf, statementsIn } from './walk.ts';

/** The same, with verdicts that are fair. */
export function fairly(outcome: Outcome, checker: Checker): Told[] {
  const all = outcome.told;
  let told = all.map((one) => (isWrong(one) ? dividedLater(served(ofAnotherScale(one, all), all), all) : one));
  told = told.map((one) => withoutExcuses(one, told));
  if (told.some(isWrong)) told = withoutEpsilons(told, outcome, checker);
  if (told.some(isWrong) && hasKinks(outcome.happenings))
    told = told.map((one) => (isWrong(one) ? atKink(one, outcome) : one));
  const wrong = new Set(told.filter(isWrong).map(({ check }) => check.name));
  return told.map((one) => changed(one, { given: one.check.given.filter((name) => wrong.has(name)) }));
}

function isWrong({ check }: Told): boolean {
  return check.verdict === 'wrong';
}

function changed(one: Told, changes: Partial<Check>): Told {
  return { ...one, check: { ...one.check, ...changes } };
}

/**
 * Many write a gradient without the mean over examples, and divide what is computed from it; or mean by `dz` the gradient
 * of what goes into `z`. Where all that is computed from it is right, it is no mistake.
 */
function served(one: Told, all: readonly Told[]): Told {
  if (!isWrong(one)) return one;
  const isExcused = one.finding.isServed && !readersOf(one, all).some(isWrong);
  return isExcused ? excused(one, one.finding.expected) : one;
}

/**
 * The loss that another function computes may be the mean over examples of what is differentiated, or its sum: where all
 * gradients of a function differ by one such factor, none is wrong.
 */
function ofAnotherScale(one: Told, all: readonly Told[]): Told {
  const ratioOf = ({ finding: { value, expected } }: Told) => constantRatio(value?.data, expected?.data);
  const ratio = ratioOf(one);
  if (one.finding.root?.certainty !== 'likely' || ratio === undefined) return one;
  const isCount = [ratio, 1 / ratio].some((count) => count > 1.5 && isSameRatio(Math.round(count), count));
  const peers = all.filter(({ check }) => check.within === one.check.within);
  const isAlike = peers.filter(isWrong).every((peer) => isSameRatio(ratio, ratioOf(peer)));
  const isRight = ({ check, finding }: Told) =>
    check.verdict === 'correct' && check.given.length === 0 && !isZero(finding.expected);
  return isCount && isAlike && !peers.some(isRight) ? excused(one, one.finding.expected) : one;
}

/** An upstream gradient without the mean that another function takes of what it makes of it. */
function dividedLater(one: Told, all: readonly Told[]): Told {
  const { value, expected } = one.finding;
  const ratio = constantRatio(value?.data, expected?.data);
  if (!isWrong(one) || ratio === undefined) return one;
  const isTakenElsewhere = all.some(
    ({ check, finding }) =>
      check.verdict === 'correct' && finding.root?.certainty === 'likely' && check.within !== one.check.within,
  );
  const isCount = value?.shape.some((count) => count > 1 && isSameRatio(count, ratio)) === true;
  const isHandedOn = readersOf(one, all).length > 0;
  const isExcused =
    isDividedInReturn(one) || (isHandedOn && isTakenElsewhere && (isCount || all.filter(isWrong).length === 1));
  return isExcused ? excused(one, expected) : one;
}

/** `return [loss / n, dw / n]` */
function isDividedInReturn({ finding }: Told): boolean {
  const { name, scope } = finding.generation.claim;
  return scope.returns.some(({ value }) =>
    [...expressionsIn(value)].some(
      (part) => part.kind === 'binary' && part.operator === '/' && part.left.kind === 'name' && part.left.name === name,
    ),
  );
}

/** What is right only by what was no mistake after all is none itself if something right is made of it; else it is. */
function withoutExcuses(one: Told, told: readonly Told[]): Told {
  const { finding, check } = one;
  const { plain, value } = finding;
  if (check.verdict !== 'correct' || plain === undefined || value === undefined) return one;
  const isOpen = (name: string) => told.some((other) => other.check.name === name && isWrong(other));
  if (check.given.some(isOpen)) return one;
  const { error, worst } = differenceOf(value.data, plain.data);
  if (error <= TOLERANCE) return one;
  const ratio = constantRatio(value.data, plain.data);
  const isSame = ({ reason }: Check) =>
    reason?.code === 'check-scaled' && isSameRatio(Number(reason.args.ratio), ratio);
  if (
    readersOf(one, told).some(({ check: { verdict, given } }) => verdict === 'correct' && given.length === 0) ||
    told.some(({ check: other }) => check.given.includes(other.name) && (isSame(other) || other.of === check.of))
  )
    return excused(one, plain);
  return {
    finding: { ...finding, expected: plain, verdict: 'wrong', given: [] },
    check: {
      ...check,
      ...{ verdict: 'wrong', given: [], maxRelError: error, worstIndex: indexOf(worst, value.shape) },
      ...{ value: value.data[worst], expected: plain.data[worst] },
      lines: check.lines.map((line) => (line.verdict === 'correct' ? { ...line, verdict: 'wrong' } : line)),
    },
  };
}

function readersOf({ finding }: Told, all: readonly Told[]): Told[] {
  const { name, scope } = finding.generation.claim;
  return all.filter((other) => {
    const { claim } = other.finding.generation;
    return claim.scope === scope && claim.name !== name && claim.writes.some(({ reads }) => reads.has(name));
  });
}

function excused(one: Told, expected: Numbers | undefined): Told {
  const { name, of } = one.check;
  const ratio = constantRatio(one.finding.value?.data, expected?.data);
  const reason: Reason =
    ratio === undefined
      ? { code: 'check-otherwise', args: { name, of } }
      : { code: 'check-scaled', args: { name, of, ratio: Number(ratio.toPrecision(6)) } };
  return changed(one, { verdict: 'unjudged', reason });
}

/** An ε that keeps a logarithm or a quotient finite is no part of the formula that is derived. */
function withoutEpsilons(told: readonly Told[], { reading }: Outcome, checker: Checker): Told[] {
  const edits = epsilonsIn(reading.program).map(({ start, end }): Edit => ({ start, end, text: '0.0' }));
  const other = edits.length === 0 ? undefined : checker.runWith(edits);
  return told.map((one) => {
    if (!isWrong(one) || (one.check.maxRelError ?? 1) > MOST_OF_EPSILON) return one;
    const { name, within } = one.check;
    const same = other?.told.find(({ check }) => check.name === name && check.within === within);
    if (same?.check.verdict !== 'correct') return one;
    return changed(one, { verdict: 'correct', reason: { code: 'check-epsilon', args: { name } } });
  });
}

/** What an ε may change; more is a mistake whatever is without it. */
const MOST_OF_EPSILON = 1e-2;
const GREATEST_EPSILON = 1e-3;

function epsilonsIn(statements: readonly Statement[]): Expression[] {
  return [...statementsIn(statements)].flatMap((statement) => {
    const isEpsilon = (one: Expression) => one.kind === 'number' && one.value > 0 && one.value <= GREATEST_EPSILON;
    const added = expressionsOf(statement)
      .flatMap((whole) => [...expressionsIn(whole)])
      .flatMap((part) => (part.kind === 'binary' && /^[+-]$/.test(part.operator) ? [part.left, part.right] : []));
    const [target] = statement.kind === 'assign' && statement.operator === '=' ? statement.targets : [];
    const isNamed = target?.kind === 'name' && /eps|tiny|small/i.test(target.name);
    const named = isNamed ? computedBy(statement) : undefined;
    return [...added, ...(named ? [named] : [])].filter(isEpsilon);
  });
}

function atKink(one: Told, { happenings, program }: Outcome): Told {
  const { finding } = one;
  const { bindings, nodes } = happenings.execution.machine;
  const nudged: Nudged = (event, element, by) => {
    const target = nodes.span(bindings.node[event]);
    const occurrence = happenings.at(target).indexOf(event);
    const execution = program.execute(undefined, { target, occurrence, element, by });
    return execution.machine.bindings.length === bindings.length ? happenings.ofOther(execution) : undefined;
  };
  const kink = kinkIn(finding, happenings, nudged);
  if (kink === undefined || finding.value === undefined || finding.expected === undefined) return one;
  const { element, slopes } = kink;
  const [left, right] = slopes;
  return changed(one, {
    verdict: 'kink',
    slopes,
    worstIndex: indexOf(element, finding.value.shape),
    value: finding.value.data[element],
    expected: finding.expected.data[element],
    reason: { code: 'check-kink', args: { of: one.check.of, left, right } },
    lines: one.check.lines.map((line) => (line.verdict === 'wrong' ? { ...line, verdict: 'kink' } : line)),
  });
}
