# SPDX-License-Identifier: LGPL-2.1-or-later
"""Hands tables to the library from every program that speaks Arrow, and back; skips those that are absent.

DR_CONSUMERS may name a directory of Python packages, such as the site-packages of an environment.
"""

import decimal
import importlib
import os
import sys
import tempfile

sys.path.extend(filter(None, [os.environ.get("DR_CONSUMERS")]))

import districtreport as dr

from tap import Tap

D = decimal.Decimal

UNITS = {"id": ["nong-dan", "phu-nu", "thanh-nien"], "name": ["Hội Nông dân", "Hội Phụ nữ", "Huyện Đoàn"]}

FIGURES = {
    "unit": ["nong-dan", "phu-nu", "thanh-nien"] * 2,
    "indicator": ["hội viên mới"] * 6,
    "period": ["2023"] * 3 + ["2024"] * 3,
    "actual": [D("12.5"), D("90071992547409.93"), None, D("20"), D("15.25"), D("0")],
    "planned": [D("10"), D("90071992547409.93"), D("5"), D("25"), D("15.25"), None],
    "measure": ["hội viên"] * 6,
    "nature": ["flow"] * 6,
}

ROWS = [
    {"unit": "nong-dan", "period@year": "2023", "actual": D("12.50"), "completion": D("125.00")},
    {"unit": "nong-dan", "period@year": "2024", "actual": D("20.00"), "completion": D("80.00")},
    {"unit": "phu-nu", "period@year": "2023", "actual": D("90071992547409.93"), "completion": D("100.00")},
    {"unit": "phu-nu", "period@year": "2024", "actual": D("15.25"), "completion": D("100.00")},
    {"unit": "thanh-nien", "period@year": "2023", "actual": None, "completion": None},
    {"unit": "thanh-nien", "period@year": "2024", "actual": D("0.00"), "completion": None},
]


def from_pandas(data):
    return importlib.import_module("pandas").DataFrame(data)


def from_polars(data):
    return importlib.import_module("polars").DataFrame(data)


def from_pyarrow(data):
    return importlib.import_module("pyarrow").table(data)


def from_duckdb(data):
    duckdb = importlib.import_module("duckdb")
    connection = duckdb.connect()
    names = ", ".join(data)
    rows = ", ".join("(" + ", ".join("NULL" if value is None else f"{value}::DECIMAL(18, 2)"
                                     if isinstance(value, D) else f"'{value}'" for value in row) + ")"
                     for row in zip(*data.values()))
    relation = connection.sql(f"SELECT * FROM (VALUES {rows}) AS figures({names})")
    # The relation is of no use without its connection.
    return relation, connection


def floats(data):
    return {name: [None if value is None else float(value) if isinstance(value, D) else value for value in values]
            for name, values in data.items()}


def make(producer, data):
    made = producer(data)
    return made[0] if isinstance(made, tuple) else made


def check_in(producer):
    """A dataset from the tables of a program gives the right answer, whatever the program does with them later."""
    figures = producer(FIGURES)
    dataset = dr.Dataset(figures[0] if isinstance(figures, tuple) else figures,
                         units=make(producer, UNITS) if producer is not from_duckdb else None)
    del figures
    assert len(dataset) == 6 and dataset.units == UNITS["id"], dataset.units
    assert dataset.periods == [dr.Period("2023"), dr.Period("2024")]
    table = dataset.query(by=["unit", "period@year"], metrics=["actual", "completion"])
    assert table.to_pylist() == ROWS, table.to_pylist()


def check_floats(producer):
    figures = producer(floats(FIGURES))
    try:
        dr.Dataset(figures)
    except TypeError as error:
        assert isinstance(error, dr.FloatingError) and "cast" in str(error) and "actual" in str(error), error
        return
    raise AssertionError("floating-point numbers were taken")


def check_pieces(producer):
    """Two tables are one dataset, and a table may be handed over twice."""
    figures = make(producer, FIGURES)
    table = dr.Dataset([figures, figures]).query(metrics=["rows"])
    assert table.to_pylist() == [{"rows": 12}], table.to_pylist()


def answer():
    for producer, name in ((from_pyarrow, "pyarrow"), (from_polars, "polars")):
        if has(name):
            return dr.Dataset(producer(FIGURES), units=producer(UNITS)).query(
                by=["unit", "period@year"], metrics=["actual", "completion"])
    return None


def check_to_pandas():
    frame = answer().to_pandas()
    assert list(frame.columns) == ["unit", "period@year", "actual", "completion"]
    assert frame["actual"].tolist()[:4] == [row["actual"] for row in ROWS][:4], frame
    assert all(type(value) is D for value in frame["actual"].dropna()), frame["actual"].dtype
    assert answer().to_pandas(names=True)["unit"][0] == "Hội Nông dân"


def check_to_polars():
    frame = answer().to_polars()
    assert frame.to_dicts() == ROWS, frame
    assert frame["actual"].dtype == importlib.import_module("polars").Decimal, frame.schema


def arrow_of_pandas(table):
    return importlib.import_module("pandas").DataFrame.from_arrow(table).to_dict("records")


def arrow_of_polars(table):
    return importlib.import_module("polars").DataFrame(table).to_dicts()


def arrow_of_pyarrow(table):
    pyarrow = importlib.import_module("pyarrow")
    taken = pyarrow.table(table)
    assert taken.schema == pyarrow.schema(table) and pyarrow.types.is_decimal128(taken.schema.field("actual").type)
    return taken.to_pylist()


def arrow_of_duckdb(table):
    connection = importlib.import_module("duckdb").connect()
    connection.register("answers", table)
    relation = connection.sql("SELECT * FROM answers")
    return [dict(zip(relation.columns, row)) for row in relation.fetchall()]


def arrow_of_nanoarrow(table):
    return list(importlib.import_module("nanoarrow").ArrayStream(table).read_all().to_pylist())


def check_arrow(consumer):
    found = consumer(answer())
    # A missing decimal is None or, in pandas, NaN or NA.
    found = [{name: None if value is not None and not isinstance(value, str) and value != value else value
              for name, value in row.items()} for row in found]
    assert [list(row.values()) for row in found] == [list(row.values()) for row in ROWS], found


def check_plots():
    table = answer()
    with tempfile.TemporaryDirectory() as place:
        for name, axes in (("bar", table.plot.bar()), ("completion", table.plot.completion()),
                           ("heat", table.plot.heatmap()), ("bar2", table.plot.bar("period@year", "completion", by="unit"))):
            path = os.path.join(place, name + ".png")
            axes.figure.savefig(path, dpi=50)
            assert os.path.getsize(path) > 2000, name
            texts = [text.get_text() for text in axes.texts]
            assert any("125%" in text or "12,50" in text or "125" in text for text in texts), (name, texts)
    ranks = dr.Dataset(make(from_pyarrow if has("pyarrow") else from_polars, FIGURES)).query(
        by=["unit", "period@year"], metrics=["actual", "rank@actual"], cohort=["period@year"])
    axes = ranks.plot.bump()
    assert [label.get_text() for label in axes.get_xticklabels()] == ["2023", "2024"]
    dr.options.numbers = "plain"
    try:
        assert any("12.5" in text.get_text() for text in table.plot.bar().texts)
    finally:
        dr.options.numbers = "vi"
    try:
        table.plot.bar("no such column")
    except KeyError:
        return
    raise AssertionError("a column that there is not was drawn")


def has(name):
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


def main():
    tap = Tap()
    for name, producer in (("pandas", from_pandas), ("polars", from_polars), ("pyarrow", from_pyarrow),
                           ("duckdb", from_duckdb)):
        # pandas offers its tables as Arrow from 2.2 on, and by way of pyarrow.
        if not has(name) or (name == "pandas" and not (has("pyarrow") and hasattr(
                importlib.import_module("pandas").DataFrame, "__arrow_c_stream__"))):
            tap.skip(f"tables of {name}", f"no {name} that speaks Arrow")
            continue
        tap.run(f"tables of {name} become a dataset", check_in, producer)
        tap.run(f"tables of {name} come in pieces", check_pieces, producer)
        if name != "duckdb":
            tap.run(f"floating-point numbers of {name} are refused with the way out", check_floats, producer)
    for name, check in (("pandas", check_to_pandas), ("polars", check_to_polars), ("matplotlib", check_plots)):
        if not has(name) or not (has("pyarrow") or has("polars")):
            tap.skip(f"answers reach {name}", f"no {name}, or nothing that speaks Arrow")
        else:
            tap.run(f"answers reach {name}", check)
    for name, consumer in (("pandas", arrow_of_pandas), ("polars", arrow_of_polars), ("pyarrow", arrow_of_pyarrow),
                           ("duckdb", arrow_of_duckdb), ("nanoarrow", arrow_of_nanoarrow)):
        if not has(name) or not has("pyarrow"):
            tap.skip(f"{name} takes answers as Arrow", f"no {name}, or no pyarrow")
        else:
            tap.run(f"{name} takes answers as Arrow", check_arrow, consumer)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
