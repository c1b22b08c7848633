import { digamma } from '../../../core/autodiff/ops/special-functions.ts';

const functions: Readonly<Record<string, (x: number) => number>> = {
  '√': Math.sqrt,
  '∛': Math.cbrt,
  ...{ sin: Math.sin, cos: Math.cos, sinh: Math.sinh, cosh: Math.cosh, exp: Math.exp, ln: Math.log },
  ...{ sign: Math.sign, ψ: digamma },
};

const constants: Readonly<Record<string, number>> = { e: Math.E, π: Math.PI };

const lowered: Readonly<Record<string, string>> = { ˣ: 'x', ʸ: 'y', '⁻': '−' };

/** A formula as people write it, such as `y·xʸ⁻¹`, in numbers. Throws on what it cannot read. */
export function evaluateFormula(text: string, letters: Readonly<Record<string, number>>): number {
  const known = { ...constants, ...letters };
  let at = 0;

  const blanks = () => {
    while (text[at] === ' ') at++;
  };
  const takes = (mark: string) => {
    blanks();
    if (!text.startsWith(mark, at)) return false;
    at += mark.length;
    return true;
  };
  const longestFirst = (names: object) => Object.keys(names).sort((a, b) => b.length - a.length);

  function sum(): number {
    let result = product();
    for (;;) {
      if (takes('+')) result += product();
      else if (takes('−')) result -= product();
      else return result;
    }
  }
  function product(): number {
    let result = factor();
    for (;;) {
      if (takes('·')) result *= factor();
      else if (takes('/')) result /= factor();
      else return result;
    }
  }
  function factor(): number {
    return takes('−') ? -factor() : power();
  }
  function power(): number {
    const base = atom();
    if (takes('^')) return base ** atom();
    let exponent = '';
    for (; at < text.length && /[ˣʸ⁻⁰¹²³⁴-⁹]/u.test(text[at]); at++) exponent += lowered[text[at]] ?? digit(text[at]);
    return exponent === '' ? base : base ** evaluateFormula(exponent, letters);
  }
  function atom(): number {
    blanks();
    if (takes('(')) {
      const inner = sum();
      if (!takes(')')) throw new Error(`no end of the parenthesis: ${text}`);
      return inner;
    }
    const number = /^\d+(\.\d+)?/.exec(text.slice(at));
    if (number !== null) {
      at += number[0].length;
      return Number(number[0]);
    }
    // A name alone is a number; before an argument it is a function.
    const name = longestFirst({ ...functions, ...known }).find((candidate) => text.startsWith(candidate, at));
    if (name === undefined) throw new Error(`not known: ${text.slice(at)}`);
    at += name.length;
    const isApplied = name in functions && /^ ?[\p{L}\d(]/u.test(text.slice(at));
    return isApplied ? functions[name](power()) : known[name];
  }

  const result = sum();
  blanks();
  if (at < text.length) throw new Error(`too much: ${text.slice(at)}`);
  return result;
}

function digit(raised: string): string {
  return String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(raised));
}
