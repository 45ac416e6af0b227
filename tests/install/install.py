# SPDX-License-Identifier: LGPL-2.1-or-later
"""Installs the build into an empty directory and uses it from there alone."""

import argparse
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "python"))
from tap import Tap


def run(command, **environment):
    """Runs a command; what it printed is the answer, and its complaint the exception."""
    result = subprocess.run(command, capture_output=True, text=True, check=False,
                            env={**os.environ, **environment})
    if result.returncode != 0:
        raise RuntimeError(f"{shlex.join(map(str, command))}\n{result.stdout}{result.stderr}")
    return result.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", required=True)
    parser.add_argument("--program", required=True)
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--introspection", choices=("yes", "no"), required=True)
    parser.add_argument("--vapi", choices=("yes", "no"), required=True)
    parser.add_argument("--documentation", choices=("yes", "no"), required=True)
    parser.add_argument("--sanitizer", default="none")
    options = parser.parse_args()

    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="districtreport-") as place:
        place = pathlib.Path(place)
        run(["meson", "install", "-C", options.build, "--no-rebuild", "--destdir", place])

        wanted = [
            "include/districtreport-1/districtreport/districtreport.h",
            "include/districtreport-1/districtreport/dr-enum-types.h",
            "pkgconfig/districtreport-1.pc",
            "libdistrictreport-1.so",
            "gi/overrides/DistrictReport.py",
            "districtreport/__init__.py",
            "districtreport/py.typed",
            "gjs-1.0/overrides/DistrictReport.js",
            "districtreport-1/report.schema.json",
            "bin/districtreport",
        ]
        if options.introspection == "yes":
            wanted += ["gir-1.0/DistrictReport-1.gir", "girepository-1.0/DistrictReport-1.typelib"]
        if options.vapi == "yes":
            wanted += ["vala/vapi/districtreport-1.vapi", "vala/vapi/districtreport-1.deps"]
        if options.documentation == "yes":
            wanted += ["districtreport-1/index.html"]
        installed = sorted(path for path in place.rglob("*") if not path.is_dir())
        for name in wanted:
            found = any(str(path).endswith("/" + name) for path in installed)
            tap.result(f"{name} is installed", None if found else "it is not")
        private = [str(path) for path in installed
                   if "private" in path.name or path.name.startswith("test-")
                   or path.suffix == ".a" or "__pycache__" in path.parts]
        tap.result("nothing private is installed", "\n".join(private) or None)

        libraries = next(path.parent for path in installed if path.name == "libdistrictreport-1.so")
        package = next(path for path in installed if path.name == "districtreport-1.pc")
        # The package tells the prefix that it is meant for: the copy tells the one it stands in.
        staged = place / "staged"
        staged.mkdir()
        text = package.read_text(encoding="utf-8")
        prefix = re.search(r"^prefix=(.*)$", text, re.MULTILINE).group(1)
        (staged / package.name).write_text(
            text.replace(f"prefix={prefix}\n", f"prefix={place}{prefix}\n"), encoding="utf-8")
        environment = {"PKG_CONFIG_PATH": str(staged), "LD_LIBRARY_PATH": str(libraries)}

        def packages(option):
            told = run(["pkg-config", option, "districtreport-1"], **environment)
            return sorted(line.split()[0] for line in told.splitlines())

        tap.result("pkg-config requires GObject and GIO alone",
                   None if packages("--print-requires") == ["gio-2.0", "gobject-2.0"]
                   else packages("--print-requires"))
        tap.result("pkg-config keeps json-glib private",
                   None if "json-glib-1.0" in packages("--print-requires-private")
                   else packages("--print-requires-private"))

        if options.sanitizer != "none":
            tap.skip("a program builds and runs against it", "the library needs a sanitizer's runtime")
            return tap.end()
        flags = shlex.split(
            run(["pkg-config", "--cflags", "--libs", "districtreport-1"], **environment))
        program = place / "program"

        def build_and_run():
            run([options.compiler, "-Wall", "-Werror", options.program, "-o", program, *flags])
            answer = run([program], **environment)
            assert answer == "2023-Q4\n", answer

        tap.run("a program builds and runs against it", build_and_run)

        site = next(path.parent.parent for path in installed
                    if path.name == "__init__.py" and path.parent.name == "districtreport")

        def import_and_read():
            # Neither GI_TYPELIB_PATH nor LD_LIBRARY_PATH: the package knows where it was installed.
            there = {"PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1", "GI_TYPELIB_PATH": "",
                     "LD_LIBRARY_PATH": "", "G_DEBUG": "fatal-criticals"}
            answer = run([sys.executable, "-c", "import districtreport as dr; print(dr.Period('2023-Q4').display())"],
                         **there)
            assert answer == "quý IV/2023\n", answer
            answer = run([sys.executable, "-c", "import districtreport.__main__ as m; print(m.find_program())"], **there)
            assert answer.strip().startswith(str(place)), answer

        if options.introspection == "yes":
            tap.run("Python finds it without environment variables", import_and_read)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
