/** All faults that a right program can have, without those that change nothing. */
import { languageOf, rightPrograms, textOf } from '../programs.ts';
import { notAccumulated, notSummed, transposed, wrongValue, wrongVariable } from './arrays.ts';
import { doubledFactor, meanOrSum, missingBranch, missingFactor, missingTerm, sign } from './factors.ts';
import { applied, type Fault, type Injector } from './fault.ts';
import { overwritten } from './overwritten.ts';
import { type Program, sitesOf } from './sites.ts';
import { formsOf, isSame, type Outcome, outcomeOf } from './truth.ts';

const injectors: readonly Injector[] = [
  sign,
  missingFactor,
  doubledFactor,
  transposed,
  notSummed,
  notAccumulated,
  missingBranch,
  meanOrSum,
  wrongVariable,
  wrongValue,
  missingTerm,
  overwritten,
];

export interface Faulty extends Fault {
  readonly program: Program;
  /** The program with the fault. */
  readonly text: string;
}

export function programOf(file: string): Program {
  const source = { language: languageOf(file), text: textOf(file) };
  return { file, known: rightPrograms[file], forms: formsOf(source), ...source };
}

/** One for each text, in the order of the statements. */
export function faultsOf(program: Program): Faulty[] {
  const found = new Map<string, Faulty>();
  for (const site of sitesOf(program)) {
    for (const injector of injectors) {
      for (const fault of injector(site, program)) {
        const text = applied(program.text, fault.edits);
        if (text !== program.text && !found.has(text)) found.set(text, { ...fault, program, text });
      }
    }
  }
  return [...found.values()];
}

export type Effect = 'none' | 'wrong' | 'raises';

/** What a fault does to the gradients that are listed. */
export function effectOf({ program, text }: Faulty, right: Outcome): Effect {
  const outcome = outcomeOf({ ...program, text });
  if (outcome.error !== undefined) return 'raises';
  return isSame(outcome, right) ? 'none' : 'wrong';
}
