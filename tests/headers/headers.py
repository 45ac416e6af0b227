# SPDX-License-Identifier: LGPL-2.1-or-later
"""Compiles each public header by itself, in C and in C++.

A header must bring in all that it names, and must be refused when it is
included without the umbrella header.
"""

import argparse
import concurrent.futures
import os
import pathlib
import shlex
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "python"))
from tap import Tap

UMBRELLA = "districtreport.h"


def compile_text(command, language, text, mode):
    """Gives the compiler's complaints, or None."""
    result = subprocess.run(
        command + ["-x", language, mode, "-"],
        input=text, capture_output=True, text=True, check=False)
    return None if result.returncode == 0 else result.stderr or "the compiler failed"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--directory", required=True, type=pathlib.Path)
    parser.add_argument("--generated", required=True, type=pathlib.Path)
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--cpp-compiler")
    parser.add_argument("flags", nargs="*")
    options = parser.parse_args()

    packages = subprocess.run(
        ["pkg-config", "--cflags", "gio-2.0"], capture_output=True, text=True, check=True).stdout
    flags = options.flags + shlex.split(packages)
    languages = {
        "c": [options.compiler, "-std=gnu11", "-Wall", "-Wextra", "-Wundef", "-Werror"] + flags,
    }
    if options.cpp_compiler:
        languages["c++"] = [options.cpp_compiler, "-std=c++17", "-Wall", "-Wextra", "-Werror"] + flags

    headers = sorted(path.name for path in options.directory.glob("*.h") if path.name != UMBRELLA)
    headers.append(options.generated.name)

    jobs = []
    for language, command in languages.items():
        jobs.append((f"{UMBRELLA} compiles as {language}", command, language,
                     f"#include <districtreport/{UMBRELLA}>\nint main (void) {{ return 0; }}\n",
                     "-fsyntax-only", True))
        for header in headers:
            jobs.append((f"{header} compiles alone as {language}", command, language,
                         f"#define DR_INSIDE\n#include <districtreport/{header}>\n",
                         "-fsyntax-only", True))
    umbrella = (options.directory / UMBRELLA).read_text(encoding="utf-8")
    for header in headers:
        jobs.append((f"{header} is refused without the umbrella", languages["c"], "c",
                     f"#include <districtreport/{header}>\n", "-E", False))

    tap = Tap()
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        for (name, *_, wanted), problem in zip(
                jobs, pool.map(lambda job: compile_text(*job[1:5]), jobs)):
            if wanted:
                tap.result(name, problem)
            else:
                refused = problem is not None and "can be included directly" in problem
                tap.result(name, None if refused else problem or "it was accepted")
    for header in headers:
        included = f"#include <districtreport/{header}>" in umbrella
        tap.result(f"{header} is part of the umbrella", None if included else "it is not included")
    if not options.cpp_compiler:
        tap.skip("the headers compile as C++", "no C++ compiler")
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
