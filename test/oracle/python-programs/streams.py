# Streams of values: built-in iterators joined together.
step = 0.25
names = ["ann", "bob", "cid"]
ages = [31, 25, 40]
for i, (name, age) in enumerate(zip(names, ages), start=1):
    print(i, name, age, sep=": ", end=";" if i < 3 else "\n")
print(list(map(lambda n, a: f"{n}-{a}", names, ages)), list(filter(lambda a: a > 30, ages)), list(zip(names, ages, strict=True))[0], dict(enumerate(names)))
print(list(reversed(range(5))), list(reversed("abc")), list(reversed({1: 2, 3: 4})), next(reversed(ages)), sorted(reversed(names)))


def countdown(n):
    while n > 0:
        received = yield n * step
        n = received if received is not None else n - 1


stream = countdown(4)
print(next(stream), stream.send(2), next(stream), next(stream, "over"), list(countdown(3)), sum(countdown(4)), max(countdown(4)), tuple(countdown(2)))
it = iter(ages)
print(next(it), list(it), next(it, None), iter(it) is it, list(iter(lambda: 1, 1)), list(zip(*[iter(range(6))] * 2)))
print(any(a > 39 for a in ages), all(isinstance(n, str) for n in names), min(names, key=len), max(zip(ages, names)), sum(v ** 2 for v in ages), list(map(int, "123")), [*map(abs, [-1, step - 1])])


class Grid:
    def __init__(self, rows, columns):
        self.rows, self.columns = rows, columns

    def __iter__(self):
        for r in range(self.rows):
            for c in range(self.columns):
                yield r, c

    def __len__(self):
        return self.rows * self.columns


grid = Grid(2, 3)
print(list(grid), len(grid), sum(r * c for r, c in grid), (1, 2) in grid, dict(zip("abc", grid)), [*grid][-1], {c for _, c in grid} == {0, 1, 2}, max(grid, key=lambda p: p[1] - p[0]), list(enumerate(grid))[-1])
first, *middle, last = countdown(5)
print(first, middle, last, list(zip("ab", countdown(9))), list(map(round, countdown(3))), list(filter(None, [0, step, "", "x"])))
try:
    a, b = countdown(3)
except ValueError as error:
    print(error)
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as error:
    print(error)
nested = [[1, [2, 3]], [], [[4]]]


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten(nested)), [v for row in [[1, 2], [3]] for v in row], sum([[1], [2]], []), list(map(str.upper, names)), list(map(len, names)), sorted(names, key=lambda n: n[::-1]), bool(list(filter(str.isdigit, names))), isinstance(stream, object), hash(()) == hash(()), tuple(filter(None, ())), id(it) == id(it), ascii("→"), callable(next), any(()), frozenset("aa"), vars(grid), hasattr(grid, "rows"), setattr(grid, "rows", 1), len(grid), issubclass(Grid, object), bytes(range(3)), min(3, 1, 2), divmod(9, 4), oct(8), round(0.5), pow(2, 2), chr(97), ord("a"), format(step, "%"), bin(2), set(()), type(it).__name__, print("inner") is None)
