/** Expressions that a person chose for an input: evaluated alone, by the same interpreter. */
import type { AnyNode } from 'acorn';
import { message } from '../../messages.ts';
import { Nodes, type Span } from '../../runtime/nodes.ts';
import { Problem } from '../../runtime/problem.ts';
import { firstSeedOf } from '../first-seed.ts';
import { newEnv } from './compile/context.ts';
import { newContext } from './compile/index.ts';
import { parseExpression } from './syntax/parse.ts';
import { analyse } from './syntax/scope.ts';
import { asProblem } from './thrown.ts';
import { JsMachine } from './values/machine.ts';
import { Accessor, ArrayValue, ObjectValue, type Value } from './values/values.ts';

const LIMITS = { steps: 100_000, milliseconds: 500, elements: 1_000_000, depth: 200 };

/** @throws Problem `input-invalid` at `at` */
export function evaluateText(name: string, text: string, at: Span, now: () => number): Value {
  const machine = new JsMachine(new Nodes(), LIMITS, now);
  machine.firstSeed = firstSeedOf(name);
  try {
    const expression = parseExpression(text);
    const program = { type: 'Program', body: [{ type: 'ExpressionStatement', expression }] } as unknown as AnyNode;
    const analysis = analyse(program);
    const code = newContext(machine, text, analysis, program).expression(expression);
    return fresh(code(newEnv(analysis.root, undefined)));
  } catch (error) {
    const { code, args } = asProblem(machine, error);
    const detail = message(code === 'input-needed' ? 'input-alone' : code, args);
    throw new Problem('input-invalid', at, { name, detail });
  } finally {
    machine.restoreBuiltins();
  }
}

/** The same arrays and objects without a past: their versions belong to another machine's clock. */
function fresh(value: Value, known = new Map<ObjectValue, ObjectValue>()): Value {
  if (!(value instanceof ObjectValue) || value.builtin) return value;
  const copied = known.get(value);
  if (copied !== undefined) return copied;
  if (value instanceof ArrayValue) {
    const array = new ArrayValue();
    known.set(value, array);
    array.elements = value.elements.map((element) => fresh(element, known));
    return array;
  }
  if (value.className !== 'Object') return value;
  const object = new ObjectValue(value.proto);
  known.set(value, object);
  for (const [key, slot] of value.properties) object.define(key, slot instanceof Accessor ? slot : fresh(slot, known));
  return object;
}
