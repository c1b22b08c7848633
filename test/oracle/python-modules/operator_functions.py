"""operator and copy."""
import copy
import operator
from copy import deepcopy
from operator import attrgetter, itemgetter, methodcaller


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


pairs = [(7, 2), (-7, 2), (7.5, -2), (2, 0.5)]
for name in "add sub mul truediv floordiv mod pow lt le eq ne ge gt iadd isub imul itruediv ifloordiv imod ipow".split():
    print(name, [getattr(operator, name)(a, b) for a, b in pairs])
for name in "and_ or_ xor lshift rshift iand ior ixor ilshift irshift".split():
    print(name, getattr(operator, name)(12, 3))
print(operator.neg(3), operator.pos(-2.5), operator.invert(5), operator.inv(0), operator.not_([]), operator.truth("a"), operator.abs(-3))
print(operator.index(True), operator.is_(None, None), operator.is_not(1, None), operator.concat([1], [2]), operator.contains([1, 2], 2))
print(operator.countOf([1, 2, 1], 1), operator.indexOf([5, 6], 6), operator.getitem({"a": 1}, "a"), operator.length_hint([1, 2]), operator.iconcat([1], [2]))
values = [3, 1, 2]
operator.setitem(values, 0, 9)
operator.delitem(values, 1)
print(values, operator.iadd(values, [5]), values, operator.call(max, 1, 2))


class Matrix:
    def __matmul__(self, other):
        return "product"


print(operator.matmul(Matrix(), 1), operator.imatmul(Matrix(), 2), operator.__add__(1, 2), operator.__mul__(3, 4), operator.__getitem__([1], 0))
rows = [("b", 2, 0.5), ("a", 3, 1.5), ("c", 1, 1.0)]
print(sorted(rows, key=itemgetter(1)), [itemgetter(0, 2)(row) for row in rows], itemgetter(slice(1, 3))(rows[0]), max(rows, key=itemgetter(2)))
print(itemgetter("k")({"k": 5}), attrgetter("real")(3), methodcaller("upper")("abc"), methodcaller("split", ",", maxsplit=1)("a,b,c"))


class Inner:
    value = 3


class Outer:
    inner = Inner()
    name = "outer"


print(attrgetter("inner.value")(Outer), attrgetter("name", "inner.value")(Outer()), list(map(itemgetter(-1), rows)))
attempt(lambda: attrgetter("nothing")(Outer))
attempt(lambda: itemgetter(5)([1]))
attempt(lambda: methodcaller("nothing")("x"))
attempt(lambda: operator.add(1, "x"))
attempt(lambda: operator.indexOf([1], 2))
attempt(lambda: operator.index(1.5))
print(repr(itemgetter(1)), repr(itemgetter(1, "a")), repr(attrgetter("a.b")), repr(methodcaller("f", 1, k=2)))

original = {"list": [1, [2, 3]], "tuple": (1, [2]), "set": {1, 2}, "text": "x"}
shallow, deep = copy.copy(original), deepcopy(original)
original["list"][1].append(4)
original["tuple"][1].append(5)
print(shallow, deep, shallow["list"] is original["list"], deep["list"] is original["list"])
shared = [1]
both = deepcopy([shared, shared])
print(both[0] is both[1], both[0] is shared, copy.copy((1, 2)), deepcopy(None), copy.copy(frozenset([1])))
loop = [1]
loop.append(loop)
twin = deepcopy(loop)
print(twin[1] is twin, twin is loop, twin)


class Node:
    kind = "node"

    def __init__(self, value, children=()):
        self.value = value
        self.children = list(children)


tree = Node(1, [Node(2)])
half, full = copy.copy(tree), copy.deepcopy(tree)
tree.children[0].value = 9
tree.value = 0
print(half.value, half.children[0].value, full.value, full.children[0].value, type(full).__name__, full.kind)


class Custom:
    def __init__(self, n):
        self.n = n

    def __copy__(self):
        return Custom(self.n + 1)

    def __deepcopy__(self, memo):
        return Custom(self.n * 100)


class Slots:
    __slots__ = ("a", "b")


class Listy(list):
    pass


s = Slots()
s.a = [1]
t = deepcopy(s)
s.a.append(2)
y = Listy([1, [2]])
y.tag = "t"
z = deepcopy(y)
y[1].append(3)
print(copy.copy(Custom(1)).n, deepcopy([Custom(2)])[0].n, t.a, z, z.tag, type(z).__name__, deepcopy(len) is len, deepcopy(Node) is Node)
