"""A small language: its words, its tree, its values."""
import math as m
from math import sqrt

position = 0
precedence: dict = {"+": 1, "-": 1, "*": 2, "/": 2, "@": 3}


class Node:
    __slots__ = ("op", "args")
    __match_args__ = ("op", "args")

    def __init__(self, op, *args):
        self.op = op
        self.args = args

    def __repr__(self):
        return f"({self.op} {' '.join(repr(a) for a in self.args)})"

    def __matmul__(self, other):
        return Node("@", self, other)

    def __invert__(self):
        return Node("~", self)

    def __pos__(self):
        return self

    def __and__(self, other):
        return Node("&", self, other)

    def __rshift__(self, f):
        return f(self)


class Trouble(ValueError):
    def __init__(self, where, message="unexpected"):
        super().__init__(f"{message} at {where}")
        self.where = where


def words(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
            continue
        if c.isdigit() or c == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            yield float(text[i:j])
            i = j
        elif c in precedence or c in "()":
            back = yield c
            if back:
                yield back
            i += 1
        else:
            raise Trouble(i)
    return i


def counted(text, lengths):
    lengths.append((yield from words(text)))


def parse(text):
    global position
    tokens = [*counted(text, [])]
    position = 0

    def peek():
        return tokens[position] if position < len(tokens) else None

    def atom():
        global position
        token = peek()
        position += 1
        if token == "(":
            inside = expression(0)
            position += 1
            return inside
        if token == "-":
            return Node("neg", atom())
        if not isinstance(token, float):
            raise Trouble(position, message="a number is missing")
        return token

    def expression(least):
        global position
        left = atom()
        while (op := peek()) in precedence and precedence[op] >= least + 1:
            position += 1
            left = Node(op, left, expression(precedence[op]))
        return left

    return expression(0)


def value(tree):
    match tree:
        case float() | int():
            return tree
        case Node("neg", [x]):
            return -value(x)
        case Node(op="+", args=(a, b)):
            return value(a) + value(b)
        case Node("*", (a, b)) if a == 0.0:
            return 0.0
        case Node("-" | "*" | "/" as op, [a, *rest]):
            x, y = value(a), value(*rest)
            return x - y if op == "-" else x * y if op == "*" else x / y
        case None | True | False:
            raise Trouble(0)
        case {"tree": inner, **others}:
            return value(inner), others
        case _:
            return "?"


class Tracing:
    depth = 0

    def __enter__(self):
        Tracing.depth += 1
        return Tracing.depth

    def __exit__(self, *rest):
        Tracing.depth -= 1


for source in ["1 + 2 * 3", "(1 + 2) * 3", "-4 * (2 - 5) / 8", "0 * 7", "2 + ", "3 $ 4", "1 / 0"]:
    with Tracing() as depth:
        try:
            tree = parse(source)
            print(depth, tree, value(tree))
        except Trouble as trouble:
            print("trouble", trouble, trouble.where)
        except ZeroDivisionError as error:
            print(error)
        else:
            if tree is not None:
                continue
        finally:
            assert Tracing.depth > 0, "inside"
            print("-" * 4)
print(Tracing.depth, value({"tree": 2.0, "k": 1}), value("text"))
print(Node("x") @ Node("y"), ~Node("z"), +Node("w"), Node("a") & Node("b"), Node("c") >> (lambda n: n.op))


def memo():
    known = {}
    hits = 0

    def fib(n, /, *, base=1):
        nonlocal hits
        if n in known:
            hits += 1
            return known[n]
        known[n] = base if n < 2 else fib(n - 1) + fib(n - 2)
        return known[n]

    return fib, lambda: hits


fib, hits = memo()
print([fib(n) for n in range(10)], hits(), {n: fib(n) for n in (3, 5)}, {fib(n) % 3 for n in range(6)} == {0, 1, 2})
bits = 0
for n in (1, 4, 6):
    bits |= 1 << n
bits ^= 2
bits &= 0x7E
bits >>= 1
bits <<= 2
bits //= 3
bits %= 17
print(bits, bits & 5, bits ^ 5, bits | 5, bits // 2, bits % 3, ~bits, +bits, m.floor(sqrt(bits)))
stack = [1, 2, 3, 4]
stack[0], *_, stack[-1] = stack[::-1]
del stack[1:3]
print(stack, (lambda *a, **k: (a, k))(*stack, **{"k": 1}), 2 not in stack, 1 <= 2 < 3 >= 3 != 4 > 3, not stack)
try:
    Node("s").other = 1
except AttributeError as error:
    print(error)
total = sum(x * y for x in range(3) for y in range(3) if x is not y)
print(total if total else "none", f"{total:04d}|{total!r:>4}|{m.pi:.3f}")
while total:
    total -= 3
    if total < 6:
        break
else:
    print("never")
pass
