/**
 * Faults made of a right program and the same with a mistake, by running both: what is right is known by the right one, and an
 * edit is right when all gradients come out as there.
 */

import { isArray } from '../../../../core/array-tree.ts';
import type { Check, Edit } from '../../../../core/backward/answers.ts';
import { applied } from '../../../../core/backward/diagnosis/lines.ts';
import type { Fault, Numbers, Suspect, Term, Trial, Variable } from '../../../../core/backward/fault.ts';
import type { Statement } from '../../../../core/backward/forms.ts';
import { differenceOf } from '../../../../core/backward/numbers.ts';
import { statementsIn } from '../../../../core/backward/walk.ts';
import { inspect, type LanguageId, type Tree } from '../../../../core/index.ts';
import { javascript } from '../../../../core/languages/javascript/index.ts';
import { python } from '../../../../core/languages/python/index.ts';

export interface Mistake {
  readonly language: LanguageId;
  readonly right: string;
  readonly wrong: string;
  /** The gradient that comes out wrong, and what it is the gradient of. */
  readonly name: string;
  readonly of: string;
  readonly terms?: readonly Term[];
}

export interface Case {
  readonly fault: Fault;
  readonly mendedBy: Trial;
  /** How many edits were tried. */
  readonly trials: number;
}

const GRADIENT = /^(self\.|this\.)?d[A-Z_a-z]/;

export function caseOf({ language, right, wrong, name, of, terms = [] }: Mistake): Case {
  const known = valuesOf(language, right);
  const found = valuesOf(language, wrong);
  if (known === undefined || found === undefined) throw new Error('the program does not run');
  const program = { javascript, python }[language].forms(wrong);
  const suspects = [...statementsIn(program)].flatMap((statement) => suspectOf(wrong, statement, name));
  const variables = [...found].map(([text, numbers]): Variable => {
    const isGradient = GRADIENT.test(text);
    const role = text === 'dout' ? 'upstream' : isGradient ? 'gradient' : 'forward';
    return { text, role, of: isGradient ? text.slice(1) : undefined, numbers };
  });
  const fault: Fault = {
    language,
    text: wrong,
    program,
    check: { name, of } as Check,
    value: found.get(name) as Numbers,
    expected: known.get(name) as Numbers,
    suspects,
    terms,
    variables: variables.filter(({ text }) => text !== name),
  };
  let trials = 0;
  return {
    fault,
    mendedBy(edits: readonly Edit[]) {
      trials++;
      const now = valuesOf(language, applied(wrong, edits));
      const isRight =
        now !== undefined &&
        [...known].every(([text, numbers]) => !GRADIENT.test(text) || isSame(now.get(text), numbers));
      return isRight ? 'all' : undefined;
    },
    get trials() {
      return trials;
    },
  };
}

function isSame(one: Numbers | undefined, other: Numbers): boolean {
  return one?.shape.join() === other.shape.join() && differenceOf(one.data, other.data).error < 1e-6;
}

/** The last value of each name; undefined: the program ends with an error. */
function valuesOf(language: LanguageId, text: string): Map<string, Numbers> | undefined {
  const run = inspect({ language, text, region: { start: 0, end: text.length } }, { now: () => 0 });
  const hasFailed = run.summary.findings.some(({ severity }) => severity === 'error');
  if (hasFailed) return undefined;
  const values = new Map<string, Numbers>();
  for (const { name, value, shape } of run.variables()) {
    const data = [...leaves(value)];
    if (shape !== null && data.length > 0) values.set(name.replace(/\[.*/, ''), { shape: shape as number[], data });
  }
  return values;
}

function* leaves(tree: Tree): Iterable<number> {
  if (typeof tree === 'number') yield tree;
  else if (isArray(tree)) yield* tree.data;
  else if (Array.isArray(tree)) for (const each of tree) yield* leaves(each as Tree);
}

/** What comes before `# backward` keeps, what comes behind it writes or serves. */
function suspectOf(text: string, statement: Statement, name: string): Suspect[] {
  if (statement.kind !== 'assign') return [];
  const target = text.slice(statement.targets[0].start, statement.targets[0].end).replace(/\[.*/, '');
  const isBefore = statement.start < text.search(/(#|\/\/) backward/);
  if (isBefore) return target === 'cache' || target.startsWith('self.') ? [{ statement, role: 'keeps' }] : [];
  if (target === name) return [{ statement, role: 'writes' }];
  if (!GRADIENT.test(target)) return [{ statement, role: statement.operator === '=' ? 'serves' : 'changes' }];
  return statement.operator === '=' ? [] : [{ statement, role: 'changes' }];
}
