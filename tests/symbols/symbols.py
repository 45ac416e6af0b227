# SPDX-License-Identifier: LGPL-2.1-or-later
"""Holds the exported symbols against the list in the tree and against the GIR.

With --update the list is written anew; what then shows in `git diff` is what a
release would promise, or break.
"""

import argparse
import difflib
import os
import pathlib
import subprocess
import sys
import xml.etree.ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "python"))
from tap import Tap

C = "{http://www.gtk.org/introspection/c/1.0}"
GLIB = "{http://www.gtk.org/introspection/glib/1.0}"

# What a binding does by itself, and so need not see.
MEMORY = ("_ref", "_unref", "_copy", "_free")


def read_exports(nm, library):
    output = subprocess.run(
        [nm, "--dynamic", "--defined-only", "--extern-only", library],
        capture_output=True, text=True, check=True).stdout
    return sorted({line.split()[-1].split("@")[0] for line in output.splitlines() if line})


def read_gir(path):
    """Gives the symbols that the GIR names, and those of them closed to bindings."""
    known, closed = set(), set()
    for element in xml.etree.ElementTree.parse(path).iter():
        symbol = element.get(C + "identifier")
        kind = element.tag.rsplit("}", 1)[-1]
        if symbol and kind in ("function", "method", "constructor"):
            known.add(symbol)
            # One that takes any number of arguments may have a twin that bindings see under its name.
            if element.get("introspectable") == "0" and not element.get("shadowed-by"):
                closed.add(symbol)
        get_type = element.get(GLIB + "get-type")
        if get_type and get_type != "intern":
            known.add(get_type)
    return known, closed


def compare(wanted, found, wanted_name, found_name):
    lines = list(difflib.unified_diff(wanted, found, wanted_name, found_name, lineterm="", n=0))
    return "\n".join(lines) if lines else None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", required=True, type=pathlib.Path)
    parser.add_argument("--library", required=True)
    parser.add_argument("--gir")
    parser.add_argument("--nm", default="nm")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()

    exports = read_exports(options.nm, options.library)
    if options.update:
        options.list.write_text("\n".join(exports) + "\n", encoding="utf-8")
        return 0
    listed = options.list.read_text(encoding="utf-8").splitlines()

    tap = Tap()
    tap.result("the list is sorted and without duplicates",
               compare(sorted(set(listed)), listed, "sorted", "as it is"))
    tap.result("the library exports what the list says, and nothing else",
               compare(listed, exports, options.list.name, "library"))
    tap.result("every export carries the prefix",
               "\n".join(name for name in exports if not name.startswith("dr_")) or None)
    if options.gir:
        known, closed = read_gir(options.gir)
        tap.result("every function in the GIR is exported",
                   "\n".join(sorted(known - set(exports))) or None)
        tap.result("every export stands in the GIR",
                   "\n".join(sorted(set(exports) - known)) or None)
        tap.result("only memory management is closed to bindings",
                   "\n".join(sorted(name for name in closed if not name.endswith(MEMORY))) or None)
    else:
        tap.skip("the GIR and the library agree", "built without introspection")
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
