# f-strings.
name, n, x = "world", 42, 3.14159
print(f"hello {name}", f"{n}", f"{x:.2f}", f"{n:>6}|{n:<6}|{n:^6}|", f"{n:06d}", f"{n:x}", f"{n:,}", f"{x:e}")
print(f"{name!r} {name!s} {'é'!a}", f"{name!r:>10}")
print(f"{n=} {x = } {name=!s} {n + 1=}", f"{x=:.3f}")
width, precision = 10, 3
print(f"{x:{width}.{precision}f}|{name:{'>'}{width}}|")
print(f"{{braces}} {n}{{}}", f"{'nested ' + f'{n}'}", f"{[i for i in range(3)]}", f"{ {'a': 1}['a'] }")
print(f"{n if n > 5 else 'small'}", f"{(lambda v: v * 2)(n)}", f"{n!r}" f"{x}" "plain")
print(f"""several
lines {n}""", rf"\raw {n}", f"\ttab {n}")


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        return f"<{spec or 'default'}:{self.amount}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


m = Money(5)
print(f"{m} {m:>10} {m!s} {m!r} {m!s:>5} {m=}")
print(f"", f"{''}", f"{None} {True} {1.0} {[1.5, 'a']} {(1,)}")
try:
    f"{name:d}"
except ValueError as error:
    print(error)
print("con" "catenated", "a" * 3, "a" + "b", 'it''s')
print(b"bytes", 10_000, 0xFF, 0b101, 0o17, 1e3, .5, 1_0.5, 10**20, ...)
