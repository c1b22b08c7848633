import type { Check } from '../core/backward/answers.ts';
import { message } from '../core/index.ts';
import { stringify } from '../core/json.ts';
import type { Checking } from './checking.ts';
import { errorJson } from './json.ts';

/** One line: the check of a file as JSON, its keys in a fixed order. */
export function checkJsonLine({ file, checks, error }: Checking): string {
  return `${stringify({ file, checks: checks.map(checkJson), error: errorJson(error) })}\n`;
}

function checkJson(check: Check) {
  const { name, of, line, verdict, factor, maxRelError, worstIndex, value, expected, diagnosis } = check;
  return {
    ...{ name, of, line, verdict, factor, maxRelError, worstIndex, value, expected },
    diagnosis: diagnosis && {
      code: diagnosis.code,
      message: message(diagnosis.reason.code, diagnosis.reason.args),
      fix: diagnosis.fix,
    },
  };
}
