"""Records what CPython prints for the programs in python-programs/ and python-modules/:
python3 test/oracle/record-python-programs.py

One JSON object a program: {"file", "output", "nodes"}; "nodes" are the types of syntax nodes that occur in it.
"""
import ast
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent


def recorded(path):
    run = subprocess.run([sys.executable, path], capture_output=True, text=True, check=True, cwd=HERE)
    nodes = sorted({type(node).__name__ for node in ast.walk(ast.parse(path.read_text("utf-8")))})
    return {"file": path.name, "output": run.stdout, "nodes": nodes}


for folder in "python-programs", "python-modules":
    programs = sorted((HERE / folder).glob("*.py"))
    lines = [json.dumps(recorded(path), ensure_ascii=False) for path in programs]
    (HERE / f"{folder}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
