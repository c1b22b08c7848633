# Comprehensions and displays.
print([n for n in range(5)], [n * n for n in range(6) if n % 2 if n > 1])
print([(i, j) for i in range(3) for j in range(i, 3) if i != j])
print([[i * j for j in range(3)] for i in range(3)])
print({n % 3 for n in range(10)} == {0, 1, 2}, {k: v for k, v in [("a", 1), ("b", 2)]})
print({c: i for i, c in enumerate("abc") if c != "b"})
print(sum(n for n in range(5)), max((len(w), w) for w in ["a", "ccc", "bb"]))
print([x for x, in [(1,), (2,)]], [a + b for a, *[b] in [(1, 2), (3, 4)]])
print([*range(3), *"ab", 5], (*[1], 2), {*[1, 2], 2} == {1, 2}, [*[], *()])
print({"a": 1, **{"b": 2, "a": 3}, "c": 4, **{}}, {**{"x": 1}})
print((), (1,), (1, 2), [], {}, [[]], ((),))
functions = [lambda: n for n in range(3)]
print([f() for f in functions])
functions = [lambda n=n: n for n in range(3)]
print([f() for f in functions])


class Table:
    size = 3
    rows = [n for n in range(size)]


print(Table.rows)


def outer(k):
    return [[k * n + m for m in range(2)] for n in range(2)]


print(outer(10))
order = []


def note(label, value):
    order.append(label)
    return value


made = {note("k1", 1): note("v1", 2), note("k2", 3): note("v2", 4)}
made = [note("a", 1), *note("star", [2]), note("b", 3)]
made = {note("ck", n): note("cv", n) for n in note("iter", [1, 2]) if note("if", True)}
print(order, made)
for bad in (lambda: [*5], lambda: {**5}, lambda: {[]: 1}, lambda: {*[[]]}, lambda: [n for n in 5]):
    try:
        bad()
    except TypeError as error:
        print(error)
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 5
print(grid)
print([n for n in [1, 2, 3]][1:], [c for c in "hello"][::-1], "hello"[1:4], (1, 2, 3)[-1], [1, 2, 3, 4][::2])
matrix = [[1, 2], [3, 4]]
print([list(row) for row in zip(*matrix)], [sum(row) for row in matrix])
