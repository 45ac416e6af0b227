# SPDX-License-Identifier: LGPL-2.1-or-later
"""Millions of figures, and questions to them. Tables cross whole, never row by row."""

import datetime
import decimal
import fractions
import os
import re
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Sequence, Tuple, Union, cast

from . import _arrow, enums, html, numerals
from ._arrow import ArrowStream
from ._library import Dr
from .errors import Error, FloatingError, InvalidError, UnsupportedError, call
from .figures import Period, from_date, no_nul, to_raw_ratio
from .items import Achievement
from .register import Issuer, UnitRegister, known_as
from .report import Report, as_report
from .table import Row, Table


Words = Union[str, Iterable[str]]
Wanted = Union[str, int, Period, Iterable[Union[str, int, Period]]]

# What tables look like, as whoever made one otherwise is told; all columns are on the page «Python».
_EXAMPLES = {
    "achievements": "{'unit': ['xa-a'], 'indicator': ['trong-cay'], 'period': ['2024'], 'actual': [120], 'planned': [100], "
                    "'measure': ['cây'], 'nature': ['flow']}",
    "units": "{'id': ['huyen', 'xa-a'], 'name': ['Huyện', 'Xã A'], 'level': ['district', 'commune'], 'parent': [None, 'huyen']}",
    "indicators": "{'id': ['trong-cay'], 'label': ['Trồng cây'], 'measure': ['cây'], 'nature': ['flow'], 'scale': [0]}",
    "periods": "{'id': ['2023', '2024-Q4']}",
    "successors": "{'unit': ['xa-a'], 'successor': ['xa-moi'], 'weight': ['1']}",
}
_MISSING = re.compile(r"^(\w+): there is no column")
_NUMBERED = re.compile(r"^achievements, row \d+: (\w+): integers are numbers of rows")
_FLOATING = re.compile(r'column (\S+) has the Arrow format "[efg]"')
_TEXTUAL = re.compile(r'column (\S+) has the Arrow format "(?:u|U|vu)"; cast it to integers or decimals')


# Wide enough for any figure, and loud where a digit would go.
_EXACT = decimal.Context(prec=80, traps=[decimal.Inexact, decimal.InvalidOperation])


def _day_of_knowledge(day: object) -> Any:
    if not isinstance(day, datetime.date):
        raise TypeError(f"the day as of which figures are known is a datetime.date, not {type(day).__name__}")
    return from_date(day)


def _words(what: str, words: "Optional[Words]") -> "List[str]":
    if words is None:
        return []
    if isinstance(words, str):
        words = [words]
    found = list(words)
    for word in found:
        if not isinstance(word, str):
            raise TypeError(f"{what} are texts, not {type(word).__name__}")
    return [no_nul(word) for word in found]


def _advise(message: str) -> "Optional[str]":
    """What to do about a table that is not made as tables of figures are."""
    match = _MISSING.match(message)
    if match is not None and match[1] in _EXAMPLES:
        return f"rename columns, or make a table such as pandas.DataFrame({_EXAMPLES[match[1]]})" + (
            "; planned may be absent, or None" if match[1] == "achievements" else "")
    match = _NUMBERED.match(message)

    return None if match is None else f"as df.astype({{{match[1]!r}: str}}) makes them"


def _add(function: "Callable[[int], Any]", table: object) -> Any:
    """Hands a table to the library, which takes it over without copying."""
    offer = getattr(table, "__arrow_c_stream__", None)
    if offer is None:
        raise TypeError(f"a table is a DataFrame or another object with __arrow_c_stream__, not {type(table).__name__}"
                        + ("; pandas.DataFrame, polars.DataFrame and pyarrow.Table.from_pylist make one of rows"
                           if isinstance(table, Mapping) else ""))
    capsule = offer()
    pointer = _arrow.get_pointer(capsule, b"arrow_array_stream")
    try:
        return call(function, pointer)
    except InvalidError as error:
        advice = _advise(error.message)
        if advice is None:
            raise
        raise InvalidError(f"{error.message}: {advice}") from error
    except UnsupportedError as error:
        match = _TEXTUAL.search(error.message)
        if match is not None:
            raise UnsupportedError(
                f"column {match[1]} holds texts, and figures are integers or decimals: cast it, as in df[{match[1]!r}].map(Decimal, "
                f"na_action='ignore') or polars.col({match[1]!r}).cast(polars.Decimal(38, 2))") from error
        match = _FLOATING.search(error.message)
        if match is None:
            raise
        raise FloatingError(
            f"column {match[1]} holds floating-point numbers, and figures are exact: say how many decimals you mean "
            f"and cast it: where all are whole, as in df[{match[1]!r}].astype('Int64'), else as in polars.col({match[1]!r}).cast(polars.Decimal(38, 2)), "
            f"pyarrow.decimal128(38, 2) or, in pandas, df[{match[1]!r}].map(lambda x: Decimal(f'{{x:.2f}}'), na_action='ignore')"
        ) from error
    finally:
        # What is in the capsule has been taken over; the capsule itself lives until here.
        del capsule


class Dataset:
    """Figures of many units, indicators and periods.

    Args:
        data: reports, or a table, a row for each figure, or several of either. Its columns: unit,
            indicator and period, texts (``"2024-Q4"``), or numbers of rows of the tables below; actual
            and planned (or target), integers or decimals, which may be empty, and planned absent; measure
            (``"cây"``) and nature (``"flow"``, ``"stock"``, ``"ratio"``), which only a table of indicators
            can replace; and status and others of the page «Python», which may be absent. What is none of
            them is ignored.
        units: a :class:`UnitRegister`, or a table of units: id; and, if there are any, name, kind, level,
            parent, valid_from, valid_to, successor.
        indicators: a table of indicators: id, measure, nature; and, if there are any, label, direction, scale.
        periods: a table of periods: id.
        successors: a table of what became of units, a row for each that took one over: unit, successor,
            weight (the part of it, a decimal or a text).
        issuer: the id by which the issuer of reports is known, or a function that gives it for a
            report; without one, the register's where there is a register, else the report's own.
            Reports whose issuer is unnamed need it.
        parts: of a figure and those that it is made of, which one counts: ``"in-wholes"``, ``"alone"``.
        as_of: the day whose knowledge counts: reports of a later date had not come in. Of reports that
            state one figure anew the latest counts; without a date that tells which is, a MismatchError.
    """

    __slots__ = ("_raw", "_reports", "_labels", "__weakref__")

    def __init__(self, data: "Union[ArrowStream, Report, Iterable[Report], Iterable[ArrowStream]]", *,
                 units: "Union[UnitRegister, ArrowStream, None]" = None, indicators: "Optional[ArrowStream]" = None,
                 periods: "Optional[ArrowStream]" = None, successors: "Optional[ArrowStream]" = None,
                 issuer: Issuer = None,
                 parts: "Union[enums.Parts, str]" = enums.Parts.IN_WHOLES,
                 as_of: "Optional[datetime.date]" = None) -> None:
        builder = Dr.DatasetBuilder.new()
        if as_of is not None:
            builder.set_as_of(_day_of_knowledge(as_of))
        register = units if isinstance(units, UnitRegister) else None
        if register is not None:
            call(builder.add_register, register._raw)
        for table, add in ((None if register is not None else units, builder.add_units),
                           (successors, builder.add_successors), (indicators, builder.add_indicators), (periods, builder.add_periods)):
            if table is not None:
                _add(add, table)
        builder.set_parts(enums.to_raw(Dr.Parts, enums.Parts, parts))
        self._reports: "Dict[Any, Report]" = {}
        self._labels: "Optional[Dict[str, str]]" = None
        for part in _parts(data):
            if isinstance(part, (Report, Error)):
                report = as_report(part)
                if report._raw in self._reports:
                    raise ValueError(f"a report is in the list twice: {report!r}")
                self._reports[report._raw] = report
                call(builder.add_report_as, report._raw, known_as(issuer, register, report), path=report.path)
            else:
                _add(builder.add_achievements, part)
        self._raw: Any = call(builder.build)

    def __len__(self) -> int:
        """How many figures it has."""
        return int(self._raw.get_n_rows())

    def __bool__(self) -> bool:
        return True

    @property
    def units(self) -> "List[str]":
        """The ids of its units."""
        return [str(self._raw.get_unit_id(i)) for i in range(self._raw.get_n_units())]

    @property
    def indicators(self) -> "List[str]":
        """The ids of its indicators."""
        return [str(self._raw.get_indicator_id(i)) for i in range(self._raw.get_n_indicators())]

    @property
    def periods(self) -> "List[Period]":
        return [Period._of(self._raw.get_period(i)) for i in range(self._raw.get_n_periods())]

    @property
    def reports(self) -> "List[Report]":
        """The reports that it was made of."""
        return list(self._reports.values())

    def label(self, key: str, id: str) -> str:
        """What people call the unit or indicator of an id, in a column of keys such as ``"unit@district"``; else the id."""
        key, id = no_nul(key), no_nul(id)
        if key == "unit" or (key.startswith("unit@") and key != "unit@level"):
            unit = self._raw.find_unit(id)
            return str(self._raw.get_unit_name(unit) or id) if unit >= 0 else id
        if key != "indicator":
            return id
        if self._labels is None:
            raw = self._raw
            self._labels = {str(raw.get_indicator_id(i)): str(raw.dup_indicator(i).get_label() or raw.get_indicator_id(i))
                            for i in range(raw.get_n_indicators())}
        return self._labels.get(id, id)

    def achievement(self, row: int) -> "Optional[Achievement]":
        """The achievement of a report that a figure came from; nothing for one of a table."""
        if not 0 <= row < len(self):
            raise IndexError(f"there is no figure {row}")
        return Achievement._maybe(self._raw.dup_contributor(row), self.report(row))

    def report(self, row: int) -> "Optional[Report]":
        """The report that a figure came from; nothing for one of a table."""
        if not 0 <= row < len(self):
            raise IndexError(f"there is no figure {row}")
        return self._reports.get(self._raw.get_report(row))

    @property
    def left_out(self) -> "List[Achievement]":
        """The achievements of reports that do not count: sums would count them twice, or later reports state them anew."""
        return [Achievement._of(raw, None) for raw in self._raw.list_left_out()]

    @property
    def unplaced_reports(self) -> "List[Report]":
        """The reports of issuers that count as one body for their name alone, which may be of two places.

        Mostly it is one body that reports quarter after quarter. Where it is not, or to settle it, tell who
        issued each: ``Dataset(reports, issuer=lambda report: report.path.parent.name)``.
        """
        return [self._reports[raw] for raw in self._raw.list_unplaced_reports()]

    def query(self, by: Words = (), metrics: Words = ("actual",), *,
              where: "Optional[Mapping[str, Wanted]]" = None, grain: "Optional[Words]" = None,
              order: "Optional[Words]" = None, limit: "Optional[int]" = None, cohort: "Optional[Words]" = None,
              without_empty: Words = (), digits: "Optional[int]" = None,
              rounding: "Union[enums.Rounding, str]" = "half-away-from-zero", compare_shown: bool = False,
              near: "Union[str, fractions.Fraction, None]" = None,
              structure: "Optional[datetime.date]" = None, divided: "Union[enums.DividedUnits, str]" = "refuse",
              nested: "Union[enums.NestedUnits, str]" = "refuse",
              leave_out_conflicts: bool = False,
              as_of: "Optional[datetime.date]" = None,
              threads: "Optional[int]" = None, stream: "Optional[ArrowStream]" = None) -> Table:
        """Groups the figures by keys, and works out metrics of each group.

        Args:
            by: keys, such as ``["unit", "period@year"]``; each is a column of the table.
            metrics: such as ``["actual", "completion", "rank@completion"]``.
            where: what counts: ``{"period@year": [2023, 2024], "indicator": "hoi-vien"}``.
            grain: what metrics that look at cells take for one; unit, indicator and period by default.
            order: columns to sort by; ``"-completion"`` turns it round.
            limit: how many rows at most.
            cohort: the keys of those who are ranked together, and what shares are of; without it units
                are ranked among those of the same period and indicator, and shares are of all rows;
                ``()`` ranks all rows together.
            without_empty: columns whose empty cells leave a row out.
            digits: how many decimals quotients show; two by default. Sums are exact and have all theirs.
            rounding: how quotients are rounded for show: ``"half-away-from-zero"``, ``"half-to-even"``
                (what databases do), ``"truncate"``.
            compare_shown: whether ranks and orders go by quotients as they are shown, so that what looks
                equal is tied; by the exact ones otherwise.
            near: from which completion on a target that was missed was nearly met, such as ``"0.9"``.
            structure: the day whose units the figures are put on: before and after a reform.
            divided: what becomes of a unit that was divided: ``"refuse"``, ``"keep"``, ``"apportion"``.
            nested: which figures count in a sum of a unit's and those of units below it: none, for it is
                refused (``"refuse"``), those below (``"parts"``), those above (``"wholes"``), or ``"all"``.
            leave_out_conflicts: whether figures of one unit and indicator that are at odds, two levels of one
                day or plans that differ, are left out, and told of by :attr:`Table.conflicts`; the query is
                refused otherwise. That suits rows of one unit and indicator each: a sum would be short.
            as_of: the day whose knowledge counts, for this query: reports of a later date had not come in.
            threads: how many; all cores by default.
            stream: figures that are too many to be held, as a table for a dataset has them: they are asked
                in the place of those of the dataset, batch after batch, and let go.
        """
        raw = Dr.Query.new()
        raw.group_by(_words("keys", by))
        for metric in _words("metrics", metrics):
            raw.add_metric(metric)
        if where is not None and not isinstance(where, Mapping):
            raise TypeError(f"where is a dictionary of keys and values, not {type(where).__name__}")
        for key, wanted in (where or {}).items():
            raw.add_filter(no_nul(key), _wanted(wanted))
        if grain is not None:
            raw.set_grain(_words("the keys of the grain", grain))
        for column in _words("columns", without_empty):
            raw.leave_out_empty(column)
        if order is not None:
            raw.set_order(_words("columns", order))
        if limit is not None:
            raw.set_limit(_count("limit", limit, 2 ** 32 - 1))
        if cohort is not None:
            raw.set_cohort(_words("the keys of a cohort", cohort))
        raw.set_rounding(2 if digits is None else _count("digits", digits, 30),
                         enums.to_raw(Dr.Rounding, enums.Rounding, rounding))
        raw.set_compares_shown(bool(compare_shown))
        if near is not None:
            call(raw.set_near_threshold, to_raw_ratio("the threshold", near))
        if structure is not None:
            if not isinstance(structure, datetime.date):
                raise TypeError(f"the day of a structure is a datetime.date, not {type(structure).__name__}")
            raw.set_structure(from_date(structure), enums.to_raw(Dr.DividedUnits, enums.DividedUnits, divided))
        raw.set_nested_units(enums.to_raw(Dr.NestedUnits, enums.NestedUnits, nested))
        raw.set_leaves_out_conflicts(bool(leave_out_conflicts))
        if as_of is not None:
            raw.set_as_of(_day_of_knowledge(as_of))
        if threads is not None:
            raw.set_n_threads(_count("threads", threads, 1024))
        if stream is not None:
            return Table._of(_add(lambda pointer: raw.run_stream(self._raw, pointer, None), stream), self)
        return Table._of(call(raw.run, self._raw, None), self)

    def _cells(self, limit: "Optional[int]" = None) -> "Tuple[List[_arrow.Column], List[List[_arrow.Cell]]]":
        """All columns, and their cells: figures with the decimals of their indicators, not those of the column."""
        columns = _arrow.Columns(self)
        cells = [column.cells(decimal.Decimal, limit=limit) for column in columns]
        raw = self._raw
        ones: "Dict[Tuple[_arrow.Cell, _arrow.Cell], decimal.Decimal]" = {}
        for i in range(raw.get_n_indicators()):
            kept = decimal.Decimal(1).scaleb(-max(0, raw.get_indicator_scale(i)))
            ones[str(raw.get_indicator_id(i)), str(raw.dup_indicator(i).get_measure())] = kept
        keys = {column.name: told for column, told in zip(columns, cells) if column.is_key}
        kept_with = [ones.get(key) for key in zip(keys["indicator"], keys["measure"])]
        for told in cells:
            for row, (cell, one) in enumerate(zip(told, kept_with)):
                if isinstance(cell, decimal.Decimal) and one is not None:
                    told[row] = cell.quantize(one, context=_EXACT)
        return columns, cells

    def to_pylist(self, *, names: bool = False) -> "List[Row]":
        """All figures, each a dictionary; with ``names``, those of units and indicators in the place of their ids."""
        columns, cells = self._cells()
        if names:
            for place, column in enumerate(columns):
                if column.is_key:
                    told: "Dict[_arrow.Cell, _arrow.Cell]" = {id: self.label(column.name, id) for id in column.texts}
                    cells[place] = [told.get(id) for id in cells[place]]
        titles = [column.name for column in columns]
        return [dict(zip(titles, row)) for row in zip(*cells)]

    def to_pandas(self, *, names: bool = False, arrow: bool = False) -> Any:
        """A DataFrame of pandas with all figures: see :meth:`Table.to_pandas`."""
        return _arrow.to_pandas(self, self.label, bool(names), bool(arrow))

    def to_polars(self, *, names: bool = False) -> Any:
        """A DataFrame of Polars with all figures."""
        return _arrow.to_polars(self, self.label, bool(names))

    def to_arrow(self) -> Any:
        """A table of pyarrow with all figures, which shares the memory."""
        return _arrow.to_pyarrow(self)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Lets pandas, Polars, DuckDB, nanoarrow and others take all figures as they are, without a copy."""
        return self._raw.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        return self._raw.__arrow_c_schema__()

    def __arrow_c_array__(self, requested_schema: object = None) -> "Tuple[object, object]":
        """All figures in one piece, for who takes no streams; what came in one piece is not copied."""
        capsules: "Tuple[object, object]" = call(self._raw.__arrow_c_array__, requested_schema)
        return capsules

    def __reduce__(self) -> "Tuple[Any, ...]":
        raise TypeError("a dataset is not pickled; its reports or tables are, and it is made of them again")

    def __repr__(self) -> str:
        raw, told = self._raw, numerals.plural
        return (f"<Dataset: {told(len(self), 'figure')} of {told(raw.get_n_units(), 'unit')}, "
                f"{told(raw.get_n_indicators(), 'indicator')}, {told(raw.get_n_periods(), 'period')}>")

    def _repr_html_(self) -> str:
        return html.dataset(self)


def _parts(data: object) -> "Sequence[Any]":
    if isinstance(data, Report) or hasattr(data, "__arrow_c_stream__"):
        return [data]
    kind = type(data).__name__
    if isinstance(data, (str, bytes, os.PathLike)):
        raise TypeError(f"a dataset is made of reports or a table, not of a {kind}: read() makes a report of a file, "
                        "read_many() of several; pandas, Polars and DuckDB read tables from files")
    if isinstance(data, Mapping):
        raise TypeError(f"a dataset is made of reports or a table, not of a {kind}: pandas.DataFrame, polars.DataFrame and "
                        "pyarrow.table make a table of it")
    if hasattr(data, "collect") or not isinstance(data, Iterable):
        raise TypeError(f"a dataset is made of reports or a table, not of a {kind}"
                        + (": collect() it first" if hasattr(data, "collect") else ""))
    return list(cast("Iterable[object]", data))


def _wanted(wanted: Wanted) -> "List[str]":
    if isinstance(wanted, (str, int, Period)):
        wanted = [wanted]
    found: "List[str]" = []
    for value in wanted:
        if isinstance(value, bool) or not isinstance(value, (str, int, Period)):
            raise TypeError(f"a filter takes texts, years and periods, not {type(value).__name__}")
        found.append(no_nul(str(value)))
    return found


def _count(what: str, value: int, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{what} is an int, not {type(value).__name__}")
    if not 0 <= value <= most:
        raise ValueError(f"{what} is from 0 to {most}, not {value}")
    return value


__all__ = ["ArrowStream", "Dataset"]
