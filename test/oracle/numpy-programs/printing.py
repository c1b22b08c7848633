"""How arrays are written."""
import numpy as np

samples = [
    np.array([1.0, 2.5, -3.25]),
    np.array([[1.0, 2.0], [3.0, 4.0]]),
    np.array([0.1, 1 / 3, 123.456789012345]),
    np.array([1e-5, 1.0, 1000.0]),
    np.array([1e10, 1.5]),
    np.array([1e-300, 1e300, -2e-5]),
    np.array([np.nan, 1.0, -np.inf]),
    np.array([np.inf, 2]),
    np.array([np.nan, np.nan]),
    np.array([]),
    np.zeros((0, 3)),
    np.zeros((2, 0)),
    np.array([1, -20, 300]),
    np.array([True, False]),
    np.array([[True], [False]]),
    np.array(3.5),
    np.array(7),
    np.array(True),
    np.array([1.1, 2.2], dtype=np.float32),
    np.array([1 / 3, 1e-9], dtype="float32"),
    np.array([1, 2], dtype=np.int32),
    np.array([1, 2], dtype=np.uint8),
    np.arange(24).reshape(2, 3, 4),
    np.arange(24.0).reshape(2, 3, 4) / 7,
    np.linspace(0, 1, 23),
    np.arange(1001),
    np.arange(1200.0).reshape(3, 400) / 8,
    np.arange(3000).reshape(30, 10, 10),
    np.arange(40) * 1000003,
    np.array([-0.0, 0.0]),
    np.array([0.00012, 0.5]),
    np.array([99999999.0, 1.0]),
    np.array([100000000.0]),
    np.array([12345678.9, 0.25]),
    np.ones((2, 2, 2, 2)),
    np.array([[1e-8, 1.0], [2.0, 3.0]]),
    -np.arange(3),
    np.array([1.0, 10.0, 100.0]) + 0.123456789,
]
for sample in samples:
    print(sample)
    print(repr(sample))
print([np.array([1, 2]), np.float64(0.5), np.int64(3), np.float32(0.1), np.bool_(True)])
print({"a": np.arange(3.0)}, (np.zeros(2),))
print(f"{np.arange(3)} {np.float64(1.23456):.3f} {np.float32(2.5):.2f} {np.int64(42):5d} {np.bool_(False)}")
print("%s %d %.2f" % (np.arange(2), np.int64(5), np.float64(2.345)))

np.set_printoptions(precision=3)
print(np.array([1 / 3, 2.0]), repr(np.array([1e-4, 123.4567])))
np.set_printoptions(suppress=True)
print(np.array([1e-9, 1.0, 123456.789]))
np.set_printoptions(threshold=5, edgeitems=2)
print(np.arange(10), np.arange(30).reshape(6, 5))
np.set_printoptions(linewidth=30, threshold=1000)
print(np.arange(20.0))
np.set_printoptions(precision=8, suppress=False, linewidth=75, edgeitems=3)
with np.printoptions(precision=2):
    print(np.array([np.pi, np.e]))
print(np.array([np.pi, np.e]))
print(np.array2string(np.array([1.5, 2.25]), precision=1, separator=", "))
print(np.array2string(np.arange(6).reshape(2, 3), separator=","))
print(np.array2string(np.array([0.5, 1 / 3]), formatter={"float_kind": lambda x: "%.2f" % x}))
print(np.float64(1e16), np.float64(1e-5), np.float64(5.0), np.float32(16777216.0), np.float32(1e-7), np.float32(3))
