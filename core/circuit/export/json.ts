/**
 * A circuit as JSON, for other programs. What is said here stays: a change of what a key means is another `version`;
 * keys may be added. Keys are always there; what there is none of is null. Of numbers, `NaN`, `Infinity` and
 * `-Infinity` are strings, and −0 is `-0.0`.
 *
 *     { "format": "gradlens-circuit", "version": 1,
 *       "gates": [Gate], "wires": [Wire], "boxes": [Box] }
 *
 * Gate: `id`; `kind` (input, constant, op, group, fold); `label`, as drawn; `name` of the variable; `line` from 1, `start`
 * and `end` of its source as offsets, and its shortened `text`; `value` and `gradient`, each a Quantity; `effect` on a
 * gradient; `kink`, the convention where there is no single derivative; `output`; `box`, the id of the box around it;
 * `gates`, how many operations it stands for; `local`, a fold's local gradient as people write it.
 *
 * Wire: a result and all its uses: `from`, the id of a gate; `name`; `value`; `gradient`, the sum of its contributions;
 * `count` of results, more than one only between groups; `uses`: each `to` a gate's id, or null where the output leaves
 * the circuit, `argument` from 0, `local`, ∂to/∂argument where both are numbers, `slope`, the same as people write it in
 * the arguments x and y, and its `contribution`.
 *
 * Box: an open group: `id`; `kind`; `title`; `line` and `lastLine`; `gates`, how many operations it holds; `at` and `of`:
 * which of a series is there, from 1; `box`.
 *
 * Quantity: a number, or of an array `shape`, `dtype`, its `elements` in C order if they are few, `nans`, `infinities`,
 * and of what is finite `mean`, `least`, `most` and Euclidean `norm`.
 */
import type { Quantity } from '../../answers.ts';
import { type Json, stringify } from '../../json.ts';
import { type Box, type Circuit, type Gate, NONE, type Wire } from '../circuit.ts';
import type { Wording } from './face.ts';

export const FORMAT = 'gradlens-circuit';
export const VERSION = 1;

/** One gate, wire or box a line. */
export function toJson(circuit: Circuit, wording: Wording): string {
  const { gates, wires, boxes } = circuit;
  const rows = (all: readonly Json[]) =>
    all.length === 0 ? '[]' : `[\n    ${all.map(stringify).join(',\n    ')}\n  ]`;
  return [
    '{',
    `  "format": "${FORMAT}",`,
    `  "version": ${VERSION},`,
    `  "gates": ${rows(gates.map((gate) => gateRow(circuit, gate)))},`,
    `  "wires": ${rows(wires.map((wire) => wireRow(circuit, wire)))},`,
    `  "boxes": ${rows(boxes.map((box) => boxRow(circuit, box, wording)))}`,
    '}',
    '',
  ].join('\n');
}

function gateRow(circuit: Circuit, gate: Gate): Json {
  const { id, kind, label, name, line, span, text, value, gradient, effect, kink, output, group, fold } = gate;
  return {
    ...{ id, kind, label, name: name ?? null, line, start: span.start, end: span.end, text },
    ...{ value: quantity(value), gradient: quantity(gradient), effect: effect ?? null, kink: kink?.convention ?? null },
    ...{ output, box: boxId(circuit, gate.box), gates: group?.gates ?? fold?.gates ?? 1 },
    local: fold?.local ?? null,
  };
}

function wireRow({ gates }: Circuit, { from, name, value, gradient, count, branches }: Wire): Json {
  return {
    ...{ from: gates[from].id, name: name ?? null, value: quantity(value), gradient: quantity(gradient), count },
    uses: branches.map(({ to, argument, local, slope, gradient: contribution }) => ({
      ...{ to: to === NONE ? null : gates[to].id, argument, local: local ?? null, slope: slope ?? null },
      contribution: quantity(contribution),
    })),
  };
}

function boxRow(circuit: Circuit, { id, group, stepper, box }: Box, wording: Wording): Json {
  const { kind, line, lastLine, gates } = group;
  return {
    ...{ id, kind, title: wording.title(group), line, lastLine, gates },
    ...{ at: stepper?.at ?? null, of: stepper?.of ?? null, box: boxId(circuit, box) },
  };
}

function boxId({ boxes }: Circuit, box: number): string | null {
  return box === NONE ? null : boxes[box].id;
}

function quantity(of: Quantity | undefined): Json {
  if (of === undefined) return null;
  if (typeof of === 'number') return of;
  const { shape, dtype, elements, nans, infinities, numbers, mean, least, most, norm } = of;
  const finite = numbers === 0 ? { mean: null, least: null, most: null, norm: null } : { mean, least, most, norm };
  return { shape, dtype, elements: elements ?? null, nans, infinities, ...finite };
}
