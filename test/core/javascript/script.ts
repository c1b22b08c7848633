/** Whole programs, run by Node and by the interpreter. What is compared is the variable `out` that they end with. */
import { readdirSync, readFileSync } from 'node:fs';
import vm from 'node:vm';
import { expect, it } from 'vitest';
import { type InspectRequest, inspect, type Limits, message, type Run, type Tree } from '../../../core/index.ts';
import { checkedSlots, newEnv, UNDECLARED } from '../../../core/languages/javascript/compile/context.ts';
import { newContext } from '../../../core/languages/javascript/compile/index.ts';
import { parseProgram } from '../../../core/languages/javascript/syntax/parse.ts';
import { analyse } from '../../../core/languages/javascript/syntax/scope.ts';
import { asProblem } from '../../../core/languages/javascript/thrown.ts';
import { JsMachine } from '../../../core/languages/javascript/values/machine.ts';
import { Nodes } from '../../../core/runtime/nodes.ts';
import { toHost } from './library.ts';

const folder = new URL('./programs/', import.meta.url);

export const programs: readonly (readonly [name: string, text: string])[] = readdirSync(folder)
  .sort()
  .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]);

const now = () => performance.now();

export function inspected(text: string, request: Partial<InspectRequest> = {}): Run {
  return inspect({ language: 'javascript', text, ...request }, { now });
}

const quiet = Object.fromEntries(['log', 'info', 'warn', 'error', 'debug', 'assert'].map((name) => [name, () => {}]));

/** `out` as Node has it, in a realm of its own, which a program may spoil; or what was thrown. */
export function byNode(text: string): unknown {
  try {
    const context = { console: quiet };
    return plain(vm.runInNewContext(`${asScript(text)}\n;out`, context, { timeout: 5000, filename: 'program.js' }));
  } catch (error) {
    return `Uncaught ${said(error)}`;
  }
}

/** A script may not export: what marks an export is blanked. */
function asScript(text: string): string {
  let script = text;
  const blank = (start: number, end: number) => {
    script = script.slice(0, start) + script.slice(start, end).replace(/\S/g, ' ') + script.slice(end);
  };
  for (const node of parseProgram(text).program.body) {
    if (node.type === 'ExportNamedDeclaration') blank(node.start, node.declaration?.start ?? node.end);
    if (node.type !== 'ExportDefaultDeclaration') continue;
    const { declaration } = node;
    blank(node.start, declaration.start);
    if (declaration.type === 'ObjectExpression') blank(declaration.start, declaration.end);
  }
  return script;
}

/** The same by the interpreter, with nothing tracked; or the message of what ended it. */
export function byInterpreter(text: string, limits: Partial<Limits> = {}): unknown {
  const machine = new JsMachine(new Nodes(), limits, now);
  try {
    const { program } = parseProgram(text);
    const analysis = analyse(program);
    const ctx = newContext(machine, text, analysis, program);
    const env = newEnv(analysis.root, undefined);
    for (const slot of checkedSlots(analysis.root)) env[slot] = UNDECLARED;
    ctx.block(program.body, analysis.root)(env);
    const out = analysis.root.lookup('out');
    return out === undefined ? undefined : toHost(machine, env[out.slot]);
  } catch (error) {
    const { code, args } = asProblem(machine, error);
    return message(code, args);
  } finally {
    machine.restoreBuiltins();
  }
}

/** The numbers of `out` when it was bound last, in a run whose inputs are tracked; or the message of what ended it. */
export function byInspection(text: string): unknown {
  const run = inspected(text);
  const { error } = run.summary;
  if (error !== null && error.code !== 'no-output') return message(error.code, error.args);
  return run.variables().findLast(({ name }) => name === 'out')?.value;
}

/** Plain data of another realm as data of ours. */
function plain(v: unknown): unknown {
  if (typeof v === 'function') return 'function';
  if (typeof v !== 'object' || v === null) return v;
  if (Array.isArray(v)) {
    const copy = new Array(v.length); // with its holes
    v.forEach((element, i) => {
      copy[i] = plain(element);
    });
    return copy;
  }
  return Object.fromEntries(Object.keys(v).map((key) => [key, plain((v as Record<string, unknown>)[key])]));
}

function said(error: unknown): string {
  const { name, message: text } = (error ?? {}) as { name?: unknown; message?: unknown };
  return typeof name === 'string' && typeof text === 'string' ? `${name}: ${text}` : String(error);
}

/** What is left of a value where only numbers are kept. */
export function numeric(v: unknown): Tree {
  if (typeof v === 'number') return v;
  if (Array.isArray(v)) return Array.from(v, numeric);
  if (typeof v !== 'object' || v === null) return null;
  return Object.fromEntries(Object.entries(v).map(([key, value]) => [key, numeric(value)]));
}

/** Tests that each program ends with the same `out`, or the same error, as in Node. */
export function sameAsNode(texts: readonly string[]): void {
  it.each(texts)('%s', (text) => {
    expect(byInterpreter(text)).toStrictEqual(byNode(text));
  });
}
