/** What stands where in a line with a `gradlens:` comment. Pure. */
import { asTarget, type DirectiveItem, directiveItems, directiveStart } from '../core/selection/directive.ts';

/** How a comment may begin. */
const COMMENT: Readonly<Record<string, RegExp>> = { javascript: /\/\/|\/\*/g, python: /#/g };

export interface LineDirective {
  /** Where the comment's text begins, and where its items do. */
  readonly start: number;
  readonly itemsStart: number;
  readonly end: number;
  readonly items: readonly DirectiveItem[];
}

/** Places count from the line's beginning. */
export function directiveIn(line: string, language: string): LineDirective | undefined {
  for (const { 0: sign, index } of line.matchAll(COMMENT[language] ?? /$^/g)) {
    const start = index + sign.length;
    const closing = sign === '/*' ? line.indexOf('*/', start) : -1;
    const end = closing < 0 ? line.length : closing;
    const text = line.slice(start, end);
    const items = directiveItems(text, start);
    if (items !== undefined) return { start, itemsStart: start + (directiveStart(text) ?? 0), end, items };
  }
  return undefined;
}

export type Word = 'of' | 'wrt' | 'seed' | 'off' | 'is grad of' | 'is no gradient';

/** What can be written at a place. */
export interface Wanted {
  /** Names of variables. */
  readonly names: boolean;
  /** Names of inputs, each with `=`. */
  readonly inputs: boolean;
  readonly words: readonly Word[];
  /** Where the word at the place begins. */
  readonly from: number;
}

const LETTERS = /[\p{L}\p{N}_$]*$/u;
const AFTER_WORD = /^(of|wrt|seed|\S.*\sis\s+grad(ient)?\s+of)\s+[\p{L}\p{N}_$]*$/u;
/** A target, and what is written of `is grad of` or of `is no gradient`. */
const AFTER_TARGET = /^(.*\S\s+)(?:i|is|is\s[a-z\s]*)?$/u;

/** Undefined: nothing to propose, as inside of an expression. */
export function wantedAt(line: string, language: string, at: number): Wanted | undefined {
  const directive = directiveIn(line, language);
  if (directive === undefined || at < directive.itemsStart || at > directive.end) return undefined;
  // The item that is being written, as if the line ended here; what follows is said, too.
  const written = directiveIn(line.slice(0, at), language)?.items ?? [];
  const last = written.at(-1);
  const isNew = last === undefined || /,\s*$/.test(line.slice(last.span.end, at));
  const text = isNew ? '' : line.slice(last.span.start, at);
  const from = at - (LETTERS.exec(line.slice(0, at))?.[0].length ?? 0);
  if (AFTER_WORD.test(text)) return { names: true, inputs: false, words: [], from };
  const [, target = ''] = AFTER_TARGET.exec(text) ?? [];
  if (asTarget(target) !== undefined) {
    const start = at - text.length + target.length;
    return { names: false, inputs: false, words: ['is grad of', 'is no gradient'], from: start };
  }
  if (text !== '' && from !== last?.span.start) return undefined;
  const others = directive.items.filter(({ span }) => span.end < from || span.start > at);
  const words = (['of', 'wrt', 'seed', 'off'] as const).filter((word) => !others.some(({ kind }) => kind === word));
  const before = isNew ? last : written.at(-2);
  return { names: before?.kind === 'wrt', inputs: true, words, from };
}
