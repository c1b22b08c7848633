"""Functions that work element by element: their values at plain and at special numbers, and their methods."""
import numpy as np

x = np.array([-2.5, -1.0, -0.5, -0.0, 0.0, 0.5, 1.0, 2.5, np.inf, -np.inf, np.nan])
y = np.array([2.0, -3.0, 0.0, 0.5, -0.5, -0.0, np.inf, 1.5, 2.0, -2.0, 1.0])
one = [
    "negative positive absolute fabs sign square reciprocal sqrt cbrt exp exp2 expm1 log log2 log10 log1p sin cos tan",
    "arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh degrees radians deg2rad rad2deg floor ceil trunc rint fix",
    "isnan isfinite isinf signbit logical_not",
]
two = [
    "add subtract multiply divide true_divide floor_divide remainder mod fmod power float_power arctan2 hypot copysign",
    "logaddexp logaddexp2 heaviside maximum minimum fmax fmin equal not_equal less less_equal greater greater_equal",
    "logical_and logical_or logical_xor",
]


def shown(value):
    if isinstance(value, (np.ndarray, tuple)):
        return [shown(v) for v in value]
    return f"{value:.12g}" if isinstance(value, float) else str(value)


with np.errstate(all="ignore"):
    for name in " ".join(one).split():
        print(name, shown(getattr(np, name)(x)))
    for name in " ".join(two).split():
        print(name, shown(getattr(np, name)(x, y)))
        print(name, shown(getattr(np, name)(x[:4, None], np.array([0.5, 2]))))
    i = np.array([-3, 0, 1, 7])
    for name in "negative absolute sign square bitwise_not".split():
        print(name, shown(getattr(np, name)(i)), getattr(np, name)(i).dtype)
    for name in "add subtract multiply divide floor_divide mod fmod maximum fmin bitwise_and bitwise_or bitwise_xor".split():
        f = getattr(np, name)
        print(name, shown(f(i, 2)), f(i, 2).dtype, shown(f(i, np.array([2, 3, -2, 4]))), shown(f.outer(i, [1, 2])))
    print(shown(np.power(i, 3)), shown(np.left_shift(i, 2)), shown(np.right_shift(i, 1)), shown(np.divmod(i, 2)), shown(np.modf(y[:4])))

a = np.arange(1.0, 7).reshape(2, 3)
for name in "add multiply maximum minimum subtract divide hypot logaddexp".split():
    f = getattr(np, name)
    print(name, shown(f.reduce(a)), shown(f.reduce(a, axis=1)), shown(f.accumulate(a, axis=1)), shown(f.accumulate(a)), f.nin, f.identity)
print(np.add.reduce(a, axis=(0, 1)), np.add.reduce(a, axis=1, keepdims=True), np.logical_or.reduce(a > 5, axis=0), np.logical_and.reduce(a > 0))
print(np.add.reduce([1, 2, 3], initial=10), np.multiply.reduce(np.arange(1, 5)), np.bitwise_or.reduce(np.array([1, 2, 8])), np.add(1, 2), np.add.accumulate([1, 2, 3]))
out = np.zeros(3)
r = np.add([1, 2, 3], 1, out=out)
print(r is out, out, np.multiply([1, 2, 3], 2, dtype=float), np.divide([1.0, 2, 3], [0, 2, 0], out=np.ones(3), where=np.array([False, True, False])))
print(np.sqrt([4, -1], where=[True, False], out=np.full(2, 9.0)), np.add(a, a, out=a) is a, a)
print(np.exp(1), type(np.exp(1)), np.add(1, 2).dtype, np.maximum([1, 5], [3, 2]), np.abs(-3), np.negative(2.0), np.matmul([[1, 2]], [[3], [4]]))
print(np.arange(3) @ np.arange(3), (np.ones((2, 2, 3)) @ np.ones((3, 4))).shape, np.ones(3) @ np.ones((3, 2)), np.ones((2, 3)) @ np.ones(3))
print([1, 2] + np.arange(2), np.arange(2) * [3, 4], (1, 2) - np.arange(2), 2 - np.arange(2), 2.0 ** np.arange(3), 7 // np.array([2, 3]), 7 % np.array([4, 3]))
print(1 < np.arange(3), np.arange(3) == [0, 1, 5], np.arange(2) != None, np.arange(2) == None, (np.arange(3) > 0) & (np.arange(3) < 2))
z = np.arange(3)
w = z
w += 1
w -= [1, 1, 1]
w <<= 1
w |= 1
print(z, w is z, abs(-z), +z, -z, z**2, divmod(z, 2))


class Own:
    def __init__(self, value):
        self.value = value

    def __rmul__(self, other):
        return ("rmul", float(other))

    def __radd__(self, other):
        return ("radd", float(other))


print(np.float64(2) * Own(1), np.int64(3) + Own(1), np.float32(1.5) * Own(2))
for f in [
    lambda: np.ones((2, 3)) + np.ones(4), lambda: np.ones((2, 3)) @ np.ones((2, 3)), lambda: np.ones(3) @ 2, lambda: np.arange(3) ** -1,
    lambda: np.array([True]) - np.array([True]), lambda: -np.array([True]), lambda: np.array([1.5]) & 1,
    lambda: np.add(1), lambda: np.maximum.reduce([]), lambda: np.add([1, 2], 1, out=np.zeros(3)), lambda: np.zeros(3).foo,
    lambda: np.array([[1, 2], [3]]), lambda: np.zeros(-1), lambda: np.array([1, 2]) < "a", lambda: np.add.reduce(np.ones((2, 2)), axis=2),
    lambda: np.dtype("foo"), lambda: np.array([1, 2]).reshape(3), lambda: setattr(np.arange(4), "shape", 3),
]:
    try:
        print("fine", f())
    except Exception as error:
        print(type(error).__name__, error)
