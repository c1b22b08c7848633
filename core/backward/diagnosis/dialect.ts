/** How a file writes what a missing term or factor needs: in its language, with the library and the style that it has. */
import type { LanguageId } from '../../answers.ts';
import { atom, binary, bracketed, type Code, LEVEL } from './code.ts';

export interface Dialect {
  /** Whole arrays are computed with. */
  readonly hasArrays: boolean;
  /** `np.exp(x)`, `math.exp(x)`, `Math.exp(x)`; undefined: the file has no library for it. */
  call(name: string, code: Code): Code | undefined;
  power(base: Code, exponent: number): Code;
  product(left: Code, right: Code): Code;
  transposed(code: Code): Code;
  /** Over one axis, or all; `keeps`: with length 1. */
  sum(code: Code, axis: number | undefined, keeps?: boolean): Code;
  copy(code: Code): Code;
  /** How many there are along an axis. */
  length(code: Code, axis: number): Code;
  /** How many there are in all; undefined: there is no word for it. */
  size(code: Code): Code | undefined;
}

export function dialectOf(language: LanguageId, text: string): Dialect {
  if (language === 'javascript') return javascript;
  const numpy =
    /^\s*import\s+numpy\s+as\s+(\w+)/m.exec(text)?.[1] ?? (/^\s*import\s+numpy\b/m.test(text) ? 'numpy' : '');
  return python(text, numpy);
}

const javascript: Dialect = {
  hasArrays: false,
  call: (name, code) => atom(`Math.${name}(${code.text})`),
  power: (base, exponent) => binary(base, '**', atom(String(exponent))),
  product: (left, right) => binary(left, '*', right),
  transposed: (code) => code,
  sum: (code) => code,
  copy: (code) => atom(`${bracketed(code, LEVEL.atom)}.slice()`),
  length: (code) => atom(`${bracketed(code, LEVEL.atom)}.length`),
  size: () => undefined,
};

function python(text: string, numpy: string): Dialect {
  const isTight = /\w\*\*\w/.test(text) || !text.includes(' ** ');
  const multiplies = (numpy !== '' && new RegExp(`\\b${numpy}\\.(dot)\\(`).exec(text)?.[1]) || '';
  const usesAt = /[\w)\]] @ /.test(text) || (multiplies === '' && !text.includes('.dot('));
  const sumsByName = numpy !== '' && (text.includes(`${numpy}.sum(`) || !text.includes('.sum('));
  const math = /^\s*import\s+math\b/m.test(text) ? 'math' : undefined;
  const library = numpy === '' ? math : numpy;
  return {
    hasArrays: numpy !== '' || /^\s*import\s+torch\b/m.test(text),
    call: (name, code) => (library === undefined ? undefined : atom(`${library}.${name}(${code.text})`)),
    power(base, exponent) {
      const code = binary(base, '**', atom(String(exponent)));
      return isTight ? { ...code, text: code.text.replace(/ \*\* (\d+)$/, '**$1') } : code;
    },
    product(left, right) {
      if (usesAt) return binary(left, '@', right);
      if (multiplies !== '') return atom(`${numpy}.dot(${left.text}, ${right.text})`);
      return atom(`${bracketed(left, LEVEL.atom)}.dot(${right.text})`);
    },
    transposed: (code) =>
      code.text.endsWith('.T') && code.level === LEVEL.atom
        ? { ...code, text: code.text.slice(0, -2) }
        : atom(`${bracketed(code, LEVEL.atom)}.T`),
    sum(code, axis, keeps = false) {
      const options = [...(axis === undefined ? [] : [`axis=${axis}`]), ...(keeps ? ['keepdims=True'] : [])];
      if (sumsByName) return atom(`${numpy}.sum(${[code.text, ...options].join(', ')})`);
      return atom(`${bracketed(code, LEVEL.atom)}.sum(${options.join(', ')})`);
    },
    copy: (code) => atom(`${bracketed(code, LEVEL.atom)}.copy()`),
    length: (code, axis) => atom(`${bracketed(code, LEVEL.atom)}.shape[${axis}]`),
    size: (code) => (numpy === '' ? undefined : atom(`${bracketed(code, LEVEL.atom)}.size`)),
  };
}
