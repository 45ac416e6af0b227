# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the tutorial for Python: what it shows is what Python says."""

import doctest
import os
import pathlib
import re
import sys

from tap import Tap

PAGE, DATA = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])


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
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
