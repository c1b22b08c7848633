/** What the gradients of a program are when it runs: by lines that are added to it, and without the check. */
import type { Tree } from '../../../../core/answers.ts';
import { isArray, listsOf } from '../../../../core/array-tree.ts';
import type { Edit } from '../../../../core/backward/answers.ts';
import type { Statement } from '../../../../core/backward/forms.ts';
import { inspect } from '../../../../core/index.ts';
import { javascript } from '../../../../core/languages/javascript/index.ts';
import { python } from '../../../../core/languages/python/index.ts';
import { applied, lineOf } from './fault.ts';
import { type Program, targetsOf } from './sites.ts';
import { type Scope, scopesOf } from './walk.ts';

/** Flat numbers of everything that is listed, each time that its scope ends; or what kept the program from its end. */
export type Outcome =
  | { readonly values: readonly (readonly number[])[]; readonly error?: undefined }
  | { readonly error: string; readonly line: number };

const languages = { javascript, python };

export function formsOf({ language, text }: Pick<Program, 'language' | 'text'>): readonly Statement[] {
  return languages[language].forms(text);
}

/** @throws Error where the program has no place for what should be looked at */
export function outcomeOf(program: Program): Outcome {
  const { language, known } = program;
  const { edits, end } = probes(program);
  const declaration = language === 'python' ? '' : 'const ';
  const watched = `${applied(program.text, edits)}\n${known.driver ?? ''}\n${end}\n${declaration}loss__ = ${known.loss}\n`;
  const run = inspect({ language, text: watched, of: 'loss__' }, { now: () => performance.now() });
  const { error } = run.summary;
  const rows = run.variables().filter(({ name }) => /^probe__\d+$/.test(name));
  if (error !== null) return { error: error.code, line: lineBefore(program.text, edits, error.line) };
  return { values: rows.map(({ value }) => [...numbers(value)]) };
}

/** The edits that look at what is listed in functions and blocks, and the lines that look at the rest. */
function probes(program: Program): { readonly edits: Edit[]; readonly end: string } {
  const { text, language, known } = program;
  const terminator = language === 'python' ? '' : ';';
  const declaration = language === 'python' ? '' : 'const ';
  const edits: Edit[] = [];
  const atEnd: string[] = [];
  let count = 0;
  const bodies = new Map<readonly Statement[], string[]>();
  for (const scope of scopesOf(formsOf(program))) {
    for (const { name, within } of known.gradients) {
      if (within !== scope.name) continue;
      const body = bodyOf(scope, name, program);
      if (body === scope.body && within === undefined) atEnd.push(name);
      else bodies.set(body, [...(bodies.get(body) ?? []), name]);
    }
  }
  for (const [body, names] of bodies) {
    const last = body.at(-1);
    if (last === undefined) throw new Error(`${program.file}: nothing to look at`);
    const probe = `${declaration}probe__${count++} = [${names.join(', ')}]${terminator}`;
    const indentation = indentationOf(text, body[0].start);
    edits.push(
      last.kind === 'return'
        ? { start: last.start, end: last.start, text: `${probe}\n${indentation}` }
        : { start: last.end, end: last.end, text: `${terminator}\n${indentation}${probe}` },
    );
  }
  const end = atEnd.length === 0 ? '' : `${declaration}probe__${count} = [${atEnd.join(', ')}]${terminator}`;
  return { edits, end };
}

/** Where the variable is seen when all is written: in Python the scope's own; in JavaScript that of its declaration. */
function bodyOf(scope: Scope, name: string, { text, language }: Program): readonly Statement[] {
  if (language === 'python') return scope.body;
  const declared = scope.places.find(
    ({ statement }) =>
      statement.kind === 'assign' &&
      /^(const|let)\b/.test(text.slice(statement.start)) &&
      targetsOf(statement, text).includes(name),
  );
  return declared?.body ?? scope.body;
}

function indentationOf(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).replace(/\S/g, ' ');
}

/** Where a line of the watched text is in the text. */
function lineBefore(text: string, edits: readonly Edit[], line: number): number {
  const added = edits.map(({ start }) => lineOf(text, start)).toSorted((a, b) => a - b);
  let result = line;
  for (const at of added) if (at < result) result--;
  return result;
}

function* numbers(tree: Tree | undefined): Generator<number> {
  if (typeof tree === 'number') yield tree;
  else if (isArray(tree)) yield* numbers(listsOf(tree) as Tree);
  else if (Array.isArray(tree)) {
    // What has another shape is not the same.
    yield tree.length;
    for (const part of tree) yield* numbers(part);
  }
}

/** Whether no number differs by more than 1e-6 of the two. */
export function isSame(a: Outcome, b: Outcome): boolean {
  if (a.error !== undefined || b.error !== undefined || a.values.length !== b.values.length) return false;
  return a.values.every((row, i) => {
    const other = b.values[i];
    return row.length === other.length && row.every((x, j) => isClose(x, other[j]));
  });
}

function isClose(x: number, y: number): boolean {
  if (Object.is(x, y) || x === y) return true;
  return Math.abs(x - y) / Math.max(1e-8, Math.abs(x) + Math.abs(y)) <= 1e-6;
}
