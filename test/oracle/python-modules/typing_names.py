"""typing and types."""
from __future__ import annotations

import types
import typing
from types import FunctionType, MappingProxyType, MethodType, SimpleNamespace
from typing import (
    TYPE_CHECKING,
    Any,
    Callable,
    ClassVar,
    Dict,
    Final,
    Generic,
    Iterable,
    List,
    Literal,
    NamedTuple,
    NewType,
    Optional,
    Protocol,
    Sequence,
    Tuple,
    Type,
    TypedDict,
    TypeVar,
    Union,
    cast,
    final,
    overload,
    runtime_checkable,
)

if TYPE_CHECKING:
    from nowhere import Nothing


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


T = TypeVar("T")
Vector = List[float]
Pair = Tuple[int, str]
print(Vector, Pair, Optional[int], Union[int, str, None], Union[int, None], Dict[str, List[int]], Callable[[int, str], float])
print(T, Literal["a", 1], Any, Union[int, int], Iterable[T], Type[int], Callable[..., int], Final, ClassVar[int])
print(List, typing.Sequence, isinstance([], List), isinstance((), Sequence), isinstance(3, typing.Hashable), cast(int, "3"))
print(List[int] == List[int], typing.get_origin(List[int]), typing.get_args(Dict[str, int]), typing.get_origin(list[int]))
print(int | None, Optional["Node"] is not None, List[T] | None, typing.get_args(Optional[int]))
attempt(lambda: isinstance([], List[int]))
attempt(lambda: Union())


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()


s = Stack[int]()
s.push(3)
print(s.pop(), isinstance(s, Stack), Stack[int], issubclass(Stack, Generic))


class Sub(Stack[str], Generic[T]):
    pass


print([c.__name__ for c in Sub.__mro__])


@runtime_checkable
class Differentiable(Protocol):
    name: str

    def gradient(self, x: float) -> float: ...


class Square:
    name = "square"

    def gradient(self, x):
        return 2 * x


class Unchecked(Protocol):
    def f(self): ...


class Explicit(Unchecked):
    def f(self):
        return "f"


print(isinstance(Square(), Differentiable), isinstance(3, Differentiable), Explicit().f(), isinstance(Explicit(), Explicit))
attempt(lambda: isinstance(3, Unchecked))


class Point(NamedTuple):
    """A place."""

    x: float
    y: float = 0.0

    def norm(self) -> float:
        return (self.x**2 + self.y**2) ** 0.5


p = Point(3, 4)
print(p, p.norm(), Point(1), p._fields, p._replace(x=0), isinstance(p, tuple), Point.__doc__, p == (3, 4), Point._field_defaults)
attempt(lambda: Point())
Made = NamedTuple("Made", [("a", int), ("b", str)])
print(Made(1, "x"))


class Options(TypedDict, total=False):
    rate: float
    steps: int


o: Options = Options(rate=0.1)
o["steps"] = 5
print(o, type(o), TypedDict("Other", {"a": int})(a=1))
Rate = NewType("Rate", float)
print(Rate(0.5), Rate.__name__)


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


@final
class Leaf:
    value: Final[int] = 3


print(double(2), double("ab"), Leaf().value, Leaf.__annotations__)
attempt(lambda: typing.assert_never(3))

ns = SimpleNamespace(rate=0.1, steps=3)
ns.rate *= 2
ns.extra = [1]
print(ns, ns == SimpleNamespace(rate=0.2, steps=3, extra=[1]), ns.steps, vars(ns), isinstance(ns, SimpleNamespace))


def function():
    pass


class Has:
    def method(self):
        return "method"


h = Has()
h.bound = MethodType(lambda self, k: (type(self).__name__, k), h)
print(isinstance(function, FunctionType), isinstance(len, types.BuiltinFunctionType), isinstance(lambda: 0, types.LambdaType))
print(isinstance(h.method, MethodType), h.bound(5), isinstance((x for x in []), types.GeneratorType), isinstance(typing, types.ModuleType))
print(isinstance(None, types.NoneType), types.NoneType, isinstance(int | str, types.UnionType), isinstance(list[int], types.GenericAlias))
proxy = MappingProxyType({"a": 1})
print(proxy["a"], len(proxy), list(proxy))
attempt(lambda: proxy.__setitem__("b", 2))
