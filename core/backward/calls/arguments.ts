/** What a call gives to the parameters of a function: some of it is known, the rest are slots, to be filled by trying. */
import type { LanguageId } from '../../answers.ts';
import type { Writer } from '../../languages/language.ts';
import type { Signature, SignatureParameter } from '../../selection/signature.ts';
import type { FunctionForm } from '../forms.ts';
import {
  type Candidate,
  type Candidates,
  candidatesOf,
  first,
  isLabel,
  isPenalty,
  isWeight,
  type Setting,
  type Values,
} from './roles.ts';
import { type Use, usesOf } from './usage.ts';

/** A number or an array that is looked for. */
export interface Slot {
  /** The parameter's name, or the key's. */
  readonly name: string;
  readonly candidates: Candidates;
}

export type Part =
  | { readonly kind: 'slot'; readonly slot: Slot }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'record'; readonly entries: readonly (readonly [key: string, part: Part])[] }
  | { readonly kind: 'list'; readonly elements: readonly Part[] };

export interface Argument {
  readonly name: string;
  /** undefined: it keeps its default. */
  readonly part: Part | undefined;
}

/** What arguments are made of, for all functions of a file. */
export interface Sources {
  readonly language: LanguageId;
  readonly writer: Writer;
  readonly functions: ReadonlyMap<string, FunctionForm>;
  /** Expressions that somebody chose. */
  readonly chosen: Readonly<Record<string, string>>;
  signatureOf(form: FunctionForm): Signature;
}

/** @param isMade it is a method of what was made with sizes or weights */
export function argumentsOf(form: FunctionForm, sources: Sources, isMade = false): Argument[] {
  const uses = usesOf(form, sources.functions, sources.language === 'javascript');
  const setting = settingOf(form, uses, sources, isMade);
  const argumentOf = (parameter: SignatureParameter): Argument => {
    const { name, isOptional, parts } = parameter;
    if (parts !== undefined) return { name, part: isOptional ? undefined : recordOf(parts, argumentOf) };
    const text = Object.hasOwn(sources.chosen, name) ? sources.chosen[name] : undefined;
    if (text !== undefined || (parameter.expression !== undefined && !isOptional))
      return { name, part: { kind: 'text', text: text ?? (parameter.expression as string) } };
    const isLeftOut = isOptional && !isLabel(name) && !isPenalty(name);
    return { name, part: isLeftOut ? undefined : partOf(name, uses.get(name) as Use, setting, parameter) };
  };
  const isGiven = ({ name, parts }: SignatureParameter) => parts !== undefined || form.parameters.includes(name);
  return sources.signatureOf(form).parameters.filter(isGiven).map(argumentOf);
}

function recordOf(
  parts: NonNullable<SignatureParameter['parts']>,
  argumentOf: (parameter: SignatureParameter) => Argument,
): Part {
  const entries = parts.flatMap(([key, parameter]) => {
    const { part } = argumentOf(parameter);
    return part === undefined ? [] : [[key, part] as const];
  });
  return { kind: 'record', entries };
}

function settingOf(
  form: FunctionForm,
  uses: ReadonlyMap<string, Use>,
  { writer, language }: Sources,
  isMade: boolean,
): Setting {
  let next = 4;
  const { hasArrays } = writer;
  const names = form.parameters;
  const depth = Math.max(0, ...[...uses].map(([name, use]) => (isWeight(name) ? 0 : use.depth)));
  const isWeighted = [...uses].some(([name, { keys }]) => isWeight(name) || [...keys.keys()].some(isWeight));
  const isElementwise = !isMade && !isWeighted;
  // What is right for arrays of one dimension only is not wrong: nothing says that there are more.
  const isFlat = hasArrays ? isElementwise && names.some(isLabel) : true;
  return {
    hasArrays,
    isTrue: language === 'python' ? 'True' : 'true',
    isElementwise,
    isDeep: names.some((name) => /hid/i.test(name)),
    isLinear: names.includes('X') && names.some((name) => /^(w|weights|theta|beta|coef\w*)$/.test(name)),
    nextLength: () => next++,
    usual: depth === 4 ? 'images' : depth === 3 ? 'sequences' : isFlat && depth < 2 ? 'single' : 'rows',
    isBatch: !hasArrays && depth === 2,
  };
}

function partOf(name: string, use: Use, setting: Setting, said?: SignatureParameter): Part {
  if (use.elements.length > 0)
    return { kind: 'list', elements: use.elements.map(([element, below]) => partOf(element, below, setting)) };
  if (use.keys.size > 0)
    return { kind: 'record', entries: [...use.keys].map(([key, below]) => [key, partOf(key, below, setting)]) };
  const candidates = candidatesOf(name, use, setting);
  return { kind: 'slot', slot: { name, candidates: said ? withSaid(candidates, use, said) : candidates } };
}

/** What is written down of it goes first; where only its depth is, its role says the lengths. */
function withSaid(candidates: Candidates, use: Use, { quantity, isShapeSaid }: SignatureParameter): Candidates {
  if (quantity === undefined) return candidates;
  const { shape, below, isWhole } = quantity;
  const values: Values = below !== undefined || use.isIndex ? 'whole' : 'real';
  if (!isShapeSaid && shape.length > 0) return candidates;
  const said: Candidate = shape.length === 0 && isWhole ? { text: '2' } : { shape, values };
  const isKnown = shape.length === 0 && candidates.all.length === 1;
  return isKnown ? candidates : first(said, candidates);
}

export function slotsIn(part: Part | undefined): Slot[] {
  switch (part?.kind) {
    case 'slot':
      return [part.slot];
    case 'record':
      return part.entries.flatMap(([, below]) => slotsIn(below));
    case 'list':
      return part.elements.flatMap(slotsIn);
    default:
      return [];
  }
}

/** @param fill what stands for a slot */
export function writePart(part: Part, writer: Writer, fill: (slot: Slot) => string): string {
  switch (part.kind) {
    case 'slot':
      return fill(part.slot);
    case 'text':
      return part.text;
    case 'record':
      return writer.record(part.entries.map(([key, below]) => [key, writePart(below, writer, fill)]));
    case 'list':
      return `[${part.elements.map((below) => writePart(below, writer, fill)).join(', ')}]`;
  }
}
