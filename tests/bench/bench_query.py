#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Answers the canonical queries on a directory of Arrow files: bench_query.py DIRECTORY THREADS

Loads DIRECTORY/{units,indicators,periods,achievements}.arrow with pyarrow, hands the streams to the
library, and prints a line of JSON. Then it answers each query named on standard input (Q1 … Q8) with
a line of JSON: how long the answer took, and the SHA-256 of it as text.
"""

import gc
import hashlib
import io
import json
import mmap
import os
import sys
import time

# NumPy's library of linear algebra, which nothing here needs, has threads of its own that wait for work by spinning.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.extend(filter(None, [os.environ.get("DR_CONSUMERS")]))

import gi  # noqa: E402

gi.require_version("DistrictReport", "1")

import numpy as np  # noqa: E402
import pyarrow as pa  # noqa: E402
import pyarrow.csv  # noqa: E402
import pyarrow.ipc  # noqa: E402
from gi.repository import DistrictReport, GLib  # noqa: E402


def open_table(directory, name):
    return pa.ipc.open_file(pa.memory_map(os.path.join(directory, name + ".arrow"))).read_all()


class Mapped:
    """A table in a file that is mapped here, so that pages which are not read again can be given back."""

    def __init__(self, directory, name):
        with open(os.path.join(directory, name + ".arrow"), "rb") as file:
            self.pages = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.table = pa.ipc.open_file(pa.py_buffer(self.pages)).read_all()

    def give_back(self):
        # Whatever is read again is mapped again: the file is still there.
        self.pages.madvise(mmap.MADV_DONTNEED)


def export(table, take):
    """Hands a table to one of the functions that take an Arrow stream."""
    stream = DistrictReport.arrow_stream_new()
    try:
        table.to_reader()._export_to_c(stream)
        take(stream)
    finally:
        DistrictReport.arrow_stream_free(stream)


def collect(table):
    """A table of the library as one of pyarrow, without copying."""
    return pa.RecordBatchReader._import_from_c_capsule(table.__arrow_c_stream__()).read_all()


PIECE_ROWS = 65536


# pyarrow's own ways between arrays and NumPy load the whole of pandas, which would count as memory.

def numbers_of(array, kind):
    """The integers in an array without nulls."""
    return np.frombuffer(array.buffers()[1], dtype=kind)[array.offset:array.offset + len(array)]


def array_of(numbers, is_null=None):
    """An array of integers."""
    numbers = np.ascontiguousarray(numbers, dtype="<i8")
    validity = None if is_null is None else pa.py_buffer(np.packbits(~is_null, bitorder="little"))
    return pa.Array.from_buffers(pa.int64(), len(numbers), [validity, pa.py_buffer(numbers)])


class Digest(io.RawIOBase):
    """A file that keeps nothing of what is written to it but the SHA-256."""

    def __init__(self):
        super().__init__()
        self.sha = hashlib.sha256()

    def writable(self):
        return True

    def write(self, text):
        self.sha.update(text)
        return len(text)


def digest(tables):
    text = Digest()
    options = pa.csv.WriteOptions(include_header=False, quoting_style="none")
    rows = 0
    for table in tables:
        pa.csv.write_csv(table, text, options)
        rows += len(table)
    return text.sha.hexdigest(), rows


class Engine:
    def __init__(self, directory, threads):
        self.directory = directory
        self.threads = threads
        builder = DistrictReport.DatasetBuilder.new()
        builder.set_n_threads(threads)
        units = open_table(directory, "units")
        indicators = open_table(directory, "indicators")
        export(units, builder.add_units)
        export(indicators, builder.add_indicators)
        export(open_table(directory, "periods"), builder.add_periods)
        self.load_achievements(builder)
        self.dataset = builder.build()
        self.scales = np.array(indicators["scale"].to_pylist())
        with open(os.path.join(directory, "about.json"), encoding="utf-8") as file:
            self.point = json.load(file)["Q7"]

    def load_achievements(self, builder):
        # The library keeps the ids in a third of the bytes, and the figures where they are.
        achievements = Mapped(self.directory, "achievements")
        export(achievements.table, builder.add_achievements)
        achievements.give_back()

    def query(self, keys, metrics, filters=(), grain=None):
        query = DistrictReport.Query.new()
        query.group_by(keys)
        for metric in metrics:
            query.add_metric(metric)
        for key, values in filters:
            query.add_filter(key, values)
        if grain:
            query.set_grain(grain)
        query.set_rounding(2, DistrictReport.Rounding.HALF_TO_EVEN)
        query.set_compares_shown(True)
        query.set_n_threads(self.threads)
        return query

    PAIRS = ("has", ["actual", "planned"])
    FLOW = ("nature", ["flow"])
    ADDITIVE = ("nature", ["flow", "stock"])
    COMPLETION = ["pair-count", "pair-actual", "pair-planned", "completion"]
    YEARLY = ["unit", "indicator", "period@year"]

    def run(self, *queries):
        if len(queries) == 1:
            return [queries[0].run(self.dataset, None)]
        return DistrictReport.Query.run_all(list(queries), self.dataset, None)

    def Q1(self):
        return self.run(self.query(["unit-kind", "period@year", "indicator"], self.COMPLETION, [self.FLOW, self.PAIRS]))

    def Q2(self):
        return self.run(self.query(["unit@ancestors", "indicator", "period"],
                                   ["actual-count", "actual", "planned-count", "planned"], [self.ADDITIVE]))

    def Q3(self):
        query = self.query(["unit@province", "indicator", "unit@district"], ["completion", "rank@completion"],
                           [self.FLOW, self.PAIRS, ("period@year", ["2024"])])
        query.leave_out_empty("unit@district")
        query.leave_out_empty("completion")
        query.set_cohort(["unit@province", "indicator"])
        query.set_order(["unit@province", "indicator", "rank@completion", "unit@district"])
        return self.run(query)

    def Q4(self):
        filters = [self.ADDITIVE, ("has", ["actual"])]
        grain = ["unit", "indicator", "period"]
        against = "@year-earlier"
        counts = self.query(["indicator", "period"], [m + against for m in ("compared", "increased", "decreased",
                                                                              "equal", "change")], filters, grain)
        counts.leave_out_empty("change" + against)
        top = self.query(grain, ["actual"] + [m + against for m in ("previous", "change", "change-percent")], filters)
        top.leave_out_empty("change-percent" + against)
        top.set_order(["-change-percent" + against] + grain)
        top.set_limit(100)
        return self.run(counts, top)

    def Q5(self):
        quantiles = [f"completion-quantile@{p}" for p in ("0.1", "0.5", "0.9")]
        return self.run(self.query(["indicator", "period@year"], ["completion-count"] + quantiles,
                                   [self.FLOW, self.PAIRS], self.YEARLY))

    def Q6(self):
        counts = [f"attainment@{a}" for a in ("undefined", "exceeded", "met", "near", "missed")]
        query = self.query(["period@year", "unit@province"], counts + ["attainment-rate"], [self.FLOW, self.PAIRS],
                           self.YEARLY)
        query.set_near_threshold(DistrictReport.Ratio.new("95", "100"))
        return self.run(query)

    def Q7(self):
        return self.run(self.query(["indicator", "period"], self.COMPLETION,
                                   [self.PAIRS, self.FLOW, ("unit@province", [self.point["province"]]),
                                    ("indicator", self.point["indicators"]),
                                    ("period@year", [str(year) for year in self.point["years"]])]))

    def Q8(self):
        query = self.query(["unit", "indicator", "period@year"], self.COMPLETION, [self.FLOW, self.PAIRS])
        query.set_structure(GLib.Date.new_dmy(1, GLib.DateMonth.JULY, 2025), DistrictReport.DividedUnits.REFUSE)
        return self.run(query)

    # What follows is not timed: the answers as the text that the digests are of, a piece at a time.

    def pieces_of(self, name, tables):
        tables = [collect(table) for table in tables]
        # What was asked together is not cut: it is short.
        step = PIECE_ROWS if len(tables) == 1 else sys.maxsize
        for start in range(0, len(tables[0]), step):
            yield from self.text_of(name, [table.slice(start, step) for table in tables])

    def codes(self, column):
        return numbers_of(column.combine_chunks().indices, "<i4")

    def rows(self, column):
        return array_of(self.codes(column))

    def years(self, column):
        column = column.combine_chunks()
        return array_of(np.array([int(year) for year in column.dictionary.to_pylist()])[numbers_of(column.indices, "<i4")])

    def whole(self, column, scales=None, empty=None):
        """Coefficients: a figure's at the scale of its indicator, a quotient's as it is rounded."""
        column = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
        if not pa.types.is_decimal(column.type):
            assert pa.types.is_int64(column.type), column.type
            assert scales is None or not len(scales) or (scales == 0).all()
            assert empty is None or not column.null_count
            return column
        words = np.frombuffer(column.buffers()[1], dtype="<i8")[2 * column.offset:2 * (column.offset + len(column))]
        low, high = words[0::2], words[1::2]
        assert ((low >> 63) == high).all(), "beyond 64 bits"
        if scales is not None:
            power = 10 ** (column.type.scale - scales)
            assert (low % power == 0).all()
            low = low // power
        if not column.null_count:
            return array_of(low)
        bits = np.unpackbits(np.frombuffer(column.buffers()[0], dtype="u1"), bitorder="little")
        is_null = bits[column.offset:column.offset + len(column)] == 0
        return array_of(low, is_null) if empty is None else array_of(np.where(is_null, empty, low))

    def text_of(self, name, tables):
        t = tables[0]
        if name == "Q3":
            return [pa.table([self.rows(t["unit@province"]), self.rows(t["indicator"]), t["rank@completion"],
                              self.rows(t["unit@district"]), self.whole(t["completion"])], list("abcde"))]
        if name == "Q4":
            against = "@year-earlier"
            scales = self.scales[self.codes(t["indicator"])]
            top = tables[1]
            top_scales = self.scales[self.codes(top["indicator"])]
            return [pa.table([self.rows(t["indicator"]), self.rows(t["period"]), t["increased" + against],
                              t["decreased" + against], t["equal" + against],
                              self.whole(t["change" + against], scales)], list("abcdef")),
                    pa.table([self.rows(top["unit"]), self.rows(top["indicator"]), self.rows(top["period"])]
                             + [self.whole(top[name], top_scales)
                                for name in ("actual", "previous" + against, "change" + against)]
                             + [self.whole(top["change-percent" + against])], list("abcdefg"))]
        if name == "Q6":
            names = t.column_names
            return [pa.table([self.years(t[names[0]]), self.rows(t[names[1]])] + [t[n] for n in names[2:7]]
                             + [self.whole(t[names[7]])], list("abcdefgh"))]
        columns = []
        scales = self.scales[self.codes(t["indicator"])]
        for column in t.column_names:
            if column == "unit-kind":
                columns.append(t[column].combine_chunks().dictionary_decode())
            elif column == "period@year":
                columns.append(self.years(t[column]))
            elif pa.types.is_dictionary(t[column].type):
                columns.append(self.rows(t[column]))
            elif column.startswith("completion") and column != "completion-count":
                columns.append(self.whole(t[column]))
            elif column in ("actual", "planned"):
                # Nothing to add up is written as 0 in the text.
                columns.append(self.whole(t[column], scales, empty=0))
            else:
                columns.append(self.whole(t[column], None if "count" in column else scales))
        return [pa.table(columns, [str(i) for i in range(len(columns))])]


def main():
    # Nothing is kept in a pool between one answer and the next, and no threads wait for text to write.
    pa.set_memory_pool(pa.system_memory_pool())
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    start = time.perf_counter()
    engine = Engine(sys.argv[1], int(sys.argv[2]))
    print(json.dumps({"loaded": time.perf_counter() - start}), flush=True)
    for line in sys.stdin:
        name = line.strip()
        gc.collect()
        try:
            start = time.perf_counter()
            tables = getattr(engine, name)()
            seconds = time.perf_counter() - start
            sha, rows = digest(engine.pieces_of(name, tables))
            del tables
            answer = {"query": name, "seconds": seconds, "digest": sha, "rows": rows}
        except GLib.Error as error:
            answer = {"query": name, "error": error.message}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
