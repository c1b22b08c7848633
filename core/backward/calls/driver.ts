/** The statements that run a pair of functions, or one that holds its gradients itself. */
import type { Writer, WrittenArgument } from '../../languages/language.ts';
import { primalName } from '../../selection/gradient-names.ts';
import type { ClassForm, Expression, FunctionForm, Statement } from '../forms.ts';
import { backwardParameters } from '../pairs.ts';
import { type Argument, argumentsOf, type Part, type Slot, type Sources, slotsIn, writePart } from './arguments.ts';
import { isLabel } from './roles.ts';

/** What is to run: `backward` is absent where one function does both. */
export interface Work {
  readonly forward: FunctionForm;
  readonly backward: FunctionForm | undefined;
  readonly owner: ClassForm | undefined;
  /** What makes a loss of the result, where the backward pass is given no upstream gradient. */
  readonly loss: FunctionForm | undefined;
}

/** How slots and upstream gradients are filled. */
export interface Filling {
  slot(slot: Slot): string;
  /** Of the result that is the value of a variable. */
  upstream(result: string): string;
  /** Zeros, to be written into, for the gradient of what fills a slot. */
  zeros(slot: Slot): string;
}

interface Binding {
  readonly variable: string;
  readonly name: string;
  readonly part: Part;
  /** Zeros of its shape instead: its gradient is written there. */
  readonly isGradient?: boolean;
}

/** An upstream gradient, and the variable with what it is the gradient of. */
interface Upstream {
  readonly variable: string;
  readonly of: string;
}

export class Driver {
  readonly #writer: Writer;
  readonly #taken = new Set<string>();
  readonly #made: readonly Binding[];
  readonly #forward: readonly Argument[];
  readonly #given: readonly Binding[];
  /** Names of the forward pass's results, as it returns them. */
  readonly #results: Results;
  readonly #targets: readonly string[];
  readonly #upstream: Upstream[] = [];
  readonly #late: Binding[] = [];
  readonly #instance: string;
  readonly #head: string | undefined;
  readonly #backwardCall: string | undefined;
  readonly #loss: string;
  readonly #lossCall: string | undefined;
  /** The variable with what the backward pass returns. */
  readonly gradients: string;
  /** The variable with what the forward pass is for. */
  readonly output: string;

  /** Whatever the backward pass takes is something that is there. */
  readonly isPossible: boolean;

  /** @param prefix of all names: no other begins with it */
  constructor(
    private readonly work: Work,
    private readonly prefix: string,
    sources: Sources,
    text: string,
  ) {
    const { forward, backward, owner, loss } = work;
    const { writer } = sources;
    this.#writer = writer;
    const maker = owner?.body.find((member) => member.kind === 'function' && isMaker(member.name));
    const made = maker?.kind === 'function' ? argumentsOf(maker, sources) : [];
    this.#made = this.#bindings(made);
    this.#instance = this.#name('layer');
    if (owner !== undefined) {
      const args = written(made, this.#made);
      this.#head = writer.instance(owner.name, text.slice(owner.start, owner.end), args);
    }
    const args = argumentsOf(forward, sources, made.length > 0);
    this.#forward =
      backward === undefined ? args.map((argument) => ({ ...argument, ...gradientIn(argument, args) })) : args;
    this.#given = this.#bindings(this.#forward);
    const taking = backward && argumentsOf(backward, sources);
    this.#results = taking === undefined ? { kind: 'one', names: [undefined] } : resultsOf(forward, taking);
    this.gradients = this.#name('back');
    this.#targets = this.#results.kind === 'list' ? this.#results.names.map((name) => this.#name(name ?? 'kept')) : [];
    const whole = backward === undefined ? this.gradients : this.#name('out');
    if (this.#targets.length === 0) this.#targets = [whole];
    this.output = this.#result(0);
    const taken = backward && taking && this.#backwardArguments(backward, taking);
    this.isPossible = taken === undefined || taken.every(({ isThere }) => isThere);
    if (backward !== undefined && taken !== undefined) this.#backwardCall = this.#call(backward, taken);
    this.#loss = this.#name('loss');
    if (loss !== undefined) this.#lossCall = this.#callOfLoss(loss);
  }

  /** Those that the forward pass needs. */
  get slots(): Slot[] {
    return slotsOf([...this.#made, ...this.#given]);
  }

  /** Those that only the backward pass needs. */
  get lateSlots(): Slot[] {
    return slotsOf(this.#late);
  }

  /** The slots of the forward pass's parameters, and of those that only the backward pass has, by name. */
  get parameters(): ReadonlyMap<string, Slot> {
    return new Map([...this.slots, ...this.lateSlots].map((slot) => [slot.name, slot]));
  }

  /** Variables whose gradients are given to the backward pass. */
  get results(): readonly string[] {
    return this.#upstream.map(({ of }) => of);
  }

  forwardLines(filling: Filling): string[] {
    const { statement, call } = this.#writer;
    const lines = this.#bound([...this.#made, ...this.#given], filling);
    if (this.#head !== undefined) lines.push(statement([this.#instance], this.#head));
    const called = call(this.#callee(this.work.forward), written(this.#forward, this.#given));
    return [...lines, statement(this.#targets, called)];
  }

  backwardLines(filling: Filling): string[] {
    const { statement } = this.#writer;
    const lines = this.#bound(this.#late, filling);
    if (this.#lossCall !== undefined) lines.push(statement([this.#loss], this.#lossCall));
    for (const { variable, of } of this.#upstream) lines.push(statement([variable], filling.upstream(of)));
    if (this.#backwardCall !== undefined) lines.push(statement([this.gradients], this.#backwardCall));
    return lines;
  }

  #bound(bindings: readonly Binding[], filling: Filling): string[] {
    return bindings.map(({ variable, part, isGradient }) =>
      this.#writer.statement([variable], writePart(part, this.#writer, isGradient ? filling.zeros : filling.slot)),
    );
  }

  /** Those of the arguments that are not left out get a variable each. */
  #bindings(args: readonly (Argument & { readonly isGradient?: boolean })[]): Binding[] {
    return args.flatMap(({ name, part, isGradient }) =>
      part ? [{ variable: this.#name(name), name, part, isGradient }] : [],
    );
  }

  #name(name: string): string {
    let variable = `${this.prefix}${name}`;
    for (let i = 2; this.#taken.has(variable); i++) variable = `${this.prefix}${name}_${i}`;
    this.#taken.add(variable);
    return variable;
  }

  #result(i: number): string {
    const { kind, names } = this.#results;
    return kind === 'record' ? `${this.#targets[0]}['${names[i]}']` : this.#targets[i];
  }

  #callee({ name }: FunctionForm): string {
    if (this.work.owner === undefined) return name;
    return name === '__call__' ? this.#instance : `${this.#instance}.${name}`;
  }

  #call(form: FunctionForm, args: readonly WrittenArgument[]): string {
    return this.#writer.call(this.#callee(form), args);
  }

  #backwardArguments(backward: FunctionForm, own: readonly Argument[]): TakenArgument[] {
    const { forward, owner } = this.work;
    const { names } = this.#results;
    const { upstream, written: outputs } = backwardParameters({ forward, backward, owner });
    const seeded = upstream.filter((name) => own.some((argument) => argument.name === name && argument.part));
    const unread = names.map((_, i) => i).slice(Math.max(1, seeded.length));
    const untaken = this.#given.filter(({ name }) => !backward.parameters.includes(name));
    const asThere = (name: string, value: string | undefined) => ({ name, value, isThere: true });
    const certain = own.map(({ name, part }): TakenArgument | undefined => {
      const at = seeded.indexOf(name);
      if (at >= 0) {
        const meant = primalName(name, (one) => names.includes(one));
        return asThere(name, this.#upstreamOf(name, meant === undefined ? at : names.indexOf(meant)));
      }
      const primal = this.#given.find((binding) => binding.name === outputs.get(name));
      if (primal !== undefined) return asThere(name, this.#lateOf({ name, part: primal.part, isGradient: true }));
      const result = names.indexOf(name);
      if (result >= 0) {
        if (unread.includes(result)) unread.splice(unread.indexOf(result), 1);
        return asThere(name, this.#result(result));
      }
      // What is taken apart here is what was put together there, if anything was.
      const isTakenApart = !backward.parameters.includes(name);
      const known = isTakenApart && unread.length > 0 ? [] : this.#given;
      const same = known.find((binding) => isSame(binding.name, name));
      if (same !== undefined && untaken.includes(same)) untaken.splice(untaken.indexOf(same), 1);
      if (same !== undefined) return asThere(name, same.variable);
      return part === undefined ? asThere(name, undefined) : undefined;
    });
    const open = own.filter((argument, i) => certain[i] === undefined && !isOwn(argument));
    const isInOrder = open.length - unread.length === untaken.length && !open.some(({ name }) => /mask/i.test(name));
    return own.map((argument, i): TakenArgument => {
      const { name, part } = argument;
      const found = certain[i];
      if (found !== undefined) return found;
      const next = isOwn(argument) ? undefined : unread.shift();
      if (next !== undefined) return asThere(name, this.#result(next));
      if (OUTPUT.test(name)) return asThere(name, this.output);
      const inTurn = isInOrder && !isOwn(argument) ? untaken.shift() : undefined;
      if (inTurn !== undefined) return asThere(name, inTurn.variable);
      return { name, value: this.#lateOf({ name, part }), isThere: isOwn(argument) };
    });
  }

  #lateOf(argument: Argument & { readonly isGradient?: boolean }): string | undefined {
    const bindings = this.#bindings([argument]);
    this.#late.push(...bindings);
    return bindings[0]?.variable;
  }

  #upstreamOf(name: string, result: number): string {
    const variable = this.#name(name);
    this.#upstream.push({ variable, of: this.#result(Math.min(result, this.#results.names.length - 1)) });
    return variable;
  }

  /** The first parameter is the result, others are what has their names. */
  #callOfLoss(loss: FunctionForm): string | undefined {
    const known = new Map([...this.#given, ...this.#late].map(({ name, variable }) => [name, variable]));
    const args = loss.parameters.map((name, i): WrittenArgument => {
      const value = known.get(name);
      return { name, value: value ?? (i === 0 ? this.output : undefined) };
    });
    return args.every(({ value }) => value !== undefined) ? this.#call(loss, args) : undefined;
  }
}

interface TakenArgument extends WrittenArgument {
  /** It comes from the forward pass, or is of no account to it. */
  readonly isThere: boolean;
}

/** What a result may have been kept as, or be called by a backward pass. */
const OUTPUT =
  /^(cache\w*|out(put)?s?|y|a|A|s|p|f|y_?hat|activations?|activated|prob\w*|soft\w*|sig\w*|results?|fx|saved|memory|ctx)$/;

function isSame(a: string, b: string): boolean {
  return a === b || (a.toLowerCase() === b.toLowerCase() && a.length === 1) || b === `${a}_prev`;
}

/** What results are compared with, or a constant: no part of the forward pass. */
function isOwn({ name, part }: Argument): boolean {
  return isLabel(name) || part?.kind === 'text' || (part?.kind === 'slot' && 'text' in part.slot.candidates.all[0]);
}

/** Of a gradient that is written into: what it is the gradient of, among the others. */
function gradientIn({ name }: Argument, others: readonly Argument[]): { part?: Part; isGradient?: boolean } {
  const primal = primalName(name, (one) => others.some((other) => other.name === one));
  const part = others.find((other) => other.name === primal)?.part;
  return part === undefined ? {} : { part, isGradient: true };
}

function slotsOf(bindings: readonly Binding[]): Slot[] {
  return bindings.flatMap(({ part, isGradient }) => (isGradient ? [] : slotsIn(part)));
}

function isMaker(name: string): boolean {
  return name === '__init__' || name === 'constructor';
}

function written(args: readonly Argument[], bindings: readonly Binding[]): WrittenArgument[] {
  return args.map(({ name }) => ({ name, value: bindings.find((binding) => binding.name === name)?.variable }));
}

interface Results {
  readonly kind: 'one' | 'list' | 'record';
  readonly names: readonly (string | undefined)[];
}

/** @param wanted what the backward pass takes: a list that none of them is for is one value */
function resultsOf(forward: FunctionForm, wanted: readonly Argument[]): Results {
  const value = lastReturned(forward.body);
  if (value?.kind === 'record') return { kind: 'record', names: value.entries.map(({ key }) => key) };
  if (value?.kind !== 'list') return { kind: 'one', names: [value?.kind === 'name' ? value.name : undefined] };
  const names = value.elements.map((element) => (element.kind === 'name' ? element.name : undefined));
  const kept = wanted.filter(({ name }) => !forward.parameters.includes(name));
  return names.length > 1 && kept.length > 1 ? { kind: 'list', names } : { kind: 'one', names: [undefined] };
}

function lastReturned(body: readonly Statement[]): Expression | undefined {
  for (const statement of body.toReversed()) {
    if (statement.kind === 'return') return statement.value;
    const inner = statement.kind === 'block' ? statement.bodies.toReversed() : [];
    for (const list of inner) {
      const found = lastReturned(list);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
