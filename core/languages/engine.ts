/** What all languages do alike: from the facts of one, its compiler and its values to what the engine asks of it. */
import type { LanguageId } from '../answers.ts';
import type { Statement } from '../backward/forms.ts';
import type { Limits } from '../runtime/budget.ts';
import type { Span } from '../runtime/nodes.ts';
import { Problem } from '../runtime/problem.ts';
import { declaredNames } from '../selection/declared.ts';
import { saidGradients } from '../selection/directives.ts';
import type { Assembly, Facts } from '../selection/facts.ts';
import { type Plan, planRun } from '../selection/plan.ts';
import { functionAround } from '../selection/region.ts';
import { signatureOf } from '../selection/signature.ts';
import { PlannedProgram } from './execution.ts';
import type { Language, Writer } from './language.ts';
import type { CompileRequest, RunnableProgram, ValueViews } from './program.ts';

export interface LanguageParts<N extends Span, A extends Assembly<N>, V> {
  readonly id: LanguageId;
  readonly facts: Facts<N, A>;
  readonly views: ValueViews<V>;
  compile(
    plan: Plan<N, A>,
    limits: Partial<Limits> | undefined,
    now: () => number,
    request: CompileRequest<N, V>,
  ): RunnableProgram<V>;
  forms(text: string): readonly Statement[];
  writer(statements: readonly N[]): Writer;
  /** An expression for an input. @throws Problem `input-invalid` at `at` */
  evaluateText(name: string, text: string, at: Span, now: () => number): V;
}

export function engine<N extends Span, A extends Assembly<N>, V>(parts: LanguageParts<N, A, V>): Language {
  const { id, facts, views } = parts;
  return {
    id,
    prepare(request, now, leaves) {
      const plan = planRun(facts, request);
      return new PlannedProgram(facts, plan, views, (wanted) =>
        parts.compile(plan, request.limits, now, { ...wanted, leaves }),
      );
    },
    functionAround: (text, offset) => functionAround(facts, facts.parse(text).statements, offset),
    names: (text) => declaredNames(facts, facts.parse(text).statements),
    saidGradients: (text) => saidGradients(facts.parse(text).comments, text),
    forms: parts.forms,
    signatures(text, spans) {
      const source = facts.parse(text);
      return spans.map((span) => signatureOf(facts, text, source, span));
    },
    writer: (text) => parts.writer(facts.parse(text).statements),
    checkInput(name, text, now) {
      try {
        parts.evaluateText(name, text, { start: 0, end: 0 }, now);
        return undefined;
      } catch (error) {
        if (error instanceof Problem) return error;
        throw error;
      }
    },
  };
}
