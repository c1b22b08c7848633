import { engine } from '../engine.ts';
import type { Language } from '../language.ts';
import { evaluateText } from './evaluate.ts';
import { PyProgram } from './execute.ts';
import { forms } from './forms/statements.ts';
import type { PyAssembly } from './plan/assemble.ts';
import { facts } from './plan/plan.ts';
import type { AnyNode } from './syntax/ast.ts';
import { nameLeaves } from './values/lift.ts';
import { numberIn } from './values/number-like.ts';
import { ownerOf, snapshotOf } from './values/snapshots.ts';
import type { Value } from './values/values.ts';
import { writer } from './writer.ts';

export const python: Language = engine<AnyNode, PyAssembly, Value>({
  id: 'python',
  facts,
  views: { snapshotOf, ownerOf, nameLeaves, numberIn },
  compile: (plan, limits, now, request) => new PyProgram(plan, limits, now, request),
  forms,
  writer,
  evaluateText,
});
