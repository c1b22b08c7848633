/** What is known of a function's parameters before anybody calls it. */
import type { Span } from '../runtime/nodes.ts';
import { directiveOf } from './directives.ts';
import type { Functions, Hints, Quantity, Source, Tree } from './facts.ts';
import { knownOf } from './guesses.ts';
import type { Region } from './region.ts';

export interface Signature {
  /** In their order. An object that a method is called on is among them. */
  readonly parameters: readonly SignatureParameter[];
}

export interface SignatureParameter {
  /** Of a record that is taken apart: `given`. */
  readonly name: string;
  /** What such a record has, each by its key. */
  readonly parts: readonly (readonly [key: string, part: SignatureParameter])[] | undefined;
  /** A call may leave it out. */
  readonly isOptional: boolean;
  /** An expression that a directive in the function, or else its documentation, has for it. */
  readonly expression: string | undefined;
  /** What its documentation or its declaration says that it is; what its code does with it is left out. */
  readonly quantity: Quantity | undefined;
  /** Its lengths are said, and not only how many dimensions there are. */
  readonly isShapeSaid: boolean;
}

type SignatureFacts<N> = Tree<N> & Functions<N> & Hints<N>;

/** @param span the statement, or the part of a class, that defines the function */
export function signatureOf<N extends Span>(
  facts: SignatureFacts<N>,
  text: string,
  source: Source<N>,
  span: Span,
): Signature {
  const node = functionIn(facts, source.statements, span);
  if (node === undefined) return { parameters: [] };
  const region: Region<N> = { span, levels: [], function: { node, name: '' } };
  const { inputs } = directiveOf(facts, text, source.comments, region);
  const parameters = facts.parameters(node);
  const names = parameters.flatMap(({ bound }) => bound.map(({ name }) => name));
  const known = new Map(
    knownOf(facts, text, source.comments, region, { names, code: '' }).map((one) => [one.name, one]),
  );
  const signed = (name: string, isOptional: boolean): SignatureParameter => {
    const said = known.get(name);
    return {
      name,
      parts: undefined,
      isOptional,
      expression: inputs.get(name)?.expression ?? (said && 'expression' in said ? said.expression : undefined),
      quantity: said && 'quantity' in said ? said.quantity : undefined,
      isShapeSaid: said?.from === 'shape',
    };
  };
  return {
    parameters: parameters.flatMap(({ bound, initial, required, keys }): SignatureParameter[] => {
      const each = bound.map(({ name }) => signed(name, !required.includes(name)));
      const parts = keys?.map((key, i) => [key, each[i]] as const);
      return parts === undefined ? each : [{ ...signed('given', initial !== undefined), parts }];
    }),
  };
}

/** The outermost function within a span. */
function functionIn<N extends Span>(facts: SignatureFacts<N>, nodes: readonly N[], span: Span): N | undefined {
  for (const node of nodes) {
    if (node.end <= span.start || node.start >= span.end) continue;
    const isWithin = node.start >= span.start && node.end <= span.end;
    if (isWithin && facts.isScope(node) && !facts.hidesNames(node)) return node;
    const found = functionIn(facts, facts.children(node), span);
    if (found !== undefined) return found;
  }
  return undefined;
}
