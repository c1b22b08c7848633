/** What the check makes of a fault. */
import type { Check } from '../../../../core/backward/answers.ts';
import { check } from '../../../../core/index.ts';
import { applied, kinds, lineOf } from './fault.ts';
import type { Faulty } from './inject.ts';
import { isSame, type Outcome, outcomeOf } from './truth.ts';

export interface Assessment {
  /** Some gradient is called wrong. */
  readonly isFound: boolean;
  /** The line that it names, or that its diagnosis names, is one of those where the fault is. */
  readonly isOnLine: boolean;
  /** There is a diagnosis of the fault's kind, and with its edits all gradients are right. */
  readonly isDiagnosed: boolean;
  /** Gradients that are called wrong on other lines: an early error is not to be blamed on them. */
  readonly blamed: number;
  readonly milliseconds: number;
  /** For a reader: what came out. */
  readonly said: string;
}

/**
 * @param patience milliseconds for the diagnosis
 * @param now the clock that they are counted by
 */
export function assess(fault: Faulty, right: Outcome, patience: number, now = () => performance.now()): Assessment {
  const { language } = fault.program;
  const before = performance.now();
  const { checks, error } = check({ language, text: fault.text, patience }, { now });
  const milliseconds = performance.now() - before;
  const wrong = checks.filter(({ verdict }) => verdict === 'wrong');
  const isOnLine = (one: Check) =>
    fault.lines.includes(one.line) || (one.diagnosis !== null && fault.lines.includes(diagnosisLine(one, fault.text)));
  return {
    isFound: wrong.length > 0,
    isOnLine: wrong.some(isOnLine) || (error !== null && fault.lines.includes(error.line)),
    isDiagnosed: wrong.some((one) => isMended(one, fault, right)),
    blamed: wrong.filter((one) => !isOnLine(one)).length,
    milliseconds,
    said: [...wrong.map((one) => told(one, fault.text)), ...(error ? [`${error.line}: ${error.code}`] : [])].join('; '),
  };
}

function diagnosisLine({ diagnosis }: Check, text: string): number {
  return diagnosis === null ? 0 : lineOf(text, diagnosis.span.start);
}

function isMended({ diagnosis }: Check, { kind, program, text }: Faulty, right: Outcome): boolean {
  if (diagnosis === null || !(kinds[kind] as readonly string[]).includes(diagnosis.code)) return false;
  return isSame(outcomeOf({ ...program, text: applied(text, diagnosis.edits) }), right);
}

function told({ name, line, diagnosis }: Check, text: string): string {
  if (diagnosis === null) return `${line}: ${name}, no diagnosis`;
  return `${line}: ${name}, ${diagnosis.code} in ${lineOf(text, diagnosis.span.start)}: ${diagnosis.fix}`;
}
