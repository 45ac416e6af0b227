# SPDX-License-Identifier: LGPL-2.1-or-later
"""A report that was read."""

import datetime
import os
from typing import Any, Callable, Iterable, Iterator, NamedTuple, Optional, Tuple, Type, TypeVar, Union, TYPE_CHECKING

from . import enums, html
from ._library import Dr, GLib
from .errors import Error, call
from .figures import Number, Period, Source, Span, no_nul, to_date
from .numerals import options, plural
from .items import Achievement, Citation, Directive, Indicator, Item, Items, Ranking, Section, Target, Unit

if TYPE_CHECKING:
    from .findings import Finding, Findings

_Thing = TypeVar("_Thing", bound=Item)


class Place(NamedTuple):
    """A place of a text as editors tell it; both count from 1."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}"


class Report:
    """A report: who reached what, against which target, with which rank. It never changes."""

    __slots__ = ("_raw", "_path", "_written", "__weakref__")
    _raw: Any
    _path: "Optional[str]"
    _written: "Optional[str]"

    def __init__(self, *_: object, **__: object) -> None:
        raise TypeError("a report is read: read(path), read_text(text) or Report.from_json(text)")

    @classmethod
    def _of(cls, raw: Any, path: "Optional[str]" = None) -> "Report":
        made = object.__new__(cls)
        made._raw = raw
        made._path = path
        made._written = None
        return made

    @classmethod
    def from_json(cls, json: "Union[str, bytes]") -> "Report":
        """Reads what :meth:`to_json` wrote; strictly, so that a slip is an error with its place."""
        return cls._from_json(json, None)

    @classmethod
    def _from_json(cls, json: "Union[str, bytes]", path: "Optional[str]") -> "Report":
        if isinstance(json, str):
            json = json.encode()
        if not isinstance(json, (bytes, bytearray)):
            raise TypeError(f"JSON is a str or bytes, not {type(json).__name__}")
        return cls._of(call(Dr.Report.new_from_json, GLib.Bytes.new(bytes(json)), None, path=path), path)

    def to_json(self, *, text: bool = True) -> str:
        """The report as JSON, with the whole text that it was read from or without."""
        return str(self._raw.to_json(bool(text)))

    # What it says of itself

    @property
    def path(self) -> "Optional[str]":
        """The file, as it was named by the caller."""
        return self._path

    @property
    def kind(self) -> enums.ReportKind:
        return enums.from_raw(enums.ReportKind, self._raw.get_kind())

    @property
    def title(self) -> "Optional[str]":
        title: Optional[str] = self._raw.get_title()
        return title

    @property
    def number(self) -> "Optional[str]":
        number: Optional[str] = self._raw.get_number()
        return number

    @property
    def issuer(self) -> Unit:
        return Unit._of(self._raw.get_issuer(), self)

    @property
    def place(self) -> "Optional[str]":
        """Where it was signed."""
        place: Optional[str] = self._raw.get_place()
        return place

    @property
    def date(self) -> "Optional[datetime.date]":
        """The day on which it was signed."""
        return to_date(self._raw.get_date())

    @property
    def period(self) -> Period:
        return Period._of(self._raw.get_period())

    @property
    def sha256(self) -> "Optional[str]":
        """The checksum of the document's bytes."""
        sha256: Optional[str] = self._raw.get_content_sha256()
        return sha256

    @property
    def content_type(self) -> "Optional[str]":
        content_type: Optional[str] = self._raw.get_content_type()
        return content_type

    @property
    def text(self) -> "Optional[str]":
        """The whole text as it was taken out of the document."""
        raw = self._raw.get_text()
        return None if raw is None else bytes(raw.get_bytes().get_data() or b"").decode()

    # What it holds

    def _items(self, kind: "Type[_Thing]", model: Any) -> "Items[_Thing]":
        return Items(lambda index: kind._of(model.get_item(index), self), range(model.get_n_items()),
                     kind._columns)

    @property
    def units(self) -> "Items[Unit]":
        return self._items(Unit, self._raw.get_units())

    @property
    def indicators(self) -> "Items[Indicator]":
        return self._items(Indicator, self._raw.get_indicators())

    @property
    def targets(self) -> "Items[Target]":
        return self._items(Target, self._raw.get_targets())

    @property
    def achievements(self) -> "Items[Achievement]":
        return self._items(Achievement, self._raw.get_achievements())

    @property
    def rankings(self) -> "Items[Ranking]":
        return self._items(Ranking, self._raw.get_rankings())

    @property
    def directives(self) -> "Items[Directive]":
        return self._items(Directive, self._raw.get_directives())

    @property
    def citations(self) -> "Items[Citation]":
        return self._items(Citation, self._raw.get_citations())

    @property
    def sections(self) -> "Items[Section]":
        return self._items(Section, self._raw.get_sections())

    @property
    def numbers(self) -> "Items[Number]":
        """Every number of the text, and what it is part of."""
        raw = self._raw
        return Items(lambda index: Number._of(raw.get_number_entry(index)), range(raw.get_n_numbers()),
                     Number._columns)

    def unit(self, id: str) -> Unit:
        """The unit of an id; a KeyError where there is none."""
        return self._look_up(Unit, self._raw.lookup_unit, id)

    def achievement(self, id: str) -> Achievement:
        """The achievement of an id; a KeyError where there is none."""
        return self._look_up(Achievement, self._raw.lookup_achievement, id)

    def _look_up(self, kind: "Type[_Thing]", look_up: "Callable[[str], Any]", id: str) -> "_Thing":
        raw = look_up(no_nul(id))
        if raw is None:
            raise KeyError(id)
        return kind._of(raw, self)

    def __len__(self) -> int:
        """How many achievements it states."""
        return len(self.achievements)

    def __iter__(self) -> "Iterator[Achievement]":
        return iter(self.achievements)

    def __bool__(self) -> bool:
        return True

    def locate(self, where: "Union[Span, Source, Item]") -> Place:
        """The line and column of a span, a source, or an item that was read."""
        if isinstance(where, Item):
            where = getattr(where, "source", None) or getattr(where, "span", None)  # type: ignore[assignment]
        span = where.span if isinstance(where, Source) else where
        if not isinstance(span, Span):
            raise TypeError("only a span, a source or an item that was read has a place")
        text = self._raw.get_text()
        if text is None:
            raise LookupError("the report was read without its text: write it with to_json(text=True)")
        place = call(text.locate, span.start)
        return Place(int(place.get_line()), int(place.get_column()))

    # What can be asked of it

    def check(self, *, against: "Union[Report, Iterable[Report]]" = (), without: "Iterable[str]" = (),
              rules: "Iterable[Callable[[Report], Iterable[Finding]]]" = (),
              language: "Union[enums.Language, str]" = "vi", cancellable: Any = None) -> "Findings":
        """Finds what does not add up; see :func:`districtreport.check`."""
        from .findings import check

        return check(self, against=against, without=without, rules=rules, language=language, cancellable=cancellable)

    def correct(self, corrections: "Union[str, bytes, os.PathLike[str]]", *, missing_ok: bool = False) -> "Report":
        """A new report in which a person has had the last word; see the page on corrections.

        Takes the path of a file of corrections, or its bytes. If nothing in it is for this
        report's document it raises :class:`MismatchError`; with ``missing_ok`` it gives the
        report itself, so that one file may serve many reports.
        """
        from .reading import load

        corrections_path = None if isinstance(corrections, bytes) else os.fspath(corrections)
        content = corrections if isinstance(corrections, bytes) else load(corrections)
        raw = call(Dr.Corrections.new_from_json, GLib.Bytes.new(content), None, path=corrections_path)
        if missing_ok and not raw.has_report(self._raw):
            return self
        return Report._of(call(raw.apply, self._raw, path=self._path), self._path)

    def to_pandas(self) -> Any:
        """A DataFrame of pandas with its achievements; ``report.rankings.to_pandas()`` has the ranks."""
        return self.achievements.to_pandas()

    # How Python sees it

    def _key(self) -> str:
        if self._written is None:
            self._written = self.to_json()
        return self._written

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Report):
            return NotImplemented
        return self._raw is other._raw or self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __copy__(self) -> "Report":
        return self

    def __deepcopy__(self, memo: object) -> "Report":
        return self

    def __reduce__(self) -> "Tuple[Any, ...]":
        return _revive, (self.to_json(), self._path)

    def __str__(self) -> str:
        """The report as the program prints it."""
        return self.to_text()

    def to_text(self, *, width: int = 80, language: "Union[enums.Language, str, None]" = None) -> str:
        """The report drawn for a terminal that is so many columns wide."""
        if isinstance(width, bool) or not isinstance(width, int):
            raise TypeError(f"a width is an int, not {type(width).__name__}")
        if not 0 <= width < 2 ** 31:
            raise ValueError(f"no terminal is {width} columns wide")
        chosen = options.language if language is None else language
        return str(self._raw.to_text(width, enums.raw_language(Dr.Language, chosen)))

    def __repr__(self) -> str:
        return (f"<Report {self.issuer.name or self.issuer.id!r} {self.period}: {plural(len(self.achievements), 'achievement')}, "
                f"{plural(len(self.rankings), 'ranking')}, {plural(len(self.units), 'unit')}>")

    def _repr_html_(self) -> str:
        return html.report(self)


def _revive(json: str, path: "Optional[str]") -> Report:
    return Report._from_json(json, path)


def as_report(value: object, what: str = "a report") -> Report:
    """Refuses what is no report with a word on how to get one."""
    if isinstance(value, Error):
        raise TypeError(f"{what} is expected, and this one could not be read: {value}")
    if not isinstance(value, Report):
        raise TypeError(f"{what} is a Report, such as read() gives, not {type(value).__name__}")
    return value
