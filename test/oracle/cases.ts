/** Runs the cases of a file of programs whose values and gradients others computed. */
import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Tree } from '../../core/answers.ts';
import { isArray, listsOf } from '../../core/array-tree.ts';
import { inspect, type LanguageId, type ProblemCode } from '../../core/index.ts';
import { difference, type Nested, parseNumbers } from './compare.ts';

interface Case {
  readonly id: string;
  readonly program: string;
  readonly of: string;
  readonly seed: string | null;
  readonly wrt: readonly string[];
  readonly value: Nested;
  readonly gradients: Readonly<Record<string, Nested>>;
  readonly rtol: number;
  readonly atol: number;
  readonly note?: string;
}

/** What does not work yet, and the error that says so. */
export interface Later {
  readonly because: string;
  readonly code: ProblemCode;
  readonly ids: readonly string[];
}

/** Arrays as lists. */
export function nested(tree: Tree | undefined): Nested | undefined {
  if (isArray(tree)) return listsOf(tree) as Nested;
  return Array.isArray(tree) ? tree.map((part) => nested(part) as Nested) : (tree as Nested | undefined);
}

/** @param later cases that do not pass yet: one that begins to has to leave the list */
export function runCases(file: string, language: LanguageId, later: readonly Later[]): void {
  const cases = fs
    .readFileSync(new URL(`${file}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => parseNumbers(JSON.parse(line)) as unknown as Case);
  const postponed = new Set(later.flatMap(({ ids }) => ids));

  const inspected = ({ program, of, wrt, seed }: Case) =>
    inspect(
      { language, text: program, of, wrt: wrt.length > 0 ? wrt : undefined, seed: seed ?? undefined },
      { now: () => performance.now() },
    ).summary;

  describe('values and gradients that others computed', () => {
    for (const one of cases.filter(({ id }) => !postponed.has(id))) {
      it(one.note === undefined ? one.id : `${one.id}: ${one.note}`, () => {
        const { error, output, inputs, findings } = inspected(one);
        expect(error).toBeNull();
        // NumPy warns of infinities and NaN, which the fixtures hold as values.
        expect(findings.filter(({ code }) => code !== 'numpy-warning')).toEqual([]);
        expect(difference(nested(output?.value), one.value, { ...one, signed: true })).toBeUndefined();
        if (one.wrt.length === 0) return;
        expect(inputs.map(({ name }) => name)).toEqual(one.wrt);
        for (const { name, gradient } of inputs)
          expect(difference(nested(gradient), one.gradients[name], one), `gradient of ${name}`).toBeUndefined();
      });
    }
  });

  if (later.length === 0) return;
  describe('what is not supported yet says so at its place', () => {
    const byId = new Map(cases.map((one) => [one.id, one]));
    for (const { because, code, ids } of later) {
      for (const id of ids) {
        it(`${id}: ${because}`, () => {
          const one = byId.get(id);
          if (one === undefined) throw new Error(`there is no case ${id}`);
          const { error } = inspected(one);
          expect(error?.code).toBe(code);
          expect(error?.line).toBeGreaterThan(0);
          expect(one.program.slice(error?.span.start, error?.span.end)).not.toBe('');
        });
      }
    }
  });
}
