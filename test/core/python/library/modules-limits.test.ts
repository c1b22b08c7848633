import { describe, expect, it } from 'vitest';
import { run } from '../script.ts';

const limits = { steps: 200_000, milliseconds: 4_000, elements: 2_000_000, depth: 500 };

describe('programs that ask modules for too much end', () => {
  it.each<[string, RegExp]>([
    ['import itertools\nlist(itertools.count())', /budget/],
    ['import itertools\nlist(itertools.cycle([1]))', /budget/],
    ['import itertools\nlist(itertools.repeat(1))', /budget/],
    ['import itertools\nlist(itertools.product(range(1000), repeat=10))', /budget/],
    ['import itertools\nlist(itertools.product([1], repeat=10**12))', /budget/],
    ['import itertools\nlist(itertools.permutations(range(30)))', /budget/],
    ['import itertools\nitertools.tee([], 10**9)', /budget/],
    ['import itertools\nlist(itertools.combinations_with_replacement([1, 2], 10**9))', /budget/],
    ['import itertools\nnext(itertools.dropwhile(lambda x: True, itertools.count()))', /budget/],
    ['import itertools\nnext(itertools.filterfalse(None, itertools.repeat(1)))', /budget/],
    ['import itertools\nnext(itertools.compress(itertools.count(), itertools.repeat(0)))', /budget/],
    ['import itertools\nnext(itertools.chain.from_iterable(itertools.repeat([])))', /budget/],
    ['from collections import deque\ndeque([0]) * 10**12', /budget/],
    ['from collections import deque\nd = deque([1])\nwhile True:\n    d.extend(d)', /budget/],
    ['from collections import deque\nd = deque()\nd.append(d)\nprint(d)\nd == deque([d])\nhash(d)', /uncaught/],
    ['from collections import Counter\nlist(Counter(a=10**12).elements())', /budget/],
    ['from collections import ChainMap\nc = ChainMap()\nc.maps.append(c)\nc["x"]', /budget/],
    ['import random\nrandom.choices([1], k=10**12)', /budget/],
    ['import random\nrandom.getrandbits(10**12)', /budget/],
    ['import random\nrandom.randbytes(10**12)', /budget/],
    ['import random\nrandom.sample(range(10**9), 10**8)', /budget/],
    ['import random\nrandom.gammavariate(float("nan"), 1.0)', /budget/],
    ['import random\nrandom.vonmisesvariate(0.0, float("nan"))', /budget/],
    ['import json\nv = []\nfor _ in range(10**5):\n    v = [v]\njson.dumps(v)', /budget/],
    ['import json\njson.loads("[" * 10**5)', /budget/],
    ['import json\njson.loads("9" * 10**5)', /uncaught/],
    ['import copy\nv = []\nfor _ in range(10**5):\n    v = [v]\ncopy.deepcopy(v)', /budget/],
    ['import pprint\nv = []\nfor _ in range(10**5):\n    v = [v]\npprint.pprint(v)', /budget/],
    ['import textwrap\ntextwrap.indent("a\\n" * 10**5, "b" * 10**5)', /budget/],
    ['import heapq\nh = []\nwhile True:\n    heapq.heappush(h, 1)', /budget/],
    ['from functools import lru_cache\n@lru_cache(None)\ndef f(n): return f(n + 1)\nf(0)', /budget/],
    ['from functools import reduce\nimport itertools\nreduce(max, itertools.count())', /budget/],
    ['from functools import partial\nf = print\nfor _ in range(10**6):\n    f = partial(f, 1)', /budget/],
    ['import math\nmath.factorial(10**9)', /budget/],
    ['import math\nmath.comb(10**12, 10**11)', /budget/],
    ['from string import Template\nTemplate("$a" * 10**5).substitute(a="x" * 10**5)', /budget/],
    [
      'from enum import Enum\nclass E(Enum):\n    A = 1\n    @classmethod\n    def _missing_(cls, v): return cls(v + 1)\nE(2)',
      /budget/,
    ],
    [
      'from dataclasses import dataclass, asdict\n@dataclass\nclass N:\n    x: object = None\nn = N()\nn.x = n\nasdict(n)',
      /budget/,
    ],
    [
      'from abc import ABC\nclass A(ABC):\n    @classmethod\n    def __subclasshook__(cls, c): return isinstance(1, cls)\nisinstance(1, A)',
      /budget/,
    ],
    ['import contextlib\n@contextlib.contextmanager\ndef f():\n    with f(): yield\nwith f(): pass', /budget/],
  ])('%j', (text, code) => {
    const { problem } = run(text, false, limits);
    expect(problem?.code).toMatch(code);
  });
});

describe('no module leads to the host', () => {
  it.each([
    'import types\nprint(types.FunctionType.__globals__)',
    'import functools\nprint(functools.reduce.__globals__)',
    'import sys\nprint(sys.modules["os"])',
    'import os\nos.system("x")',
    'import sys\nsys._getframe()',
    'import inspect\ninspect.currentframe()',
    'import enum\nenum.Enum.__subclasses__()',
    'import operator\noperator.attrgetter("constructor")(print)',
    'import collections\ncollections.deque.constructor',
    'import typing\ntyping.get_type_hints(print)',
  ])('%j', (text) => {
    expect(run(text).problem?.code).toMatch(/unsupported-function|uncaught/);
  });
});

describe('what is said besides the output', () => {
  it('are warnings, once for each place, and messages that are severe enough', () => {
    const { lines, problem } = run(`
import logging, sys, warnings
for i in range(3):
    warnings.warn("careful")
warnings.warn("other", RuntimeWarning)
logging.warning("step %d of %s", 1, "two")
logging.info("not shown")
logging.basicConfig(level=logging.DEBUG)
logging.getLogger("train.loop").debug("loss %.2f", 0.5)
print("to the errors", file=sys.stderr)
`);
    expect(problem).toBeUndefined();
    expect(lines).toEqual([
      'UserWarning: careful',
      'RuntimeWarning: other',
      'WARNING:root:step 1 of two',
      'DEBUG:train.loop:loss 0.50',
      'to the errors',
    ]);
  });

  it('is the time on a clock of its own', () => {
    const text =
      'import time\nstart = time.time()\ntime.sleep(2)\nprint(round(time.time() - start, 3), time.perf_counter())';
    expect(run(text).lines).toEqual(run(text).lines);
    expect(run(text).lines).toEqual(['2.001 2.002']);
  });
});
