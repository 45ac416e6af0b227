#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Times the Python package beside C and beside pyarrow: bench_python.py [--rows N] [--rounds N] [--module FILE] …

Each comparison is of one run: the two sides take turns, and what is told is the least time of each,
the ratio of the least times, the median of the ratios of the turns, and the ratio of the least times
that processors worked, which others on the machine disturb less. What a side has no program for is
left out, and that is said.
"""

import argparse
import ctypes
import gc
import importlib
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.extend(filter(None, [os.environ.get("DR_CONSUMERS")]))

import districtreport as dr
from districtreport._arrow import get_pointer

KEYS = ["unit-kind", "period@year", "indicator"]
METRICS = ["pair-count", "pair-actual", "pair-planned", "completion"]
N_UNITS, N_INDICATORS, YEARS = 14000, 24, range(2014, 2026)


def take(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"{name}: not installed, left out")
        return None


def worked():
    """For how long processors worked for this process and for those that it waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def compare(what, goal, ours, theirs, rounds):
    """Runs both by turns, and says how they stand."""
    times, work = [[], []], [[], []]
    for number in range(rounds):
        # Now the one first, now the other.
        for side, spent, run in list(zip(times, work, (ours, theirs)))[::1 if number % 2 else -1]:
            gc.collect()
            start, before = time.perf_counter(), worked()
            run()
            side.append(time.perf_counter() - start)
            spent.append(worked() - before)
    least = [min(side) for side in times]
    ratio = least[0] / least[1]
    median = statistics.median(one / other for one, other in zip(*times))
    print(f"{what}: {least[0] * 1e3:.1f} ms beside {least[1] * 1e3:.1f} ms: {ratio:.2f} times "
          f"(median {median:.2f}, work {min(work[0]) / max(min(work[1]), 1e-9):.2f}, goal {goal})", flush=True)
    return min(ratio, median) <= goal


def make_tables(rows, arrow):
    """Figures in the order in which they arrive: by period, unit and indicator; a few are missing."""
    numpy = importlib.import_module("numpy")
    random = numpy.random.default_rng(1)
    periods = [f"{year}-Q{quarter}" for year in YEARS for quarter in range(1, 5)]
    number = numpy.arange(rows, dtype=numpy.int64)
    by_period = -(-rows // len(periods))
    indicator = (number % N_INDICATORS).astype(numpy.int32)
    unit = (number // N_INDICATORS % N_UNITS).astype(numpy.int32)
    planned = random.integers(1, 1_000_000, rows)
    actual = planned * random.integers(60, 140, rows) // 100
    return {
        "units": arrow.table({"id": [f"xa-{i}" for i in range(N_UNITS)],
                              "kind": [("xã", "phường", "thị trấn")[i % 3] for i in range(N_UNITS)],
                              "level": ["commune"] * N_UNITS}),
        "indicators": arrow.table({"id": [f"chi-tieu-{i}" for i in range(N_INDICATORS)], "measure": ["đồng"] * N_INDICATORS,
                                   "nature": ["flow" if i % 4 else "stock" for i in range(N_INDICATORS)],
                                   "scale": arrow.array([2] * N_INDICATORS, arrow.int32())}),
        "periods": arrow.table({"id": periods}),
        "achievements": arrow.table({
            "unit": unit, "indicator": indicator, "period": (number // by_period).astype(numpy.int32),
            "actual": arrow.array(actual, mask=random.random(rows) < 0.02),
            "target": arrow.array(planned, mask=random.random(rows) < 0.05)}),
    }


def load_tables(directory, arrow):
    """The tables that a generator of larger data wrote."""
    ipc = importlib.import_module("pyarrow.ipc")
    return {name: ipc.open_file(arrow.memory_map(os.path.join(directory, f"{name}.arrow"))).read_all()
            for name in ("units", "indicators", "periods", "achievements")}


def frames(tables):
    """The same tables as each program holds them."""
    yield "pyarrow", tables
    polars, pandas = take("polars"), take("pandas")
    if polars is not None:
        yield "Polars", {name: polars.from_arrow(table) for name, table in tables.items()}
    if pandas is not None:
        yield "pandas (Arrow columns)", {name: table.to_pandas(types_mapper=pandas.ArrowDtype)
                                         for name, table in tables.items()}
        arrow = importlib.import_module("pyarrow")
        nullable = {arrow.int64(): pandas.Int64Dtype(), arrow.int32(): pandas.Int32Dtype()}
        yield "pandas (NumPy columns)", {name: table.to_pandas(types_mapper=nullable.get) for name, table in tables.items()}


def bench_dataset(tables, module, rounds):
    ask = ctypes.CDLL(module).bench_table_ask
    ask.restype = ctypes.c_int64
    ask.argtypes = [ctypes.c_void_p] * 4 + [ctypes.POINTER(ctypes.c_char_p)] * 2 + [ctypes.POINTER(ctypes.c_uint64)]

    def words(texts):
        return (ctypes.c_char_p * (len(texts) + 1))(*(text.encode() for text in texts), None)

    good = True
    for name, held in frames(tables):
        def ours(held=held):
            table = dr.Dataset(held["achievements"], units=held["units"], indicators=held["indicators"],
                               periods=held["periods"]).query(by=KEYS, metrics=METRICS, where={"nature": "flow"})
            assert len(table), table

        def theirs(held=held):
            n_rows = ctypes.c_uint64()
            # What the other program takes to hand its table over is its own, on both sides.
            capsules = [held[table].__arrow_c_stream__() for table in ("units", "indicators", "periods", "achievements")]
            took = ask(*(get_pointer(capsule, b"arrow_array_stream") for capsule in capsules), words(KEYS), words(METRICS),
                       ctypes.byref(n_rows))
            assert took >= 0 and n_rows.value, took

        good &= compare(f"a dataset from {name} and a query, beside C", 1.1, ours, theirs, rounds)
    return good


def bench_table(tables, arrow, rounds, rows):
    pandas = take("pandas")
    if pandas is None:
        return True
    cut = {**tables, "achievements": tables["achievements"].slice(0, rows)}
    table = dr.Dataset(cut["achievements"], **{name: cut[name] for name in ("units", "indicators", "periods")}).query(
        by=["unit", "indicator", "period"], metrics=["actual", "planned", "rows", "completion"], order=["period"],
        where={"nature": ["flow", "stock"]})
    taken = arrow.table(table)
    print(f"a table of {len(table)} rows")
    nullable = {arrow.int64(): pandas.Int64Dtype()}.get
    good = compare("to_pandas(), beside pyarrow", 1.5, table.to_pandas, taken.to_pandas, rounds)
    good &= compare("to_pandas(), beside pyarrow with the same types", 1.5, table.to_pandas,
                    lambda: taken.to_pandas(types_mapper=nullable), rounds)
    return good & compare("to_pandas(arrow=True), beside pyarrow", 1.5, lambda: table.to_pandas(arrow=True),
                          taken.to_pandas, rounds)


SYLLABLES = ("An", "Bàu", "Cao", "Đông", "Gò", "Hòa", "Long", "Mỹ", "Phú", "Sơn", "Tân", "Thanh", "Trung", "Vĩnh", "Xuân", "Yên")


def make_reports(place, n, sample):
    """Reports unlike each other, each of a district of its own: what one body said twice would count once."""
    text = sample.read_text(encoding="utf-8")
    paths = []
    for i in range(n):
        path = pathlib.Path(place) / f"{i:04}.txt"
        base = len(SYLLABLES)
        name = " ".join(["Trảng", SYLLABLES[i // base ** 2 % base], SYLLABLES[i // base % base], SYLLABLES[i % base]])
        path.write_text(text.replace("486", str(400 + i)).replace("Trảng Lam", name).replace("TRẢNG LAM", name.upper()),
                        encoding="utf-8")
        paths.append(str(path))
    return paths


def bench_reading(reader, program, rounds, sample, n):
    good = True
    with tempfile.TemporaryDirectory() as place:
        paths = make_reports(place, n, sample)

        def run(*command):
            with open(os.devnull, "wb") as nowhere:
                subprocess.run([*command, *paths], check=True, stdout=nowhere)

        if reader is not None:
            good &= compare(f"read_many() of {n} files, beside a program in C", 1.1, lambda: dr.read_many(paths),
                            lambda: run(reader), rounds)
        if program is not None:
            def ours():
                table = dr.Dataset(dr.read_many(paths)).query(by=["unit", "indicator", "period"],
                                                              metrics=["actual", "planned", "completion"],
                                                              where={"nature": "flow"})
                assert len(table.to_pylist(names=True)), table

            good &= compare(f"a table of {n} files, beside districtreport tabulate", 1.1, ours,
                            lambda: run(program, "tabulate", "--where", "nature=flow", "--format", "csv"), rounds)
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=float, default=1e7, help="figures (default: 1e7)")
    parser.add_argument("--table-rows", type=float, default=1e6, help="rows of the table that pandas gets (default: 1e6)")
    parser.add_argument("--files", type=int, default=1000, help="reports to read (default: 1000)")
    parser.add_argument("--rounds", type=int, default=5, help="turns of each side (default: 5)")
    parser.add_argument("--data", help="directory of units.arrow, indicators.arrow, periods.arrow, achievements.arrow")
    parser.add_argument("--module", help="bench-table, as it was built")
    parser.add_argument("--reader", help="bench-read, as it was built")
    parser.add_argument("--program", help="districtreport, as it was built")
    parser.add_argument("--sample", type=pathlib.Path, help="a report to make others of")
    parser.add_argument("--strict", action="store_true", help="fail where a goal is not met")
    options = parser.parse_args()

    good = True
    arrow = take("pyarrow")
    if arrow is not None:
        tables = make_tables(int(options.rows), arrow) if options.data is None else load_tables(options.data, arrow)
        if options.module is not None:
            good &= bench_dataset(tables, options.module, options.rounds)
        good &= bench_table(tables, arrow, options.rounds, int(options.table_rows))
    if options.sample is not None:
        good &= bench_reading(options.reader, options.program, options.rounds, options.sample, options.files)
    return 0 if good or not options.strict else 1


if __name__ == "__main__":
    sys.exit(main())
