"""contextlib."""
import contextlib
from contextlib import ContextDecorator, ExitStack, closing, contextmanager, nullcontext, suppress


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


@contextmanager
def scaled(factor, label="scaled"):
    """Scales."""
    print("enter", label)
    try:
        yield factor * 2
    except ValueError as error:
        print("caught", error)
    finally:
        print("leave", label)


with scaled(3) as six:
    print(six, scaled.__name__, scaled.__doc__)
with scaled(1, label="x"):
    raise ValueError("inside")
try:
    with scaled(2):
        raise KeyError("other")
except KeyError as error:
    print("outside", error)


def early():
    with scaled(5) as ten:
        return ten


print(early())


@contextmanager
def empty():
    return
    yield


@contextmanager
def twice():
    yield 1
    yield 2


def use(manager):
    with manager as v:
        return v


attempt(lambda: use(empty()))
attempt(lambda: use(twice()))


@contextmanager
def around(name):
    print("before", name)
    yield
    print("after", name)


@around("f")
def f(x, *, y=1):
    print("in f")
    return x + y


print(f(1, y=5), f(2))


class Holder:
    def __init__(self):
        self.depth = 0

    @contextmanager
    def nested(self):
        self.depth += 1
        yield self
        self.depth -= 1


h = Holder()
with h.nested() as a, h.nested() as b:
    print(a.depth, b is h)
print(h.depth)
with suppress(ZeroDivisionError, KeyError):
    print(1 / 0)
with suppress(ValueError):
    print("fine")
attempt(lambda: use(nullcontext(7)))
with nullcontext():
    print("nothing")


class Thing:
    def close(self):
        print("closed")

    def __enter__(self):
        print("thing in")
        return self

    def __exit__(self, *exception):
        print("thing out", exception[0])
        return exception[0] is ValueError


with closing(Thing()) as thing:
    print(type(thing).__name__)
with ExitStack() as stack:
    stack.enter_context(Thing())
    stack.callback(print, "called", "back", sep="-")
    stack.enter_context(scaled(2, "in stack"))
    print("body")
with contextlib.ExitStack() as stack:
    stack.push(Thing())
    raise ValueError("swallowed")
stack = ExitStack()
stack.callback(print, "late")
kept = stack.pop_all()
stack.close()
print("not yet")
kept.close()


class Timer(ContextDecorator):
    def __enter__(self):
        print("start")
        return self

    def __exit__(self, *exception):
        print("stop")
        return False


@Timer()
def timed(x):
    return x * 2


print(timed(4))
with Timer():
    print("timed block")
