import type { Span } from '../runtime/nodes.ts';
import { Problem } from '../runtime/problem.ts';

/** What a comment `gradlens: x = 3, of loss, wrt W, seed dD` chooses. */
export interface Directive {
  /** Name → expression in the document's language. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly of?: string;
  readonly wrt?: readonly string[];
  readonly seed?: string;
  readonly off: boolean;
}

export const NO_DIRECTIVE: Directive = { inputs: {}, off: false };

const NAME = String.raw`[\p{L}_$][\p{L}\p{N}_$]*`;
const BINDING = new RegExp(`^(${NAME})\\s*=(?!=)\\s*(.+)$`, 'su');
const WORD = new RegExp(`^(of|wrt|seed)\\s+(${NAME})$`, 'u');
const BARE = new RegExp(`^${NAME}$`, 'u');

/** The items of a comment's text if it is a directive, else undefined. */
export function directiveText(comment: string): string | undefined {
  return /^\s*gradlens:\s*(.*?)\s*$/s.exec(comment)?.[1];
}

/**
 * Reads the text after `gradlens:`. Items are separated by commas outside of brackets and quotes; a bare name goes on a
 * list that `wrt` began.
 *
 * @throws Problem `directive-invalid` at `at`
 */
export function parseDirective(text: string, at: Span): Directive {
  const inputs: Record<string, string> = Object.create(null);
  const wrt: string[] = [];
  let of: string | undefined;
  let seed: string | undefined;
  let off = false;
  let listing = false;
  for (const item of splitItems(text)) {
    const binding = BINDING.exec(item);
    const word = WORD.exec(item);
    if (listing && BARE.test(item) && item !== 'off') {
      wrt.push(item);
      continue;
    }
    listing = false;
    if (item === 'off') off = true;
    else if (binding) inputs[binding[1]] = binding[2];
    else if (word?.[1] === 'of') of = word[2];
    else if (word?.[1] === 'seed') seed = word[2];
    else if (word) {
      wrt.push(word[2]);
      listing = true;
    } else throw new Problem('directive-invalid', at, { detail: item });
  }
  return { inputs, of, wrt: wrt.length > 0 ? wrt : undefined, seed, off };
}

/** Several directives of one region: later ones win, their inputs are put together. */
export function mergeDirectives(directives: readonly Directive[]): Directive {
  return directives.reduce(
    (all, one) => ({
      inputs: { ...all.inputs, ...one.inputs },
      of: one.of ?? all.of,
      wrt: one.wrt ?? all.wrt,
      seed: one.seed ?? all.seed,
      off: all.off || one.off,
    }),
    NO_DIRECTIVE,
  );
}

function splitItems(text: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const c = text[i];
    if (i === text.length || (c === ',' && depth === 0 && quote === '')) {
      items.push(text.slice(start, i).trim());
      start = i + 1;
    } else if (quote !== '') {
      if (c === '\\') i++;
      else if (c === quote) quote = '';
    } else if (c === '"' || c === "'" || c === '`') quote = c;
    else if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c)) depth--;
  }
  return items.filter((item) => item !== '');
}
