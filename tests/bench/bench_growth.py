#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Shows how time and memory grow with the rows: bench_growth.py [--sizes 1e5,1e6,1e7] [--threads N] [--picture FILE]

Makes a table of each size, and asks it in a process of its own: to load, for all levels of a small answer, and for an
answer of a row to each figure. Prints the time and the memory of each, and by what they grew beside the rows; draws
both as curves where a FILE is named, which takes matplotlib.
"""

import argparse
import importlib.util
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.extend(filter(None, [os.environ.get("DR_CONSUMERS")]))

SKIPPED = 77
TABLES = ("units", "indicators", "periods", "achievements")
MEASURES = {
    "load": "load, ms",
    "small": "completion by kind, year and indicator, ms",
    "large": "a row to each unit, indicator and quarter, ms",
    "held": "held once loaded, MiB",
    "peak": "held at most, mapped file included, MiB",
}


def status(key):
    """What the system says of this process's memory, in MiB."""
    with open("/proc/self/status", encoding="ascii") as lines:
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{key}:"))


def ask(directory, threads):
    """Loads the table of a directory and puts the questions; prints what each took."""
    import districtreport as dr
    import pyarrow as pa
    from pyarrow import ipc

    def run(**question):
        least = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            table = dataset.query(threads=threads, where={"nature": "flow"}, **question)
            least = min(least, time.perf_counter() - start)
            assert len(table)
        return least * 1e3

    pa.set_memory_pool(pa.system_memory_pool())
    before = status("RssAnon")
    start = time.perf_counter()
    tables = {name: ipc.open_file(pa.memory_map(os.path.join(directory, f"{name}.arrow"))).read_all() for name in TABLES}
    dataset = dr.Dataset(tables.pop("achievements"), **tables)
    told = {"load": (time.perf_counter() - start) * 1e3, "held": status("RssAnon") - before}
    told["small"] = run(by=["unit-kind", "period@year", "indicator"],
                        metrics=["pair-count", "pair-actual", "pair-planned", "completion"])
    told["large"] = run(by=["unit", "indicator", "period"], metrics=["actual", "planned"])
    told["peak"] = status("VmHWM")
    print(json.dumps(told))


def measure(rows, threads):
    import pyarrow as pa
    from pyarrow import ipc

    import bench_python

    with tempfile.TemporaryDirectory() as place:
        for name, table in bench_python.make_tables(rows, pa).items():
            with ipc.new_file(os.path.join(place, f"{name}.arrow"), table.schema) as file:
                file.write_table(table, max_chunksize=1 << 16)
        told = subprocess.run([sys.executable, __file__, "--ask", place, "--threads", str(threads)], check=True,
                              capture_output=True, text=True).stdout
    return json.loads(told)


def draw(sizes, told, path):
    import matplotlib
    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, 2, figsize=(10, 4), layout="constrained")
    for axis, names, unit in ((axes[0], ("load", "small", "large"), "ms"), (axes[1], ("held", "peak"), "MiB")):
        for name in names:
            label = MEASURES[name].rsplit(",", 1)[0]
            axis.loglog(sizes, [one[name] for one in told], marker="o", label=label)
        axis.set_xlabel("rows")
        axis.set_ylabel(unit)
        axis.grid(True, which="both", linewidth=0.3)
        axis.legend(fontsize="small")
    figure.savefig(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1e5,3e5,1e6,3e6,1e7", help="numbers of rows (%(default)s)")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--picture", type=pathlib.Path, help="where to draw the curves")
    parser.add_argument("--ask", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.ask is not None:
        ask(arguments.ask, arguments.threads)
        return
    if importlib.util.find_spec("pyarrow") is None:
        print("no pyarrow, which makes the tables: nothing is shown")
        sys.exit(SKIPPED)

    sizes = [int(float(size)) for size in arguments.sizes.split(",")]
    told = []
    for rows in sizes:
        told.append(measure(rows, arguments.threads))
        figures = "; ".join(f"{text}: {told[-1][name]:.1f}" for name, text in MEASURES.items())
        print(f"{rows:,} rows: {figures}", flush=True)
    for (few, many), (less, more) in zip(zip(sizes, sizes[1:]), zip(told, told[1:])):
        grew = ", ".join(f"{name} {more[name] / max(less[name], 1e-9):.1f}" for name in MEASURES)
        print(f"{many / few:.1f} times the rows: {grew}")
    if arguments.picture is not None:
        draw(sizes, told, arguments.picture)


if __name__ == "__main__":
    main()
