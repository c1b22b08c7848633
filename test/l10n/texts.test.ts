/** Every text that a person reads is there in Chinese, with the same places to fill in; and no text that nobody reads. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { opById } from '../../core/autodiff/ops/index.ts';
import type { Tensor } from '../../core/autodiff/tensor.ts';
import { tensorOpList } from '../../core/autodiff/tensor-ops/index.ts';
import type { TensorOp } from '../../core/autodiff/tensor-ops/row.ts';
import { constructs, message, messages } from '../../core/messages.ts';
import { english } from '../../media/words.ts';
import { tensorOf } from '../core/autodiff/tensors.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string) => fs.readFileSync(path.join(root, name), 'utf8');
const json = (name: string): Record<string, string> => JSON.parse(read(name));
const sources = (fs.readdirSync(path.join(root, 'extension'), { recursive: true }) as string[])
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: read(path.join('extension', name)) }));

/** A text without a word of its own, such as `{from}–{to}`, is the same in all languages. */
const hasWords = (text: string) => /\p{L}/u.test(text.replace(/\{\w+\}/g, ''));
const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

/** What is handed to a `t` as it stands, and what is handed to it in another way. */
const CALL = /(?<![\w.])(?:vscode\.l10n\.)?t\(\s*(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"|([^)\n]*))/g;

function calls() {
  return sources.flatMap(({ name, text }) =>
    [...text.matchAll(CALL)].map(([, single, double, other]) => ({
      name,
      text: (single ?? double)?.replace(/\\(.)/g, '$1'),
      other,
    })),
  );
}

const conventions = () => [
  ...opById.flatMap((op) =>
    (op?.samples ?? []).flatMap(({ at, kink }) => (kink === undefined ? [] : (op?.kink?.(at) ?? []))),
  ),
  ...tensorOpList.flatMap((op) =>
    op.samples.flatMap(({ args, params, kink }) => (kink === undefined ? [] : kinksOf(op, args.map(tensorOf), params))),
  ),
];

function kinksOf({ kinks }: TensorOp<unknown>, args: readonly Tensor[], params: unknown): string[] {
  const said: string[] = [];
  kinks?.(args, params, (convention) => {
    if (convention !== undefined) said.push(convention);
  });
  return said;
}

const texts = new Set(
  [
    ...calls().flatMap(({ text }) => text ?? []),
    ...Object.values(english),
    ...Object.values(messages),
    ...constructs,
    ...conventions(),
  ].filter(hasWords),
);

describe('the texts', () => {
  const chinese = json('l10n/bundle.l10n.zh-cn.json');

  it('are found', () => {
    expect(texts.size).toBeGreaterThan(80);
    expect(conventions()).toContain('ties share the gradient');
    // Texts that come from elsewhere: words.ts, messages.ts and conventions, which are looked at above.
    const elsewhere = calls().filter(({ text }) => text === undefined);
    expect(elsewhere.map(({ other }) => other).sort()).toEqual(['convention', 'gate.kink.convention', 'text', 'text']);
  });

  it('are all there in Chinese', () => {
    expect([...texts].filter((text) => !chinese[text])).toEqual([]);
  });

  it('are not there when they are not used any more', () => {
    expect(Object.keys(chinese).filter((text) => !texts.has(text))).toEqual([]);
  });

  it('have the same places to fill in', () => {
    for (const [text, translated] of Object.entries(chinese)) expect(places(translated), text).toEqual(places(text));
  });
});

/** What the languages name as not supported: `unsupported(ctx, node, 'Generators')`, and the like. */
const NAMED = /(?:unsupported\((?:\s*ctx,\s*[\w.]+,)?\s*|construct: )(?:'((?:\\.|[^'\\])*)'|`((?:\\.|[^`\\])*)`)/g;

describe('what is not supported yet', () => {
  const files = fs.readdirSync(path.join(root, 'core/languages'), { recursive: true }) as string[];
  const core = files.filter((name) => name.endsWith('.ts')).map((name) => read(path.join('core/languages', name)));
  const named = core
    .flatMap((text) => [...text.matchAll(NAMED)])
    .map(([, plain, template]) => (plain ?? template).replace(/\\(.)/g, '$1').replace(/`[^`]*`/g, '{code}'));

  it('is in the table of constructs, to be translated, unless it is a name', () => {
    const phrases = named.filter((text) => /^[A-Z]\w*s$| /.test(text));
    expect(phrases.length).toBeGreaterThan(10);
    expect(phrases.filter((text) => !constructs.includes(text))).toEqual([]);
  });

  it('is in the table of constructs only when something names it', () => {
    const isNamed = (text: string) => named.includes(text) || core.some((source) => source.includes(`'${text}'`));
    expect(constructs.filter((text) => !isNamed(text))).toEqual([]);
  });

  it('is said in Chinese, with the code as it stands', () => {
    const chinese = json('l10n/bundle.l10n.zh-cn.json');
    const said = (construct: string) => message('unsupported', { construct }, (text) => chinese[text] ?? text);
    expect(said('Generators')).toBe('暂不支持 生成器。请换一种写法,或选择不含它的代码。');
    expect(said('`with` statements')).toContain('`with` 语句');
    expect(said('`lambda` expressions with `yield`')).toContain('`lambda` 表达式(含 `yield`)');
    const name = message('unsupported-function', { name: 'console.table' }, (text) => chinese[text] ?? text);
    expect(name).toContain('console.table');
  });
});

describe("the manifest's texts", () => {
  const texts = json('package.nls.json');
  const chinese = json('package.nls.zh-cn.json');

  it('are those that it names', () => {
    const named = [...read('package.json').matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key);
    expect(Object.keys(texts).sort()).toEqual([...new Set(named)].sort());
  });

  it('are all there in Chinese', () => {
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(texts).sort());
  });

  it('lead to the same commands and settings', () => {
    const links = (text: string) => (text.match(/\(command:[^)]+\)|`#[^`]+`/g) ?? []).sort();
    for (const [key, text] of Object.entries(texts)) expect(links(chinese[key]), key).toEqual(links(text));
  });
});
