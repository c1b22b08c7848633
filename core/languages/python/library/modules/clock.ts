/** `time`: a clock that does not depend on when a program runs. It moves a little each time that it is asked. */
import { toScalar } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { types } from '../../values/types.ts';
import { Float, type Value } from '../../values/values.ts';
import type { ModuleContents } from './module.ts';

/** What the clock moves by, in seconds, so that nothing takes no time at all. */
const TICK = 0.001;
/** Where `time.time()` begins: seconds since 1970. */
const BEGINNING = 1_700_000_000;

const CLOCK = 'clock of the time module';

function passed(machine: PyMachine, seconds: number): number {
  const now = (machine.kept.get(CLOCK) as number | undefined) ?? 0;
  machine.kept.set(CLOCK, now + seconds);
  return now;
}

const reading = (from: number): Functions[string] => ['', (machine) => new Float(from + passed(machine, TICK))];
const nanoseconds = (from: number): Functions[string] => [
  '',
  (machine) => Math.round((from + passed(machine, TICK)) * 1e6) * 1000,
];

function sleep(machine: PyMachine, [seconds]: Value[], node: number): Value {
  const length = machine.num(toScalar(machine, seconds, node));
  if (length < 0) return machine.raise(types.ValueError, 'sleep length must be non-negative', node);
  passed(machine, length);
  return null;
}

export const time: ModuleContents = {
  functions: {
    time: reading(BEGINNING),
    time_ns: nanoseconds(BEGINNING),
    ...Object.fromEntries(
      ['perf_counter', 'monotonic', 'process_time', 'thread_time'].flatMap((name) => [
        [name, reading(0)],
        [`${name}_ns`, nanoseconds(0)],
      ]),
    ),
    sleep: ['seconds, /', sleep],
  },
};
