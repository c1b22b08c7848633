# Counting words and letters.
text = "the cat and the hat and the bat sat"
weight = 2.0
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
print(counts, len(counts), sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3])
by_length = {}
for word in counts:
    by_length.setdefault(len(word), []).append(word)
print(by_length, list(by_length.keys()), list(by_length.values()), by_length.keys() & {3}, 4 in by_length)
letters = dict.fromkeys(sorted(set(text) - {" "}), 0)
for c in text:
    if c in letters:
        letters[c] += weight
print(letters, max(letters, key=letters.get), min(letters.values()), sum(letters.values()))
first = counts.pop("the")
print(first, counts.pop("missing", None), counts.popitem(), counts)
other = counts.copy()
other.update({"cat": 10}, dog=4)
other.update([("eel", 5)])
print(counts, other, counts == other, {**counts, **{"x": 1}}, counts | {"and": 0}, dict(a=1, b=2), dict([("k", "v")]))
del other["dog"]
other |= {"fox": 6}
print(other, list(reversed(other)), dict(reversed(list(other.items()))))
other.clear()
print(other, bool(other), other.get("x"), other.get("x", "none"))
nested = {"a": {"b": {"c": 1}}}
nested["a"]["b"]["d"] = [2]
nested["a"]["b"]["d"].append(nested["a"]["b"]["c"])
print(nested, nested["a"]["b"].setdefault("e", 5), nested.get("z", {}).get("y"))
squares = {n: n * n for n in range(5) if n % 2 == 0}
print(squares, {v: k for k, v in squares.items()}, list(zip(squares, squares.values())), sum(squares), any(squares), all(squares))
mixed = {1: "int", 1.0: "float", True: "bool", "1": "str", (1, 2): "tuple", None: "none", frozenset([1]): "set"}
print(mixed, mixed[(1, 2)], mixed[None], mixed[frozenset({1})], hash(1) == hash(1.0) == hash(True))
for key in list(squares):
    if key > 2:
        squares.pop(key)
print(squares, squares.items() <= {(0, 0), (2, 4), (9, 81)}, {0: 0}.keys() - squares.keys())
for broken in (lambda: counts["nope"], lambda: {}.popitem(), lambda: {[]: 1}, lambda: dict([1]), lambda: counts.pop("nope")):
    try:
        broken()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
try:
    for key in counts:
        counts[key + "!"] = 1
except RuntimeError as error:
    print(error)
print("{cat} {hat}".format_map(counts), "{} of {}".format(len(counts), sum(counts.values())), "wörter".encode().decode("utf-8"))
