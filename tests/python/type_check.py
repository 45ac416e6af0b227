# SPDX-License-Identifier: LGPL-2.1-or-later
"""Asks the type checkers that are installed, as strictly as they can, about the package and the examples.

They are looked for on the path, and in the environment whose site-packages DR_CONSUMERS names.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from tap import Tap

TOP = pathlib.Path(sys.argv[1]).resolve()
PACKAGE = TOP / "bindings" / "python" / "districtreport"
EXAMPLES = sorted((TOP / "examples" / "python").glob("*.py"))

# What an analyst would write, and what a checker is to say of it.
RIGHT = """\
import datetime
import decimal
import fractions
from typing import List, Optional, Sequence, Union
import districtreport as dr
report: dr.Report = dr.read("a.txt", period="2023-Q4")
values: List[Optional[decimal.Decimal]] = [a.value for a in report.achievements]
first: dr.Achievement = report.achievements[0]
some: dr.Items[dr.Achievement] = report.achievements[1:]
completion: Optional[fractions.Fraction] = first.completion
day: Optional[datetime.date] = report.date
missed: bool = first.attainment == "missed"
reports: List[dr.Report] = dr.read_many(["a.txt"], errors="skip")
results: List[Union[dr.Report, dr.Error]] = dr.read_many(["a.txt"], errors="return", progress=lambda done, n: None)
ratio: fractions.Fraction = dr.Quantity(1, "hộ") / dr.Quantity("3 hộ")
total: dr.Quantity = sum((dr.Quantity(n, "hộ") for n in range(3)), dr.Quantity(0, "hộ"))
dataset: dr.Dataset = dr.Dataset(reports, issuer=lambda one: one.issuer.name)
table: dr.Table = dataset.query(by=["unit", "period@year"], metrics="completion", where={"period@year": [2023]})
columns: Sequence[str] = table.columns
cells: List[Union[str, int, decimal.Decimal, None]] = table["completion"]
behind: List[dr.Achievement] = table.contributors(0, "completion")
register: dr.UnitRegister = dr.UnitRegister("don-vi.json")
today: dr.Dataset = dr.Dataset(reports, units=register)
shares: List[dr.Share] = register.project("a", datetime.date(2025, 7, 1), "apportion")
again: dr.Dataset = dr.Dataset([dataset, today], units=dataset)
of_frame: dr.Standings = dr.rank(dataset, "actual", period="2023")
standings: dr.Standings = dr.rank(table, period="2023", cohorts={"a": "1"}, grades={"tốt": decimal.Decimal(80)})
score: Optional[fractions.Fraction] = standings[0].score
message: str = report.check(language="en")[0].message
"""
WRONG = """\
import districtreport as dr
dr.Quantity(0.1, "hộ")
dr.read(3)
dr.read("a.txt").achievments
dr.read_many("a.txt", errors="never")
dr.read("a.txt").achievements[0].value + 1
dr.read("a.txt").check(language=3)
dr.Dataset(3)
dr.Dataset(dr.read("a.txt")).query(digits="2")
dr.rank({"a": 0.5}, period="2023")
dr.UnitRegister("don-vi.json").project("a", "2025-07-01")
dr.Dataset(dr.read("a.txt"), units=["a"])
dr.Dataset(dr.read("a.txt")).query()["actual"].real
"""


def run(*command, cwd):
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, cwd=cwd, timeout=300)
    return done.returncode, done.stdout + done.stderr


def lines_of(told, name):
    """The numbers of the lines of a file that a checker complains of."""
    return {int(line.split(f"{name}:", 1)[1].split(":")[0]) for line in told.splitlines()
            if f"{name}:" in line and "error" in line}


def check_mypy(tap, mypy, place):
    options = ["--strict", "--no-error-summary", "--cache-dir", place / "cache"]
    environment = {"MYPYPATH": str(PACKAGE.parent)}
    os.environ.update(environment)
    status, told = run(mypy, *options, PACKAGE, cwd=place)
    tap.result("mypy finds nothing in the package", told if status else None)
    for example in [*EXAMPLES, place / "right.py"]:
        status, told = run(mypy, *options, example, cwd=place)
        tap.result(f"mypy finds nothing in {example.name}", told if status else None)
    status, told = run(mypy, *options, "wrong.py", cwd=place)
    wanted = set(range(2, len(WRONG.splitlines()) + 1))
    tap.result("mypy finds every mistake", None if lines_of(told, "wrong.py") == wanted else told)


def check_pyright(tap, pyright, place):
    shutil.copytree(PACKAGE, place / "districtreport")
    for example in EXAMPLES:
        shutil.copy(example, place)
    (place / "pyrightconfig.json").write_text(json.dumps({
        "typeCheckingMode": "strict", "pythonVersion": "3.9", "reportMissingModuleSource": False,
        # The package asks at run time what it promises, and its own parts know each other.
        "reportUnnecessaryIsInstance": False, "reportPrivateUsage": False}), encoding="utf-8")
    status, told = run(pyright, "districtreport", *(example.name for example in EXAMPLES), "right.py", cwd=place)
    tap.result("pyright finds nothing", told if status else None)
    _, told = run(pyright, "wrong.py", cwd=place)
    wanted = set(range(2, len(WRONG.splitlines()) + 1))
    tap.result("pyright finds every mistake", None if lines_of(told, "wrong.py") == wanted else told)


def find(name):
    consumers = os.environ.get("DR_CONSUMERS")
    place = None if consumers is None else str(pathlib.Path(consumers).parents[2] / "bin")
    return shutil.which(name) or shutil.which(name, path=place)


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        (place / "right.py").write_text(RIGHT, encoding="utf-8")
        (place / "wrong.py").write_text(WRONG, encoding="utf-8")
        for name, check in (("mypy", check_mypy), ("pyright", check_pyright)):
            found = find(name)
            if found is None:
                tap.skip(f"{name} is asked", f"no {name} on the path, nor with DR_CONSUMERS")
            elif run(found, "--version", cwd=place)[0] != 0:
                # That of PyPI brings Node along when it is first asked, where it may.
                tap.skip(f"{name} is asked", f"{found} does not run")
            else:
                check(tap, found, place)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
