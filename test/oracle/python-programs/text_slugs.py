# Titles become addresses, headings and initials.
titles = ["  The Chain Rule, Explained ", "backprop:a first look", "Why ReLU?\tA note", "LAYER NORM", "straße & größe"]


def slug(title):
    kept = []
    for c in title.strip().casefold():
        if c.isalnum():
            kept.append(c)
        elif c.isspace() or not c.isprintable():
            kept.append("-")
    text = "".join(kept)
    while text.find("--") >= 0:
        text = text.replace("--", "-")
    return text.strip("-")


def kind(word):
    tests = [
        ("upper", word.isupper()), ("lower", word.islower()), ("title", word.istitle()), ("alpha", word.isalpha()),
        ("digit", word.isdigit()), ("decimal", word.isdecimal()), ("numeric", word.isnumeric()),
        ("ascii", word.isascii()), ("identifier", word.isidentifier()), ("space", word.isspace()),
    ]
    return " ".join(name for name, holds in tests if holds) or "none of them"


for title in titles:
    print(repr(title), "->", slug(title), len(slug(title)))
    head, colon, rest = title.partition(":")
    print("   ", head.strip().capitalize(), bool(colon), rest.title(), title.expandtabs(4).rstrip() + "|")
    initials = "".join(word[0] for word in title.split() if word[0].isalpha()).upper()
    print("   ", initials, initials.lower(), title.strip().swapcase(), title.count("e"), title.index(title.strip()[0]))

for word in ["abc", "ABC", "Abc", "a1", "12", "½", "²", "x_1", "1x", "é", " ", "", "١٢"]:
    print(repr(word), ascii(word), kind(word))

path = "src/models/layer.norm.py"
folder, slash, name = path.rpartition("/")
stem, ext = name.rsplit(".", 1)
print(folder, slash, name, stem, ext, path.rfind("/"), path.rindex("."), path.endswith((".py", ".pyi")), path.startswith("lib"))
print(path.removeprefix("src/").removesuffix(".py"), name.encode("ascii"), path.split("/", 1), path.rsplit("/", 1)[0])
print("one\ntwo\r\nthree".splitlines(), "a,b;c".translate(str.maketrans(",;", "  ")).split(), "abc".translate({98: None}))
print("7".zfill(3), "-7".zfill(3), "mid".center(9, "*"), "l".ljust(4, ".") + "|", "r".rjust(4, ".") + "|", "xxhixx".lstrip("x"), "xxhixx".rstrip("x"))
try:
    path.index("missing")
except ValueError as error:
    print("ValueError:", error)
