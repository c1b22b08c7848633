/** How Python calls functions with values that somebody chose. */
import type { Writer } from '../language.ts';
import type { AnyNode, StmtNode } from './syntax/ast.ts';

export function writer(statements: readonly AnyNode[]): Writer {
  const array = numpyArray(statements as readonly StmtNode[]);
  const call: Writer['call'] = (callee, args) => {
    let isLeftOut = false;
    const given = args.flatMap(({ name, value }) => {
      if (value === undefined) isLeftOut = true;
      return value === undefined ? [] : [isLeftOut ? `${name}=${value}` : value];
    });
    return `${callee}(${given.join(', ')})`;
  };
  return {
    hasArrays: array !== undefined,
    array: (lists) => (array === undefined ? lists : `${array}(${lists})`),
    statement: (targets, value) => (targets.length === 0 ? value : `${targets.join(', ')} = ${value}`),
    call,
    instance: (owner, _, args) => call(owner, args),
    record: (entries) => `{${entries.map(([key, value]) => `'${key}': ${value}`).join(', ')}}`,
  };
}

/** The name by which the file has `numpy.array`. */
function numpyArray(statements: readonly StmtNode[]): string | undefined {
  for (const statement of statements) {
    if (statement.nodeType === 'Import') {
      const numpy = statement.names.find(({ name }) => name === 'numpy');
      if (numpy !== undefined) return `${numpy.asname ?? 'numpy'}.array`;
    } else if (statement.nodeType === 'ImportFrom' && statement.module === 'numpy') {
      const array = statement.names.find(({ name }) => name === 'array' || name === '*');
      if (array !== undefined) return array.asname ?? 'array';
    }
  }
  return undefined;
}
