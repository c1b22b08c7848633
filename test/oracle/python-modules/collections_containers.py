"""deque, defaultdict, OrderedDict, Counter, ChainMap."""
import collections
import copy
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, len(d), d[0], d[-1], 3 in d, list(d), d.maxlen, bool(deque()))
print(d.pop(), d.popleft(), d)
d.extend([7, 8])
d.extendleft([9, 10])
print(d, d.index(7), d.count(2), list(reversed(d)))
d.rotate(2)
print(d)
d.rotate(-3)
print(d)
d.insert(1, "x")
d.remove(7)
d.reverse()
print(d)
d[2] = 5.5
del d[0]
print(d, d.copy() == d, d != deque(d), deque([1, 2]) < deque([1, 3]), deque([1]) == [1], [1] == deque([1]))
window = deque(maxlen=3)
for i in range(6):
    window.append(i * i)
    print(list(window), sum(window), window)
window.appendleft(-1)
window.extend([1, 2])
print(window, window.maxlen, deque("abcdef", 2), deque([1], maxlen=0))
print(deque([1]) + deque([2, 3]), deque([1, 2]) * 2, deque(x for x in "ab"))
d += [1]
d.clear()
print(d, deque([deque([1]), [2]]))
nested = deque([[1, 2], [3]])
shallow, deep = copy.copy(nested), copy.deepcopy(nested)
nested[0].append(99)
print(shallow, deep, copy.copy(window).maxlen)
attempt(lambda: deque().pop())
attempt(lambda: deque().popleft())
attempt(lambda: deque([1])[3])
attempt(lambda: deque([1, 2])[0:1])
attempt(lambda: deque([1]).remove(2))
attempt(lambda: deque([1]).index(2))
attempt(lambda: deque([1], 1).insert(0, 2))
attempt(lambda: deque([1]) + [2])
attempt(lambda: deque([1], -1))


def changed_while_walking():
    q = deque([1, 2, 3])
    for x in q:
        q.append(x)


attempt(changed_while_walking)
queue = deque([("a", 0)])
while queue:
    name, depth = queue.popleft()
    if depth < 2:
        queue.extend([(name + "l", depth + 1), (name + "r", depth + 1)])
    print(name, end=" ")
print()

groups = defaultdict(list)
for word in ["apple", "avocado", "banana", "cherry", "blueberry"]:
    groups[word[0]].append(word)
print(groups, dict(groups), groups.get("z"), "z" in groups, len(groups))
counts = collections.defaultdict(int)
for letter in "mississippi":
    counts[letter] += 1
print(sorted(counts.items()), counts["q"], counts.default_factory, type(counts).__name__)
table = defaultdict(lambda: defaultdict(float))
table["x"]["y"] += 1.5
print({k: dict(v) for k, v in table.items()}, isinstance(table, dict))
attempt(lambda: defaultdict()["missing"])
attempt(lambda: defaultdict(5))
print(defaultdict(int, {"a": 1}, b=2), defaultdict(list).copy(), copy.copy(defaultdict(set, a=1)))
print(defaultdict(int, a=1) | {"b": 2}, defaultdict(int) == {}, copy.deepcopy(defaultdict(list, a=[1])))

od = OrderedDict([("one", 1), ("two", 2), ("three", 3)])
od.move_to_end("one")
print(od, list(od))
od.move_to_end("three", last=False)
print(od.popitem(), od.popitem(last=False), od)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, OrderedDict())
attempt(lambda: OrderedDict().popitem())
attempt(lambda: od.move_to_end("nothing"))
print(od | {"k": 0}, od.copy(), list(reversed(OrderedDict(a=1, b=2))), OrderedDict.fromkeys("xy", 0))

c = Counter("abracadabra")
print(c, c["a"], c["z"], c.most_common(2), c.most_common(), sum(c.values()), c.total())
c.update("aaz")
c.subtract({"b": 5, "q": 1})
print(c, sorted(c.elements()), +c, -c)
x, y = Counter(a=3, b=1), Counter(a=1, b=2, c=4)
print(x + y, x - y, x & y, x | y, x == y, x <= y, Counter(a=1) < y, x != y, Counter(a=0) == Counter())
x += y
x -= Counter(a=2)
del x["nothing"]
print(x, x.copy(), Counter([1, 1, 2.5]), Counter({"k": 2.5}), Counter(), dict(x), Counter(["b", "a", "b"]).most_common(1)[0][0])
attempt(lambda: Counter.fromkeys("ab"))
print(Counter(len(w) for w in "the quick brown fox".split()))

base, local = {"a": 1, "b": 2}, {"b": 20}
chain = ChainMap(local, base)
print(chain, chain["a"], chain["b"], chain.get("q", 0), len(chain), sorted(chain), "a" in chain, dict(chain))
chain["c"] = 3
del chain["b"]
print(local, chain["b"], list(chain.items()), chain.parents, chain.new_child({"z": 1}), chain.maps)
attempt(lambda: chain["nothing"])
attempt(lambda: chain.pop("a"))
print(chain == {"a": 1, "b": 2, "c": 3}, chain.setdefault("a", 5), chain.setdefault("n", 6), chain.copy(), chain.pop("n"))
chain.update(u=1)
print(list(chain.keys()), list(chain.values()))
