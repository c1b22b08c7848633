# Who sits where: a puzzle by elimination, and sudoku rows.
people = ["ada", "bob", "cat"]
drinks = {"tea", "milk", "juice"}
bonus = 0.5
options = {p: set(drinks) for p in people}
options["ada"].discard("tea")
options["bob"].difference_update({"milk", "juice"})
changed = True
while changed:
    changed = False
    for p in people:
        if len(options[p]) == 1:
            (sure,) = options[p]
            for q in people:
                if q != p and sure in options[q]:
                    options[q].remove(sure)
                    changed = True
options["ada"].intersection_update(["milk"])
options["cat"] -= options["ada"]
print({p: sorted(o) for p, o in options.items()}, set().union(*options.values()) == drinks)
row = [5, 3, 0, 0, 7, 0, 0, 0, 0]
column = (8, 0, 4, 7, 0, 0, 0, 1, 5)
missing = set(range(1, 10)).difference(row, column)
print(sorted(missing), sorted(set(row) & set(column)), set(row).isdisjoint({1, 2}), frozenset(row).issuperset([5, 3]), frozenset({5}).issubset(row))
left, right = frozenset("abcd"), frozenset("cdef")
print(sorted(left | right), sorted(left & right), sorted(left - right), sorted(left ^ right), sorted(left.symmetric_difference(right)), sorted(left.intersection(right)), left.isdisjoint("xyz"), left.issubset("abcde"))
print(type(left | set()).__name__, type(set() | left).__name__, left == set("dcba"), left.copy() is left, len(left.union("z")))
trial = set("ab")
trial.add("c")
trial.update("de", ["f"])
trial.symmetric_difference_update("fg")
one = trial.copy()
one.clear()
print(sorted(trial), one, trial.issuperset(one), trial.difference("ab", "c") == {"d", "e", "g"})
while trial:
    trial.pop()
print(trial, sum(bonus for _ in drinks))


def subsets(items):
    items = list(items)
    if not items:
        return {frozenset()}
    rest = subsets(items[1:])
    return rest | {s | {items[0]} for s in rest}


powers = subsets([1, 2, 3])
print(len(powers), sorted(map(sorted, powers)), frozenset() in powers, frozenset([1, 3]) in powers)
