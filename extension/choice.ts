/** What the user has chosen for a program, and how that changes. Pure. */
import type { Finding, FunctionCall, InputValues, Span, Upstream } from '../core/index.ts';
import { type Edit, type LineEdit, moveLine, moveRegion } from './track.ts';
import { numberFrom } from './words.ts';

export type Expressions = Readonly<Record<string, string>>;

export interface Choice {
  /** Absent: the whole file or cell. */
  readonly region: Span | undefined;
  /** Name of the output; absent: the engine's choice. */
  readonly of: string | undefined;
  /** The output is the expression there instead. */
  readonly ofAt: Span | undefined;
  /** The output's upstream gradient; absent: 1, ones, or what the code has for it. */
  readonly upstream: Upstream | undefined;
  /** Which call of the inspected function gives its arguments. */
  readonly call: Span | undefined;
  /** Expressions for inputs that nothing else gives a value to. */
  readonly answers: Expressions;
  /** Expressions for inputs, whatever the code says. */
  readonly inputs: Expressions;
  /** Numbers for inputs: they go before `inputs`. */
  readonly values: InputValues;
  /** Inputs besides those that are ones by default, and those of them that are none. */
  readonly also: readonly string[];
  readonly except: readonly string[];
  /** Number literals that are inputs, too. */
  readonly literals: readonly Span[];
  /** Which occurrence of a series the views show, from 1; of the others the last. */
  readonly shown: Readonly<Record<string, number>>;
}

/** A change of a choice: what it does not name stays. */
export type ChoiceChange = Partial<Choice>;

export const noChoice: Choice = {
  ...{ region: undefined, of: undefined, ofAt: undefined, upstream: undefined, call: undefined },
  ...{ answers: {}, inputs: {}, values: {}, also: [], except: [], literals: [], shown: {} },
};

/** Whether it says more than which region it is, and what was answered. */
export function saysMore({ of, ofAt, upstream, call, inputs, values, also, except, literals, shown }: Choice): boolean {
  const one = [of, ofAt, upstream, call].some((part) => part !== undefined);
  const named = [inputs, values, shown].some((part) => Object.keys(part).length > 0);
  return one || named || [also, except, literals].some(({ length }) => length > 0);
}

/** Another output: an upstream gradient is of one output's shape. */
export function withOutput(output: { readonly of: string | undefined } | { readonly ofAt: Span }): ChoiceChange {
  return { of: undefined, ofAt: undefined, upstream: undefined, ...output };
}

/** Numbers for some inputs. */
export function withValues({ values }: Choice, more: InputValues): ChoiceChange {
  return { values: { ...values, ...more } };
}

/** An expression for an input, in the place of numbers that it has. */
export function withExpression({ inputs, values }: Choice, name: string, expression: string): ChoiceChange {
  return { inputs: { ...inputs, [name]: expression }, values: without(values, [name]) };
}

/** Inputs as the code has them; without names all. */
export function asInCode({ inputs, values }: Choice, names?: readonly string[]): ChoiceChange {
  if (names === undefined) return { inputs: {}, values: {} };
  return { inputs: without(inputs, names), values: without(values, names) };
}

/** An input, or a constant, by its name: `also` and `except` say only what is not so by itself. */
export function withDifferentiated({ also, except }: Choice, name: string, isInput: boolean): ChoiceChange {
  const others = (names: readonly string[]) => names.filter((other) => other !== name);
  const [back, other] = isInput ? [except, also] : [also, except];
  const changed = back.includes(name) ? [others(back), other] : [back, [...others(other), name]];
  return isInput ? { except: changed[0], also: changed[1] } : { also: changed[0], except: changed[1] };
}

/** A number literal inside of an expression as an input, or as a constant again. */
export function withLiteral({ literals }: Choice, literal: Span, isInput: boolean): ChoiceChange {
  const others = literals.filter((other) => !isSame(other, literal));
  const all = isInput ? [...others, literal] : others;
  return { literals: all.sort((a, b) => a.start - b.start) };
}

/** The arguments of another call, also for parameters that had other values. */
export function withCall(choice: Choice, { span, arguments: args }: FunctionCall): ChoiceChange {
  const names = args.flatMap(({ name }) => name.split(', '));
  return { ...asInCode(choice, names), call: span };
}

/** After an edit. Undefined: all of its region was deleted. */
export function movedChoice(choice: Choice, edit: Edit): Choice | undefined {
  const region = choice.region && moveRegion(choice.region, edit);
  if (choice.region !== undefined && region === undefined) return undefined;
  return mapPlaces({ ...choice, region }, (place) => moveRegion(place, edit));
}

/** Each place outside of the region where `map` says; without those that it says nothing of. */
export function mapPlaces(choice: Choice, map: (place: Span) => Span | undefined): Choice {
  const { ofAt, call, literals } = choice;
  if (ofAt === undefined && call === undefined && literals.length === 0) return choice;
  return {
    ...choice,
    ofAt: ofAt && map(ofAt),
    call: call && map(call),
    literals: literals.flatMap((literal) => map(literal) ?? []),
  };
}

/** What a literal that is an input is called: `2 (line 5)`. */
const LITERAL = /^(.+ \(line )(\d+)(.*\))$/;

/** Literals are called by their lines: what is chosen for them goes with the lines. */
export function movedNames(choice: Choice, edit: LineEdit): Choice {
  if (choice.literals.length === 0) return choice;
  const renamed = <T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(
      Object.entries(record).flatMap(([name, value]) => {
        const [, before, line, after] = LITERAL.exec(name) ?? [];
        if (line === undefined) return [[name, value]];
        const moved = moveLine(Number(line) - 1, edit);
        return moved === undefined ? [] : [[`${before}${moved + 1}${after}`, value]];
      }),
    );
  return { ...choice, inputs: renamed(choice.inputs), values: renamed(choice.values) };
}

/** After edits: a literal is the number that stands there now, and none where another text does. */
export function settledLiterals(choice: Choice, text: string): Choice {
  if (choice.literals.length === 0) return choice;
  return { ...choice, literals: choice.literals.flatMap(({ start }) => numberFrom(text, start) ?? []) };
}

/** Without a name or number that the text does not have any more; undefined: that is not what a run says. */
export function withoutUnknown({ also, literals }: Choice, { code, args, span }: Finding): ChoiceChange | undefined {
  const names = code === 'name-unknown' ? also.filter((name) => name !== args.name) : also;
  const places = code === 'literal-unknown' ? literals.filter(({ start }) => start !== span.start) : literals;
  const isSaid = names.length < also.length || places.length < literals.length;
  return isSaid ? { also: names, literals: places } : undefined;
}

/** Absent: the whole file or cell. */
export function isSameRegion(a: Span | undefined, b: Span | undefined): boolean {
  return a === undefined || b === undefined ? a === b : isSame(a, b);
}

/** Whether both compute the same, but for what was answered. */
export function isSameChoice(a: Choice, b: Choice): boolean {
  const text = (choice: Choice) => JSON.stringify({ ...choice, answers: {}, shown: {} });
  return text(a) === text(b);
}

export function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function without<T>(record: Readonly<Record<string, T>>, names: readonly string[]): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
