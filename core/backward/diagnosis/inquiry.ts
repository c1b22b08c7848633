/** A fault with what can be seen of it at once; the families of hypotheses ask it. */
import type { Span } from '../../runtime/nodes.ts';
import type { Edit } from '../answers.ts';
import type { Fault, Numbers, Suspect, Term, Variable } from '../fault.ts';
import type { Expression, Statement } from '../forms.ts';
import { expressionsIn } from '../walk.ts';
import { broadcastAxes, constantRatio, isClose, isNear, isSameShape, less, ratioOf, transposed } from './arrays.ts';
import { type Code, unread } from './code.ts';
import { type Dialect, dialectOf } from './dialect.ts';
import { LIKE_GRADIENT, type Pool, poolOf, withRoles } from './pool.ts';
import { type Prospect, Prospects } from './prospects.ts';
import { boundIn, elementsAt, expressionAt, ownNames } from './reads.ts';
import { Replay } from './replay.ts';
import { codeOf, put, type Spot, spotsOf } from './spots.ts';

/** A place with the part that its statement plays. */
export interface Place extends Spot {
  readonly suspect: Suspect;
}

export class Inquiry {
  readonly text: string;
  readonly dialect: Dialect;
  readonly prospects: Prospects;
  /** Where the gradient is written in a loop, or by several statements. */
  readonly replay: Replay | undefined;
  /** With temporaries of the backward pass as gradients. */
  readonly variables: readonly Variable[];
  readonly pool: Pool;
  /** With their arguments as the source has them. */
  readonly terms: readonly Term[];
  /** In statements that write the gradient, or serve to. */
  readonly written: readonly Place[];
  /** In statements that keep or change what others read. */
  readonly kept: readonly Place[];
  /** Expected over what the code has: one number for all elements. */
  readonly ratio: number | undefined;
  /** NaN where both are 0. */
  readonly ratios: Numbers | undefined;
  /** Expected less what the code has. */
  readonly missing: Numbers | undefined;
  readonly isTransposed: boolean;
  /** Axes that what the code has should have been summed over; undefined: its shape is not of that kind. */
  readonly unsummed: readonly number[] | undefined;
  readonly #variables: ReadonlyMap<string, Variable>;

  constructor(readonly fault: Fault) {
    const { value, expected } = fault;
    this.text = fault.text;
    this.dialect = dialectOf(fault.language, fault.text);
    this.prospects = new Prospects(fault);
    const replay = fault.runs && new Replay(fault, fault.runs);
    this.replay = replay?.isFaithful ? replay : undefined;
    this.written = this.#placesOf('writes', 'serves');
    this.kept = this.#placesOf('keeps', 'changes');
    this.ratio = constantRatio(expected, value);
    this.ratios = ratioOf(expected, value);
    const isComparable = isSameShape(value.shape, expected.shape);
    this.missing = less(expected, value);
    const turned = transposed(value);
    this.isTransposed = turned !== undefined && isClose(turned, expected);
    this.unsummed = isComparable ? undefined : broadcastAxes(value.shape, expected.shape);
    this.variables = withRoles(fault);
    this.#variables = new Map(this.variables.map((variable) => [variable.text, variable]));
    this.terms = fault.terms.map((term) => withSources(term, fault));
    this.pool = poolOf(fault, this.variables, this.prospects);
  }

  source({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  code(spot: Pick<Spot, 'node'>): Code {
    return codeOf(this.text, spot.node);
  }

  put(spot: Spot, code: Code): Edit {
    return put(this.text, spot, code);
  }

  /** By its text. */
  variable(text: string): Variable | undefined {
    return this.#variables.get(text);
  }

  /** What other numbers at one place would make of the whole. */
  with(spot: Spot, numbers: Numbers | undefined): Prospect {
    return this.prospects.with(spot, new Map([[spot.node, numbers]]));
  }

  /** Whether the code is off by a number to this power. */
  isRatio(by: Numbers | undefined, power: 1 | -1): boolean {
    return this.ratio !== undefined && by?.shape.length === 0 && isNear(this.ratio, by.data[0] ** power);
  }

  numbersOf(node: Expression): Numbers | undefined {
    return this.prospects.of(node);
  }

  /** The values of the statements that write the gradient, in source order. */
  get wholes(): readonly Place[] {
    return this.written
      .filter(({ as, isTarget, suspect }) => as === 'whole' && !isTarget && suspect.role === 'writes')
      .toSorted((a, b) => a.node.start - b.node.start);
  }

  /** It is computed from no other gradient, though there are some; of single numbers, which are alike by chance, nobody can tell. */
  get isCutOff(): boolean {
    const { fault, written, variables } = this;
    const isArray = fault.expected.data.length > 1;
    return (
      variables.some(({ role, numbers }) => role !== 'forward' && (isArray || numbers.data.length > 1)) &&
      written.every(({ as, node, isTarget }) => as !== 'whole' || isTarget || !this.readsGradient(node))
    );
  }

  /** The statements that run one after the other with this one, and where it is among them. */
  siblings(statement: Statement): Siblings | undefined {
    return siblingsIn(this.fault.program, statement);
  }

  /** Elements that the program reads somewhere, and that a place could read. */
  elementsAt(place: Spot): readonly string[] {
    return elementsAt(this.fault.program, place.statement, this.text, this.boundAt(place));
  }

  /** Names that arrows and comprehensions around a place bind. */
  boundAt(place: Spot): readonly string[] {
    return boundAround(place, this.text);
  }

  /** Ways to write how many there are, such as `N` and `x.shape[0]`. */
  counts(n: number): Code[] {
    const [first] = this.fault.suspects;
    const own = new Set(first && ownNames(this.fault.program, first.statement));
    // What is derived by comes to mind first, what is around the function last.
    const rank = (text: string) => (text === this.fault.check.of ? 0 : own.has(text) ? 1 : 2);
    const variables = this.variables.toSorted((a, b) => rank(a.text) - rank(b.text));
    const named = variables.filter(
      ({ numbers, role }) => role === 'forward' && numbers.shape.length === 0 && numbers.data[0] === n,
    );
    const lengths = variables.flatMap(({ text, numbers }) =>
      numbers.shape.flatMap((length, axis) => (length === n ? [this.dialect.length(unread(text), axis)] : [])),
    );
    const sizes = variables.flatMap(({ text, numbers: { shape, data } }) =>
      shape.length > 1 && data.length === n ? (this.dialect.size(unread(text)) ?? []) : [],
    );
    return [...named.map(({ text }) => unread(text)), ...lengths.slice(0, 2), ...sizes.slice(0, 1)];
  }

  /** By its role, or else by its name. */
  isGradient(text: string): boolean {
    const variable = this.variable(text);
    return variable === undefined ? LIKE_GRADIENT.test(text) : variable.role !== 'forward';
  }

  readsGradient(node: Expression): boolean {
    return [...expressionsIn(node)].some((each) => this.isGradient(this.source(each)));
  }

  /** It tells how many there are: `N`, `x.shape[0]`, `len(x)`, `x.size`. */
  isCount(node: Expression): boolean {
    const text = this.source(node);
    if (/\.shape\[|\blen\(|\.size\b|\.length\b/.test(text)) return true;
    const value = this.numbersOf(node);
    if (value === undefined || value.shape.length > 0 || !Number.isInteger(value.data[0]) || value.data[0] < 2)
      return false;
    return node.kind !== 'number' || this.variables.some(({ numbers }) => numbers.shape.includes(value.data[0]));
  }

  #placesOf(...roles: readonly Suspect['role'][]): Place[] {
    return this.fault.suspects
      .filter(({ role }) => roles.includes(role))
      .flatMap((suspect) => spotsOf(this.text, suspect.statement).map((spot) => ({ ...spot, suspect })));
  }
}

/** Of an element, or of a value in a loop, only the source tells how it is read. */
function withSources(term: Term, { program, text }: Fault): Term {
  const { start, end } = term.span;
  const node = expressionAt(program, term.span);
  const parts =
    node?.kind === 'binary'
      ? [node.left, node.right]
      : node?.kind === 'unary'
        ? [node.operand]
        : node?.kind === 'call'
          ? node.arguments
          : [];
  const given =
    parts.length === term.arguments.length ? parts.map((part) => text.slice(part.start, part.end)) : undefined;
  // The gradient of an expression has no name.
  const isNamed = term.consumer !== text.slice(start, end) || node?.kind === 'name';
  return { ...term, arguments: given ?? term.arguments, upstream: isNamed ? term.upstream : undefined };
}

function boundAround({ node, parent }: Spot, text: string): string[] {
  const own = node.kind === 'other' ? boundIn(text.slice(node.start, node.end)) : [];
  return parent === undefined ? own : [...own, ...boundAround(parent, text)];
}

export interface Siblings {
  readonly list: readonly Statement[];
  readonly at: number;
}

function siblingsIn(list: readonly Statement[], statement: Statement): Siblings | undefined {
  const at = list.findIndex(({ start, end }) => start === statement.start && end === statement.end);
  if (at >= 0) return { list, at };
  for (const each of list) {
    if (each.start > statement.start || each.end < statement.end) continue;
    const bodies = each.kind === 'block' ? each.bodies : 'body' in each ? [each.body] : [];
    for (const body of bodies) {
      const found = siblingsIn(body, statement);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
