/** Calls of functions with hand-written gradients that nobody calls: what is appended to a file so that they run. */
import type { Language } from '../../languages/language.ts';
import type { CheckRequest } from '../answers.ts';
import type { ClassForm, FunctionForm, Statement } from '../forms.ts';
import { type Pair, pairsOf } from '../pairs.ts';
import type { Sources } from './arguments.ts';
import { Driver, type Work } from './driver.ts';
import { Search } from './search.ts';

/** Milliseconds to look for inputs of one function, and of all. */
const PATIENCE = { one: 1_500, all: 4_000 };

/**
 * Text to be appended to the request's text. It leaves that as it is, and uses names that are not in it. A pair of
 * functions, or one function that holds its gradients itself, is called once, with small inputs: those that somebody
 * chose, else those that are documented, else the first with which they run. Functions for which there are none are left
 * out.
 *
 * @param functions those with hand-written gradients that did not run
 * @returns '' if there is nothing to append. Throws `Problem` where the text has no syntax.
 */
export function callsFor(
  language: Language,
  request: CheckRequest,
  program: readonly Statement[],
  functions: readonly FunctionForm[],
  now: () => number,
): string {
  const { text } = request;
  const works = worksOf(program, functions);
  if (works.length === 0) return '';
  const sources = sourcesOf(language, request, program, works);
  const end = now() + PATIENCE.all;
  const base = baseOf(text);
  const lines = works.flatMap((work, i) => {
    const prefix = `${base}${i + 1}_`;
    const driver = new Driver(work, prefix, sources, text);
    const gradients = work.backward ?? work.forward;
    const search = new Search(driver, prefix, gradients, text, language, sources, now);
    return search.find(Math.min(end, now() + PATIENCE.one)) ?? [];
  });
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
}

/** A name's beginning that the text does not have. */
function baseOf(text: string): string {
  let base = 'gradlens';
  while (text.includes(base + 1)) base += '_';
  return base;
}

/** In the order of the functions; each pair once. */
function worksOf(program: readonly Statement[], functions: readonly FunctionForm[]): Work[] {
  const pairs = pairsOf(program);
  const works = new Set<Pair>();
  return functions.flatMap((form): Work[] => {
    const pair = pairs.find(({ backward }) => backward === form) ?? pairs.find(({ forward }) => forward === form);
    if (pair !== undefined) {
      if (works.has(pair)) return [];
      works.add(pair);
      const body = pair.owner?.body ?? program;
      return [{ ...pair, loss: lossIn(body, pair) }];
    }
    const owner = program.find((one): one is ClassForm => one.kind === 'class' && one.body.includes(form));
    const isReachable = owner !== undefined || program.includes(form);
    return isReachable ? [{ forward: form, backward: undefined, owner, loss: undefined }] : [];
  });
}

/** What makes a loss of a forward pass's result, beside a backward pass that begins with it. */
function lossIn(body: readonly Statement[], { backward, forward }: Pair): FunctionForm | undefined {
  return body.find((one): one is FunctionForm => {
    if (one.kind !== 'function' || one === backward || one === forward) return false;
    return /(^|_)(cost|loss)($|_)|(Cost|Loss)$/.test(one.name);
  });
}

function sourcesOf(
  language: Language,
  { text, inputs, remembered }: CheckRequest,
  program: readonly Statement[],
  works: readonly Work[],
): Sources {
  const owners = works.flatMap(({ owner }) => owner?.body.filter((member) => member.kind === 'function') ?? []);
  const named = program.filter((statement) => statement.kind === 'function');
  const forms = [...new Set([...owners, ...named])];
  const signatures = language.signatures(text, forms);
  return {
    language: language.id,
    writer: language.writer(text),
    functions: new Map(named.map((form) => [form.name, form])),
    chosen: { ...remembered, ...inputs },
    signatureOf: (form) => signatures[forms.indexOf(form)],
  };
}
