/** What is written on a gate, read as a formula: `×2` is a product with 2, `1/x` a quotient, `max(0, x)` a call. */
import { factor, firstTerm, joined, plain, type Text, t, term, written } from './pieces.ts';

export interface Form {
  /** The operation's symbol, without constants. */
  readonly symbol: string;
  /** The constants that stand on the gate, by their place among the arguments. */
  readonly constants: ReadonlyMap<number, string>;
  /** It cannot be written without so many arguments. */
  readonly arity: number;
  /** @param dot between factors: `·`, of arrays `⊙` */
  write(args: readonly Text[], dot: string): Text;
}

/** How an operation is written; one that is not here is written as a call. */
interface Row {
  readonly arity: number;
  readonly write: (args: readonly Text[], dot: string) => Text;
}

const infix = (sign: string): Row => ({
  arity: 2,
  write: ([a, b]) => t`${firstFactor(a)} ${plain(sign)} ${factor(b)}`,
});
const sum = (sign: string): Row => ({ arity: 2, write: ([a, b]) => t`${firstTerm(a)} ${plain(sign)} ${term(b)}` });
const unary = (write: (a: Text) => Text): Row => ({ arity: 1, write: ([a]) => write(a) });

const rows: Readonly<Record<string, Row>> = {
  '+': sum('+'),
  '−': sum('−'),
  '×': { arity: 2, write: ([a, b], dot) => t`${firstFactor(a)} ${plain(dot)} ${factor(b)}` },
  '÷': infix('/'),
  '^': { arity: 2, write: ([a, b]) => power(a, b) },
  '@': infix('·'),
  '%': infix('%'),
  '//': infix('//'),
  '=': unary((a) => a),
  '×(−1)': unary((a) => t`−${factor(a)}`),
  'x²': unary((a) => t`${factor(a)}²`),
  '√': unary((a) => t`√${factor(a)}`),
  '∛': unary((a) => t`∛${factor(a)}`),
  '|x|': unary((a) => t`|${a}|`),
  '⌊x⌋': unary((a) => t`⌊${a}⌋`),
  '⌈x⌉': unary((a) => t`⌈${a}⌉`),
  '2ˣ': unary((a) => t`2^${factor(a)}`),
  'log(eˣ+eʸ)': { arity: 2, write: ([a, b]) => t`log(e^${factor(a)} + e^${factor(b)})` },
  'log₂(2ˣ+2ʸ)': { arity: 2, write: ([a, b]) => t`log₂(2^${factor(a)} + 2^${factor(b)})` },
  T: unary((a) => t`${factor(a)}ᵀ`),
  '[…]': unary((a) => t`${factor(a)}[…]`),
  '[ , ]': { arity: 1, write: (args) => t`[${list(args)}]` },
  '1 − σ': unary((a) => t`1 − σ(${a})`),
  '‖·‖': unary((a) => t`‖${a}‖`),
};

const forms = new Map<string, Form>();

/** @param label what is written on the gate */
export function formOf(label: string): Form {
  let form = forms.get(label);
  if (form === undefined) {
    form = read(label);
    forms.set(label, form);
  }
  return form;
}

/** A composition has no constants on it: what stands there is its name. */
export function foldFormOf(label: string): Form {
  return of(label);
}

function read(label: string): Form {
  if (rows[label] !== undefined) return of(label);
  const [, symbol, right] = /^(\/\/|[+−×÷^%@])([^[].*)$/u.exec(label) ?? [];
  if (right !== undefined) return of(symbol, [[1, right]]);
  const [, left, sign] = /^(\(−[^()]+\)|[\d.e∞][\d.e−∞]*|NaN)(\/\/|[−/^%])x$/u.exec(label) ?? [];
  if (sign !== undefined) return of(sign === '/' ? '÷' : sign, [[0, left]]);
  const [, name, inside] = /^([^()]+)\((.*[x·].*)\)$/u.exec(label) ?? [];
  if (inside === undefined) return of(label);
  const places = inside.split(', ').map((text, k) => [k, text] as const);
  return of(
    name,
    places.filter(([, text]) => !VARIABLE.has(text)),
  );
}

const VARIABLE = new Set(['x', '·', '…']);

function of(symbol: string, constants: readonly (readonly [number, string])[] = []): Form {
  const row = rows[symbol];
  return {
    symbol,
    constants: new Map(constants.map(([k, text]) => [k, text.replace(/^\((.*)\)$/, '$1').replaceAll('−', '-')])),
    arity: row?.arity ?? 0,
    write: (args, dot) => row?.write(args, dot) ?? t`${plain(symbol)}(${list(args)})`,
  };
}

const MOST_ARGUMENTS = 4;

function list(args: readonly Text[]): Text {
  const all = args.length > MOST_ARGUMENTS + 1 ? [...args.slice(0, MOST_ARGUMENTS), plain('…')] : args;
  return joined(all, ', ');
}

/** A number's sign needs no brackets in the first factor. */
function firstFactor(text: Text): Text {
  return /^-?[\d.]+(e-?\d+)?$/.test(written(text)) ? text : factor(text);
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function power(base: Text, exponent: Text): Text {
  const n = written(exponent);
  return /^\d$/.test(n) ? t`${factor(base)}${plain(RAISED[Number(n)])}` : t`${factor(base)}^${factor(exponent)}`;
}
