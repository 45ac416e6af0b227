# SPDX-License-Identifier: LGPL-2.1-or-later
"""Holds the guide for clerks against what is true: guide.py PROGRAM SOURCE

Each command of docs/huong-dan.md is run under a Vietnamese locale. A block of output may leave out
stretches of lines: where it does, a line of «⋮» stands. With --update as a third argument, blocks
that leave out nothing are written anew.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from excerpt import assert_excerpt
from tap import Tap

PROGRAM, TOP = (Path(argument).resolve() for argument in sys.argv[1:3])
GUIDE = TOP / "docs" / "huong-dan.md"
BLOCK = re.compile(r"^```console\n\$ districtreport ([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
ENVIRONMENT |= {"LC_ALL": "vi_VN.UTF-8"}


def run(command):
    done = subprocess.run([PROGRAM, *shlex.split(command)], capture_output=True, timeout=120, env=ENVIRONMENT, cwd=TOP, check=False)
    # Findings and differences give 1.
    assert done.returncode in (0, 1) and not done.stderr, (command, done.returncode, done.stderr.decode())
    return done.stdout.decode()


def update():
    def fill(match):
        command, shown = match.groups()
        return match[0] if "⋮" in shown else f"```console\n$ districtreport {command}\n{run(command)}```"

    GUIDE.write_text(BLOCK.sub(fill, GUIDE.read_text(encoding="utf-8")), encoding="utf-8")


def main():
    tap = Tap()
    blocks = BLOCK.findall(GUIDE.read_text(encoding="utf-8"))
    for command, shown in blocks:
        tap.run(command.split()[0] + ", as it is shown", lambda: assert_excerpt(shown, run(command)))
    tap.result("there are examples of every command",
               None if {command.split()[0] for command, _ in blocks} >= {"check", "compare", "rank", "read", "roster", "tabulate"}
               else "one has no example")
    return tap.end()


if __name__ == "__main__":
    sys.exit(update() if sys.argv[3:] == ["--update"] else main())
