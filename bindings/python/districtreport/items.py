# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a report is made of: units, achievements, rankings and the rest. None of them ever changes."""

import datetime
import decimal
import fractions
import importlib
import operator
from typing import (Any, Callable, ClassVar, Dict, Iterator, List, Optional, Sequence, Tuple, Type, TypeVar,
                    Union, cast, overload, TYPE_CHECKING)

from . import enums, html
from .figures import Change, Interval, Period, Quantity, Source, Span, from_date, no_nul, to_date, to_fraction, \
    to_raw_ratio
from .errors import call

if TYPE_CHECKING:
    from .report import Report

_Thing = TypeVar("_Thing", bound="Item")
_Entry = TypeVar("_Entry", covariant=True)


class Item:
    """Something a report holds. Equal items say the same, in whichever report they stand."""

    __slots__ = ("_raw", "_report", "__weakref__")
    _raw: Any
    _report: "Optional[Report]"
    # What is compared; the first is what tells one from another.
    _fields: ClassVar[Tuple[str, ...]] = ("id",)
    # The list of the report that has it.
    _list: ClassVar[str] = ""
    # The keys of to_dict().
    _columns: ClassVar[Tuple[str, ...]] = ()

    def __init__(self, *_: object, **__: object) -> None:
        raise TypeError(f"{type(self).__name__} objects come from a report, such as read() gives")

    @classmethod
    def _of(cls: "Type[_Thing]", raw: Any, report: "Optional[Report]") -> "_Thing":
        made = object.__new__(cls)
        made._raw = raw
        made._report = report
        return made

    @classmethod
    def _maybe(cls: "Type[_Thing]", raw: Any, report: "Optional[Report]") -> "Optional[_Thing]":
        return None if raw is None else cls._of(raw, report)

    @property
    def report(self) -> "Optional[Report]":
        """The report that holds it."""
        return self._report

    def _key(self) -> "Tuple[object, ...]":
        return tuple(getattr(self, name) for name in self._fields)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Item) or type(other) is not type(self):
            return NotImplemented
        return self._raw is other._raw or self._key() == other._key()

    def __hash__(self) -> int:
        return hash((type(self).__name__, getattr(self, self._fields[0])))

    def __copy__(self: _Thing) -> _Thing:
        return self

    def __deepcopy__(self: _Thing, memo: object) -> _Thing:
        return self

    def __reduce__(self) -> "Tuple[Any, ...]":
        if self._report is None:
            raise TypeError(f"a {type(self).__name__} without its report cannot be pickled")
        for index, other in enumerate(getattr(self._report, self._list)):
            if other == self:
                return _revive, (self._report, self._list, index)
        raise TypeError(f"a {type(self).__name__} that its report does not list cannot be pickled")

    def __repr__(self) -> str:
        told = " ".join(repr(value) if type(value) is str else str(value)
                        for value in map(self.__getattribute__, self._told()) if value is not None)
        return f"<{type(self).__name__} {told}>"

    def _told(self) -> "Tuple[str, ...]":
        return self._fields[:1]


def _revive(report: "Report", name: str, index: int) -> Any:
    return getattr(report, name)[index]


class Items(Sequence[_Entry]):
    """A list that makes what it holds when it is asked for; a slice of it is such a list again."""

    __slots__ = ("_get", "_indices", "_columns")

    def __init__(self, get: "Callable[[int], _Entry]", indices: "Sequence[int]", columns: "Sequence[str]") -> None:
        self._get = get
        self._indices = indices
        self._columns = columns

    def __len__(self) -> int:
        return len(self._indices)

    @overload
    def __getitem__(self, index: int) -> _Entry: ...

    @overload
    def __getitem__(self, index: slice) -> "Items[_Entry]": ...

    def __getitem__(self, index: "Union[int, slice]") -> "Union[_Entry, Items[_Entry]]":
        if isinstance(index, slice):
            return Items(self._get, self._indices[index], self._columns)
        if isinstance(index, str):
            raise TypeError(f"entries have numbers, not names: a report gives achievements and units by their ids, "
                            f"as in report.achievement({index!r})")
        return self._get(self._indices[operator.index(index)])

    def __iter__(self) -> "Iterator[_Entry]":
        return map(self._get, self._indices)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (Items, list, tuple)):
            return NotImplemented
        entries = cast("Sequence[Any]", other)
        return len(self) == len(entries) and all(one == another for one, another in zip(self, entries))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> "Tuple[Any, ...]":
        return _items_of, (list(self), self._columns)

    def __repr__(self) -> str:
        if not self:
            return "[]"
        shown = [repr(entry) for entry in self[:10]]
        if len(self) > 10:
            shown.append(f"… {len(self)} in all")
        return "[" + ",\n ".join(shown) + "]"

    def _repr_html_(self) -> str:
        return html.items(self)

    def to_pylist(self) -> "List[Dict[str, Any]]":
        """A dictionary for each, as ``pandas.DataFrame`` and others take them."""
        return [to_dict() if (to_dict := getattr(entry, "to_dict", None)) is not None else {"value": entry}
                for entry in self]

    def to_pandas(self) -> Any:
        """A DataFrame of pandas, a row for each; figures are Decimal, quotients Fraction."""
        return frame_of(self.to_pylist(), self._columns)


def frame_of(rows: "List[Dict[str, Any]]", columns: "Sequence[str]") -> Any:
    """A DataFrame of pandas in which everything stays what it is; one without rows has its columns all the same."""
    try:
        pandas: Any = importlib.import_module("pandas")
    except ImportError as error:
        raise ImportError("a DataFrame needs pandas: pip install pandas, or apt install python3-pandas") from error
    names = list(dict.fromkeys([*columns, *(name for row in rows for name in row)]))
    return pandas.DataFrame({name: pandas.Series([row.get(name) for row in rows], dtype=_dtype(rows, name))
                             for name in names})


def _dtype(rows: "List[Dict[str, Any]]", name: str) -> "Optional[str]":
    """Whole numbers stay whole where some are missing, and nothing becomes a float."""
    kinds = {type(row.get(name)).__name__ for row in rows} - {"NoneType"}
    return "Int64" if kinds == {"int"} else None if kinds == {"str"} else "object"


def _items_of(entries: "List[_Entry]", columns: "Sequence[str]") -> "Items[_Entry]":
    return Items(entries.__getitem__, range(len(entries)), columns)


class Unit(Item):
    """A body that reports or is reported on."""

    __slots__ = ()
    _fields = ("id", "name", "kind", "level", "parent", "aliases", "valid_from", "valid_to")
    _list = "units"
    _columns = ("id", "name", "kind", "level", "parent", "valid_from", "valid_to")

    @property
    def id(self) -> str:
        """Its name within its report; across reports a unit is ISSUER/unit."""
        return str(self._raw.get_id())

    @property
    def name(self) -> "Optional[str]":
        """Nothing for an issuer that its report does not name."""
        name: Optional[str] = self._raw.get_name()
        return name

    @property
    def kind(self) -> enums.UnitKind:
        return enums.from_raw(enums.UnitKind, self._raw.get_kind())

    @property
    def level(self) -> enums.UnitLevel:
        return enums.from_raw(enums.UnitLevel, self._raw.get_level())

    @property
    def parent(self) -> "Optional[Unit]":
        return Unit._maybe(self._raw.get_parent(), self._report)

    @property
    def aliases(self) -> "Tuple[str, ...]":
        return tuple(self._raw.get_aliases())

    @property
    def valid_from(self) -> "Optional[datetime.date]":
        return to_date(self._raw.get_valid_from())

    @property
    def valid_to(self) -> "Optional[datetime.date]":
        return to_date(self._raw.get_valid_to())

    def is_within(self, ancestor: "Unit") -> bool:
        if not isinstance(ancestor, Unit):
            raise TypeError(f"expected a Unit, not {type(ancestor).__name__}")
        return bool(self._raw.is_within(ancestor._raw))

    def is_valid_on(self, day: datetime.date) -> bool:
        if not isinstance(day, datetime.date):
            raise TypeError(f"a day is a datetime.date, not {type(day).__name__}")
        return bool(self._raw.is_valid_on(from_date(day)))

    def answers_to(self, name: str) -> bool:
        """Whether this is its name or one of its aliases, however it is spelled."""
        return bool(self._raw.answers_to(no_nul(name)))

    def to_dict(self) -> "Dict[str, Any]":
        parent = self.parent
        return {"id": self.id, "name": self.name, "kind": self.kind.value, "level": self.level.value,
                "parent": None if parent is None else parent.id, "valid_from": self.valid_from, "valid_to": self.valid_to}

    def _told(self) -> "Tuple[str, ...]":
        return "id", "name"


class Indicator(Item):
    """What is measured."""

    __slots__ = ()
    _fields = ("id", "label", "measure", "nature", "desire")
    _list = "indicators"
    _columns = ("id", "label", "measure", "nature", "desire")

    @property
    def id(self) -> str:
        return str(self._raw.get_id())

    @property
    def label(self) -> str:
        return str(self._raw.get_label())

    @property
    def measure(self) -> "Optional[str]":
        measure: Optional[str] = self._raw.get_measure()
        return measure

    @property
    def nature(self) -> enums.Nature:
        return enums.from_raw(enums.Nature, self._raw.get_nature())

    @property
    def desire(self) -> enums.Desire:
        """Whether more of it is better, or less."""
        return enums.from_raw(enums.Desire, self._raw.get_desire())

    def to_dict(self) -> "Dict[str, Any]":
        return {"id": self.id, "label": self.label, "measure": self.measure, "nature": self.nature.value,
                "desire": self.desire.value}

    def _told(self) -> "Tuple[str, ...]":
        return "id", "label"


class Target(Item):
    """What was planned."""

    __slots__ = ()
    _fields = ("id", "unit", "indicator", "period", "planned", "comparator", "assigned_by", "source")
    _list = "targets"
    _columns = ("id", "unit", "indicator", "period", "planned", "measure", "comparator", "assigned_by", "source")

    @property
    def id(self) -> str:
        return str(self._raw.get_id())

    @property
    def unit(self) -> Unit:
        return Unit._of(self._raw.get_unit(), self._report)

    @property
    def indicator(self) -> Indicator:
        return Indicator._of(self._raw.get_indicator(), self._report)

    @property
    def period(self) -> Period:
        return Period._of(self._raw.get_period())

    @property
    def planned(self) -> "Optional[Quantity]":
        """Nothing where the text tells the percentage alone."""
        return Quantity._maybe(self._raw.get_planned())

    @property
    def comparator(self) -> enums.Comparator:
        return enums.from_raw(enums.Comparator, self._raw.get_comparator())

    @property
    def assigned_by(self) -> "Optional[str]":
        """Who set it: «tỉnh giao», «đăng ký thi đua»."""
        assigned_by: Optional[str] = self._raw.get_assigned_by()
        return assigned_by

    @property
    def source(self) -> "Optional[Source]":
        return Source._maybe(self._raw.get_source())

    def to_dict(self) -> "Dict[str, Any]":
        planned, source = self.planned, self.source
        return {"id": self.id, "unit": self.unit.name or self.unit.id, "indicator": self.indicator.label,
                "period": self.period.id, "planned": None if planned is None else planned.value,
                "measure": self.indicator.measure, "comparator": self.comparator.value, "assigned_by": self.assigned_by,
                "source": None if source is None else source.text}

    def _told(self) -> "Tuple[str, ...]":
        return "id", "planned"


class Achievement(Item):
    """What a unit reached."""

    __slots__ = ()
    _fields = ("id", "unit", "indicator", "period", "actual", "status", "target", "stated_percent",
               "further_targets", "stated_share", "change", "is_cumulative", "part_of", "readings", "source")
    _list = "achievements"
    _columns = ("unit", "indicator", "period", "actual", "upper", "hedge", "measure", "planned", "percent_of_target",
                "completion", "attainment", "status", "source")

    @property
    def id(self) -> str:
        return str(self._raw.get_id())

    @property
    def unit(self) -> Unit:
        return Unit._of(self._raw.get_unit(), self._report)

    @property
    def indicator(self) -> Indicator:
        return Indicator._of(self._raw.get_indicator(), self._report)

    @property
    def period(self) -> Period:
        return Period._of(self._raw.get_period())

    @property
    def actual(self) -> "Optional[Quantity]":
        """The figure with its measure; nothing where none is told."""
        return Quantity._maybe(self._raw.get_actual())

    @property
    def value(self) -> "Optional[decimal.Decimal]":
        """The figure alone: ``actual.value``."""
        actual = self.actual
        return None if actual is None else actual.value

    @property
    def status(self) -> enums.Status:
        return enums.from_raw(enums.Status, self._raw.get_status())

    @property
    def target(self) -> "Optional[Target]":
        return Target._maybe(self._raw.get_target(), self._report)

    @property
    def percent_of_target(self) -> "Optional[decimal.Decimal]":
        """The percentage as it is written, whether it is right or not; see :attr:`completion`."""
        return self._value_of(self._raw.get_percent_of_target())

    @property
    def share(self) -> "Optional[decimal.Decimal]":
        """The percentage of a whole, as it is written."""
        return self._value_of(self._raw.get_share())

    @property
    def stated_percent(self) -> "Optional[Quantity]":
        """:attr:`percent_of_target` with its hedge and its precision."""
        return Quantity._maybe(self._raw.get_percent_of_target())

    @property
    def stated_share(self) -> "Optional[Quantity]":
        """:attr:`share` with its hedge and its precision."""
        return Quantity._maybe(self._raw.get_share())

    @staticmethod
    def _value_of(raw: Any) -> "Optional[decimal.Decimal]":
        return None if raw is None else decimal.Decimal(raw.dup_value())

    @property
    def further_targets(self) -> "Tuple[Tuple[Target, Optional[decimal.Decimal]], ...]":
        """Other targets, each with the percentage of it as written."""
        raw = self._raw
        return tuple((Target._of(raw.get_further_target(i), self._report),
                      self._value_of(raw.get_percent_of_further_target(i)))
                     for i in range(raw.get_n_further_targets()))

    @property
    def change(self) -> "Optional[Change]":
        return Change._maybe(self._raw.get_change())

    @property
    def is_cumulative(self) -> bool:
        return bool(self._raw.is_cumulative())

    @property
    def part_of(self) -> "Optional[str]":
        """The id of the achievement that this is a part of."""
        part_of: Optional[str] = self._raw.get_part_of()
        return part_of

    @property
    def readings(self) -> "Tuple[Tuple[Quantity, str], ...]":
        """Other ways to read the figure, each with the reason why it was not taken."""
        raw = self._raw
        return tuple((Quantity._of(raw.get_reading(i)), str(raw.get_reading_reason(i)))
                     for i in range(raw.get_n_readings()))

    @property
    def source(self) -> "Optional[Source]":
        return Source._maybe(self._raw.get_source())

    @property
    def completion(self) -> "Optional[fractions.Fraction]":
        """How much of the target was reached, computed and exact: 1 is all of it."""
        return to_fraction(self._raw.get_completion())

    @property
    def attainment(self) -> enums.Attainment:
        return enums.from_raw(enums.Attainment, self._raw.get_attainment())

    def judge(self, near: "Union[decimal.Decimal, fractions.Fraction, str]") -> enums.Attainment:
        """The attainment where a completion of ``near`` or more, but less than 1, is called near."""
        return enums.from_raw(enums.Attainment, self._raw.judge(to_raw_ratio("the threshold", near)))

    def infer_target(self) -> "Optional[Interval]":
        """The targets that the figure and the stated percentage allow."""
        raw = call(self._raw.infer_target)
        return None if raw is None else Interval._of(raw)

    def to_dict(self) -> "Dict[str, Any]":
        actual, target, source = self.actual, self.target, self.source
        planned = None if target is None else target.planned
        return {
            "unit": self.unit.name or self.unit.id,
            "indicator": self.indicator.label,
            "period": self.period.id,
            "actual": None if actual is None else actual.value,
            "upper": None if actual is None else actual.upper,
            "hedge": None if actual is None else actual.hedge.value,
            "measure": self.indicator.measure,
            "planned": None if planned is None else planned.value,
            "percent_of_target": self.percent_of_target,
            "completion": self.completion,
            "attainment": self.attainment.value,
            "status": self.status.value,
            "source": None if source is None else source.text,
        }

    def _told(self) -> "Tuple[str, ...]":
        return "id", "_line"

    @property
    def _line(self) -> str:
        return f"{self.unit.name or self.unit.id}: {self.indicator.label}: {'–' if self.actual is None else self.actual}"


class Ranking(Item):
    """A rank or grade that a unit was given."""

    __slots__ = ()
    _fields = ("id", "unit", "field", "period", "status", "rank", "cohort_size", "grade", "assessor", "source")
    _list = "rankings"
    _columns = ("unit", "field", "period", "status", "rank", "cohort_size", "grade", "assessor", "source")

    @property
    def id(self) -> str:
        return str(self._raw.get_id())

    @property
    def unit(self) -> Unit:
        return Unit._of(self._raw.get_unit(), self._report)

    @property
    def field(self) -> "Optional[str]":
        field: Optional[str] = self._raw.get_field()
        return field

    @property
    def period(self) -> Period:
        return Period._of(self._raw.get_period())

    @property
    def status(self) -> enums.RankingStatus:
        return enums.from_raw(enums.RankingStatus, self._raw.get_status())

    @property
    def rank(self) -> "Optional[int]":
        """1 is the best; nothing for a unit that was graded alone, or not ranked."""
        return int(self._raw.get_rank()) or None

    @property
    def cohort_size(self) -> "Optional[int]":
        """How many were ranked, where that is told."""
        return int(self._raw.get_cohort_size()) or None

    @property
    def grade(self) -> "Optional[str]":
        grade: Optional[str] = self._raw.get_grade()
        return grade

    @property
    def assessor(self) -> "Optional[str]":
        """Who gave the rank."""
        assessor: Optional[str] = self._raw.get_assessor()
        return assessor

    @property
    def source(self) -> "Optional[Source]":
        return Source._maybe(self._raw.get_source())

    def to_dict(self) -> "Dict[str, Any]":
        source = self.source
        return {
            "unit": self.unit.name or self.unit.id,
            "field": self.field,
            "period": self.period.id,
            "status": self.status.value,
            "rank": self.rank,
            "cohort_size": self.cohort_size,
            "grade": self.grade,
            "assessor": self.assessor,
            "source": None if source is None else source.text,
        }

    def _told(self) -> "Tuple[str, ...]":
        return "id", "_line"

    @property
    def _line(self) -> str:
        rank = None if self.rank is None else \
            f"rank {self.rank}" + ("" if self.cohort_size is None else f" of {self.cohort_size}")
        return f"{self.unit.name or self.unit.id}: {', '.join(filter(None, (rank, self.grade))) or 'not ranked'}"


class Directive(Item):
    """Recommendations or tasks that were carried over."""

    __slots__ = ()
    _fields = ("id", "kind", "count", "period", "status", "text", "source")
    _list = "directives"
    _columns = ("kind", "count", "status", "period", "text")

    @property
    def id(self) -> str:
        return str(self._raw.get_id())

    @property
    def kind(self) -> enums.DirectiveKind:
        return enums.from_raw(enums.DirectiveKind, self._raw.get_kind())

    @property
    def count(self) -> int:
        return int(self._raw.get_count())

    @property
    def period(self) -> "Optional[Period]":
        return Period._maybe(self._raw.get_period())

    @property
    def status(self) -> enums.DirectiveStatus:
        return enums.from_raw(enums.DirectiveStatus, self._raw.get_status())

    @property
    def text(self) -> "Optional[str]":
        text: Optional[str] = self._raw.get_text()
        return text

    @property
    def source(self) -> "Optional[Source]":
        return Source._maybe(self._raw.get_source())

    def to_dict(self) -> "Dict[str, Any]":
        return {"kind": self.kind.value, "count": self.count, "status": self.status.value,
                "period": None if self.period is None else self.period.id, "text": self.text}

    def _told(self) -> "Tuple[str, ...]":
        return "count", "kind", "status"


class Citation(Item):
    """A document that the report refers to."""

    __slots__ = ()
    _fields = ("id", "kind", "number", "date", "issuer", "source")
    _list = "citations"
    _columns = ("kind", "number", "date", "issuer")

    @property
    def id(self) -> str:
        return str(self._raw.get_id())

    @property
    def kind(self) -> "Optional[str]":
        kind: Optional[str] = self._raw.get_kind()
        return kind

    @property
    def number(self) -> "Optional[str]":
        number: Optional[str] = self._raw.get_number()
        return number

    @property
    def date(self) -> "Optional[datetime.date]":
        return to_date(self._raw.get_date())

    @property
    def issuer(self) -> "Optional[str]":
        issuer: Optional[str] = self._raw.get_issuer()
        return issuer

    @property
    def source(self) -> "Optional[Source]":
        return Source._maybe(self._raw.get_source())

    def to_dict(self) -> "Dict[str, Any]":
        return {"kind": self.kind, "number": self.number, "date": self.date, "issuer": self.issuer}

    def _told(self) -> "Tuple[str, ...]":
        return "kind", "number"


class Section(Item):
    """A part of the text with a heading."""

    __slots__ = ()
    _fields = ("number", "title", "span")
    _list = "sections"
    _columns = ("number", "title", "start", "end")

    @property
    def number(self) -> "Optional[str]":
        number: Optional[str] = self._raw.get_number()
        return number

    @property
    def title(self) -> "Optional[str]":
        title: Optional[str] = self._raw.get_title()
        return title

    @property
    def span(self) -> Span:
        return Span._of(self._raw.get_span())

    def to_dict(self) -> "Dict[str, Any]":
        return {"number": self.number, "title": self.title, "start": self.span.start, "end": self.span.end}

    def _told(self) -> "Tuple[str, ...]":
        return "number", "title"
