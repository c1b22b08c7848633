# Shifts, alphabets and codes.
shift = 3
lower = "abcdefghijklmnopqrstuvwxyz"
table = str.maketrans(lower, lower[shift:] + lower[:shift])
upper_table = str.maketrans({c.upper(): chr((ord(c) - ord("a") + shift) % 26 + ord("A")) for c in lower})
message = "Attack at dawn, 5 o'clock!"
secret = message.translate(table).translate(upper_table)
print(secret, secret.swapcase(), secret.casefold() == secret.lower())


def vigenere(text, key, sign=1):
    out = []
    for i, c in enumerate(text):
        if c.isalpha() and c.isascii():
            base = ord("A") if c.isupper() else ord("a")
            by = ord(key[i % len(key)].lower()) - ord("a")
            out.append(chr((ord(c) - base + sign * by) % 26 + base))
        else:
            out.append(c)
    return "".join(out)


hidden = vigenere(message, "Lemon")
print(hidden, vigenere(hidden, "Lemon", -1) == message)

morse = {"s": "...", "o": "---", "e": ".", "t": "-"}
code = " ".join(map(lambda c: morse.get(c, "?"), "sos tee"))
print(code, code.split(), code.replace(" ? ", " / ").count("."), code.find("/"), code.rfind("."))
back = {v: k for k, v in morse.items()}
print("".join(back.get(part, " ") for part in code.split(" ")).title())

binary = "".join(format(ord(c), "08b") for c in "Hi")
print(binary, "".join(chr(int(binary[i:i + 8], 2)) for i in range(0, len(binary), 8)), binary.index("1"), binary.rindex("1"))
print("Hi".encode().hex(), bytes.fromhex("4869").decode(), list(b"Hi"), bytes([72, 105]), int.from_bytes(b"Hi", "big"), (18537).to_bytes(2, "big"))
print("é".encode("utf-8"), "é".encode("latin-1"), b"\xc3\xa9".decode("utf-8"), "é".encode("ascii", "replace"), ascii("é"), repr("é"))
words = "the quick brown fox".split()
print([w[::-1] for w in words], " ".join(w.capitalize() for w in words), " ".join(reversed(words)), max(words, key=len), sorted(words, key=lambda w: (len(w), w)))
pig = [w if w[0] in "aeiou" else w.lstrip("bcdfghjklmnpqrstvwxyz") + w[0] for w in words]
print(pig, "-".join(pig).upper().center(30, "."), "x".join("abc").rjust(8).ljust(10, "_"), "42".zfill(5))
first, _, last = "key=value=more".partition("=")
left, _, right = "key=value=more".rpartition("=")
print(first, last, left, right, "a.b.c".rsplit(".", 1), "un-do".removeprefix("un-"), "re.do".removesuffix(".do"), " pad ".strip() + "|", "pad  ".rstrip() + "|")
print("line 1\n\nline 3\n".splitlines(), "line 1\nline 2".splitlines(keepends=True), "tab\there".expandtabs(8), "a b".isidentifier(), "a_b".isidentifier())
print("xyz".startswith(("x", "q")), "xyz".endswith("yz"), "Title Case".istitle(), "UP".isupper(), "down".islower(), "3".isdigit(), "3".isdecimal(), "Ⅷ".isnumeric(), " \n".isspace(), "a\x00".isprintable(), "a1".isalnum())
