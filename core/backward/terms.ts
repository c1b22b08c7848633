/** What the uses of a variable contribute to its gradient. */
import { contribution, usesOf } from '../autodiff/backward.ts';
import { rowOf } from '../autodiff/rows.ts';
import { CONSTANT, type Tape } from '../autodiff/tape.ts';
import { tensorContribution } from '../autodiff/tensor-backward.ts';
import type { Span } from '../runtime/nodes.ts';
import { shapeOf } from '../runtime/snapshot.ts';
import type { Numbers, Term } from './fault.ts';
import type { Happenings } from './happenings.ts';
import { entriesOf, type Version } from './versions.ts';

/**
 * Of a variable that is one entry of the tape, as it was swept last; in the order of the forward pass. None for others:
 * the elements of a list have their terms each.
 */
export function termsOf({ snapshot }: Version, happenings: Happenings): Term[] {
  const { source, execution } = happenings;
  const { tape, nodes } = execution.machine;
  const shape = shapeOf(snapshot);
  const entries = entriesOf(snapshot);
  if (entries.length !== 1 || shape === null) return [];
  const text = ({ start, end }: Span) => source.text.slice(start, end);
  return [...usesOf(tape, entries[0])].flatMap(({ consumer, argument }): Term[] => {
    const row = rowOf(tape, consumer);
    // What the output does not depend on is no term of the sum.
    if (row === undefined || tape.reached[consumer] === 0) return [];
    const span = nodes.span(tape.node[consumer]);
    const data = contributionOf(tape, consumer, argument);
    return [
      {
        span,
        line: source.lineOf(span.start),
        consumer: happenings.nameOf(consumer) ?? text(span),
        upstream: undefined,
        flow: flowInto(tape, consumer),
        gate: row.gate,
        op: row.name,
        argument,
        arguments: argumentsOf(tape, consumer).map((entry) =>
          entry === CONSTANT ? '' : (happenings.nameOf(entry) ?? text(nodes.span(tape.node[entry]))),
        ),
        contribution: data && { shape, data },
      },
    ];
  });
}

function argumentsOf({ arg, argStart }: Tape, entry: number): number[] {
  return [...arg.subarray(argStart[entry], argStart[entry + 1])];
}

function flowInto(tape: Tape, entry: number): Numbers | undefined {
  const record = tape.tensorRecord(entry);
  if (record === undefined || record.value.shape.length === 0) return { shape: [], data: [tape.gradient[entry]] };
  return { shape: record.value.shape, data: tape.tensors.gradientOf(record).slice() };
}

function contributionOf(tape: Tape, consumer: number, argument: number): ArrayLike<number> | undefined {
  const whole = tensorContribution(tape, consumer, argument);
  if (whole !== undefined) return whole;
  const one = contribution(tape, consumer, argument, tape.gradient[consumer]);
  return one === undefined ? undefined : [one];
}
