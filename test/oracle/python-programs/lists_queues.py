# A shop with a queue, a stack of trays and a schedule.
rate = 1.5
queue = ["ada", "bob", "cy"]
queue.append("dan")
queue.insert(1, "eve")
served = []
minutes = 0.0
while queue:
    who = queue.pop(0)
    minutes += rate * len(who)
    served.append((who, minutes))
    if who == "bob":
        queue.extend(["fay", "bob2"])
    if len(served) > 5:
        queue.clear()
print(served, minutes)

trays = list("abc")
trays += ["d"]
trays.reverse()
top = trays.pop()
trays.remove("c")
print(trays, top, trays.index("b"), trays.count("d"), trays.copy() is trays, trays == trays.copy())


def josephus(n, k):
    ring, at, gone = list(range(1, n + 1)), 0, []
    while ring:
        at = (at + k - 1) % len(ring)
        gone.append(ring.pop(at))
    return gone


print(josephus(7, 3), josephus(5, 2)[-1])


class Heap:
    def __init__(self, items=()):
        self.items = []
        for item in items:
            self.push(item)

    def __len__(self):
        return len(self.items)

    def __bool__(self):
        return len(self) > 0

    def push(self, item):
        self.items.append(item)
        i = len(self.items) - 1
        while i and self.items[i] < self.items[(i - 1) // 2]:
            j = (i - 1) // 2
            self.items[i], self.items[j] = self.items[j], self.items[i]
            i = j

    def pop(self):
        items = self.items
        items[0], items[-1] = items[-1], items[0]
        low = items.pop()
        i = 0
        while (child := 2 * i + 1) < len(items):
            if child + 1 < len(items) and items[child + 1] < items[child]:
                child += 1
            if not items[child] < items[i]:
                break
            items[i], items[child] = items[child], items[i]
            i = child
        return low


heap = Heap([5, 1, 4, 1.5, -2])
print(len(heap), [heap.pop() for _ in range(3)], bool(heap), bool(Heap()))
jobs = Heap((priority, name) for name, priority in {"scan": 3, "mail": 1, "print": 2}.items())
order = []
while jobs:
    order.append(jobs.pop())
print(order, order == sorted(order), tuple(name for _, name in order))
slots = [None] * 4
for i, (_, name) in enumerate(order):
    slots[-i - 1] = name
slots.sort(key=lambda s: s or "")
print(slots, slots[1:], slots.index("mail"), [s for s in slots if s is not None][::-1])
half, rest = divmod(len(served), 2)
print(half, rest, served[:half], served[half:][0], next(iter(served)), next(reversed(served)))
