/** Programs as lists of lines, and what is looked at in their runs. */
import { type InspectRequest, inspect, type Run, type Summary, type Tree } from '../../../core/index.ts';

export type Options = Omit<Partial<InspectRequest>, 'language' | 'text' | 'region'> & {
  /** The part of the text that is selected, by its own text. */
  readonly select?: string;
};

export function runOf(lines: readonly string[], { select, ...options }: Options = {}): Run {
  const text = lines.join('\n');
  let region: InspectRequest['region'];
  if (select !== undefined) {
    const start = text.indexOf(select);
    if (start < 0) throw new Error(`the program has no ${select}`);
    region = { start, end: start + select.length };
  }
  return inspect({ language: 'javascript', text, region, ...options }, { now: () => performance.now() });
}

export function summaryOf(lines: readonly string[], options?: Options): Summary {
  return runOf(lines, options).summary;
}

/** Name → gradient, in the order of the inputs. */
export function gradientsOf({ inputs }: Pick<Summary, 'inputs'>): [name: string, gradient: Tree][] {
  return inputs.map(({ name, gradient }) => [name, gradient]);
}

export function inputNames(lines: readonly string[], options?: Options): string[] {
  return summaryOf(lines, options).inputs.map(({ name }) => name);
}

export type Row = readonly [name: string, line: number, frame: string, occurrence: number, value: Tree, gradient: Tree];

/** The binding events; frames as `call 7,0 loop 3,2`. */
export function rowsOf(lines: readonly string[], options?: Options): Row[] {
  return runOf(lines, options)
    .variables()
    .map(({ name, line, frame, occurrence, value, gradient }) => [
      name,
      line,
      frame.map(([kind, at, index]) => `${kind} ${at},${index}`).join(' '),
      occurrence,
      value,
      gradient,
    ]);
}

/** Line → value, gradient and count as they stand at its end. */
export function lineEnds(lines: readonly string[], options?: Options): [number, string, string | undefined, number][] {
  return summaryOf(lines, options).lines.flatMap(({ line, cells, occurrences }) =>
    cells.map(({ value, gradient }): [number, string, string | undefined, number] => [
      line,
      value,
      gradient,
      occurrences,
    ]),
  );
}
