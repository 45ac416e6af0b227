# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the example of the page on units over time, with the register that the page shows."""

import contextlib
import io
import json
import os
import pathlib
import re
import sys
import tempfile

import jsonschema

from tap import Tap

TOP = pathlib.Path(sys.argv[1])
PAGE = (TOP / "docs" / "units.md").read_text(encoding="utf-8")


def blocks(language):
    found = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return [content for name, content in found if name == language]


def run(program):
    """What a program prints, beside the files that the page shows."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(program, "units.md", "exec"), {})
    return printed.getvalue()


def main():
    tap = Tap()
    register, = blocks("json")
    programs, outputs = blocks("python"), blocks("")
    schema = json.loads((TOP / "docs" / "unit-register.schema.json").read_text(encoding="utf-8"))
    errors = [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(json.loads(register))]
    tap.result("the register follows its schema", "\n".join(errors) or None)
    tap.result("every program shows what it prints",
               None if programs and len(programs) == len(outputs) else f"{len(programs)} and {len(outputs)}")

    with tempfile.TemporaryDirectory() as directory:
        os.chdir(directory)
        pathlib.Path("don-vi.json").write_text(register, encoding="utf-8")
        for number, (program, output) in enumerate(zip(programs, outputs), 1):
            printed = run(program)
            tap.result(f"program {number} prints what the page shows",
                       None if printed == output else f"{printed}\ninstead of\n{output}")
        os.chdir(TOP)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
