/** Another operator or function than is due. */
import { elementwise, product } from '../arrays.ts';
import { binary } from '../code.ts';
import { costOf, type Hypothesis } from '../hypothesis.ts';
import type { Inquiry, Place } from '../inquiry.ts';
import { isWithinIndex } from './factor.ts';

/** What each is taken for. Signs are told as signs. */
const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '*': ['@', '/', '+'],
  '@': ['*'],
  '/': ['*'],
  '+': ['*'],
  '-': ['*'],
  '>': ['<', '>=', '<='],
  '<': ['>', '<=', '>='],
  '>=': ['>', '<=', '<'],
  '<=': ['<', '>=', '>'],
  '==': ['!='],
  '!=': ['=='],
};

const FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  sin: ['cos'],
  cos: ['sin'],
  exp: ['log'],
  log: ['exp'],
  maximum: ['minimum'],
  minimum: ['maximum'],
  argmax: ['argmin'],
  argmin: ['argmax'],
  dot: ['outer', 'multiply'],
  multiply: ['dot'],
  tanh: ['cosh'],
  sqrt: ['square'],
  square: ['sqrt'],
};

export function* operator(inquiry: Inquiry): Iterable<Hypothesis> {
  for (const place of inquiry.written) {
    if (place.isTarget || isWithinIndex(place)) continue;
    yield* otherOperators(inquiry, place);
    yield* otherFunctions(inquiry, place);
  }
}

function* otherOperators(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node } = place;
  if (node.kind !== 'binary') return;
  const [left, right] = [inquiry.numbersOf(node.left), inquiry.numbersOf(node.right)];
  for (const now of OPERATORS[node.operator] ?? []) {
    if (now === '@' && !inquiry.dialect.hasArrays) continue;
    const code = binary(inquiry.code({ ...place, node: node.left }), now, inquiry.code({ ...place, node: node.right }));
    const value = left && right && VALUES[now]?.(left, right);
    const args = { old: node.operator, now };
    const reason = { code: 'check-operator', args } as const;
    const cost = costOf(inquiry.with(place, value), 4.8);
    yield { code: 'operator', reason, span: node.operatorAt, edits: [inquiry.put(place, code)], cost };
  }
}

type Operands = Parameters<typeof product>;

const VALUES: Readonly<Record<string, (...operands: Operands) => ReturnType<typeof product>>> = {
  '*': (left, right) => elementwise((a, b) => a * b, left, right),
  '/': (left, right) => elementwise((a, b) => a / b, left, right),
  '+': (left, right) => elementwise((a, b) => a + b, left, right),
  '@': product,
};

function* otherFunctions(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node } = place;
  if (node.kind !== 'call' || node.callee.kind !== 'member') return;
  const { callee } = node;
  for (const name of FUNCTIONS[callee.name] ?? []) {
    const now = inquiry.source(callee).replace(/\w+$/, name);
    const reason = { code: 'check-operator', args: { old: inquiry.source(callee), now } } as const;
    const edits = [{ start: callee.start, end: callee.end, text: now }];
    yield { code: 'operator', reason, span: callee, edits, cost: 5 };
  }
}
