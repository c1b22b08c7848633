import { rowOf, scalarRowOf } from '../autodiff/rows.ts';
import { CONSTANT, type Tape } from '../autodiff/tape.ts';
import { formatNumber } from '../format.ts';

const COMMUTATIVE = new Set(['+', '×']);

/** An argument that is no constant, in a label that has constants. */
const ARGUMENT = 'x';
const ARGUMENTS = '·';

/**
 * What is written on an entry's gate. Constants are part of it, so that `x + 1` is a gate of one argument: `+1`, as
 * people draw it. Only the row's symbol is asked for, so that a new op needs nothing here.
 */
export function gateLabel(tape: Tape, entry: number): string {
  const symbol = rowOf(tape, entry)?.symbol ?? '';
  const start = tape.argStart[entry];
  const count = tape.argStart[entry + 1] - start;
  if (!isElementwise(tape, entry) || hasConstantArray(tape, entry)) return symbol;
  let constants = 0;
  for (let k = 0; k < count; k++) if (tape.arg[start + k] === CONSTANT) constants++;
  if (constants === 0 || count < 2) return symbol;
  if (count === 2 && isInfix(symbol)) {
    const first = tape.arg[start] === CONSTANT;
    const constant = constantText(tape.argValue[first ? start : start + 1]);
    if (!first || COMMUTATIVE.has(symbol)) return symbol + constant;
    return `${constant}${symbol === '÷' ? '/' : symbol}${ARGUMENT}`;
  }
  const others = count - constants === 1 ? ARGUMENT : ARGUMENTS;
  const args = Array.from({ length: count }, (_, k) =>
    tape.arg[start + k] === CONSTANT ? constantText(tape.argValue[start + k], false) : others,
  );
  return `${symbol}(${args.length <= 4 ? args.join(', ') : `${args.slice(0, 3).join(', ')}, …`})`;
}

function isElementwise(tape: Tape, entry: number): boolean {
  return scalarRowOf(tape, entry) !== undefined;
}

/** Of arrays there is no telling in a few characters. */
export function hasConstantArray(tape: Tape, entry: number): boolean {
  const start = tape.argStart[entry];
  const args = tape.tensorRecord(entry)?.args;
  return args?.some(({ shape }, k) => shape.length > 0 && tape.arg[start + k] === CONSTANT) ?? false;
}

function isInfix(symbol: string): boolean {
  return [...symbol].length <= 2 && !/\p{L}/u.test(symbol);
}

export function constantText(x: number, guarded = true): string {
  const text = formatNumber(x).replaceAll('-', '−');
  return guarded && text.startsWith('−') ? `(${text})` : text;
}
