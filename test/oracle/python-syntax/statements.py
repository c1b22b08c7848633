"""A module's docstring."""
import math
import os.path as p, sys  # why: names
from collections import (
    defaultdict,
    OrderedDict as OD,
)
from . import sibling
from ..pack.mod import *

x = 1
x = y = z = 2  # chain
a, b = b, a
(a, b), *rest, c = pair
[p, q] = [1, 2]
w[0], w.data = 1, 2
x += 1; y -= 2
x *= 3; x /= 4; x //= 5; x %= 6; x **= 7; x @= m
x <<= 1; x >>= 1; x &= 1; x |= 1; x ^= 1
n: int
n: float = 3.  # annotated
self.v: "Value" = None
(u): int = 1
del a, b[0], (c.d)
assert x
assert x > 0, "positive"
raise
raise ValueError
raise ValueError("bad") from err
pass
total = (
    1 +
    2
)
long = 1 + \
    2

if x: pass
if x:
    a = 1
elif y:
    a = 2
elif z: a = 3
else:
    a = 4

for i in range(3):
    if i == 1:
        continue
    break
else:
    i = 0
for k, (v, w) in items: print(k)
for x in 1, 2, *more: pass
while True:
    x -= 1
    if not x: break
else: pass

with open(f) as g: pass
with a as b, c: pass
with (open(f) as g, h as k,):
    pass
with (a): pass
with (a, b): pass

try:
    risky()
except ValueError as e:
    print(e)
except (TypeError, KeyError):
    pass
except:
    raise
else:
    fine()
finally:
    done()
try:
    pass
except* OSError as group:
    pass
global unseen
