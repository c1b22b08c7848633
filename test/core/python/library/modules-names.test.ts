import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentsByName } from '../../../../core/languages/python/library/modules/index.ts';
import { MODULE_NAMES } from '../../../../core/languages/python/library/modules/names.ts';
import { hasModule } from '../../../../core/languages/python/library/modules.ts';
import { PyMachine } from '../../../../core/languages/python/values/machine.ts';
import { Nodes } from '../../../../core/runtime/nodes.ts';
import { run } from '../script.ts';

const folder = path.resolve(import.meta.dirname, '../../../oracle/python-modules');
const programs = fs.readdirSync(folder).map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));

/** Names that only have to exist, or that CPython 3.11 has not. */
const UNTESTED: Readonly<Record<string, RegExp>> = {
  argparse: /HelpFormatter|SUPPRESS/,
  enum: /^(EnumMeta|EnumType|ReprEnum|property)$/,
  logging: /^(FATAL|WARN|NOTSET|Logger|warn|error|exception|critical|log|basicConfig)$/,
  math: /^sumprod$/,
  operator: /^__/,
  os: /^(cpu_count|extsep|pardir|curdir|pathsep)$/,
  'os.path': /^(lexists|extsep|pardir|curdir|pathsep)$/,
  sys: /^(__std|executable|platform|path$|version$|getrecursionlimit|stderr)/,
  time: /^(thread_time|.*_ns$)/,
  types: /^(BuiltinMethodType|DynamicClassAttribute|EllipsisType|NotImplementedType)$/,
  typing: /./,
  abc: /^abstract(class|static|property)/,
  'collections.abc': /^(A|Coroutine)/,
};

describe('each name of a module is used by a program that CPython ran', () => {
  const modules = Object.entries(contentsByName).filter(([name]) => name in MODULE_NAMES);
  it.each(modules)('%s', (name, { functions = {}, constants = {}, made }) => {
    const machine = new PyMachine(new Nodes(), {}, () => 0);
    const names = [functions, constants, made?.(machine) ?? {}].flatMap((table) => Object.keys(table));
    const top = name.split('.')[0];
    const users = programs.filter((text) => new RegExp(`(import|from) ${top}\\b`).test(text)).join('\n');
    const unused = names.filter((each) => !UNTESTED[name]?.test(each) && !new RegExp(`\\b${each}\\b`).test(users));
    expect(unused).toEqual([]);
  });
});

describe('what a module has not got here', () => {
  it.each([
    ['import decimal\nx = decimal.Decimal("1.5")', 'decimal.Decimal'],
    ['from fractions import Fraction\nFraction(1, 2)', 'fractions.Fraction'],
    ['import re\nre.match("a", "b")', 're.match'],
    ['import datetime\ndatetime.datetime.now()', 'datetime.datetime'],
    ['from datetime import timedelta\nclass Span(timedelta): pass', 'datetime.timedelta'],
    ['import fractions\nisinstance(1, fractions.Fraction)', 'fractions.Fraction'],
    ['import pathlib\nfor part in pathlib.Path: pass', 'pathlib.Path'],
    ['import sys\nsys.getsizeof([])', 'sys.getsizeof'],
    ['import json\njson.dumps([], cls=int)', 'json.dumps(…, cls=…)'],
    [
      'from functools import singledispatch\n@singledispatch\ndef f(x): ...\n@f.register\ndef _(x: int): ...',
      'functools.singledispatch: register by annotation',
    ],
    ['import random\nrandom.SystemRandom()', 'random.SystemRandom'],
    [
      'import random\nclass Half(random.Random):\n    def random(self): return 0.5\nHalf(1).uniform(1, 2)',
      'Half.uniform',
    ],
  ])('%j is an error that names it, and that no program catches', (text, name) => {
    const guarded = `try:\n${text.replace(/^/gm, '    ')}\nexcept BaseException:\n    pass`;
    for (const program of [text, guarded]) {
      const { problem } = run(program);
      expect(problem?.code).toBe('unsupported-function');
      expect(problem?.args).toEqual({ name });
    }
  });

  it('can be imported, handed on and named in annotations', () => {
    const text = `
from decimal import Decimal
from pathlib import Path
import re, threading, fractions
def f(x: Decimal | None = None, where: Path = Path | None): return x
Alias = Decimal
print(f(), Alias is Decimal, Decimal == Decimal, f(Decimal) is Decimal, list[Decimal] is not None)
`;
    const { lines, problem } = run(text);
    expect(problem).toBeUndefined();
    expect(lines).toEqual(['None True True True True']);
  });

  it('is no module if Python has none of the name', () => {
    expect(hasModule('re')).toBe(true);
    expect(hasModule('toString')).toBe(false);
    expect(hasModule('surely_not_there')).toBe(false);
    expect(run('try:\n    import surely_not_there\nexcept ImportError as e:\n    print(e)').lines).toEqual([
      "No module named 'surely_not_there'",
    ]);
  });
});
