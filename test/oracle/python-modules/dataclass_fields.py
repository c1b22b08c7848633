"""Dataclasses."""
import dataclasses
import math
from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, replace
from typing import ClassVar, List


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


@dataclass
class Point:
    x: float
    y: float = 0.0

    def norm(self):
        return math.hypot(self.x, self.y)


p = Point(3.0, 4.0)
print(p, p.norm(), p == Point(3.0, 4.0), p != Point(1), Point(1), Point(y=2, x=1), Point.y, Point.__match_args__)
p.x += 1
print(p, asdict(p), astuple(p), replace(p, y=9), dataclasses.is_dataclass(p), dataclasses.is_dataclass(3))
print([f.name for f in fields(Point)], fields(p)[1].default, fields(Point)[0].default is dataclasses.MISSING)
for attempted in [
    lambda: Point(),
    lambda: Point(1, 2, 3),
    lambda: Point(1, z=2),
    lambda: hash(p),
    lambda: p < Point(1),
    lambda: replace(p, z=1),
    lambda: asdict(3),
    lambda: fields(3),
]:
    attempt(attempted)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False, repr=False)


v = Version(1, 2, "beta")
print(v, v < Version(1, 3), v >= Version(1, 2), sorted([Version(2), Version(1, 5), Version(1)]), len({v, Version(1, 2)}))
print(hash(v) == hash(Version(1, 2, "other")), v == Version(1, 2))


def assign():
    v.major = 5


def delete():
    del v.minor


attempt(assign)
attempt(delete)
try:
    v.other = 1
except FrozenInstanceError as error:
    print(error, isinstance(error, AttributeError))


@dataclass
class Model:
    name: str
    layers: List[int] = field(default_factory=list)
    count: ClassVar[int] = 0
    scale: InitVar[float] = 2.0
    total: float = field(init=False)
    cache: dict = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self, scale):
        self.total = scale * sum(self.layers)
        Model.count += 1


m = Model("a", [1, 2, 3])
n = Model("b", scale=3.0)
n.layers.append(5)
print(m, n, Model.count, m.layers is not n.layers, m.cache, Model("a", [1, 2, 3]) == m)
print(asdict(m), astuple(n))


@dataclass
class Base:
    a: int
    b: int = 1


@dataclass
class Derived(Base):
    b: int = 5
    c: int = field(default=7, kw_only=True)

    def total(self):
        return self.a + self.b + self.c


print(Derived(1), Derived(1, 2, c=3).total(), Derived.__mro__[1] is Base, isinstance(Derived(0), Base), Derived(1) == Base(1, 5))
attempt(lambda: Derived(1, 2, 3))


@dataclass
class Keywords:
    a: int
    _: KW_ONLY
    b: int = 2
    c: int


print(Keywords(1, c=3), [f.kw_only for f in fields(Keywords)])
attempt(lambda: Keywords(1))


@dataclass(eq=False, repr=False)
class Bare:
    x: int = 1


print(Bare() == Bare(), Bare(2).x, len({Bare(), Bare()}))


@dataclass(unsafe_hash=True)
class Hashed:
    x: int = 1
    y: list = field(default_factory=list, hash=False)


print(len({Hashed(), Hashed(), Hashed(2)}))


@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 2


s = Slotted(1)
s.y = 5
print(s, Slotted.__slots__)
attempt(lambda: setattr(s, "z", 1))


@dataclass(init=False)
class Own:
    x: int

    def __init__(self, text):
        self.x = int(text)

    def __repr__(self):
        return f"Own<{self.x}>"


print(Own("12"), Own("3") == Own("3"))


@dataclass
class Node:
    value: int
    children: list["Node"] = field(default_factory=list)
    extra: tuple = ()


tree = Node(1, [Node(2), Node(3, [Node(4)])], (Node(5), {"k": Node(6)}))
print(tree)
print(asdict(tree))
print(astuple(tree))
tree.children.append(tree)
print(repr(tree)[:60])


def mutable():
    @dataclass
    class Wrong:
        x: list = []


def order():
    @dataclass
    class Wrong:
        x: int = 1
        y: int


def thaw():
    @dataclass
    class Wrong(Version):
        z: int = 1


def unannotated():
    @dataclass
    class Wrong:
        z = field(default=1)


def twice():
    field(default=1, default_factory=list)


for attempted in [mutable, order, thaw, unannotated, twice]:
    attempt(attempted)
match Point(1, 2):
    case Point(x=0):
        print("no")
    case Point(a, b):
        print("matched", a, b)
Made = dataclasses.make_dataclass("Made", ["a", ("b", int), ("c", int, field(default=3))])
print(Made(1, 2), asdict(Made(1, 2), dict_factory=lambda pairs: sorted(pairs)))
attempt(lambda: replace(m, total=1.0))
print(dataclasses.fields(m)[1].default_factory, fields(m)[0].init, fields(m)[3].init if len(fields(m)) > 3 else None)
print(field(default=1, metadata={"unit": "m"}).metadata["unit"])
print(isinstance(fields(Point)[0], dataclasses.Field), fields(Point)[0].repr, fields(Point)[0].compare, fields(Point)[0].hash)
