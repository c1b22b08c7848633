# A table of runs in several kinds of formats.
rows = [("adam", 0.001, 91.25, 12), ("sgd", 0.1, 88.5, 7), ("rmsprop", 0.0005, 90.0, 1234567)]
widths = [max(len(str(row[i])) for row in rows) for i in range(4)]
print(" | ".join("{:^{w}}".format(name, w=w) for name, w in zip(["name", "rate", "acc", "steps"], widths)))
for name, rate, acc, steps in rows:
    print("{:<{w0}} | {:>{w1}.4f} | {:6.2f}% | {:,}".format(name.title(), rate, acc, steps, w0=widths[0], w1=widths[1]))
    print("%-8s|%8.1e|%5.1f%%|%+d|%05d|%x|%o" % (name, rate, acc, steps, steps, steps, steps))
    print(f"{name!r:>10} {rate:.2%} {acc:g} {steps:_} {steps:#x} {steps:b}".upper().lower())

total = sum(steps for *_, steps in rows)
best = max(rows, key=lambda row: row[2])
print(f"{total=:,} {best[0]=}", "{0[0]} {0[2]:.0f} {1}".format(best, total), "{a}{b}{a}".format(a="<", b="|"), "%(n)s=%(v)r" % {"n": "total", "v": total})


class Defaults(dict):
    def __missing__(self, key):
        return "<" + key + ">"


print("{greeting}, {name}!".format_map(Defaults(name="Ada")), "{x.real} {x.imag}".format(x=3), "{{}} {!s}".format(None))
print("{:>{}}".format("right", 10), "{:*^11}".format("mid"), "{:=+8.2f}".format(3.14159), "{:08.3f}".format(-2.5), "{:e}".format(12345.678))
print("{v}".format_map({"v": 1}), "{v[k]}".format_map({"v": {"k": 2}}), format(3.5, "06.2f"), format("s", ">4"), format(255, "#o"))

text = "name: adam\nrate: 0.001\n# a comment\n\nsteps:12"
config = {}
for number, line in enumerate(text.splitlines(), start=1):
    line = line.strip()
    if not line or line.startswith("#"):
        continue
    key, _, value = line.partition(":")
    value = value.lstrip()
    if value.isdigit():
        config[key] = int(value)
    elif value.replace(".", "", 1).isdecimal():
        config[key] = float(value)
    else:
        config[key] = value
    print(number, key.capitalize().ljust(8, ".") + str(config[key]).rjust(8, "."))
print(config, "steps" in config, sorted(config), list(config.values()))

csv = "x;y;z\n1;2.5;ok\n3;-4;no one"
header, *lines = [line.split(";") for line in csv.split("\n")]
records = [dict(zip(header, line)) for line in lines]
print(records, [r["z"].title() for r in records], [r["z"].split() for r in records], "z" in header, header.index("z"))
print("banner".center(20, "~"), "end".rjust(10, "-"), "1".zfill(4), "a\tb\tc".expandtabs(3), "Mixed".swapcase(), "SS".casefold(), "x=1".rpartition("="), "x/y/z".rsplit("/", 1), "co-op".removeprefix("co-"), "main.py".removesuffix(".py"))
print("mississippi".count("ss"), "mississippi".find("ss", 3), "mississippi".rfind("ss"), "mississippi".index("p"), "mississippi".rindex("p"), "mississippi".endswith("ppi"), "mississippi".strip("im"), "mississippi".rstrip("ip"), "mississippi".translate(str.maketrans("misp", "MISP")))
print("Hello".isalpha(), "Hello1".isalnum(), "1".isnumeric(), "Hello".isascii(), "hello".islower(), "HELLO".isupper(), "Hello You".istitle(), "\t".isspace(), "ok".isprintable(), "for".isidentifier(), ascii("naïve"), "naïve".encode("utf-8"))
