# SPDX-License-Identifier: LGPL-2.1-or-later
"""The answer to a query: rows of keys and metrics."""

import decimal
import fractions
import importlib
import operator
import re
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple, Union, overload

from . import html, plots
from .errors import call
from .figures import no_nul, to_fraction

# What is counted is an int; everything else that is no key is a decimal.
_COUNT = re.compile(r"(rows|.*-count|attainment@.*|(increased|decreased|equal|compared)@.*|rank@.*)$")

Cell = Union[str, int, decimal.Decimal, None]
Row = Dict[str, Cell]


class Table(Sequence[Row]):
    """The answer to a query; a sequence of rows, each a dictionary. It never changes.

    Keys are texts, counts and ranks ints, the rest :class:`decimal.Decimal`; what could not be
    worked out is ``None``, never 0.
    """

    __slots__ = ("_raw", "_dataset", "_columns", "__weakref__")
    _raw: Any
    _dataset: Any
    _columns: Tuple[str, ...]

    def __init__(self, *_: object, **__: object) -> None:
        raise TypeError("a table is the answer to a query: Dataset(…).query(…)")

    @classmethod
    def _of(cls, raw: Any, dataset: Any) -> "Table":
        made = object.__new__(cls)
        made._raw = raw
        made._dataset = dataset
        made._columns = tuple(str(raw.get_column_name(i)) for i in range(raw.get_n_columns()))
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

    def __len__(self) -> int:
        return int(self._raw.get_n_rows())

    def _cell(self, row: int, column: int) -> Cell:
        text: Optional[str] = self._raw.dup_cell(row, column)
        if text is None or column < self._raw.get_n_keys():
            return text
        return int(text) if _COUNT.match(self._columns[column]) else decimal.Decimal(text)

    def _row(self, index: int) -> Row:
        return {name: self._cell(index, column) for column, name in enumerate(self._columns)}

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> "List[Row]": ...

    def __getitem__(self, index: "Union[int, slice]") -> "Union[Row, List[Row]]":
        if isinstance(index, slice):
            return [self._row(i) for i in range(*index.indices(len(self)))]
        if isinstance(index, str):
            raise TypeError(f"a row has a number; for a column there is table.column({index!r})")
        return self._row(self._index(index))

    def _index(self, index: int) -> int:
        i = operator.index(index)
        if i < 0:
            i += len(self)
        if not 0 <= i < len(self):
            raise IndexError(f"there is no row {index}")
        return i

    def __iter__(self) -> "Iterator[Row]":
        return map(self._row, range(len(self)))

    def column(self, name: str) -> "List[Cell]":
        """All cells of a column; a KeyError where there is none of that name."""
        column = self._column(name)
        return [self._cell(row, column) for row in range(len(self))]

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

    def label(self, key: str, id: str) -> str:
        """What people call the unit or indicator of an id in a column of keys; else the id."""
        dataset = self._dataset
        key, id = no_nul(key), no_nul(id)
        if key.startswith("unit") and not key.startswith(("unit-kind", "unit-level")):
            unit = dataset.find_unit(id)
            return str(dataset.get_unit_name(unit) or id) if unit >= 0 else id
        if key == "indicator":
            for i in range(dataset.get_n_indicators()):
                if dataset.get_indicator_id(i) == id:
                    return str(dataset.dup_indicator(i).get_label() or id)
        return id

    def _told(self) -> "List[Row]":
        """The rows, with names in the place of ids."""
        names: "Dict[Tuple[str, Cell], Cell]" = {}
        rows = list(self)
        for row in rows:
            for key in self.keys:
                cell = row[key]
                if isinstance(cell, str):
                    if (key, cell) not in names:
                        names[key, cell] = self.label(key, cell)
                    row[key] = names[key, cell]
        return rows

    def to_pylist(self, *, names: bool = False) -> "List[Row]":
        """The rows; with ``names``, those of units and indicators in the place of their ids."""
        return self._told() if names else list(self)

    def to_pandas(self, *, names: bool = False) -> Any:
        """A DataFrame of pandas; decimals stay what they are."""
        pandas = importlib.import_module("pandas")
        rows = self.to_pylist(names=names)
        return pandas.DataFrame({name: pandas.Series([row[name] for row in rows], dtype="object")
                                 for name in self._columns})

    def to_polars(self, *, names: bool = False) -> Any:
        """A DataFrame of Polars; decimals stay what they are."""
        rows = self.to_pylist(names=names)
        return importlib.import_module("polars").DataFrame(
            {name: [row[name] for row in rows] for name in self._columns})

    def to_arrow(self) -> Any:
        """A table of pyarrow, which shares the memory: keys are texts in a dictionary, counts and whole
        numbers int64, the rest decimal128 with all its digits."""
        try:
            arrow: Any = importlib.import_module("pyarrow")
        except ImportError as error:
            raise ImportError("tables go to Arrow by way of pyarrow: pip install pyarrow") from error
        return arrow.table(self)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Lets pandas, Polars, DuckDB, nanoarrow and others take the table as it is, without a copy."""
        return self._raw.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        return self.to_arrow().schema.__arrow_c_schema__()

    @property
    def plot(self) -> "plots.Plots":
        """Charts with matplotlib: ``table.plot.bar()``."""
        return plots.Plots(self._told(), self.keys, self.metrics)

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
        return f"<Table: {len(self)} rows of {', '.join(self._columns)}>"

    def __str__(self) -> str:
        """The first rows, in columns."""
        shown = [list(self._columns)] + [["" if cell is None else str(cell) for cell in row.values()]
                                         for row in self[:20]]
        widths = [max(len(row[i]) for row in shown) for i in range(len(self._columns))]
        n_keys = len(self.keys)
        lines = ["  ".join(cell.ljust(width) if i < n_keys else cell.rjust(width)
                           for i, (cell, width) in enumerate(zip(row, widths))).rstrip() for row in shown]
        if len(self) > 20:
            lines.append(f"… {len(self)} rows in all")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        return html.table(self)

