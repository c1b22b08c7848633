import type { AnyNode } from 'acorn';
import { describe, expect, it, vi } from 'vitest';
import { assignments } from '../../../core/languages/javascript/compile/assignments.ts';
import { calls } from '../../../core/languages/javascript/compile/calls.ts';
import { classes } from '../../../core/languages/javascript/compile/classes.ts';
import { expressions } from '../../../core/languages/javascript/compile/expressions.ts';
import { statements } from '../../../core/languages/javascript/compile/statements.ts';
import { globals } from '../../../core/languages/javascript/library/index.ts';
import { parseProgram } from '../../../core/languages/javascript/syntax/parse.ts';
import { children } from '../../../core/languages/javascript/syntax/walk.ts';
import { Accessor, Builtin, ObjectValue } from '../../../core/languages/javascript/values/values.ts';
import { byInterpreter, programs } from './script.ts';

/** In how many programs everything must occur. */
const ENOUGH = 3;

/** Compiled, but only into an error, or never made by the parser as it is set up. */
const NOT_SUPPORTED = new Set([
  ...['YieldExpression', 'AwaitExpression', 'ImportExpression', 'WithStatement'],
  ...['ParenthesizedExpression', 'ImportDeclaration', 'ExportAllDeclaration'],
]);

/** Parts of others, which no table of the compiler names. */
const PARTS =
  `Program VariableDeclarator Property SpreadElement RestElement AssignmentPattern ArrayPattern ObjectPattern
  TemplateElement SwitchCase CatchClause ExportSpecifier ClassBody MethodDefinition PropertyDefinition PrivateIdentifier
  StaticBlock Super`.split(/\s+/);

const OPERATORS = {
  UnaryExpression: '- + ! ~ typeof void delete',
  UpdateExpression: '++x x++ --x x--',
  BinaryExpression: '== != === !== < <= > >= << >> >>> + - * / % ** | ^ & in instanceof',
  LogicalExpression: '&& || ??',
  AssignmentExpression: '= += -= *= /= %= **= <<= >>= >>>= |= ^= &= &&= ||= ??=',
};

/** What occurs in a program's syntax: types of nodes, operators with theirs, members of `Math`. */
function occurring(text: string): Set<string> {
  const found = new Set<string>();
  const visit = (node: AnyNode): void => {
    found.add(node.type);
    if (node.type === 'UpdateExpression')
      found.add(`UpdateExpression ${node.prefix ? `${node.operator}x` : `x${node.operator}`}`);
    else if ('operator' in node) found.add(`${node.type} ${node.operator}`);
    if (node.type === 'VariableDeclaration') found.add(`${node.type} ${node.kind}`);
    if (node.type === 'Property' && node.kind !== 'init') found.add(`${node.type} ${node.kind}`);
    if (node.type === 'Literal') found.add(`Literal ${node.value === null ? 'null' : typeof node.value}`);
    if (node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'Math')
      found.add(`Math.${(node.property as { name?: string }).name}`);
    if (node.type === 'VariableDeclarator' && node.init?.type === 'Identifier' && node.init.name === 'Math')
      for (const property of children(node.id)) found.add(`Math.${(property as { key?: { name: string } }).key?.name}`);
    for (const child of children(node)) visit(child);
  };
  visit(parseProgram(text).program);
  return found;
}

/** Those of `wanted` that occur in too few programs, with their numbers. */
function tooRare(wanted: readonly string[], found: readonly ReadonlySet<string>[]): string[] {
  return wanted.flatMap((what) => {
    const count = found.filter((set) => set.has(what)).length;
    return count < ENOUGH ? [`${what}: ${count}`] : [];
  });
}

describe('everything occurs in three programs', () => {
  const syntax = programs.map(([, text]) => occurring(text));

  it('programs', () => {
    expect(programs.length).toBeGreaterThanOrEqual(60);
  });

  it('syntax nodes', () => {
    const compiled = [expressions, calls, assignments, classes, statements].flatMap((table) => Object.keys(table));
    const supported = [...compiled, ...PARTS].filter((type) => !NOT_SUPPORTED.has(type));
    expect(supported.length).toBeGreaterThan(50);
    const kinds = ['const', 'let', 'var'].map((kind) => `VariableDeclaration ${kind}`);
    const literals = ['number', 'string', 'boolean', 'null', 'bigint'].map((type) => `Literal ${type}`);
    expect(tooRare([...supported, ...kinds, ...literals, 'Property get', 'Property set'], syntax)).toEqual([]);
  });

  it('operators', () => {
    const operators = Object.entries(OPERATORS).flatMap(([type, list]) => list.split(' ').map((op) => `${type} ${op}`));
    expect(tooRare(operators, syntax)).toEqual([]);
  });

  it('members of Math', () => {
    const math = (globals.get('Math') as ObjectValue).properties;
    expect(math.size).toBeGreaterThan(40);
    const names = [...math.keys()].map((name) => `Math.${String(name)}`);
    expect(tooRare(names, syntax)).toEqual([]);
  });
});

/** Functions of the library that no program can call with success, or that only have names of their own. */
const NOT_CALLED = new RegExp(
  [
    '^Math\\.',
    '^Function$',
    '^Symbol\\.(for|keyFor)$',
    '^get (asyncIterator|hasInstance|isConcatSpreadable|match|matchAll|replace|search|species|split|toPrimitive)$',
    '^get (toStringTag|unscopables)$',
    '^String\\.prototype\\.(match|matchAll|search)$',
    '^console\\.',
    '^[gs]et stack$',
    '^next$|iterator',
  ].join('|'),
);

/** Every function of the library by its path. */
function libraryFunctions(): Map<Builtin, string> {
  const found = new Map<Builtin, string>();
  const seen = new Set<ObjectValue>();
  const look = (v: unknown, path: string): void => {
    if (v instanceof Accessor) {
      look(v.get, `get ${path.split('.').at(-1)}`);
      look(v.set, `set ${path.split('.').at(-1)}`);
    }
    if (!(v instanceof ObjectValue) || seen.has(v)) return;
    seen.add(v);
    if (v instanceof Builtin) found.set(v, path);
    for (const [key, slot] of v.properties) if (key !== 'constructor') look(slot, `${path}.${String(key)}`);
  };
  for (const [name, v] of globals) look(v, name);
  return found;
}

it('every function of the library is called in three programs', () => {
  const functions = libraryFunctions();
  const called: Set<string>[] = [];
  const spies: { mockRestore(): void }[] = [];
  for (const [builtin, path] of functions) {
    const note = () => called.at(-1)?.add(path);
    const { code, construct } = builtin;
    spies.push(
      vi.spyOn(builtin as { code: Builtin['code'] }, 'code').mockImplementation((...args) => {
        note();
        return code(...args);
      }),
    );
    if (construct === undefined) continue;
    spies.push(
      vi.spyOn(builtin as Required<Builtin>, 'construct').mockImplementation((...args) => {
        note();
        return construct(...args);
      }),
    );
  }
  for (const [, text] of programs) {
    called.push(new Set());
    byInterpreter(text);
  }
  for (const spy of spies) spy.mockRestore();
  const wanted = [...functions.values()].filter((path) => !NOT_CALLED.test(path));
  expect(wanted.length).toBeGreaterThan(160);
  expect(tooRare(wanted, called)).toEqual([]);
});
