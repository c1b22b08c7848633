import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inspect, type ProblemCode } from '../../core/index.ts';
import { difference, type Nested, parseNumbers } from './compare.ts';

interface Case {
  readonly id: string;
  readonly program: string;
  readonly dialect?: 'typescript';
  readonly of: string;
  readonly seed: string | null;
  readonly wrt: readonly string[];
  readonly value: Nested;
  readonly gradients: Readonly<Record<string, Nested>>;
  readonly rtol: number;
  readonly atol: number;
  readonly note?: string;
}

interface Later {
  readonly because: string;
  readonly code: ProblemCode;
  readonly ids: readonly string[];
}

/** What does not work yet, and the error that says so. A case that begins to work has to leave this list. */
const later: readonly Later[] = [
  {
    because: 'TypeScript is not read yet',
    code: 'syntax',
    ids: [
      'js.annotations.ts#0',
      'js.annotations.ts#1',
      'js.annotations.ts#3',
      'js.as.ts#0',
      'js.class.ts#1',
      'js.enum.ts#1',
      'js.generic.ts#1',
      'js.interface.ts#0',
      'js.program.ts#2',
    ],
  },
  {
    because: 'classes are not supported yet',
    code: 'unsupported',
    ids: ['js.class#0', 'js.class#3', 'js.inheritance#0', 'js.inheritance#1', 'js.try#1'],
  },
  { because: 'generators are not supported yet', code: 'unsupported', ids: ['js.generator#1'] },
  {
    because: 'typed arrays are not supported yet',
    code: 'unsupported-function',
    ids: [
      'js.Float32Array#1',
      'js.typed_array#0',
      'js.typed_array#1',
      'js.typed_array#4',
      'nasty.js.typed_arrays#1',
      'nasty.js.typed_arrays#4',
      'nasty.js.typed_arrays#5',
      'nasty.js.typed_arrays#6',
      'nasty.js.typed_arrays#8',
    ],
  },
];
const postponed = new Set(later.flatMap(({ ids }) => ids));

const cases = fs
  .readFileSync(new URL('javascript.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => parseNumbers(JSON.parse(line)) as unknown as Case);

const inspected = ({ program, of, wrt, seed }: Case) =>
  inspect(
    { language: 'javascript', text: program, of, wrt: wrt.length > 0 ? wrt : undefined, seed: seed ?? undefined },
    { now: () => performance.now() },
  ).summary;

describe('values and gradients that others computed', () => {
  for (const one of cases.filter(({ id }) => !postponed.has(id))) {
    it(one.note === undefined ? one.id : `${one.id}: ${one.note}`, () => {
      const { error, output, inputs, findings } = inspected(one);
      expect(error).toBeNull();
      expect(findings).toEqual([]);
      expect(difference(output?.value, one.value, { ...one, signed: true })).toBeUndefined();
      if (one.wrt.length === 0) return;
      expect(inputs.map(({ name }) => name)).toEqual(one.wrt);
      for (const { name, gradient } of inputs)
        expect(difference(gradient, one.gradients[name], one), `gradient of ${name}`).toBeUndefined();
    });
  }
});

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
