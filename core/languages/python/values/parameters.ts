/** How the arguments of a call find their parameters. */
import { TupleValue } from './containers.ts';
import type { PyMachine } from './machine.ts';
import { DictValue } from './mappings.ts';
import { types } from './types.ts';
import type { Keywords, Value } from './values.ts';

export interface Parameters {
  /** Positional ones first, then those that are given by keyword only. */
  readonly names: readonly string[];
  /** So many of them come by position only. */
  readonly positionalOnly: number;
  /** So many of them may come by position. */
  readonly positional: number;
  /** `*args` */
  readonly hasRest: boolean;
  /** `**kwargs` */
  readonly hasKeywordRest: boolean;
  /** Those that may be missing without having a default: only built-in functions have such. */
  readonly optional?: ReadonlySet<string>;
}

/** Default values in the order of the names; undefined where there is none. */
export type Defaults = readonly (Value | undefined)[];

/** A call, and what is called. */
export interface Arguments {
  /** How TypeErrors name the function. */
  readonly name: string;
  readonly parameters: Parameters;
  readonly defaults: Defaults;
  readonly args: Value[];
  readonly keywords: Keywords | undefined;
}

/** What TypeErrors say of a call that does not fit. */
export interface Wording {
  unexpected(call: Arguments, keyword: string): string;
  repeated(call: Arguments, keyword: string): string;
  positionalOnly(call: Arguments, keywords: readonly string[]): string;
  /** @param keywordOnly how many of the parameters that are given by keyword only were given */
  tooMany(call: Arguments, keywordOnly: number): string;
  missing(call: Arguments, names: readonly string[], kind: 'positional' | 'keyword-only'): string;
}

/**
 * One value for each name (undefined for an optional one that is missing), then the tuple of `*args`, then the dict
 * of `**kwargs`, where there are such. Raises TypeError.
 */
export function bindArguments(machine: PyMachine, call: Arguments, node: number, wording: Wording = byDef): Value[] {
  const { args, defaults, keywords, parameters } = call;
  const { names, positional, hasRest, hasKeywordRest } = parameters;
  const isExact = args.length === positional && positional === names.length;
  if (isExact && keywords === undefined && !hasRest && !hasKeywordRest) return args;
  const bound: (Value | undefined)[] = new Array(names.length);
  for (let i = Math.min(args.length, positional) - 1; i >= 0; i--) bound[i] = args[i];
  const others = keywords && bindKeywords(machine, call, keywords, bound, node, wording);
  if (args.length > positional && !hasRest) {
    const keywordOnly = bound.filter((value, i) => i >= positional && value !== undefined).length;
    machine.raise(types.TypeError, wording.tooMany(call, keywordOnly), node);
  }
  for (let i = 0; i < names.length; i++) if (bound[i] === undefined) bound[i] = defaults[i];
  requireAll(machine, call, bound, node, wording);
  if (hasRest) {
    machine.budget.allocate(Math.max(0, args.length - positional), node);
    bound.push(new TupleValue(args.slice(positional)));
  }
  if (hasKeywordRest) bound.push(others ?? new DictValue());
  return bound as Value[];
}

/** @returns what goes to `**kwargs` */
function bindKeywords(
  machine: PyMachine,
  call: Arguments,
  keywords: Keywords,
  bound: (Value | undefined)[],
  node: number,
  wording: Wording,
): DictValue | undefined {
  const { names, positionalOnly, hasKeywordRest } = call.parameters;
  const rest = hasKeywordRest ? new DictValue() : undefined;
  const misplaced: string[] = [];
  for (const [keyword, value] of keywords) {
    const i = names.indexOf(keyword);
    if (i >= positionalOnly) {
      if (bound[i] !== undefined) machine.raise(types.TypeError, wording.repeated(call, keyword), node);
      bound[i] = value;
    } else if (rest !== undefined) rest.set(machine, keyword, value, node);
    else if (i >= 0) misplaced.push(keyword);
    else machine.raise(types.TypeError, wording.unexpected(call, keyword), node);
  }
  if (misplaced.length > 0) machine.raise(types.TypeError, wording.positionalOnly(call, misplaced), node);
  return rest;
}

function requireAll(
  machine: PyMachine,
  call: Arguments,
  bound: readonly (Value | undefined)[],
  node: number,
  wording: Wording,
): void {
  const { names, positional, optional } = call.parameters;
  let missing: string[] | undefined;
  for (let i = 0; i < names.length; i++) {
    if (i === positional && missing !== undefined) break;
    if (bound[i] !== undefined || optional?.has(names[i])) continue;
    missing ??= [];
    missing.push(names[i]);
  }
  if (missing === undefined) return;
  const kind = names.indexOf(missing[0]) < positional ? 'positional' : 'keyword-only';
  machine.raise(types.TypeError, wording.missing(call, missing, kind), node);
}

/** As the calls of functions that the program defines. */
const byDef: Wording = {
  unexpected: ({ name }, keyword) => `${name}() got an unexpected keyword argument '${keyword}'`,
  repeated: ({ name }, keyword) => `${name}() got multiple values for argument '${keyword}'`,
  positionalOnly: ({ name }, keywords) =>
    `${name}() got some positional-only arguments passed as keyword arguments: '${keywords.join(', ')}'`,
  tooMany({ name, parameters: { positional }, defaults, args }, keywordOnly) {
    const required = defaults.slice(0, positional).filter((value) => value === undefined).length;
    const takes = required < positional ? `from ${required} to ${positional}` : `${positional}`;
    const s = takes === '1' ? '' : 's';
    const were = args.length === 1 && keywordOnly === 0 ? 'was' : 'were';
    const given =
      keywordOnly === 0
        ? `${args.length}`
        : `${counted(args.length, 'positional argument')} (and ${counted(keywordOnly, 'keyword-only argument')})`;
    return `${name}() takes ${takes} positional argument${s} but ${given} ${were} given`;
  },
  missing: ({ name }, names, kind) =>
    `${name}() missing ${counted(names.length, `required ${kind} argument`)}: ${listed(names)}`,
};

/** As the calls of functions that are written in C. */
export const builtinWording: Wording = {
  unexpected: ({ name, parameters }, keyword) =>
    parameters.positionalOnly < parameters.names.length
      ? `'${keyword}' is an invalid keyword argument for ${name}()`
      : `${name}() takes no keyword arguments`,
  repeated: ({ name, parameters }, keyword) =>
    `argument for ${name}() given by name ('${keyword}') and position (${parameters.names.indexOf(keyword) + 1})`,
  positionalOnly: ({ name }) => `${name}() takes no keyword arguments`,
  tooMany: countsWrong,
  missing(call, names, kind) {
    const { name, parameters } = call;
    if (kind === 'positional' && parameters.positionalOnly === parameters.names.length) return countsWrong(call);
    return `${name}() missing required argument '${names[0]}' (pos ${parameters.names.indexOf(names[0]) + 1})`;
  },
};

function countsWrong({ name, parameters, defaults, args }: Arguments): string {
  const { names, positional, positionalOnly, optional, hasRest } = parameters;
  const isMethod = names[0] === 'self';
  const self = isMethod ? 1 : 0;
  const [takes, given] = [positional - self, args.length - self];
  if (takes === 0) return `${name}() takes no arguments (${given} given)`;
  const required = defaults
    .slice(self, positional)
    .findIndex((v, i) => v !== undefined || optional?.has(names[self + i]));
  const least = required < 0 ? takes : required;
  if (positionalOnly < names.length)
    return `${name}() takes at most ${counted(names.length - self, 'argument')} (${given} given)`;
  if (least === takes && takes === 1 && !hasRest) return `${name}() takes exactly one argument (${given} given)`;
  const bare = name.slice(name.lastIndexOf('.') + 1);
  const how = least === takes && !hasRest ? '' : given < least ? 'at least ' : 'at most ';
  return `${bare} expected ${how}${counted(given < least ? least : takes, 'argument')}, got ${given}`;
}

function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

/** `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'` */
function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  if (quoted.length <= 2) return quoted.join(' and ');
  return `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1)}`;
}
