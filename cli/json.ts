import type { Tree, Variable } from '../core/index.ts';
import { stringify } from '../core/json.ts';
import type { Inspection } from './inspection.ts';
import type { Notice } from './source.ts';

/** One line: the inspection of a file as JSON, its keys in a fixed order. In pieces, as a long run has many rows. */
export function* jsonLine({ file, language, run, findings, error }: Inspection): Iterable<string> {
  const { output, inputs } = run?.summary ?? { output: null, inputs: [] };
  const head = stringify({
    file,
    language: language ?? null,
    output: output && { name: output.name, value: output.value, shape: output.shape },
    inputs: inputs.map(({ name, value, gradient, shape }) => ({ name, value, gradient, shape })),
  });
  const tail = stringify({
    findings: findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      ...placed(finding),
      message: finding.message,
    })),
    error: errorJson(error),
  });
  yield `${head.slice(0, -1)},"variables":[`;
  let comma = '';
  for (const variable of run?.variables() ?? []) {
    yield comma + row(variable);
    comma = ',';
  }
  yield `],${tail.slice(1)}\n`;
}

function row({ name, line, frame, occurrence, value, gradient, shape }: Variable): string {
  const fields = { name, line, frame, occurrence, value, gradient, shape };
  return isPlain(value) && isPlain(gradient) ? JSON.stringify(fields) : stringify(fields);
}

/** Of numbers that JSON.stringify writes as they are: it is much faster. */
function isPlain(tree: Tree): boolean {
  if (tree === null) return true;
  return typeof tree === 'number' && Number.isFinite(tree) && !Object.is(tree, -0);
}

/** An error as all commands tell it. */
export function errorJson(error: Notice | undefined) {
  return error === undefined ? null : { code: error.code, message: error.message, ...placed(error) };
}

function placed({ line, column }: Notice): { line: number; column: number } {
  return { line, column };
}
