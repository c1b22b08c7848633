/** What Python's docstrings and annotations say of parameters, and how it writes numbers for them. */
import type { Hints, Quantity } from '../../../selection/facts.ts';
import type { AnyNode, ExprNode } from '../syntax/ast.ts';

export const hints: Hints<AnyNode> = {
  docstringOf(node) {
    const [first] = node.nodeType === 'FunctionDef' ? node.body : [];
    if (first?.nodeType !== 'Expr' || first.value.nodeType !== 'Constant') return undefined;
    return first.value.kind === 'str' ? first.value.value : undefined;
  },
  annotationOf: (target) => (target.nodeType === 'Arg' && target.annotation ? annotated(target.annotation) : undefined),
  write(quantity, statements) {
    const numpy = numpyIn(statements);
    return quantity.shape.length === 0 ? number(quantity) : numpy ? array(quantity, numpy) : lists(quantity);
  },
};

const NUMBERS: ReadonlyMap<string, Quantity> = new Map<string, Quantity>([
  ['float', { shape: [] }],
  ['int', { shape: [], isWhole: true }],
  ['ndarray', { shape: [3, 4] }],
  ['NDArray', { shape: [3, 4] }],
  ['ArrayLike', { shape: [3, 4] }],
]);
const SEQUENCES: ReadonlySet<string> = new Set(['list', 'List', 'Sequence', 'Iterable', 'Collection']);
/** Lengths of lists, from the innermost outwards. */
const LENGTHS = [4, 3];

/** `float`, `np.ndarray`, `list[list[float]]`; a union is what its first part is. */
function annotated(node: ExprNode): Quantity | undefined {
  switch (node.nodeType) {
    case 'Name':
      return NUMBERS.get(node.id);
    case 'Attribute':
      return NUMBERS.get(node.attr);
    case 'BinOp':
      return node.op.nodeType === 'BitOr' ? annotated(node.left) : undefined;
    case 'Subscript': {
      const { value, slice } = node;
      const name = value.nodeType === 'Name' ? value.id : value.nodeType === 'Attribute' ? value.attr : '';
      if (name === 'Optional') return annotated(slice);
      if (!SEQUENCES.has(name)) return NUMBERS.get(name);
      const inner = annotated(slice);
      return (
        inner && { shape: [LENGTHS[inner.shape.length] ?? 2, ...inner.shape], below: inner.isWhole ? 3 : undefined }
      );
    }
    default:
      return undefined;
  }
}

/** NumPy's name in the file, one of those that the expressions for inputs know; undefined: it is not imported. */
function numpyIn(statements: readonly AnyNode[]): string | undefined {
  const imported = statements.flatMap((statement) => (statement.nodeType === 'Import' ? statement.names : []));
  const numpy = imported.find(({ name }) => name === 'numpy');
  return numpy && (numpy.asname === undefined ? 'numpy' : 'np');
}

function number({ below, isWhole }: Quantity): string {
  if (below !== undefined) return '1';
  return isWhole ? '2' : '0.5';
}

function array({ shape, below }: Quantity, numpy: string): string {
  const lengths = shape.join(', ');
  if (below === undefined) return `${numpy}.random.randn(${lengths})`;
  return `${numpy}.random.randint(0, ${below}, ${shape.length === 1 ? lengths : `(${lengths})`})`;
}

function lists({ shape, below }: Quantity): string {
  const one = below === undefined ? 'random.uniform(-1, 1)' : `random.randrange(${below})`;
  return shape.reduceRight((inner, length) => `[${inner} for _ in range(${length})]`, one);
}
