/** Looks for what a driver's slots may hold: the first with which its functions run to their end. */

import type { Shape } from '../../answers.ts';
import type { Execution, Language } from '../../languages/language.ts';
import { Problem } from '../../runtime/problem.ts';
import { leavesOf, type Snapshot, shapeOf } from '../../runtime/snapshot.ts';
import { primalName } from '../../selection/gradient-names.ts';
import type { Expression, FunctionForm } from '../forms.ts';
import { numbersIn } from '../numbers.ts';
import type { Slot, Sources } from './arguments.ts';
import type { Driver, Filling } from './driver.ts';
import { CONVENTIONS, type Convention, keyOf } from './roles.ts';
import { written, zerosOf } from './values.ts';

/** An array of one dimension may go with one of two by chance. */
const BROADCASTING: ReadonlySet<Convention> = new Set(['single', 'scalars']);

/** Which candidate each slot has. */
type Picks = readonly number[];

const TRIES = 400;
/** How far from the front of their lists, all together, candidates are before nothing but numbers is tried. */
const NEAR = 4;
/** As many runs that end with the same error for want of something else than shapes: no other will do. */
const SAME_ERRORS = 40;
/** Of what the backward pass alone needs, for one way to run the forward pass. */
const LATE_TRIES = 30;
const LIMITS = { steps: 50_000, milliseconds: 100, elements: 1_000_000, depth: 200 };

interface Found {
  readonly lines: string[];
  /** Gradients have the shapes of what they are the gradients of. */
  readonly fits: boolean;
  /** They have, but for those that somebody forgot to sum. */
  readonly isLikely: boolean;
  /** They were not computed. */
  readonly raises: boolean;
}

export class Search {
  readonly #slots: readonly Slot[];
  readonly #late: readonly Slot[];
  readonly #numbers: ReadonlyMap<Slot, number>;

  constructor(
    private readonly driver: Driver,
    private readonly prefix: string,
    /** What returns the gradients. */
    private readonly gradients: FunctionForm,
    private readonly text: string,
    private readonly language: Language,
    private readonly sources: Sources,
    private readonly now: () => number,
  ) {
    this.#slots = driver.slots;
    this.#late = driver.lateSlots;
    this.#numbers = new Map([...this.#slots, ...this.#late].map((slot, i) => [slot, i]));
  }

  /** @returns the statements; undefined: nothing that was tried runs */
  find(deadline: number): string[] | undefined {
    if (!this.driver.isPossible) return undefined;
    const forward = this.#forward();
    /** It runs, but what comes out does not have the shapes that it should have. */
    let odd: string[] | undefined;
    /** The forward pass runs as it is documented, the backward pass ends in an error: that is a mistake in it. */
    let raising: string[] | undefined;
    const errors = new Set<string>();
    let failures = 0;
    for (const { picks, isUsual } of inOrder(this.#slots, TRIES)) {
      if (this.now() > deadline) break;
      const results = forward(picks);
      if (results instanceof Problem) {
        errors.add(`${results.code} ${JSON.stringify(results.args)}`);
        if (++failures === SAME_ERRORS && errors.size === 1) break;
      }
      if (results === undefined || results instanceof Problem) continue;
      for (const late of this.#latePicks(results)) {
        if (this.now() > deadline) break;
        const found = this.#whole([...picks, ...late], results);
        if (found === undefined) continue;
        if (found.raises) {
          raising ??= found.lines;
          continue;
        }
        if (isUsual ? found.isLikely : found.fits) return found.lines;
        odd ??= found.lines;
      }
    }
    return odd ?? (this.#slots.every(({ candidates }) => candidates.isTold) ? raising : undefined);
  }

  /** Compiles the forward pass once, with all candidates in it: a run chooses among them. */
  #forward(): (picks: Picks) => ReadonlyMap<string, Snapshot> | Problem | undefined {
    const { statement } = this.sources.writer;
    const choice = (i: number) => `${this.prefix}choice${i}`;
    const choices = this.#slots.map((_, i) => statement([choice(i)], '0'));
    const chosen = (slot: Slot, write: (pick: number) => string) =>
      `[${slot.candidates.all.map((_, pick) => write(pick)).join(', ')}][${choice(this.#numberOf(slot))}]`;
    const lines = this.driver.forwardLines({
      slot: (slot) => chosen(slot, (pick) => this.#written(slot, pick, false)),
      zeros: (slot) => chosen(slot, (pick) => this.#zeros(slot, pick)),
      upstream: () => '',
    });
    const names = this.#slots.map((_, i) => choice(i));
    const run = this.#program([...choices, ...lines], names);
    return (picks) => {
      const execution = run(Object.fromEntries(picks.map((pick, i) => [names[i], pick])));
      if (execution === undefined || execution instanceof Problem) return execution;
      const wanted = [...this.driver.results, this.driver.output];
      return new Map(wanted.map((name) => [name, valueIn(execution, name)]));
    };
  }

  /** What the output is compared with has its shape, if it can. */
  #latePicks(results: ReadonlyMap<string, Snapshot>): Picks[] {
    const wanted = String(shapeOf(results.get(this.driver.output) ?? null));
    const unlike = (picks: Picks) =>
      picks.filter((pick, i) => {
        const candidate = this.#late[i].candidates.all[pick];
        return !('shape' in candidate && String(candidate.shape) === wanted);
      }).length;
    const all = [...inOrder(this.#late, LATE_TRIES)].map(({ picks }) => picks);
    return all.sort((a, b) => unlike(a) - unlike(b));
  }

  /** Both passes, as they are to be written down. */
  #whole(picks: Picks, results: ReadonlyMap<string, Snapshot>): Found | undefined {
    const { driver } = this;
    const hasShapes = driver.results.every((name) => shapeOf(results.get(name) ?? null) !== null);
    if (!hasShapes) return undefined;
    let raising: string[] | undefined;
    // What is no number for negative inputs may be one for positive ones.
    for (const isPositive of [false, true]) {
      const filling = this.#filling(picks, results, isPositive);
      const lines = [...driver.forwardLines(filling), ...driver.backwardLines(filling)];
      const execution = this.#program(lines, [])({});
      if (execution === undefined || execution instanceof Problem) {
        raising ??= lines;
        continue;
      }
      const output = numbersOf(execution, valueIn(execution, driver.output));
      if (output.length === 0 || !output.every(Number.isFinite)) continue;
      const gradients = valueIn(execution, driver.gradients);
      const numbers = numbersOf(execution, gradients);
      const isDull = numbers.length > 0 && (!numbers.every(Number.isFinite) || numbers.every((x) => x === 0));
      const likeness = isDull ? { fits: false, isLikely: false } : this.#likeness(picks, gradients);
      return { lines, ...likeness, raises: false };
    }
    return raising && { lines: raising, fits: false, isLikely: false, raises: true };
  }

  #filling(picks: Picks, results: ReadonlyMap<string, Snapshot>, isPositive: boolean): Filling {
    const { array } = this.sources.writer;
    return {
      slot: (slot) => this.#written(slot, picks[this.#numberOf(slot)], isPositive),
      zeros: (slot) => this.#zeros(slot, picks[this.#numberOf(slot)]),
      upstream: (result) => {
        const shape = shapeOf(results.get(result) ?? null) ?? [];
        const seed = picks.length + this.driver.results.indexOf(result);
        return written({ shape, values: 'real' }, seed, array, false);
      },
    };
  }

  #written(slot: Slot, pick: number, isPositive: boolean): string {
    return written(slot.candidates.all[pick], this.#numberOf(slot), this.sources.writer.array, isPositive);
  }

  #zeros(slot: Slot, pick: number): string {
    const candidate = slot.candidates.all[pick];
    const shape = 'shape' in candidate ? candidate.shape : [];
    return shape.length === 0 ? '0.0' : this.sources.writer.array(zerosOf(shape));
  }

  #numberOf(slot: Slot): number {
    return this.#numbers.get(slot) as number;
  }

  /** Compiles the lines behind the text, with what they need of it. A run that does not reach their end gives its problem. */
  #program(
    lines: readonly string[],
    choices: readonly string[],
  ): (values: Readonly<Record<string, number>>) => Execution | Problem | undefined {
    const end = `${this.prefix}end`;
    const start = this.text.length;
    const text = `${this.text}\n${[...lines, this.sources.writer.statement([end], '1')].join('\n')}\n`;
    const values = Object.fromEntries(choices.map((name) => [name, 0]));
    const region = { start: start + 1, end: text.length };
    try {
      const { id } = this.language;
      const program = this.language.prepare({ language: id, text, region, values, wrt: [], limits: LIMITS }, this.now);
      return (chosen) => {
        const execution = program.execute(chosen);
        return execution.valueOf(end) === 1 ? execution : execution.problem;
      };
    } catch (error) {
      if (error instanceof Problem) return () => error;
      throw error;
    }
  }

  /** How the shapes of gradients, by their names, are like those of what they are the gradients of. */
  #likeness(picks: Picks, gradients: Snapshot): Pick<Found, 'fits' | 'isLikely'> {
    const { parameters } = this.driver;
    const pairs = this.#returned().flatMap(({ name, at }) => {
      const primal = primalName(name, (one) => parameters.has(one));
      const slot = primal === undefined ? undefined : parameters.get(primal);
      if (slot === undefined) return [];
      const candidate = slot.candidates.all[picks[this.#numberOf(slot)]];
      const gradient = at === undefined ? gradients : partOf(gradients, at);
      return 'shape' in candidate ? [{ slot, shape: candidate.shape, gradient: shapeOf(gradient) }] : [];
    });
    const odd = pairs.filter(({ shape, gradient }) => String(shape) !== String(gradient));
    const isLikely = odd.every(({ slot, shape, gradient }) => slot.candidates.isTold && isUnsummed(gradient, shape));
    return { fits: odd.length === 0, isLikely };
  }

  #returned(): { readonly name: string; readonly at: string | undefined }[] {
    const value = this.gradients.body.findLast((statement) => statement.kind === 'return')?.value;
    const named = (expression: Expression, at: string | undefined) =>
      expression.kind === 'name' ? [{ name: expression.name, at }] : [];
    if (value?.kind === 'list') return value.elements.flatMap((element, i) => named(element, String(i)));
    if (value?.kind === 'record') return value.entries.map(({ key }) => ({ name: key, at: key }));
    return value ? named(value, undefined) : [];
  }
}

/** It is a gradient of what was broadcast, as it is before it is summed. */
function isUnsummed(gradient: Shape, shape: readonly number[]): boolean {
  if (gradient === null || gradient.length < shape.length) return false;
  const tail = gradient.slice(gradient.length - shape.length);
  return shape.every((length, i) => length === tail[i] || length === 1);
}

function partOf(snapshot: Snapshot, key: string): Snapshot {
  if (snapshot === null || typeof snapshot !== 'object') return null;
  return (snapshot as Readonly<Record<string, Snapshot>>)[key] ?? null;
}

/** Of a variable, or of what it has under a key: `result['out']`. */
function valueIn(execution: Execution, name: string): Snapshot {
  const [variable, key] = name.split(/\['|'\]/);
  const value = execution.valueOf(variable) ?? null;
  return key === undefined ? value : partOf(value, key);
}

function numbersOf({ machine }: Execution, snapshot: Snapshot): number[] {
  return leavesOf(snapshot).flatMap((leaf) => Array.from(numbersIn(machine.tape, leaf)?.data ?? []));
}

interface Try {
  readonly picks: Picks;
  /** Arrays as everybody writes them: what broadcasts there is meant to. */
  readonly isUsual: boolean;
}

function* inOrder(slots: readonly Slot[], most: number): Generator<Try> {
  const seen = new Set<string>();
  for (const one of tries(slots)) {
    const key = one.picks.map((pick, i) => keyOf(slots[i].candidates.all[pick])).join('; ');
    if (seen.has(key)) continue;
    seen.add(key);
    yield one;
    if (seen.size === most) return;
  }
}

/**
 * First what goes together by convention, then the rest: the nearer to the front of their lists the candidates are, the
 * earlier. Nothing but numbers comes late: what is meant for arrays runs with them, too, and mistakes of shape do not show.
 */
function* tries(slots: readonly Slot[]): Generator<Try> {
  const together = (convention: Convention): Try => ({
    picks: slots.map(({ candidates }) => candidates.by[convention]),
    isUsual: !BROADCASTING.has(convention),
  });
  const farthest = slots.reduce((sum, { candidates }) => sum + candidates.all.length - 1, 0);
  for (const convention of CONVENTIONS) if (convention !== 'scalars') yield together(convention);
  for (let distance = 0; distance <= farthest; distance++) {
    if (distance === NEAR) yield together('scalars');
    for (const picks of within(slots, distance)) yield { picks, isUsual: false };
  }
}

/** All whose places add up to a number. */
function* within(slots: readonly Slot[], distance: number): Generator<number[]> {
  if (slots.length === 0) {
    if (distance === 0) yield [];
    return;
  }
  const [first, ...rest] = slots;
  for (let pick = 0; pick <= Math.min(distance, first.candidates.all.length - 1); pick++) {
    for (const others of within(rest, distance - pick)) yield [pick, ...others];
  }
}
