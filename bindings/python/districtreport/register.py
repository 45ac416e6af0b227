# SPDX-License-Identifier: LGPL-2.1-or-later
"""Which units there were when, and what became of them: danh mục đơn vị hành chính over the years."""

import datetime
import fractions
import os
from typing import Any, Callable, Iterator, List, NamedTuple, Optional, Tuple, Union

from . import enums
from ._library import Dr, GLib
from .errors import call, file_name
from .figures import from_date, no_nul, to_fraction
from .items import Unit
from .numerals import plural
from .reading import load
from .report import Report, as_report


class Share(NamedTuple):
    """A unit that took over, and how much: 1 is all."""

    unit: Unit
    share: fractions.Fraction


class UnitRegister:
    """The units of many years, with their codes, parents and successors; see the page on units over time.

    >>> register = UnitRegister("don-vi.json")
    >>> [share.unit.name for share in register.project("xa-dong-tam-cu", datetime.date(2025, 7, 1), "apportion")]
    ['xã Hòa Bình', 'xã Đồng Tâm']
    """

    __slots__ = ("_raw", "_json")
    _raw: Any
    _json: bytes

    def __init__(self, path: "Union[str, os.PathLike[str]]") -> None:
        self._json = load(path)
        self._raw = call(Dr.UnitRegister.new_from_json, GLib.Bytes.new(self._json), None, path=file_name(path))

    @classmethod
    def from_json(cls, json: "Union[str, bytes]") -> "UnitRegister":
        """Reads the text of such a file; strictly, so that a slip is an error with its place."""
        if isinstance(json, str):
            json = json.encode()
        if not isinstance(json, (bytes, bytearray)):
            raise TypeError(f"JSON is a str or bytes, not {type(json).__name__}")
        made = object.__new__(cls)
        made._json = bytes(json)
        made._raw = call(Dr.UnitRegister.new_from_json, GLib.Bytes.new(made._json), None)
        return made

    def __len__(self) -> int:
        return int(self._raw.get_n_units())

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> "Iterator[Unit]":
        return (Unit._of(self._raw.get_unit(i), None) for i in range(len(self)))

    def __contains__(self, unit: object) -> bool:
        id = unit.id if isinstance(unit, Unit) else unit
        return isinstance(id, str) and "\0" not in id and self._raw.find(id) is not None

    def __getitem__(self, id: str) -> Unit:
        """The unit of an id; a KeyError where there is none."""
        raw = self._raw.find(no_nul(id))
        if raw is None:
            raise KeyError(id)
        return Unit._of(raw, None)

    def at_level(self, level: "Union[enums.UnitLevel, str]", day: "Optional[datetime.date]" = None) -> "List[Unit]":
        """The units of a level, such as ``"commune"``, that existed on a day, or at any time."""
        raw = self._raw.list_units(enums.to_raw(Dr.UnitLevel, enums.UnitLevel, level), _day(day))
        return [Unit._of(unit, None) for unit in raw]

    def named(self, name: str, day: "Optional[datetime.date]" = None) -> "List[Unit]":
        """The units that go by a name or alias on a day, or at any time; names are often given twice."""
        return [Unit._of(unit, None) for unit in self._raw.list_named(no_nul(name), None, _day(day))]

    def by_code(self, scheme: str, value: str, day: datetime.date) -> "Optional[Unit]":
        """The unit that a code of a list, such as ``"ma-dvhc"``, named on a day: codes are given again."""
        if not isinstance(day, datetime.date):
            raise TypeError(f"a day is a datetime.date, not {type(day).__name__}")
        return Unit._maybe(self._raw.find_by_identifier(no_nul(scheme), no_nul(value), from_date(day)), None)

    def project(self, unit: "Union[Unit, str]", day: datetime.date,
                divided: "Union[enums.DividedUnits, str]" = "refuse") -> "List[Share]":
        """Who a unit has become by a day.

        Args:
            unit: it, or its id.
            day: on which those who are given exist.
            divided: what becomes of a unit that was divided: ``"refuse"`` (a DividedError), ``"keep"``,
                ``"apportion"`` by the weights of the register.
        """
        if not isinstance(day, datetime.date):
            raise TypeError(f"a day is a datetime.date, not {type(day).__name__}")
        own = self[unit.id] if isinstance(unit, Unit) else self[unit]
        rule = enums.to_raw(Dr.DividedUnits, enums.DividedUnits, divided)
        found: "List[Share]" = []
        for raw in call(self._raw.project, own._raw, from_date(day), rule):
            share = to_fraction(raw.get_share())
            assert share is not None
            found.append(Share(Unit._of(raw.get_unit(), None), share))
        return found

    def issuer_of(self, report: Report) -> Unit:
        """The unit that issued a report: by a code of both, else by its name on the last day of the period.

        Raises:
            MismatchError: there is no such unit, or more than one.
        """
        told = as_report(report)
        return Unit._of(call(self._raw.find_issuer, told._raw, path=told.path), None)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, UnitRegister):
            return NotImplemented
        return self._json == other._json

    def __hash__(self) -> int:
        return hash(self._json)

    def __copy__(self) -> "UnitRegister":
        return self

    def __deepcopy__(self, memo: object) -> "UnitRegister":
        return self

    def __reduce__(self) -> "Tuple[Any, ...]":
        return _revive, (self._json,)

    def __repr__(self) -> str:
        return f"<UnitRegister: {plural(len(self), 'unit')}>"


def _revive(json: bytes) -> UnitRegister:
    return UnitRegister.from_json(json)


def _day(day: "Optional[datetime.date]") -> Any:
    if day is None:
        return None
    if not isinstance(day, datetime.date):
        raise TypeError(f"a day is a datetime.date, not {type(day).__name__}")
    return from_date(day)


Issuer = Union[str, Callable[[Report], Optional[str]], None]


def known_as(issuer: Issuer, register: "Optional[UnitRegister]", report: Report) -> "Optional[str]":
    """By which id a dataset knows who issued a report."""
    if issuer is None and register is not None:
        return register.issuer_of(report).id
    id = issuer(report) if callable(issuer) else issuer
    return None if id is None else no_nul(id)
