/**
 * A few faults of each kind: nearly all are found, most on the right line, and most are diagnosed. `npm run faults` takes all
 * of them, and says how many of each kind. The goals are all on the line, and nine of ten diagnosed.
 */
import { describe, expect, it } from 'vitest';
import { rightPrograms } from '../programs.ts';
import { assess } from './assess.ts';
import { type Kind, kinds } from './fault.ts';
import { effectOf, type Faulty, faultsOf, programOf } from './inject.ts';
import { type Outcome, outcomeOf } from './truth.ts';

/** How many of each kind. */
const SAMPLE = 3;
const FOUND = 0.95;
const ON_LINE = 0.8;
const DIAGNOSED = 0.7;
/** How many looks at the clock a diagnosis may take. */
const PATIENCE = 100;

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

/** A clock that goes on a little each time that somebody looks at it: no machine is too slow for what is found here. */
function clock(): () => number {
  let time = 0;
  return () => time++;
}

const assessed = (Object.keys(kinds) as Kind[]).flatMap((kind) =>
  sampleOf(kind).map((fault) => ({ fault, ...assess(fault, rightOutcome(fault), PATIENCE, clock()) })),
);
const shown = ({ fault, said }: (typeof assessed)[number]) =>
  `${fault.program.file}:${fault.lines} ${fault.text.split('\n')[fault.lines[0] - 1]} → ${said}`;

/** Those that are not so, if they are too many. */
function missed(isSo: (one: (typeof assessed)[number]) => boolean, share: number): string[] {
  const others = assessed.filter((one) => !isSo(one));
  return others.length <= (1 - share) * assessed.length ? [] : others.map(shown);
}

describe('faults in backward passes', () => {
  it('are of all kinds', () => {
    const found = new Set(assessed.map(({ fault }) => fault.kind));
    expect([...found].sort()).toEqual(Object.keys(kinds).sort());
  });
  it('are found', () => expect(missed(({ isFound }) => isFound, FOUND)).toEqual([]));
  it('are found on the right line', () => expect(missed(({ isOnLine }) => isOnLine, ON_LINE)).toEqual([]));
  it('are diagnosed', () => expect(missed(({ isDiagnosed }) => isDiagnosed, DIAGNOSED)).toEqual([]));
});
