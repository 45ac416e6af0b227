# SPDX-License-Identifier: LGPL-2.1-or-later
"""Holds the README against what is true: its programs are the examples, its output is the program's.

A block of output may leave out stretches of lines: where it does, a line of «⋮» stands.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from tap import Tap

PROGRAM, C_EXAMPLE, TOP = sys.argv[1], sys.argv[2], Path(sys.argv[3])
README = (TOP / "README.md").read_text(encoding="utf-8")
SAMPLE = "examples/data/bao-cao-quy-iv-2024.txt"
EXAMPLES = {"c": "examples/c/read-report.c", "python": "examples/python/read_report.py",
            "js": "examples/javascript/read-report.js"}
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))} | {"LC_ALL": "C"}


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def run(*command):
    done = subprocess.run([*map(str, command)], capture_output=True, timeout=120, env=ENVIRONMENT, cwd=TOP, check=False)
    assert done.returncode == 0, (command, done.stderr.decode())
    assert not done.stderr, done.stderr.decode()
    return done.stdout.decode()


def assert_excerpt(shown, real):
    """Each stretch between two «⋮» is in the output, whole lines, in its order; the ends are the ends."""
    stretches = re.split(r"^⋮\n", shown, flags=re.MULTILINE)
    assert real.startswith(stretches[0]), "the beginning differs"
    assert real.endswith(stretches[-1]), "the end differs"
    at = 0
    for stretch in stretches:
        found = ("\n" + real).find("\n" + stretch, at)
        assert found >= 0, f"not in the output:\n{stretch}"
        at = found + len(stretch)


def test_is_short():
    assert len(README.splitlines()) < 150


def test_programs_are_the_examples():
    for language, path in EXAMPLES.items():
        (block,) = blocks(language)
        assert block == (TOP / path).read_text(encoding="utf-8"), path


def test_table_is_what_the_program_prints():
    (shown,) = [block for block in blocks("console") if " read " in block]
    command, _, table = shown.partition("\n")
    assert command == f"$ districtreport read {SAMPLE}", command
    assert_excerpt(table, run(PROGRAM, "read", SAMPLE))


def test_findings_are_what_the_program_prints():
    (shown,) = [block for block in blocks("console") if " check " in block]
    command, _, text = shown.partition("\n")
    assert command == f"$ districtreport check {SAMPLE}", command
    assert_excerpt(text, run(PROGRAM, "check", SAMPLE))


def test_c_example_runs():
    lines = run(C_EXAMPLE, SAMPLE).splitlines()
    assert "Hội Nông dân huyện: 486 hội viên" in lines, lines
    assert re.fullmatch(r"\d+ targets exceeded, \d+ met, \d+ missed", lines[-1]), lines[-1]


def test_python_example_runs():
    lines = run(sys.executable, TOP / EXAMPLES["python"], SAMPLE).splitlines()
    assert "Liên đoàn Lao động huyện: 2 công đoàn cơ sở" in lines, lines
    assert "Ủy ban Kiểm tra Huyện ủy 1 Hoàn thành xuất sắc nhiệm vụ".casefold() in "\n".join(lines).casefold(), lines


def test_javascript_example_runs(gjs="gjs"):
    try:
        lines = run(gjs, "-I", os.environ["DR_JAVASCRIPT"], "-m", TOP / EXAMPLES["js"], SAMPLE).splitlines()
    except FileNotFoundError:
        raise AssertionError("there is no gjs") from None
    assert "Hội Nông dân huyện: 486 hội viên / 400 hội viên" in lines, lines


def test_commands_are_there():
    for path in re.findall(r"\bsh (\S+\.sh)", README):
        assert (TOP / path).is_file(), path
    for path in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (TOP / path).exists(), path


if __name__ == "__main__":
    tap = Tap()
    for name, function in list(globals().items()):
        if name.startswith("test_"):
            tap.run(name[len("test_"):].replace("_", " "), function)
    sys.exit(tap.end())
