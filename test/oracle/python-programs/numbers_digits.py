# Digits in several bases, and numbers of any size.
n = 2024
share = 0.1


def digits(x, base):
    out = []
    while x:
        x, rest = divmod(x, base)
        out.append(rest)
    return out[::-1] or [0]


for base in (2, 8, 10, 16):
    print(base, digits(n, base), int("".join("0123456789abcdef"[d] for d in digits(n, base)), base) == n)
print(bin(n), oct(n), hex(n), format(n, "b"), f"{n:#x}", n.bit_length(), n.bit_count(), int("7e8", 16), int("0b101", 0), int("-12"))
print(n.to_bytes(2, "big"), int.from_bytes(b"\x07\xe8", "big"), n.to_bytes(4, "little").hex(), bytes([7, 232]).hex(), int.from_bytes(b"\xff\xfe", "big", signed=True))
print(2 ** 100, 3 ** 50 % 1000, pow(3, 50, 1000), -7 // 2, -7 % 3, divmod(-7, 3), 7 // -2, (2 ** 64 - 1) & 0xFF, 1 << 70, (1 << 70) >> 68, ~5, 6 ^ 3)
factorial = 1
for i in range(1, 31):
    factorial *= i
print(factorial, len(str(factorial)), sum(map(int, str(factorial))), factorial // 10 ** 20, factorial % 97, factorial.bit_length())
a, b = 0, 1
while len(str(b)) < 25:
    a, b = b, a + b
print(b, b / a, round(b / a, 6), (b > a, b == a + 1, a < 10.0 ** 30))
print(share + 0.2, share.as_integer_ratio(), (0.75).as_integer_ratio(), (3).as_integer_ratio(), share.hex(), float.fromhex("0x1.8p3"), (2.0).is_integer(), share.is_integer())
print((5).real, (5).imag, (5).numerator, (5).denominator, (2.5).real, (2.5).imag, (5).conjugate(), (2.5).conjugate(), True.real, True + True)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(share * 3, 3), abs(-n), max(n, 3.5), min(n, 3.5), float(n), int(9.99), int(-9.99))
print(float("1e3"), float("-inf"), float("nan") != float("nan"), int("1_000"), 1e16, 1e-7, 123456789012345678, 1.0, -0.0, 1 / 3, 2 / 3 * 3)
for broken in (lambda: 1 / 0, lambda: n // 0, lambda: share % 0, lambda: 2.0 ** 10000, lambda: int("x"), lambda: float("y"), lambda: 1 << -1, lambda: n + "1", lambda: int(float("inf")), lambda: chr(-1)):
    try:
        broken()
    except (ArithmeticError, ValueError, TypeError) as error:
        print(type(error).__name__, "-", error)
