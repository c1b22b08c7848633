# The order of a set's elements: that of its hash table, which all that was done to it has shaped.
import random

print({3, 1, 2}, {40, 8, 16, 24, 5}, [x for x in {40, 8, 16, 24, 5}], {True, 0.5, -1, -2})
for x in {33, 17, 1, 65, 9}:
    print(x, end=" ")
print(list({33, 17, 1, 65, 9, x}), sum({0.1, 0.2, 0.3, 0.4}))
print({2**61 - 1, 2**61, -(2**70), 1e300, float("inf")}, {(1, 2), (2, 1), (0, 0), (-1,), ()})
print(hash((1, 2)), hash(()), hash((-1, 2.5, True)), hash(((1, 2), 3)), hash(frozenset({1, 2, 3})))
print({frozenset({1, 2}), frozenset(), frozenset({3}), (1, frozenset({4}))})
print({"kept", "as", "inserted", 3, 1, 2} == {"inserted", "as", "kept", 1, 2, 3})


class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    def __hash__(self):
        return 2**63 - 1 - self.degrees


print(hash(Celsius(1)), hash(Celsius(-1)))


def shuffle(choices, steps):
    s, t = set(), {choices[0], choices[1]}
    some = lambda n: [random.choice(choices) for _ in range(random.randint(0, n))]
    for _ in range(steps):
        change = random.randint(0, 15)
        if change == 0:
            s.add(random.choice(choices))
        elif change == 1:
            s.discard(random.choice(choices))
        elif change == 2:
            s |= set(some(20))
        elif change == 3:
            s.update(some(40))
        elif change == 4:
            s &= t | set(some(30))
        elif change == 5:
            s -= set(some(6))
        elif change == 6:
            s = s - set(some(3))
        elif change == 7:
            s ^= set(some(12))
        elif change == 8:
            s, t = s ^ t, s
        elif change == 9:
            t = s.copy()
        elif change == 10:
            s = s.union(some(8), t)
        elif change == 11:
            s.difference_update(some(10))
        elif change == 12:
            s = s.difference(some(3))
        elif change == 13:
            s = s.intersection(some(40), t | s)
        elif change == 14:
            t = {x for x in some(50)}
        elif s:
            print(s.pop(), end=": ")
        print(*s, sep=" ")
    t.clear()
    t.update(s)
    print(t, frozenset(t), hash(frozenset(s)) == hash(frozenset(t)))


random.seed(2)
shuffle(range(12), 60)
shuffle(range(-300, 300, 7), 60)
shuffle([random.randint(-(2**70), 2**70) for _ in range(30)], 30)
shuffle([n / 4 for n in range(-20, 20)], 40)
shuffle([(i, j) for i in range(-2, 4) for j in range(4)], 40)
