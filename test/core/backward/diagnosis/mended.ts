/** A program with a mistake: the line is found, and what is offered makes all of it right. */
import { expect } from 'vitest';
import { applied } from '../../../../core/backward/diagnosis/lines.ts';
import { check, type LanguageId } from '../../../../core/index.ts';

const host = { now: () => 0 };

export function mendsIt(language: LanguageId, program: string, right: string, wrong: string, code: string): void {
  expect(isRight(language, program)).toBe(true);
  const text = program.replace(right, wrong);
  const found = check({ language, text }, host).checks.filter(({ diagnosis }) => diagnosis !== null);
  expect(found.map(({ diagnosis }) => diagnosis?.code)).toEqual([code]);
  const [{ diagnosis }] = found;
  const line = (offset = 0) => text.slice(0, offset).split('\n').length;
  expect(line(diagnosis?.span.start)).toBe(line(text.indexOf(wrong)));
  expect(isRight(language, applied(text, diagnosis?.edits ?? []))).toBe(true);
}

function isRight(language: LanguageId, text: string): boolean {
  return check({ language, text, patience: 0 }, host).checks.every(({ verdict }) => verdict !== 'wrong');
}
