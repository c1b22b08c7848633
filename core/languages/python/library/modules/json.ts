/** `json`. */
import { Problem } from '../../../../runtime/problem.ts';
import type { Functions } from '../../values/functions.ts';
import { typeOf, types } from '../../values/types.ts';
import { unwrapped } from '../../values/values.ts';
import { decodeError, JsonReader } from './json-reader.ts';
import { JsonWriter, optionsFrom } from './json-text.ts';
import type { ModuleContents } from './module.ts';

const functions: Functions = {
  dumps: [
    'obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw',
    (machine, [obj, skipKeys, ascii, , allowNan, cls, indent, separators, otherwise, sortKeys], node) => {
      if (cls !== null) throw new Problem('unsupported-function', node, { name: 'json.dumps(…, cls=…)' });
      const given = [skipKeys, ascii, allowNan, indent, separators, otherwise, sortKeys];
      return new JsonWriter(machine, optionsFrom(machine, given, node), node).text(obj, '');
    },
  ],
  loads: [
    's, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw',
    (machine, [s, cls, object, float, int, , pairs], node) => {
      if (cls !== null || pairs !== null)
        throw new Problem('unsupported-function', node, { name: 'json.loads(…, cls=… or object_pairs_hook=…)' });
      const text = unwrapped(s);
      if (typeof text !== 'string') {
        const what = `the JSON object must be str, bytes or bytearray, not ${typeOf(s).name}`;
        return machine.raise(types.TypeError, what, node);
      }
      return new JsonReader(machine, text, { object, float, int }, node).whole();
    },
  ],
};

export const json: ModuleContents = { functions, constants: { JSONDecodeError: decodeError } };
