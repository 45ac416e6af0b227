# SPDX-License-Identifier: LGPL-2.1-or-later
"""``python -m districtreport``: the program, wherever this package was installed from."""

import importlib
import os
import shutil
import sys
from typing import Any, NoReturn, Optional

_NAME = "districtreport"


def find_program() -> "Optional[str]":
    """The program that was installed with this package, else the one on the path."""
    try:
        paths: Any = importlib.import_module(f"{_NAME}._paths")
    except ImportError:
        return shutil.which(_NAME)
    here = os.path.dirname(os.path.abspath(__file__))
    program = os.path.normpath(os.path.join(here, paths.PROGRAM))
    return program if os.access(program, os.X_OK) else shutil.which(_NAME)


def main() -> NoReturn:
    program = find_program()
    if program is None:
        sys.exit("districtreport: the program was not installed with this package, and is not on the path")
    # The program takes the place of Python, so that signals, streams and the exit status are its own.
    os.execv(program, [program, *sys.argv[1:]])


if __name__ == "__main__":
    main()
