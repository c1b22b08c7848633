# Checksums and classic checks of numbers.
rate = 0.07
amount = 250


def luhn(number):
    digits = list(map(int, str(number)))[::-1]
    return sum(d if i % 2 == 0 else sum(divmod(2 * d, 10)) for i, d in enumerate(digits)) % 10 == 0


def isbn(text):
    values = [10 if c in "xX" else int(c) for c in text if c.isalnum()]
    return sum(i * v for i, v in zip(range(10, 0, -1), values)) % 11 == 0


def crc8(data):
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = ((crc << 1) ^ 0x07) & 0xFF if crc & 0x80 else crc << 1
    return crc


def fnv(text):
    h = 0x811C9DC5
    for byte in text.encode("utf-8"):
        h = ((h ^ byte) * 0x01000193) % 2 ** 32
    return h


print(luhn(79927398713), luhn(79927398710), isbn("0-306-40615-2"), isbn("0306406153"), hex(crc8(b"hello")), oct(crc8(b"")), bin(crc8(bytes(range(5)))), hex(fnv("grün")))
print(all(map(luhn, [18, 26])), any(map(luhn, [17, 27])), [n for n in range(1, 100) if n == sum(d for d in range(1, n) if n % d == 0)])
balance = float(amount)
for year in range(1, 4):
    balance += balance * rate
    print(year, round(balance, 2), f"{balance:,.3f}", balance.is_integer(), int(balance), balance > amount)
print(divmod(amount, 7), pow(amount, -1, 7), pow(amount, 3, 1000), abs(rate - 1), round(rate, 1), (amount).bit_length(), (amount).bit_count(), amount.numerator, amount.denominator)
print(amount.to_bytes(2, "big"), int.from_bytes((1000).to_bytes(2, "little"), "little"), rate.as_integer_ratio()[0] > 0, amount.as_integer_ratio(), rate.hex()[:6], float.fromhex("-0x1p-2"), (1.0).is_integer(), rate.real, amount.imag, amount.conjugate(), rate.conjugate())
collatz = {}
for start in range(1, 10):
    n, steps = start, 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    collatz[start] = steps
print(collatz, max(collatz, key=collatz.get), min(collatz.values()))
print(chr(ord("a") + 3), [chr(c) for c in range(65, 70)], ord("€"), ascii("€"), [hash(v) for v in (1, 1.0, -1, 2 ** 61, True)], id(amount) == id(amount))
roman = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


def to_roman(n):
    out = ""
    for value, letters in roman:
        count, n = divmod(n, value)
        out += letters * count
    return out


print([to_roman(n) for n in (4, 9, 14, 1994, 2024)])
