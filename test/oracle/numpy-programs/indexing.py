"""What keys lead to, and what is written through them."""
import numpy as np

x = np.arange(24).reshape(2, 3, 4)
keys = [
    0, -1, (0, 1), (0, 1, 2), (-1, -1, -1), slice(None), slice(1, None), (slice(None), 1), (..., 0), (0, ...), ...,
    (slice(None, None, -1), slice(2, 0, -1), slice(None, None, 2)), None, (None, 0), (slice(None), None, 1), (0, None, ..., None, 1),
    [0, 1], ([0, 1], [1, 2]), ([0, 1], slice(None), [0, 3]), (0, slice(None), [0, 1]), (slice(None), 0, [0, 1]), (slice(None), [0, 2]),
    ([[0, 1], [1, 0]],), (slice(None), [[0], [1]], [0, 1]), x > 10, x[0] > 5 if False else x[:, :, 0] > 3, ([True, False], 1),
    (slice(None), [True, False, True]), (slice(None), [True, False, True], [0, 1]), (slice(None), slice(None), x[0, 0] % 2 == 0),
    np.array([1, 0]), (np.array([1, 0]), np.array([[0], [1]])), [], (slice(5, 9),), ([-1, 0], -1), (np.int64(1), 2), (None, [0], None),
    (slice(None), [0, 1], None, [1, 2]), (..., [0, 1]), ([0], ..., [1]), True, np.array(False), slice(-2, None), slice(None, -1), slice(10, None, -1),
    np.array([], dtype=int), (slice(None), np.array([2, 0, 1, 1]), slice(1, 3)),
]
for key in keys:
    y = x[key]
    print(key if not isinstance(key, np.ndarray) else "array", np.asarray(y).shape, np.asarray(y).ravel().tolist(), np.shares_memory(x, y) if isinstance(y, np.ndarray) and y.size else None)
    z = x.copy()
    z[key] = -1
    print(z.ravel().tolist())
    z = x.copy()
    z[key] += 100
    print(z.ravel().tolist())

wrong = [(0, 0, 0, 0), 5, (0, 3), ([0, 5],), 1.0, "a", [0.5], (..., ...), [True, False, True], ([0, 1], [0, 1, 2]), (slice(None), -4), x[:, :, :2] > 3]
for key in wrong:
    try:
        x[key]
    except Exception as error:
        print(type(error).__name__, error)
for key, value in [(0, [1, 2, 3]), (slice(None), np.ones((5, 4))), ((0, 0, 0), [1, 2]), (x > 100, 1), (x > 10, [1, 2]), ([0, 1], np.ones((3, 3, 4)))]:
    try:
        z = x.copy()
        z[key] = value
        print("fine", z.ravel().tolist())
    except Exception as error:
        print(type(error).__name__, error)

a = np.arange(6.0)
v = a[1:4]
v[0] = 10
v *= 2
a[::2] = [7, 8, 9]
print(a, v, v.base is a, a[:].base is a, a.copy().base is None)
a[1:] = a[:-1]
print(a)
a[:] = a[::-1]
print(a)
a[[0, 0, 1]] += 1
print(a)
b = np.zeros(3)
np.add.at(b, [0, 0, 1], 1)
np.subtract.at(b, [2, 2], [1, 2])
np.multiply.at(b, [0], 5)
np.maximum.at(b, [1, 1], [7, 3])
print(b)
i = np.arange(4)
i[0] = 3.99
i[1:] = [1.5, -1.5, 2.5]
print(i)
for value in [0.5, np.array([0.5, 1, 2, 3])]:
    try:
        i += value
    except Exception as error:
        print(type(error).__name__, error)
i *= 2
i //= 3
i **= 2
print(i)
try:
    i /= 2
except Exception as error:
    print(type(error).__name__, error)
m = np.arange(12.0).reshape(3, 4)
m[m > 5] = 0
m[1] += m[0]
m[:, 0] -= 1
m.T[0] = 50
m[..., -1] = [1, 2, 3]
m[[0, 2], [1, 1]] = [70, 71]
m[range(3), [0, 1, 2]] -= 1
print(m)
m.shape = 4, 3
print(m, m.T.shape, m.flat[3], m[1:3].ravel(), len(m), 50 in m, -5.5 in m)
for row in m:
    row[0] = 0
print(m, [type(v) for v in m[0]], [v for v in np.arange(3)], list(np.arange(2.0)))
p, q = np.array([1, 2])
(r, s), t = np.array([[1, 2], [3, 4]])
print(p, q, r, s, t)
m.fill(2)
print(m.tolist(), m.item(0), m.item(1, 1), m.item((0, 2)), np.array([[5]]).item(), np.array(4).tolist())
print(np.ix_([0, 2], [1, 3])[0].shape, np.arange(16).reshape(4, 4)[np.ix_([0, 2], [1, 3])])
print(np.r_[1:4, 0, [7.5, 8]], np.c_[[1, 2], [3, 4]], np.r_[np.zeros(2), 1], np.mgrid[0:2, 0:3], np.ogrid[0:2, 0:3])
print(float(np.array([2.5])), int(np.array(3)), bool(np.array([0])), [10, 20, 30][np.array(1)])
for f in [lambda: bool(np.arange(2)), lambda: float(np.arange(2)), lambda: len(np.array(1)), lambda: list(np.array(1)), lambda: hash(np.arange(2)), lambda: [1, 2][np.array([0])]]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
