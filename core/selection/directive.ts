/**
 * What a comment `gradlens: x = 3, of loss, wrt W, b, seed dD, off, dhidden is grad of h1` says. Whoever shows or runs
 * directives reads them here. How a comment begins is the language's business, and so is what an expression is.
 */
import type { Span } from '../runtime/nodes.ts';
import { Problem } from '../runtime/problem.ts';

/** One item, with its place in the document. */
export type DirectiveItem = InputItem | NamedItem | OffItem | GradientItem | InvalidItem;

/** `x = 3` */
export interface InputItem {
  readonly kind: 'input';
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  /** In the document's language. */
  readonly expression: string;
  readonly expressionSpan: Span;
}

/** `of f`, `seed dD`, `wrt W`; the names that follow a `wrt` are such items, too, without the word. */
export interface NamedItem {
  readonly kind: 'of' | 'wrt' | 'seed';
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
}

export interface OffItem {
  readonly kind: 'off';
  readonly span: Span;
}

/** `dhidden is grad of h1`, `self.dW is grad of self.W`, `dt is no gradient`: of a check of hand-written gradients. */
export interface GradientItem {
  readonly kind: 'gradient';
  readonly span: Span;
  /** As `asTarget` writes it. */
  readonly name: string;
  readonly nameSpan: Span;
  /** What it is the gradient of, as `asTarget` writes it; undefined: of nothing. */
  readonly of: string | undefined;
  readonly ofSpan: Span | undefined;
}

/** What is none of these. */
export interface InvalidItem {
  readonly kind: 'invalid';
  readonly span: Span;
  readonly text: string;
}

/** What all directives of a region say together. */
export interface Directive {
  readonly inputs: ReadonlyMap<string, InputItem>;
  readonly of: NamedItem | undefined;
  readonly seed: NamedItem | undefined;
  /** Empty: it does not say. */
  readonly wrt: readonly NamedItem[];
  readonly off: OffItem | undefined;
  /** By name. */
  readonly gradients: ReadonlyMap<string, GradientItem>;
  /** Items that cannot be read, and those that say something again. */
  readonly problems: readonly Problem[];
}

const NAME = String.raw`[\p{L}_$][\p{L}\p{N}_$]*`;
const BEGINNING = /^\s*gradlens:/;
const BINDING = new RegExp(`^(${NAME})(\\s*=(?!=)\\s*)(.+)$`, 'su');
const WORD = new RegExp(`^((of|wrt|seed)\\s+)(${NAME})$`, 'u');
const TARGET = String.raw`${NAME}(?:\s*\.\s*${NAME}|\s*\[\s*(?:'[^']*'|"[^"]*"|-?\d+)\s*\])*`;
const WHOLE_TARGET = new RegExp(`^${TARGET}$`, 'u');
const GRADIENT = new RegExp(`^(${TARGET})\\s+is\\s+(?:grad(?:ient)?\\s+of\\s+(${TARGET})|no\\s+grad(?:ient)?)$`, 'u');
const BARE = new RegExp(`^${NAME}$`, 'u');

/**
 * The one way to write a variable, a member or an element: no blanks, and keys in single quotes, as in `grads['W1']`.
 *
 * @returns undefined: it is none of these
 */
export function asTarget(text: string): string | undefined {
  const target = text.trim();
  if (!WHOLE_TARGET.test(target)) return undefined;
  return target.replace(/"([^"]*)"|'[^']*'|\s+/g, (part, key?: string) =>
    key === undefined ? part.trim() : `'${key}'`,
  );
}

/** Where the items of a comment begin, counted in its text; undefined: it is no directive. */
export function directiveStart(comment: string): number | undefined {
  return BEGINNING.exec(comment)?.[0].length;
}

/**
 * Reads a comment. Items are separated by commas outside of brackets and quotes; a bare name goes on a list that `wrt`
 * began.
 *
 * @param comment its text, without the signs that make it a comment
 * @param offset where that text begins in the document
 * @returns undefined: it is no directive
 */
export function directiveItems(comment: string, offset: number): DirectiveItem[] | undefined {
  const start = directiveStart(comment);
  if (start === undefined) return undefined;
  const items: DirectiveItem[] = [];
  for (const piece of splitItems(comment.slice(start))) {
    const text = piece.text.trim();
    if (text === '') continue;
    const at = offset + start + piece.start + piece.text.indexOf(text);
    items.push(readItem(text, at, items.at(-1)?.kind === 'wrt'));
  }
  return items;
}

function readItem(text: string, start: number, goesOn: boolean): DirectiveItem {
  const span = { start, end: start + text.length };
  if (text === 'off') return { kind: 'off', span };
  if (goesOn && BARE.test(text)) return { kind: 'wrt', span, name: text, nameSpan: span };
  const word = WORD.exec(text);
  if (word !== null) {
    const nameSpan = { start: start + word[1].length, end: span.end };
    return { kind: word[2] as NamedItem['kind'], span, name: word[3], nameSpan };
  }
  const gradient = GRADIENT.exec(text);
  if (gradient !== null) return gradientItem(gradient, span);
  const binding = BINDING.exec(text);
  if (binding === null) return { kind: 'invalid', span, text };
  const [, name, equals, expression] = binding;
  return {
    ...{ kind: 'input', span, name, expression },
    nameSpan: { start, end: start + name.length },
    expressionSpan: { start: start + name.length + equals.length, end: span.end },
  };
}

function gradientItem([, name, of]: RegExpExecArray, span: Span): GradientItem {
  return {
    ...{ kind: 'gradient', span, name: asTarget(name) ?? name, of: of && asTarget(of) },
    nameSpan: { start: span.start, end: span.start + name.length },
    ofSpan: of === undefined ? undefined : { start: span.end - of.length, end: span.end },
  };
}

/** Puts the directives of a region together, in the order of the text. What is said again counts as said last. */
export function asDirective(items: readonly DirectiveItem[]): Directive {
  const inputs = new Map<string, InputItem>();
  const wrt: NamedItem[] = [];
  const gradients = new Map<string, GradientItem>();
  const problems: Problem[] = [];
  const again = (item: DirectiveItem, word: string) =>
    problems.push(new Problem('directive-repeated', item.span, { word }));
  let [of, seed, off]: [NamedItem?, NamedItem?, OffItem?] = [];
  for (const item of items) {
    switch (item.kind) {
      case 'input':
        if (inputs.has(item.name)) again(item, `${item.name} =`);
        inputs.set(item.name, item);
        break;
      case 'wrt':
        if (wrt.some(({ name }) => name === item.name)) again(item, `wrt ${item.name}`);
        else wrt.push(item);
        break;
      case 'of':
        if (of !== undefined) again(item, 'of');
        of = item;
        break;
      case 'seed':
        if (seed !== undefined) again(item, 'seed');
        seed = item;
        break;
      case 'off':
        off = item;
        break;
      case 'gradient':
        if (gradients.has(item.name)) again(item, `${item.name} is`);
        gradients.set(item.name, item);
        break;
      case 'invalid':
        problems.push(new Problem('directive-invalid', item.span, { detail: item.text }));
    }
  }
  return { inputs, of, seed, wrt, off, gradients, problems };
}

function splitItems(text: string): { readonly text: string; readonly start: number }[] {
  const items: { text: string; start: number }[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const c = text[i];
    if (i === text.length || (c === ',' && depth === 0 && quote === '')) {
      items.push({ text: text.slice(start, i), start });
      start = i + 1;
    } else if (quote !== '') {
      if (c === '\\') i++;
      else if (c === quote) quote = '';
    } else if (c === '"' || c === "'" || c === '`') quote = c;
    else if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c)) depth--;
  }
  return items;
}
