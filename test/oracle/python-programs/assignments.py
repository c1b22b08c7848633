# Targets of all kinds, unpacking, and assignment in place.
a = b = c = 1
print(a, b, c)
a, b = b + 1, a + 5
print(a, b)
a, b, c = c, a, b
print(a, b, c)
(x, y), z = (1, 2), 3
print(x, y, z)
[p, [q, *r]] = 1, (2, 3, 4)
print(p, q, r)
*head, tail = "abc"
print(head, tail)
first, *_, last = range(6)
print(first, _, last)
only, *none = [1]
print(only, none)


def failing(call):
    try:
        call()
    except (TypeError, ValueError, IndexError, KeyError, AttributeError) as error:
        print(type(error).__name__, error)


def too_many():
    a, b = 1, 2, 3


def too_few():
    a, b, c = [1, 2]


def too_few_starred():
    a, b, *c = [1]


def not_iterable():
    a, b = 5


failing(too_many)
failing(too_few)
failing(too_few_starred)
failing(not_iterable)

items = [0, 1, 2, 3]
items[0], items[-1] = items[-1], items[0]
print(items)
i = 0
i, items[i] = 2, "at two"
print(items)
items[1:3] = [10, 20, 30]
print(items)
del items[0], items[-1]
print(items)


class Box:
    pass


box = Box()
box.value = 1
box.value += 4
box.inner = Box()
box.inner.list = [1, 2]
box.inner.list[0] += 10
box.inner.list += [3]
print(box.value, box.inner.list)
del box.value
failing(lambda: box.value)


def log(name, value):
    print("eval", name)
    return value


# The value first, then the targets from left to right; object and key once.
log("list", items)[log("index", 0)] = log("value", 1)
log("list", items)[log("index", 0)] += log("value", 5)
print(items)
log("box", box).attribute = log("value", 2)

same = shared = [1]
shared += [2]
print(same is shared, same)
shared = shared + [3]
print(same is shared, same, shared)
t = (1,)
u = t
u += (2,)
print(t, u)
holder = ([1],)
try:
    holder[0] += [2]
except TypeError as error:
    print(error)
print(holder)

n = 7
n -= 2
n *= 3
n //= 2
n **= 2
n %= 10
n <<= 3
n >>= 1
n |= 3
n &= 22
n ^= 5
print(n)
f = 7
f /= 2
print(f)


class Tally:
    def __init__(self):
        self.log = []

    def __iadd__(self, other):
        self.log.append(other)
        return self

    def __imul__(self, other):
        return "replaced"


tally = Tally()
original = tally
tally += 1
tally += 2
print(tally.log, tally is original)
tally *= 3
print(tally)

for box.count in range(3):
    pass
print(box.count)
for items[0] in "xy":
    pass
print(items)
for k, (v, w) in [(1, (2, 3)), (4, (5, 6))]:
    print(k, v, w)
d = [[1, 2], [3, 4]]
(d[0], d[1]), last = (5, 6), 7
print(d, last)
failing(lambda: items[100])
