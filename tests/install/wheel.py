# SPDX-License-Identifier: LGPL-2.1-or-later
"""Builds wheels in clean environments and uses them in others: wheel.py SOURCE SAMPLE

Each environment has nothing of this checkout, and no environment variables. What there is no package for,
in the system or from the index that pip asks, is skipped by name. As this builds the library twice, it is
done only where DR_WHEEL is set.
"""

import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "python"))
from tap import Tap

SOURCE, SAMPLE = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])

# How a wheel is built: the packages that are installed before, and what pip is told.
BUILDERS = {
    "build requirements of its own": ([], []),
    "the meson of the system and the oldest meson-python": (["meson-python == 0.15.0"], ["--no-build-isolation"]),
}
# Where a wheel is used: whether the system's packages are at hand, and the packages that are installed before.
USERS = {
    "the system's PyGObject": (True, []),
    "PyGObject below 3.51": (False, ["PyGObject < 3.51"]),
    "PyGObject from 3.51 on": (False, ["PyGObject >= 3.51"]),
}

USE = """
import pathlib, sys
import gi
import districtreport as dr
report = dr.read(sys.argv[1])
table = dr.Dataset(report).query(by="unit", metrics=["attainment-rate", "rows"])
assert len(report.check()) == 3 and len(table.to_pylist(names=True)) and table.contributors(0, "rows")
package = pathlib.Path(dr.__file__).parent
loaded = {line.split()[-1] for line in open("/proc/self/maps") if "libdistrictreport" in line}
assert loaded == {str(package / "_lib" / "libdistrictreport-1.so.1")}, loaded
assert (package / "py.typed").exists()
from gi.repository import DistrictReport
assert repr(DistrictReport.Period.parse("2023-Q4")) == "<DistrictReport.Period 2023-Q4>"
assert dr.Quantity("5 hộ") + dr.Quantity("3 hộ") == dr.Quantity(8, "hộ")
print(gi.__version__)
"""


def run(*command, **named):
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, timeout=900, **named)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


def last_line(error):
    """What pip said in the end of its long story."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return next((line for line in lines if "not found" in line or "No matching" in line or "ERROR" in line), lines[-1])


def make_environment(place, has_system, packages):
    run(sys.executable, "-m", "venv", *(["--system-site-packages"] if has_system else []), place)
    if packages:
        run(place / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
    return place / "bin"


def build(tap, top, name, environment, options):
    try:
        programs = environment.result()
    except RuntimeError as error:
        tap.skip(f"a wheel is built with {name}", last_line(error))
        return None
    place = programs.parent
    try:
        run(programs / "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", *options, "-w",
            place / "wheels", ".", cwd=top / "source")
    except RuntimeError as error:
        if "No matching distribution" in str(error):
            tap.skip(f"a wheel is built with {name}", last_line(error))
        else:
            tap.result(f"a wheel is built with {name}", error)
        return None
    wheel, = (place / "wheels").glob("*.whl")
    tap.result(f"a wheel is built with {name}")
    return wheel


def use(tap, top, name, wheels, environment):
    clean = {"HOME": str(top), "G_DEBUG": "fatal-criticals", "LC_ALL": "C.UTF-8"}
    try:
        programs = environment.result()
        # A PyGObject that does not find what it stands upon is no test of ours.
        run(programs / "python", "-c", "from gi.repository import Gio", cwd=top, env=clean)
    except RuntimeError as error:
        tap.skip(f"wheels are used with {name}", last_line(error))
        return
    for builder, wheel in wheels.items():
        def check(wheel=wheel):
            run(programs / "pip", "install", "--quiet", "--disable-pip-version-check", "--force-reinstall", "--no-deps", wheel)
            version = run(programs / "python", "-c", USE, SAMPLE, cwd=top, env=clean)
            print(f"# PyGObject {version.strip()}")
            for command in ([programs / "python", "-m", "districtreport"], [programs / "districtreport"]):
                assert run(*command, "--version", cwd=top, env=clean).startswith("districtreport "), command
                assert "lớp" in run(*command, "read", SAMPLE, cwd=top, env=clean), command

        tap.run(f"the wheel that was built with {builder} is used with {name}", check)


def main():
    tap = Tap()
    if not os.environ.get("DR_WHEEL"):
        tap.skip("wheels are built and used", "DR_WHEEL is not set")
        return tap.end()
    with tempfile.TemporaryDirectory(prefix="districtreport-") as top, concurrent.futures.ThreadPoolExecutor(2) as workers:
        top = pathlib.Path(top)
        # Where there is ccache, meson takes it, and the second build does not compile what the first one did.
        os.environ.update(CCACHE_DIR=str(top / "ccache"), CCACHE_BASEDIR=str(top), CCACHE_NOHASHDIR="1", CCACHE_DEPEND="1")
        shutil.copytree(SOURCE, top / "source", ignore=shutil.ignore_patterns("build*", ".git"))
        # Packages arrive, and PyGObject is compiled, while wheels are built.
        builders = {name: workers.submit(make_environment, top / f"builder-{i}", True, packages)
                    for i, (name, (packages, _)) in enumerate(BUILDERS.items())}
        users = {name: workers.submit(make_environment, top / f"user-{i}", has_system, packages)
                 for i, (name, (has_system, packages)) in enumerate(USERS.items())}
        wheels = {}
        for name, (_, options) in BUILDERS.items():
            wheel = build(tap, top, name, builders[name], options)
            if wheel is not None:
                wheels[name] = wheel
        shutil.rmtree(top / "source")
        for name in USERS:
            use(tap, top, name, wheels, users[name])
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
