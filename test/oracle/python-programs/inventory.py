"""A shop's stock: records, errors, reports."""
from __future__ import annotations
import math
from math import floor as down

LIMIT: int = 10
total_moves = 0


class Matrix:
    def __init__(self, *rows):
        self.rows = [list(row) for row in rows]

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix(*[[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __invert__(self):
        return Matrix(*zip(*self.rows))

    def __imatmul__(self, other):
        self.rows = (self @ other).rows
        return self

    def __pos__(self):
        return self


class Shortage(Exception):
    pass


class Item:
    __match_args__ = ("name", "count")

    def __init__(self, name, count, price=1.5, *, tags=()):
        self.name, self.count, self.price = name, count, price
        self.tags = {tag.lower() for tag in tags}


class Ledger:
    def __init__(self):
        self.lines = []

    def __enter__(self):
        self.lines.append("open")
        return self.lines

    def __exit__(self, *failure):
        self.lines.append("close")
        return failure[0] is Shortage


def describe(thing):
    match thing:
        case Item(name, 0) | Item(name=name, count=None):
            return f"{name}: none"
        case Item(name=str(name), count=n) if n > LIMIT:
            return f"{name}: many"
        case Item():
            return f"{thing.name}: {thing.count:>3}"
        case {"kind": "note", **rest}:
            return f"note {rest}"
        case [first, *others]:
            return f"{describe(first)} and {len(others)} more"
        case None | True:
            return "nothing"
        case -1:
            return "minus one"
        case _:
            return "?"


def moves(stock):
    """Takes orders, says what is left."""
    taken = 0
    while True:
        order = yield taken
        if order is None:
            break
        name, n = order
        item = next((each for each in stock if each.name == name), None)
        if item is None or not n <= item.count:
            raise Shortage(name)
        item.count -= n
        taken += n
    return taken


def all_moves(stock, log):
    result = yield from moves(stock)
    log.append(result)


def counter():
    calls = 0

    def count(step=1, /):
        nonlocal calls
        global total_moves
        calls += step
        total_moves |= calls
        return calls

    return count


stock = [Item("bolt", 12), Item("nut", 3, 0.25, tags=["Small", "METAL"]), Item("washer", 0)]
print([describe(item) for item in stock], describe(stock), describe(None), describe(-1), describe(3))
print(describe({"kind": "note", "text": "x"}), sorted(stock[1].tags))

log = []
run = all_moves(stock, log)
next(run)
print(run.send(("bolt", 2)), run.send(("nut", 1)))
try:
    run.send(None)
except StopIteration:
    print("over", log)
else:
    print("never")
finally:
    print("stock", {item.name: item.count for item in stock})

with Ledger() as lines:
    lines += ["using"]
    raise Shortage("again")
print(lines)

count = counter()
print(count(), count(2), total_moves, +5, ~6, -down(2.7), +Matrix((1,)) is not None)
m = Matrix((1, 2), (3, 4))
m @= ~m
print(m.rows, (m @ Matrix((1, 0), (0, 2))).rows)
flags = 0b1010
flags &= 0b0110
flags ^= 1
print(flags, flags << 3, flags >> 1, flags | 8, 7 // 2, 7 % 4, 7 / 2, 2**5, 1 <= 1 >= 1, "x" not in "abc")
half = lambda x, n=2: x / n
print(half(5), half(9, n=3), *[half(i) for i in (1, 2)][::-1])
first, (second, *rest), stock[0].price = 1, "abc", math.sqrt(2.25)
print(first, second, rest, stock[0].price)
del rest, stock[0].price, stock[1:]
assert len(stock) == 1, "one is left"
print("yes" if (n := len(stock)) == 1 else "no", n)
for item in stock:
    if not item.tags:
        continue
    break
else:
    print("all seen")
