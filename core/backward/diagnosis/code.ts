/** Code that is written anew from pieces of the source, with parentheses only where precedence needs them. */

export interface Code {
  readonly text: string;
  readonly level: number;
  /** The operator that it is made with last: `a * b * c` needs no parentheses. */
  readonly operator?: string;
}

/** How tightly the operators of both languages bind; what binds alike in one only is told apart, to be safe. */
export const LEVEL = {
  none: 0,
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  bits: 5,
  sum: 6,
  product: 7,
  sign: 8,
  power: 9,
  atom: 10,
} as const;

const BINARY: Readonly<Record<string, number>> = {
  ...{ or: LEVEL.or, '||': LEVEL.or, '??': LEVEL.or, and: LEVEL.and, '&&': LEVEL.and },
  ...{ '|': LEVEL.bits, '^': LEVEL.bits, '&': LEVEL.bits, '<<': LEVEL.bits, '>>': LEVEL.bits },
  ...{ '+': LEVEL.sum, '-': LEVEL.sum },
  ...{ '*': LEVEL.product, '/': LEVEL.product, '@': LEVEL.product, '%': LEVEL.product, '//': LEVEL.product },
  '**': LEVEL.power,
};

export function levelOf(operator: string): number {
  return BINARY[operator] ?? LEVEL.comparison;
}

/** What an operand needs at least; `isExact`: the same operator may stand there without parentheses. */
export function neededLevel(operator: string, side: 'left' | 'right'): number {
  const level = levelOf(operator);
  // `-x ** 2` is another number, or no syntax.
  if (operator === '**') return side === 'left' ? LEVEL.atom : LEVEL.power;
  // Of a sum of a sum the parentheses say nothing.
  return side === 'left' || operator === '+' ? level : level + 1;
}

export function bracketed({ text, level }: Code, needed: number): string {
  return level >= needed ? text : `(${text})`;
}

export const atom = (text: string): Code => ({ text, level: LEVEL.atom });

export function binary(left: Code, operator: string, right: Code): Code {
  const level = levelOf(operator);
  const isFree = operator === '*' && (right.operator === '*' || right.operator === '/');
  const first = bracketed(left, neededLevel(operator, 'left'));
  const second = bracketed(right, isFree ? level : neededLevel(operator, 'right'));
  return { text: `${first} ${operator} ${second}`, level, operator };
}

/** `a * b` with the sign before it; a sign that is there goes away. */
export function negated(code: Code): Code {
  if (code.level >= LEVEL.product && code.text.startsWith('-'))
    return { ...code, text: code.text.slice(1).trimStart() };
  return {
    text: `-${bracketed(code, LEVEL.product)}`,
    level: Math.min(code.level, LEVEL.sign),
    operator: code.operator,
  };
}

const NAME = /^[\p{L}_$][\p{L}\p{N}_$]*/u;

/** Code whose syntax nobody has read: an atom where it is a name, a number, or what follows on these. */
export function unread(text: string): Code {
  let rest = text.trim();
  const number = /^\d[\d_]*\.?\d*(?:e[+-]?\d+)?/i.exec(rest)?.[0];
  const name = NAME.exec(rest)?.[0];
  if (number === undefined && name === undefined && !rest.startsWith('(')) return { text: rest, level: LEVEL.none };
  const whole = rest;
  rest = rest.slice((number ?? name ?? '').length);
  for (;;) {
    const member = rest.startsWith('.') ? NAME.exec(rest.slice(1))?.[0] : undefined;
    if (member !== undefined) rest = rest.slice(member.length + 1);
    else if (rest.startsWith('(') || rest.startsWith('[')) rest = rest.slice(closing(rest));
    else break;
  }
  return { text: whole, level: rest === '' ? LEVEL.atom : LEVEL.none };
}

/** Behind the bracket that closes the first one. */
function closing(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if ('([{'.includes(text[i])) depth++;
    else if (')]}'.includes(text[i]) && --depth === 0) return i + 1;
  }
  return text.length;
}
