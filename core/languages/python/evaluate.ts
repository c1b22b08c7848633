/** Expressions that a person chose for an input: evaluated alone, by the same interpreter. */
import { message } from '../../messages.ts';
import { Nodes, type Span } from '../../runtime/nodes.ts';
import { Problem } from '../../runtime/problem.ts';
import { firstSeedOf } from '../first-seed.ts';
import { environments } from './compile/context.ts';
import { newContext } from './compile/index.ts';
import { importModule } from './library/modules.ts';
import { asStatement } from './plan/assemble.ts';
import { parseExpression } from './syntax/parse.ts';
import { analyse } from './syntax/scope.ts';
import { PyMachine } from './values/machine.ts';
import { asProblem } from './values/thrown.ts';
import type { Value } from './values/values.ts';

const LIMITS = { steps: 100_000, milliseconds: 500, elements: 1_000_000, depth: 200 };

/** The past of such values lies before that of every program. */
const LONG_AGO = -(2 ** 52);

/** Names by which modules are imported by custom. */
const CUSTOMARY: Readonly<Record<string, string>> = { np: 'numpy' };

/** Modules need no import here. @throws Problem `input-invalid` at `at` */
export function evaluateText(name: string, text: string, at: Span, now: () => number): Value {
  const machine = new PyMachine(new Nodes(), LIMITS, now);
  machine.firstSeed = firstSeedOf(name);
  machine.clock = LONG_AGO;
  try {
    const expression = parseExpression(text);
    const analysis = analyse([asStatement(expression)]);
    const ctx = newContext(machine, text, analysis);
    const code = ctx.expression(expression);
    const env = environments(ctx.slots)(undefined);
    for (const [free, node] of analysis.free) {
      const module = importModule(machine, CUSTOMARY[free] ?? free, machine.nodes.add(node));
      const variable = analysis.root.variables.get(free);
      if (module !== undefined && variable !== undefined) env[variable.slot] = module;
    }
    return code(env);
  } catch (error) {
    const { code, args } = asProblem(machine, error);
    const detail = message(code === 'input-needed' ? 'input-alone' : code, args);
    throw new Problem('input-invalid', at, { name, detail });
  }
}
