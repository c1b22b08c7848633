"""Named tuples."""
import collections
from collections import namedtuple
import copy


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2.5)
print(p, p.x, p[1], p == (1, 2.5), len(p), [*p], hash(p) == hash((1, 2.5)), isinstance(p, tuple), Point.__name__)
x, y = p
print(x, y, p._replace(x=10), p._asdict(), Point._fields, Point._make([3, 4]), p + (1,), p < Point(2, 0))
Layer = collections.namedtuple("Layer", "weights bias activation", defaults=[None, "relu"])
print(Layer([1]), Layer([1], 2, "tanh"), Layer._field_defaults, Layer.__doc__)
print(namedtuple("T", "a, b,c")(1, 2, 3), namedtuple("R", ["a", "def", "a", "_x"], rename=True)._fields)
for attempted in [
    lambda: Point(1),
    lambda: Point(1, 2, 3),
    lambda: Point(1, 2, z=3),
    lambda: p._replace(z=1),
    lambda: Point._make([1]),
    lambda: namedtuple("1x", "a"),
    lambda: namedtuple("X", "a a"),
    lambda: namedtuple("X", "_a"),
    lambda: namedtuple("X", "class"),
    lambda: namedtuple("X", "a", defaults=[1, 2]),
    lambda: p.z,
    lambda: setattr(p, "x", 3),
]:
    attempt(attempted)


class Vector(namedtuple("Vector", "x y")):
    __slots__ = ()

    @property
    def norm(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)


v = Vector(3, 4)
print(v, v.norm, v + Vector(1, 1), v._replace(y=0).norm, copy.copy(v), copy.deepcopy(Point([1], 2)))
match p:
    case Point(a, b):
        print("matched", a, b)
match v:
    case (a, b) if a < b:
        print("sequence", a, b)
records = [Point(3, 1), Point(1, 2), Point(2, 0)]
print(sorted(records), max(records, key=lambda r: r.y), {r.x: r for r in records}[2])
print("%s is %s" % p, "{0.x} {1}".format(p, p))
