# SPDX-License-Identifier: LGPL-2.1-or-later
"""Hands over broken tables, raises in every callback, and asks from many threads and processes at once.

The tests run with G_DEBUG=fatal-criticals, so that a critical ends the program and fails the test.
DR_CONSUMERS may name a directory of Python packages, such as the site-packages of an environment.
"""

import datetime
import gc
import importlib
import multiprocessing
import os
import pathlib
import pickle
import subprocess
import sys
import tempfile
import threading
import weakref

sys.path.extend(filter(None, [os.environ.get("DR_CONSUMERS")]))

import districtreport as dr

from tap import Tap

EXAMPLES = pathlib.Path(os.environ["DR_EXAMPLES"])
SAMPLE = EXAMPLES / "bao-cao-quy-iv-2024.txt"
QUARTER = sorted((EXAMPLES / "quy-iii-2024").glob("*.txt"))
REGISTER = EXAMPLES / "cai-cach-2025" / "don-vi.json"

WHATEVER = (ValueError("x"), KeyboardInterrupt(), SystemExit(3), StopIteration(), GeneratorExit(), MemoryError(),
            dr.InvalidError("line 1, column 1: x"), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"))


def make_dataset():
    return dr.Dataset(dr.read_many(QUARTER))


def ask(dataset):
    return dataset.query(by=["unit", "indicator"], metrics=["actual", "completion", "rank@completion"], cohort="indicator")


def heard(error, function, *arguments, **named):
    """What a callback raised comes out as it was raised."""
    try:
        function(*arguments, **named)
    except BaseException as raised:
        # A generator cannot raise StopIteration itself.
        assert raised is error or raised.__cause__ is error, (raised, error)
        return
    raise AssertionError(f"{error!r} was lost")


class Offers:
    """A table that gives what it was told to."""

    def __init__(self, given):
        self.given = given

    def __arrow_c_stream__(self, requested_schema=None):
        if isinstance(self.given, BaseException):
            raise self.given
        return self.given


def refused(function, *arguments, **named):
    try:
        result = function(*arguments, **named)
    except (dr.Error, TypeError, ValueError) as error:
        assert str(error), type(error)
        return error
    raise AssertionError(f"{arguments} {named} gave {result!r}")


def test_what_is_no_stream_is_refused():
    dataset = make_dataset()
    for junk in (None, 3, "x", b"x", object(), dataset, [], Offers, dataset.__arrow_c_schema__(),
                 *dataset.__arrow_c_array__(), dataset.__arrow_c_array__()):
        refused(dr.Dataset, Offers(junk))
        for name in ("units", "indicators", "periods"):
            refused(dr.Dataset, dataset, **{name: Offers(junk)})
            refused(dr.Dataset, dataset, **{name: junk}) if junk is not None else None


def test_a_capsule_that_was_emptied_is_refused():
    capsule = make_dataset().__arrow_c_stream__()
    assert len(dr.Dataset(Offers(capsule))) == 9
    for _ in range(3):
        refused(dr.Dataset, Offers(capsule))
    assert len(dr.Dataset([make_dataset(), make_dataset()])) == 18
    again = make_dataset().__arrow_c_stream__()
    refused(dr.Dataset, [Offers(again), Offers(again)])


def test_tables_that_lack_or_repeat_something_are_refused():
    dataset = make_dataset()
    table = ask(dataset)
    # What a query gives has a unit and an indicator, but no period.
    assert "period" in str(refused(dr.Dataset, table))
    refused(dr.Dataset, dataset, units=table)
    refused(dr.Dataset, dataset, periods=dataset)
    refused(dr.Dataset, [dr.read(SAMPLE), 3])
    refused(dr.Dataset, [dataset, dr.read(SAMPLE), None])


def test_producers_that_raise_are_heard_of():
    dataset = make_dataset()
    for error in WHATEVER:
        heard(error, dr.Dataset, Offers(error))
        heard(error, dr.Dataset, dataset, units=Offers(error))


def test_streams_that_break_off_are_refused():
    try:
        pyarrow = importlib.import_module("pyarrow")
    except ImportError:
        return
    batch = pyarrow.record_batch(make_dataset())

    def breaks_off():
        yield batch
        raise OSError("the line was cut")

    reader = pyarrow.RecordBatchReader.from_batches(batch.schema, breaks_off())
    assert "the line was cut" in str(refused(dr.Dataset, reader))


def test_whatever_asks_who_issued_a_report_is_heard_of():
    report = dr.read(QUARTER[0])
    for error in WHATEVER:
        def gives_up(_, error=error):
            raise error

        heard(error, dr.Dataset, report, issuer=gives_up)
    for junk in (3, 0.5, b"x", "", "a\0b", "\ud800", [], object()):
        refused(dr.Dataset, report, issuer=lambda _, junk=junk: junk)
        refused(dr.Dataset, report, issuer=junk)
    assert dr.Dataset(report, issuer=lambda _: None).units == dr.Dataset(report).units


def test_lists_that_raise_are_heard_of():
    for error in WHATEVER:
        def gives_up(first, error=error):
            yield first
            raise error

        heard(error, dr.read_many, gives_up(SAMPLE))
        heard(error, dr.Dataset, gives_up(dr.read(QUARTER[0])))
        heard(error, dr.read(SAMPLE).check, against=gives_up(dr.read(SAMPLE)))
        heard(error, dr.rank, gives_up({"unit": "a", "n": 1}), "n", period="2023")
    # And what comes after it goes on as if nothing had been.
    assert len(dr.read_many(QUARTER)) == 3


def test_progress_that_raises_stops_all_threads():
    with tempfile.TemporaryDirectory() as place:
        paths = []
        for i in range(60):
            paths.append(pathlib.Path(place) / f"{i}.txt")
            paths[-1].write_bytes(QUARTER[i % 3].read_bytes())
        for error in WHATEVER:
            def gives_up(done, total, error=error):
                if done == 5:
                    raise error

            heard(error, dr.read_many, paths, progress=gives_up)
        before = threading.active_count()
        assert len(dr.read_many(paths, threads=8)) == 60 and threading.active_count() == before


def test_what_was_made_of_a_dataset_outlives_it():
    dataset = make_dataset()
    gone = weakref.ref(dataset)
    table = ask(dataset)
    rows, capsule = table.to_pylist(), dataset.__arrow_c_stream__()
    pair = table.__arrow_c_array__()
    contributor = table.contributors(0, "actual")[0]
    del dataset, table
    gc.collect()
    assert gone() is None and contributor.report.issuer.name and contributor.source.text
    assert len(dr.Dataset(Offers(capsule))) == 9 and len(rows) == 9
    del capsule, pair, contributor
    gc.collect()


def test_many_threads_ask_one_dataset():
    dataset, wrong = make_dataset(), []
    expected = ask(dataset).to_pylist(names=True)

    def look():
        try:
            for number in range(20):
                table = ask(dataset)
                if table.to_pylist(names=True) != expected or len(dataset.to_pylist()) != 9:
                    wrong.append("differs")
                if not table.contributors(number % 9, "actual") or len(dr.Dataset(dataset)) != 9:
                    wrong.append("no contributors")
                refused(dataset.query, by="nothing")
        except BaseException as error:  # told by the thread that joins
            wrong.append(repr(error))

    threads = [threading.Thread(target=look) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong, wrong


def test_rules_raise_in_many_threads():
    report, wrong = dr.read(SAMPLE), []

    def look(number):
        def rule(asked):
            assert asked is report
            gc.collect(0)
            if number % 2:
                raise ValueError(number)
            yield dr.Finding("own", "x")

        for _ in range(10):
            try:
                if len(report.check(rules=[rule]).of("warning")) != 1 or number % 2:
                    wrong.append(number)
            except ValueError as error:
                if error.args != (number,):
                    wrong.append(error)

    threads = [threading.Thread(target=look, args=[number]) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong, wrong


def read_in_child(path):
    """In another process, which has the threads of none."""
    return dr.read_many([path, path], threads=2)[0], ask(make_dataset()).to_pylist()


def test_processes_that_were_forked_read_and_ask():
    expected = [(dr.read(path), ask(make_dataset()).to_pylist()) for path in QUARTER]
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(read_in_child, QUARTER) == expected


def test_an_interpreter_ends_whatever_it_still_holds():
    for ending in ("", "raise SystemExit(0)", "os.kill(os.getpid(), signal.SIGINT)", "keep.append(keep)"):
        program = f"""
import os, signal, sys, threading
signal.signal(signal.SIGINT, signal.default_int_handler)
import districtreport as dr
dataset = dr.Dataset(dr.read_many(sys.argv[1:]))
table = dataset.query(by=["unit", "indicator"], metrics="actual")
keep = [dataset.__arrow_c_stream__(), table.__arrow_c_array__(), dataset.__arrow_c_schema__(), table[0],
        table.contributors(0, "actual"), dr.read(sys.argv[1]).check()]
def read():
    while True:
        dr.read_many(sys.argv[1:])
threading.Thread(target=read, daemon=True).start()
dr.keep = keep
try:
    {ending or "pass"}
except KeyboardInterrupt:
    pass
"""
        done = subprocess.run([sys.executable, "-c", program, *map(str, QUARTER)], capture_output=True, check=False, timeout=60)
        assert done.returncode == 0 and not done.stderr, (ending, done.returncode, done.stderr)


def test_what_was_pickled_by_another_is_read_strictly():
    report = dr.read(QUARTER[0])
    for thing in (report, report.achievements[0], dr.UnitRegister(REGISTER), dr.Period("2023"), dr.Quantity("5 hộ")):
        pickled = pickle.dumps(thing, protocol=0)
        assert pickle.loads(pickled) == thing
        for old, new in ((b'"districtreport', b'"otherreport'), (b"2023", b"9x23"), (b"V2023", b"V"), (b"5", b"")):
            if old in pickled:
                try:
                    pickle.loads(pickled.replace(old, new))
                except Exception as error:
                    assert not isinstance(error, (SystemError, AssertionError)), error


def test_things_that_were_never_made_are_no_things():
    for kind in (dr.Report, dr.Dataset, dr.Table, dr.Quantity, dr.Period, dr.UnitRegister, dr.Standings, dr.Findings,
                 dr.Achievement):
        empty = object.__new__(kind)
        for use in (repr, len, hash, lambda thing: thing == thing, lambda thing: list(thing),
                    lambda thing: thing.to_pandas(), lambda thing: dr.Dataset(thing), lambda thing: dr.compare(thing, thing)):
            try:
                use(empty)
            except Exception as error:
                assert type(error).__module__ in ("builtins", "districtreport.errors"), (kind, error)


def test_registers_refuse_what_they_do_not_take():
    register, day = dr.UnitRegister(REGISTER), datetime.date(2025, 7, 1)
    for junk in (None, 3, 0.5, b"x", "", "a\0b", "\ud800", [], object(), dr.Unit, datetime.date, day, "2025-07-01"):
        for call in (lambda: register.project(junk, day), lambda: register.project("long-thoi", junk),
                     lambda: register.project("long-thoi", day, junk), lambda: register.at_level(junk, day),
                     lambda: register.at_level("commune", junk), lambda: register.by_code(junk, "1", day),
                     lambda: register.by_code("ma", junk, day), lambda: register.by_code("ma", "1", junk),
                     lambda: register.named(junk), lambda: register.named("x", junk), lambda: register[junk],
                     lambda: junk in register, lambda: register.issuer_of(junk), lambda: dr.UnitRegister(junk),
                     lambda: dr.UnitRegister.from_json(junk), lambda: make_dataset().label(junk, "x"),
                     lambda: make_dataset().query(by="unit", metrics="attainment-rate", structure=junk)):
            try:
                call()
            except (dr.Error, TypeError, ValueError, KeyError):
                continue
    for near in (datetime.date.min, datetime.date.max):
        assert register.project("bau-sen", near)[0].share == 1
        assert register.named("xã Bàu Sen", near) is not None


if __name__ == "__main__":
    tap = Tap()
    tap.run_all(dict(globals()))
    sys.exit(tap.end())
