"""Dual numbers, a graph search and a Monte Carlo estimate."""
import copy
import heapq
import itertools
import json
import math
import operator
import random
import sys
import time
from bisect import bisect_left
from collections import ChainMap, Counter, defaultdict, deque
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, reduce, total_ordering, wraps
from types import SimpleNamespace
from typing import Generic, NamedTuple, TypeVar, Union

Number = Union[int, float, "Dual"]
T = TypeVar("T")


@total_ordering
@dataclass(frozen=True)
class Dual:
    real: float
    dual: float = 0.0

    def __add__(self, other):
        other = Dual.lift(other)
        return Dual(self.real + other.real, self.dual + other.dual)

    __radd__ = __add__

    def __mul__(self, other):
        other = Dual.lift(other)
        return Dual(self.real * other.real, self.real * other.dual + self.dual * other.real)

    __rmul__ = __mul__

    def __lt__(self, other):
        return self.real < Dual.lift(other).real

    @staticmethod
    def lift(x):
        return x if isinstance(x, Dual) else Dual(float(x))

    @cached_property
    def size(self):
        return math.hypot(self.real, self.dual)


def traced(func):
    depth = 0

    @wraps(func)
    def inner(*args):
        nonlocal depth
        depth += 1
        try:
            return func(*args)
        finally:
            depth -= 1
            calls[func.__name__] += 1

    return inner


calls = Counter()


@traced
def polynomial(coefficients, x):
    return reduce(lambda total, c: total * x + c, coefficients, Dual(0.0))


print(polynomial([3, 2, 1], Dual(2.0, 1.0)), calls, Dual(1.0) < Dual(2.0), Dual(3.0) >= 2, max(Dual(1.0), Dual(5.0, 1.0)))


class Edge(NamedTuple):
    to: str
    cost: float = 1.0


graph = defaultdict(list)
for a, b, cost in [("s", "a", 1.5), ("s", "b", 4), ("a", "b", 2), ("b", "t", 1), ("a", "t", 6)]:
    graph[a].append(Edge(b, cost))


def shortest(start, goal):
    queue, best = [(0.0, start)], ChainMap({start: 0.0})
    while queue:
        cost, at = heapq.heappop(queue)
        if at == goal:
            return cost
        for edge in graph[at]:
            total = cost + edge.cost
            if total < best.get(edge.to, math.inf):
                best[edge.to] = total
                heapq.heappush(queue, (total, edge.to))


print(shortest("s", "t"), len(graph), json.dumps({k: [e._asdict() for e in v] for k, v in graph.items() if v}, sort_keys=True))


def order(graph):
    state, result, stack = {}, deque(), ["s"]
    while stack:
        node = stack.pop()
        if state.get(node) == "open":
            state[node] = "done"
            result.appendleft(node)
        elif node not in state:
            state[node] = "open"
            stack.append(node)
            stack.extend(edge.to for edge in graph[node])
    return result


print(list(order(graph)))


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Box(Generic[T]):
    def __init__(self, value: T):
        self.value = value


@contextmanager
def timed(label):
    start = time.perf_counter()
    yield SimpleNamespace(label=label)
    elapsed = time.perf_counter() - start
    print(label, elapsed > 0, file=sys.stdout)


rng = random.Random(99)
with timed("pi") as t:
    inside = sum(rng.random() ** 2 + rng.random() ** 2 < 1 for _ in range(2000))
    print(t.label, 4 * inside / 2000)
weights = rng.choices([Level.LOW, Level.HIGH], weights=[1, 3], k=10)
print(weights.count(Level.HIGH), [int(w) for w in weights], sum(weights), Box[int](3).value)
grid = [i / 4 for i in range(9)]
print(bisect_left(grid, 1.1), grid[bisect_left(grid, 1.1)], rng.sample(grid, 3), rng.randrange(100))
deep = {"weights": [[1.0, 2.0], [3.0]], "bias": Dual(1.0)}
other = copy.deepcopy(deep)
other["weights"][0][0] = 9.0
print(deep["weights"], other["weights"], other["bias"] == deep["bias"])
print(list(itertools.starmap(operator.mul, itertools.pairwise([1.0, 2.0, 3.0]))), list(itertools.takewhile(lambda p: p < 20, itertools.accumulate(itertools.count(1), operator.mul))))
