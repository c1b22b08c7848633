"""Kinds of number: what comes of two of them, and how they convert."""
import numpy as np

kinds = [np.bool_, np.uint8, np.int8, np.int16, np.uint16, np.int32, np.uint32, np.int64, np.float32, np.float64]
for a in kinds:
    row = []
    for b in kinds:
        row.append(str((np.ones(2, dtype=a) * np.ones(2, dtype=b)).dtype))
    print(np.dtype(a), row)
values = [True, 2, -3, 200, 70000, 2.5, 1e300, np.float32(1.5), np.int8(3), np.float64(0.1), np.int64(5), np.uint8(9)]
for a in kinds[1:]:
    print(np.dtype(a), [str((np.ones(2, dtype=a) + v).dtype) for v in values])
for a in values:
    print(type(a).__name__, [type(np.multiply(a, b)).__name__ for b in values])
for a in [np.int32, np.int64, np.float32, np.float64]:
    x = np.array([1, 2, 3], dtype=a)
    print(x.dtype, (x / 2).dtype, (x // 2).dtype, (x**2).dtype, np.sqrt(x).dtype, np.exp(x).dtype, (x > 1).dtype)
    print((-x).dtype, abs(x).dtype, np.sign(x).dtype, np.square(x).dtype, np.floor(x).dtype, np.maximum(x, 2).dtype)

x = np.array([1.7, -1.7, 300.2])
print(x.astype(int), x.astype(np.float32), x.astype(bool), x.astype("int32").dtype, x.astype(np.uint8) >= 0)
print(np.array([1, 2, 300]).astype(np.uint8), np.array([200, 100], dtype=np.uint8) + np.uint8(100))
print(np.array([127], dtype=np.int8) + np.int8(1), np.array([2**31 - 1], dtype=np.int32) + 1)
print(np.array([2**62]) * 2, np.array([2**31], dtype=np.int64) * 2**31)
print(np.array([3]) ** 30, np.array([-7, 7]) // 2, np.array([-7, 7]) % 3, np.array([7, -7]) // np.array([-2, 2]))
print(np.array([5, 6]) & 3, np.array([5, 6]) | 8, np.array([5, 6]) ^ 1, ~np.array([5, -6]), np.array([1, 2]) << 3)
print(np.array([True, False]) & True, ~np.array([True, False]), np.array([True, False]) | np.array([False, False]))
print(np.array([True, True]) + np.array([True, False]), np.array([True, False]) * 3, np.array([True, False]) + 1)

print(np.float32 is np.dtype("float32").type, np.dtype("float32") == np.float32, np.dtype(float), np.dtype(int).name)
print(x.dtype == np.float64, x.dtype == "float64", x.dtype == float, x.dtype != np.int64, x.dtype is np.dtype("f8"))
print(np.finfo(np.float64).eps, np.finfo(np.float32).max, np.iinfo(np.int32).max, np.iinfo(np.uint8).min)
print(np.issubdtype(np.float32, np.floating), np.issubdtype(np.int64, np.integer), np.issubdtype(x.dtype, np.integer))
print(isinstance(np.float64(1), float), isinstance(np.int64(1), int), isinstance(np.float32(1), np.floating))
print(isinstance(np.int64(1), np.integer), isinstance(np.bool_(True), bool), isinstance(x, np.ndarray), isinstance(1.0, np.floating))
print(repr(x.dtype), str(x.dtype), x.dtype.name, x.dtype.kind, x.dtype.itemsize, np.result_type(np.int32, np.float32))
print(np.array([1, 2.0]).dtype, np.array([1, True]).dtype, np.array([True]).dtype, np.array([1], dtype=float).dtype)
print(np.zeros(2).dtype, np.zeros(2, dtype=int).dtype, np.ones(1, np.float32).dtype, np.arange(3).dtype, np.arange(3.0).dtype)
print(np.full(2, 7).dtype, np.full(2, 7.0).dtype, np.zeros_like(np.arange(3)).dtype, np.linspace(0, 1, 3).dtype, np.eye(2).dtype)

# Scalars
a = np.float64(2.0)
i = np.int64(7)
print(a / 0, -a / 0, a % 0, np.float64(0) / 0, a**0.5, np.float64(-8) ** (1 / 3), i / 2, i // 2, i % 4, -i // 2)
print(type(a + 1), type(1 + a), type(i + 1), type(1 + i), type(i + 1.5), type(a * i), type(i / i), type(i**2), type(-a), type(abs(i)))
print(type(a > 1), a > 1, ~(a > 1), (a > 1) + 1, not (a > 3), i == 7, 7 == i, hash(i) == hash(7), {7: "x"}[i], {2.0: "y"}[a])
print(type(float(a)), type(int(i)), type(i.item()), type(a.item()), range(10)[i], list(range(i)), "ab" * np.int64(2), [1, 2, 3][np.int64(1)])
print(round(a, 1), int(np.float64(3.9)), bool(np.float64(0)), float(np.float32(0.1)), divmod(i, 4), divmod(np.array([7, -7]), 2))
print(np.float32(0.1) + 0.2, np.float32(0.1) + np.float64(0.2), np.float32(1) / 3, type(np.float32(1) * 2), type(np.float32(1) * 2.0))
print(sum([np.int64(1), np.int64(2)]), max(np.float64(1), 2), min([np.float32(3), np.float32(2)]), sorted([np.float64(2), 1, np.int64(0)]))
print(i.dtype, a.dtype, a.shape, i.ndim, np.float64(3).T, np.int64(3).astype(float), np.float64("1.5"), np.int32(7.9), np.float32("nan"))
