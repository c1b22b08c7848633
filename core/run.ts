/** A finished run: its summary, and the questions that it answers about itself. */
import type {
  FunctionCall,
  InputSummary,
  InputValues,
  InspectRequest,
  LineSummary,
  SeriesSummary,
  ShownLines,
  Site,
  Summary,
  Tree,
  Variable,
} from './answers.ts';
import { sweep } from './autodiff/backward.ts';
import type { Tape } from './autodiff/tape.ts';
import { constantsOf } from './constants.ts';
import { SiteExplainer } from './explain/site.ts';
import { findingOf } from './finding.ts';
import { formatTree } from './format.ts';
import { gradientOf, numbersOf, sweepFrom } from './gradients.ts';
import type { ExecutedInput, Execution, Language } from './languages/language.ts';
import { Occurrences } from './occurrences/index.ts';
import type { Chosen, ShownFrames } from './occurrences/shown.ts';
import { Programs } from './programs.ts';
import type { RunRecord } from './record.ts';
import { countVariables, gradientTree, isIn, linesOf, namesOf, type View, valueTree, variablesOf } from './rows.ts';
import { ArraySnapshot, entriesIn } from './runtime/array-snapshot.ts';
import { FramePaths, type Frames } from './runtime/frames.ts';
import type { Nodes, Span } from './runtime/nodes.ts';
import { Problem } from './runtime/problem.ts';
import { Ref } from './runtime/ref.ts';
import { leavesOf, type Snapshot, shapeOf } from './runtime/snapshot.ts';
import { SourceText } from './runtime/source-text.ts';
import type { Seeding } from './seeding.ts';

/** A run stays where it ran and answers questions about itself. */
export interface Run {
  readonly summary: Summary;
  /** What the tape's views read; undefined when nothing ran. */
  readonly record: RunRecord | undefined;
  /** What lines show of other occurrences than the request says. */
  lines(shown: Chosen): ShownLines;
  /** The smallest site at an offset of the text, for hovers. */
  site(offset: number, shown?: Chosen): Site | undefined;
  /** Tape entries made at an offset, or inside a selection: the circuit's gates of those numbers. */
  entriesAt(start: number, end?: number): readonly number[];
  /** Binding events of the region and of its context: all, or of more than `most` as many of the first as of the last. */
  variables(most?: number): readonly Variable[];
  /** How many binding events there are. */
  countVariables(): number;
  /** What the gradients are of; undefined: there are none. */
  readonly differentiated: Differentiated | undefined;
}

/** The output's numbers in order, without the nesting, and the upstream gradient of each: the sum of their products. */
export interface Differentiated {
  readonly numbers: ArrayLike<number>;
  readonly upstream: ArrayLike<number>;
}

/** A program that is ready to run again and again. */
export interface Prepared {
  /**
   * Runs from the beginning. The run answers until the next one begins, which takes its memory.
   *
   * @param values go before what the request and the text say; absent: those of the request
   */
  run(values?: InputValues): Run;
  /**
   * Runs forward alone, for the numbers of the output; with that the run before is gone, too.
   *
   * @throws Problem where the output is not reached
   */
  forward(values?: InputValues): ArrayLike<number>;
}

export function prepared(language: Language, request: InspectRequest, now: () => number): Prepared {
  const source = new SourceText(request.text);
  const unstarted = (error: unknown) => new UnstartedRun(asProblem(error), source, language, request);
  const programs = new Programs(language, request, now);
  return {
    run(values = request.values) {
      try {
        return new FinishedRun(programs.for(values).execute(values), source, language, request);
      } catch (error) {
        return unstarted(error);
      }
    },
    forward(values = request.values) {
      const { machine, output, problem } = programs.for(values).execute(values);
      if (output === undefined) throw problem ?? new Problem('no-output', { start: 0, end: 0 });
      return numbersOf(machine.tape, output.snapshot);
    },
  };
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(
    'internal',
    { start: 0, end: 0 },
    { detail: error instanceof Error ? error.message : String(error) },
  );
}

const NO_LINES: ShownLines = { lines: [], series: [] };

class UnstartedRun implements Run {
  readonly summary: Summary;
  readonly record = undefined;

  constructor(problem: Problem, source: SourceText, language: Language, request: InspectRequest) {
    const whole = { start: 0, end: request.text.length };
    const region = problem.choice.region ?? request.region ?? whole;
    this.summary = {
      language: language.id,
      region,
      slice: problem.choice.slice ?? [whole],
      output: null,
      outputs: [],
      inputs: [],
      constants: [],
      calls: located(problem.choice.calls ?? [], source),
      guesses: problem.choice.guesses ?? [],
      missing: problem.choice.missing ?? [],
      functions: problem.choice.functions ?? [],
      ...NO_LINES,
      findings: (problem.choice.remarks ?? []).map((remark) =>
        findingOf(remark, 'warning', source, (at) => at as Span),
      ),
      error: findingOf(problem, problem.code === 'directive-off' ? 'information' : 'error', source, (at) => at as Span),
      console: [],
      entries: 0,
    };
  }

  lines = () => NO_LINES;
  site = () => undefined;
  entriesAt = () => [];
  variables = () => [];
  countVariables = () => 0;
  readonly differentiated = undefined;
}

/** What it answers it works out when somebody asks. */
class FinishedRun implements Run {
  readonly #view: View;
  readonly #seeding: Seeding | undefined;
  readonly #problem: Problem | undefined;
  #record: RunRecord | undefined;
  #summary: Summary | undefined;
  #explainer: SiteExplainer | undefined;

  constructor(
    private readonly execution: Execution,
    private readonly source: SourceText,
    private readonly language: Language,
    private readonly request: InspectRequest,
  ) {
    const { machine, output } = execution;
    this.#problem = execution.problem;
    try {
      if (output !== undefined) this.#seeding = sweepFrom(execution, output);
    } catch (error) {
      this.#problem ??= asProblem(error);
    }
    if (this.#seeding === undefined) sweep(machine.tape, []); // no gradients of the run before
    this.#view = {
      execution,
      source,
      frames: new FramePaths(machine.frames, (node) => source.lineOf(machine.nodes.span(node).start)),
      hasGradients: this.#seeding !== undefined,
      occurrences: new Occurrences(execution, source.text),
      told: request.context === undefined ? [execution.region] : [request.context, execution.region],
    };
  }

  get record(): RunRecord {
    this.#record ??= new FinishedRecord(this.#view);
    return this.#record;
  }

  get summary(): Summary {
    this.#summary ??= this.#summarize();
    return this.#summary;
  }

  get differentiated(): Differentiated | undefined {
    const { machine, output } = this.execution;
    if (output === undefined || this.#seeding === undefined) return undefined;
    const numbers = (snapshot: Snapshot) => Float64Array.from(numbersOf(machine.tape, snapshot));
    return { numbers: numbers(output.snapshot), upstream: numbers(this.#seeding.gradient) };
  }

  #summarize(): Summary {
    const { execution, source, language, request } = this;
    const { machine, output } = execution;
    const spanOf = (at: number | Span) => (typeof at === 'number' ? machine.nodes.span(at) : at);
    try {
      return {
        language: language.id,
        region: execution.region,
        slice: execution.slice,
        output: output
          ? {
              name: output.name,
              value: valueTree(execution, output.snapshot),
              shape: shapeOf(output.snapshot),
              span: output.span,
              seed: this.#seeding?.name ?? '',
            }
          : null,
        outputs: execution.outputs,
        inputs: execution.inputs.flatMap((input) => this.#input(input)),
        constants: constantsOf(execution),
        calls: located(execution.calls, source),
        guesses: execution.guesses,
        missing: execution.missing,
        functions: [],
        ...this.lines(request.shown),
        findings: execution.remarks.map((remark) =>
          findingOf(remark, remark.code === 'random-seeded' ? 'information' : 'warning', source, spanOf),
        ),
        error: this.#problem ? findingOf(this.#problem, 'error', source, spanOf) : null,
        console: execution.console.map(({ node, text }) => ({ line: source.lineOf(spanOf(node).start), text })),
        entries: machine.tape.length,
      };
    } catch (error) {
      return new UnstartedRun(asProblem(error), source, language, request).summary;
    }
  }

  lines(shown?: Chosen): ShownLines {
    const frames = this.#view.occurrences.shown(shown);
    return { lines: this.#lines(frames), series: this.#series(frames) };
  }

  site(offset: number, shown = this.request.shown): Site | undefined {
    this.#explainer ??= new SiteExplainer(this.#view, this.request.digits);
    return this.#explainer.at(offset, this.#view.occurrences.shown(shown));
  }

  variables(most?: number): Variable[] {
    return variablesOf(this.#view, most);
  }

  countVariables(): number {
    return countVariables(this.#view);
  }

  entriesAt(start: number, end = start): number[] {
    const { tape, nodes } = this.execution.machine;
    const around = (node: number) => {
      const span = nodes.span(node);
      return span.start <= start && end <= span.end ? span.end - span.start : Number.POSITIVE_INFINITY;
    };
    const inside = (node: number) => nodes.span(node).start >= start && nodes.span(node).end <= end;
    const entries = Array.from({ length: tape.length }, (_, entry) => entry);
    const selected = end > start ? entries.filter((entry) => inside(tape.node[entry])) : [];
    if (selected.length > 0) return selected;
    const smallest = entries.reduce((size, entry) => Math.min(size, around(tape.node[entry])), Number.MAX_SAFE_INTEGER);
    return entries.filter((entry) => around(tape.node[entry]) === smallest);
  }

  /** Inputs that the output depends on, or that somebody chose; all of them while there is no gradient. */
  #input({ name, source, snapshot, span, isRequested, original }: ExecutedInput): InputSummary[] {
    const { hasGradients } = this.#view;
    const { tape } = this.execution.machine;
    const gradient = hasGradients ? gradientOf(tape, snapshot, isRequested || source === 'chosen') : null;
    if (hasGradients && gradient === null) return [];
    const value = valueTree(this.execution, snapshot);
    return [{ name, source, value, gradient, shape: shapeOf(snapshot), span, original }];
  }

  /** The bindings' lines; a selected expression shows on its last line. */
  #lines(frames: ShownFrames): readonly LineSummary[] {
    const { digits } = this.request;
    const lines = linesOf(this.#view, digits, frames);
    const { output, region } = this.execution;
    if (output?.span === undefined || output.span.start !== region.start || output.span.end !== region.end)
      return lines;
    const line = this.source.lineOf(region.end - 1);
    const gradient = gradientTree(this.#view, output.snapshot);
    const text = (tree: Tree) => formatTree(tree, shapeOf(output.snapshot), digits);
    const cell = {
      name: output.name,
      value: text(valueTree(this.execution, output.snapshot)),
      gradient: gradient === null ? undefined : text(gradient),
    };
    return [...lines.filter((other) => other.line !== line), { line, occurrences: 1, cells: [cell] }];
  }

  /** Those of which there is something to choose, or was when somebody did. */
  #series(frames: ShownFrames): SeriesSummary[] {
    const { source } = this;
    const { told } = this.#view;
    const { all } = frames.index;
    const found = all.flatMap(({ id, kind, span, name }, series) => {
      const { at, of: count } = frames.place(series);
      const chosen = frames.isChosen(series);
      if (!isIn(told, span) || (count < 2 && !(chosen && count === 0))) return [];
      return [{ id, kind, span, line: source.lineOf(span.start), name, at, count, chosen }];
    });
    return found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  }
}

/** Of a run's record what takes time to gather is gathered when somebody asks. */
class FinishedRecord implements RunRecord {
  readonly text: string;
  readonly tape: Tape;
  readonly frames: Frames;
  readonly nodes: Nodes;
  readonly outputs: readonly number[];
  #names: ReadonlyMap<number, string> | undefined;

  constructor(private readonly view: View) {
    const { machine, output } = view.execution;
    this.text = view.source.text;
    this.tape = machine.tape;
    this.frames = machine.frames;
    this.nodes = machine.nodes;
    this.outputs = output === undefined || !view.hasGradients ? [] : entriesOf(output.snapshot);
  }

  get inputs(): ReadonlyMap<number, string> {
    return this.view.execution.inputNames;
  }

  get names(): ReadonlyMap<number, string> {
    this.#names ??= namesOf(this.view);
    return this.#names;
  }
}

function located(calls: Execution['calls'], source: SourceText): FunctionCall[] {
  return calls.map((call) => ({ ...call, line: source.lineOf(call.span.start) }));
}

function entriesOf(snapshot: Snapshot): number[] {
  const entries: number[] = [];
  for (const leaf of leavesOf(snapshot)) {
    if (leaf instanceof Ref) entries.push(leaf.entry);
    else if (leaf instanceof ArraySnapshot) for (const entry of entriesIn(leaf)) entries.push(entry);
  }
  return entries;
}
