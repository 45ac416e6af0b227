# SPDX-License-Identifier: LGPL-2.1-or-later
"""Tells which branches of figures and checking no test takes, and holds them against the list of exceptions.

Usage: coverage.py BUILD, a build directory with -Db_coverage=true and -Doptimization=0 in which the C tests ran.

An exception is a line of tests/coverage-exceptions.txt: file, how many branches, the line of code, the reason,
with « | » between. It goes by the words of the line, not by its number, so that it holds while the file grows. A branch
that is neither taken nor listed is reported, and so is an exception that has nothing to except. What a test could take,
but none does yet, is «owed» for a reason, and counted by itself.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent
EXCEPTIONS = TOP / "tests" / "coverage-exceptions.txt"
FILES = r".*lib/(checking|figures)/.*\.[ch]"

# What a macro of GLib branches on by itself; for all files alike.
MACROS = {
    r"\bg_return(_val)?_if_fail \(": "only a wrong program gets there, and the tests stop at its warning",
    r"\bg_assert(_not_reached)? \(": "only a mistake in the library gets there",
    r"\bg_once_init_enter \(": "whether another thread was first",
    r"^G_DEFINE_": "whether another thread registered the type meanwhile",
    r"\bg_task_set_source_tag \(": "whether the task has a name already, which the macro asks",
    r"\bg_clear_(pointer|object) \(": "whether there was something to free, which the macro asks",
    r"^g_auto(free|ptr|list)?\b(?!.*(\?|&&|\|\||\bM(IN|AX) \()).*;$": "which way out of the block the cleanup was for",
}


def measure(build):
    """For each file and line: how many branches there are and how many were taken, as gcovr has them."""
    # The library is built twice, for itself and for the tests; the counts of both add up.
    run = subprocess.run(["gcovr", "--root", TOP, "--object-directory", build, "--filter", FILES, "--json",
                          "--exclude-throw-branches", "-j2", build / "lib"], check=True, capture_output=True, text=True)
    for file in json.loads(run.stdout)["files"]:
        for line in file["lines"]:
            branches = line["branches"]
            if branches:
                taken = sum(branch["count"] > 0 for branch in branches)
                yield file["file"], line["line_number"], len(branches), taken


def read_exceptions():
    exceptions = collections.Counter()
    owed = 0
    for line in EXCEPTIONS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            # The code itself may hold the sign.
            name, number, rest = line.split(" | ", 2)
            code, reason = rest.rsplit(" | ", 1)
            assert reason.strip(), line
            exceptions[name, code] += int(number)
            owed += int(number) if reason == "owed" else 0
    return exceptions, owed


def is_of_macro(code):
    return any(re.search(pattern, code) for pattern in MACROS)


def main():
    texts = {}
    branches = taken_branches = excepted = 0
    missing = collections.defaultdict(list)
    for name, number, n, taken in measure(pathlib.Path(sys.argv[1]).resolve()):
        lines = texts.setdefault(name, (TOP / name).read_text(encoding="utf-8").splitlines())
        code = lines[number - 1].strip()
        if is_of_macro(code):
            continue
        branches += n
        taken_branches += taken
        if taken < n:
            missing[name, code].append((number, n - taken))

    exceptions, owed = read_exceptions()
    problems = []
    for (name, code), places in sorted(missing.items()):
        found = sum(n for _, n in places)
        listed = exceptions.pop((name, code), 0)
        excepted += min(found, listed)
        if found > listed:
            problems.append(f"{name}:{places[0][0]}: {found} not taken, {listed} excepted: {code}")
        elif found < listed:
            problems.append(f"{name}: {listed} excepted, {found} not taken: {code}")
    problems += [f"{name}: excepted, but every branch is taken: {code}" for name, code in exceptions]

    print("\n".join(problems))
    print(f"{branches} branches: {taken_branches} taken, {excepted} excepted "
          f"({owed} of them owed), {branches - taken_branches - excepted} neither")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
