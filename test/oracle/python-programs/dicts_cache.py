# A store that forgets, and functions that remember.
growth = 1.1


class Cache:
    def __init__(self, size):
        self.size, self.data, self.hits = size, {}, 0

    def get(self, key, make):
        if key in self.data:
            self.hits += 1
            value = self.data.pop(key)
        else:
            value = make(key)
            if len(self.data) >= self.size:
                oldest = next(iter(self.data))
                del self.data[oldest]
        self.data[key] = value
        return value

    def __repr__(self):
        return f"Cache({self.data!r}, hits={self.hits})"


cache = Cache(3)
print([cache.get(k, lambda k: k * growth) for k in [1, 2, 1, 3, 4, 2, 4]], cache)


def memo(f):
    known = {}

    def wrapped(*args, **kwargs):
        key = args + tuple(sorted(kwargs.items()))
        if key not in known:
            known.setdefault(key, f(*args, **kwargs))
        return known[key]

    wrapped.known = known
    return wrapped


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@memo
def scaled(value, by=1.0):
    return value * by


print(fib(90), len(fib.known), scaled(2, by=growth), scaled(2, by=growth), scaled.known)


class Table(dict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]


table = Table(a="b")
print(table["a"], table["x"], table, isinstance(table, dict), table.get("q"), table.copy(), Table.fromkeys("ab", 0))
table.update(zip("cd", [1, 2]))
table.update()
print(table.popitem(), table.pop("c"), table.pop("c", -1), sorted(table.keys()), list(table.items()), list(table.values()))
table.clear()
print(table, table | {"k": 1}, dict.fromkeys(range(3)), {}.setdefault("k", 5))
settings = {"rate": 0.1, "steps": 10}
overrides = {"steps": 20, "name": "run"}
merged = {**settings, **overrides}
print(merged, settings.items() & merged.items(), merged.keys() ^ settings.keys(), settings.keys() | {"rate"} == settings.keys(), merged.keys() >= settings.keys())
view = settings.keys()
settings["new"] = None
print(view, len(view), "new" in view, list(reversed(view)), settings.copy() == settings)
