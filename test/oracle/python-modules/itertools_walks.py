"""itertools."""
import itertools
import operator
from itertools import (
    accumulate,
    chain,
    combinations,
    combinations_with_replacement,
    compress,
    count,
    cycle,
    dropwhile,
    filterfalse,
    groupby,
    islice,
    pairwise,
    permutations,
    product,
    repeat,
    starmap,
    takewhile,
    tee,
    zip_longest,
)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


print(list(islice(count(), 3)), list(islice(count(5, -2), 3)), list(islice(count(0.5, 0.25), 3)), next(count(10**20)))
print(list(islice(cycle("ab"), 5)), list(cycle([])), list(repeat(7, 3)), list(map(pow, range(4), repeat(2))))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2], initial=10)), list(accumulate([])))
print(list(accumulate([1, 2, 3], operator.mul)), list(accumulate([1.5, 2], func=lambda a, b: a * b, initial=2)))
print(list(chain([1], (2, 3), "ab")), list(chain()), list(chain.from_iterable([[1, 2], [3]])), list(chain.from_iterable("ab")))
print(list(compress("abcd", [1, 0, True, None])), list(compress([1, 2, 3], [1])))
print(list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, "", "a"])))
print([(k, list(g)) for k, g in groupby("aabbbc")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
groups = groupby([1, 1, 2])
first = next(groups)[1]
second = next(groups)
print(list(first), second[0], list(second[1]))
print(list(islice("abcdef", 2)), list(islice("abcdef", 2, None)), list(islice("abcdef", 1, 5, 2)), list(islice(range(10), 0, None, 3)))
print(list(pairwise([1, 2, 3])), list(pairwise([1])), list(starmap(pow, [(2, 3), (3, 2)])))
a, b = tee([1, 2, 3])
print(next(a), list(b), list(a), len(tee([1], 3)), tee([], 0))
print(list(zip_longest([1, 2, 3], "a", fillvalue="-")), list(zip_longest([1], [])), list(zip_longest()))
print(list(product([1, 2], "ab")), list(product([0, 1], repeat=2)), list(product()), list(product([], [1])), len(list(product(range(3), repeat=3))))
print(list(permutations([1, 2, 3])), list(permutations("abc", 2)), list(permutations([1], 2)), list(permutations([], 0)))
print(list(combinations([1, 2, 3, 4], 2)), list(combinations("ab", 3)), list(combinations("ab", 0)))
print(list(combinations_with_replacement([1, 2, 3], 2)), list(combinations_with_replacement([], 1)))
attempt(lambda: list(islice([1], -1)))
attempt(lambda: list(permutations([1], -1)))
attempt(lambda: list(combinations([1], -1)))
attempt(lambda: next(iter(chain([]))))
attempt(lambda: list(chain([1], 2)))
attempt(lambda: tee([1], -1))
attempt(lambda: count("a"))
attempt(lambda: list(starmap(pow, [1])))
attempt(lambda: list(product([1], repeat=-1)))
attempt(lambda: list(islice([1], 1, 2, 0)))
attempt(lambda: islice([1], "x"))
attempt(lambda: islice([1]))
attempt(lambda: repeat())
numbers = count(1)
print([next(numbers) for _ in range(3)], count(3), repeat(1), repeat(2, 3), type(chain()).__name__, count(1, 2))
grid = {(i, j): i * j for i, j in product(range(2), range(3))}
print(grid, sum(x * y for x, y in combinations([1.0, 2.0, 3.0], 2)))
print(isinstance(chain([1]), itertools.chain), iter(numbers) is numbers, list(itertools.chain("ab", [1])))
