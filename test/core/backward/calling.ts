/** Runs what is appended to a text so that functions that nobody calls are called. */
import { expect } from 'vitest';
import { callsFor } from '../../../core/backward/calls/index.ts';
import type { FunctionForm, Statement } from '../../../core/backward/forms.ts';
import type { LanguageId } from '../../../core/index.ts';
import { javascript } from '../../../core/languages/javascript/index.ts';
import type { Execution, Language } from '../../../core/languages/language.ts';
import { python } from '../../../core/languages/python/index.ts';
import { shapeOf } from '../../../core/runtime/snapshot.ts';

const LANGUAGES: Readonly<Record<LanguageId, Language>> = { python, javascript };
/** It stands still: how fast the machine is must not matter. */
const now = () => 0;

function functionsIn(statements: readonly Statement[]): FunctionForm[] {
  return statements.flatMap((statement) => {
    if (statement.kind === 'class') return functionsIn(statement.body);
    return statement.kind === 'function' ? [statement] : [];
  });
}

/** @param names of the functions that are to be called */
export function called(id: LanguageId, text: string, names: RegExp, inputs?: Readonly<Record<string, string>>) {
  const language = LANGUAGES[id];
  const program = language.forms(text);
  const functions = functionsIn(program).filter(({ name }) => names.test(name));
  return callsFor(language, { language: id, text, inputs }, program, functions, now);
}

/** What is appended runs to its end, without an error. */
export function executed(id: LanguageId, text: string, appended: string): Execution {
  expect(appended).toMatch(/^\n/);
  const whole = text + appended;
  const end = id === 'python' ? 'reached = 1' : 'const reached = 1;';
  const region = { start: text.length + 1, end: whole.length + end.length };
  const execution = LANGUAGES[id].prepare({ language: id, text: whole + end, region, wrt: [] }, now).execute();
  if (execution.valueOf('reached') !== 1) throw execution.problem ?? new Error('ended early');
  return execution;
}

/** Shapes of the variables that are appended, by what follows `gradlens1_`. */
export function shapes(id: LanguageId, text: string, names: RegExp, inputs?: Readonly<Record<string, string>>) {
  const appended = called(id, text, names, inputs);
  const execution = executed(id, text, appended);
  const variables = appended.match(/\bgradlens\d+_\w+/g) ?? [];
  return Object.fromEntries(
    [...new Set(variables)].map((variable) => [
      variable.replace(/^gradlens1_|^gradlens/, ''),
      shapeOf(execution.valueOf(variable) ?? null),
    ]),
  );
}
