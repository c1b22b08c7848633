import type { Program } from '../program.ts';
import type { Remembered } from '../remembered.ts';
import type { Sessions } from '../sessions.ts';
import { isName } from '../words.ts';
import { valueText } from '../writeDirective.ts';
import type { CheckInputs } from './session.ts';

/** A program is checked at the point where it is computed: numbers that were moved there are expressions here. */
export function checkInputs(sessions: Sessions, remembered: Remembered): (program: Program) => CheckInputs {
  return (program) => {
    const answers = remembered.of(program);
    const session = sessions.byUri(program.uri);
    if (session?.program !== program) return { remembered: answers };
    const { inputs, values } = session.choice;
    const { summary } = session.shown ?? {};
    const known = [...(summary?.inputs ?? []), ...(summary?.constants ?? [])];
    const moved = Object.entries(values).flatMap(([name, value]) => {
      const input = known.find((one) => one.name === name);
      const text = isName(name) ? valueText(value, program.text, program.language, input, inputs[name]) : undefined;
      return text === undefined ? [] : [[name, text] as const];
    });
    return { remembered: answers, inputs: { ...inputs, ...Object.fromEntries(moved) } };
  };
}
