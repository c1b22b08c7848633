import { describe, expect, it } from 'vitest';
import { inspected } from '../plan/inspected.ts';

const STEP = 1e-6;

function outputWith(lines: readonly string[], inputs: Readonly<Record<string, string>>): number {
  const { output, error } = inspected(lines, undefined, { of: 'f', inputs });
  expect(error).toBeNull();
  return output?.[1] as number;
}

/** Every gradient of `f` is the central difference of two runs. */
function agrees(lines: readonly string[], names: readonly string[]): void {
  const { inputs, error } = inspected(lines, undefined, { of: 'f', wrt: names });
  expect(error).toBeNull();
  expect(Object.keys(inputs)).toEqual(names);
  for (const [name, [value, gradient]] of Object.entries(inputs)) {
    const at = (x: number) => outputWith(lines, { [name]: String(x) });
    const slope = (at((value as number) + STEP) - at((value as number) - STEP)) / (2 * STEP);
    expect(gradient, name).not.toBe(0);
    expect(gradient as number, name).toBeCloseTo(slope, 5);
  }
}

const random = 'import random\nrandom.seed(11)';

describe('gradients through modules are those of central differences', () => {
  it.each<[string, string[], string[]]>([
    ['random.uniform', [random, 'a = -1.5', 'b = 2.0', 'f = 1 * random.uniform(a, b) ** 2'], ['a', 'b']],
    ['random.gauss', [random, 'mu = 0.5', 's = 2.0', 'f = 2 * random.gauss(mu, s) ** 2'], ['mu', 's']],
    ['random.normalvariate', [random, 'mu = 0.5', 's = 2.0', 'f = 2 * random.normalvariate(mu, s) ** 2'], ['mu', 's']],
    ['random.lognormvariate', [random, 'mu = 0.5', 's = 0.5', 'f = 2 * random.lognormvariate(mu, s)'], ['mu', 's']],
    ['random.expovariate', [random, 'r = 1.5', 'f = 2 * random.expovariate(r)'], ['r']],
    ['random.paretovariate', [random, 'a = 3.0', 'f = 2 * random.paretovariate(a)'], ['a']],
    ['random.weibullvariate', [random, 'a = 1.5', 'b = 2.5', 'f = 2 * random.weibullvariate(a, b)'], ['a', 'b']],
    ['random.triangular', [random, 'a = 1.0', 'b = 4.0', 'f = 2 * random.triangular(a, b)'], ['a', 'b']],
    ['its mode', [random, 'a = 1.0', 'b = 4.0', 'm = 2.0', 'f = 2 * random.triangular(a, b, m)'], ['a', 'b', 'm']],
    ['random.gammavariate', [random, 'b = 1.5', 'f = 2 * random.gammavariate(2.5, b)'], ['b']],
    [
      'random.shuffle',
      [random, 'a = 1.0', 'b = 2.0', 'v = [a, b]', 'random.shuffle(v)', 'f = v[0] ** 2 + v[1] ** 3'],
      ['a', 'b'],
    ],
    ['random.choice', [random, 'a = 1.0', 'f = random.choice([a * 2, a * 3]) + random.sample([a], 1)[0] ** 2'], ['a']],
    [
      'deque',
      [
        'from collections import deque',
        'a = 2.0',
        'b = 3.0',
        'd = deque([a, b], maxlen=2)',
        'd.append(a * b)',
        'd.rotate(1)',
        'f = d[0] * d[1]',
      ],
      ['a', 'b'],
    ],
    [
      'defaultdict',
      [
        'from collections import defaultdict',
        'a = 2.0',
        'd = defaultdict(float)',
        'd["k"] += a * a',
        'd["k"] += a',
        'f = d["k"] * d["other"] + d["k"]',
      ],
      ['a'],
    ],
    [
      'Counter',
      [
        'from collections import Counter',
        'a = 2.0',
        'b = 3.0',
        'c = Counter(x=a) + Counter(x=b * a)',
        'c.update({"x": a})',
        'f = c["x"] * c.total()',
      ],
      ['a', 'b'],
    ],
    [
      'namedtuple',
      [
        'from collections import namedtuple',
        'P = namedtuple("P", "w b")',
        'w = 2.0',
        'b = 0.5',
        'p = P(w, b)._replace(b=b * w)',
        'f = p.w * 3 + p.b',
      ],
      ['w', 'b'],
    ],
    [
      'dataclass',
      [
        'from dataclasses import dataclass, replace, astuple',
        '@dataclass',
        'class P:',
        '    w: float',
        '    b: float = 1.0',
        'w = 2.0',
        'p = replace(P(w), b=w * w)',
        'f = sum(astuple(p)) * p.b',
      ],
      ['w'],
    ],
    [
      'SimpleNamespace',
      ['from types import SimpleNamespace', 'w = 2.0', 'n = SimpleNamespace(w=w)', 'n.w *= n.w', 'f = n.w * w'],
      ['w'],
    ],
    [
      'reduce and partial',
      [
        'from functools import reduce, partial',
        'import operator',
        'a = 2.0',
        'b = 3.0',
        'f = reduce(operator.mul, [a, b, partial(pow, a)(2)])',
      ],
      ['a', 'b'],
    ],
    [
      'lru_cache of equal numbers',
      [
        'from functools import lru_cache',
        '@lru_cache(maxsize=None)',
        'def g(x): return x * x',
        'a = 2.0',
        'b = 2.0',
        'f = g(a) + 3 * g(b) + g(a)',
      ],
      ['a', 'b'],
    ],
    [
      'accumulate and product',
      [
        'from itertools import accumulate, product, chain',
        'a = 2.0',
        'b = 3.0',
        'v = list(accumulate([a, b, a], lambda x, y: x * y))',
        'f = sum(x * y for x, y in product(v, chain([a], [b])))',
      ],
      ['a', 'b'],
    ],
    [
      'deepcopy',
      ['from copy import deepcopy', 'a = 2.0', 'd = deepcopy({"k": [a, (a, 1)]})', 'f = d["k"][0] * d["k"][1][0]'],
      ['a'],
    ],
    [
      'contextmanager',
      [
        'from contextlib import contextmanager',
        '@contextmanager',
        'def twice(x):',
        '    yield x * 2',
        'a = 2.0',
        'with twice(a) as y:',
        '    f = y * a',
      ],
      ['a'],
    ],
    [
      'heapq',
      [
        'import heapq',
        'a = 2.0',
        'b = 1.0',
        'h = [a * 3, b * 2, 9.0]',
        'heapq.heapify(h)',
        'f = heapq.heappop(h) ** 2 + heapq.heappop(h) ** 2',
      ],
      ['a', 'b'],
    ],
    [
      'mean and variance',
      [
        'from statistics import mean, variance, stdev, pvariance',
        'a = 2.0',
        'b = 5.0',
        'v = [a, b, 4.5, a * b]',
        'f = mean(v) + variance(v) * stdev(v) - pvariance(v)',
      ],
      ['a', 'b'],
    ],
    [
      'other means',
      [
        'import statistics as s',
        'a = 2.0',
        'b = 5.0',
        'v = [a, b, 4.5]',
        'f = s.geometric_mean(v) * s.harmonic_mean(v) + s.median(v) + s.fmean(v, [1, 2, 3])',
      ],
      ['a', 'b'],
    ],
    [
      'correlation',
      [
        'import statistics as s',
        'a = 2.0',
        'b = 5.0',
        'f = s.correlation([a, b, 1.0], [1.0, a * b, 3.0]) + s.covariance([a, 1.0], [b, 2.0]) + s.quantiles([a, b, 9.0])[0]',
      ],
      ['a', 'b'],
    ],
    [
      'math.fsum and prod',
      ['import math', 'a = 2.0', 'b = 0.1', 'f = math.fsum([a, b, a * b]) * math.prod([a, b], start=3)'],
      ['a', 'b'],
    ],
    [
      'math.frexp, ldexp, modf',
      ['import math', 'a = 5.3', 'm, e = math.frexp(a)', 'f = m * 3 + math.ldexp(a, 2) + math.modf(a)[0] ** 2'],
      ['a'],
    ],
    [
      'math.dist and hypot',
      ['import math', 'a = 3.0', 'b = 4.5', 'f = math.dist([a, b], [1.0, b * b]) + math.hypot(a, b, 1.5)'],
      ['a', 'b'],
    ],
    ['enum values', ['from enum import Enum', 'a = 2.0', 'class K(Enum):', '    X = a', 'f = K.X.value * a'], ['a']],
  ])('%s', (_, lines, names) => {
    agrees(lines.join('\n').split('\n'), names);
  });
});

describe('draws whose parameters move more than place and scale', () => {
  it.each(['gammavariate(a, 2.0)', 'betavariate(a, 2.0)', 'vonmisesvariate(a, 1.0)'])('%s', (call) => {
    const { error } = inspected(['import random', 'random.seed(1)', 'a = 1.5', `f = 2 * random.${call}`]);
    expect(error?.[0]).toBe('unsupported-gradient');
    expect(error?.[1]).toBe(`random.${call}`);
  });
});

describe('random numbers without a seed', () => {
  it('are the same in every run, which is remarked where they are drawn first', () => {
    const lines = ['import random', 'x = 2.0', 'f = x * random.random() + random.gauss()'];
    const { findings, output } = inspected(lines);
    expect(findings).toEqual([['random-seeded', 'random.random()']]);
    expect(inspected(lines).output).toEqual(output);
  });

  it.each(['random.seed(5)', 'random.seed("text")'])('are not remarked after %s', (seed) => {
    expect(inspected(['import random', seed, 'x = 2.0', 'f = x * random.random()']).findings).toEqual([]);
  });

  it.each(['random.seed()', 'generator = random.Random()'])('are remarked after %s', (seed) => {
    const draw = seed.startsWith('generator') ? 'generator.random()' : 'random.random()';
    const { findings } = inspected(['import random', seed, 'x = 2.0', `f = x * ${draw}`]);
    expect(findings).toEqual([['random-seeded', draw]]);
  });
});

describe('values of modules are shown as they were', () => {
  it('a deque before it was written to', () => {
    const { rows } = inspected([
      'from collections import deque',
      'x = 2.0',
      'd = deque([x, 1.0])',
      'd.append(x * 3)',
      'd.popleft()',
      'e = d',
      'f = d[0] + d[1]',
    ]);
    expect(rows.filter(([name]) => name === 'd' || name === 'e').map(([, value]) => value)).toEqual([
      [2, 1],
      [1, 6],
    ]);
  });

  it('a defaultdict and a dataclass', () => {
    const { rows } = inspected([
      'from collections import defaultdict',
      'from dataclasses import dataclass',
      '@dataclass',
      'class P:',
      '    w: float = 1.0',
      'x = 2.0',
      'd = defaultdict(int)',
      'p = P(x)',
      'd["k"] += x',
      'p.w = 5.0',
      'f = d["k"] * p.w * x',
    ]);
    const shown = Object.fromEntries(rows.map(([name, value]) => [name, value]));
    expect(shown).toMatchObject({ d: {}, p: { w: 2 }, 'd["k"]': 2, f: 20 });
  });

  it('a namespace', () => {
    const { rows } = inspected([
      'from types import SimpleNamespace',
      'x = 2.0',
      'p = SimpleNamespace(w=x, k=[1.0])',
      'p.w = 5.0',
      'f = p.w * x',
    ]);
    expect(rows.find(([name]) => name === 'p')?.[1]).toEqual({ w: 2, k: [1] });
  });
});

describe('sys.exit', () => {
  it('ends a program, and is no error unless it says so', () => {
    const lines = ['import sys', 'x = 2.0', 'f = x * x', 'sys.exit()'];
    const { error, output } = inspected(lines);
    expect(error).toBeNull();
    expect(output).toEqual(['f', 4]);
    expect(inspected([...lines.slice(0, 3), 'sys.exit("wrong")']).error?.slice(0, 3)).toEqual([
      'uncaught',
      'sys.exit("wrong")',
      'SystemExit: wrong',
    ]);
  });
});
