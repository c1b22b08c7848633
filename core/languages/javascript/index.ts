import type { AnyNode } from 'acorn';
import { CONSTANT } from '../../autodiff/tape.ts';
import { engine } from '../engine.ts';
import type { Language } from '../language.ts';
import { evaluateText } from './evaluate.ts';
import { JsProgram } from './execute.ts';
import { forms } from './forms/statements.ts';
import type { JsAssembly } from './plan/assemble.ts';
import { facts } from './plan/plan.ts';
import { nameLeaves } from './values/lift.ts';
import { snapshotOf } from './values/snapshots.ts';
import type { Value } from './values/values.ts';
import { writer } from './writer.ts';

export const javascript: Language = engine<AnyNode, JsAssembly, Value>({
  id: 'javascript',
  facts,
  views: { snapshotOf, ownerOf: () => CONSTANT, nameLeaves },
  compile: (plan, limits, now, request) => new JsProgram(plan, limits, now, request),
  forms,
  writer,
  evaluateText,
});
