# SPDX-License-Identifier: LGPL-2.1-or-later
"""Hands tables to the library from every program that speaks Arrow, and back; skips those that are absent.

DR_CONSUMERS may name a directory of Python packages, such as the site-packages of an environment.
"""

import contextlib
import ctypes
import datetime
import decimal
import fractions
import gc
import importlib
import io
import os
import pathlib
import pickle
import re
import sys
import tempfile

sys.path.extend(filter(None, [os.environ.get("DR_CONSUMERS")]))

import districtreport as dr
from districtreport._arrow import Columns

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


def check_successors(producer):
    """Two communes that became three, one of them divided, as tables of another program."""
    day = "2025-06-30"
    units = dict(id=["a", "b", "x", "y", "z"], name=["A", "B", "X", "Y", "Z"])
    figures = {name: values[:2] for name, values in FIGURES.items()} | {
        "unit": ["a", "b"], "actual": [D("100"), D("7")], "planned": [D("1"), D("1")]}
    became = {"unit": ["a", "a", "b"], "successor": ["x", "y", "z"]}
    ends = make(from_pyarrow, units | {"valid_to": importlib.import_module("pyarrow").array(
        [datetime.date.fromisoformat(day)] * 2 + [None] * 3)})
    question = {"by": "unit", "metrics": "actual", "structure": datetime.date(2025, 7, 1), "divided": "apportion"}
    for weights in ([D("0.25"), D("0.75"), D("1.00")], ["0.25", "0.75", "1"]):
        dataset = dr.Dataset(make(from_pyarrow, figures), units=ends, successors=make(producer, became | {"weight": weights}))
        assert dataset.query(**question).to_pylist() == [{"unit": "x", "actual": D(25)}, {"unit": "y", "actual": D(75)},
                                                         {"unit": "z", "actual": D(7)}]
    for wrong, kind in (({"weight": [D("0.25"), D("0.70"), D("1.00")]}, dr.InvalidError),
                        ({"weight": [0.25, 0.75, 1.0]}, dr.UnsupportedError), ({"successor": ["x", "q", "z"]}, dr.InvalidError)):
        try:
            dr.Dataset(make(from_pyarrow, figures), units=ends, successors=make(from_pyarrow, became | wrong))
        except kind:
            continue
        raise AssertionError(f"did not fail: {wrong}")


def check_floats(producer):
    figures = producer(floats(FIGURES))
    try:
        dr.Dataset(figures)
    except TypeError as error:
        assert isinstance(error, dr.FloatingError) and "cast" in str(error) and "actual" in str(error), error
        return
    raise AssertionError("floating-point numbers were taken")


def check_advice():
    """A table made otherwise is refused with all that it lacks, what it has, and one that would do."""
    pandas = importlib.import_module("pandas")
    figures = pandas.DataFrame(FIGURES)

    def heard(data, **tables):
        try:
            dr.Dataset(data, **tables)
        except dr.InvalidError as error:
            return error.message
        raise AssertionError("it was taken")

    def example(message):
        # What is told can be pasted.
        code = message[message.index("pandas.DataFrame("):message.rindex("})") + 2]
        return eval(code, {"pandas": pandas})

    message = heard(figures.rename(columns={"unit": "don_vi", "planned": "ke_hoach"}))
    assert message.startswith('achievements: there is no column unit; the table has "don_vi", '
                              '"indicator", "period", "actual", "ke_hoach", "measure", "nature": rename columns'), message
    assert len(dr.Dataset(example(message))) == 1
    shape = pandas.DataFrame({"ma": ["x"]})
    for name in ("units", "indicators", "periods"):
        message = heard(figures, **{name: shape})
        assert message.startswith(f"{name}: there is no column id") and 'the table has "ma"' in message, message
        dataset = dr.Dataset([], **{name: example(message)})
        assert len(getattr(dataset, name)) == len(example(message)), name
    message = heard(figures, units=pandas.DataFrame({"id": ["xa-a", "xa-moi"]}), successors=shape)
    successors = example(message)
    assert dr.Dataset([], units=pandas.DataFrame({"id": ["xa-a", "xa-moi"]}), successors=successors).units == ["xa-a", "xa-moi"]
    # Whoever plans nothing needs no column of plans, and whoever calls it otherwise hears of it where it matters.
    for data in (figures.drop(columns="planned"), figures.rename(columns={"planned": "ke_hoach"})):
        dataset = dr.Dataset(data)
        assert [row["actual"] for row in dataset.query(by="unit")] == [D("32.50"), D("90071992547425.18"), D("0.00")]
        for asked, one in ((dataset, {}), (dr.Dataset([]), {"stream": data})):
            try:
                asked.query(by="unit", metrics=["actual", "completion"], **one)
            except dr.InvalidError as error:
                assert error.message.startswith('"completion" is of what was planned, and no table'), error.message
            else:
                raise AssertionError("plans were asked for that nobody told of")
    assert dr.Dataset([figures.drop(columns="planned"), figures]).query(metrics="planned")[0]["planned"] is not None
    texts = figures.assign(actual=figures["actual"].map(str, na_action="ignore"))
    try:
        dr.Dataset(texts)
    except dr.UnsupportedError as error:
        assert error.message.startswith("column actual holds texts") and "df['actual'].map(Decimal, na_action='ignore')" in error.message
    else:
        raise AssertionError("texts are no figures")
    assert len(dr.Dataset(texts.assign(actual=texts["actual"].map(D, na_action="ignore")))) == 6
    message = heard(figures.assign(period=2024))
    assert "df.astype({'period': str})" in message, message
    dr.Dataset(figures.assign(period=2024).astype({"period": str}))


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


# Figures of more than 64 bits, of one scale: nothing of them has to be copied.
WIDE = {**FIGURES, "actual": [D("123456789012345678901.25"), *FIGURES["actual"][1:]],
        "planned": [*FIGURES["planned"][:3], D("123456789012345678901.25"), *FIGURES["planned"][4:]]}

CODES = {"unit": [0, 1, 2, 0, 1, 2], "indicator": [0] * 6, "period": [0, 0, 0, 1, 1, 1]}


def wide_dataset():
    """A dataset whose columns are those of a table of pyarrow, and that table."""
    pyarrow = importlib.import_module("pyarrow")
    figures = pyarrow.table({
        **{name: pyarrow.array(codes, pyarrow.int32()) for name, codes in CODES.items()},
        **{name: pyarrow.array(WIDE[name], pyarrow.decimal128(38, 2)) for name in ("actual", "planned")}})
    dataset = dr.Dataset(figures, units=pyarrow.table(UNITS), periods=pyarrow.table({"id": ["2023", "2024"]}),
                         indicators=pyarrow.table({"id": ["hội viên mới"], "measure": ["hội viên"], "nature": ["flow"],
                                                   "scale": pyarrow.array([2], pyarrow.int32())}))
    return dataset, figures


def sources():
    """What is handed over, with the names of columns whose memory is to be shared, and the type of its decimals."""
    dataset, _ = wide_dataset()
    table = dataset.query(by=["unit", "period@year"], metrics=["actual", "rows", "completion"])
    return ((table, ("unit", "actual", "rows", "completion"), ("actual", "completion")),
            (dataset, ("unit", "actual", "target"), ("actual", "target")))


def addresses(source):
    """Where the values of each column stand."""
    return {column.name: column._array.buffers[1] for column in Columns(source)}


def plain(rows):
    """Rows as the values of each; what is missing is None, and not NaN or NA as in pandas."""
    return [[None if value is not None and not isinstance(value, str) and value != value else value
             for value in row.values()] for row in rows]


class ArrayAlone:
    """Offers no stream, so that a consumer has to take the array."""

    def __init__(self, source):
        self.__arrow_c_array__ = source.__arrow_c_array__


def buffer_of(array):
    """Where the values of an array of pyarrow stand."""
    pyarrow = importlib.import_module("pyarrow")
    return (array.indices if pyarrow.types.is_dictionary(array.type) else array).buffers()[1].address


def check_pyarrow(source, shared, decimals):
    pyarrow = importlib.import_module("pyarrow")
    for taken in (pyarrow.table(source), pyarrow.table(ArrayAlone(source)), source.to_arrow()):
        assert taken.schema == pyarrow.schema(source), taken.schema
        for name in decimals:
            assert taken.schema.field(name).type == pyarrow.decimal128(38, 2), taken.schema
        for name in shared:
            assert buffer_of(taken[name].chunk(0)) == addresses(source)[name], name
        assert plain(taken.to_pylist()) == plain(source.to_pylist()), taken


def check_polars(source, shared, decimals):
    polars = importlib.import_module("polars")
    for taken in (polars.DataFrame(source), polars.DataFrame(ArrayAlone(source)), source.to_polars()):
        for name in decimals:
            assert taken[name].dtype == polars.Decimal(38, 2), taken.schema
        # Its own codes of texts are others than ours.
        for name in shared[1:]:
            assert buffer_of(taken[name].to_arrow()) == addresses(source)[name], name
        assert plain(taken.to_dicts()) == plain(source.to_pylist()), taken


def check_pandas(source, shared, decimals):
    pandas = importlib.import_module("pandas")
    taken = source.to_pandas(arrow=True)
    for name in decimals:
        assert str(taken[name].dtype) == "decimal128(38, 2)[pyarrow]", taken.dtypes
    for name in shared:
        assert buffer_of(taken[name].array.__arrow_array__().chunk(0)) == addresses(source)[name], name
    assert plain(taken.to_dict("records")) == plain(source.to_pylist()), taken
    # What pandas makes of it by itself are objects, each an exact figure.
    taken = pandas.DataFrame.from_arrow(source)
    assert all(type(value) is D for name in decimals for value in taken[name].dropna()), taken.dtypes
    assert plain(taken.to_dict("records")) == plain(source.to_pylist()), taken


def check_duckdb(source, shared, decimals):
    connection = importlib.import_module("duckdb").connect()
    try:
        connection.register("answers", source)
        relation = connection.sql("SELECT * FROM answers")
        types = dict(zip(relation.columns, map(str, relation.types)))
        for name in decimals:
            assert types[name] == "DECIMAL(38,2)", types
        assert [list(row) for row in relation.fetchall()] == plain(source.to_pylist())
        # A table may be asked as often as one likes, and by its name in Python.
        total = connection.sql(f"SELECT sum({decimals[0]}), count(*) FROM source").fetchall()[0]
        assert total[1] == len(source) and isinstance(total[0], D), total
    finally:
        connection.close()


def check_nanoarrow(source, shared, decimals):
    nanoarrow = importlib.import_module("nanoarrow")
    whole = nanoarrow.c_array(ArrayAlone(source))
    for taken in (whole, next(iter(nanoarrow.c_array_stream(source)))):
        fields = [taken.schema.child(i) for i in range(taken.n_children)]
        for place, field in enumerate(fields):
            if field.name in decimals:
                assert field.format == "d:38,2", field
            if field.name in shared:
                assert taken.child(place).buffers[1] == addresses(source)[field.name], field.name
    assert plain(nanoarrow.ArrayStream(source).read_all().to_pylist()) == plain(source.to_pylist())
    assert nanoarrow.Schema(source).n_fields == len(fields)


def check_takes(consumer):
    for source, shared, decimals in sources():
        consumer(source, shared, decimals)


def check_in_place():
    """What came from pyarrow goes on with its own memory, in and out."""
    dataset, figures = wide_dataset()
    came = {"target" if name == "planned" else name: buffer_of(figures[name].chunk(0)) for name in figures.column_names}
    found = addresses(dataset)
    assert {name: found[name] for name in came} == came, (found, came)
    del figures
    gc.collect()
    assert sum(cell for cell in (row["actual"] for row in dataset.to_pylist()) if cell) == sum(
        cell for cell in WIDE["actual"] if cell)


def back_from_pandas(dataset):
    return dr.Dataset(importlib.import_module("pandas").DataFrame.from_arrow(dataset))


def back_from_pandas_of_arrow(dataset):
    return dr.Dataset(dataset.to_pandas(arrow=True))


def back_from_polars(dataset):
    return dr.Dataset(dataset.to_polars())


def back_from_pyarrow(dataset):
    pyarrow = importlib.import_module("pyarrow")
    table = dataset.to_arrow()
    assert dr.Dataset(pyarrow.RecordBatchReader.from_stream(dataset)).to_pylist() == dataset.to_pylist()
    return dr.Dataset(table)


def back_from_duckdb(dataset):
    connection = importlib.import_module("duckdb").connect()
    try:
        return dr.Dataset(connection.sql("SELECT * FROM dataset"))
    finally:
        connection.close()


def back_from_nanoarrow(dataset):
    nanoarrow = importlib.import_module("nanoarrow")
    assert dr.Dataset(nanoarrow.ArrayStream(dataset)).to_pylist() == dataset.to_pylist()
    return dr.Dataset(nanoarrow.Array(dataset))


def check_back(back):
    """There and back again says the same."""
    dataset, _ = wide_dataset()
    again = back(dataset)
    assert again.to_pylist() == dataset.to_pylist(), again.to_pylist()
    question = {"by": ["unit", "period@year"], "metrics": ["actual", "completion"]}
    assert again.query(**question) == dataset.query(**question)


def check_streams():
    """Figures that stream by say what held ones say, whoever they come from."""
    pyarrow = importlib.import_module("pyarrow")
    dataset, figures = wide_dataset()
    question = {"by": ["unit", "period@year"], "metrics": ["actual", "completion", "rows"]}
    batches = figures.to_batches(max_chunksize=2)
    for stream in (pyarrow.RecordBatchReader.from_batches(figures.schema, iter(batches)), figures):
        assert dataset.query(**question, stream=stream) == dataset.query(**question)
    if has("duckdb"):
        connection = importlib.import_module("duckdb").connect()
        try:
            assert dataset.query(**question, stream=connection.sql("SELECT * FROM figures")) == dataset.query(**question)
        finally:
            connection.close()


def check_capsules():
    """Whoever looks into a capsule without taking what is in it leaves nothing behind; the capsule frees it once."""
    new = ctypes.pythonapi.PyCapsule_IsValid
    new.argtypes, new.restype = [ctypes.py_object, ctypes.c_char_p], ctypes.c_int
    dataset, figures = wide_dataset()
    table = dataset.query(by=["unit"], metrics=["actual"])
    for source in (dataset, table, dataset._raw, table._raw):
        for _ in range(100):
            stream, schema = source.__arrow_c_stream__(), source.__arrow_c_schema__()
            pair = source.__arrow_c_array__()
            assert new(stream, b"arrow_array_stream") and new(schema, b"arrow_schema"), source
            assert new(pair[0], b"arrow_schema") and new(pair[1], b"arrow_array"), source
    assert dataset.__arrow_c_stream__(None) and dataset.__arrow_c_array__(requested_schema=None)
    # What a capsule holds outlives what it came from.
    kept = table.__arrow_c_array__()
    del dataset, table, figures, source, stream, schema, pair
    gc.collect()
    pyarrow = importlib.import_module("pyarrow")
    assert pyarrow.RecordBatch._import_from_c_capsule(*kept).num_rows == 3


def check_frames():
    """What an analyst gets is what pandas and Polars make of such things, with ids or with names."""
    dataset, _ = wide_dataset()
    table = dataset.query(by=["unit", "period@year"], metrics=["actual", "rows"])
    frame = table.to_pandas(names=True)
    assert list(frame.dtypes.astype(str)) == ["category", "category", "object", "Int64"], frame.dtypes
    assert list(frame["unit"])[:3] == ["Hội Nông dân", "Hội Nông dân", "Hội Phụ nữ"], frame
    assert list(dataset.to_pandas(names=True)["unit"])[:2] == ["Hội Nông dân", "Hội Phụ nữ"]
    if has("polars"):
        assert table.to_polars(names=True)["unit"].to_list()[:1] == ["Hội Nông dân"]
    # The same without pyarrow.
    hidden = {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] == "pyarrow"}
    sys.modules["pyarrow"] = None
    try:
        without = table.to_pandas(names=True)
    finally:
        del sys.modules["pyarrow"]
        sys.modules.update(hidden)
    assert list(without.dtypes.astype(str)) == list(frame.dtypes.astype(str)), without.dtypes
    assert plain(without.to_dict("records")) == plain(frame.to_dict("records")), without


def check_items():
    """Lists, findings, standings and comparisons; nothing becomes a float."""
    report = dr.read(os.path.join(os.environ["DR_EXAMPLES"], "bao-cao-quy-iv-2024.txt"))
    frame = report.to_pandas()
    assert len(frame) == len(report.achievements) and {type(value) for value in frame["actual"].dropna()} == {D}, frame.dtypes
    # «hơn 1,8 tỷ đồng» is not 1,8 tỷ đồng, and «từ 5 đến 7 hộ» is not 5.
    assert list(frame[frame["hedge"] == "over"]["source"]) == ["5.000 tờ", "1,8 tỷ đồng"], frame["hedge"]
    ranged = dr.read_text("BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện\n\nHỗ trợ từ 5 đến 7 hộ.\n").to_pandas()
    assert [(row.actual, row.upper, row.hedge) for row in ranged.itertuples()] == [(5, 7, "range")], ranged
    ranks = report.rankings.to_pandas()
    assert str(ranks["rank"].dtype) == "Int64" and ranks["rank"][1] == 5, ranks.dtypes
    for one in (report.units, report.indicators, report.targets, report.directives, report.citations, report.sections,
                report.numbers, report.check(), dr.compare(report, report), dr.rank({"a": 1, "b": None}, period="2023")):
        assert len(one.to_pandas()) == len(one), one
    # Where nothing is, as in a report without mistakes, columns are what they are elsewhere.
    for name in ("units", "indicators", "targets", "achievements", "rankings", "directives", "citations", "sections", "numbers"):
        some = getattr(report, name)
        assert list(some[:0].to_pandas().columns) == list(some[:3].to_pandas().columns) == list(some[0].to_dict()), name
        assert list(pickle.loads(pickle.dumps(some[:0])).to_pandas().columns) == list(some[0].to_dict()), name
    clean = dr.read_text("BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện\n\nKết nạp 96 hội viên.\n")
    assert list(clean.check().to_pandas().columns) == list(report.check()[0].to_dict())
    assert len(clean.rankings.to_pandas()["rank"]) == 0
    assert list(dr.rank({}, period="2023").to_pandas().columns) == list(dr.rank({"a": 1}, period="2023")[0].to_dict())
    assert list(dr.compare(report, report).to_pandas().columns) == ["kind", "item"]
    assert list(report.units.to_pandas()["level"][:2]) == ["province", "district"], report.units.to_pandas()


def check_ranks(name):
    """A value that is missing leaves its unit without a rank, whatever a missing value is there."""
    data = {"unit": ["a", "b", "c"], "points": [D("1.5"), D("2"), None], "n": [3, 2, 1]}
    frame = getattr(importlib.import_module(name), "table" if name == "pyarrow" else "DataFrame")(data)
    standings = dr.rank(frame, "points", period="2023")
    assert [(one.unit, one.rank) for one in standings] == [("b", 1), ("a", 2), ("c", None)], standings
    assert dr.rank(frame, "n", by="unit", period="2023").of("a").rank == 1
    if name == "pandas":
        assert dr.rank(frame.set_index("unit")["points"], period="2023").of("c").rank is None
        assert dr.rank(frame.set_index("unit")["n"].astype("Int64").replace(1, None), period="2023").of("c").rank is None
        try:
            dr.rank(frame.assign(points=[0.5, 1.5, 2.5]), "points", period="2023")
        except TypeError as error:
            assert "floating-point" in str(error), error
            return
        raise AssertionError("floating-point numbers were ranked")


def check_ranks_of_figures():
    """A table of figures that no achievement stands behind knows what its indicators want."""
    producer = from_pyarrow if has("pyarrow") else from_polars
    figures = {name: column[:2] for name, column in FIGURES.items() if name not in ("measure", "nature")}
    for direction, first in (("less", "phu-nu"), ("more", "nong-dan")):
        indicators = {"id": ["hội viên mới"], "measure": ["hội viên"], "nature": ["flow"], "direction": [direction]}
        table = dr.Dataset(make(producer, figures), indicators=make(producer, indicators)).query(
            by="unit", metrics=["completion", "attainment-rate", "attainment@missed"])
        assert dr.rank(table, "completion", period="2023")[0].unit == first, direction
        for metric in table.metrics[1:]:
            assert dr.rank(table, metric, period="2023").of("phu-nu").rank == 1, (direction, metric)


def check_rounding():
    rows_as_table = importlib.import_module("pyarrow").Table.from_pylist
    rows = [{"unit": f"xa-{i}", "indicator": "trong-cay", "period": "2024", "actual": actual, "planned": 8, "measure": "cây", "nature": "flow"}
            for i, actual in enumerate((1, 3, -1, 4))]
    dataset = dr.Dataset(rows_as_table(rows))
    for rounding, shown, ranks in (("half-away-from-zero", [13, 38, -13, 50], [3, 2, 4, 1]), (dr.Rounding.HALF_TO_EVEN, [12, 38, -12, 50], [3, 2, 4, 1]),
                                   ("truncate", [12, 37, -12, 50], [3, 2, 4, 1])):
        table = dataset.query(by="unit", metrics=["completion", "rank@completion"], digits=0, rounding=rounding)
        assert table["completion"] == [D(one) for one in shown], (rounding, table)
        assert table["rank@completion"] == ranks and table.fraction(0, "completion") == fractions.Fraction(1, 8)
    # 12,5 and 13,2 are one thing where what is shown decides, and another where they are exact.
    near = dr.Dataset(rows_as_table([dict(rows[0], planned=1000, actual=actual, unit=f"xa-{actual}") for actual in (125, 132)]))
    for compare_shown, expected in ((False, [2, 1]), (True, [1, 1])):
        assert near.query(by="unit", metrics=["completion", "rank@completion"], digits=0, compare_shown=compare_shown)["rank@completion"] == expected
    try:
        dataset.query(rounding="up")
    except ValueError as error:
        assert "'half-to-even'" in str(error), error
    else:
        raise AssertionError("it was taken")


def check_page():
    """What the tutorial shows of frames is what they print."""
    page = (pathlib.Path(__file__).resolve().parents[2] / "docs" / "python.md").read_text(encoding="utf-8")
    section = page[page.index("### Data frames"):page.index("## Units that merged")]
    examples = re.findall(r"^```python\n(.*?)^```\n\n```text\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    assert len(examples) == 3, len(examples)
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as place:
        os.chdir(place)
        try:
            pathlib.Path("so-lieu.csv").write_text("unit,indicator,period,actual,planned,measure,nature\n"
                                                   "xa-a,duong,2024,1.25,2,km,flow\nxa-b,duong,2024,3.5,,km,flow\n", encoding="utf-8")
            for program, expected in examples:
                printed = io.StringIO()
                with contextlib.redirect_stdout(printed):
                    exec(program, {"dr": dr, "decimal": decimal, "pandas": importlib.import_module("pandas"),
                                   "polars": importlib.import_module("polars")})
                assert [line.rstrip() for line in printed.getvalue().splitlines()] == expected.splitlines(), printed.getvalue()
        finally:
            os.chdir(before)


def check_all_levels():
    rows_as_table = importlib.import_module("pyarrow").Table.from_pylist
    units = rows_as_table([{"id": "tinh", "parent": None}, {"id": "huyen", "parent": "tinh"}, {"id": "xa-a", "parent": "huyen"},
                           {"id": "xa-b", "parent": "huyen"}, {"id": "so", "parent": None}])
    figures = [("xa-a", 120), ("xa-b", 85), ("huyen", 7), ("so", 3)]
    dataset = dr.Dataset(rows_as_table([{"unit": unit, "indicator": "trong-cay", "period": "2024", "actual": actual, "measure": "cây",
                                         "nature": "flow"} for unit, actual in figures]), units=units)
    try:
        dataset.query(by="unit@ancestors")
    except dr.MismatchError as error:
        assert "would be counted twice, of huyen and of xa-a below it" in error.message, error
    else:
        raise AssertionError("a unit was added to those below it")
    table = dataset.query(by="unit@ancestors", nested="all")
    assert table.to_pylist() == [{"unit@ancestors": "tinh", "actual": 212}, {"unit@ancestors": "huyen", "actual": 212},
                                 {"unit@ancestors": "so", "actual": 3}], table
    assert table.contributor_rows(1, "actual") == [0, 1, 2] and table.contributor_rows(2, "actual") == [3]
    table = dataset.query(by="unit@ancestors-or-self", nested="all")
    assert [tuple(row.values()) for row in table] == [("tinh", 212), ("huyen", 212), ("xa-a", 120), ("xa-b", 85), ("so", 3)], table
    assert [table.contributor_rows(row, "actual") for row in range(5)] == [[0, 1, 2], [0, 1, 2], [0], [1], [3]]
    assert [tuple(row.values()) for row in dataset.query(by="unit", where={"unit@ancestors": "huyen"})] == [
        ("huyen", 7), ("xa-a", 120), ("xa-b", 85)]


def check_plots():
    table = answer()
    with tempfile.TemporaryDirectory() as place:
        for name, axes in (("bar", table.plot.bar()), ("completion", table.plot.completion()),
                           ("heat", table.plot.heatmap()), ("bar2", table.plot.bar("period@year", "completion", by="unit"))):
            path = os.path.join(place, name + ".png")
            axes.figure.savefig(path, dpi=50)
            assert os.path.getsize(path) > 2000, name
            texts = [text.get_text() for text in axes.texts]
            assert any("125%" in text or "12,5" in text or "125" in text for text in texts), (name, texts)
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
        if name != "duckdb" and has("pyarrow"):
            tap.run(f"tables of {name} tell what became of units", check_successors, producer)
        if name != "duckdb":
            tap.run(f"floating-point numbers of {name} are refused with the way out", check_floats, producer)
    if has("pandas"):
        tap.run("what a report holds becomes a frame of pandas", check_items)
        tap.run("frames are ranked", check_ranks, "pandas")
    else:
        tap.skip("what a report holds becomes a frame of pandas", "no pandas")
    for name in ("polars", "pyarrow"):
        if has(name):
            tap.run(f"tables of {name} are ranked", check_ranks, name)
    if has("pandas") and has("pyarrow"):
        tap.run("tables that lack columns are refused with an example", check_advice)
    else:
        tap.skip("tables that lack columns are refused with an example", "no pandas, or no pyarrow")
    if has("pyarrow") or has("polars"):
        tap.run("figures of other programs are ranked", check_ranks_of_figures)
    else:
        tap.skip("figures of other programs are ranked", "nothing that speaks Arrow")
    for name, check in (("pandas", check_to_pandas), ("polars", check_to_polars), ("matplotlib", check_plots)):
        if not has(name) or not (has("pyarrow") or has("polars")):
            tap.skip(f"answers reach {name}", f"no {name}, or nothing that speaks Arrow")
        else:
            tap.run(f"answers reach {name}", check)
    for name, consumer, ways_back in (
            ("pyarrow", check_pyarrow, [back_from_pyarrow]), ("polars", check_polars, [back_from_polars]),
            ("pandas", check_pandas, [back_from_pandas, back_from_pandas_of_arrow]),
            ("duckdb", check_duckdb, [back_from_duckdb]), ("nanoarrow", check_nanoarrow, [back_from_nanoarrow])):
        if not has(name) or not has("pyarrow"):
            tap.skip(f"{name} takes tables and datasets without a copy, and gives them back", f"no {name}, or no pyarrow")
            continue
        tap.run(f"{name} takes tables and datasets without a copy, decimals as decimal128", check_takes, consumer)
        for back in ways_back:
            tap.run(f"a dataset comes {back.__name__.replace('_', ' ')} as it was", check_back, back)
    for name, check in (("what came from pyarrow goes on with its own memory", check_in_place),
                        ("figures that stream by are asked", check_streams), ("quotients are rounded as is asked", check_rounding),
                        ("all levels are asked at once", check_all_levels), ("capsules are freed by C", check_capsules)):
        if has("pyarrow"):
            tap.run(name, check)
        else:
            tap.skip(name, "no pyarrow")
    if has("pandas") and has("pyarrow") and has("polars"):
        tap.run("the tutorial's frames print what is shown", check_page)
    else:
        tap.skip("the tutorial's frames print what is shown", "no pandas, no pyarrow or no polars")
    if has("pandas") and has("pyarrow"):
        tap.run("frames have the types that pandas has for such things, with pyarrow or without", check_frames)
    else:
        tap.skip("frames have the types that pandas has for such things", "no pandas, or no pyarrow")
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
