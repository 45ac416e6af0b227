# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the notebooks for analysts, and holds what they show against what is stored in them: notebooks.py FOLDER [--update]

With --update the outputs are stored anew. What runs notebooks (nbclient, ipykernel), and pandas and
matplotlib, may stand in the directory of packages that DR_CONSUMERS names.
"""

import importlib
import json
import os
import pathlib
import re
import sys
import tempfile

CONSUMERS = os.environ.get("DR_CONSUMERS")
# Before the system's own packages, which may be too old for what stands there.
sys.path[1:1] = filter(None, [CONSUMERS])

from tap import Tap

FOLDER = pathlib.Path(sys.argv[1]).resolve()
KERNEL = "districtreport"
NEEDED = ("nbformat", "nbclient", "ipykernel", "pandas", "pyarrow", "matplotlib")
# What says the same on every machine; how an image is packed does not.
COMPARED = ("text/plain", "text/html")


def make_kernel(place):
    """Tells Jupyter of a kernel that is this Python, with the packages of the consumers."""
    folder = pathlib.Path(place) / "kernels" / KERNEL
    folder.mkdir(parents=True)
    packages = os.pathsep.join(filter(None, [CONSUMERS, os.environ.get("PYTHONPATH")]))
    (folder / "kernel.json").write_text(json.dumps({
        "argv": [sys.executable, "-m", "ipykernel_launcher", "--log-level=ERROR", "-f", "{connection_file}"],
        "display_name": KERNEL, "language": "python", "env": {"PYTHONPATH": packages}}), encoding="utf-8")
    os.environ["JUPYTER_PATH"] = str(place)


def execute(notebook):
    client = importlib.import_module("nbclient").NotebookClient(
        notebook, kernel_name=KERNEL, timeout=120, resources={"metadata": {"path": str(FOLDER)}})
    client.execute()
    return notebook


def shown(notebook):
    """What each cell shows, as far as that is the same everywhere."""
    found = []
    for number, cell in enumerate(notebook.cells, 1):
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            told = {"type": output.output_type, "text": output.get("text"), "kinds": sorted(data)}
            told |= {kind: data[kind] for kind in COMPARED if kind in data}
            # pandas numbers its styles, and a figure tells its size in pixels.
            found.append((number, re.sub(r"<Figure size \S+ with|T_[0-9a-f]{5}", "", repr(told))))
    return found


def tidy(notebook):
    """Leaves out what differs from run to run."""
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
                         "language_info": {"name": "python"}}
    for number, cell in enumerate(notebook.cells):
        cell.metadata = {}
        cell.id = f"cell-{number}"
    return notebook


def run_all(tap, paths):
    nbformat = importlib.import_module("nbformat")
    for path in paths:
        stored = nbformat.read(path, as_version=4)
        try:
            executed = execute(nbformat.from_dict(stored))
        except Exception as error:
            tap.result(f"{path.name} runs", error)
            continue
        tap.result(f"{path.name} runs")
        if sys.argv[2:] == ["--update"]:
            nbformat.write(tidy(executed), path)
            continue
        before, now = shown(nbformat.read(path, as_version=4)), shown(executed)
        differing = [f"cell {number}: {told}" for number, told in now if (number, told) not in before]
        tap.result(f"{path.name} shows what is stored", "\n".join(differing) or (None if before == now else "something is missing"))


def main():
    tap = Tap()
    paths = sorted(FOLDER.glob("*.ipynb"))
    missing = []
    for name in NEEDED:
        try:
            importlib.import_module(name)
        except ImportError:
            missing.append(name)
    if not paths:
        tap.result("there are notebooks", "there are none")
    if missing:
        for path in paths:
            tap.skip(path.name, f"no {', '.join(missing)}")
        return tap.end()
    with tempfile.TemporaryDirectory() as place:
        make_kernel(place)
        run_all(tap, paths)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
