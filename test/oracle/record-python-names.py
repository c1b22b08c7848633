"""Records which names CPython's modules have: python3.11 test/oracle/record-python-names.py

Writes core/languages/python/library/modules/names.ts: of each module that programs may import, the public names.
"""

import importlib
import pathlib
import textwrap

MODULES = """
    abc argparse bisect cmath collections collections.abc contextlib copy csv dataclasses datetime decimal enum fractions
    functools gc glob heapq inspect io itertools json logging math numbers operator os os.path pathlib pickle platform
    pprint random re statistics string struct sys textwrap threading time traceback types typing warnings
""".split()


def names_of(module):
    names = getattr(module, "__all__", None) or dir(module)
    return sorted(name for name in set(names) if not name.startswith("_"))


def row(name):
    names = " ".join(names_of(importlib.import_module(name)))
    key = name if name.isidentifier() else f"'{name}'"
    lines = "\n".join(textwrap.wrap(names, 116, initial_indent="    ", subsequent_indent="    "))
    return f"  {key}: `\n{lines}\n  `,"


target = pathlib.Path(__file__).parents[2] / "core/languages/python/library/modules/names.ts"
rows = "\n".join(row(name) for name in MODULES)
target.write_text(
    "/** The names that CPython 3.11's modules have. Written by test/oracle/record-python-names.py. */\n"
    "export const MODULE_NAMES: Readonly<Record<string, string>> = {\n" + rows + "\n};\n"
)
