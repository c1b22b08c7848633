/** JSON read as `json.loads` does: ints stay ints, and NaN and Infinity are accepted. */

import { intFromText } from '../../numbers/integer-text.ts';
import { ListValue } from '../../values/containers.ts';
import { guarded } from '../../values/faults.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue } from '../../values/mappings.ts';
import { builtinType, types } from '../../values/types.ts';
import { Float, type Value } from '../../values/values.ts';

export const decodeError = builtinType('JSONDecodeError', { bases: [types.ValueError], module: 'json', hasDict: true });

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /(-?(?:0|[1-9]\d*))(\.\d+)?([eE][-+]?\d+)?/y;
const PLAIN = /[ !#-[\]-\uffff]*/y;
const WORDS: readonly (readonly [string, Value])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', new Float(Number.NaN)],
  ['Infinity', new Float(Number.POSITIVE_INFINITY)],
  ['-Infinity', new Float(Number.NEGATIVE_INFINITY)],
];
const ESCAPED: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** What the caller makes of the parts; None where it makes nothing. */
export interface Hooks {
  readonly object: Value;
  readonly float: Value;
  readonly int: Value;
}

export class JsonReader {
  #at = 0;

  constructor(
    private readonly machine: PyMachine,
    private readonly text: string,
    private readonly hooks: Hooks,
    private readonly node: number,
  ) {}

  whole(): Value {
    this.#space();
    const value = this.#value();
    this.#space();
    return this.#at === this.text.length ? value : this.#fail('Extra data', this.#at);
  }

  #fail(message: string, at: number): never {
    const before = this.text.slice(0, at).split('\n');
    const place = `line ${before.length} column ${(before.at(-1) as string).length + 1} (char ${at})`;
    return this.machine.raise(decodeError, `${message}: ${place}`, this.node);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text);
    if (found !== null) this.#at += found[0].length;
    return found;
  }

  #space(): void {
    this.#match(SPACE);
  }

  #takes(mark: string): boolean {
    if (!this.text.startsWith(mark, this.#at)) return false;
    this.#at += mark.length;
    return true;
  }

  #value(): Value {
    const { machine, node } = this;
    machine.budget.allocate(1, node);
    if (this.#takes('"')) return this.#string();
    if (this.#takes('{')) return this.#nested(() => this.#object());
    if (this.#takes('[')) return this.#nested(() => this.#array());
    for (const [word, value] of WORDS) if (this.#takes(word)) return value;
    const number = this.#match(NUMBER);
    return number === null ? this.#fail('Expecting value', this.#at) : this.#number(number);
  }

  #nested(read: () => Value): Value {
    this.machine.budget.enter(this.node);
    const value = read();
    this.machine.budget.depth--;
    return value;
  }

  #number([whole, digits, fraction, exponent]: RegExpExecArray): Value {
    const { machine, node, hooks } = this;
    const isInt = fraction === undefined && exponent === undefined;
    const hook = isInt ? hooks.int : hooks.float;
    if (hook !== null) return machine.call(hook, [whole], undefined, node);
    return isInt ? guarded(machine, node, intFromText, digits) : new Float(Number(whole));
  }

  #array(): Value {
    const elements: Value[] = [];
    this.#space();
    if (this.#takes(']')) return new ListValue(elements);
    for (;;) {
      this.#space();
      elements.push(this.#value());
      this.#space();
      if (this.#takes(']')) return new ListValue(elements);
      if (!this.#takes(',')) this.#fail("Expecting ',' delimiter", this.#at);
    }
  }

  #object(): Value {
    const { machine, node, hooks } = this;
    const dict = new DictValue();
    this.#space();
    if (!this.#takes('}')) this.#entries(dict);
    return hooks.object === null ? dict : machine.call(hooks.object, [dict], undefined, node);
  }

  #entries(dict: DictValue): void {
    for (;;) {
      this.#space();
      if (!this.#takes('"')) this.#fail('Expecting property name enclosed in double quotes', this.#at);
      const key = this.#string();
      this.#space();
      if (!this.#takes(':')) this.#fail("Expecting ':' delimiter", this.#at);
      this.#space();
      dict.set(this.machine, key, this.#value(), this.node);
      this.#space();
      if (this.#takes('}')) return;
      if (!this.#takes(',')) this.#fail("Expecting ',' delimiter", this.#at);
    }
  }

  #string(): string {
    const begin = this.#at - 1;
    let text = '';
    for (;;) {
      text += this.#match(PLAIN)?.[0] ?? '';
      if (this.#takes('"')) return text;
      if (this.#at >= this.text.length) return this.#fail('Unterminated string starting at', begin);
      if (!this.#takes('\\')) return this.#fail('Invalid control character at', this.#at);
      text += this.#escape(begin);
    }
  }

  #escape(begin: number): string {
    const at = this.#at - 1;
    const mark = this.text[this.#at++];
    if (mark === undefined) return this.#fail('Unterminated string starting at', begin);
    if (mark !== 'u') return ESCAPED[mark] ?? this.#fail('Invalid \\escape', at);
    const digits = /[0-9a-fA-F]{4}/y;
    const code = this.#match(digits);
    return code === null
      ? this.#fail('Invalid \\uXXXX escape', at + 1)
      : String.fromCharCode(Number.parseInt(code[0], 16));
  }
}
