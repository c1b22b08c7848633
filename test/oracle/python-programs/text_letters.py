# Letters filled from templates, sent as bytes and read again.
price = 19.99
template = "Dear {name},\n{count} {thing}{s} cost {total:.2f}.\n{0!r:>8} {1:<6}|"
orders = [{"name": "Ada", "count": 1, "thing": "pen"}, {"name": "Zoë", "count": 3, "thing": "book"}]
for order in orders:
    s = "" if order["count"] == 1 else "s"
    print(template.format("ok", 5, s=s, total=order["count"] * price, **order))


class Fields(dict):
    def __missing__(self, key):
        return Ellipsis if key == "rest" else f"<{key}?>"


print("{name} {who} {rest}".format_map(Fields(name="Ada")), "{a[0]} {a[1].real}".format_map({"a": [1, 2.5]}))
for text in ("Zoë", "5€", "plain"):
    wire = text.encode("utf-8")
    print(wire, len(text), len(wire), wire.decode("utf-8") == text, wire.hex(), bytes.fromhex(wire.hex()).decode(), wire[0], wire[1:3])
try:
    "Zoë".encode("ascii")
except UnicodeEncodeError as error:
    print(error)
try:
    b"\xff\xfe".decode("utf-8")
except UnicodeDecodeError as error:
    print(error)
print(b"\xffok".decode("utf-8", errors="replace"), b"\xffok".decode("ascii", "ignore"), "naïve".encode("latin-1").decode("latin-1"))
print(Ellipsis is ..., repr(Ellipsis), [Ellipsis] == [...], b"abc".find(b"c"), b"a" + b"b" * 2, b"b" in b"abc", list(b"ab"), bytes("é", "utf-8"))
