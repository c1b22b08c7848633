/** What differs from autodiff and is no mistake for all that: kinks, an ε, a factor that is divided out later. */

import type { Reason } from '../answers.ts';
import type { Check, Edit } from './answers.ts';
import type { Checker, Outcome } from './checker.ts';
import type { Expression, Form, Statement } from './forms.ts';
import { hasKinks, kinkIn, type Nudged } from './kinks.ts';
import { constantRatio, indexOf } from './numbers.ts';
import type { Told } from './report.ts';
import { expressionsIn } from './scopes.ts';

/** The same, with verdicts that are fair. */
export function fairly(outcome: Outcome, checker: Checker): Told[] {
  let told = outcome.told.map((one) => (one.check.verdict === 'wrong' ? served(one, outcome.told) : one));
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
  const { generation, value, expected } = one.finding;
  const { name, scope } = generation.claim;
  const readers = all.filter(({ finding }) => {
    const { claim } = finding.generation;
    return claim.scope === scope && claim.name !== name && claim.writes.some(({ reads }) => reads.has(name));
  });
  if (!one.finding.isServed || readers.some(isWrong)) return one;
  const ratio = constantRatio(value?.data, expected?.data);
  const { of } = one.check;
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
  return statements.flatMap(partsOf).flatMap((part) => {
    const isEpsilon = (one: Expression) => one.kind === 'number' && one.value > 0 && one.value <= GREATEST_EPSILON;
    if (part.kind === 'binary')
      return ['+', '-'].includes(part.operator) ? [part.left, part.right].filter(isEpsilon) : [];
    if (part.kind !== 'assign' || part.operator !== '=' || part.value === undefined) return [];
    const [target] = part.targets;
    return target.kind === 'name' && /eps|tiny|small/i.test(target.name) && isEpsilon(part.value) ? [part.value] : [];
  });
}

function partsOf(statement: Statement): Form[] {
  switch (statement.kind) {
    case 'assign':
    case 'evaluate':
    case 'return':
      return [statement, ...expressionsIn(statement.value)];
    case 'block':
      return [...statement.head.flatMap((one) => [...expressionsIn(one)]), ...statement.bodies.flat().flatMap(partsOf)];
    default:
      return statement.body.flatMap(partsOf);
  }
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
