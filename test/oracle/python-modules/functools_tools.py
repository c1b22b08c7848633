"""functools."""
import functools
import operator
from functools import cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch, total_ordering, update_wrapper, wraps


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


print(reduce(operator.add, [1, 2, 3]), reduce(lambda a, b: a * b, [2.5, 2], 10), reduce(max, [3]), reduce(lambda a, b: b, [1, 2], None))
attempt(lambda: reduce(operator.add, []))
print(reduce(operator.add, [], 5), reduce(lambda f, g: lambda x: g(f(x)), [abs, lambda x: x + 1])(-3))


def power(base, exponent, *, offset=0):
    """Raises."""
    return base**exponent + offset


square = partial(power, exponent=2)
two = partial(power, 2)
print(square(5), two(3), square(3, offset=1), two.func is power, two.args, square.keywords, partial(two, offset=3)(2))
print(partial(square, exponent=3)(2), partial(partial(power, 2), 3).args)
attempt(lambda: square(1, 2))
attempt(lambda: partial())
print(repr(partial(print, 1, sep="-")).replace(repr(print), "PRINT"))
calls = []


@lru_cache(maxsize=2)
def slow(n, k=1):
    calls.append(n)
    return n * n


print(slow(1), slow(2), slow(1), slow(3), slow(2), calls, slow.cache_info(), slow.__name__)
slow.cache_clear()
print(slow.cache_info(), slow.__wrapped__(7), slow(1), slow(1.0), slow(True), slow(1, k=1), slow.cache_info().hits)


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@lru_cache
def plain(x):
    return x + 1


print(fib(80), fib.cache_info(), plain(1), plain(1), plain.cache_info(), fib.cache_parameters())
attempt(lambda: fib([1]))


class Model:
    def __init__(self, w):
        self.w = w
        self.computed = 0

    @cached_property
    def norm(self):
        """Norm."""
        self.computed += 1
        return abs(self.w) * 2

    @lru_cache(maxsize=None)
    def scaled(self, k):
        self.computed += 1
        return self.w * k

    def combine(self, a, b):
        return self.w + a * b

    double = partialmethod(combine, 2)
    fixed = partialmethod(combine, 2, b=5)


m = Model(-3)
print(m.norm, m.norm, m.computed, vars(m), m.scaled(2), m.scaled(2), m.computed, m.double(4), m.fixed())
m.norm = 5
del m.norm
print(m.norm, m.computed)


def logged(func):
    @wraps(func)
    def inner(*args, **kwargs):
        """Inner."""
        return ("logged", func(*args, **kwargs))

    return inner


@logged
def named(x):
    """Named."""
    return x


print(named(1), named.__name__, named.__doc__, named.__wrapped__(2), named.__qualname__, named.__module__)


def outer():
    pass


def target():
    """Target."""


target.extra = 5
print(update_wrapper(outer, target).__name__, outer.extra, outer.__doc__)


@total_ordering
class Size:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


@total_ordering
class Reverse:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __ge__(self, other):
        return self.n <= other.n


a, b = Size(1), Size(2)
print(a < b, a <= b, a > b, a >= b, a >= Size(1), sorted([b, a])[0].n, max(a, b).n)
r, s = Reverse(1), Reverse(2)
print(r < s, r <= s, r > s, r >= s, r <= Reverse(1))
attempt(lambda: total_ordering(type("Empty", (), {})))
print(sorted([3, 1, 2], key=cmp_to_key(lambda x, y: y - x)), sorted(["bb", "a", "ccc"], key=cmp_to_key(lambda x, y: len(x) - len(y))))
key = cmp_to_key(lambda x, y: x - y)
print(key(1) < key(2), key(1) == key(1), key(2) >= key(1), key(3) > key(5), key(5).obj)


@singledispatch
def describe(value):
    return f"object {value}"


@describe.register(int)
def _(value):
    return f"int {value}"


@describe.register(list)
@describe.register(tuple)
def _(value):
    return f"sequence of {len(value)}"


describe.register(str, lambda value: f"text {value!r}")
print(describe(3), describe([1, 2]), describe((1,)), describe("x"), describe(2.5), describe(True), describe.dispatch(list)([1]))
