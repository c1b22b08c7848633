/** `argparse`: nobody calls a program with arguments here, so that all options have their defaults. */
import { Problem } from '../../../../runtime/problem.ts';
import { ListValue, TupleValue } from '../../values/containers.ts';
import { makeException } from '../../values/exceptions.ts';
import { defineMethods } from '../../values/functions.ts';
import { toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import type { DictValue } from '../../values/mappings.ts';
import { NamespaceValue } from '../../values/namespaces.ts';
import { str } from '../../values/text.ts';
import { builtinType, types } from '../../values/types.ts';
import { ObjectValue, type Value } from '../../values/values.ts';
import { method } from './methods.ts';
import type { ModuleContents } from './module.ts';
import { namespaceType } from './types.ts';

const argumentsType = builtinType('Namespace', { bases: [namespaceType], module: 'argparse', hasDict: true });
const parserType = builtinType('ArgumentParser', { module: 'argparse', hasDict: true });

class Parser extends ObjectValue {
  /** What `parse_args` gives, by name. */
  readonly defaults = new Map<string, Value>();
  readonly required: string[] = [];
}

parserType.allocate = (_machine, type) => new Parser(type);

/** The attribute of an option: its first long name, or else its first. */
function destination(flags: readonly string[]): string {
  const flag = flags.find((each) => each.startsWith('--')) ?? flags[0];
  return flag.replace(/^-+/, '').replaceAll('-', '_');
}

const WITHOUT_VALUE: Readonly<Record<string, Value>> = { store_true: false, store_false: true };

function addArgument(machine: PyMachine, self: Parser, names: Value, given: DictValue, node: number): undefined {
  const flags = (names as TupleValue).elements.map((name) => str(machine, name, node));
  const option = (name: string): Value => given.get(machine, name, node) ?? null;
  const chosen = option('dest');
  if (flags.length === 0 && chosen === null) machine.raise(types.ValueError, 'dest= is required', node);
  const name = chosen === null ? destination(flags) : str(machine, chosen, node);
  const isOption = flags.some((flag) => flag.startsWith('-'));
  const action = option('action');
  if (action === 'help' || action === 'version') return undefined;
  const plain = option('default') ?? (typeof action === 'string' ? (WITHOUT_VALUE[action] ?? null) : null);
  const convert = option('type');
  // Only texts are converted: other defaults are taken as they are.
  const value = typeof plain === 'string' && convert !== null ? machine.call(convert, [plain], undefined, node) : plain;
  const isFree = option('nargs') === '?' || option('nargs') === '*';
  if (isOption ? option('required') === true : !isFree) self.required.push(isOption ? flags.join('/') : name);
  self.defaults.set(name, option('nargs') === '*' && !isOption && value === null ? new ListValue() : value);
  return undefined;
}

function parsed(machine: PyMachine, self: Parser, args: Value, node: number): ObjectValue {
  if (args !== null && toList(machine, args, node).length > 0)
    throw new Problem('unsupported-function', node, { name: 'ArgumentParser.parse_args(…)' });
  if (self.required.length > 0) {
    const text = `the following arguments are required: ${self.required.join(', ')}`;
    return machine.throw(makeException(types.SystemExit, `error: ${text}`), node);
  }
  const result = new NamespaceValue(argumentsType);
  for (const [name, value] of self.defaults) result.define(name, value);
  return result;
}

defineMethods(parserType, {
  __init__: ['self, *args, **kwargs', () => null],
  add_argument: [
    'self, *name_or_flags, **kwargs',
    method<Parser>((machine, self, [names, given], node) =>
      addArgument(machine, self, names, given as DictValue, node),
    ),
  ],
  add_argument_group: ['self, *args, **kwargs', method<Parser>((_machine, self) => self)],
  add_mutually_exclusive_group: ['self, *args, **kwargs', method<Parser>((_machine, self) => self)],
  set_defaults: [
    'self, **kwargs',
    method<Parser>((_machine, self, [given]) => {
      for (const { key, value } of (given as DictValue).entries()) self.defaults.set(key as string, value);
      return undefined;
    }),
  ],
  parse_args: [
    'self, args=None, namespace=None',
    method<Parser>((machine, self, [args], node) => parsed(machine, self, args, node)),
  ],
  parse_known_args: [
    'self, args=None, namespace=None',
    method<Parser>(
      (machine, self, [args], node) => new TupleValue([parsed(machine, self, args, node), new ListValue()]),
    ),
  ],
});

export const argparse: ModuleContents = {
  constants: {
    ArgumentParser: parserType,
    Namespace: argumentsType,
    ArgumentDefaultsHelpFormatter: builtinType('ArgumentDefaultsHelpFormatter', { module: 'argparse' }),
    RawDescriptionHelpFormatter: builtinType('RawDescriptionHelpFormatter', { module: 'argparse' }),
    HelpFormatter: builtinType('HelpFormatter', { module: 'argparse' }),
    SUPPRESS: '==SUPPRESS==',
  },
};
