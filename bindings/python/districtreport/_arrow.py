# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reads what the library hands over in the layout of Arrow, column by column, where pyarrow is not at hand."""

import ctypes
import decimal
import importlib
from typing import Any, Callable, Iterable, List, Optional, Protocol, Sequence, Tuple, Union

Cell = Union[str, int, decimal.Decimal, None]

# Wide enough for every figure, so that nothing is rounded.
_CONTEXT = decimal.Context(prec=60)


class ArrowStream(Protocol):
    """A table of pandas, Polars, pyarrow, DuckDB, nanoarrow or another program that speaks Arrow."""

    def __arrow_c_stream__(self, requested_schema: Optional[object] = None) -> object: ...


class _Schema(ctypes.Structure):
    """struct ArrowSchema"""


class _Array(ctypes.Structure):
    """struct ArrowArray"""


_Schema._fields_ = [
    ("format", ctypes.c_char_p), ("name", ctypes.c_char_p), ("metadata", ctypes.c_void_p), ("flags", ctypes.c_int64),
    ("n_children", ctypes.c_int64), ("children", ctypes.POINTER(ctypes.POINTER(_Schema))),
    ("dictionary", ctypes.POINTER(_Schema)), ("release", ctypes.c_void_p), ("private_data", ctypes.c_void_p)]
_Array._fields_ = [
    ("length", ctypes.c_int64), ("null_count", ctypes.c_int64), ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64), ("n_children", ctypes.c_int64), ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(_Array))), ("dictionary", ctypes.POINTER(_Array)),
    ("release", ctypes.c_void_p), ("private_data", ctypes.c_void_p)]

_get_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_get_pointer.argtypes = [ctypes.py_object, ctypes.c_char_p]
_get_pointer.restype = ctypes.c_void_p


def get_pointer(capsule: object, name: bytes) -> int:
    """What is in a capsule; a ValueError where that is something else."""
    try:
        return int(_get_pointer(capsule, name) or 0)
    except ValueError as error:
        raise ValueError(f"no table of Arrow: it gives {type(capsule).__name__}, not a capsule named {name.decode()}, or one "
                         "that was emptied") from error


class Column:
    """A column of keys (codes of texts), whole numbers or decimals; it keeps the memory that it is in."""

    def __init__(self, schema: Any, array: Any, owner: object) -> None:
        self._owner = owner
        self.name = str(schema.name.decode())
        self._array = array
        self._length = int(array.length)
        self.is_key = bool(schema.dictionary)
        format = str(schema.format.decode())
        self.scale: "Optional[int]" = int(format.split(",")[1]) if format.startswith("d:") else None
        self.texts: "List[str]" = _texts(array.dictionary.contents) if self.is_key else []

    def _read(self, kind: Any, n: int) -> "List[int]":
        return list((kind * n).from_address(self._array.buffers[1])) if n else []

    def _present(self, n: int) -> "Optional[Sequence[int]]":
        """Of each row whether it has anything; nothing where all have."""
        address = self._array.buffers[0]
        if not address or not n:
            return None
        data = bytes((ctypes.c_uint8 * ((n + 7) // 8)).from_address(address))
        return [byte >> bit & 1 for byte in data for bit in range(8)][:n]

    def codes(self, limit: "Optional[int]" = None) -> "List[int]":
        """The places of a key's texts; -1 where there is none."""
        n = self._length if limit is None else min(limit, self._length)
        codes, present = self._read(ctypes.c_int32, n), self._present(n)
        return codes if present is None else [code if there else -1 for code, there in zip(codes, present)]

    def cells(self, whole: "Callable[[int], Union[int, decimal.Decimal]]" = int, limit: "Optional[int]" = None) -> "List[Cell]":
        """What stands in each row, or in the first; of whole numbers, what ``whole`` makes of them."""
        if self.is_key:
            texts = self.texts
            return [None if code < 0 else texts[code] for code in self.codes(limit)]
        n = self._length if limit is None else min(limit, self._length)
        found: "Iterable[Union[int, decimal.Decimal]]"
        if self.scale is None:
            numbers = self._read(ctypes.c_int64, n)
            found = numbers if whole is int else map(whole, numbers)
        else:
            # Each has 128 bits, the lower half first.
            low, high = self._read(ctypes.c_uint64, 2 * n)[::2], self._read(ctypes.c_int64, 2 * n)[1::2]
            make, shift, by = decimal.Decimal, _CONTEXT.scaleb, -self.scale
            found = [shift(make(above << 64 | below), by) for below, above in zip(low, high)]
        present = self._present(n)
        return list(found) if present is None else [cell if there else None for cell, there in zip(found, present)]


def _texts(array: Any) -> "List[str]":
    n = int(array.length)
    if not n:
        return []
    offsets = list((ctypes.c_int32 * (n + 1)).from_address(array.buffers[1]))
    data = ctypes.string_at(array.buffers[2], offsets[n]) if offsets[n] else b""
    return [data[start:end].decode() for start, end in zip(offsets, offsets[1:])]


class Columns(List[Column]):
    """All columns of a table or dataset; they share its memory."""

    def __init__(self, source: Any) -> None:
        capsules: "Tuple[object, object]" = source.__arrow_c_array__()
        schema = _Schema.from_address(get_pointer(capsules[0], b"arrow_schema"))
        array = _Array.from_address(get_pointer(capsules[1], b"arrow_array"))
        super().__init__(Column(schema.children[i].contents, array.children[i].contents, capsules)
                         for i in range(schema.n_children))


def to_pyarrow(source: object) -> Any:
    """A table of pyarrow, which shares the memory."""
    try:
        arrow: Any = importlib.import_module("pyarrow")
    except ImportError as error:
        raise ImportError("tables go to Arrow by way of pyarrow: pip install pyarrow") from error
    return arrow.table(source)


def to_pandas(source: object, labels: "Callable[[str, str], str]", names: bool, in_arrow: bool) -> Any:
    """A DataFrame of pandas; by way of pyarrow, where that is installed."""
    try:
        pandas: Any = importlib.import_module("pandas")
    except ImportError as error:
        raise ImportError("a DataFrame needs pandas: pip install pandas, or apt install python3-pandas") from error
    try:
        arrow: Any = importlib.import_module("pyarrow")
    except ImportError:
        if in_arrow:
            raise ImportError("columns of Arrow need pyarrow: pip install pyarrow") from None
        return pandas.DataFrame({column.name: _series(pandas, column, labels, names) for column in Columns(source)})
    table: Any = arrow.table(source)
    for place, column in enumerate(table.columns) if names else ():
        if arrow.types.is_dictionary(column.type):
            table = table.set_column(place, table.column_names[place],
                                     _renamed(arrow, column, table.column_names[place], labels))
    mapper = pandas.ArrowDtype if in_arrow else {arrow.int64(): pandas.Int64Dtype()}.get
    return table.to_pandas(types_mapper=mapper)


def _renamed(arrow: Any, column: Any, key: str, labels: "Callable[[str, str], str]") -> Any:
    """A column of keys with names in the place of ids. Two ids of one name become one."""
    chunks: "List[Any]" = []
    for chunk in column.chunks:
        told = [labels(key, id) for id in chunk.dictionary.to_pylist()]
        distinct = list(dict.fromkeys(told))
        places = {name: place for place, name in enumerate(distinct)}
        moved = arrow.array([places[name] for name in told], arrow.int32()).take(chunk.indices)
        chunks.append(arrow.DictionaryArray.from_arrays(moved, arrow.array(distinct, arrow.string())))
    return arrow.chunked_array(chunks, type=column.type)


def _series(pandas: Any, column: Column, labels: "Callable[[str, str], str]", names: bool) -> Any:
    if column.is_key:
        told = [labels(column.name, id) for id in column.texts] if names else column.texts
        distinct = list(dict.fromkeys(told))
        places = {name: place for place, name in enumerate(distinct)}
        codes = [-1 if code < 0 else places[told[code]] for code in column.codes()]
        return pandas.Categorical.from_codes(codes, distinct)
    return pandas.Series(column.cells(), dtype="Int64" if column.scale is None else "object")


def to_polars(source: object, labels: "Callable[[str, str], str]", names: bool) -> Any:
    """A DataFrame of Polars, which shares the memory."""
    try:
        polars: Any = importlib.import_module("polars")
    except ImportError as error:
        raise ImportError("such a DataFrame needs Polars: pip install polars") from error
    frame: Any = polars.DataFrame(source)
    for key, kind in zip(frame.columns, frame.dtypes) if names else ():
        if kind in (polars.Categorical, polars.Enum):
            ids: "List[str]" = frame[key].drop_nulls().unique().cast(polars.String).to_list()
            frame = frame.with_columns(polars.col(key).cast(polars.String).replace_strict(
                ids, [labels(key, id) for id in ids], return_dtype=polars.String).cast(polars.Categorical))
    return frame
