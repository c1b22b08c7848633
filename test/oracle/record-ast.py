"""Records what CPython's parser makes of the programs in python-syntax/: python3 test/oracle/record-ast.py

One JSON object a file: {"file", "python", "tree", "scopes"}. A node is [type, start, end, {field: value}], in UTF-16 offsets of
the file; what has no place in CPython's tree is [type, {field: value}]. A constant is [kind, text]. A scope is [type, name, line, names that are its own].
"""
import ast
import json
import pathlib
import platform
import symtable
import warnings

HERE = pathlib.Path(__file__).parent
SKIPPED = {"type_comment", "type_ignores", "kind"}


def utf16(text):
    return len(text.encode("utf-16-le")) // 2


class Dump:
    def __init__(self, text):
        self.starts, self.lines, at = [], [line.encode() for line in text.split("\n")], 0
        for line in text.split("\n"):
            self.starts.append(at)
            at += utf16(line) + 1

    def offset(self, line, column):
        return self.starts[line - 1] + utf16(self.lines[line - 1][:column].decode())

    def value(self, value):
        if isinstance(value, list):
            return [self.value(element) for element in value]
        return self.node(value) if isinstance(value, ast.AST) else value

    def node(self, node):
        name = type(node).__name__
        fields = {}
        for field, value in ast.iter_fields(node):
            if field in SKIPPED or value is None and field not in ("value", "keys"):
                continue
            fields[field] = self.value(value) if not isinstance(node, (ast.Constant, ast.MatchSingleton)) else constant(value)
        if value_is_absent(node):
            fields.pop("value")
        if not hasattr(node, "lineno"):
            return [name, fields] if fields else [name]
        start = self.offset(node.lineno, node.col_offset)
        return [name, start, self.offset(node.end_lineno, node.end_col_offset), fields]


def value_is_absent(node):
    return not isinstance(node, (ast.Constant, ast.MatchSingleton)) and getattr(node, "value", 0) is None


def constant(value):
    if value is None or value is ...:
        return ["none" if value is None else "ellipsis", ""]
    kind = type(value).__name__
    if kind == "complex":
        return [kind, repr(value.imag)]
    if kind == "bytes":
        return [kind, value.decode("latin-1")]
    return [kind, value if kind == "str" else repr(value)]


def scopes(table):
    own = sorted(s.get_name() for s in table.get_symbols() if s.is_local() and s.get_name() != ".0")
    yield [table.get_type(), table.get_name(), table.get_lineno(), own]
    for inside in table.get_children():
        yield from scopes(inside)


warnings.simplefilter("ignore")
with open(HERE / "python-syntax.jsonl", "w", encoding="utf-8") as out:
    for path in sorted((HERE / "python-syntax").glob("*.py")):
        text = path.read_bytes().decode()
        tree = [Dump(text).node(statement) for statement in ast.parse(text).body]
        record = {"file": path.name, "python": platform.python_version(), "tree": tree}
        record["scopes"] = list(scopes(symtable.symtable(text, path.name, "exec")))
        out.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
