/** `os` and `os.path`: there are no files and no environment, but paths are put together and taken apart. */
import { TupleValue } from '../../values/containers.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue } from '../../values/mappings.ts';
import { typeOf, types } from '../../values/types.ts';
import { unwrapped, type Value } from '../../values/values.ts';
import type { ModuleContents } from './module.ts';

function pathOf(machine: PyMachine, v: Value, node: number): string {
  const text = unwrapped(v);
  if (typeof text !== 'string') {
    const wanted = 'expected str, bytes or os.PathLike object';
    return machine.raise(types.TypeError, `${wanted}, not ${typeOf(v).name}`, node);
  }
  machine.budget.allocate(text.length, node);
  return text;
}

function joined(first: string, ...rest: string[]): string {
  return rest.reduce((path, part) => {
    if (part.startsWith('/')) return part;
    return path === '' || path.endsWith('/') ? path + part : `${path}/${part}`;
  }, first);
}

/** The part before the last slash, and the part behind it. */
function halves(path: string): [head: string, tail: string] {
  const cut = path.lastIndexOf('/') + 1;
  const [head, tail] = [path.slice(0, cut), path.slice(cut)];
  return [/^\/*$/.test(head) ? head : head.replace(/\/+$/, ''), tail];
}

/** The part before the last dot of the name, and the rest; leading dots belong to the name. */
function extension(path: string): [root: string, extension: string] {
  const [, tail] = halves(path);
  const name = tail.replace(/^\.+/, '');
  const dot = name.lastIndexOf('.');
  const length = dot < 0 ? 0 : name.length - dot;
  return [path.slice(0, path.length - length), path.slice(path.length - length)];
}

function normal(path: string): string {
  if (path === '') return '.';
  const slashes = path.startsWith('/') ? (/^\/\/(?!\/)/.test(path) ? '//' : '/') : '';
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..' || (slashes === '' && parts.length === 0) || parts.at(-1) === '..') parts.push(part);
    else parts.pop();
  }
  return slashes + parts.join('/') || '.';
}

const one = (of: (path: string) => Value): Functions[string] => [
  'p',
  (machine, [p], node) => of(pathOf(machine, p, node)),
];

const functions: Functions = {
  join: [
    'a, *p',
    (machine, [first, rest], node) => {
      const parts = (rest as TupleValue).elements.map((part) => pathOf(machine, part, node));
      return joined(pathOf(machine, first, node), ...parts);
    },
  ],
  split: one((path) => new TupleValue(halves(path))),
  splitext: one((path) => new TupleValue(extension(path))),
  basename: one((path) => halves(path)[1]),
  dirname: one((path) => halves(path)[0]),
  normpath: one(normal),
  isabs: one((path) => path.startsWith('/')),
  exists: one(() => false),
  lexists: one(() => false),
  isfile: one(() => false),
  isdir: one(() => false),
};

export const osPath: ModuleContents = {
  functions,
  constants: { sep: '/', extsep: '.', pardir: '..', curdir: '.', pathsep: ':' },
};

const ENVIRONMENT = 'environment of the program';

function environment(machine: PyMachine): DictValue {
  let known = machine.kept.get(ENVIRONMENT) as DictValue | undefined;
  if (known === undefined) machine.kept.set(ENVIRONMENT, (known = new DictValue()));
  return known;
}

export const os: ModuleContents = {
  functions: {
    cpu_count: ['', () => 1],
    fspath: ['path', (machine, [path], node) => pathOf(machine, path, node)],
    getenv: [
      'key, default=None',
      (machine, [key, otherwise], node) => environment(machine).get(machine, key, node) ?? otherwise,
    ],
  },
  constants: { name: 'posix', sep: '/', extsep: '.', pardir: '..', curdir: '.', pathsep: ':', linesep: '\n' },
  made: (machine) => ({ environ: environment(machine) }),
};
