"""math."""
import math
from math import (
    acos, acosh, asin, asinh, atan, atan2, atanh, cbrt, ceil, comb, copysign, cos, cosh,
    degrees, dist, e, erf, erfc, exp, exp2, expm1, fabs, factorial, floor, fmod, frexp,
    fsum, gamma, gcd, hypot, inf, isclose, isfinite, isinf, isnan, isqrt, lcm, ldexp,
    lgamma, log, log10, log1p, log2, modf, nan, nextafter, perm, pi, pow, prod, radians,
    remainder, sin, sinh, sqrt, tan, tanh, tau, trunc, ulp,
)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def close(x):
    return f"{x:.12g}"


xs = [0.3, -0.7, 0.0, 1.0, 2.5, -4.0, 0, 3, True, 1e300, 1e-300, inf, -inf, nan]
names = """acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs floor gamma isfinite
    isinf isnan lgamma log log10 log1p log2 radians sin sinh sqrt tan tanh trunc""".split()
for name in names:
    function = getattr(math, name)
    row = []
    for x in xs:
        try:
            y = function(x)
            row.append(close(y) if isinstance(y, float) else repr(y)[:30])
        except Exception as error:
            row.append(f"{type(error).__name__} {error}")
    print(name, row)
for name in "atan2 copysign fmod remainder pow dist ldexp nextafter isclose".split():
    function = getattr(math, name)
    row = []
    for x, y in [(1.5, 2.5), (-3, 2), (0.0, -1.0), (-8.0, 1 / 3), (2, -0.0), (inf, 1), (1e308, 10), (0, -1), (nan, 2), (7, 0)]:
        try:
            row.append(close(function(x, y)) if name != "dist" else close(function([x, y], (y, x))))
        except Exception as error:
            row.append(f"{type(error).__name__} {error}")
    print(name, row)
print(gcd(12, 18), gcd(), gcd(0, 5), gcd(-4, 6, 10), lcm(4, 6), lcm(), isqrt(17), isqrt(10**40), factorial(20), factorial(25))
print(comb(10, 3), comb(3, 5), perm(5, 2), perm(5), comb(100, 50), gcd(2**80, 6**40))
print(hypot(3, 4), hypot(), hypot(1, 2, 2), dist((1, 2), (4, 6)), fsum([0.1] * 10), fsum([1e100, 1.0, -1e100]), sum([0.1] * 10))
print(prod([1, 2, 3, 4]), prod([1.5, 2], start=2), prod([]), frexp(8.5), frexp(0.0), frexp(-3), ldexp(0.5, 4), modf(3.75), modf(-2.5), modf(inf))
print(log(8, 2), log(100, 10), log(10**400), log2(2**200), log10(1000), ulp(1.0), ulp(0.0), nextafter(1, 2), copysign(0.0, -1))
print(pi, e, tau, inf, -inf, nan, math.pi is pi, isclose(1, 1 + 1e-10), isclose(0, 1e-10), isclose(0, 1e-10, abs_tol=1e-9), isclose(1, 1.1, rel_tol=0.2))
print(floor(2.7), floor(-2.7), ceil(2.1), trunc(-2.7), floor(1e20), ceil(True), type(floor(2.0)), fabs(-3), fmod(-7, 3), remainder(7, 4))


class Angle:
    def __init__(self, degrees):
        self.degrees = degrees

    def __float__(self):
        return math.radians(self.degrees)

    def __floor__(self):
        return "floored"

    def __ceil__(self):
        return "ceiled"

    def __trunc__(self):
        return "truncated"


class Index:
    def __index__(self):
        return 4


print(close(sin(Angle(30))), floor(Angle(1)), ceil(Angle(1)), trunc(Angle(1)), sqrt(Index()), factorial(Index()), gcd(Index(), 6))
for attempted in [
    lambda: sqrt(-1),
    lambda: sqrt("4"),
    lambda: log(0),
    lambda: log(-1, 2),
    lambda: log(2, 0),
    lambda: log(2, 1),
    lambda: exp(1000),
    lambda: acos(2),
    lambda: factorial(-1),
    lambda: factorial(2.5),
    lambda: comb(-1, 2),
    lambda: isqrt(-1),
    lambda: pow(0, -1),
    lambda: pow(-1, 0.5),
    lambda: pow(10, 400),
    lambda: gcd(1.5, 2),
    lambda: floor(inf),
    lambda: floor(nan),
    lambda: ceil("x"),
    lambda: atan2(1),
    lambda: fsum([1, "x"]),
    lambda: fsum([inf, -inf]),
    lambda: fsum([1e308, 1e308]),
    lambda: dist([1], [1, 2]),
    lambda: sqrt(10**400),
    lambda: ldexp(1.0, 5000),
    lambda: fmod(1, 0),
    lambda: gamma(-2),
    lambda: lgamma(0),
    lambda: trunc([1]),
    lambda: isclose(1, 2, rel_tol=-1),
    lambda: perm(3, -1),
    lambda: sin(None),
    lambda: prod(["a", 2]),
]:
    attempt(attempted)
