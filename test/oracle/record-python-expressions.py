"""Records what CPython makes of expressions: python3.11 test/oracle/record-python-expressions.py

Each line of python-expressions/*.txt is an expression, evaluated after preamble.py; lines with # name a group. Writes
python-expressions.json beside itself: file → group → [expression, repr] or [expression, {"raises": "Type: text"}].
"""

import json
import pathlib
import re
import warnings

warnings.simplefilter("ignore")

folder = pathlib.Path(__file__).parent / "python-expressions"
preamble = compile((folder / "preamble.py").read_text(), "preamble", "exec")


def outcome(expression):
    names = {"__name__": "__main__"}
    exec(preamble, names)
    try:
        return re.sub(r"0x[0-9a-f]{6,}", "0x…", repr(eval(expression, names)))
    except Exception as error:  # whatever it is, it is the answer
        text = f"{type(error).__name__}: {error}"
        return {"raises": text.removesuffix(": ")}


recorded = {}
for file in sorted(folder.glob("*.txt")):
    groups = recorded.setdefault(file.stem, {})
    for line in file.read_text().splitlines():
        if line.startswith("# "):
            cases = groups.setdefault(line[2:], [])
        elif line:
            cases.append([line, outcome(line)])

lines = [
    f"{json.dumps(file)}: {{\n"
    + ",\n".join(
        f"{json.dumps(group)}: [\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases) + "\n]"
        for group, cases in groups.items()
    )
    + "\n}"
    for file, groups in recorded.items()
]
pathlib.Path(__file__).with_suffix("").with_name("python-expressions.json").write_text(
    "{\n" + ",\n".join(lines) + "\n}\n"
)
