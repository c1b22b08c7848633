/** Runs Python programs in the interpreter: for what they print, what a variable holds, how they end. */
import { environments } from '../../../core/languages/python/compile/context.ts';
import { newContext } from '../../../core/languages/python/compile/index.ts';
import type { AnyNode, ExprNode, StmtNode } from '../../../core/languages/python/syntax/ast.ts';
import { parseProgram } from '../../../core/languages/python/syntax/parse.ts';
import { analyse } from '../../../core/languages/python/syntax/scope.ts';
import { liftLeaves } from '../../../core/languages/python/values/lift.ts';
import { PyMachine } from '../../../core/languages/python/values/machine.ts';
import { asProblem } from '../../../core/languages/python/values/thrown.ts';
import type { Value } from '../../../core/languages/python/values/values.ts';
import type { Limits } from '../../../core/runtime/budget.ts';
import { Nodes } from '../../../core/runtime/nodes.ts';
import type { Problem } from '../../../core/runtime/problem.ts';

export interface Ran {
  readonly machine: PyMachine;
  readonly lines: readonly string[];
  /** What ended it; undefined if it came to its end. */
  readonly problem: Problem | undefined;
  variable(name: string): Value | undefined;
}

/** @param isTracked whether top-level names that are bound to the literal of a number are inputs */
export function run(text: string, isTracked = false, limits: Partial<Limits> = {}): Ran {
  const machine = new PyMachine(new Nodes(), limits, () => performance.now());
  const { body, problems } = parseProgram(text);
  const analysis = analyse(body);
  const { root } = analysis;
  const lift = new Map<AnyNode, (value: Value) => Value>();
  if (isTracked) for (const node of literalTargets(body)) lift.set(node, (value) => liftLeaves(machine, value, 0));
  const env = environments(root.slots)(undefined);
  let [problem] = problems;
  try {
    if (problem === undefined) newContext(machine, text, analysis, { lift }).block(body)(env);
  } catch (error) {
    problem = asProblem(machine, error);
  }
  const lines = machine.console.map((line) => line.text);
  return { machine, lines, problem, variable: (name) => env[root.lookup(name)?.slot ?? -1] };
}

/** Where top-level names are bound to the literal of a number for the first time. */
function literalTargets(body: readonly StmtNode[]): ExprNode[] {
  const seen = new Set<string>();
  return body.flatMap((statement) => {
    if (statement.nodeType !== 'Assign') return [];
    const [target] = statement.targets;
    const value = statement.value.nodeType === 'UnaryOp' ? statement.value.operand : statement.value;
    const isNumber = value.nodeType === 'Constant' && (value.kind === 'int' || value.kind === 'float');
    if (target.nodeType !== 'Name' || seen.has(target.id)) return [];
    seen.add(target.id);
    return isNumber ? [target] : [];
  });
}
