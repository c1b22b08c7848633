/** Values as JSON, as `json.dumps` writes them. */
import { floatText } from '../../numbers/float-text.ts';
import { ListValue, TupleValue } from '../../values/containers.ts';
import { floatOf, isFloat, isInt, truthy } from '../../values/conversions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue } from '../../values/mappings.ts';
import { repr } from '../../values/text.ts';
import { typeOf, types } from '../../values/types.ts';
import { unwrapped, type Value } from '../../values/values.ts';
import { sorted } from '../sorting.ts';

export interface JsonOptions {
  readonly isAscii: boolean;
  readonly isSorted: boolean;
  readonly skipsKeys: boolean;
  readonly allowsNan: boolean;
  /** What a level is indented by; undefined: all on one line. */
  readonly indent: string | undefined;
  readonly separators: readonly [item: string, key: string];
  /** Makes something of what JSON has not. */
  readonly otherwise: Value;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
};

export class JsonWriter {
  readonly #within = new Set<Value>();

  constructor(
    private readonly machine: PyMachine,
    private readonly options: JsonOptions,
    private readonly node: number,
  ) {}

  text(given: Value, around: string): string {
    const { machine, node } = this;
    const v = unwrapped(given);
    if (typeof v === 'string') return this.#string(v);
    if (v === null) return 'null';
    if (typeof v === 'boolean') return String(v);
    if (isInt(v)) return repr(machine, v, node);
    if (isFloat(v)) return this.#float(floatOf(machine, v, node));
    if (this.#within.has(v)) return machine.raise(types.ValueError, 'Circular reference detected', node);
    this.#within.add(v);
    machine.budget.enter(node);
    const text = this.#whole(v, around);
    machine.budget.depth--;
    machine.budget.allocate(text.length, node);
    this.#within.delete(v);
    return text;
  }

  #whole(v: Value, around: string): string {
    const { machine, node, options } = this;
    if (v instanceof ListValue || v instanceof TupleValue)
      return this.#lines('[', ']', v.elements, around, (each, inner) => this.text(each, inner));
    if (v instanceof DictValue) {
      const keys = [...v.keys()];
      const ordered = options.isSorted ? sorted(machine, keys, null, false, node) : keys;
      const kept = ordered.filter((key) => !options.skipsKeys || isKey(key));
      return this.#lines('{', '}', kept, around, (key, inner) => {
        const value = v.get(machine, key, node) as Value;
        return `${this.#key(key)}${options.separators[1]}${this.text(value, inner)}`;
      });
    }
    if (options.otherwise !== null) return this.text(machine.call(options.otherwise, [v], undefined, node), around);
    return machine.raise(types.TypeError, `Object of type ${typeOf(v).name} is not JSON serializable`, node);
  }

  #lines(
    open: string,
    close: string,
    values: readonly Value[],
    around: string,
    write: (v: Value, inner: string) => string,
  ): string {
    const { indent, separators } = this.options;
    if (values.length === 0) return open + close;
    const inner = around + (indent ?? '');
    const parts = values.map((v) => write(v, inner));
    if (indent === undefined) return open + parts.join(separators[0]) + close;
    return `${open}\n${inner}${parts.join(`${separators[0]}\n${inner}`)}\n${around}${close}`;
  }

  #key(key: Value): string {
    const { machine, node } = this;
    const plain = unwrapped(key);
    if (typeof plain === 'string') return this.#string(plain);
    if (isKey(plain)) return `"${this.text(plain, '')}"`;
    const text = `keys must be str, int, float, bool or None, not ${typeOf(key).name}`;
    return machine.raise(types.TypeError, text, node);
  }

  #float(x: number): string {
    if (Number.isFinite(x)) return floatText(x);
    if (!this.options.allowsNan)
      this.machine.raise(types.ValueError, 'Out of range float values are not JSON compliant', this.node);
    return Number.isNaN(x) ? 'NaN' : x > 0 ? 'Infinity' : '-Infinity';
  }

  #string(text: string): string {
    this.machine.budget.allocate(text.length, this.node);
    const wanted = this.options.isAscii ? /["\\]|[^ -\x7f]/g : /["\\]|[^ -\uffff]/g;
    const escaped = (c: string) => ESCAPES[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
    return `"${text.replace(wanted, escaped)}"`;
  }
}

function isKey(key: Value): boolean {
  const plain = unwrapped(key);
  return plain === null || typeof plain === 'string' || isInt(plain) || isFloat(plain);
}

/** How `json.dumps` was called. */
export function optionsFrom(machine: PyMachine, given: readonly Value[], node: number): JsonOptions {
  const [skipKeys, ascii, allowNan, indent, separators, otherwise, sortKeys] = given;
  const step = typeof indent === 'number' ? ' '.repeat(Math.max(0, Math.min(indent, 100))) : indent;
  const pair = separators instanceof TupleValue || separators instanceof ListValue ? separators.elements : undefined;
  return {
    isAscii: truthy(machine, ascii, node),
    isSorted: truthy(machine, sortKeys, node),
    skipsKeys: truthy(machine, skipKeys, node),
    allowsNan: truthy(machine, allowNan, node),
    indent: typeof step === 'string' ? step : undefined,
    separators: pair === undefined ? [indent === null ? ', ' : ',', ': '] : [String(pair[0]), String(pair[1])],
    otherwise,
  };
}
