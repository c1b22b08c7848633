/** The runs of the statements that a gradient comes from, each with what it could read: what loops computed, step by step. */
import { ROOT_FRAME } from '../runtime/frames.ts';
import type { Execution, Numbers } from './fault.ts';
import { type Generation, stateAfter, type Written } from './generations.ts';
import type { Happenings } from './happenings.ts';
import { numbersIn } from './numbers.ts';
import type { Place } from './places.ts';
import type { Write } from './scopes.ts';
import { expressionsIn } from './walk.ts';

/** Longer loops are not gone through, and neither are runs that read more numbers than this in all. */
const MOST = 240;
const MOST_NUMBERS = 200_000;

/**
 * In their order; none where each statement ran once and one of them wrote it as a whole, and where they are too many.
 *
 * @param serving what is written to compute it from
 */
export function executionsOf(
  generation: Generation,
  serving: readonly Write[],
  happenings: Happenings,
): readonly Execution[] {
  const { written, call } = generation;
  const end = written[written.length - 1].event;
  const served = serving.flatMap((write) => happenings.at(write).map((event) => ({ event, write })));
  const isNear = ({ event }: Written) => event < end && happenings.callOf(happenings.frameOf(event)) === call;
  const all: Written[] = [...written, ...served.filter(isNear)].sort((a, b) => a.event - b.event);
  const writes = new Set(all.map(({ write }) => write));
  const isPlain = written.length === 1 && writes.size === all.length && ![...writes].some(isPerElement);
  if (isPlain || all.length > MOST) return [];
  return withVariables(generation, all, happenings);
}

/** It has an arrow or a comprehension, which is a loop, too. */
function isPerElement({ statement: { value } }: Write): boolean {
  return [...expressionsIn(value)].some(({ kind }) => kind === 'other');
}

function withVariables(generation: Generation, all: readonly Written[], happenings: Happenings): Execution[] {
  const { tape } = happenings.execution.machine;
  const numbersAt = (event: number, clock: number) => numbersIn(tape, happenings.snapshotAt(event, clock));
  const latest = new Map<string, number>();
  const kept = new Map<number, Numbers>();
  const executions: Execution[] = [];
  let [from, total] = [0, 0];
  for (const { event, write } of all) {
    for (const seen of bindingsIn(generation, happenings, from, event)) latest.set(seen.place.text, seen.event);
    from = event;
    const variables = new Map<string, Numbers>();
    const clock = happenings.clockAt(Math.max(0, event - 1));
    for (const [name, at] of latest) {
      const numbers = kept.get(at) ?? numbersAt(at, clock);
      if (happenings.isChangeable(at)) total += numbers?.data.length ?? 0;
      else if (numbers !== undefined) kept.set(at, numbers);
      if (numbers !== undefined) variables.set(name, numbers);
    }
    if (total > MOST_NUMBERS) return [];
    const own = generation.written.findIndex((one) => one.event === event);
    const state = own < 0 || write.place.isElement ? undefined : stateAfter(generation, own, happenings);
    const bound = own < 0 && !write.place.isElement ? numbersAt(event, happenings.clockAt(event)) : undefined;
    const after = state === undefined ? bound : numbersIn(tape, state);
    executions.push({ statement: write.statement, name: write.place.text, variables, after });
  }
  return executions;
}

interface Binding {
  readonly event: number;
  readonly place: Place;
}

/** What was bound between two events that a gradient could be computed from: by its call, its object, or the program. */
export function* bindingsIn(
  generation: Generation,
  happenings: Happenings,
  from: number,
  until: number,
): Iterable<Binding> {
  const receiver = happenings.receiverOf(generation.call);
  for (let event = from; event < until; event++) {
    const place = happenings.placeAt(event);
    const kind = happenings.kindOf(event);
    if (place === undefined || place.isElement || kind === 'return' || kind === 'receiver') continue;
    const call = happenings.callOf(happenings.frameOf(event));
    const isOwn = receiver !== undefined && place.holder !== undefined && happenings.receiverOf(call) === receiver;
    if (call === generation.call || call === ROOT_FRAME || isOwn) yield { event, place };
  }
}
