import type { Level } from '../core/circuit/circuit.ts';
import { areAxes, type PlotAxis } from './plot/protocol.ts';
import { type Choice, isChoice, isRecord, isSource, type Source } from './protocol.ts';
import { Signal } from './signal.ts';
import type { Transform } from './viewport.ts';

/** What the view remembers over a reload; the host finds in it what to show when it restores a panel. */
export interface ViewMemory {
  readonly source: Source | undefined;
  readonly choice: Choice;
  /** undefined: the whole picture is in sight, whatever the size of the panel. */
  readonly transform: Transform | undefined;
  /** The overview is shown, when the picture is larger than the panel. */
  readonly overview: boolean;
  /** Wires are as thick as their gradient is large. */
  readonly tinted: boolean;
  /** The list of inputs is open. */
  readonly drawer: boolean;
  /** Along which inputs there is a plot, none for whatever there is; undefined: there is no plot. */
  readonly plot: readonly PlotAxis[] | undefined;
}

export const noChoice: Choice = { level: 'gate', open: [], closed: [] };
export const noMemory: ViewMemory = {
  source: undefined,
  choice: noChoice,
  transform: undefined,
  overview: true,
  tinted: false,
  drawer: false,
  plot: undefined,
};

/** Keeps it where it outlives the page, and tells when another picture was chosen. */
export class Memory {
  readonly chosen = new Signal<Choice>();
  #kept: ViewMemory;

  constructor(private readonly store: { getState(): unknown; setState(state: ViewMemory): void }) {
    this.#kept = asMemory(store.getState());
  }

  get kept(): ViewMemory {
    return this.#kept;
  }

  keep(part: Partial<ViewMemory>): void {
    this.#kept = { ...this.#kept, ...part };
    this.store.setState(this.#kept);
  }

  choose(choice: Choice): void {
    this.keep({ choice });
    this.chosen.tell(choice);
  }
}

/** Reads what was stored, maybe by an older version. */
export function asMemory(stored: unknown): ViewMemory {
  if (!isRecord(stored)) return noMemory;
  const { source, choice, transform, overview, tinted, drawer, plot } = stored;
  return {
    source: isSource(source) ? source : undefined,
    choice: isChoice(choice) ? choice : noChoice,
    transform: isTransform(transform) ? transform : undefined,
    overview: overview !== false,
    tinted: tinted === true,
    drawer: drawer === true,
    plot: areAxes(plot) ? plot : undefined,
  };
}

/** What was done last counts: the group is in one of the lists, at its end. */
export function withGroup(choice: Choice, id: string, open: boolean): Choice {
  const others = (ids: readonly string[]) => ids.filter((other) => other !== id);
  return {
    ...choice,
    open: open ? [...others(choice.open), id] : others(choice.open),
    closed: open ? others(choice.closed) : [...others(choice.closed), id],
  };
}

/** Another level begins with nothing opened or closed by hand. */
export function withLevel(choice: Choice, level: Level): Choice {
  return { ...choice, level, open: [], closed: [] };
}

function isTransform(value: unknown): value is Transform {
  return isRecord(value) && [value.x, value.y, value.scale].every((x) => Number.isFinite(x)) && Number(value.scale) > 0;
}
