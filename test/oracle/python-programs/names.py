# Who is meant by a name, and what happens where it has no value.
from __future__ import annotations

def failing(call):
    try:
        call()
    except NameError as error:
        print(type(error).__name__, error)


def local_too_early():
    print(x)
    x = 1


def free_too_early():
    def inner():
        return value

    inner()
    value = 1


def deleted():
    y = 1
    del y
    return y


def from_comprehension():
    if False:
        late = 1
    return [late for _ in range(1)]


failing(local_too_early)
failing(free_too_early)
failing(deleted)
failing(from_comprehension)
failing(lambda: later)
later = 1
failing(lambda: later)
del later
failing(lambda: later)

max_of = max if False else None
len_before = len("abc")
len = lambda x: "mine"
print(len("abc"), len_before)
del len
print(len("abc"))

x = "module"


class Body:
    x = x
    y = [x for _ in range(1)]
    z = x + "!"

    def method(self):
        return x

    def __private(self):
        return "private"

    def call(self):
        return self.__private()


print(Body.x, Body.y, Body.z, Body().method(), Body().call(), Body()._Body__private())

# A comprehension has variables of its own; the first iterable belongs to what is around it.
i = "kept"
squares = [i * i for i in range(4)]
print(i, squares)
print([(i, j) for i in range(3) for j in range(i)])
print([y for y in [x for x in range(3)]], x)
print([last := n for n in range(3)], last)
if (n := 10) > 5:
    print(n)
print((a := 1, b := 2), a, b)


def walrus():
    values = [seen := v + 1 for v in (1, 2, 3)]
    return values, seen


print(walrus())


def shadow(list):
    return list + 1


print(shadow(1))

try:
    raise ValueError("gone afterwards")
except ValueError as error:
    pass
failing(lambda: error)

for k in []:
    pass
failing(lambda: k)
for k in "ab":
    pass
print(k)

unbound: int
failing(lambda: unbound)
bound: int = 3
print(bound)
annotated: undefined_name = 4
print(annotated)


def annotations(a: undefined_name, b: also_undefined = 2) -> nothing_known:
    c: not_there = a
    d: not_there
    return c + b


print(annotations(1))


def conditional(flag):
    if flag:
        result = 1
    return result


print(conditional(True))
failing(lambda: conditional(False))
del x, i
failing(lambda: x)
p = q = r = [1]
del p, (q, [r])
failing(lambda: r)
