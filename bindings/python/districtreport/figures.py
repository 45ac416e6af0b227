# SPDX-License-Identifier: LGPL-2.1-or-later
"""Figures and what they are told with: exact, never a float."""

import datetime
import decimal
import fractions
import numbers
from typing import Any, ClassVar, Dict, NamedTuple, Optional, Tuple, Type, TypeVar, Union

from . import enums
from ._library import Dr, GLib
from .errors import MalformedError, call, refuse_float

Figure = Union[int, str, decimal.Decimal]
"""What an exact figure may be given as."""

_Value = TypeVar("_Value", bound="Value")


def to_text(what: str, value: object) -> str:
    """A figure as the library takes it: plain decimal digits."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, decimal.Decimal):
        if not value.is_finite():
            raise ValueError(f"{what} is a number, not {value}")
        return format(value, "f")
    if isinstance(value, numbers.Integral) and not isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float) or (isinstance(value, numbers.Real) and not isinstance(value, numbers.Rational)):
        refuse_float(what, value)
    raise TypeError(f"{what} is a Decimal, an int or a text of digits, not {type(value).__name__}")


def to_fraction(raw: Any) -> "Optional[fractions.Fraction]":
    return None if raw is None else fractions.Fraction(int(raw.dup_numerator()), int(raw.dup_denominator()))


def to_raw_ratio(what: str, value: object) -> Any:
    """A ratio of the library for an exact number of Python."""
    if isinstance(value, fractions.Fraction):
        return call(Dr.Ratio.new, str(value.numerator), str(value.denominator))
    return call(Dr.Ratio.parse, to_text(what, value))


def to_decimal(text: "Optional[str]") -> "Optional[decimal.Decimal]":
    return None if text is None else decimal.Decimal(text)


def to_date(raw: Any) -> "Optional[datetime.date]":
    if raw is None or not raw.valid():
        return None
    return datetime.date(raw.get_year(), int(raw.get_month()), raw.get_day())


def from_date(day: datetime.date) -> Any:
    return GLib.Date.new_dmy(day.day, GLib.DateMonth(day.month), day.year)


class Value:
    """An immutable value of the library: compared, hashed, copied and pickled by what it says."""

    __slots__ = ("_raw",)
    _raw: Any

    @classmethod
    def _of(cls: "Type[_Value]", raw: Any) -> "_Value":
        made = object.__new__(cls)
        made._raw = raw
        return made

    @classmethod
    def _maybe(cls: "Type[_Value]", raw: Any) -> "Optional[_Value]":
        return None if raw is None else cls._of(raw)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        return bool(self._raw == other._raw)

    def __hash__(self) -> int:
        return hash(self._raw)

    def __copy__(self: _Value) -> _Value:
        return self

    def __deepcopy__(self: _Value, memo: object) -> _Value:
        return self

    def __reduce__(self) -> "Tuple[Any, ...]":
        return _revive, (type(self), self._raw)

    def __str__(self) -> str:
        return str(self._raw)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"


def _revive(cls: "Type[_Value]", raw: Any) -> "_Value":
    return cls._of(raw)


class _Ordered(Value):
    __slots__ = ()

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        return bool(self._raw < other._raw)

    def __le__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        return bool(self._raw <= other._raw)

    def __gt__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        return bool(self._raw > other._raw)

    def __ge__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        return bool(self._raw >= other._raw)


class Interval(NamedTuple):
    """What a figure may stand for; an end that is ``None`` has no bound."""

    lower: Optional[fractions.Fraction]
    lower_closed: bool
    upper: Optional[fractions.Fraction]
    upper_closed: bool

    def __contains__(self, value: object) -> bool:
        if isinstance(value, float):
            refuse_float("what an interval is asked for", value)
        if not isinstance(value, (int, decimal.Decimal, fractions.Fraction)):
            return False
        exact = fractions.Fraction(value)
        above = self.lower is None or exact > self.lower or (self.lower_closed and exact == self.lower)
        below = self.upper is None or exact < self.upper or (self.upper_closed and exact == self.upper)
        return above and below

    @classmethod
    def _of(cls, raw: Any) -> "Interval":
        return cls(to_fraction(raw.get_lower()), raw.get_lower_end() == Dr.End.CLOSED,
                   to_fraction(raw.get_upper()), raw.get_upper_end() == Dr.End.CLOSED)


class Quantity(Value):
    """A figure with its measure, as precise as it was written.

    Equal are figures that say the same, «1 tỷ đồng» and «1.000 triệu đồng» are not; what is larger is told by values
    alone, of one measure.

    >>> Quantity("45,2 tỷ đồng").value
    Decimal('45200000000')
    >>> Quantity(486, "hội viên")
    Quantity('486 hội viên')
    >>> Quantity("1 tỷ đồng") >= Quantity("1.000 triệu đồng")
    True
    """

    __slots__ = ()

    def __init__(self, value: Figure, measure: "Optional[str]" = None, *,
                 hedge: "Union[enums.Hedge, str]" = enums.Hedge.EXACT, upper: "Optional[Figure]" = None) -> None:
        if measure is None:
            if upper is not None or hedge != enums.Hedge.EXACT:
                raise TypeError("a hedge or an upper end needs a value and a measure of its own")
            if not isinstance(value, str):
                to_text("a figure", value)
                raise TypeError(f"a figure needs its measure: Quantity({value!r}, 'hội viên')")
            self._raw = call(Dr.Quantity.parse, no_nul(value))
            return
        if not isinstance(measure, str):
            raise TypeError(f"a measure is a str, not {type(measure).__name__}")
        kind = to_raw_hedge(enums.Hedge.RANGE if upper is not None else hedge)
        text = to_text("a figure", value)
        if upper is None:
            self._raw = call(Dr.Quantity.new, text, no_nul(measure), kind)
        else:
            upper_text = to_text("a figure", upper)
            places = max(len(end.partition(".")[2]) for end in (text, upper_text))
            resolution = "0." + "0" * (places - 1) + "1" if places else "1"
            self._raw = call(Dr.Quantity.new_full, text, upper_text, no_nul(measure), kind, resolution)

    @property
    def value(self) -> decimal.Decimal:
        """The figure; of a range, its lower end."""
        return decimal.Decimal(self._raw.dup_value())

    @property
    def upper(self) -> "Optional[decimal.Decimal]":
        """The upper end of a range."""
        return to_decimal(self._raw.dup_upper())

    @property
    def resolution(self) -> decimal.Decimal:
        """What the last digit as written stands for: 100000000 in «45,2 tỷ»."""
        return decimal.Decimal(self._raw.dup_resolution())

    @property
    def measure(self) -> str:
        """What is counted, in canonical form."""
        return str(self._raw.get_measure())

    @property
    def hedge(self) -> enums.Hedge:
        return enums.from_raw(enums.Hedge, self._raw.get_hedge())

    @property
    def bounds(self) -> Interval:
        """What the figure as written may stand for."""
        return Interval._of(call(self._raw.get_bounds))

    def _ends(self, other: "Quantity") -> "Tuple[decimal.Decimal, decimal.Decimal]":
        """What it is ordered by, beside another figure."""
        if self.measure != other.measure:
            call(self._raw.subtract, other._raw)  # says what is wrong
        value, upper = self.value, self.upper
        return value, value if upper is None else upper

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        return self._ends(other) < other._ends(self)

    def __le__(self, other: object) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        return self._ends(other) <= other._ends(self)

    def __gt__(self, other: object) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        return self._ends(other) > other._ends(self)

    def __ge__(self, other: object) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        return self._ends(other) >= other._ends(self)

    def __add__(self, other: object) -> "Quantity":
        if not isinstance(other, Quantity):
            return NotImplemented
        return Quantity._of(call(self._raw.add, other._raw))

    def __radd__(self, other: object) -> "Quantity":
        """For ``sum()``, which begins with 0."""
        if not isinstance(other, int) or isinstance(other, bool) or other != 0:
            return NotImplemented
        return self

    def __sub__(self, other: object) -> "Quantity":
        if not isinstance(other, Quantity):
            return NotImplemented
        return Quantity._of(call(self._raw.subtract, other._raw))

    def __truediv__(self, other: object) -> fractions.Fraction:
        """An exact fraction; of figures of one measure alone."""
        if not isinstance(other, Quantity):
            return NotImplemented
        ratio = to_fraction(call(self._raw.divide, other._raw))
        assert ratio is not None
        return ratio

    def __float__(self) -> float:
        """For charts alone: nothing here computes with it."""
        return float(self._raw.to_double())


def to_raw_hedge(hedge: "Union[enums.Hedge, str]") -> Any:
    return enums.to_raw(Dr.Hedge, enums.Hedge, hedge)


def no_nul(text: str) -> str:
    """C ends a text at a NUL character, and would read less than was given."""
    if not isinstance(text, str):
        raise TypeError(f"expected a str, not {type(text).__name__}")
    if "\0" in text:
        raise ValueError(f"a text cannot hold a NUL character: {text!r}")
    return text


class Period(_Ordered):
    """A stretch of days with a name: ``Period("2023-Q4")``, ``"2023"``, ``"2023-05"``, ``"2020/2025"``."""

    __slots__ = ()

    def __init__(self, id: str) -> None:
        try:
            self._raw = call(Dr.Period.parse, no_nul(id))
        except MalformedError as error:
            if not error.message.endswith("is not the id of a period"):
                raise
            raise MalformedError(f"{error.message}, such as 2024, 2024-Q4, 2024-05 or 2020/2025") from error.__cause__

    @property
    def id(self) -> str:
        return str(self._raw.to_string())

    @property
    def kind(self) -> enums.PeriodKind:
        return enums.from_raw(enums.PeriodKind, self._raw.get_kind())

    @property
    def first_day(self) -> datetime.date:
        day = to_date(self._raw.get_first_day())
        assert day is not None
        return day

    @property
    def last_day(self) -> datetime.date:
        day = to_date(self._raw.get_last_day())
        assert day is not None
        return day

    @property
    def year(self) -> int:
        """The year of its last day."""
        return self.last_day.year

    def __len__(self) -> int:
        """How many days it has."""
        return int(self._raw.get_n_days())

    def __contains__(self, other: object) -> bool:
        if isinstance(other, Period):
            return bool(self._raw.contains(other._raw))
        if isinstance(other, datetime.date):
            return bool(self._raw.contains_day(from_date(other)))
        raise TypeError(f"a period holds dates and periods, not {type(other).__name__}")

    def previous(self) -> "Period":
        """The period of its kind before it."""
        return Period._of(call(self._raw.previous))

    def year_earlier(self) -> "Period":
        """The same period of the year before."""
        return Period._of(call(self._raw.year_earlier))

    def display(self, language: "Union[enums.Language, str]" = "vi") -> str:
        """As a person writes it: «quý IV/2023»."""
        return str(self._raw.to_display(enums.raw_language(Dr.Language, language)))


def to_raw_period(period: "Union[Period, str]") -> Any:
    if isinstance(period, str):
        period = Period(period)
    if not isinstance(period, Period):
        raise TypeError(f"a period is a Period or its id as a str, not {type(period).__name__}")
    return period._raw


class Span(_Ordered):
    """Where something stands in the text of its report: the bytes from start to end."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Span({self.start}, {self.end})"

    def __init__(self, start: int, end: int) -> None:
        for offset in (start, end):
            if isinstance(offset, bool) or not isinstance(offset, numbers.Integral):
                raise TypeError(f"an offset is an int, not {type(offset).__name__}")
            if not 0 <= int(offset) < 2 ** 63:
                raise ValueError(f"an offset of {offset} bytes is none")
        self._raw = call(Dr.Span.new, int(start), int(end))

    @property
    def start(self) -> int:
        return int(self._raw.get_start())

    @property
    def end(self) -> int:
        return int(self._raw.get_end())

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: object) -> bool:
        if not isinstance(other, Span):
            raise TypeError(f"a span holds spans, not {type(other).__name__}")
        return bool(self._raw.contains(other._raw))


class Source(Value):
    """What was read for an item: its text, and where it stands."""

    __slots__ = ()

    def __init__(self, span: Span, text: str, location: "Optional[str]" = None) -> None:
        if not isinstance(span, Span):
            raise TypeError(f"the place of a source is a Span, not {type(span).__name__}")
        self._raw = call(Dr.Source.new, span._raw, no_nul(text), None if location is None else no_nul(location))

    def __repr__(self) -> str:
        return f"<Source {self.text!r} at {self.span}>"

    @property
    def span(self) -> Span:
        return Span._of(self._raw.get_span())

    @property
    def text(self) -> str:
        return str(self._raw.get_text())

    @property
    def location(self) -> "Optional[str]":
        """The part, paragraph or cell of a document that is no plain text."""
        location: Optional[str] = self._raw.get_location()
        return location


class Change(Value):
    """A change that the text states: «tăng 6,2% so với năm 2023»."""

    __slots__ = ()

    def __init__(self, kind: "Union[enums.ChangeKind, str]", direction: "Union[enums.Direction, str]",
                 value: Figure, against: "Optional[str]" = None) -> None:
        self._raw = call(Dr.Change.new, enums.to_raw(Dr.ChangeKind, enums.ChangeKind, kind),
                         enums.to_raw(Dr.Direction, enums.Direction, direction), to_text("a change", value),
                         None if against is None else no_nul(against))

    def __repr__(self) -> str:
        return f"<Change {self}>"

    @property
    def kind(self) -> enums.ChangeKind:
        return enums.from_raw(enums.ChangeKind, self._raw.get_kind())

    @property
    def direction(self) -> enums.Direction:
        return enums.from_raw(enums.Direction, self._raw.get_direction())

    @property
    def value(self) -> decimal.Decimal:
        """How much, never below zero: the direction says whether up or down."""
        return decimal.Decimal(self._raw.dup_value())

    @property
    def against(self) -> "Optional[str]":
        """The id of the period that it is told against, ``"target"``, or nothing."""
        against: Optional[str] = self._raw.get_against()
        return against


class Number(Value):
    """A number of the text, and what it is part of: nothing is dropped in silence."""

    __slots__ = ()
    _columns: "ClassVar[Tuple[str, ...]]" = ("text", "start", "end", "role", "item")

    def __repr__(self) -> str:
        return f"<Number {self.text!r} {self.role}{f' of {self.item}' if self.item else ''}>"

    def __init__(self, *_: object) -> None:
        raise TypeError("numbers come from a report: report.numbers")

    @property
    def text(self) -> str:
        return str(self._raw.get_text())

    @property
    def span(self) -> Span:
        return Span._of(self._raw.get_span())

    def to_dict(self) -> "Dict[str, Any]":
        return {"text": self.text, "start": self.span.start, "end": self.span.end, "role": self.role.value, "item": self.item}

    @property
    def role(self) -> enums.NumberRole:
        return enums.from_raw(enums.NumberRole, self._raw.get_role())

    @property
    def item(self) -> "Optional[str]":
        """The id of the item that it is part of."""
        item: Optional[str] = self._raw.get_item()
        return item
