"""Records which names NumPy 1.24 and SciPy 1.10 have: python3 test/oracle/record-numpy-names.py

Writes core/languages/python/library/numpy/names.ts: of each module that programs may import, the names that
`from … import *` brings.
"""

import importlib
import pathlib
import textwrap
import warnings

warnings.simplefilter("ignore")

MODULES = """
    numpy numpy.fft numpy.linalg numpy.ma numpy.polynomial numpy.random numpy.testing numpy.typing scipy
    scipy.cluster scipy.constants scipy.fft scipy.integrate scipy.interpolate scipy.io scipy.linalg scipy.misc
    scipy.ndimage scipy.optimize scipy.signal scipy.sparse scipy.spatial scipy.spatial.distance scipy.special
    scipy.stats
""".split()


def names_of(module):
    names = getattr(module, "__all__", None) or dir(module)
    return sorted(name for name in set(names) if not name.startswith("_"))


def row(name):
    names = " ".join(names_of(importlib.import_module(name)))
    key = name if name.isidentifier() else f"'{name}'"
    lines = "\n".join(textwrap.wrap(names, 116, initial_indent="    ", subsequent_indent="    "))
    return f"  {key}: `\n{lines}\n  `,"


target = pathlib.Path(__file__).parents[2] / "core/languages/python/library/numpy/names.ts"
rows = "\n".join(row(name) for name in MODULES)
target.write_text(
    "/** The names that NumPy 1.24 and SciPy 1.10 have. Written by test/oracle/record-numpy-names.py. */\n"
    "export const NUMPY_NAMES: Readonly<Record<string, string>> = {\n" + rows + "\n};\n"
)
