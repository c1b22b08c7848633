/** `sys`, as far as a program can tell what it runs on. */
import { ListValue, TupleValue } from '../../values/containers.ts';
import { makeException } from '../../values/exceptions.ts';
import { defineMethods, type Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { builtinType, typeOf, types } from '../../values/types.ts';
import { Float, ObjectValue, type Value } from '../../values/values.ts';
import { textOf } from '../arguments.ts';
import { write } from '../print.ts';
import type { ModuleContents } from './module.ts';
import { makeNamedTuple } from './named-tuple.ts';

const streamType = builtinType('TextIOWrapper', { module: '_io' });

/** What is written to the output or to the errors stands in the console. */
defineMethods(streamType, {
  write: [
    'self, text, /',
    (machine, [, text], node) => {
      const written = textOf(machine, text, node);
      write(machine, written, node);
      return [...written].length;
    },
  ],
  flush: ['self, /', () => null],
  isatty: ['self, /', () => false],
});

const [output, errors] = [new ObjectValue(streamType), new ObjectValue(streamType)];

/** A tuple with named elements, such as `version_info`. */
function record(machine: PyMachine, name: string, fields: Readonly<Record<string, Value>>): Value {
  const named = Object.keys(fields).map((field) => ({ name: field, otherwise: undefined }));
  return new TupleValue(Object.values(fields), makeNamedTuple(machine, `sys.${name}`, named, new Map(), 0));
}

const functions: Functions = {
  exit: [
    'status=None, /',
    (machine, [status], node) =>
      machine.throw(makeException(types.SystemExit, ...(status === null ? [] : [status])), node),
  ],
  getdefaultencoding: ['', () => 'utf-8'],
  getrecursionlimit: ['', () => 1000],
  setrecursionlimit: ['limit, /', () => null],
  intern: ['string, /', (_machine, [text]) => text],
  exc_info: [
    '',
    (machine) => {
      const exception = machine.handling.at(-1);
      return new TupleValue(exception === undefined ? [null, null, null] : [typeOf(exception), exception, null]);
    },
  ],
};

export const sys: ModuleContents = {
  functions,
  constants: {
    byteorder: 'little',
    executable: '',
    maxsize: 2n ** 63n - 1n,
    maxunicode: 0x10ffff,
    platform: 'linux',
    stderr: errors,
    stdout: output,
    __stderr__: errors,
    __stdout__: output,
    version: '3.11',
  },
  made: (machine) => ({
    argv: new ListValue(['']),
    path: new ListValue([]),
    version_info: record(machine, 'version_info', { major: 3, minor: 11, micro: 0, releaselevel: 'final', serial: 0 }),
    float_info: record(machine, 'float_info', {
      max: new Float(Number.MAX_VALUE),
      max_exp: 1024,
      max_10_exp: 308,
      min: new Float(2 ** -1022),
      min_exp: -1021,
      min_10_exp: -307,
      dig: 15,
      mant_dig: 53,
      epsilon: new Float(Number.EPSILON),
      radix: 2,
      rounds: 1,
    }),
  }),
};
