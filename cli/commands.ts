import fs from 'node:fs';
import { version } from '../package.json';
import { type Command, parseCommand, UsageError } from './arguments.ts';
import { checkFile, hasFailed } from './checking.ts';
import { checkJsonLine } from './checkJson.ts';
import { checkReport } from './checkReport.ts';
import { DrawError, drawing } from './draw.ts';
import { inspectFile } from './inspection.ts';
import { jsonLine } from './json.ts';
import { paletteFor } from './palette.ts';
import { report } from './report.ts';
import { usage } from './usage.ts';
import { writeAll } from './write.ts';

const OK = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

/** Does what the arguments say. @returns the exit status */
export async function main(args: readonly string[]): Promise<number> {
  let command: Command;
  try {
    command = parseCommand(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`gradlens: ${error.message}\nTry gradlens --help.\n`);
    return WRONG_USAGE;
  }
  switch (command.kind) {
    case 'help':
      process.stdout.write(usage);
      return OK;
    case 'version':
      process.stdout.write(`${version}\n`);
      return OK;
    case 'inspect':
      return inspect(command);
    case 'draw':
      return draw(command);
    case 'check':
      return check(command);
  }
}

async function inspect({ files, choices, json }: Extract<Command, { kind: 'inspect' }>): Promise<number> {
  const palette = paletteFor(process.stdout, process.env);
  let status = OK;
  let separator = '';
  for (const file of files) {
    const inspection = inspectFile(file, choices);
    if (inspection.error !== undefined) status = FAILED;
    await writeAll(json ? jsonLine(inspection) : [separator, report(inspection, palette)], process.stdout);
    separator = '\n';
  }
  return status;
}

async function check({ files, inputs, json }: Extract<Command, { kind: 'check' }>): Promise<number> {
  const palette = paletteFor(process.stdout, process.env);
  let status = OK;
  let separator = '';
  for (const file of files) {
    const checking = checkFile(file, inputs);
    if (hasFailed(checking)) status = FAILED;
    await writeAll(json ? [checkJsonLine(checking)] : [separator, checkReport(checking, palette)], process.stdout);
    separator = '\n';
  }
  return status;
}

async function draw({ file, choices, drawing: how }: Extract<Command, { kind: 'draw' }>): Promise<number> {
  const { run, error } = inspectFile(file, choices);
  const complain = (text: string) => process.stderr.write(`gradlens: ${text}\n`);
  if (error !== undefined) complain(`${file}:${error.line}:${error.column}: ${error.message}`);
  try {
    const text = await drawing(run, how);
    if (how.output === undefined) await writeAll([text], process.stdout);
    else fs.writeFileSync(how.output, text);
  } catch (problem) {
    const isExpected = problem instanceof DrawError || (problem as NodeJS.ErrnoException).syscall !== undefined;
    if (!isExpected) throw problem;
    if (error === undefined || !(problem instanceof DrawError)) complain((problem as Error).message);
    return FAILED;
  }
  return error === undefined ? OK : FAILED;
}
