/** Runs functions of the tests in the interpreter, from their own text, to compare with what the host makes of them. */
import { describe, expect, it } from 'vitest';
import { newEnv } from '../../../core/languages/javascript/compile/context.ts';
import { newContext } from '../../../core/languages/javascript/compile/index.ts';
import { CollectionValue } from '../../../core/languages/javascript/library/collections.ts';
import { Wrapper } from '../../../core/languages/javascript/library/wrapper.ts';
import { parseProgram } from '../../../core/languages/javascript/syntax/parse.ts';
import { analyse } from '../../../core/languages/javascript/syntax/scope.ts';
import { JsMachine } from '../../../core/languages/javascript/values/machine.ts';
import { get } from '../../../core/languages/javascript/values/members.ts';
import {
  ArrayValue,
  FunctionValue,
  ObjectValue,
  Thrown,
  type Value,
} from '../../../core/languages/javascript/values/values.ts';
import type { Limits } from '../../../core/runtime/budget.ts';
import { Nodes } from '../../../core/runtime/nodes.ts';

export type Case = (...numbers: never[]) => unknown;
// biome-ignore lint/suspicious/noExplicitAny: the cases do with numbers what no type allows
export type Cases = Record<string, ((x: any, y: any, z: any) => unknown)[]>;

const NUMBERS = [2, -3.5, 10];

/** Calls each case with three numbers: in the host, in the interpreter, and there again with tracked numbers. */
export function compare(subject: string, cases: Cases): void {
  for (const [group, list] of Object.entries(cases)) {
    describe(`${subject}: ${group}`, () => {
      it.each(list.map((f) => [String(f).replace(/\s+/g, ' '), f as Case] as const))('%s', (_, f) => {
        const expected = execute(f, NUMBERS);
        const machine = newMachine();
        expect(interpret(machine, f, NUMBERS)).toStrictEqual(expected);
        const tracked = NUMBERS.map((n) => machine.input(n, 0));
        expect(interpret(machine, f, tracked)).toStrictEqual(expected);
      });
    });
  }
}

export function newMachine(limits: Partial<Limits> = {}): JsMachine {
  return new JsMachine(new Nodes(), limits, () => performance.now());
}

/** What the text of an expression gives. */
export function evaluate(machine: JsMachine, text: string): Value {
  const { program } = parseProgram(`(${text})`);
  const analysis = analyse(program);
  const ctx = newContext(machine, `(${text})`, analysis, program);
  const [statement] = program.body;
  if (statement.type !== 'ExpressionStatement') throw new Error(`not an expression: ${text}`);
  const code = ctx.expression(statement.expression);
  return code(newEnv(analysis.root, undefined));
}

/** Calls a function in the interpreter; errors that the program could catch are given as text. */
export function interpret(machine: JsMachine, f: Case | string, args: Value[]): unknown {
  try {
    return toHost(machine, machine.call(evaluate(machine, String(f)), undefined, args, 0));
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    return `throws ${said(machine, error.value)}`;
  } finally {
    machine.restoreBuiltins();
  }
}

function said(machine: JsMachine, v: Value): string {
  if (!(v instanceof ObjectValue)) return String(toHost(machine, v));
  return `${String(get(machine, v, 'name', 0))}: ${String(get(machine, v, 'message', 0))}`;
}

/** The same in the host. */
export function execute(f: Case, args: number[]): unknown {
  try {
    return plain(f(...(args as never[])));
  } catch (error) {
    if (!(error instanceof Error)) return `throws ${error}`;
    return `throws ${error.name}: ${error.message.replace(' (cannot read property Symbol(Symbol.iterator))', '')}`;
  }
}

/** A value of the program as plain data of the host. */
export function toHost(machine: JsMachine, v: Value, within: readonly ObjectValue[] = []): unknown {
  if (!(v instanceof ObjectValue)) return machine.primalOf(v);
  if (within.includes(v)) return 'circle';
  const inside = [...within, v];
  const inner = (part: Value) => toHost(machine, part, inside);
  if (v instanceof FunctionValue) return 'function';
  if (v instanceof Wrapper) return { boxed: inner(v.primitive) };
  if (v instanceof ArrayValue) return v.elements.map(inner);
  if (v instanceof CollectionValue) {
    const entries = [...v.entries.values()].map(([key, value]) => [inner(key), inner(value)]);
    return { [v.kind]: v.kind === 'Map' ? entries : entries.map(([key]) => key) };
  }
  if (v.className === 'Error') return said(machine, v);
  return Object.fromEntries(v.ownKeys().map((key) => [key, inner(get(machine, v, key, 0))]));
}

/** The host's value as the same plain data. */
function plain(v: unknown, within: readonly object[] = []): unknown {
  if (typeof v === 'function') return 'function';
  if (typeof v !== 'object' || v === null) return v;
  if (within.includes(v)) return 'circle';
  const inner = (part: unknown) => plain(part, [...within, v]);
  if (v instanceof Number || v instanceof String || v instanceof Boolean) return { boxed: v.valueOf() };
  if (Array.isArray(v)) return v.map(inner);
  if (v instanceof Map) return { Map: [...v].map(([key, value]) => [inner(key), inner(value)]) };
  if (v instanceof Set) return { Set: [...v].map(inner) };
  if (v instanceof Error) return `${v.name}: ${v.message}`;
  return Object.fromEntries(Object.keys(v).map((key) => [key, inner((v as Record<string, unknown>)[key])]));
}
