import { CONSTANT } from '../autodiff/tape.ts';
import type { RunRecord } from '../record.ts';
import { isElement } from './arrays.ts';
import { NONE } from './circuit.ts';
import type { Item, Tree } from './tree.ts';

/** What shows as one gate: an operation, an input, a closed group or fold. */
export interface Standing {
  readonly item: Item;
  /** The box that it stands in, or `NONE`. */
  readonly box: number;
  /** What it stands for, in order. */
  entries: Int32Array;
}

const SEVERAL = -2;

/**
 * Data of which a series shows nothing: what only iterations before or after the one that shows take from a list is in
 * their gate, not beside the picture.
 *
 * @returns those that are left
 */
export function withoutHiddenData(standing: Standing[], tree: Tree, record: RunRecord): Standing[] {
  const isHidden = (at: number) => at >= 0 && kindOf(standing[at].item, tree) === 'iterations';
  if (!standing.some((_, at) => isHidden(at))) return standing;
  const { tape, inputs, outputs } = record;
  const at = new Int32Array(tape.length).fill(NONE);
  standing.forEach(({ entries }, s) => {
    for (const entry of entries) at[entry] = s;
  });
  const user = new Int32Array(tape.length).fill(NONE);
  for (const entry of tree.entries) {
    for (let a = tape.argStart[entry]; a < tape.argStart[entry + 1]; a++) {
      const arg = tape.arg[a];
      if (arg !== CONSTANT) user[arg] = user[arg] === NONE || user[arg] === at[entry] ? at[entry] : SEVERAL;
    }
  }
  for (const output of outputs) user[output] = SEVERAL;
  const taken = new Map<number, number[]>();
  for (const one of standing) {
    const isData = kindOf(one.item, tree) === 'array' || isElement(inputs.get(one.item) ?? '');
    if (!isData) continue;
    const left = one.entries.filter((entry) => !isHidden(user[entry]));
    if (left.length === one.entries.length) continue;
    for (const entry of one.entries) {
      if (!isHidden(user[entry])) continue;
      const found = taken.get(user[entry]);
      if (found === undefined) taken.set(user[entry], [entry]);
      else found.push(entry);
    }
    one.entries = left;
  }
  for (const [to, entries] of taken) standing[to].entries = Int32Array.of(...standing[to].entries, ...entries).sort();
  return standing.filter(({ entries }) => entries.length > 0);
}

function kindOf(item: Item, { members }: Tree): string | undefined {
  return item < 0 ? members[~item].kind : undefined;
}
