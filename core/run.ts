/** A finished run: its summary, and the questions that it answers about itself. */
import type {
  Finding,
  InputSummary,
  InspectRequest,
  LineSummary,
  Severity,
  Site,
  Summary,
  Tree,
  Variable,
} from './answers.ts';
import { SiteExplainer } from './explain/site.ts';
import { formatTree } from './format.ts';
import { gradientOf, type Seeding, sweepFrom } from './gradients.ts';
import type { ExecutedInput, Execution, Language } from './languages/language.ts';
import type { RunRecord } from './record.ts';
import { gradientTree, linesOf, textOf, type View, valueTree, variablesOf } from './rows.ts';
import { FramePaths } from './runtime/frames.ts';
import type { Span } from './runtime/nodes.ts';
import { Problem } from './runtime/problem.ts';
import { Ref } from './runtime/ref.ts';
import { leavesOf, shapeOf } from './runtime/snapshot.ts';
import { SourceText } from './runtime/source-text.ts';

/** A run stays where it ran and answers questions about itself. */
export interface Run {
  readonly summary: Summary;
  /** What the tape's views read; undefined when nothing ran. */
  readonly record: RunRecord | undefined;
  /** The smallest site at an offset of the text, for hovers. */
  site(offset: number): Site | undefined;
  /** Tape entries made at an offset, or inside a selection: the circuit's gates of those numbers. */
  entriesAt(start: number, end?: number): readonly number[];
  /** Every binding event of the region. */
  variables(): readonly Variable[];
}

export function run(language: Language, request: InspectRequest, now: () => number): Run {
  const source = new SourceText(request.text);
  try {
    return new FinishedRun(language.execute(request, now), source, language, request);
  } catch (error) {
    return new UnstartedRun(asProblem(error), source, language, request);
  }
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(
    'internal',
    { start: 0, end: 0 },
    { detail: error instanceof Error ? error.message : String(error) },
  );
}

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
      missing: problem.choice.missing ?? [],
      functions: problem.choice.functions ?? [],
      lines: [],
      findings: [],
      error: finding(problem, 'error', source, (at) => at as Span),
      console: [],
      entries: 0,
    };
  }

  site = () => undefined;
  entriesAt = () => [];
  variables = () => [];
}

class FinishedRun implements Run {
  readonly summary: Summary;
  readonly record: RunRecord;
  readonly #view: View;
  readonly #explainer: SiteExplainer;

  constructor(
    private readonly execution: Execution,
    private readonly source: SourceText,
    language: Language,
    request: InspectRequest,
  ) {
    const { machine, output } = execution;
    let problem = execution.problem;
    let seeding: Seeding | undefined;
    try {
      if (output !== undefined) seeding = sweepFrom(execution, output);
    } catch (error) {
      problem ??= asProblem(error);
    }
    const lineOf = (node: number) => source.lineOf(machine.nodes.span(node).start);
    this.#view = {
      execution,
      source,
      frames: new FramePaths(machine.frames, lineOf),
      hasGradients: seeding !== undefined,
    };
    this.record = {
      text: source.text,
      tape: machine.tape,
      frames: machine.frames,
      nodes: machine.nodes,
      inputs: execution.inputNames,
      outputs:
        output === undefined || seeding === undefined
          ? []
          : [...leavesOf(output.snapshot)].flatMap((leaf) => (leaf instanceof Ref ? [leaf.entry] : [])),
      names: this.#names(),
    };
    this.#explainer = new SiteExplainer(this.#view, this.record.names);
    const spanOf = (at: number | Span) => (typeof at === 'number' ? machine.nodes.span(at) : at);
    this.summary = {
      language: language.id,
      region: execution.region,
      slice: execution.slice,
      output: output
        ? {
            name: output.name,
            value: valueTree(execution, output.snapshot),
            shape: shapeOf(output.snapshot),
            span: output.span,
            seed: seeding?.name ?? '',
          }
        : null,
      outputs: execution.outputs,
      inputs: execution.inputs.flatMap((input) => this.#input(input)),
      missing: execution.missing,
      functions: [],
      lines: this.#lines(request.digits),
      findings: execution.remarks.map((remark) =>
        finding(remark, remark.code === 'random-seeded' ? 'information' : 'warning', source, spanOf),
      ),
      error: problem ? finding(problem, 'error', source, spanOf) : null,
      console: execution.console.map(({ node, text }) => ({ line: lineOf(node), text })),
      entries: machine.tape.length,
    };
  }

  site(offset: number): Site | undefined {
    return this.#explainer.at(offset);
  }

  variables(): Variable[] {
    return variablesOf(this.#view);
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

  /** Inputs that the output depends on, or that somebody asked for; all of them while there is no gradient. */
  #input({ name, source, snapshot, span, isRequested }: ExecutedInput): InputSummary[] {
    const { hasGradients } = this.#view;
    const { tape } = this.execution.machine;
    const gradient = hasGradients ? gradientOf(tape, snapshot, isRequested) : null;
    if (hasGradients && gradient === null) return [];
    return [{ name, source, value: valueTree(this.execution, snapshot), gradient, shape: shapeOf(snapshot), span }];
  }

  #names(): ReadonlyMap<number, string> {
    const names = new Map(this.execution.inputNames);
    const { bindings } = this.execution.machine;
    const { targets } = this.execution;
    for (let i = 0; i < bindings.length; i++) {
      const entry = bindings.entry[i];
      if (entry >= 0 && !names.has(entry) && targets.get(bindings.node[i])?.kind !== 'return')
        names.set(entry, textOf(this.#view, bindings.node[i]));
    }
    return names;
  }

  /** The bindings' lines; a selected expression shows on its last line. */
  #lines(digits: number | undefined): readonly LineSummary[] {
    const lines = linesOf(this.#view, digits);
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
}

function finding(
  { code, args, at }: Problem,
  severity: Severity,
  source: SourceText,
  spanOf: (at: number | Span) => Span,
): Finding {
  const span = spanOf(at);
  return { code, args, severity, span, line: source.lineOf(span.start), column: source.columnOf(span.start) };
}
