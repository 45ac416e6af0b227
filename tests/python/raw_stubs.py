# SPDX-License-Identifier: LGPL-2.1-or-later
"""Holds the stubs of the raw namespace against what there is at run time, and asks mypy: raw_stubs.py STUBS"""

import ast
import inspect
import pathlib
import shutil
import subprocess
import sys
import tempfile

import gi

gi.require_version("DistrictReport", "1")
from gi.repository import DistrictReport

from tap import Tap

STUBS = pathlib.Path(sys.argv[1]).resolve()

# What the stubs stand beside, as far as it is used here.
GI = {"gi/__init__.pyi": "def require_version(namespace: str, version: str) -> None: ...\n", "gi/repository/__init__.pyi": "",
      "gi/repository/GObject.pyi": "class Object: ...\nclass GBoxed: ...\nclass GType: ...\n",
      "gi/repository/Gio.pyi": "from typing import Any\nclass ListModel: ...\ndef __getattr__(name: str) -> Any: ...\n",
      "gi/repository/GLib.pyi": "from typing import Any\ndef __getattr__(name: str) -> Any: ...\n"}

RIGHT = """\
import datetime
import decimal
import fractions
from typing import List, Optional
import gi
gi.require_version("DistrictReport", "1")
from gi.repository import DistrictReport
report: DistrictReport.Report = DistrictReport.Reader().read_path("x.txt")
achievements: List[DistrictReport.Achievement] = report.list_achievements()
actual: Optional[DistrictReport.Quantity] = achievements[0].actual
value: decimal.Decimal = DistrictReport.Quantity("5", "hộ", DistrictReport.Hedge.EXACT).value
day: datetime.date = DistrictReport.Period.parse("2023").first_day
exact: fractions.Fraction = (DistrictReport.Ratio.parse("1/3") + DistrictReport.Ratio.parse("2")).fraction
rules = DistrictReport.StandingsRules.new()
rules.set_weight("points", decimal.Decimal("0.5"))
capsule: object = DistrictReport.DatasetBuilder.new().build().__arrow_c_stream__()
"""
WRONG = """\
from gi.repository import DistrictReport
DistrictReport.Period.parse(3)
DistrictReport.Reader().read_paht("x.txt")
DistrictReport.Quantity("5", "hộ")
DistrictReport.StandingsRules.new().set_weight("points", 0.5)
"""


def told_names(tree):
    """What the stubs say that there is, class by class."""
    return {node.name: {member.name for member in node.body if isinstance(member, ast.FunctionDef)}
            | {member.target.id for member in node.body if isinstance(member, ast.AnnAssign)}
            for node in tree.body if isinstance(node, ast.ClassDef)}


def public(names):
    return {name for name in names if not name.startswith("_")}


def check_classes():
    told = told_names(ast.parse(STUBS.read_text(encoding="utf-8")))
    wrong = []
    for name, kind in inspect.getmembers(DistrictReport, inspect.isclass):
        if name.startswith("_") or name.endswith("Class"):
            continue
        if name not in told:
            wrong.append(f"{name} is not told of")
            continue
        there = public(dir(kind)).difference(*(dir(base) for base in kind.__mro__[1:])) - {"from_name", "props"}
        missing, invented = there - told[name], public(told[name]) - there - public(dir(kind))
        wrong += [f"{name}.{one} is not told of" for one in sorted(missing) if one not in ("copy", "free")]
        wrong += [f"there is no {name}.{one}" for one in sorted(invented)]
    assert not wrong, "\n".join(wrong)


def check_functions():
    tree = ast.parse(STUBS.read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            assert callable(getattr(DistrictReport, node.name)), node.name


def lines_of(told, name):
    return {int(line.split(f"{name}:", 1)[1].split(":")[0]) for line in told.splitlines() if f"{name}:" in line and "error" in line}


def check_mypy(mypy):
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        for name, content in GI.items():
            (place / "stubs" / name).parent.mkdir(parents=True, exist_ok=True)
            (place / "stubs" / name).write_text(content, encoding="utf-8")
        shutil.copy(STUBS, place / "stubs" / "gi" / "repository")
        for name, content in (("right.py", RIGHT), ("wrong.py", WRONG)):
            (place / name).write_text(content, encoding="utf-8")
            done = subprocess.run([mypy, "--strict", "--no-error-summary", "--cache-dir", place / "cache", name], cwd=place,
                                  env={"MYPYPATH": str(place / "stubs"), "PATH": "/usr/bin:/bin"}, capture_output=True, text=True,
                                  check=False, timeout=300)
            wanted = set() if name == "right.py" else set(range(2, len(content.splitlines()) + 1))
            assert lines_of(done.stdout, name) == wanted, done.stdout + done.stderr
            assert name == "wrong.py" or done.returncode == 0, done.stdout + done.stderr


def main():
    tap = Tap()
    tap.run("the stubs tell of every class and its members", check_classes)
    tap.run("the stubs tell of functions that there are", check_functions)
    mypy = shutil.which("mypy")
    if mypy is None:
        tap.skip("mypy understands the stubs", "no mypy on the path")
    else:
        tap.run("mypy understands the stubs, and finds mistakes with them", check_mypy, mypy)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
