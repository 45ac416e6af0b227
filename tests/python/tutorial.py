# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the tutorial for Python: what it shows is what Python says, and its programs are the examples."""

import doctest
import os
import pathlib
import re
import subprocess
import sys

from tap import Tap

PAGE, DATA, EXAMPLES = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])


def main():
    tap = Tap()
    os.chdir(DATA)
    page = PAGE.read_text(encoding="utf-8")
    names = {}
    runner = doctest.DocTestRunner(verbose=False)
    for title, section in re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL):
        for number, block in enumerate(re.findall(r"^```python\n(>>> .*?)^```$", section, re.MULTILINE | re.DOTALL), 1):
            test = doctest.DocTestParser().get_doctest(block, names, title, PAGE.name, 0)
            problems = []
            runner.run(test, out=problems.append, clear_globs=False)
            # The blocks of a page go on where the one before ended.
            names.update(test.globs)
            tap.result(f"{title}, block {number}", "".join(problems) or None)
    for name, block, output in re.findall(r"^`examples/python/(\w+\.py)`, whole:\n\n```python\n(.*?)^```$.*?^```text\n(.*?)^```$",
                                          page, re.MULTILINE | re.DOTALL):
        program = EXAMPLES / name
        written = re.sub(r'\A# SPDX.*\n""".*"""\n\n', "", program.read_text(encoding="utf-8"))
        tap.result(f"{name} is shown as it is", None if block == written else f"it is\n{written}")
        done = subprocess.run([sys.executable, program, *sorted((DATA / "quy-iii-2024").glob("*.txt"))],
                              capture_output=True, check=False)
        printed = done.stdout.decode()
        tap.result(f"{name} prints what is shown", None if output == printed else printed + done.stderr.decode())
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
