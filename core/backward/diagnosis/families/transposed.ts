/** Matrices the wrong way round: operands of a product, `.T`, indices, and orders of axes. */

import type { Expression } from '../../forms.ts';
import { isClose, product, transposed as turned } from '../arrays.ts';
import { atom, type Code, LEVEL } from '../code.ts';
import { outer } from '../evaluate.ts';
import { costOf, type Hypothesis } from '../hypothesis.ts';
import type { Inquiry, Place } from '../inquiry.ts';
import { isWithinIndex } from './factor.ts';

export function* transposed(inquiry: Inquiry): Iterable<Hypothesis> {
  for (const place of inquiry.written) {
    if (!place.isTarget && inquiry.dialect.hasArrays && !isWithinIndex(place)) {
      yield* products(inquiry, place);
      yield* alone(inquiry, place);
    }
    yield* axes(inquiry, place);
    yield* letters(inquiry, place);
    yield* indices(inquiry, place);
  }
}

interface Product {
  readonly left: Expression;
  readonly right: Expression;
  readonly write: (left: Code, right: Code) => Code;
  readonly multiply: typeof product;
}

/** The seven other ways to multiply two matrices. */
function* products(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const found = productAt(inquiry, place);
  if (found === undefined) return;
  const { dialect } = inquiry;
  const side = (node: Expression) => {
    const code = inquiry.code({ ...place, node });
    const numbers = inquiry.numbersOf(node);
    const isVector = numbers !== undefined && numbers.shape.length < 2;
    const sides = [
      { code, numbers, turns: 0 },
      { code: dialect.transposed(code), numbers: numbers && turned(numbers), turns: 1 },
    ];
    return isVector ? sides.slice(0, 1) : sides;
  };
  for (const isSwapped of [false, true]) {
    for (const left of side(isSwapped ? found.right : found.left)) {
      for (const right of side(isSwapped ? found.left : found.right)) {
        const changes = left.turns + right.turns + (isSwapped ? 1.5 : 0);
        if (changes === 0) continue;
        const value = left.numbers && right.numbers && found.multiply(left.numbers, right.numbers);
        const fits = left.numbers === undefined || right.numbers === undefined || value !== undefined;
        const cost = fits ? costOf(inquiry.with(place, value), 1.5 + changes) : Number.POSITIVE_INFINITY;
        yield hypothesis(inquiry, place, found.write(left.code, right.code), cost);
      }
    }
  }
}

function productAt({ text, dialect }: Inquiry, { node }: Place): Product | undefined {
  if (node.kind === 'binary' && node.operator === '@') {
    return { left: node.left, right: node.right, write: dialect.product, multiply: product };
  }
  if (node.kind !== 'call' || node.callee.kind !== 'member') return undefined;
  const { callee, arguments: given } = node;
  if (!['dot', 'matmul', 'outer'].includes(callee.name)) return undefined;
  const multiply = callee.name === 'outer' ? outer : product;
  if (given.length === 2) {
    const name = text.slice(callee.start, callee.end);
    return {
      left: given[0],
      right: given[1],
      write: (left, right) => atom(`${name}(${left.text}, ${right.text})`),
      multiply,
    };
  }
  const write = (left: Code, right: Code) =>
    atom(`${left.level === LEVEL.atom ? left.text : `(${left.text})`}.${callee.name}(${right.text})`);
  return given.length === 1 ? { left: callee.object, right: given[0], write, multiply } : undefined;
}

/** `x.T` to `x`, and a whole that is turned. */
function* alone(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node, parent } = place;
  if (node.kind === 'member' && node.name === 'T') {
    const numbers = inquiry.numbersOf(node.object);
    const now = inquiry.code({ ...place, node: node.object });
    yield hypothesis(inquiry, place, now, costOf(inquiry.with(place, numbers), 2.5));
  } else if (isTransposeCall(node)) {
    const inner = node.callee.object;
    yield hypothesis(inquiry, place, inquiry.code({ ...place, node: inner }), 2.5);
  } else if (place.as === 'whole' && place.suspect.statement.kind !== 'evaluate' && node.kind !== 'list') {
    yield hypothesis(
      inquiry,
      place,
      inquiry.dialect.transposed(inquiry.code(place)),
      !inquiry.isTransposed ? 5 : productAt(inquiry, place) ? 0.8 : 0.35,
    );
  } else if (
    (node.kind === 'name' || node.kind === 'member') &&
    parent?.node.kind !== 'member' &&
    place.as !== 'object'
  ) {
    const numbers = inquiry.numbersOf(node);
    if (numbers !== undefined && numbers.shape.length < 2) return;
    const now = numbers && turned(numbers);
    if (now !== undefined && isClose(now, numbers as NonNullable<typeof numbers>)) return;
    yield hypothesis(
      inquiry,
      place,
      inquiry.dialect.transposed(inquiry.code(place)),
      costOf(inquiry.with(place, now), 4.5),
    );
  }
}

function isTransposeCall(node: Expression): node is Expression & { kind: 'call'; callee: { object: Expression } } {
  return (
    node.kind === 'call' &&
    node.callee.kind === 'member' &&
    node.callee.name === 'transpose' &&
    node.arguments.length === 0
  );
}

/** `x.transpose(0, 2, 1)`: two of the axes change places. */
function* axes(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node } = place;
  if (node.kind !== 'call' || node.callee.kind !== 'member' || node.callee.name !== 'transpose') return;
  const [first, second] = node.arguments;
  const order = first?.kind === 'list' ? first.elements : second?.kind === 'list' ? second.elements : node.arguments;
  yield* swaps(inquiry, place, order, 4);
}

/** `x[i][j]` to `x[j][i]`, `x[i, j]` to `x[j, i]`. */
function* indices(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node, parent } = place;
  if (node.kind !== 'index' || (parent?.node.kind === 'index' && place.as === 'object')) return;
  const all: Expression[] = [];
  for (let at: Expression = node; at.kind === 'index'; at = at.object) all.unshift(...at.indices);
  yield* swaps(inquiry, place, all, 4);
}

function* swaps(inquiry: Inquiry, place: Place, parts: readonly Expression[], cost: number): Iterable<Hypothesis> {
  for (let i = 0; i < parts.length; i++) {
    for (let j = i + 1; j < parts.length; j++) {
      const [one, other] = [parts[i], parts[j]];
      const [first, second] = [inquiry.source(one), inquiry.source(other)];
      if (first === second) continue;
      const { start, end } = place.node;
      const now = `${inquiry.text.slice(start, one.start)}${second}${inquiry.text.slice(one.end, other.start)}${first}${inquiry.text.slice(other.end, end)}`;
      const edits = [
        { start: one.start, end: one.end, text: second },
        { start: other.start, end: other.end, text: first },
      ];
      yield { ...hypothesis(inquiry, place, atom(now), cost), edits };
    }
  }
}

/** `np.einsum('nd,nk->dk', x, d)`: two letters change places in what comes out, or in one operand. */
function* letters(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node } = place;
  if (node.kind !== 'text' || !/^[\w, ]+->\w*$/.test(node.value)) return;
  const parts = node.value.split(/(,|->)/);
  for (const [at, part] of parts.entries()) {
    for (let i = 0; i < part.length; i++) {
      for (let j = i + 1; j < part.length; j++) {
        const swapped = [...part];
        [swapped[i], swapped[j]] = [swapped[j], swapped[i]];
        const now = parts.with(at, swapped.join('')).join('');
        const quote = inquiry.text[node.start];
        yield hypothesis(inquiry, place, atom(`${quote}${now}${quote}`), 4.5);
      }
    }
  }
}

function hypothesis(inquiry: Inquiry, place: Place, now: Code, cost: number): Hypothesis {
  const args = { part: inquiry.source(place.node), now: now.text };
  const reason = { code: 'check-transposed', args } as const;
  return { code: 'transposed', reason, span: place.node, edits: [inquiry.put(place, now)], cost };
}
