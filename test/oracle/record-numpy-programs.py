"""Records what the programs in numpy-programs/ print: python3 test/oracle/record-numpy-programs.py, with numpy 1.24

One JSON object a program: {"file", "output"}. Warnings go elsewhere.
"""
import json
import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).parent / "numpy-programs"


def recorded(path):
    command = [sys.executable, "-W", "ignore", path.name]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=FOLDER)
    return json.dumps({"file": path.name, "output": run.stdout}, ensure_ascii=False)


lines = [recorded(path) for path in sorted(FOLDER.glob("*.py"))]
FOLDER.with_suffix(".jsonl").write_text("\n".join(lines) + "\n", "utf-8")
