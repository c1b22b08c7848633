# Generators: values, what is sent, exceptions, delegation.
def count(n):
    for i in range(n):
        yield i


print(list(count(4)), sum(count(5)), [a + b for a, b in zip(count(3), count(3))], 2 in count(5))
g = count(2)
print(next(g), next(g), next(g, "end"), next(g, "still"))
print(iter(g) is g, type(g).__name__)


def echo():
    received = []
    while True:
        value = yield received
        if value is None:
            return "returned"
        received.append(value)


e = echo()
print(next(e), e.send(1), e.send(2))
try:
    e.send(None)
except StopIteration as stop:
    print("stop", stop.value)


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


taken = []
for f in fibonacci():
    if f > 50:
        break
    taken.append(f)
print(taken)


def guarded():
    try:
        yield 1
        yield 2
    except ValueError as error:
        yield f"caught {error}"
    finally:
        print("cleanup")
    yield "after"


g = guarded()
print(next(g), g.throw(ValueError("thrown")), next(g), next(g, None))
g = guarded()
next(g)
g.close()
print("closed", next(g, "nothing"))
g = guarded()
g.close()
g = guarded()
next(g)
try:
    g.throw(KeyError("through"))
except KeyError as error:
    print("escaped", error)
print(list(g))


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            yield 2


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)


def inner():
    x = yield "a"
    print("inner got", x)
    try:
        yield "b"
    except ValueError as error:
        print("inner caught", error)
        yield "c"
    return "result"


def outer():
    result = yield from inner()
    print("outer got", result)
    yield from [1, 2]
    yield from (n * n for n in range(3))
    yield from "xy"
    return (yield "last")


g = outer()
print(next(g), g.send("sent"), g.throw(ValueError("down")), list(g))


def tree(node):
    if node is None:
        return
    left, value, right = node
    yield from tree(left)
    yield value
    yield from tree(right)


print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))


def expressions():
    x = (yield 1) + (yield 2) * 10
    print("x", x)
    y = [(yield 3), (yield 4), 0]
    print("y", y)
    print("call", max((yield 5), (yield 6)), "and", (yield 7))
    z = (yield 8) if (yield 9) else (yield 10)
    print("z", z)
    w = (yield 11) and (yield 12)
    print("w", w)
    print(f"<{(yield 13)}>", {(yield 14): (yield 15)})
    a, b = (yield 16), (yield 17)
    print(a < (yield 18), b, not (yield 19))
    d = {}
    d["k"] = yield 20
    d["k"] += yield 21
    total = 1
    total += yield 22
    print(d, total, (yield))
    if (yield 23):
        print("if")
    while (yield 24) != 25:
        print("while")
    for n in (yield 26):
        print("for", n)
    assert (yield 27), "asserted"
    return (yield 28)


def drive(generator, answers):
    seen = [next(generator)]
    try:
        for answer in answers:
            seen.append(generator.send(answer))
    except StopIteration as stop:
        print("returned", stop.value)
    return seen


answers = [1, 2, "p", "q", 50, 60, 7, 1, "eight", 0, 13, "key", "value", 3, 4, 5, 0, 20, 21, 22, None, True]
print(drive(expressions(), answers + [24, 25, "ab", True, "done"]))


def nested_loops(n):
    for i in range(n):
        for j in range(n):
            if j > i:
                break
            if i == j == 1:
                continue
            yield (i, j)
        else:
            yield "full"


print(list(nested_loops(3)))


def matching(values):
    for value in values:
        match value:
            case [x, y]:
                yield x + y
            case int(n) if n > 5:
                yield "big"
            case _:
                got = yield "other"
                print("got", got)


print(list(matching([[1, 2], 7, 1])))


class Resource:
    def __enter__(self):
        print("open")
        return self

    def __exit__(self, *args):
        print("shut", args[0] is not None)
        return False


def managed():
    with Resource():
        yield 1
        yield 2


print(list(managed()))
g = managed()
next(g)
g.close()


def stopping():
    yield 1
    raise StopIteration


try:
    list(stopping())
except RuntimeError as error:
    print(error)


def itself():
    yield next(me)


me = itself()
try:
    next(me)
except ValueError as error:
    print(error)
try:
    count(1).send("too early")
except TypeError as error:
    print(error)

squares = (print("lazy", n) or n * n for n in range(3))
print("made")
print(next(squares), list(squares))
try:
    (n for n in 5)
except TypeError as error:
    print("at once:", error)
pairs = ((i, j) for i in range(3) if i for j in range(i))
print(list(pairs))


class Tree:
    def __init__(self, *parts):
        self.parts = parts

    def __iter__(self):
        for part in self.parts:
            yield part


print([*Tree(1, 2)], max(Tree(3, 9, 4)))


def handling():
    try:
        raise ValueError("kept")
    except ValueError:
        yield 1
        try:
            raise
        except ValueError as error:
            yield repr(error)


g = handling()
next(g)
try:
    raise KeyError("outside")
except KeyError:
    print(next(g))
    try:
        raise
    except KeyError as error:
        print(repr(error))


def recursive(n):
    try:
        yield n
        if n:
            yield from recursive(n - 1)
    finally:
        print("done", n)


print(list(recursive(2)))


class Ticker:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("ticked out")
        return self.n


def from_iterator():
    result = yield from Ticker()
    yield result


print(list(from_iterator()))
