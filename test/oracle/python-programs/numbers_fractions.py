# Fractions as a class with all its operators.
def gcd(a, b):
    while b:
        a, b = b, a % b
    return abs(a)


class Fraction:
    __slots__ = ("top", "bottom")

    def __init__(self, top, bottom=1):
        if bottom == 0:
            raise ZeroDivisionError(f"Fraction({top}, 0)")
        if bottom < 0:
            top, bottom = -top, -bottom
        common = gcd(top, bottom)
        self.top, self.bottom = top // common, bottom // common

    @classmethod
    def of(cls, value):
        if isinstance(value, cls):
            return value
        if isinstance(value, int):
            return cls(value)
        if isinstance(value, float):
            return cls(*value.as_integer_ratio())
        if isinstance(value, str):
            return cls(*map(int, value.split("/")))
        raise TypeError(f"no fraction: {value!r}")

    @property
    def numerator(self):
        return self.top

    @property
    def denominator(self):
        return self.bottom

    @staticmethod
    def parse(text):
        return [Fraction.of(part) for part in text.split()]

    def __add__(self, other):
        if not isinstance(other, (Fraction, int)):
            return NotImplemented
        other = Fraction.of(other)
        return Fraction(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

    __radd__ = __add__

    def __neg__(self):
        return Fraction(-self.top, self.bottom)

    def __sub__(self, other):
        return self + -Fraction.of(other)

    def __rsub__(self, other):
        return Fraction.of(other) - self

    def __mul__(self, other):
        other = Fraction.of(other)
        return Fraction(self.top * other.top, self.bottom * other.bottom)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = Fraction.of(other)
        return self * Fraction(other.bottom, other.top)

    def __rtruediv__(self, other):
        return Fraction.of(other) / self

    def __pow__(self, n):
        return Fraction(self.top ** n, self.bottom ** n) if n >= 0 else Fraction(self.bottom ** -n, self.top ** -n)

    def __floordiv__(self, other):
        q = self / other
        return q.top // q.bottom

    def __mod__(self, other):
        return self - (self // other) * other

    def __divmod__(self, other):
        return self // other, self % other

    def __eq__(self, other):
        if not isinstance(other, (Fraction, int, float)):
            return NotImplemented
        other = Fraction.of(other)
        return (self.top, self.bottom) == (other.top, other.bottom)

    def __lt__(self, other):
        other = Fraction.of(other)
        return self.top * other.bottom < other.top * self.bottom

    def __le__(self, other):
        return self < other or self == other

    def __hash__(self):
        return hash(self.top / self.bottom) if self.bottom > 1 else hash(self.top)

    def __abs__(self):
        return Fraction(abs(self.top), self.bottom)

    def __bool__(self):
        return bool(self.top)

    def __float__(self):
        return self.top / self.bottom

    def __int__(self):
        return int(self.top / self.bottom)

    def __round__(self, digits=None):
        return round(float(self), digits)

    def __repr__(self):
        return f"Fraction({self.top}, {self.bottom})"

    def __str__(self):
        return f"{self.top}/{self.bottom}" if self.bottom > 1 else str(self.top)

    def __format__(self, spec):
        return format(float(self), spec) if spec else str(self)


half, third = Fraction(1, 2), Fraction.of("1/3")
print(half + third, half - third, half * third, half / third, half ** 3, half ** -2, -half, abs(-third))
print(half + 1, 1 + half, 1 - half, 2 * half, 1 / third, half // third, half % third, divmod(Fraction(7, 2), 1), 3 - third)
print(half == Fraction(2, 4), half == 0.5, half != third, half < third, half > third, half <= 0.5, third >= half, half == "1/2", 0.5 == half)
print(sum([half, third, Fraction(1, 6)]), max(half, third), min(half, third), sorted([half, third, Fraction(-1)]), float(third), int(Fraction(7, 2)), round(third, 3), bool(Fraction(0)))
print(repr(half), str(Fraction(4, 2)), f"{third:.3f} {third}", [half, third], {half: 1}[Fraction(3, 6)], {0.5: "x"}.get(half), hash(Fraction(3)) == hash(3), "%s %r" % (half, third))
print(Fraction.parse("1/2 3/4"), half.numerator, half.denominator, Fraction.of(0.75), (1.5).as_integer_ratio(), (6).numerator, (6).denominator, (2).as_integer_ratio())
for broken in (lambda: half + 0.5, lambda: half + "a", lambda: Fraction(1, 0), lambda: setattr(half, "new", 1), lambda: Fraction.of(None), lambda: half / 0):
    try:
        broken()
    except (TypeError, ZeroDivisionError, AttributeError) as error:
        print(type(error).__name__, "-", error)
print(bin(10), oct(10), hex(10), (10).bit_length(), (10).bit_count(), (10).to_bytes(1, "big"), int.from_bytes(b"\n", "big"), (1.5).hex(), float.fromhex("0x1.8p+0"), (3.0).is_integer(), (3).conjugate(), (3.5).conjugate(), (3).imag, (3).real)
