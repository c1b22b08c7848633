/**
 * Where a statement of the module ends, found without parsing it: at the next line that begins at the left margin outside
 * of brackets and strings, and that does not go on with it as `else` does. What was never closed ends where the next
 * statement seems to begin, so that a half typed line leaves the rest of the file alone.
 */
import type { Span } from '../../../runtime/nodes.ts';
import { FOREIGN_MAGIC } from '../../../selection/cells.ts';

export interface Scanned {
  readonly end: number;
  /** Up to where the text was looked at; beyond its end where that was seen. */
  readonly reach: number;
  readonly comments: readonly Span[];
  /** Commands of notebooks, such as `%matplotlib inline`. */
  readonly magics: readonly Span[];
  /** A line in brackets or in a string at which a new statement seems to begin. */
  readonly cut: number | undefined;
  /** Where a string begins that its line does not end. */
  readonly unterminated: number | undefined;
  readonly broken: { readonly at: Span; readonly detail: string } | undefined;
}

/** As deep as CPython's tokenizer goes. */
const MAX_BRACKETS = 200;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const COMPOUND = words('if for while try async elif else except finally');
const CONTINUATION = words('elif else except finally');
const DECORATED = words('def class async @');
/** No line of an expression begins with these. */
const STATEMENT = words(
  'def class import while with try except finally elif return raise del assert global nonlocal pass break continue',
);
const STATEMENT_START =
  /@\w|(?:def|class|import|from|if|for|while|with|try|return|print)\b|[\w.[\], ]+(?:[-+*/%@&|^]|\*\*|\/\/|<<|>>)?=[^=]/y;
const MAGIC = /[%!?][^\n\r]+|[\w.]+\?{1,2}[ \t]*(?=[\n\r]|$)/y;
const WORD = /[\p{L}\p{N}_]+|@/uy;
const BLANK = /[ \t\f]*/y;
const PLAIN = /[^\n\r"'#()[\]{}\\]+/y;
const LINE = /[^\n\r]*/y;
const NEWLINE = /\r\n?|\n/y;
const IN_STRING = /[^\n\r"'\\]+/y;
const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** The statement that begins at `start`, with what follows up to the next one. */
export function scanStatement(text: string, start: number): Scanned {
  return new Scanner(text, start).scan();
}

class Scanner {
  readonly #comments: Span[] = [];
  readonly #magics: Span[] = [];
  /** The first line at the margin inside of the brackets or the string that is open. */
  #margin: number | undefined;
  #cut: number | undefined;
  #unterminated: number | undefined;
  #at: number;

  constructor(
    readonly text: string,
    start: number,
  ) {
    this.#at = start === 0 && text.startsWith('\ufeff') ? 1 : start;
  }

  scan(): Scanned {
    const { text } = this;
    let hasBegun = false;
    let word = '';
    while (this.#at < text.length) {
      const line = this.#at;
      const indent = this.#take(BLANK);
      const isAtMargin = indent === '' || indent.endsWith('\f');
      if (text[this.#at] === '#') this.#skipComment();
      if (this.#at >= text.length || this.#take(NEWLINE) !== '') continue;
      const first = this.#peek(WORD);
      if (hasBegun && isAtMargin && !goesOn(word, first)) return this.#ended(line, this.#at + first.length + 1);
      if (isAtMargin) word = first;
      hasBegun = true;
      const broken = this.#skipMagic() ? undefined : this.#skipLogicalLine();
      if (broken !== undefined) return broken;
    }
    return this.#ended(text.length, text.length + 1);
  }

  #ended(end: number, reach: number, broken?: Scanned['broken']): Scanned {
    const isInside = ({ start }: Span) => start < end;
    const cut = this.#cut !== undefined && this.#cut < end ? this.#cut : undefined;
    return {
      end,
      reach,
      comments: this.#comments.filter(isInside),
      magics: this.#magics.filter(isInside),
      cut,
      unterminated: this.#unterminated,
      broken,
    };
  }

  /** @returns how the statement ends, if something is open in it that does not */
  #skipLogicalLine(): Scanned | undefined {
    const { text } = this;
    const open: number[] = [];
    this.#margin = undefined;
    const unclosed = (end: number, reach: number) => {
      const at = open[open.length - 1];
      return this.#ended(end, reach, { at: { start: at, end: at + 1 }, detail: `'${text[at]}' was never closed` });
    };
    while (this.#at < text.length) {
      this.#take(PLAIN);
      const at = this.#at;
      switch (text[at]) {
        case undefined:
          break;
        case '\n':
        case '\r': {
          this.#take(NEWLINE);
          if (open.length === 0) return undefined;
          const first = this.#noteMargin();
          if (STATEMENT.has(first)) return unclosed(this.#at, this.#at + first.length + 1);
          break;
        }
        case '#':
          this.#skipComment();
          break;
        case '"':
        case "'":
          if (this.#skipString(text[at])) break;
          return this.#ended(this.#margin ?? text.length, text.length + 1, {
            at: { start: at, end: at + 3 },
            detail: 'unterminated triple-quoted string literal',
          });
        case '\\':
          this.#at++;
          this.#take(NEWLINE);
          break;
        case '(':
        case '[':
        case '{':
          this.#at++;
          if (open.push(at) > MAX_BRACKETS) return this.#tooDeep(at);
          break;
        default:
          // What does not match is an error that the parser names; the line ends where it seems to.
          if (open.length > 0 && text[open[open.length - 1]] !== OPENING[text[at]]) open.length = 0;
          else open.pop();
          this.#at++;
      }
    }
    return open.length === 0 ? undefined : unclosed(this.#margin ?? text.length, text.length + 1);
  }

  /** @returns whether the string is closed, or could not be on another line */
  #skipString(quote: string): boolean {
    const { text } = this;
    const start = this.#at;
    const isTriple = text.startsWith(quote.repeat(3), start);
    this.#at += isTriple ? 3 : 1;
    while (this.#at < text.length) {
      this.#take(IN_STRING);
      const next = text[this.#at];
      if (next === '\\') {
        this.#at++;
        if (this.#take(NEWLINE) === '') this.#at++;
      } else if (next === quote && (!isTriple || text.startsWith(quote.repeat(3), this.#at))) {
        this.#at += isTriple ? 3 : 1;
        return true;
      } else if (next === '\n' || next === '\r') {
        if (!isTriple) break;
        this.#take(NEWLINE);
        this.#noteMargin();
      } else this.#at++;
    }
    if (!isTriple) this.#unterminated ??= start;
    return !isTriple;
  }

  /** @returns the word that the line begins with, if that is at the margin */
  #noteMargin(): string {
    const first = this.#peek(WORD);
    if (first === '') return first;
    this.#margin ??= this.#at;
    if (this.#cut === undefined && this.#peek(STATEMENT_START) !== '') this.#cut = this.#at;
    return first;
  }

  #tooDeep(at: number): Scanned {
    const next = this.text.slice(at).search(/(?<=[\n\r])[\p{L}_@]/u);
    const end = next < 0 ? this.text.length : at + next;
    return this.#ended(end, end + 1, { at: { start: at, end: at + 1 }, detail: 'too many nested parentheses' });
  }

  #skipComment(): void {
    const start = this.#at;
    this.#take(LINE);
    this.#comments.push({ start, end: this.#at });
  }

  /** At the beginning of a logical line. */
  #skipMagic(): boolean {
    const start = this.#at;
    if (this.#peek(MAGIC) === '') return false;
    const isForeign = this.#peek(FOREIGN_MAGIC) !== '';
    if (isForeign) this.#at = this.text.length;
    else this.#take(MAGIC);
    this.#magics.push({ start, end: this.#at });
    this.#take(NEWLINE);
    return true;
  }

  #peek(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.text)?.[0] ?? '';
  }

  #take(pattern: RegExp): string {
    const taken = this.#peek(pattern);
    this.#at += taken.length;
    return taken;
  }
}

/** @param word that the last line at the margin began with @param first that the next one begins with */
function goesOn(word: string, first: string): boolean {
  return word === '@' ? DECORATED.has(first) : CONTINUATION.has(first) && COMPOUND.has(word);
}
