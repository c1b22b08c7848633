"""Records what the programs in numpy-gradients/ compute, and its gradients: with numpy 1.24 and scipy 1.10,
python3 test/oracle/record-numpy-gradients.py

The first line of a program says what is differentiated: `# d loss / d W1, b1`. One JSON object a program:
{"file", "of", "wrt", "output", "values", "gradients"}; "values" are the numbers that its variables hold in the end, the
gradients are central differences that Richardson extrapolation refines, with an estimate of their error in "errors".
Each element of an input is moved where the program first binds it. A kink between the points of a difference is found by
comparing step sizes, and is an error here. JSON has no NaN and no infinities: they are spelled.
"""
import ast
import contextlib
import io
import json
import math
import pathlib
import re
import warnings

import numpy as np

FOLDER = pathlib.Path(__file__).parent / "numpy-gradients"
STEPS = 1e-3 / 2.0 ** np.arange(4)
MOVED = "_moved_"


class Program:
    def __init__(self, path):
        text = path.read_text("utf-8")
        head = re.match(r"# d (\w+) / d (.+)\n", text)
        self.path, self.of, self.wrt = path, head[1], head[2].split(", ")
        tree = ast.parse(text)
        tree.body = list(self.watched(tree.body))
        self.code = compile(ast.fix_missing_locations(tree), path.name, "exec")

    def watched(self, body):
        """The statements, each input moved after the one that binds it first."""
        waiting = set(self.wrt)
        for statement in body:
            yield statement
            if not isinstance(statement, ast.Assign):
                continue
            targets = [node for target in statement.targets for node in ast.walk(target)]
            for name in [node.id for node in targets if isinstance(node, ast.Name) and node.id in waiting]:
                waiting.remove(name)
                yield from ast.parse(f"{name} = {MOVED}({name!r}, {name})").body
        assert not waiting, f"{self.path.name}: {waiting} is not bound"

    def run(self, name=None, index=None, by=0.0):
        inputs = {}

        def moved(bound, value):
            inputs[bound] = value
            if bound != name:
                return value
            if not isinstance(value, np.ndarray):
                return value + by
            value = np.array(value, float)
            value[index] += by
            return value

        names = {"__name__": "__main__", MOVED: moved}
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(self.code, names)
        return names, inputs, printed.getvalue()

    def slope(self, name, index):
        """The slope at an element, and how far the last two estimates are apart."""

        def value(by):
            return float(np.sum(self.run(name, index, by)[0][self.of]))

        rows = [[(value(h) - value(-h)) / (2 * h) for h in STEPS]]
        while len(rows[-1]) > 1:
            factor = 4.0 ** len(rows)
            rows.append([(factor * b - a) / (factor - 1) for a, b in zip(rows[-1], rows[-1][1:])])
        best, error = rows[-1][0], abs(rows[-1][0] - rows[-2][-1])
        assert error <= 1e-6 * max(1, abs(best)), f"{self.path.name}: no single slope of {name}{index}: {rows}"
        return best, error

    def gradient(self, name, value):
        if not isinstance(value, np.ndarray):
            return self.slope(name, ())
        pairs = np.array([self.slope(name, index) for index in np.ndindex(value.shape)])
        return pairs[:, 0].reshape(value.shape).tolist(), pairs[:, 1].max()

    def recorded(self):
        names, inputs, printed = self.run()
        values = {name: spelled(value) for name, value in names.items() if is_numeric(name, value)}
        gradients = {name: self.gradient(name, inputs[name]) for name in self.wrt}
        return {
            "file": self.path.name,
            "of": self.of,
            "wrt": self.wrt,
            "output": printed,
            "values": values,
            "gradients": {name: gradient for name, (gradient, _) in gradients.items()},
            "errors": {name: float("%.1e" % error) for name, (_, error) in gradients.items()},
        }


def is_numeric(name, value):
    if name.startswith("_"):
        return False
    return isinstance(value, (int, float, np.integer, np.floating, np.ndarray)) and not isinstance(value, bool)


def spelled(value):
    if isinstance(value, list):
        return [spelled(part) for part in value]
    if isinstance(value, (np.ndarray, np.generic)):
        return spelled(value.tolist())
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


lines = [json.dumps(Program(path).recorded()) for path in sorted(FOLDER.glob("*.py"))]
FOLDER.with_suffix(".jsonl").write_text("\n".join(lines) + "\n", "utf-8")
