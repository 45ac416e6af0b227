# SPDX-License-Identifier: LGPL-2.1-or-later
"""The answer to a query: rows of keys and metrics."""

import decimal
import fractions
import operator
import os
import re
from typing import Any, Dict, FrozenSet, Iterator, List, Optional, Tuple, Union, overload, TYPE_CHECKING

from . import _arrow, enums, html, plots
from ._arrow import Cell
from ._library import Dr
from .errors import call, file_name
from .figures import to_fraction
from .items import Achievement
from .numerals import plural

if TYPE_CHECKING:
    from .dataset import Dataset
    from .report import Report

# What is counted is an int; everything else that is no key is a decimal.
_COUNT = re.compile(r"(rows|.*-count|attainment@.*|(increased|decreased|equal|compared)@.*|rank@.*)$")

Row = Dict[str, Cell]


class Table:
    """The answer to a query; a sequence of rows, each a dictionary. It never changes.

    Keys are texts, counts and ranks ints, the rest :class:`decimal.Decimal`; what could not be
    worked out is ``None``, never 0.
    """

    # No Sequence by name: Polars would take it row by row, rather than as the table of Arrow that it is.
    __slots__ = ("_raw", "_dataset", "_others", "_columns", "_counts", "__weakref__")
    _raw: Any
    _dataset: "Dataset"
    # Of the answers that were put together with it.
    _others: "Tuple[Dataset, ...]"
    _columns: Tuple[str, ...]
    # The columns whose cells are ints.
    _counts: FrozenSet[str]

    def __init__(self, *_: object, **__: object) -> None:
        raise TypeError("a table is the answer to a query: Dataset(…).query(…)")

    @classmethod
    def _of(cls, raw: Any, dataset: "Dataset", others: "Tuple[Dataset, ...]" = ()) -> "Table":
        made = object.__new__(cls)
        made._raw = raw
        made._dataset = dataset
        made._others = others
        made._columns = tuple(str(raw.get_column_name(i)) for i in range(raw.get_n_columns()))
        made._counts = frozenset(filter(_COUNT.match, made._columns))
        return made

    @property
    def columns(self) -> "Tuple[str, ...]":
        return self._columns

    @property
    def keys(self) -> "Tuple[str, ...]":
        return self._columns[:self._raw.get_n_keys()]

    @property
    def metrics(self) -> "Tuple[str, ...]":
        return self._columns[self._raw.get_n_keys():]

    @property
    def conflicts(self) -> "List[str]":
        """Which figures were left out because they are at odds, where the query was told to leave them out."""
        return [str(message) for message in self._raw.dup_conflicts()]

    @property
    def unplaced_reports(self) -> "List[Report]":
        """As :attr:`Dataset.unplaced_reports`, of all datasets that the table was made of."""
        found = (self._report(raw) for raw in self._raw.list_unplaced_reports())
        return [report for report in found if report is not None]

    def __len__(self) -> int:
        return int(self._raw.get_n_rows())

    def _cell(self, row: int, column: int) -> Cell:
        text: Optional[str] = self._raw.dup_cell(row, column)
        if text is None or column < self._raw.get_n_keys():
            return text
        return int(text) if self._columns[column] in self._counts else decimal.Decimal(text)

    def _row(self, index: int) -> Row:
        return {name: self._cell(index, column) for column, name in enumerate(self._columns)}

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> "List[Row]": ...

    @overload
    def __getitem__(self, index: str) -> "List[Cell]": ...

    def __getitem__(self, index: "Union[int, slice, str]") -> "Union[Row, List[Row], List[Cell]]":
        """A row by its number, several by a slice, or all cells of a column by its name."""
        if isinstance(index, slice):
            return [self._row(i) for i in range(*index.indices(len(self)))]
        if isinstance(index, str):
            return self.column(index)
        return self._row(self._index(index))

    def _ipython_key_completions_(self) -> "List[str]":
        return list(self._columns)

    def _index(self, index: int) -> int:
        i = operator.index(index)
        if i < 0:
            i += len(self)
        if not 0 <= i < len(self):
            raise IndexError(f"there is no row {index}")
        return i

    def __iter__(self) -> "Iterator[Row]":
        return iter(self._rows())

    def _rows(self, names: bool = False) -> "List[Row]":
        """The rows; with names, those in the place of ids."""
        cells = {column.name: self._cells(column) for column in _arrow.Columns(self)}
        for key in self.keys if names else ():
            told: "Dict[Cell, Cell]" = {id: self.label(key, str(id)) for id in set(cells[key]) if id is not None}
            cells[key] = [told.get(id) for id in cells[key]]
        return [dict(zip(self._columns, row)) for row in zip(*(cells[name] for name in self._columns))]

    def column(self, name: str) -> "List[Cell]":
        """All cells of a column; a KeyError where there is none of that name."""
        return self._cells(_arrow.Columns(self)[self._column(name)])

    def _cells(self, column: _arrow.Column) -> "List[Cell]":
        """What stands in a column, which crosses to Python whole: counts are ints, other figures Decimal."""
        return column.cells(int if column.name in self._counts else decimal.Decimal)

    def _column(self, name: str) -> int:
        if name not in self._columns:
            raise KeyError(f"{name!r} is none of {', '.join(map(repr, self._columns))}")
        return self._columns.index(name)

    def fraction(self, row: int, name: str) -> "Optional[fractions.Fraction]":
        """A cell before it was rounded: a completion is shown as 128.00, and is 640/5."""
        return to_fraction(call(self._raw.dup_ratio, self._index(row), self._column(name)))

    def measure(self, row: int) -> "Optional[str]":
        """What the figures of a row are counted in."""
        measure: Optional[str] = self._raw.get_measure(self._index(row))
        return measure

    def is_estimated(self, row: int) -> bool:
        """Whether figures of a row were estimated, or provisional."""
        return bool(self._raw.is_estimated(self._index(row)))

    def is_hedged(self, row: int) -> bool:
        """Whether figures of a row were written with a hedge, «hơn 1,2 tỷ đồng»: the metrics lower and upper bound them."""
        return bool(self._raw.is_hedged(self._index(row)))

    def pivot(self, key: str) -> "Table":
        """Spreads the values of a key over columns: units down, years across.

        Columns are called by the value where there is one metric, ``"2024"``, else by both, ``"completion 2024"``.
        Cells are as exact as they were, and lead to the same contributors.
        """
        raw = call(self._raw.pivot, self._column(key))
        made = Table._of(raw, self._dataset, self._others)
        spread, metrics = made.metrics, self.metrics
        # They come metric by metric.
        n = max(len(spread) // max(len(metrics), 1), 1)
        made._counts = frozenset(column for place, column in enumerate(spread) if metrics[place // n] in self._counts)
        return made

    def merge(self, *others: "Table") -> "Table":
        """The answer about all figures, of this one and of the same query about others.

        A query can so be asked in pieces: years, provinces, machines. Its rows come first, then those
        that only others have. Counts and sums are added, ``least`` and ``greatest`` compared; a
        ``completion`` needs ``pair-actual`` and ``pair-planned`` beside it, a ``mean`` needs ``actual``
        and ``actual-count``. Filters may differ in what takes pieces apart: units, periods, indicators.
        Cells of the whole lead to the contributors of all pieces that are of reports.

        >>> north.merge(south, highlands)

        Raises:
            MismatchError: the tables are of different queries, or what would be added up does not go together.
            InvalidError: rows were cut off or left out, or a key was spread over columns.
            UnsupportedError: a metric of the whole does not come from those of its parts.
        """
        for other in others:
            if not isinstance(other, Table):
                raise TypeError(f"a table is merged with the answer to the same query, not with {type(other).__name__}")
        raw, datasets = self._raw, [*self._others]
        for other in others:
            raw = call(raw.merge, other._raw)
            datasets += [other._dataset, *other._others]
        return Table._of(raw, self._dataset, tuple(datasets)) if others else self

    @property
    def dataset(self) -> "Dataset":
        """What was asked; of answers that were put together, the first."""
        return self._dataset

    def contributors(self, row: int, column: str) -> "List[Achievement]":
        """The achievements that a cell was worked out from; each leads to its sentence.

        >>> [(a.value, a.report.path, a.source.text) for a in table.contributors(0, "actual")]

        A rank or a share is led to by what its own row is made of, a change by the later and the earlier
        figures, a ``previous`` by the earlier alone. Figures of a table of another program have no
        achievement: see :meth:`contributor_rows`.
        """
        place, number = self._metric(column), self._index(row)
        raw = zip(self._raw.list_contributors(number, place), self._raw.list_contributor_reports(number, place))
        return [Achievement._of(achievement, self._report(report)) for achievement, report in raw]

    def _report(self, raw: Any) -> "Optional[Report]":
        found = (dataset._reports.get(raw) for dataset in (self._dataset, *self._others))
        return next((report for report in found if report is not None), None)

    def _metric(self, column: str) -> int:
        place = self._column(column)
        if place < len(self.keys):
            raise KeyError(f"{column!r} is a key; cells of {', '.join(map(repr, self.metrics))} have contributors")
        return place

    def contributor_rows(self, row: int, column: str) -> "List[int]":
        """The numbers of the figures of the dataset that a cell was worked out from.

        What a query found ``as_of`` a day and a later report has corrected is no figure of the dataset, and
        has none; nor has what is behind answers that were put together.
        """
        return [int(number) for number in self._raw.list_contributor_rows(self._index(row), self._metric(column))]

    def label(self, key: str, id: str) -> str:
        """What people call the unit or indicator of an id in a column of keys; else the id."""
        told = (dataset.label(key, id) for dataset in (self._dataset, *self._others))
        return next((label for label in told if label != id), id)

    def _label(self, row: int, column: int) -> str:
        # Unlike label(), it tells units of one name apart.
        return str(self._raw.dup_cell_label(row, column))

    def _heads(self) -> "List[str]":
        return [str(self._raw.dup_column_label(column)) for column in range(len(self._columns))]

    def to_csv(self, path: "Union[str, os.PathLike[str], None]" = None, *, names: bool = False) -> "Optional[str]":
        """The table as CSV, as ``districtreport tabulate --format csv`` prints it; into a file, where one is named.

        With ``names``, those of units and indicators stand beside their ids.
        """
        text = str(self._raw.to_csv_with_names() if names else self._raw.to_csv())
        if path is None:
            return text
        with open(file_name(path), "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return None

    def to_xlsx(self, path: "Union[str, os.PathLike[str], None]" = None, *,
                language: "Union[enums.Language, str]" = "vi", ids: bool = False) -> "Optional[bytes]":
        """The table as an Excel workbook, as ``districtreport tabulate --format xlsx`` writes it; into a file, where one is named.

        Units and indicators are called by their names; with ``ids``, by these.
        """
        content = bytes(call(self._raw.to_xlsx, bool(ids), enums.raw_language(Dr.Language, language)).get_data())
        if path is None:
            return content
        with open(file_name(path), "wb") as file:
            file.write(content)
        return None

    def to_pylist(self, *, names: bool = False) -> "List[Row]":
        """The rows; with ``names``, those of units and indicators in the place of their ids."""
        return self._rows(bool(names))

    def to_pandas(self, *, names: bool = False, arrow: bool = False) -> Any:
        """A DataFrame of pandas: keys are categories, whole numbers Int64, the rest :class:`decimal.Decimal`.

        Args:
            names: those of units and indicators in the place of their ids.
            arrow: leave the columns as they are in Arrow, which copies nothing: decimal128 and dictionaries.
        """
        return _arrow.to_pandas(self, self.label, bool(names), bool(arrow))

    def to_polars(self, *, names: bool = False) -> Any:
        """A DataFrame of Polars, which shares the memory: keys are categories, decimals stay what they are."""
        return _arrow.to_polars(self, self.label, bool(names))

    def to_arrow(self) -> Any:
        """A table of pyarrow, which shares the memory: keys are texts in a dictionary, counts and whole
        numbers int64, the rest decimal128 with all its digits."""
        return _arrow.to_pyarrow(self)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Lets pandas, Polars, DuckDB, nanoarrow and others take the table as it is, without a copy."""
        return self._raw.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        return self._raw.__arrow_c_schema__()

    def __arrow_c_array__(self, requested_schema: object = None) -> "Tuple[object, object]":
        """The table in one piece, for who takes no streams."""
        capsules: "Tuple[object, object]" = call(self._raw.__arrow_c_array__, requested_schema)
        return capsules

    @property
    def plot(self) -> "plots.Plots":
        """Charts with matplotlib: ``table.plot.bar()``."""
        return plots.Plots(self._rows(True), self.keys, self.metrics)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return self._columns == other._columns and self.to_pylist() == other.to_pylist()

    def __hash__(self) -> int:
        return hash((self._columns, len(self)))

    def __copy__(self) -> "Table":
        return self

    def __deepcopy__(self, memo: object) -> "Table":
        return self

    def __reduce__(self) -> "Tuple[Any, ...]":
        raise TypeError("a table is not pickled; its rows are: table.to_pylist()")

    def __repr__(self) -> str:
        return f"<Table: {plural(len(self), 'row')}>" + ("\n" + str(self) if len(self) else f" of {', '.join(self._columns)}")

    def __str__(self) -> str:
        """The first rows, in columns; units and indicators by their names."""
        n_keys = len(self.keys)
        shown = [self._heads()] + [["" if cell is None else self._label(i, column) if column < n_keys else str(cell)
                                    for column, cell in enumerate(self._row(i).values())]
                                   for i in range(min(len(self), 20))]
        widths = [max(len(row[i]) for row in shown) for i in range(len(self._columns))]
        lines = ["  ".join(cell.ljust(width) if i < n_keys else cell.rjust(width)
                           for i, (cell, width) in enumerate(zip(row, widths))).rstrip() for row in shown]
        marks = [self._marks(i) for i in range(min(len(self), 20))]
        lines[1:] = [f"{line} {mark}".rstrip() for line, mark in zip(lines[1:], marks)]
        if len(self) > 20:
            lines.append(f"… {len(self)} rows in all")
        if any("*" in mark for mark in marks):
            lines.append("* with estimated or provisional figures")
        if any("~" in mark for mark in marks):
            lines.append("~ with figures that were written as about so much")
        return "\n".join(lines)

    def _marks(self, row: int) -> str:
        """What stands behind a row that is not quite what it seems, as the program prints it."""
        return "*" * bool(self._raw.is_estimated(row)) + "~" * bool(self._raw.is_hedged(row))

    def _repr_html_(self) -> str:
        return html.table(self)
