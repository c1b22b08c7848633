def f(): pass
def g(a, b=1, *args, c, d=2, **kwargs): return a
def h(a, /, b, *, c): return
def typed(a: int, b: "str" = "x", *rest: float, k: int = 0, **kw: dict) -> List[int]:
    """Docstring."""
    return [a]

@decorator
@pkg.decorate(arg, k=1)
def decorated():
    nonlocal_value = 1
    def inner():
        nonlocal nonlocal_value
        nonlocal_value += 1
        yield nonlocal_value
        x = yield
        y = yield x, 1
        yield from range(3)
    return inner


class Empty: pass
class A(B, C, metaclass=M, **opts):
    attr: int = 0
    __slots__ = ('a', 'b')

    @property
    def value(self):
        return self.__value

    @staticmethod
    def make(): return A()

@dataclass
class Point():
    x: float = 0.0

async def co():
    async with a as b: pass
    async for x in y:
        await x
    return [z async for z in w]

def last(
    a,
    b,
):
    return (
        a
        + b
    )
# the end
