/** How errors of `encode` and `decode` are written: their five arguments say what was wrong where. */
import { escaped } from '../text/quote.ts';
import { BytesValue } from '../values/bytes.ts';
import type { ExceptionValue } from '../values/exceptions.ts';
import { defineMethods, type Functions } from '../values/functions.ts';
import { types } from '../values/types.ts';

/** @param shown what cannot be converted: bytes or characters in the plural, or the only one by name */
function written(what: 'encode' | 'decode', plural: string, shown: (object: unknown, at: number) => string): Functions {
  return {
    __str__: [
      'self, /',
      (_machine, [self]) => {
        const [encoding, object, start, end, reason] = (self as ExceptionValue).args.elements;
        if (typeof start !== 'number' || typeof end !== 'number') return '';
        const one = end === start + 1 ? `${shown(object, start)} in position ${start}` : undefined;
        const where = one ?? `${plural} in position ${start}-${end - 1}`;
        return `'${String(encoding)}' codec can't ${what} ${where}: ${String(reason)}`;
      },
    ],
  };
}

defineMethods(
  types.UnicodeDecodeError,
  written('decode', 'bytes', (object, at) =>
    object instanceof BytesValue ? `byte 0x${object.bytes[at].toString(16).padStart(2, '0')}` : 'byte',
  ),
);

defineMethods(
  types.UnicodeEncodeError,
  written('encode', 'characters', (object, at) => {
    const character = Array.from(String(object))[at] ?? '';
    return character === '' ? 'character' : `character '${escaped(character.codePointAt(0)!)}'`;
  }),
);
