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

/** The dict of `**kwargs` as the keywords of another call. */
export function keywordsOf(kwargs: Value): Keywords | undefined {
  const dict = kwargs as DictValue;
  if (dict.size === 0) return undefined;
  const keywords = new Map<string, Value>();
  for (const { key, value } of dict.entries()) keywords.set(key as string, value);
  return keywords;
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
      ? `'${keyword}' is an invalid keyword argument for ${bare(name)}()`
      : `${name}() takes no keyword arguments`,
  repeated: ({ name, parameters }, keyword) =>
    `argument for ${bare(name)}() given by name ('${keyword}') and position (${parameters.names.indexOf(keyword) + 1})`,
  positionalOnly: (call, [keyword]) => builtinWording.unexpected(call, keyword),
  tooMany: countsWrong,
  missing(call, names, kind) {
    const { name, parameters, args } = call;
    const { positional, positionalOnly } = parameters;
    if (kind === 'positional' && (positionalOnly === positional || args.length < least(call))) return countsWrong(call);
    return `${bare(name)}() missing required argument '${names[0]}' (pos ${parameters.names.indexOf(names[0]) + 1})`;
  },
};

/** How many arguments have to come by position, `self` included. */
function least({ parameters: { names, positionalOnly, optional }, defaults }: Arguments): number {
  const first = names.findIndex((name, i) => defaults[i] !== undefined || optional?.has(name));
  return Math.min(first < 0 ? names.length : first, positionalOnly);
}

function countsWrong(call: Arguments): string {
  const { name, parameters, args } = call;
  const { names, positional, positionalOnly, hasRest } = parameters;
  const self = names[0] === 'self' || names[0] === 'cls' ? 1 : 0;
  const [takes, needs, given] = [positional - self, least(call) - self, args.length - self];
  if (positionalOnly === positional) {
    if (takes === 0 && names.length > positional) return `${bare(name)}() takes no positional arguments`;
    if (takes === 0) return `${name}() takes no arguments (${given} given)`;
    const isFixed = needs === takes && !hasRest;
    if (isFixed && takes === 1 && names.length === positional)
      return `${name}() takes exactly one argument (${given} given)`;
    const how = isFixed ? '' : given < needs ? 'at least ' : 'at most ';
    return `${bare(name)} expected ${how}${counted(given < needs ? needs : takes, 'argument')}, got ${given}`;
  }
  if (given < needs) return `${bare(name)}() takes at least ${counted(needs, 'positional argument')} (${given} given)`;
  return `${bare(name)}() takes at most ${counted(names.length - self, 'argument')} (${given} given)`;
}

/** A method without its class, but what makes an instance is named by that. */
function bare(name: string): string {
  if (name.endsWith('.__init__')) return name.slice(0, name.indexOf('.'));
  return name.slice(name.lastIndexOf('.') + 1);
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
