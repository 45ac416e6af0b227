#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Answers the canonical queries about a table that is never held: bench_stream.py DIRECTORY [THREADS]

Reads DIRECTORY/achievements.arrow a batch at a time for each of the queries Q1 … Q8, and prints the
digest of each answer, the time, and the highest resident set so far. Exit status 1: it was more than a
tenth of the size of that file.
"""

import ctypes
import gc
import os
import resource
import sys
import time

# Which looks for the others where DR_CONSUMERS says.
import bench_query
from bench_query import DistrictReport

import pyarrow as pa
import pyarrow.ipc

M_MMAP_THRESHOLD = -3


class Batches(bench_query.Engine):
    """The same queries, each about a stream that is read anew."""

    def load_achievements(self, builder):
        pass

    def open(self):
        file = pa.ipc.open_file(pa.OSFile(os.path.join(self.directory, "achievements.arrow")))
        batches = (file.get_batch(i) for i in range(file.num_record_batches))
        return pa.RecordBatchReader.from_batches(file.schema, batches)

    def run(self, *queries):
        tables = []
        for query in queries:
            stream = DistrictReport.arrow_stream_new()
            try:
                self.open()._export_to_c(stream)
                tables.append(query.run_stream(self.dataset, stream, None))
            finally:
                DistrictReport.arrow_stream_free(stream)
        return tables


def main():
    directory = sys.argv[1]
    threads = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    size = os.path.getsize(os.path.join(directory, "achievements.arrow"))
    # Batches go back to the system, not to a pool or heap that keeps them.
    pa.set_memory_pool(pa.system_memory_pool())
    ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, 1 << 20)
    engine = Batches(directory, threads)
    print(f"{size / 2**20:.0f} MiB of achievements, at most {size / 2**20 / 10:.0f} MiB of memory")
    peak = 0
    for name in ("Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "Q8"):
        gc.collect()
        start = time.perf_counter()
        tables = getattr(engine, name)()
        seconds = time.perf_counter() - start
        sha, rows = bench_query.digest(engine.pieces_of(name, tables))
        del tables
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
        print(f"{name} {sha} {rows} rows, {seconds:.2f} s, peak {peak:.0f} MiB", flush=True)
    sys.exit(peak > size / 2**20 / 10)


if __name__ == "__main__":
    main()
