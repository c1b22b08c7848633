/** The places in a statement where another expression could stand. */
import type { Span } from '../../runtime/nodes.ts';
import type { Edit } from '../answers.ts';
import type { Expression, Statement } from '../forms.ts';
import { computedBy } from '../walk.ts';
import { bracketed, type Code, LEVEL, levelOf, neededLevel } from './code.ts';

export interface Spot {
  readonly node: Expression;
  readonly statement: Statement;
  readonly parent: Spot | undefined;
  readonly as: 'whole' | 'left' | 'right' | 'operand' | 'argument' | 'callee' | 'object' | 'index' | 'element' | 'part';
  /** How tightly what stands here must bind. */
  readonly needed: number;
  /** The node with the parentheses that are its own. */
  readonly outer: Span;
  /** It is in what is written to, not in what is written. */
  readonly isTarget: boolean;
}

/** All of a statement, from the whole inwards; of its targets only what is in them. */
export function spotsOf(text: string, statement: Statement): Spot[] {
  const spots: Spot[] = [];
  const value = computedBy(statement);
  const start = statement.kind === 'assign' ? statement.operatorAt.end : statement.start;
  if (value !== undefined) {
    const limit = { start: Math.min(start, value.start), end: Math.max(statement.end, value.end) };
    visit(text, spots, value, statement, undefined, 'whole', LEVEL.none, limit, false);
  }
  if (statement.kind === 'assign') {
    for (const target of statement.targets) {
      visit(text, spots, target, statement, undefined, 'whole', LEVEL.none, target, true);
    }
  }
  return spots;
}

function visit(
  text: string,
  spots: Spot[],
  node: Expression,
  statement: Statement,
  parent: Spot | undefined,
  as: Spot['as'],
  needed: number,
  limit: Span,
  isTarget: boolean,
): void {
  const spot: Spot = { node, statement, parent, as, needed, outer: outerOf(text, node, limit), isTarget };
  spots.push(spot);
  const below = (child: Expression, role: Spot['as'], level: number, within: Span = node) =>
    visit(text, spots, child, statement, spot, role, level, within, isTarget);
  switch (node.kind) {
    case 'unary':
      below(node.operand, 'operand', LEVEL.sign, { start: node.start + node.operator.length, end: node.end });
      break;
    case 'binary':
      below(node.left, 'left', neededLevel(node.operator, 'left'), { start: node.start, end: node.operatorAt.start });
      below(node.right, 'right', neededLevel(node.operator, 'right'), { start: node.operatorAt.end, end: node.end });
      break;
    case 'call': {
      below(node.callee, 'callee', LEVEL.atom);
      const inside = { start: text.indexOf('(', node.callee.end) + 1, end: node.end - 1 };
      for (const argument of node.arguments) below(argument, 'argument', LEVEL.none, inside);
      for (const { value } of node.keywords) below(value, 'argument', LEVEL.none, inside);
      break;
    }
    case 'member':
      below(node.object, 'object', LEVEL.atom);
      break;
    case 'index':
      below(node.object, 'object', LEVEL.atom);
      for (const index of node.indices) below(index, 'index', LEVEL.none);
      break;
    case 'list':
      for (const element of node.elements) below(element, 'element', LEVEL.none);
      break;
    case 'record':
      for (const { value } of node.entries) below(value, 'element', LEVEL.none);
      break;
    case 'other':
      // Of a choice, an arrow or a comprehension it is a part by itself; of a star or a word it is an operand.
      for (const child of node.children) {
        below(child, 'part', /^(\*|await\b|typeof\b)/.test(text.slice(node.start)) ? LEVEL.atom : LEVEL.or);
      }
  }
}

function outerOf(text: string, { start, end }: Span, limit: Span): Span {
  for (;;) {
    const before = text.slice(limit.start, start).trimEnd();
    const behind = text.slice(end, limit.end);
    const space = behind.length - behind.trimStart().length;
    if (!before.endsWith('(') || behind[space] !== ')') return { start, end };
    start = limit.start + before.length - 1;
    end += space + 1;
  }
}

/** The code of an expression, without parentheses around it. */
export function codeOf(text: string, node: Expression): Code {
  const code = text.slice(node.start, node.end);
  switch (node.kind) {
    case 'binary':
      return { text: code, level: levelOf(node.operator), operator: node.operator };
    case 'unary':
      return { text: code, level: node.operator === 'not' ? LEVEL.not : LEVEL.sign };
    case 'other':
      return { text: code, level: /^[[{(`'"]/.test(code) ? LEVEL.atom : LEVEL.none };
    case 'list':
      return { text: code, level: /^[[(]/.test(code) ? LEVEL.atom : LEVEL.none };
    default:
      return { text: code, level: LEVEL.atom };
  }
}

/** Another code in its place. Parentheses that were there stay where lines break in them. */
export function put(text: string, { node, outer, needed, parent }: Spot, code: Code): Edit {
  const isFree = parent?.node.kind === 'binary' && parent.node.operator === '*' && code.operator === '*';
  const isBroken = outer.start < node.start && text.slice(outer.start, outer.end).includes('\n');
  if (isBroken) return { start: node.start, end: node.end, text: code.text };
  return { ...outer, text: bracketed(code, isFree ? LEVEL.product : needed) };
}
