import type { Choice } from './choice.ts';
import type { TimedRequest } from './engine.ts';
import type { Program } from './program.ts';
import type { Settings } from './settings.ts';

/** Elements of arrays that a run may make, for each operation that it may record. */
const ELEMENTS_AN_OPERATION = 5;

/** What the engine is asked for a choice in a program as it is now. */
export function requestFor(program: Program, choice: Choice, settings: Settings): TimedRequest {
  const { language, text, cell } = program;
  const { region = cell, answers, ...chosen } = choice;
  const { digits } = settings;
  const limits = limitsOf(settings);
  // What the region needs from the cells before its own is seen there.
  const context = cell && { start: 0, end: cell.start };
  return { ...chosen, language, text, region, context, remembered: answers, limits, digits };
}

/** Of a run, as they are set. */
export function limitsOf({ timeLimit, memoryLimit }: Settings) {
  return { milliseconds: timeLimit, entries: memoryLimit, elements: memoryLimit * ELEMENTS_AN_OPERATION };
}
