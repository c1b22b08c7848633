# Primes and other sets of numbers.
limit = 60
factor = 0.25
composite = set()
for p in range(2, int(limit ** 0.5) + 1):
    if p not in composite:
        composite.update(range(p * p, limit, p))
primes = set(range(2, limit)).difference(composite)
print(sorted(primes), len(primes), 7 in primes, 9 in primes)
evens, odds = set(range(0, 20, 2)), frozenset(range(1, 20, 2))
print(evens.isdisjoint(odds), sorted(evens.union(odds, [99]))[-2:], sorted(primes.intersection(evens | odds)), sorted(evens.symmetric_difference({0, 1})))
small = {2, 3, 5}
print(small.issubset(primes), primes.issuperset(small), small < primes, small <= small, small != {5, 3, 2}, small == frozenset((2, 3, 5)))
work = small.copy()
work.add(7)
work.add(2)
work.discard(100)
work.discard(3)
work.remove(5)
print(sorted(work), sorted(v * factor for v in work))
work.update([1], (4,), {6})
work.intersection_update(range(1, 7))
work.difference_update([1])
work.symmetric_difference_update({2, 8})
print(sorted(work))
work |= {10}
work &= {4, 6, 10}
work -= {6}
work ^= {4, 5}
print(sorted(work), work.pop() in {5, 10}, len(work))
work.clear()
print(work, bool(work), set() == work, {v % 3 for v in range(9)} == {0, 1, 2})
try:
    work.pop()
except KeyError as error:
    print("KeyError", error)
try:
    small.remove(11)
except KeyError as error:
    print("KeyError", error)
try:
    {[1]}
except TypeError as error:
    print(error)
groups = {frozenset(word) for word in ("ate", "tea", "eat", "ten", "net")}
print(len(groups), frozenset("tea") in groups, {frozenset([1]): "one"}[frozenset({1})], hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
pairs = {(a, b) for a in small for b in small if a < b}
print(sorted(pairs), max(pairs), sum(a * b for a, b in pairs), any(a + b == 8 for a, b in pairs), all(a < b for a, b in pairs))
print(bin(limit), oct(limit), hex(limit), limit.bit_length(), limit.bit_count(), (-limit).bit_length(), divmod(limit, 7), pow(2, limit, 61))
