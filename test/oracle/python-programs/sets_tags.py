# Tags of notes.
notes = {
    "chain": {"calculus", "core"},
    "relu": {"core", "kinks"},
    "softmax": frozenset({"calculus", "numbers"}),
}
damping = 0.85
every = set()
for tags in notes.values():
    every.update(tags)
print(sorted(every), sorted(set.union(*map(set, notes.values()))), sorted(set(notes["chain"]).intersection(notes["relu"])))
for a in sorted(notes):
    for b in sorted(notes):
        if a < b:
            common, both = notes[a] & notes[b], notes[a] | notes[b]
            print(a, b, round(len(common) / len(both) * damping, 4), notes[a].isdisjoint(notes[b]), sorted(notes[a].symmetric_difference(notes[b])))
todo = set(notes)
done = set()
while todo - done:
    name = min(todo.difference(done))
    done.add(name)
    if name == "relu":
        todo.discard("softmax")
        todo.discard("absent")
print(sorted(done), todo.issuperset(done), done.issubset(todo), done == todo)
extra = every.copy()
extra.remove("core")
extra.difference_update(["numbers"], ("kinks",))
extra.intersection_update({"calculus", "core"})
extra.symmetric_difference_update({"new"})
print(sorted(extra), extra.pop() in {"calculus", "new"}, len(extra))
extra.clear()
print(extra, frozenset() == extra, isinstance(notes["softmax"], frozenset), {1, 2} > {1}, {1} >= {1}, not {1} < {1})
index = {}
for name, tags in notes.items():
    for tag in tags:
        index.setdefault(tag, set()).add(name)
print(sorted((tag, sorted(names)) for tag, names in index.items()), max(index, key=lambda tag: (len(index[tag]), tag)))
