# SPDX-License-Identifier: LGPL-2.1-or-later
"""Holds the README against what is true: its programs are the examples, its output is the program's.

A block of output may leave out stretches of lines: where it does, a line of «⋮» stands. With
--update as a fourth argument, the README's blocks are written anew from the examples and the
program.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from excerpt import assert_excerpt
from tap import Tap

PROGRAM, C_EXAMPLE, TOP = (Path(argument).resolve() for argument in sys.argv[1:4])
README = (TOP / "README.md").read_text(encoding="utf-8")
SAMPLE = "examples/data/bao-cao-quy-iv-2024.txt"
EXAMPLES = {"c": "examples/c/read-report.c", "python": "examples/python/read_report.py",
            "js": "examples/javascript/read-report.js"}
# English headings; and gjs, unlike the program, writes in the locale's encoding.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
ENVIRONMENT |= {"LC_ALL": "C.UTF-8"}


# The groups of the table that the README shows, between its head and its end.
SHOWN = ("Hội Nông dân huyện",)
# Of the end, what is left out: from the line that begins with the first to the one with the second.
LEFT_OUT = (" rank 3:", "Not ranked")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def run(*command):
    done = subprocess.run([*map(str, command)], capture_output=True, timeout=120, env=ENVIRONMENT, cwd=TOP, check=False)
    assert done.returncode == 0, (command, done.stderr.decode())
    assert not done.stderr, done.stderr.decode()
    return done.stdout.decode()


def test_is_short():
    assert len(README.splitlines()) < 150


def test_programs_are_the_examples():
    for language, path in EXAMPLES.items():
        (block,) = blocks(language)
        assert block == without_licence(path), path


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
    assert re.fullmatch(r"\d+ targets exceeded, \d+ missed", lines[-1]), lines[-1]
    # Messages of the library do not name the file: its callers do.
    done = subprocess.run([C_EXAMPLE, "nowhere.txt"], stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2 and done.stderr.startswith(b"nowhere.txt: "), done


def test_python_example_runs():
    lines = run(sys.executable, TOP / EXAMPLES["python"], SAMPLE).splitlines()
    assert "Liên đoàn Lao động huyện: 2 công đoàn cơ sở, 66,67%" in lines, lines
    assert "Ủy ban Kiểm tra Huyện ủy 1 Hoàn thành xuất sắc nhiệm vụ".casefold() in "\n".join(lines).casefold(), lines


def test_javascript_example_runs(gjs="gjs"):
    try:
        lines = run(gjs, "-I", os.environ["DR_JAVASCRIPT"], "-m", TOP / EXAMPLES["js"], SAMPLE).splitlines()
    except FileNotFoundError:
        raise AssertionError("there is no gjs") from None
    assert "Hội Nông dân huyện: 486 hội viên / 400 hội viên" in lines, lines


def test_javascript_traces_sums():
    folder = TOP / "examples" / "data" / "quy-iii-2024"
    try:
        lines = run("gjs", "-I", os.environ["DR_JAVASCRIPT"], "-m", TOP / "examples" / "javascript" / "trace-sums.js",
                    *sorted(folder.glob("*.txt"))).splitlines()
    except FileNotFoundError:
        raise AssertionError("there is no gjs") from None
    assert "hội viên kết nạp mới: 229 hội viên, 109.05%" in lines, lines
    assert "  hoi-nong-dan.txt:10: Hội Nông dân huyện Trảng Lam: 118 hội viên" in lines, lines


def test_commands_are_there():
    for path in re.findall(r"\bsh (\S+\.sh)", README):
        assert (TOP / path).is_file(), path
    for path in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (TOP / path).exists(), path


def make_excerpt(table):
    """The head, the groups that are shown, and the end."""
    groups = table.split("\n\n")
    last = next(index for index, group in enumerate(groups) if group.startswith("In all\n"))
    kept = [index for index, group in enumerate(groups) if index < 3 or index >= last or group.startswith(SHOWN)]
    excerpt = ""
    for before, index in zip([-1, *kept], kept):
        excerpt += ("\n" if excerpt else "") + ("⋮\n\n" if index > before + 1 else "") + groups[index]
        excerpt += "\n" if index < len(groups) - 1 else ""
    start, end = LEFT_OUT
    return re.sub(rf"^ *{start.strip()}.*?(?=^{end})", "⋮\n", excerpt, flags=re.MULTILINE | re.DOTALL)


def without_licence(path):
    """A program as the README shows it."""
    return re.sub(r"\A.*SPDX-License-Identifier.*\n", "", (TOP / path).read_text(encoding="utf-8"))


def update():
    """Writes every block of the README anew."""
    table = make_excerpt(run(PROGRAM, "read", SAMPLE))
    findings = run(PROGRAM, "check", SAMPLE).splitlines(keepends=True)
    findings = "".join([*findings[:3], "⋮\n", findings[-1]])
    contents = {"c": [], "python": [], "js": [],
                "console": [f"$ districtreport read {SAMPLE}\n{table}", f"$ districtreport check {SAMPLE}\n{findings}"]}
    for language, path in EXAMPLES.items():
        contents[language].append(without_licence(path))

    def fill(match):
        return f"```{match[1]}\n{contents[match[1]].pop(0)}```\n"

    text = re.sub(r"^```(console|c|python|js)\n.*?^```\n", fill, README, flags=re.MULTILINE | re.DOTALL)
    (TOP / "README.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[4:] == ["--update"]:
        update()
        sys.exit()
    tap = Tap()
    for name, function in list(globals().items()):
        if name.startswith("test_"):
            tap.run(name[len("test_"):].replace("_", " "), function)
    sys.exit(tap.end())
