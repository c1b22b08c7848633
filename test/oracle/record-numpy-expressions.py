"""Records what NumPy 1.24 and SciPy 1.10 make of expressions: python3 test/oracle/record-numpy-expressions.py

Each line of numpy-expressions/*.txt is an expression, evaluated after preamble.py; lines with # name a group. Writes
numpy-expressions.json beside itself: file → group → [expression, value]. An array is {"dtype", "shape", "data"}, an
element of one {"dtype", "data"}; what is raised is {"raises": "Type: text"}. Numbers are texts where JSON has none.
"""

import json
import math
import pathlib
import warnings

import numpy as np

warnings.simplefilter("ignore")

folder = pathlib.Path(__file__).parent / "numpy-expressions"
preamble = compile((folder / "preamble.py").read_text(), "preamble", "exec")


def number(x):
    if isinstance(x, float) and not math.isfinite(x):
        return "NaN" if math.isnan(x) else "Infinity" if x > 0 else "-Infinity"
    return x


def encode(value):
    if isinstance(value, np.ndarray):
        data = [number(x) for x in value.ravel().tolist()]
        return {"dtype": str(value.dtype), "shape": list(value.shape), "data": data}
    if isinstance(value, np.generic):
        return {"dtype": str(value.dtype), "data": [number(value.item())]}
    if isinstance(value, (list, tuple)):
        return [encode(each) for each in value]
    return number(value)


def outcome(expression):
    names = {"__name__": "__main__"}
    exec(preamble, names)
    try:
        return encode(eval(expression, names))
    except Exception as error:  # whatever it is, it is the answer
        return {"raises": f"{type(error).__name__}: {error}"}


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
        f"{json.dumps(group)}: [\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]"
        for group, cases in groups.items()
    )
    + "\n}"
    for file, groups in recorded.items()
]
folder.with_suffix(".json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
