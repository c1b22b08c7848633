import { type InspectRequest, inspect } from '../../../../core/index.ts';

type Choices = Omit<Partial<InspectRequest>, 'language' | 'text' | 'region'>;

/** What comes out of a Python document, in short. @param selected its first occurrence is the region */
export function inspected(lines: readonly string[], selected?: string, choices: Choices = {}) {
  const text = `${lines.join('\n')}\n`;
  const start = selected === undefined ? 0 : text.indexOf(selected);
  if (start < 0) throw new Error(`“${selected}” is not in the text`);
  const region = selected === undefined ? undefined : { start, end: start + selected.length };
  const run = inspect({ language: 'python', text, region, ...choices }, { now: () => 0 });
  const { summary } = run;
  const at = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  return {
    run,
    text,
    region: at(summary.region),
    slice: summary.slice.slice(1).map(at),
    output: summary.output && [summary.output.name, summary.output.value],
    outputs: summary.outputs,
    inputs: Object.fromEntries(summary.inputs.map(({ name, value, gradient }) => [name, [value, gradient]])),
    sources: Object.fromEntries(summary.inputs.map(({ name, source }) => [name, source])),
    missing: summary.missing,
    functions: summary.functions.map(({ name, span }) => [name, at(span).split('\n')[0]]),
    error: summary.error && [summary.error.code, at(summary.error.span), ...Object.values(summary.error.args)],
    findings: summary.findings.map(({ code, span }) => [code, at(span)]),
    rows: run.variables().map(({ name, value, gradient }) => [name, value, gradient]),
  };
}
