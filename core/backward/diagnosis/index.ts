/** Why a gradient is wrong: edits of the source are tried, the likeliest first, until the check comes out right. */
import type { Span } from '../../runtime/nodes.ts';
import type { Diagnosis, DiagnosisCode } from '../answers.ts';
import type { Diagnose } from '../fault.ts';
import type { Expression } from '../forms.ts';
import { accumulated } from './families/accumulated.ts';
import { analogous } from './families/analogous.ts';
import { factor } from './families/factor.ts';
import { looped } from './families/looped.ts';
import { mean } from './families/mean.ts';
import { missingFactor } from './families/missing-factor.ts';
import { missingLine } from './families/missing-line.ts';
import { missingTerm } from './families/missing-term.ts';
import { operator } from './families/operator.ts';
import { overwritten } from './families/overwritten.ts';
import { penaltyLine } from './families/penalty-line.ts';
import { shape } from './families/shape.ts';
import { sign } from './families/sign.ts';
import { summed } from './families/summed.ts';
import { transposed } from './families/transposed.ts';
import { variable } from './families/variable.ts';
import type { Family, Hypothesis } from './hypothesis.ts';
import { Inquiry } from './inquiry.ts';
import { applied, firstLine } from './lines.ts';

/** A kind of mistake is a row. */
const families: readonly Family[] = [
  sign,
  factor,
  missingFactor,
  looped,
  missingTerm,
  analogous,
  missingLine,
  penaltyLine,
  transposed,
  summed,
  mean,
  accumulated,
  variable,
  overwritten,
  operator,
];

/** So many more are tried where one mends this gradient and leaves others wrong that a mistake before it could explain. */
const MORE = 6;

export const diagnose: Diagnose = (fault, mendedBy, hasTime) => {
  const tried = new Set([fault.text]);
  let [found, more]: [Hypothesis | undefined, number] = [undefined, MORE];
  for (const hypothesis of hypotheses(new Inquiry(fault), hasTime)) {
    const text = applied(fault.text, hypothesis.edits);
    if (tried.has(text)) continue;
    tried.add(text);
    if (!hasTime() || (found !== undefined && (more-- === 0 || hypothesis.cost > 1))) break;
    const mended = mendedBy(hypothesis.edits);
    if (mended === 'all') return diagnosisOf(fault.text, hypothesis);
    if (mended === 'it') found ??= hypothesis;
  }
  return found && diagnosisOf(fault.text, found);
};

/** What the shapes tell comes before all, where they are wrong; else it is searched for when nothing else was right. */
export function* hypotheses(inquiry: Inquiry, hasTime: () => boolean): Iterable<Hypothesis> {
  if (inquiry.missing === undefined) yield* sorted([...families, shape], inquiry, hasTime);
  else {
    yield* sorted(families, inquiry, hasTime);
    yield* sorted([shape], inquiry, hasTime);
  }
}

/** Of some families, the likeliest first; of those alike the shortest. */
function sorted(some: readonly Family[], inquiry: Inquiry, hasTime: () => boolean): Hypothesis[] {
  const all = some
    .flatMap((family) => [...whileThereIs(hasTime, family(inquiry))])
    .filter(({ cost }) => Number.isFinite(cost))
    .map((hypothesis) => placed(replayed(hypothesis, inquiry), inquiry));
  const length = ({ edits }: Hypothesis) => edits.reduce((sum, { text }) => sum + text.length, 0);
  return all.sort((a, b) => a.cost - b.cost || length(a) - length(b));
}

/** What a loop makes of it says what the numbers of one place do not; what it leaves wrong is tried last. */
function replayed(hypothesis: Hypothesis, { replay }: Inquiry): Hypothesis {
  const { cost, edits } = hypothesis;
  const prospect = replay?.of(edits);
  if (prospect === undefined) return hypothesis;
  if (prospect === 'wrong') return { ...hypothesis, cost: cost + WRONG };
  const isLess = edits.every(({ start, end, text }) => text.length < end - start);
  // A sum can be made to be anything.
  const base = isLess ? 0.1 : hypothesis.code === 'term-missing' ? 0.45 : 0.3;
  return cost < 1 ? hypothesis : { ...hypothesis, cost: base + cost / 20 };
}

/** More than any hypothesis costs by itself. */
const WRONG = 20;

/** They are found sooner than tried: the clock is asked once in so many. */
const HYPOTHESES_A_LOOK = 256;

function* whileThereIs(hasTime: () => boolean, found: Iterable<Hypothesis>): Iterable<Hypothesis> {
  let n = 0;
  for (const each of found) {
    if (++n % HYPOTHESES_A_LOOK === 0 && !hasTime()) return;
    yield each;
  }
}

/** What several wrong gradients are computed from is likelier to be wrong than each of them; a sum of temporaries is not. */
function placed(hypothesis: Hypothesis, inquiry: Inquiry): Hypothesis {
  const { fault, written } = inquiry;
  const isIn = ({ start, end }: Span) => start <= hypothesis.span.start && hypothesis.span.end <= end;
  const shared = fault.suspects.filter(({ isShared }) => isShared);
  const cost = hypothesis.cost + (inquiry.isCutOff && RIVALS.has(hypothesis.code) ? CUT_OFF : 0);
  if (shared.some(({ statement }) => isIn(statement))) return { ...hypothesis, cost: cost / 2 };
  const isSum =
    written.some(({ node, as }) => as === 'whole' && isIn(node) && isSumOfNames(node)) && hypothesis.code !== 'sign';
  return { ...hypothesis, cost: cost + (shared.length > 0 ? 0.5 : 0) + (isSum ? 0.5 : 0) };
}

/** Where no gradient flows in, one that is missing is likelier than what else could be added or multiplied. */
const CUT_OFF = 1;
const RIVALS: ReadonlySet<DiagnosisCode> = new Set(['term-missing', 'branch-missing', 'factor', 'mean-or-sum']);

function isSumOfNames(node: Expression): boolean {
  if (node.kind !== 'binary') return false;
  const isTerm = (side: Expression) => side.kind === 'name' || isSumOfNames(side);
  return node.operator === '+' && isTerm(node.left) && isTerm(node.right);
}

function diagnosisOf(text: string, { code, reason, span, edits }: Hypothesis): Diagnosis {
  const { start, end } = span;
  return { code, reason, span: { start, end }, edits, fix: firstLine(text, edits) };
}
