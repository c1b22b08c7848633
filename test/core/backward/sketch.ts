/** Forms as short text, made of what their spans hold: so a wrong span shows. */
import type { Expression, Statement } from '../../../core/backward/forms.ts';
import type { Span } from '../../../core/runtime/nodes.ts';

export function sketch(text: string, program: readonly Statement[]): string[] {
  const at = ({ start, end }: Span) => text.slice(start, end);
  const list = (nodes: readonly Expression[]) => nodes.map(expression).join(' ');

  function expression(node: Expression): string {
    switch (node.kind) {
      case 'name':
        return node.name === at(node) ? node.name : `${node.name}≠${at(node)}`;
      case 'number':
        return node.value === Number(at(node)) ? at(node) : `${node.value}=${at(node)}`;
      case 'text':
        return `“${node.value}”`;
      case 'unary':
        return `(${node.operator} ${expression(node.operand)})`;
      case 'binary':
        return `(${expression(node.left)} ${at(node.operatorAt)} ${expression(node.right)})‹${at(node)}›`;
      case 'call': {
        const keywords = node.keywords.map(({ name, value, at: all }) => `${name}:${expression(value)}‹${at(all)}›`);
        return `call(${[expression(node.callee), ...node.arguments.map(expression), ...keywords].join(', ')})`;
      }
      case 'member':
        return `${expression(node.object)}.${node.name}`;
      case 'index':
        return `${expression(node.object)}[${list(node.indices)}]`;
      case 'list':
        return `list(${list(node.elements)})`;
      case 'record':
        return `record(${node.entries.map(({ key, value }) => `${key}:${expression(value)}`).join(' ')})`;
      case 'other':
        return `other‹${at(node)}›(${list(node.children)})`;
    }
  }

  function statement(node: Statement): string[] {
    const inside = (body: readonly Statement[]) => body.flatMap(statement).map((line) => `  ${line}`);
    switch (node.kind) {
      case 'assign': {
        const targets = node.targets.map(expression).join(' , ');
        return [`${targets} ${at(node.operatorAt)} ${node.value ? expression(node.value) : '·'}`];
      }
      case 'function':
        return [`${node.receiver ?? ''}>${node.name}(${node.parameters.join(' ')})`, ...inside(node.body)];
      case 'class':
        return [`class ${node.name}`, ...inside(node.body)];
      case 'return':
        return [`return ${node.value ? expression(node.value) : '·'}`];
      case 'evaluate':
        return [`eval ${expression(node.value)}`];
      case 'block': {
        const head = `${node.isLoop ? 'loop' : 'block'} ${list(node.head)} → ${list(node.bound)}`;
        return [head, ...node.bodies.flatMap((body) => ['  |', ...inside(body)])];
      }
    }
  }
  return program.flatMap(statement);
}
