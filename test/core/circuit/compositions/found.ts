import { expect } from 'vitest';
import { CONSTANT } from '../../../../core/autodiff/tape.ts';
import { type Composition, compositionsIn } from '../../../../core/circuit/compositions/index.ts';
import { inspect, type RunRecord } from '../../../../core/index.ts';

export type LanguageId = 'javascript' | 'python';

export interface Found {
  readonly record: RunRecord;
  /** What the output depends on. */
  readonly needed: Int32Array;
  readonly compositions: readonly Composition[];
}

/** Runs a program and looks for compositions in what its output depends on. */
export function found(language: LanguageId, text: string): Found {
  const run = inspect({ language, text }, { now: () => 0 });
  expect(run.summary.error, text).toBeNull();
  const record = run.record!;
  const needed = neededBy(record);
  return { record, needed, compositions: compositionsIn(record, needed) };
}

/** The names of the compositions in a program, in order. */
export function namesIn(language: LanguageId, text: string): string[] {
  return found(language, text).compositions.map(({ name }) => name);
}

/** The operations of the run, without its inputs. */
export function operations({ record, needed }: Found): number[] {
  return [...needed].filter((entry) => argumentsOf(record, entry).length > 0);
}

export function argumentsOf({ tape }: RunRecord, entry: number): number[] {
  return [...tape.arg.subarray(tape.argStart[entry], tape.argStart[entry + 1])];
}

function neededBy(record: RunRecord): Int32Array {
  const needed = new Set(record.outputs);
  for (let entry = record.tape.length - 1; entry >= 0; entry--) {
    if (!needed.has(entry)) continue;
    for (const arg of argumentsOf(record, entry)) if (arg !== CONSTANT) needed.add(arg);
  }
  return Int32Array.from(needed).sort();
}
