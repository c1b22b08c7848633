# Records, and a container that behaves like the built-in ones.
unit = 0.5


class Record:
    fields = ()

    def __init__(self, *values, **named):
        for name, value in zip(self.fields, values):
            setattr(self, name, value)
        for name in self.fields[len(values):]:
            setattr(self, name, named.pop(name, None))
        if named:
            raise TypeError("unknown: " + ", ".join(sorted(named)))

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in self.fields)})"

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self):
        return hash(tuple(getattr(self, n) for n in self.fields))

    def __iter__(self):
        return iter([getattr(self, n) for n in self.fields])


class Point(Record):
    fields = ("x", "y")

    @property
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    @length.setter
    def length(self, value):
        by = value / self.length
        self.x, self.y = self.x * by, self.y * by

    @classmethod
    def unit(cls):
        return cls(unit, unit)

    @staticmethod
    def zero():
        return Point(0, 0)


p = Point(3, y=4)
p.length = 10
print(p, p.length, list(p), tuple(p), max(p), Point.unit(), Point.zero(), Point(1), {Point(1, 2): "a"}[Point(1, 2)], Point(1, 2) in {Point(1, 2)}, [*map(str, p)])
x, y = p
print(x, y, sum(p), sorted(p, reverse=True), dict(zip(Point.fields, p)), p == Point(6.0, 8.0), p != Point(), hasattr(p, "z"), getattr(p, "z", 0))
try:
    Point(1, 2, z=3)
except TypeError as error:
    print(error)


class Ring:
    def __init__(self, items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[j] for j in range(*i.indices(2 * len(self)))]
        return self.items[i % len(self)]

    def __setitem__(self, i, value):
        self.items[i % len(self)] = value

    def __delitem__(self, i):
        del self.items[i % len(self)]

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        yield from self.items

    def __reversed__(self):
        return iter(self.items[::-1])

    def __bool__(self):
        return bool(self.items)

    def __add__(self, other):
        return Ring(self.items + list(other)) if hasattr(other, "__iter__") else NotImplemented

    def __iadd__(self, other):
        self.items.extend(other)
        return self

    def __index__(self):
        return len(self)

    def __call__(self, by):
        self.items = self.items[by:] + self.items[:by]
        return self


ring = Ring("abc")
print(ring[4], ring[-1], ring[1:5], ring[::2], len(ring), "b" in ring, "z" in ring, list(ring), list(reversed(ring)), [*ring], bool(ring), bool(Ring([])))
ring[3] = "A"
del ring[1]
ring += "xy"
print(list(ring + [1]), list(ring(1)), [10, 11, 12, 13, 14][ring], hex(ring), range(ring), callable(ring), next(iter(ring)), list(enumerate(ring))[0], "".join(ring), list(zip(ring, range(2))))
for broken in (lambda: ring + 5, lambda: ring["a"], lambda: Ring(5), lambda: iter(5), lambda: next(5), lambda: ring < ring, lambda: len(5)):
    try:
        print(broken())
    except TypeError as error:
        print("TypeError -", error)
chunks = iter([1, 2, 3, 0, 4].__iter__().__next__, 0)
print(list(chunks), next(iter([]), "end"), list(filter(lambda v: v % 2, range(6))), list(map(pow, [2, 3], [3, 2])), all([]), any([]), isinstance(ring, object), issubclass(Ring, object), dir(p)[-3:], id(p) == id(p))
delattr(p, "x")
print(vars(p), hash(Point(1, 2)) == hash(Point(1, 2)), object.__repr__(p).startswith("<__main__.Point object at 0x"), repr(Point)[:8], frozenset(Point(1, 2)), slice(1, 2), type(...), bytes(Ring([1])[:1]), callable(Point.unit))
