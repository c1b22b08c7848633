"""abc, collections.abc, numbers."""
import abc
import collections.abc
import numbers
from abc import ABC, ABCMeta, abstractmethod
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, MutableSequence, Sequence
from numbers import Integral, Number, Real


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Layer(ABC):
    @abstractmethod
    def forward(self, x):
        """Computes."""

    @property
    @abstractmethod
    def size(self): ...

    def __call__(self, x):
        return self.forward(x)


class Half(Layer):
    def forward(self, x):
        return x / 2


class Double(Half):
    size = 3

    def forward(self, x):
        return super().forward(x) * 4


attempt(lambda: Layer())
attempt(lambda: Half())
print(Double()(1.5), Double().size, isinstance(Double(), Layer), issubclass(Double, Layer), isinstance(3, Layer))
print(sorted(Layer.__abstractmethods__), Double.__abstractmethods__, type(Layer).__name__)


class Other(metaclass=ABCMeta):
    @classmethod
    @abstractmethod
    def build(cls): ...

    @staticmethod
    @abc.abstractmethod
    def helper(): ...

    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, "quack") or NotImplemented


attempt(lambda: Other())


class Duck:
    def quack(self):
        return "quack"


@Layer.register
class Virtual:
    pass


print(isinstance(Duck(), Other), isinstance(1, Other), isinstance(Virtual(), Layer), issubclass(Virtual, Layer))

values = [1, 2.5, True, "text", b"bytes", [1], (1,), {1: 2}, {1}, frozenset(), range(3), None, len, lambda: 0]
values += [iter([1]), (x for x in []), deque(), defaultdict(int), Counter(), OrderedDict(), {}.keys(), {}.values(), {}.items()]
values += [int, Duck, Duck()]
for name in """Callable Collection Container Generator Hashable Iterable Iterator KeysView ItemsView Mapping MappingView
        MutableMapping MutableSequence MutableSet Reversible Sequence Set Sized ValuesView ByteString""".split():
    kind = getattr(collections.abc, name)
    print(name, "".join("x" if isinstance(v, kind) else "." for v in values))
for kind in [Number, numbers.Complex, Real, numbers.Rational, Integral]:
    print(kind.__name__, [isinstance(v, kind) for v in (1, 2.5, True, "1")], issubclass(int, kind), issubclass(kind, Number))


class Polynomial(Sequence):
    def __init__(self, *coefficients):
        self.coefficients = coefficients

    def __len__(self):
        return len(self.coefficients)

    def __getitem__(self, i):
        return self.coefficients[i]


q = Polynomial(3, 1, 4, 1)
print(list(q), 4 in q, q.index(4), q.count(1), list(reversed(q)), isinstance(q, Iterable), isinstance(q, Sequence))
attempt(lambda: q.index(9))


class Lower(MutableMapping):
    def __init__(self):
        self.data = {}

    def __getitem__(self, key):
        return self.data[key.lower()]

    def __setitem__(self, key, value):
        self.data[key.lower()] = value

    def __delitem__(self, key):
        del self.data[key.lower()]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


d = Lower()
d["A"] = 1
d.update({"B": 2}, c=3)
print("a" in d, d.get("B"), d.get("z", 0), list(d), list(d.keys()), list(d.values()), list(d.items()), len(d))
print(d.pop("a"), d.pop("q", None), d.setdefault("C", 9), d.setdefault("D", 4), d == {"b": 2, "c": 3, "d": 4}, d.popitem())
d.clear()
print(len(d), isinstance(d, Mapping))


class Stack(MutableSequence):
    def __init__(self):
        self.items = []

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def insert(self, i, v):
        self.items.insert(i, v)


s = Stack()
s.append(1)
s.extend([2, 3, 4])
s += [5]
s.remove(2)
print(s.items, s.pop(), s.pop(0), list(s))


class Countdown(Iterator):
    def __init__(self, n):
        self.n = n

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Unfinished(Sequence):
    def __len__(self):
        return 0


print(list(Countdown(3)), isinstance(Countdown(1), Iterator), issubclass(list, Sequence), issubclass(Duck, Callable))
attempt(lambda: Unfinished())
