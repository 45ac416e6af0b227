# SPDX-License-Identifier: LGPL-2.1-or-later
"""Keeps the house in order: what may stand where, and who may know whom."""

import fnmatch
import pathlib
import re
import sys

from tap import Tap

# What the top level holds, beside names that begin with a dot and build directories.
TOP_LEVEL = {
    "meson.build", "meson_options.txt", "README.md", "lib", "include", "bindings", "examples",
    "tests", "docs", "CONTRIBUTING.md", "NEWS.md", "COPYING",
    "pyproject.toml",
}

# Each room with those below it; a room includes itself and what is below.
BELOW = {
    "base": set(),
    "figures": {"base"},
    "model": {"base", "figures"},
    "reading": {"base", "figures", "model"},
    "checking": {"base", "figures", "model"},
    "analysis": {"base", "figures", "model"},
    "exchange": {"base", "figures", "model"},
    "rendering": {"base", "figures", "model", "reading", "checking", "analysis", "exchange"},
    # The program is a client like any other: the public headers alone.
    "cli": set(),
}

# The rooms within a room, likewise.
WITHIN = {
    "reading/documents": set(),
    "reading/language": set(),
    "reading/phrases": {"reading/language"},
    "reading/sentences": {"reading/language", "reading/phrases"},
    "reading/tables": {"reading/documents", "reading/language", "reading/phrases", "reading/sentences"},
    "reading": {"reading/documents", "reading/language", "reading/phrases", "reading/sentences", "reading/tables"},
    "analysis/arrow": set(),
    "analysis/dataset": {"analysis/arrow"},
    "analysis/query": {"analysis/arrow", "analysis/dataset"},
    "analysis/standings": set(),
}

# Where a figure may not become a floating-point number, but for the getters that say so.
EXACT = ("base", "figures", "model", "reading", "checking", "analysis", "exchange")

SOURCES = (".c", ".h", ".py", ".js", ".sh", ".md", ".build", ".in", ".json", ".txt", "")

LATER = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b")
ABSOLUTE = re.compile(r"(?<![\w.-])/(" + "|".join(("work", "home", "root", "tmp/build")) + r")/")
INCLUDE = re.compile(r'#\s*include\s+["<]([^">]+)[">]')
FUNCTION = re.compile(r"\b(dr_[a-z0-9_]+) +\(")
FLOATING = re.compile(r"\b(g?double|g?float|strtod|g_ascii_strtod|G_GINT64_TO_DOUBLE)\b")


def read(path):
    # What is fed to parsers need not be text.
    return path.read_text(encoding="utf-8", errors="replace")


def strip_comments(text):
    """Takes comments and what stands in quotes out, and leaves the lines where they are."""
    return re.sub(r'/\*.*?\*/|"(?:[^"\\\n]|\\.)*"', lambda match: "\n" * match.group().count("\n"),
                  text, flags=re.DOTALL)


def walk(top):
    """Every file of the project that a person wrote, beside the figures and reports."""
    for path in sorted(top.rglob("*")):
        place = path.relative_to(top)
        if not path.is_file() or "__pycache__" in place.parts:
            continue
        if place.parts[0].startswith(("build", ".git")) and place.parts[0] != ".gitignore":
            continue
        if place.parts[:2] == ("examples", "data"):
            continue
        if path.suffix in SOURCES:
            yield place, path


def check_top_level(top):
    for path in sorted(top.iterdir()):
        if path.name.startswith(".") or fnmatch.fnmatch(path.name, "build*"):
            continue
        if path.name not in TOP_LEVEL:
            yield f"{path.name} does not belong at the top level"


def check_includes(top):
    for path in sorted((top / "lib").rglob("*.[ch]")):
        room = path.relative_to(top / "lib").parts[0]
        allowed = BELOW[room] | {room}
        for number, line in enumerate(read(path).splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            other = match.group(1).split("/")[0] if "/" in match.group(1) else room
            if other in BELOW and other not in allowed:
                yield f"{path.relative_to(top)}:{number}: {room} may not know {other}"
            inner = path.parent.relative_to(top / "lib").as_posix()
            other = match.group(1).rpartition("/")[0]
            if other in WITHIN and other not in WITHIN.get(inner, set()) | {inner}:
                yield f"{path.relative_to(top)}:{number}: {inner} may not know {other}"


def check_public_includes(top):
    for path in sorted((top / "include").rglob("*.h")):
        for number, line in enumerate(read(path).splitlines(), 1):
            match = INCLUDE.match(line)
            if match and not re.match(r"(districtreport/dr-[a-z-]+\.h|glib\.h|glib-object\.h|gio/gio\.h)$",
                                      match.group(1)):
                yield f"{path.relative_to(top)}:{number}: a public header may not include {match.group(1)}"


def check_beginnings(top):
    for path in sorted((top / "lib").rglob("*.c")):
        lines = read(path).splitlines()
        name = path.relative_to(top)
        if not lines or "SPDX-License-Identifier: LGPL-2.1-or-later" not in lines[0]:
            yield f"{name}: does not begin with its licence"
        includes = [line for line in lines if INCLUDE.match(line)]
        if not includes or includes[0] != '#include "config.h"':
            yield f"{name}: does not include config.h first"


def check_documented(top):
    """Every public function has a comment of its own in lib, next to its code."""
    documented = set()
    for path in (top / "lib").rglob("*.c"):
        documented.update(re.findall(r"^ \* (dr_[a-z0-9_]+):", read(path), re.MULTILINE))
    for path in sorted((top / "include").rglob("*.h")):
        for name in sorted(set(FUNCTION.findall(strip_comments(read(path))))):
            # Types are documented where their struct or class is.
            if not name.endswith("_get_type") and name not in documented:
                yield f"{path.name}: {name} is not documented"


def check_exact(top):
    for room in EXACT:
        for path in sorted((top / "lib" / room).rglob("*.[ch]")):
            function = ""
            for number, line in enumerate(strip_comments(read(path)).splitlines(), 1):
                match = re.match(r"(\w+) +\(", line)
                if match:
                    function = match.group(1)
                if FLOATING.search(line) and "to_double" not in line:
                    following = read(path).splitlines()[number] if line == "double" else ""
                    if not function.endswith("to_double") and "to_double" not in following:
                        yield f"{path.relative_to(top)}:{number}: {line.strip()}"


def check_pattern(top, pattern):
    for place, path in walk(top):
        for number, line in enumerate(read(path).splitlines(), 1):
            if pattern.search(line):
                yield f"{place}:{number}: {line.strip()}"


def check_test_pairs(top):
    """A type has four homes with one name; the test is the one that is forgotten."""
    tests = {path.stem for path in (top / "tests" / "c").glob("*.c")}
    for path in sorted((top / "include").rglob("dr-*.h")):
        name = path.stem[len("dr-"):]
        if "_get_type ())" in read(path) and name not in tests:
            yield f"{path.name} has no tests/c/{name}.c"


def main():
    top = pathlib.Path(sys.argv[1])
    tap = Tap()

    def report(name, problems):
        tap.result(name, "\n".join(problems) or None)

    report("the top level holds what belongs there", check_top_level(top))
    report("includes go downward", check_includes(top))
    report("public headers include public headers alone", check_public_includes(top))
    report("every source begins with its licence and config.h", check_beginnings(top))
    report("every public function is documented beside its code", check_documented(top))
    report("no figure passes through a floating-point number", check_exact(top))
    report("every public type has a test of its name", check_test_pairs(top))
    report("nothing is left for later", check_pattern(top, LATER))
    report("no absolute path stands in the tree", check_pattern(top, ABSOLUTE))
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
