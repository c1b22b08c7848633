x = 2.5
y = -3.5
n = 7
m = -3


class Empty:
    pass


class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __repr__(self):
        return f"Vector{self.parts}"

    def __str__(self):
        return " ".join(map(str, self.parts))

    def __format__(self, spec):
        return ",".join(format(part, spec) for part in self.parts)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, Vector) else NotImplemented

    def __hash__(self):
        return hash(self.parts)

    def __len__(self):
        return len(self.parts)

    def __iter__(self):
        return iter(self.parts)

    def __getitem__(self, key):
        return self.parts[key]

    def __contains__(self, part):
        return part in self.parts

    def __reversed__(self):
        return reversed(self.parts)

    def __add__(self, other):
        return Vector(*(a + b for a, b in zip(self, other))) if isinstance(other, Vector) else NotImplemented

    def __radd__(self, other):
        return self if other == 0 or isinstance(other, list) else NotImplemented

    def __mul__(self, other):
        return Vector(*(a * other for a in self))

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __abs__(self):
        return sum(a * a for a in self) ** 0.5

    def __bool__(self):
        return any(self.parts)

    def __round__(self, digits=None):
        return Vector(*(round(a, digits) for a in self))

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self, other))

    def __divmod__(self, other):
        return "divmod", other

    def __rdivmod__(self, other):
        return "rdivmod", other

    def __pow__(self, other):
        return "pow", other


class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        return self.i

    def __call__(self, *args, **kwargs):
        return args, kwargs


class Measure:
    def __init__(self, value):
        self.value = value

    def __float__(self):
        return self.value

    def __int__(self):
        return int(self.value)

    def __trunc__(self):
        return -1


class Count:
    """Walked through by index."""

    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return i * i

    def __len__(self):
        return 3


class Ticks:
    """Its own iterator."""

    def __init__(self, stop):
        self.at, self.stop = 0, stop

    def __iter__(self):
        return self

    def __next__(self):
        if self.at >= self.stop:
            raise StopIteration
        self.at += 1
        return self.at


class Words(list):
    pass


class Table(dict):
    def __missing__(self, key):
        return f"no {key}"


class Bad:
    def __len__(self):
        return -1

    def __bool__(self):
        return 1

    def __iter__(self):
        return 5

    def __repr__(self):
        return 5

    def __str__(self):
        return None

    def __index__(self):
        return "a"

    def __contains__(self, v):
        raise KeyError(v)


def circle():
    a = [1]
    a.append(a)
    return a


def knot():
    d = {}
    d["me"] = d
    return d


def after(v, method, *args, **kwargs):
    """What a method gives, and what it leaves."""
    return getattr(v, method)(*args, **kwargs), v


def put(v, key, value):
    v[key] = value
    return v


def drop(v, key):
    del v[key]
    return v


def grown(v, other):
    v += other
    return v
