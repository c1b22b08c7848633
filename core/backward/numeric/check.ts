/** Checks a gradient by differences: the output as a function of the numbers of one variable, wherever it is bound. */

import type { InspectRequest, Reason } from '../../answers.ts';
import { usesOf } from '../../autodiff/backward.ts';
import { CONSTANT, type Tape } from '../../autodiff/tape.ts';
import { indexOf } from '../../elements.ts';
import { numbersOf, sweepFrom } from '../../gradients.ts';
import type { Execution, Language, Program } from '../../languages/language.ts';
import { labelOf, weighted } from '../../plot/objective.ts';
import { Problem } from '../../runtime/problem.ts';
import { type Snapshot, shapeOf } from '../../runtime/snapshot.ts';
import { SourceText } from '../../runtime/source-text.ts';
import type { NotChecked, NumberCheck, NumericCheck, NumericPlace } from './answers.ts';
import { courseOf } from './course.ts';
import { belongsTo, type Held, type Holder, Holders, Numbers } from './holders.ts';
import { isWorse, judged } from './judge.ts';
import { type Moved, type Slope, slopeAt } from './slope.ts';
import { type PlacedVariable, variableAt } from './variable.ts';

const PATIENCE = 2000;

/** Never throws for anything that the document or the request says. */
export function checkNumber(
  language: Language,
  request: InspectRequest,
  place: NumericPlace,
  now: () => number,
): NumericCheck | NotChecked {
  try {
    const began = now();
    const { patience = PATIENCE } = place;
    const check = begin(language, request, place, now);
    return check.run(() => now() - began < patience);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { reason: { code: error.code, args: error.args } };
  }
}

/** @throws Problem where there is nothing to check */
function begin(
  language: Language,
  request: InspectRequest,
  { offset }: NumericPlace,
  now: () => number,
): VariableCheck {
  const { text, values, shown } = request;
  const find = (execution: Execution) => {
    const found = variableAt(execution, text, offset, shown);
    if (found === undefined) throw new Problem('numeric-no-variable', { start: offset, end: offset });
    return found;
  };
  const { name } = find(language.prepare(request, now).execute(values));
  // A variable that depends on no input has a gradient all the same, where it is made one.
  const program = language.prepare(request, now, (target) => belongsTo(name, target));
  const execution = program.execute(values);
  return new VariableCheck(program, request, execution, find(execution));
}

class VariableCheck {
  readonly #numbers: Numbers;
  readonly #holders: Holders;
  readonly #upstream: ArrayLike<number>;
  readonly #of: string;
  #leaks = false;

  constructor(
    private readonly program: Program,
    private readonly request: InspectRequest,
    private readonly execution: Execution,
    private readonly variable: PlacedVariable,
  ) {
    const { machine, output, problem, region } = execution;
    if (output === undefined) throw problem ?? new Problem('no-output', region);
    const seeding = sweepFrom(execution, output);
    const shape = shapeOf(output.snapshot);
    const numbers = numbersOf(machine.tape, output.snapshot);
    this.#upstream = Float64Array.from(numbersOf(machine.tape, seeding.gradient));
    this.#of = labelOf(
      { name: output.name, seed: seeding.name, shape, value: null, span: output.span },
      { numbers, upstream: this.#upstream },
    );
    this.#numbers = new Numbers(machine.tape, variable.snapshot);
    this.#holders = new Holders(execution, request.text);
  }

  /** @throws Problem where none of its numbers has a gradient */
  run(hasTime: () => boolean): NumericCheck {
    const { variable, request } = this;
    const checks: NumberCheck[] = [];
    const size = this.#numbers.size;
    const shape = shapeOf(variable.snapshot);
    for (const i of evenly(size)) {
      const held = this.#numbers.at(i);
      if (held.entry === CONSTANT) continue;
      checks.push({ index: indexIn(shape, i), value: held.value, ...this.#judge(held) });
      if (!hasTime()) break;
    }
    if (checks.length === 0) throw new Problem('numeric-untracked', variable.span, { name: variable.name });
    const count = (test: (check: NumberCheck) => boolean) => checks.filter(test).length;
    return {
      name: variable.name,
      of: this.#of,
      span: variable.span,
      line: new SourceText(request.text).lineOf(variable.span.start),
      shape,
      size,
      checked: checks.length,
      worst: checks.reduce((worst, check) => (isWorse(check, worst) ? check : worst)),
      kinks: count(({ slopes }) => slopes !== undefined),
      near: count(({ within }) => within !== undefined),
      small: count(({ verdict }) => verdict === 'small'),
      noisy: count(({ verdict }) => verdict === 'noisy'),
      failed: count(({ verdict }) => verdict === 'failed'),
      leaks: this.#leaks,
    };
  }

  #judge(held: Held) {
    const { tape } = this.execution.machine;
    const analytic = gradientAt(tape, held);
    const holder = this.#holders.holderOf(held, this.variable.name);
    const slope: Slope = holder === undefined ? this.#unmovable() : this.#slope(held, holder);
    if (slope.kind === 'smooth' && slope.leaks) this.#leaks = true;
    return judged(analytic, slope);
  }

  #slope({ value, entry, apart }: Held, holder: Holder): Slope {
    const still = this.#moved(holder, 0, apart);
    const { nudgedAt, output } = still;
    if (nudgedAt === undefined || output === undefined) return this.#unmovable(still.problem);
    sweepFrom(still, output);
    const { tape } = still.machine;
    const matters = tape.reached.slice(0, tape.length);
    // Whoever used it before it had a name does not see it move.
    for (const { consumer } of usesOf(tape, entry)) {
      if (consumer >= nudgedAt) break;
      if (matters[consumer] === 1) return this.#unmovable();
    }
    const run = (x: number): Moved => {
      const execution = this.#moved(holder, x - value, apart);
      const snapshot = this.#outputOf(execution);
      const numbers = numbersOf(execution.machine.tape, snapshot);
      if (numbers.length !== this.#upstream.length) {
        return { output: Number.NaN, course: undefined, reason: reasonOf(execution.problem) };
      }
      const course = courseOf(execution, snapshot, matters);
      return { output: weighted({ numbers, upstream: this.#upstream }), course };
    };
    return slopeAt(run, value, roundingOf(tape));
  }

  /** Where the number that was moved makes it a constant, another one would be chosen. */
  #outputOf(execution: Execution): Snapshot {
    const [own, output] = [this.execution.output, execution.output];
    if (own === undefined || output === undefined) return null;
    const isOwn = output.name === own.name && output.span?.start === own.span?.start;
    return isOwn ? output.snapshot : (execution.valueOf(own.name) ?? null);
  }

  #unmovable(problem?: Problem): Slope {
    const { name } = this.variable;
    return { kind: 'none', reason: reasonOf(problem) ?? { code: 'numeric-not-movable', args: { name } } };
  }

  #moved(holder: Holder, by: number, apart: boolean): Execution {
    return this.program.execute(this.request.values, { ...holder, by, apart });
  }
}

/** About how far rounding puts the output off: each op by half a unit in the last place of what it gives. */
function roundingOf(tape: Tape): number {
  let sum = 0;
  for (let entry = 0; entry < tape.length; entry++) {
    if (tape.reached[entry] === 0) continue;
    const value = tape.tensorAt(entry);
    const gradient = tape.tensorRecord(entry)?.gradient;
    if (value === undefined) sum += (tape.value[entry] * tape.gradient[entry]) ** 2;
    else if (gradient !== undefined)
      for (let i = 0; i < gradient.length; i++) sum += (value.data[i] * gradient[i]) ** 2;
  }
  return 2 ** -53 * Math.sqrt(sum);
}

function reasonOf(problem: Problem | undefined): Reason | undefined {
  return problem && { code: problem.code, args: problem.args };
}

function gradientAt(tape: Tape, { entry, place }: Held): number {
  if (tape.tensorAt(entry) !== undefined) return tape.tensorRecord(entry)?.gradient?.[place] ?? 0;
  return tape.reached[entry] === 1 ? tape.gradient[entry] : 0;
}

/** All from 0 to below `size`, so that wherever one stops they are spread evenly. */
function* evenly(size: number): Iterable<number> {
  let stride = Math.max(1, Math.round(size * 0.6180339887498949));
  while (commonDivisor(stride, size) !== 1) stride++;
  for (let n = 0; n < size; n++) yield (n * stride) % size;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/** Of what is no array, where it stands among the numbers of all. */
function indexIn(shape: readonly number[] | null, i: number): number[] {
  return shape === null ? [i] : indexOf(i, shape);
}
