"""Records what CPython's numbers, texts and random numbers are: python3.11 test/oracle/record-python-library.py

Writes python-library.json beside itself: name of a function → cases, each [argument, …, result]. An int is {"i": "12"},
a float {"f": repr}, bytes {"b": hex}; what is raised is {"raises": type, "text": str}.
"""

import json
import math
import operator
import pathlib
import random

draw = random.Random(20240)
library = {}


def encode(x):
    if x is None or isinstance(x, (bool, str)):
        return x
    if isinstance(x, int):
        return {"i": str(x) if abs(x) < 10**4000 else hex(x)}
    if isinstance(x, float):
        return {"f": repr(x)}
    if isinstance(x, complex):
        return {"complex": True}
    if isinstance(x, (bytes, bytearray)):
        return {"b": x.hex()}
    if isinstance(x, dict):
        return {"d": [[encode(k), encode(v)] for k, v in x.items()]}
    return [encode(item) for item in x]


def record(name, function, *cases):
    """Each case is a tuple of arguments."""
    for case in cases:
        try:
            result = encode(function(*case))
        except Exception as error:  # whatever it is, it is the answer
            result = {"raises": type(error).__name__, "text": str(error)}
        library.setdefault(name, []).append([*map(encode, case), result])


def pairs(xs, ys=None):
    return [(x, y) for x in xs for y in (xs if ys is None else ys)]


def singles(*xs):
    return [(x,) for x in xs]


# Integers, across the border between numbers and bigints.

INTS = [0, 1, -1, 2, -3, 7, -255, 2**31 - 1, 2**31, -(2**31) - 1, 2**53 - 1, 2**53, -(2**53)]
INTS += [2**53 + 1, 10**15, -(3**50), 2**64, -(10**40), *(draw.randint(-(10**k), 10**k) for k in (3, 8, 17, 25))]

for operation in ("add sub mul floordiv mod and_ or_ xor truediv lt eq").split():
    record(operation, getattr(operator, operation), *pairs(INTS))
record("divmod", divmod, *pairs(INTS))
for operation in ("neg abs invert").split():
    record(operation, getattr(operator, operation), *singles(*INTS))
record("bit_length", int.bit_length, *singles(*INTS))
record("bit_count", int.bit_count, *singles(*INTS))
record("pow", operator.pow, *pairs(INTS, [0, 1, 2, 3, 7, 20, 53]), (0, 10**30), (1, 10**30), (-1, 10**30), (-1, 10**30 + 1))
record("pow_mod", pow, *[(x, y, m) for x in INTS[:12:2] + INTS[-3:] for y in (0, 1, 5, 10**20, -1, -3) for m in (1, -1, 7, -10, 2**40, 10**25 + 13)])
record("pow_mod", pow, (3, 1, 0), (3, -1, 0), (2, -1, 4))
record("lshift", operator.lshift, *pairs(INTS, [0, 1, 20, 31, 52, 53, 64, 100, -1]), (0, 10**30))
record("rshift", operator.rshift, *pairs(INTS, [0, 1, 20, 31, 52, 53, 64, 100, 10**30, -1]))
record("round_int", round, *pairs(INTS + [5, 15, 25, -15, 35, 149, 150, 151, 250], [2, 0, -1, -2, -16]))
record("gcd", math.gcd, (), (12,), (-12, 18), (0, 0), (0, -5), (12, 18, 27), *pairs(INTS[::3]))
record("lcm", math.lcm, (), (-4,), (4, 6), (0, 3), (4, 6, 10), *pairs(INTS[::3]))
record("isqrt", math.isqrt, *singles(*INTS), *[((10**k + 1) ** 2 + d,) for k in (3, 7, 7, 20, 60) for d in (-1, 0, 1)])
record("factorial", math.factorial, *singles(*range(-1, 25), 100, 10**30))
record("perm", math.perm, (5,), (5, 2), (5, 6), (0, 0), (-1, 2), (3, -2), (30, 20), (10**20, 3), (100, 99), (0,))
record("comb", math.comb, (5, 2), (5, 6), (0, 0), (-1, 2), (3, -2), (60, 30), (10**20, 3), (100, 99), (52, 5), (1000, 500))
record("float", float, *singles(*INTS, 10**308, 10**309, 2**1024 - 2**969, 2**1024 - 2**970, 2**54 + 2, 2**54 + 6, -(10**400)))
record("truediv", operator.truediv, *[(10**a + b, 3 * 10**c + 1) for a in (20, 300, 310) for b in (0, 1) for c in (1, 18, 300, 309)])
record("truediv", operator.truediv, (10**400, 3), (1, 10**400), (2**53 + 1, 1), (2**54 + 2, 1), (3, 2**1075), (1, 2**1075), (5, 2**1076), (1, 10**323))
record("hash", hash, *singles(*INTS, 2**61 - 1, 2**61 - 2, -(2**61), 2**200))
record("int_text", str, *singles(*INTS, 10**4300 - 1, 10**4300, -(10**4299), 10**5000))

NUMERALS = "0 1 -1 +5 1_000 1__0 _1 1_ 12x 0x1f 0X1F 0b101 0o17 017 00 0_0 0_1 0x 0b 0b2 0x_1f 0_x1 - + -0 - 1 1e5 3.0 zz ZZ"
NUMERALS = [*NUMERALS.split(), "", " ", " 42\n", "\t-7 ", "4 2", "٣٤", "１２", "𝟗𝟙", "\xa05\u2003", "\ufeff5", "²", "12345678901234567890", "-99999999999999999999999", "it's", "\x1c5\x85", "\x1c5"]
record("parse_int", int, *pairs(NUMERALS, [10, 0, 16, 2, 36]), ("1" * 5000,), ("1" * 4300,), ("1" * 5000, 16), ("1" * 5000, 32), ("1" * 5000, 7), ("1", 1), ("1", 37), ("1", -2), ("zyx", 35), ("hello_world", 36), ("210" * 20, 3), ("vv" * 20, 32))

# Floats.

FLOATS = [0.0, -0.0, 1.0, -1.0, 0.1, -0.1, 0.5, 1.5, 2.5, -2.5, 3.7, 1e16, 1e15, 123456789.125, 1e-5, 1e-4, 1e22]
FLOATS += [5e-324, -2.2e-308, math.inf, -math.inf, math.nan, 1.7976931348623157e308, 0.30000000000000004]
FLOATS += [draw.uniform(-1, 1) * 10 ** draw.randint(-20, 20) for _ in range(6)]

record("float_text", repr, *singles(*FLOATS, 9999999999999998.0, 0.00012345, 0.000099999, 123456789012345680.0, 1e100, 1.5e-7, 5e22))
for operation in ("floordiv mod truediv").split():
    record("float_" + operation, getattr(operator, operation), *pairs(FLOATS), (1.0, 0.1), (-1.0, 0.1), (6.0, -2.0), (-6.0, 2.0), (-1e-300, 3.0))
record("float_divmod", divmod, *pairs(FLOATS[:14]))
record("float_pow", operator.pow, *pairs(FLOATS, [0.0, 1.0, -1.0, 2.0, 0.5, -0.5, 3.0, 1e3, 1e300, -1e300, math.inf, -math.inf, math.nan]))
record("float_hex", float.hex, *singles(*FLOATS))
record("float_ratio", float.as_integer_ratio, *singles(*FLOATS))
record("float_hash", hash, *[(x,) for x in FLOATS if x == x])
record("float_int", int, *singles(*FLOATS))
record("float_compare", lambda n, x: [n < x, n == x, n > x], *pairs(INTS, FLOATS[::2] + [2.0**64, -(2.0**53), 1e40]))
record("round_to_int", round, *singles(*FLOATS, 0.49999999999999994, 4503599627370497.5, -0.5, -1.5, 3.5))
record("round_float", round, *pairs(FLOATS + [2.675, 0.125, 0.375, 1.005, 5.015, 25.0, 35.0, 1.7e308, 1e23], [0, 1, 2, 3, 10, 15, 20, 323, 324, -1, -2, -15, -308, -309, 10**20, -(10**20)]))
record("frexp", math.frexp, *singles(*FLOATS))
record("ldexp", math.ldexp, *pairs(FLOATS, [0, 1, -1, 10, -1060, 1000, -1080, 2000, -3000]))
record("ulp", math.ulp, *singles(*FLOATS))
record("nextafter", math.nextafter, *pairs(FLOATS, [0.0, math.inf, -math.inf]))
sums = [[], [0.1] * 10, [1e308, 1e308, -1e308], [1e100, 1.0, -1e100], [math.inf, 1.0], [math.inf, -math.inf], [math.nan, math.inf]]
sums += [[1e16, 1.0, 1e-16], [1.0, 2**-53, 2**-106], [-0.0], [draw.uniform(-1, 1) * 10 ** draw.randint(-9, 9) for _ in range(50)]]
record("fsum", math.fsum, *singles(*sums))

numerals = "1 1. .5 -.5e3 1e5 1E-5 1_0.2_5 1__0 1_.5 1._5 1e_5 inf -Infinity +nan INF nanx infin e5 . +. 0x10 1e400 -1e-400 1e 1,5 --1 ٣.٥ 1_ _1"
record("parse_float", float, *singles(*numerals.split(), "", " 1.5\n", "\xa07\u2003", "1 5", "1\x00", "0" * 400 + "1.5", "1" * 400))
hexes = "0x1.8p3 1.8 0x.8p0 -0x1p-1074 0x1p-1075 0x1.8p-1075 0x1.fffffffffffff8p1023 0x1.fffffffffffff7p1023 inf -nan zz 0x 0x. p3 0x1p 0x1p5000 0x1p-5000 0x1.00000000000008p0 0x1.000000000000081p0 0x1.00000000000018p0"
record("parse_hex", float.fromhex, *singles(*hexes.split(), " 0x1p1 ", ""))

# Texts of numbers and strings by format, by percent, by str.format.


def formatted(x, spec):
    return format(x, spec)


floats = [0.0, -0.0, 1.0, -1.5, 2.5, 0.1, 1234567.891, -1e16, 1e22, 1e-7, 123456.0, 999999.5, 0.00012345, 5e-324, math.inf, -math.inf, math.nan, 1e300]
specs = ", .0f .1f .2f .3f 10.3f <10.2f ^11.1f +.2f  .2f 010.2f -010.2f e .0e .3e E 12.4e g .3g #.3g .10g G %% .1% , _ ,.2f 015,.2f 012_.1f .3 .1 10 <10 =+10 *^12 #.0f #g #e #x z.1f z+.0f F .25f .60g .30e n .0 x>8.2f 😀^9.1f .17 .400f 020 08, 3,"
specs = ["", " ", " .3f", *(s for s in specs.split() if s != "%%"), "%"]
record("format_float", formatted, *pairs(floats, specs))
record("format_float", formatted, (2.5, ".0f"), (0.5, ".0f"), (1.5, ".0f"), (2.675, ".2f"), (1e21, ".3f"), (1.005, ".2f"), (0.125, ".2f"), (0.375, ".2e"), (9.995, ".3g"))
ints = [0, 7, -7, 255, -1234567, 2**53, -(10**20), 97]
specs = "d b o x X #b #o #x #X 5 05 +d +5 <5 ^7 >5 =5 *=+8 , _ 12, 012, 06, 01, _b _x #_x #018_x 08b n c 5c 05c .2f e g % 10.1% 08.2f _d ,d .0f #X 0=8 x<6 20_b 07,"
record("format_int", formatted, *pairs(ints, ["", " ", " d", *specs.split()]))
specs = "s 10 <10 >10 ^9 .2 10.2 .0 *^12 05 0<5 😀>6 .1s 3 0"
record("format_str", formatted, *pairs(["", "abc", "naïve", "a😀b", "it's"], ["", *specs.split()]))
wrong = ["", "y", "5.2y", "ab", ",_", "_,", ",,", ".", ".f", "99999999999999999999", ".99999999999999999999", ",\x01", "é", "\x01", "!", "d", "s", "f", "=5", "+", " ", "#", "z", ",", "_", "zd", "+c", "#c", ",b", ",n", ",c", ".2c", ".2d", ",.3_f", ".9999999999f", "z.2f", "05d", "=", "<<", "{}", ">>>", "5 5", "+-5", "0x"]
for kind, value in ("int", 3), ("float", 2.5), ("str", "s"):
    record("format_" + kind, formatted, *[(value, spec) for spec in wrong if spec != "" and not (kind == "float" and spec == ".99999999999999999999")])
record("format_int", formatted, (-1, "c"), (0x110000, "c"), (2**63, "c"), (0x1F600, "c"), (0x1F600, "^5c"), (10**400, "f"))


def percent(template, values):
    return template % values


numbers = "%d %i %u %5d %-5d| %05d %+d %+05d %.3d %8.3d %-8.3d| %08.3d %x %X %#x %#X %o %#o %#06x %+x %c %s %r %5s %-5s| %.2s %f %.2f %8.2f %-8.2f| %08.2f %+.1f %e %.3E %g %.3G %#g %#.0f %ld %hd %Lf %%".split()
record("percent", percent, *[(t, (v,)) for t in [*numbers, "% d", "% .2f", "%5%", "a%sb%%c"] for v in (42, -7, 0, 3.75, -0.0, 2**70)])
record("percent", percent, *[(t, v) for t in ["%d", "%x", "%f", "%c", "%s", "%r", "%a", "%5.1s|", "%05s", "%y", "é%\x01", "%", "%5", "%-", "x", "%(a)d", "%*d", "%.*f", "%l", "%é", "%\u20ac"] for v in ("abc", "é", (), (1, 2), (1, 2, 3), ("a",), (None,), (math.inf,), ([1],))])
record("percent", percent, *[(t, {"a": 5, "b c": 2.5, "(x)": "p", "": 1}) for t in ["%(a)d", "%(a)5d %(b c).1f", "%((x))s", "%()d", "%(a", "%(a)", "%(a)d %%", "%s", "nothing", "%(zz)s", "%d"]])
record("percent", percent, ("%*d|%-*d|%.*f", (5, 1, 5, 2, 1, 3.25)), ("%*d|", (-5, 1)), ("%.*f", (-3, 2.5)), ("%*d", ("a", 1)), ("%99999999999999999999d", (1,)), ("%.99999999999d", (1,)), ("%c%c", (65, "é")), ("%c", (0x110000,)), ("%c", (-1,)), ("%c", (10**20,)), ("%c", ("ab",)), ("%c", (1.5,)), ("%010d", (math.nan,)), ("%d", (math.nan,)), ("%08f|%-08f|", (math.inf, 1.5)), ("%.0f %.0f", (0.5, 1.5)), ("%.3f", (1e22,)), ("😀%y", (1,)), ("%5c|%-5c|", ("😀", "x")), ("%s %s", ("a",)), ("%s", ("a", "b")), ("%.50g", (0.1,)), ("%+s", ("a",)))


def fields(template, *positional):
    """Lists have items, the mapping of the last argument has the keywords, and 3 has its attribute."""
    return template.format(*positional[:-1], **positional[-1])


values = [1, "a\"b", [10, [20, 30]], 2.5, {"k": 7, "name": "é", "w": 8, "s": "x>"}]
templates = "x|{}|{}{}|{0}{1}|{2[0]}|{2[1][1]}|{k}|{name!r}|{name!a}|{1!s:>6}|{3:.3f}|{3:{w}.2f}|{0:{s}{w}}|{{}}|{{{0}}}|}}{{|{0.real}|{2[0].real}|{:>{}}|{!r}|{:{}}|{0!r:5}|"
templates += "{|}|a}b|{0|{0!|{0!r|{0!rx}|{0!x}|{0!}|{0:|{0:{|{0:{w|{0.}|{2[]}|{2[0}|{2[0]x}|{0{1}}|{}{0}|{0}{}|{9}|{nope}|{99999999999999999999}|{0:{w:{w}}}|{0:{w:{w:{w}}}}|{2[9]}|{0[0]}|{0.nope}|{0:y}|{ 0}|{a b}|{2[a]}|{.real}|{[0]}|{:d}{:s}|é{0}😀{1}|{0!é}|{2[0]}}|{0}}|{{0}|{!}|{:}|{0:}}}|{0!r:}"
record("fields", fields, *[(t, *values) for t in templates.split("|")], ("{0:}|{1}", *values), ("{0:|>5}", *values), ("", *values))

# Quotes.

texts = ["", "abc", "it's", '"', "'\"", "a\\b", "\n\r\t\0\x07\x7f", "é ü ß", "\xa0\xad", "\u2028\u200b\u3000", "日本", "😀", "\ud83d", "a\udc00b", "\U000e0001", "\u0378", "\ue000", "\U0010ffff", "ﬁ\u0301", "\x80\x9f\xff"]
record("quote", repr, *singles(*texts))
record("quote_ascii", ascii, *singles(*texts))
record("is_printable", str.isprintable, *singles(*texts, " "))
record("quote_bytes", repr, *singles(b"", b"abc", b"it's", b"'\"", bytes(range(256)), b"\\"))

# Methods of strings.

texts = ["", "a", "abc", "Hello World", "ǅabc ǆx", "ﬁ ß ŉ", "ΑΣ ΑΣΑ Σ 'Σ' ΌΣΟΣ", "ᾳ ᾷ ᾲ", "İI ıi", "it's they'Re", "ა ბ", "😀x😀", "x1y2", "ÀÉ", "ẞ", "ꭰ Ꭰ", "A_b-C", "\u1e9eß", "ªº", "𐐀𐐨"]
for name in "capitalize title swapcase casefold lower upper".split():
    record(name, getattr(str, name), *singles(*texts))
texts += ["1", "²", "½", "一", "٣", "①", "a1", "_x", "1x", "x y", " ", "\t\x1c\x85", "\ufeff", "é", "ABC", "Abc Def", "aBC", "A1", "ǅ", "Ⅷ", "ⅷ", "日本", "x\u0301", "def", "·", "a·", "€", "\x7f", "\x80", "零", "🄀"]
for name in "isalpha isalnum isdecimal isdigit isnumeric isidentifier isascii isspace islower isupper istitle".split():
    record(name, getattr(str, name), *singles(*texts))
spaced = ["", " ", "a b  c", "  a b ", "a\x1cb\x85c\u2003d", "a\ufeffb", "\n a\tb\r\n"]
for name in "split", "rsplit":
    record(name + "_space", lambda text, limit: getattr(text, name)(None, limit), *pairs(spaced, [-1, 0, 1, 2, 9]))
    record(name, getattr(str, name), *[(t, s, n) for t in ("", "a,b,,c,", "aaa", "x--y--", "é,😀,") for s in (",", "aa", "--", "z", "") for n in (-1, 0, 1, 2)])
for name in "partition", "rpartition":
    record(name, getattr(str, name), *pairs(["", "a-b-c", "-", "abc", "😀-x"], ["-", "b-", "z", ""]))
record("splitlines", str.splitlines, *pairs(["", "\n", "a\nb", "a\r\nb\rc\n", "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029", "\n\na", "a\n\r"], [False, True]))
for name in "strip", "lstrip", "rstrip":
    record(name, getattr(str, name), *singles(*spaced, "\u3000x\x1f"))
    record(name + "_characters", getattr(str, name), *pairs(["xxaxx", "", "xyx", "😀a😀", "abc"], ["x", "xy", "", "😀", "abc"]))
ranges = [(), (0,), (1,), (2, 3), (-2,), (-100, 100), (0, -1), (3,), (4,), (5,), (2, 1), (100,)]
for name in "find", "rfind", "count", "startswith", "endswith":
    record(name, getattr(str, name), *[(t, s, *r) for t in ("abcabc", "aaaa", "", "x😀y😀") for s in ("a", "bc", "aa", "", "😀", "zz", "abcabcabc") for r in ranges])
record("replace", str.replace, *[(t, *by, n) for t in ("abcabc", "", "aaa", "😀x") for by in (("a", "X"), ("", "-"), ("aa", ""), ("😀", "y"), ("abc", "abcabc")) for n in (-1, 0, 1, 2, 9)])
record("removeprefix", str.removeprefix, *pairs(["abcabc", "", "abc"], ["abc", "", "bc"]))
record("removesuffix", str.removesuffix, *pairs(["abcabc", "", "abc"], ["abc", "", "bc"]))
for name in "center", "ljust", "rjust":
    record(name, getattr(str, name), *[(t, w, f) for t in ("", "a", "ab", "abc", "😀") for w in (-1, 0, 1, 4, 5, 6) for f in ("*", "😀")])
record("zfill", str.zfill, *pairs(["", "1", "-1", "+12", "--1", "abc", "-", "😀"], [0, 1, 2, 5]))
record("expandtabs", str.expandtabs, *pairs(["", "\t", "a\tb\tc", "12345678\tx", "a\n\tb\r\tc", "é😀\t|"], [8, 4, 1, 0, -3]))
record("len", len, *singles(*texts))
record("getitem", operator.getitem, ("abc", 1), ("x😀y", 1), ("x😀y", 2), ("日本", 1))
record("slice", lambda text, start, stop, step: text[start:stop:step], *[(t, *r) for t in ("abcdef", "a😀b😀c") for r in ((0, 3, 1), (1, 5, 2), (4, 0, -1), (4, 1, -3), (2, 2, 1))])
record("maketrans", lambda *args: list(map(list, str.maketrans(*args).items())), ("ab", "xy"), ("ab", "xy", "bc"), ("a😀", "😀b"), ("ab", "x"), ("", ""), ("aa", "xy"))
record("translate", lambda text, *args: text.translate(str.maketrans(*args)), ("abc", "ab", "xy"), ("abcb", "ab", "xy", "c"), ("😀a", "😀", "b", "a"), ("abc", "abc", "bca"))


def coded(method):
    def run(x, encoding, errors):
        return getattr(x, method)(encoding, errors)

    return run


handlers = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "nope"]
record("encode", coded("encode"), *[(t, e, h) for t in ("abc", "é", "日本x", "😀", "a\ud800\udfff"[:2], "ééx", "\xff", "") for e in ("utf-8", "ascii", "latin-1", "UTF8", "iso-8859-1", "klingon") for h in handlers])
raw = [b"", b"abc", "é日😀".encode(), b"\xff", b"a\xc3", b"\xe2\x82", b"\xe2\x82x", b"\xc3(", b"\xed\xa0\x80", b"\xc0\x80", b"\xf0\x80\x80\x80", b"\xf4\x90\x80\x80", b"\xf0\x9f\x98", b"\xf5", b"\xe0\x9f\x80", b"\x80x\xfe"]
record("decode", coded("decode"), *[(b, e, h) for b in raw for e in ("utf-8", "ascii", "latin-1") for h in (*handlers[:4], "nope")])

# Random numbers: a seed, then what is called, in order.


def drawn(seed, *calls):
    source = random.Random(seed)
    return [call(source, *c) for c in calls]


def call(source, method, *args):
    if method == "shuffle":
        items = list(range(args[0]))
        source.shuffle(items)
        return items
    if method == "choices_weighted":
        return source.choices(range(args[0]), args[2], k=args[1])
    if method == "choices_cumulative":
        return source.choices(range(args[0]), cum_weights=args[2], k=args[1])
    if method == "sample_counts":
        return source.sample(range(args[0]), args[1], counts=args[2])
    if method in ("choice", "sample", "choices"):
        args = (list(range(args[0])) if method == "choices" else range(args[0]), *args[1:])
    keywords = {"k": args[1]} if method == "choices" else {}
    return getattr(source, method)(*(args[:1] if keywords else args), **keywords)


seeds = [0, 1, -1, 42, 2**32 - 1, 2**32, -(2**70), 10**300, "", "seed", "sé😀", b"bytes", 0.5, -1.5, 3.0, 1e300, math.inf]
record("random_seeds", drawn, *[(seed, ["random"], ["getrandbits", 32], ["gauss", 0.0, 1.0], ["random"]) for seed in seeds])
record("random_long", lambda seed, n: [[source.getrandbits(32), source.random()] for source in [random.Random(seed)] for _ in range(n)][-5:], (1, 3000))
record("random_bits", drawn, (7, *[["getrandbits", k] for k in (0, 1, 5, 31, 32, 33, 52, 53, 54, 64, 65, 100, 1000)], ["randbytes", 5], ["randbytes", 0], ["random"]))
record("random_ints", drawn, (11, *[["randrange", *a] for a in ((1,), (10,), (0, 3), (-5, 5), (0, 100, 7), (10, 0, -3), (2**31,), (2**32,), (2**33 + 1,), (2**53 - 1,), (2**60,), (10**30,), (-(10**20), 10**20, 3))], *[["randint", *a] for a in ((1, 6), (0, 0), (-3, 3), (0, 2**40))], ["random"]))
for bad in ["randrange", 0], ["randrange", 5, 5], ["randrange", 5, 1], ["randrange", 1, 5, 0], ["randrange", 1, 5, -1], ["randint", 2, 1], ["choice", 0], ["sample", 3, 4], ["sample", 3, -1], ["choices", 0, 1], ["getrandbits", -1], ["choices_weighted", 2, 1, [1.0]], ["choices_weighted", 2, 1, [0.0, 0.0]], ["choices_weighted", 2, 1, [1.0, math.inf]], ["sample_counts", 2, 1, [1]], ["sample_counts", 2, 1, [0, 0]], ["gammavariate", 0.0, 1.0], ["expovariate", 0.0], ["paretovariate", 0.0], ["paretovariate", 1e-5], ["lognormvariate", 1e5, 1.0], ["weibullvariate", 1.0, 0.0], ["triangular", 0.0, 1.0, 2.0], ["triangular", 0.0, 1.0, -3.0]:
    record("random_errors", drawn, (3, bad))
record("random_sequences", drawn, (5, *[["choice", n] for n in (1, 2, 7, 1000)], *[["shuffle", n] for n in (0, 1, 2, 10, 50)], *[["sample", *a] for a in ((0, 0), (5, 5), (10, 3), (21, 4), (22, 4), (100, 5), (100, 6), (100, 50), (10**12, 6), (300, 6))], ["random"]))
record("random_choices", drawn, (9, ["choices", 5, 10], ["choices", 1, 3], ["choices", 3, 0], ["choices_weighted", 3, 10, [1.0, 2.5, 0.5]], ["choices_weighted", 3, 5, [0.0, 1.0, 0.0]], ["choices_cumulative", 3, 10, [0.1, 0.2, 1.0]], ["sample_counts", 3, 5, [4, 0, 3]], ["sample_counts", 2, 3, [100, 2**60]], ["random"]))
shapes = [["uniform", -2.0, 3.0], ["triangular"], ["triangular", 1.0, 5.0, 2.0], ["triangular", 2.0, 2.0, 2.0], ["gauss", 1.0, 2.0], ["gauss"], ["gauss", 0.0, 0.5], ["normalvariate", 1.0, 2.0], ["normalvariate"], ["lognormvariate", 0.0, 0.25], ["expovariate", 1.5], ["expovariate", -2.0], ["gammavariate", 0.5, 2.0], ["gammavariate", 1.0, 3.0], ["gammavariate", 5.5, 1.0], ["betavariate", 2.0, 3.0], ["betavariate", 0.5, 0.5], ["paretovariate", 3.0], ["weibullvariate", 2.0, 1.5], ["vonmisesvariate", 1.0, 4.0], ["vonmisesvariate", 0.0, 0.0], ["vonmisesvariate", 6.0, 0.5]]
record("random_distributions", drawn, *[(seed, *shapes * 6, ["random"]) for seed in (1, "x", 2**40)])

# Functions of math that no host has.

points = [0.0, -0.0, 1e-300, 1e-21, 1e-9, 0.1, 0.5, 0.9, 1.0, 1.4, 1.499, 1.5, 1.501, 2.0, 2.5, 3.0, 4.9, 5.0, 7.25, 10.0, 20.5, 23.0, 24.0, 26.5, 27.5, 30.0, 100.3, 141.5, 170.5, 171.7, 180.0, 250.5, 1e5, 1e200, math.inf]
points += [-x for x in points] + [-0.25, -170.3, -199.5, -50.001]
for name in "erf erfc gamma lgamma".split():
    record("math_" + name, getattr(math, name), *singles(*points))
record("math_remainder", math.remainder, *pairs([0.0, -0.0, 1.0, -1.5, 2.5, 3.5, 5.0, -7.0, 1e300, 5e-324], [1.0, -1.0, 2.0, 0.3, math.inf, 1e-5, 1.5e-323]))
record("math_copysign", math.copysign, *pairs([0.0, -0.0, 1.5, -2.5, math.inf], [0.0, -0.0, 3.0, -4.0]))
for name in "exp2 degrees radians".split():
    record("math_" + name, getattr(math, name), *singles(0.0, 1.0, -2.5, 10.0, 100.25, -1e-9))

pathlib.Path(__file__).with_name("python-library.json").write_text(
    "{\n" + ",\n".join(f"{json.dumps(k)}: [\n" + ",\n".join(json.dumps(c) for c in v) + "\n]" for k, v in library.items()) + "\n}\n"
)
