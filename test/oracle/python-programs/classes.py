# Classes: bodies, inheritance, descriptors, special methods.
class Vector:
    """Two numbers."""

    dimensions = 2
    doubled = dimensions * 2
    for index in range(3):
        last = index
    if dimensions > 1:
        kind = "plane"
    else:
        kind = "line"

    def __init__(self, x, y=0):
        self.x, self.y = x, y

    def __repr__(self):
        return f"{type(self).__name__}({self.x}, {self.y})"

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __setitem__(self, i, value):
        if i == 0:
            self.x = value
        else:
            self.y = value

    def __contains__(self, value):
        return value in (self.x, self.y)

    def __call__(self, *args):
        return ("called", args)

    def __bool__(self):
        return bool(self.x or self.y)

    def __lt__(self, other):
        return self.x < other.x

    @property
    def sum(self):
        return self.x + self.y

    @sum.setter
    def sum(self, value):
        self.x = value - self.y

    @staticmethod
    def origin():
        return Vector(0, 0)

    @classmethod
    def along(cls, n):
        return cls(n, n)


v = Vector(1, 2)
print(v, v + Vector(3, 4), v * 2, 3 * v, -v, v == Vector(1, 2), v != Vector(1, 2), v == 3)
print(len(v), v[0], v[1], 2 in v, 5 in v, v(1, 2), bool(v), bool(Vector.origin()))
v[0] = 10
v[1] += 5
print(v, v.sum)
v.sum = 100
print(v, Vector.along(3), v < Vector(0), v > Vector(0))
print(Vector.__doc__, Vector.doubled, Vector.last, Vector.kind, Vector.__name__)
x, y = v
print(x, y, [*v])
try:
    v + 1
except TypeError as error:
    print(error)
try:
    Vector.origin().missing
except AttributeError as error:
    print(error)


class Shape:
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    def area(self):
        raise NotImplementedError("area of " + self.name)

    def describe(self):
        return f"{self.name} with area {self.area()}"


class Square(Shape):
    def __init__(self, side):
        super().__init__("square")
        self.side = side

    def area(self):
        return self.side**2


class Named(Square):
    def __init__(self, side, label):
        super(Named, self).__init__(side)
        self.label = label

    def describe(self):
        parent = super().describe
        return self.label + ": " + parent()


print(Square(3).describe(), Named(2, "mine").describe(), Shape.count)
try:
    Shape("blob").describe()
except NotImplementedError as error:
    print(error)
print(isinstance(Named(1, ""), Shape), issubclass(Named, Square), [c.__name__ for c in Named.__mro__])


# The order of the bases, and `super` along it.
class Root:
    def visit(self):
        return ["Root"]


class Left(Root):
    def visit(self):
        return ["Left"] + super().visit()


class Right(Root):
    def visit(self):
        return ["Right"] + super().visit()


class Both(Left, Right):
    def visit(self):
        return ["Both"] + super().visit()


print(Both().visit())

a = Square(1)
a.extra = 1
Square.shared = 2
print(a.extra, a.shared, a.__dict__)
method = a.area
a.side = 5
print(method(), Square.area(a), list(map(Square.area, [a])))


class Outer:
    value = "outer"

    class Inner:
        value = "inner"

        def get(self):
            return self.value, Outer.value

    def make(self):
        class Local(Outer.Inner):
            def get(self):
                return ("local",) + super().get()

        return Local()


print(Outer.Inner().get(), Outer().make().get(), Outer.Inner.__qualname__)


def register(cls):
    cls.registered = True
    return cls


@register
class Marked:
    def me(self):
        return __class__.__name__


print(Marked.registered, Marked().me())


class Base:
    made = []

    def __init_subclass__(cls, tag="none", **kwargs):
        super().__init_subclass__(**kwargs)
        Base.made.append((cls.__name__, tag))


class First(Base):
    pass


class Second(Base, tag="second"):
    pass


print(Base.made)


class Meta(type):
    def __new__(mcs, name, bases, namespace, **kwargs):
        namespace["made_by"] = "Meta"
        return super().__new__(mcs, name, bases, namespace)

    def __call__(cls, *args):
        print("creating", cls.__name__)
        return super().__call__(*args)


class WithMeta(metaclass=Meta):
    def __init__(self, x):
        self.x = x


print(WithMeta(3).x, WithMeta.made_by, type(WithMeta).__name__)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), [n for n in Countdown(2)], sum(Countdown(4)))


class Indexed:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * i


print([n for n in Indexed()], 4 in Indexed())


class Dynamic:
    def __getattr__(self, name):
        if name.startswith("no_"):
            raise AttributeError(name)
        return name.upper()


print(Dynamic().hello, hasattr(Dynamic(), "no_thing"), getattr(Dynamic(), "no_thing", "fallback"))


class Celsius:
    def __get__(self, instance, owner):
        return "class" if instance is None else instance.degrees

    def __set__(self, instance, value):
        instance.degrees = value * 2


class Thermometer:
    reading = Celsius()


t = Thermometer()
t.reading = 20
print(t.reading, Thermometer.reading)


class Value:
    def __init__(self, data, children=(), op=""):
        self.data = data
        self.grad = 0.0
        self._backward = lambda: None
        self._prev = set(children)

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), "+")

        def _backward():
            self.grad += out.grad
            other.grad += out.grad

        out._backward = _backward
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), "*")

        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out._backward = _backward
        return out

    def backward(self):
        order = []
        visited = set()

        def build(node):
            if node not in visited:
                visited.add(node)
                for child in node._prev:
                    build(child)
                order.append(node)

        build(self)
        self.grad = 1.0
        for node in reversed(order):
            node._backward()


p = Value(2.0)
q = Value(-3.0)
r = p * q + p * p
r.backward()
print(r.data, p.grad, q.grad)
