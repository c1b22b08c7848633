import math as m, os.path
from random import *
counter = 0
total: float = 0.0
declared: int


def outer(a, b=counter, *args, key=None, **kwargs):
    global counter, made_here
    counter += 1
    made_here = a
    hidden = [a * i for i in range(b) if (last := i) > 0]

    def inner(c):
        nonlocal hidden
        hidden = c
        shadow = lambda a, d=hidden: a + d + last + key

        def deepest():
            return hidden, c, math_free

        return shadow, deepest

    for k, (v, *w) in kwargs.items():
        pass
    with open(a) as handle, open(b) as (left, right):
        del left
    try:
        import numpy.linalg
    except ValueError as error:
        raise
    match args:
        case [first, *others] if first: pass
        case {"k": value, **rest}: pass
        case Point(x=px) as whole: pass
    return inner, last


class Base:
    field = 1
    __private = 2
    size = [field for _ in range(field)]
    pairs = {n: [n + j for j in range(n)] for n in range(3)}

    def method(self, __hidden):
        self.__private = __hidden
        return super().method(field)

    def named(self):
        return __class__

    class Nested:
        def method(self): return super().method()

    @classmethod
    def make(cls): return (cls for cls in [cls])


def generator():
    x = yield
    total = 0
    return (lambda: (yield))


def gathers():
    yield from (i for i in range(3))
    z = {(q := r) for r in range(3)}
    return q


async def co():
    async for item in stream():
        yield item
    return_value = [u async for u in stream()]
