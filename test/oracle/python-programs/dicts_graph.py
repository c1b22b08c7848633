# Shortest ways, orders and components of a graph.
graph = {"a": {"b": 7.0, "c": 3.0}, "b": {"d": 2.0}, "c": {"b": 1.5, "d": 8.0}, "d": {}, "e": {"f": 1.0}, "f": {}}
base = 0.5


def dijkstra(start):
    best, done, way = {start: 0.0}, set(), {}
    while best.keys() - done:
        at = min(best.keys() - done, key=lambda node: (best[node], node))
        done.add(at)
        for to, cost in graph[at].items():
            length = best[at] + cost * base
            if length < best.get(to, float("inf")):
                best[to] = length
                way[to] = at
    return best, way


best, way = dijkstra("a")
print(sorted(best.items()), sorted(way.items()))
node, path = "d", ["d"]
while node in way:
    node = way[node]
    path.insert(0, node)
print("->".join(path), round(best["d"], 6))

undirected = {}
for a, to in graph.items():
    undirected.setdefault(a, set())
    for b in to:
        undirected[a].add(b)
        undirected.setdefault(b, set()).add(a)
components, seen = [], set()
for start in sorted(undirected):
    if start in seen:
        continue
    todo, part = [start], set()
    while todo:
        at = todo.pop()
        if at not in part:
            part.add(at)
            todo.extend(undirected[at] - part)
    seen |= part
    components.append(frozenset(part))
print([sorted(part) for part in components], components[0].isdisjoint(components[1]), len(seen))

order, marked = [], set()


def visit(node):
    if node not in marked:
        marked.add(node)
        for to in graph[node].keys():
            visit(to)
        order.append(node)


for node in graph:
    visit(node)
order.reverse()
print(order, all(order.index(a) < order.index(b) for a, to in graph.items() for b in to))
degrees = dict.fromkeys(graph, 0)
for to in graph.values():
    for b in to:
        degrees[b] += 1
print(degrees, {d: [n for n, k in degrees.items() if k == d] for d in sorted(set(degrees.values()))})
frontier = {n for n, d in degrees.items() if not d}
print(sorted(frontier), frontier.issubset(graph), set(graph).issuperset(frontier), sorted(set(graph).difference(frontier)))
copy = {k: v.copy() for k, v in graph.items()}
copy.update(g={"a": 1.0})
removed = copy.pop("e")
last = copy.popitem()
print(removed, last, copy.get("e"), copy == graph, copy.pop("zz", "none"), sorted(copy | {"z": 0}))
copy["a"].clear()
print(copy["a"], graph["a"], copy.setdefault("a", 5), copy.setdefault("q"), dict.fromkeys("xy"), dict.fromkeys([1], []))
edges = [(w, a, b) for a, to in graph.items() for b, w in to.items()]
parent = {n: n for n in graph}


def find(n):
    while parent[n] != n:
        n = parent[n]
    return n


tree = []
for w, a, b in sorted(edges):
    if find(a) != find(b):
        parent[find(a)] = find(b)
        tree.append((a, b, w * base))
print(tree, sum(w for *_, w in tree))
