"""A small network, written as course code writes it: random weights, layers, a training loop."""
import argparse
import math
import random
import statistics
from abc import ABC, abstractmethod
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import asdict, dataclass, field
from enum import Enum, auto
from functools import lru_cache, partial, reduce
from itertools import accumulate, chain, islice, product
from operator import itemgetter, mul
from typing import Callable, Dict, List, Optional

random.seed(1337)


class Activation(Enum):
    TANH = auto()
    RELU = auto()
    LINEAR = auto()


@dataclass
class Config:
    sizes: List[int] = field(default_factory=lambda: [2, 4, 1])
    rate: float = 0.05
    steps: int = 20
    activation: Activation = Activation.TANH


class Module(ABC):
    @abstractmethod
    def parameters(self) -> List["Value"]: ...

    def zero_grad(self):
        for p in self.parameters():
            p.grad = 0.0


class Value:
    __slots__ = ("data", "grad", "_backward", "_prev")

    def __init__(self, data, children=()):
        self.data = data
        self.grad = 0.0
        self._backward = lambda: None
        self._prev = children

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other))

        def backward():
            self.grad += out.grad
            other.grad += out.grad

        out._backward = backward
        return out

    __radd__ = __add__

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other))

        def backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out._backward = backward
        return out

    def activate(self, kind: Activation):
        if kind is Activation.LINEAR:
            return self
        value = math.tanh(self.data) if kind is Activation.TANH else max(0.0, self.data)
        out = Value(value, (self,))

        def backward():
            slope = 1 - value * value if kind is Activation.TANH else float(value > 0)
            self.grad += slope * out.grad

        out._backward = backward
        return out

    def backward(self):
        order, seen, stack = [], set(), deque([(self, iter(self._prev))])
        seen.add(self)
        while stack:
            node, children = stack[-1]
            child = next(children, None)
            if child is None:
                order.append(node)
                stack.pop()
            elif child not in seen:
                seen.add(child)
                stack.append((child, iter(child._prev)))
        self.grad = 1.0
        for node in reversed(order):
            node._backward()


class Layer(Module):
    def __init__(self, n_in, n_out, kind):
        self.kind = kind
        self.weights = [[Value(random.gauss(0, 0.5)) for _ in range(n_in)] for _ in range(n_out)]
        self.biases = [Value(random.uniform(-0.1, 0.1)) for _ in range(n_out)]

    def __call__(self, xs):
        return [
            sum((w * x for w, x in zip(row, xs)), bias).activate(self.kind) for row, bias in zip(self.weights, self.biases)
        ]

    def parameters(self):
        return list(chain(chain.from_iterable(self.weights), self.biases))


class Network(Module):
    def __init__(self, config: Config):
        kinds = [config.activation] * (len(config.sizes) - 2) + [Activation.LINEAR]
        pairs = zip(config.sizes, config.sizes[1:], kinds)
        self.layers = OrderedDict((f"layer{i}", Layer(*pair)) for i, pair in enumerate(pairs))

    def __call__(self, xs):
        return reduce(lambda values, layer: layer(values), self.layers.values(), xs)

    def parameters(self):
        return [p for layer in self.layers.values() for p in layer.parameters()]


parser = argparse.ArgumentParser()
parser.add_argument("--rate", type=float, default=0.05)
args = parser.parse_args([])
config = Config(rate=args.rate)
print(asdict(config))
Sample = namedtuple("Sample", "x y")
data = [Sample((a, b), a * b) for a, b in product((-1.0, 1.0), repeat=2)]
random.shuffle(data)
net = Network(config)
print(len(net.parameters()), [len(l.parameters()) for l in net.layers.values()])
history: Dict[str, List[float]] = defaultdict(list)
recent = deque(maxlen=3)
for step in range(config.steps):
    net.zero_grad()
    losses = []
    for sample in data:
        (out,) = net(sample.x)
        error = out + -sample.y
        losses.append(error * error)
    loss = sum(losses, Value(0.0)) * (1 / len(data))
    loss.backward()
    for p in net.parameters():
        p.data -= config.rate * p.grad
    history["loss"].append(loss.data)
    recent.append(loss.data)
print([f"{x:.9f}" for x in islice(history["loss"], 0, None, 5)], f"{statistics.fmean(recent):.9f}")
print(f"{statistics.stdev(history['loss']):.9f}", history["loss"][0] > history["loss"][-1])


@lru_cache(maxsize=None)
def ways(n):
    return 1 if n < 2 else ways(n - 1) + ways(n - 2)


scale = partial(mul, 2)
print([ways(i) for i in range(10)], list(accumulate(map(scale, range(5)))), ways.cache_info().hits)
counts = Counter(round(p.data) for p in net.parameters())
print(sum(counts.values()), sorted(counts.items(), key=itemgetter(1, 0))[0][0] in counts, max(data, key=itemgetter(1)).y)
