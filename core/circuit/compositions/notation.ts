/** Formulas as text: `exp(x) / (1 + exp(x))`, with + − * / @, the small powers ^2 and ^3, and functions. */

export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | Call;

export interface Call {
  readonly kind: 'call';
  /** A function's name or an operator; `neg` is the sign. */
  readonly head: string;
  readonly args: readonly Formula[];
  /** The first line of the spellings that counts for it. */
  readonly from: number;
}

const TOKEN = /\s*(\d+(?:\.\d+)?|[A-Za-z]\w*|[-+*/@^(),])/y;
const POWERS: Readonly<Record<string, string>> = { 2: 'square', 3: 'cube' };

/** @throws Error where the text is none */
export function formula(text: string): Formula {
  const tokens = tokensOf(text);
  let at = 0;
  const expect = (token: string) => {
    if (tokens[at++] !== token) throw new Error(`no formula: ${text} lacks ${token}`);
  };

  const infix = (operators: readonly string[], operand: () => Formula) => () => {
    let left = operand();
    while (operators.includes(tokens[at])) {
      const head = tokens[at++];
      left = call(head, left, operand());
    }
    return left;
  };
  const product = infix(['*', '/', '@'], signed);
  const sum = infix(['+', '-'], product);

  function signed(): Formula {
    if (tokens[at] !== '-') return power();
    at++;
    const of = signed();
    return of.kind === 'number' ? { kind: 'number', value: -of.value } : call('neg', of);
  }

  function power(): Formula {
    const base = operand();
    if (tokens[at] !== '^') return base;
    at++;
    return call(POWERS[tokens[at++]], base);
  }

  function operand(): Formula {
    const token = tokens[at++];
    if (token === '(') {
      const inner = sum();
      expect(')');
      return inner;
    }
    if (/^\d/.test(token)) return { kind: 'number', value: Number(token) };
    if (tokens[at] !== '(') return { kind: 'name', name: token };
    const args: Formula[] = [];
    do {
      at++;
      args.push(sum());
    } while (tokens[at] === ',');
    expect(')');
    return call(token, ...args);
  }

  const whole = sum();
  if (at !== tokens.length) throw new Error(`no formula: ${text} goes on with ${tokens[at]}`);
  return whole;
}

function call(head: string, ...args: readonly Formula[]): Call {
  return { kind: 'call', head, args, from: 0 };
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null) throw new Error(`no formula: ${text.slice(at)}`);
    tokens.push(found[1]);
  }
  return tokens;
}

/** What the names of `form` stand for where it has the form of `of`; undefined where it has not. */
export function unified(
  form: Formula,
  of: Formula,
  names = new Map<string, Formula>(),
): Map<string, Formula> | undefined {
  if (form.kind === 'name') {
    names.set(form.name, of);
    return names;
  }
  if (form.kind === 'number') return of.kind === 'number' && of.value === form.value ? names : undefined;
  if (of.kind !== 'call' || of.head !== form.head || of.args.length !== form.args.length) return undefined;
  return form.args.every((arg, k) => unified(arg, of.args[k], names) !== undefined) ? names : undefined;
}

/** The formula with others in the place of its names; its own signs and functions count from a line on. */
export function substituted(of: Formula, names: ReadonlyMap<string, Formula>, from: number): Formula {
  if (of.kind === 'name') return names.get(of.name) ?? of;
  if (of.kind === 'number') return of;
  return { ...of, from, args: of.args.map((arg) => substituted(arg, names, from)) };
}
