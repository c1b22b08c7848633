# Sorting algorithms by hand, held against list.sort.
values = [5, 2, 9, 1, 5, 6, -3, 8, 0, 2]
scale = 0.5


def bubble(items):
    items = items.copy()
    for end in range(len(items) - 1, 0, -1):
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
    return items


def insertion(items):
    done = []
    for v in items:
        at = 0
        while at < len(done) and done[at] <= v:
            at += 1
        done.insert(at, v)
    return done


def selection(items):
    rest, done = list(items), []
    while rest:
        low = min(rest)
        rest.remove(low)
        done.append(low)
    return done


def merge(items):
    if len(items) < 2:
        return items
    left, right = merge(items[:len(items) // 2]), merge(items[len(items) // 2:])
    done = []
    while left and right:
        done.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    done.extend(left or right)
    return done


def quick(items):
    if not items:
        return []
    pivot, *rest = items
    return quick([v for v in rest if v < pivot]) + [pivot] + quick([v for v in rest if v >= pivot])


expected = sorted(values)
for method in (bubble, insertion, selection, merge, quick):
    print(method.__name__, method(values) == expected, method([v * scale for v in values])[:3])

people = [("ann", 31), ("bob", 25), ("cid", 31), ("dee", 19)]
people.sort(key=lambda p: p[1])
print(people)
people.sort(key=lambda p: p[1], reverse=True)
print(people, people.index(("cid", 31)), people.count(("bob", 25)))
people.reverse()
print(people[::-1][0], list(reversed(people))[0], sorted(people, key=lambda p: (-p[1], p[0])))

stack = []
for token in "3 4 + 2 * 7 /".split():
    if token in "+-*/":
        b, a = stack.pop(), stack.pop()
        stack.append({"+": a + b, "-": a - b, "*": a * b, "/": a / b}[token])
    else:
        stack.append(float(token))
print(stack)

numbers = list(range(10))
numbers[2:5] = ["a", "b"]
del numbers[0], numbers[-1]
numbers[::3] = [None] * len(numbers[::3])
print(numbers, numbers[-3:], numbers[::2], None in numbers, numbers.count(None))
numbers.clear()
print(numbers, [0] * 3 + [1], [[]] * 2, [1, 2] * 2, [[0] * 2 for _ in range(2)])
print(all(a <= b for a, b in zip(expected, expected[1:])), any(v < 0 for v in expected), min(expected), max(expected), sum(expected) * scale)
for broken in (lambda: [].pop(), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1][3], lambda: sorted([1, "a"])):
    try:
        broken()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
