# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the commands and programs of the page on queries, and compares what they print with the page.

With --update as a last argument, the output that the page shows is written anew.
"""

import contextlib
import io
import os
import pathlib
import re
import subprocess
import sys

from tap import Tap

PAGE, PROGRAM, DATA = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
EXAMPLE = re.compile(r"^```(sh|python)\n(.*?)^```\n\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run_command(command):
    """What a command prints, its complaint included."""
    place = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(["sh", "-c", command], cwd=DATA, env={**os.environ, "PATH": place, "LC_ALL": "C.UTF-8"},
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.stdout.decode()


def run_program(program):
    """What a program prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(program, PAGE.name, "exec"), {})
    return printed.getvalue()


def run(language, text):
    printed = run_command(text) if language == "sh" else run_program(text)
    return "".join(line.rstrip() + "\n" for line in printed.rstrip("\n").split("\n"))


def main():
    tap = Tap()
    os.chdir(DATA)
    page = PAGE.read_text(encoding="utf-8")
    if "--update" in sys.argv:
        PAGE.write_text(EXAMPLE.sub(lambda found: f"```{found[1]}\n{found[2]}```\n\n```text\n{run(found[1], found[2])}```",
                                    page), encoding="utf-8")
        return 0
    examples = EXAMPLE.findall(page)
    for language, text, expected in examples:
        printed = run(language, text)
        first = text.strip().splitlines()[0]
        tap.result(first, None if printed == expected else f"printed:\n{printed}\nthe page has:\n{expected}")
    tap.result("every block is an example or its output",
               None if page.count("\n```\n") == 2 * len(examples) else "a block stands alone")
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
