/** How JavaScript calls functions with values that somebody chose. */
import type { Writer } from '../language.ts';

/** An object that has methods is no class. */
const OBJECT = /^(?:const|let|var)\s+[\w$]+\s*(?::[^=]*)?=\s*\{/;

export function writer(): Writer {
  const call: Writer['call'] = (callee, args) => {
    const last = args.findLastIndex(({ value }) => value !== undefined);
    const given = args.slice(0, last + 1).map(({ value }) => value ?? 'undefined');
    return `${callee}(${given.join(', ')})`;
  };
  return {
    hasArrays: false,
    array: (lists) => lists,
    statement: (targets, value) => `${bound(targets)}${value};`,
    call,
    instance: (owner, text, args) => (OBJECT.test(text) ? owner : `new ${call(owner, args)}`),
    record: (entries) => `{ ${entries.map(([key, value]) => `'${key}': ${value}`).join(', ')} }`,
  };
}

function bound(targets: readonly string[]): string {
  if (targets.length === 0) return '';
  return `const ${targets.length === 1 ? targets[0] : `[${targets.join(', ')}]`} = `;
}
