/** A few faults of each kind: all are found on the right line, and nearly all are diagnosed. `npm run faults` takes all. */
import { describe, expect, it } from 'vitest';
import { rightPrograms } from '../programs.ts';
import { assess } from './assess.ts';
import { type Kind, kinds } from './fault.ts';
import { effectOf, type Faulty, faultsOf, programOf } from './inject.ts';
import { type Outcome, outcomeOf } from './truth.ts';

/** How many of each kind. */
const SAMPLE = 12;
const DIAGNOSED = 0.9;

const faults = Object.keys(rightPrograms).flatMap((file) => faultsOf(programOf(file)));
const outcomes = new Map<string, Outcome>();

function rightOutcome({ program }: Faulty): Outcome {
  const known = outcomes.get(program.file) ?? outcomeOf(program);
  outcomes.set(program.file, known);
  return known;
}

/** From all programs alike, those that make a gradient wrong. */
function sampleOf(kind: Kind): Faulty[] {
  const all = faults.filter((fault) => fault.kind === kind);
  const sample: Faulty[] = [];
  // A step that meets each of them once, far from the one before.
  const step = stepWidth(all.length);
  for (let i = 0; i < all.length && sample.length < SAMPLE; i++) {
    const fault = all[(i * step) % all.length];
    if (effectOf(fault, rightOutcome(fault)) === 'wrong') sample.push(fault);
  }
  return sample;
}

function stepWidth(length: number): number {
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b));
  let step = Math.max(1, Math.round(length * 0.382));
  while (divides(length, step) !== 1) step++;
  return step;
}

describe.each(Object.keys(kinds) as Kind[])('%s', (kind) => {
  it('is found on the right line, and diagnosed', () => {
    const assessed = sampleOf(kind).map((fault) => ({ fault, ...assess(fault, rightOutcome(fault), 3000, () => 0) }));
    const shown = (one: (typeof assessed)[number]) =>
      `${one.fault.program.file}:${one.fault.lines} ${one.fault.text.split('\n')[one.fault.lines[0] - 1]} → ${one.said}`;
    expect(assessed.length).toBeGreaterThan(5);
    expect(assessed.filter(({ isOnLine }) => !isOnLine).map(shown)).toEqual([]);
    const missed = assessed.filter(({ isDiagnosed }) => !isDiagnosed);
    expect(missed.length <= (1 - DIAGNOSED) * assessed.length ? [] : missed.map(shown)).toEqual([]);
  });
});
