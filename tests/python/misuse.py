# SPDX-License-Identifier: LGPL-2.1-or-later
"""Uses the Python package wrongly in every way: each is a Python exception, and none a critical of GLib.

The tests run with G_DEBUG=fatal-criticals, so that a critical ends the program and fails the test.
"""

import datetime
import decimal
import fractions
import gc
import inspect
import os
import pathlib
import threading
import typing
import sys
import tempfile
import weakref

import districtreport as dr

from tap import Tap

SAMPLE = pathlib.Path(os.environ["DR_EXAMPLES"]).resolve() / "bao-cao-quy-iv-2024.txt"

TEXT = "BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện\n\nKết nạp 640/500 hội viên, đạt 126% chỉ tiêu.\n"


class Strange:
    """Answers everything asked of it with what does not fit."""

    def __index__(self):
        raise RuntimeError("no index")

    def __fspath__(self):
        return 3

    def __iter__(self):
        raise RuntimeError("no iteration")


# What nobody should pass, and some that now and then is right.
ARGUMENTS = (
    None, True, 0, -1, 2 ** 31, 2 ** 63, 2 ** 64, -2 ** 63 - 1, 10 ** 40, 0.1, float("nan"), float("inf"), 1j,
    "", "x", "5", "-5", "1e5", "NaN", "x\0y", "\ud800", "a" * 10000, "2023", "2023-Q4", "9999", "1", "vi", "warning",
    b"", b"\xff\0", bytearray(b"x"), memoryview(b"x"), [], [None], ["x"], (), (1, 2), {}, {"a": 1}, set(), iter(()),
    decimal.Decimal("NaN"), decimal.Decimal("Infinity"), decimal.Decimal("-0"), decimal.Decimal("1E+60"),
    decimal.Decimal("1E-60"), fractions.Fraction(1, 3), fractions.Fraction(10 ** 60, 7),
    datetime.date(1, 1, 1), datetime.date.max, datetime.datetime(2023, 1, 1), object, object(), len, lambda *a: None,
    pathlib.Path("/"), pathlib.Path("no-such-file"), Strange(), Exception("x"), slice(0), range(3), type,
    dr.Severity.ERROR, dr.Hedge.RANGE, dr.Attainment.MET)


def things():
    """One of everything that the package hands out."""
    report = dr.read_text(TEXT)
    sample = dr.read(SAMPLE)
    found = [report, report.check(), report.check()[0], dr.compare(report, dr.read_text(TEXT.replace("640", "650"))),
             dr.Quantity(5, "hộ"), dr.Quantity(5, "hộ").bounds, dr.Period("2023-Q4"), dr.Span(3, 8),
             dr.Source(dr.Span(0, 1), "x"), dr.Change("absolute", "up", 3), sample.achievements, sample.units]
    found.append(found[3][0])
    standings = dr.rank({"a": 1, "b": 2}, period="2023")
    dataset = dr.Dataset(report)
    table = dataset.query(by=["unit", "period"], metrics=["actual", "rank@actual"])
    found += [standings, standings[0], dataset, table, table.plot,
              dr.UnitRegister(SAMPLE.parent / "cai-cach-2025" / "don-vi.json")]
    for name in ("units", "indicators", "targets", "achievements", "rankings", "directives", "citations", "sections",
                 "numbers"):
        found.append(getattr(sample, name)[0])
    return found


def calls(thing):
    """Each method of a thing that takes arguments, bound, with how many it takes at most."""
    for name in dir(thing):
        if name.startswith("_") and name not in (
                "__getitem__", "__contains__", "__eq__", "__lt__", "__le__", "__gt__", "__ge__", "__add__", "__sub__",
                "__truediv__"):
            continue
        static = inspect.getattr_static(thing, name)
        if isinstance(static, property):
            continue
        function = getattr(thing, name)
        if callable(function) and not inspect.isclass(function):
            yield name, function


def attempt(function, *arguments, **named):
    """Calls; any exception is fine but those that say that the package itself is wrong."""
    try:
        function(*arguments, **named)
    except (AssertionError, AttributeError, NameError, SystemError, MemoryError, RecursionError) as error:
        raise AssertionError(f"{function}{arguments}{named}: {type(error).__name__}: {error}") from error
    except Exception as error:
        # What no user of Python can be told about by name.
        assert type(error).__module__ not in ("gi.repository.GLib", "gi._error"), (function, arguments, error)


def try_all(function):
    for argument in ARGUMENTS:
        attempt(function, argument)
        attempt(function, "5", argument)
    attempt(function)
    attempt(function, *ARGUMENTS[:4])
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return
    required = [parameter for parameter in parameters
                if parameter.default is parameter.empty and parameter.kind == parameter.POSITIONAL_OR_KEYWORD]
    good = {"values": {"a": 1}, "data": dr.read_text(TEXT), "period": "2023", "path": SAMPLE, "paths": [SAMPLE], "report": dr.read_text(TEXT), "old": SAMPLE, "new": SAMPLE,
            "text": TEXT, "content": TEXT.encode(), "name": "x.txt", "id": "2023", "value": 5, "measure": "hộ",
            "rule": "x", "message": "x", "span": dr.Span(0, 1), "kind": "absolute", "direction": "up", "start": 0,
            "end": 1}
    for parameter in parameters:
        if parameter.name == "self" or parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        for argument in ARGUMENTS:
            named = {other.name: good.get(other.name, "x") for other in required}
            named[parameter.name] = argument
            attempt(function, **named)


# Reading the sample again for every wrong argument tells nothing more than reading a short text.
def test_functions_and_constructors_refuse_what_they_do_not_take():
    for name in dr.__all__:
        thing = getattr(dr, name)
        if callable(thing) and thing is not dr.options and not (
                inspect.isclass(thing) and issubclass(thing, BaseException)):
            try_all(thing)


def test_methods_refuse_what_they_do_not_take():
    for thing in things():
        for _, method in calls(thing):
            try_all(method)


def test_properties_give_what_they_promise_and_cannot_be_set():
    for thing in things():
        for name in dir(type(thing)):
            if isinstance(inspect.getattr_static(type(thing), name), property) and not name.startswith("_"):
                getattr(thing, name)
                try:
                    setattr(thing, name, None)
                except AttributeError:
                    continue
                raise AssertionError(f"{type(thing).__name__}.{name} was set")


def test_operators_refuse_what_they_do_not_take():
    quantity, period = dr.Quantity(5, "hộ"), dr.Period("2023")
    for argument in (*ARGUMENTS, *things()):
        for thing in (quantity, period, dr.Span(0, 1)):
            assert (thing == argument) in (True, False) and (thing != argument) in (True, False)
            attempt(lambda: thing < argument)
            attempt(lambda: argument in thing)
            attempt(lambda: thing + argument)
            attempt(lambda: argument - thing)
            attempt(lambda: thing / argument)


def test_things_that_are_read_are_not_made():
    for kind in (dr.Report, dr.Achievement, dr.Unit, dr.Ranking, dr.Number, dr.Target, dr.Section):
        for arguments in ((), (None,), ("x", 3)):
            try:
                kind(*arguments)
            except TypeError as error:
                assert "read" in str(error) or "report" in str(error), error
            else:
                raise AssertionError(kind)


def test_what_a_report_held_outlives_it():
    report = dr.read(SAMPLE)
    gone = weakref.ref(report._raw)
    achievement, models, number = report.achievements[0], report.rankings, report.numbers[3]
    source = achievement.source
    del report
    gc.collect()
    assert achievement.unit.name and achievement.report.period and len(models) == 13 and number.text and source.text
    del achievement, models, number
    gc.collect()
    assert gone() is None and source.text


def test_many_threads_read_one_report():
    report = dr.read(SAMPLE)
    expected = repr(report.achievements.to_pylist())
    wrong = []

    def look():
        try:
            for _ in range(3):
                if repr(report.achievements.to_pylist()) != expected or len(report.check()) != 3:
                    wrong.append("differs")
                if dr.read(SAMPLE) != report:
                    wrong.append("reads differently")
        except BaseException as error:  # told by the thread that joins
            wrong.append(repr(error))

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong, wrong


def test_callbacks_that_raise_anything_are_heard_of():
    report = dr.read_text(TEXT)
    for error in (ValueError("x"), KeyboardInterrupt(), SystemExit(3), StopIteration(), GeneratorExit(),
                  dr.InvalidError("line 1, column 1: x")):
        def gives_up(*_, error=error):
            raise error

        for call in (lambda: report.check(rules=[gives_up]),
                     lambda: dr.read_many([SAMPLE, SAMPLE], progress=gives_up)):
            try:
                call()
            except BaseException as raised:
                assert raised is error, (raised, error)
            else:
                raise AssertionError(error)


def test_a_rule_that_asks_again_or_changes_its_mind_harms_nothing():
    report = dr.read_text(TEXT)

    def asks_again(asked):
        assert asked is report
        yield from asked.check(language="en")
        gc.collect()

    assert len(report.check(rules=[asks_again])) == 2
    for answer in (None, 3, "text", [None], [3], {}, [dr.Severity.ERROR]):
        attempt(report.check, rules=[lambda _, answer=answer: answer])


def test_the_raw_namespace_refuses_wrong_types_too():
    from districtreport._library import Dr
    for name in ("Quantity", "Period", "Ratio", "Interval", "Span", "Source", "Change", "Number"):
        for constructor in ("new", "new_full", "parse"):
            function = getattr(getattr(Dr, name), constructor, None)
            for argument in ARGUMENTS:
                for arguments in ((argument,), (argument, argument), ("5", argument, argument)):
                    if function is not None:
                        try:
                            function(*arguments)
                        except Exception:
                            continue


def test_annotations_can_be_read():
    for thing in map(dr.__dict__.get, dr.__all__):
        for function in (thing, *vars(thing).values()) if inspect.isclass(thing) else (thing,):
            if inspect.isfunction(function):
                typing.get_type_hints(function, {**vars(sys.modules[function.__module__]), **vars(dr)})


if __name__ == "__main__":
    tap = Tap()
    # Some of what is tried writes files.
    with tempfile.TemporaryDirectory() as place:
        os.chdir(place)
        tap.run_all(dict(globals()))
        os.chdir("/")
    sys.exit(tap.end())
