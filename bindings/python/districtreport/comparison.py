# SPDX-License-Identifier: LGPL-2.1-or-later
"""What differs between two drafts of a report."""

import os
from typing import Any, Dict, List, Optional, Sequence, Tuple, Type, Union, overload

from . import enums, html, items
from ._library import Dr
from .errors import call
from .numerals import options, plural
from .reading import read
from .report import Report, as_report


class Difference:
    """An item that was added, removed or changed."""

    __slots__ = ("_raw", "_comparison")

    def __init__(self, raw: Any, comparison: "Comparison") -> None:
        self._raw = raw
        self._comparison = comparison

    @property
    def kind(self) -> enums.DifferenceKind:
        return enums.from_raw(enums.DifferenceKind, self._raw.get_kind())

    @property
    def old_item(self) -> "Optional[items.Item]":
        return _item(self._raw.get_old_item(), self._comparison.old)

    @property
    def new_item(self) -> "Optional[items.Item]":
        return _item(self._raw.get_new_item(), self._comparison.new)

    @property
    def aspects(self) -> "Dict[enums.Aspect, Tuple[Optional[str], Optional[str]]]":
        """What of the item differs: the old and the new value as text."""
        found: "Dict[enums.Aspect, Tuple[Optional[str], Optional[str]]]" = {}
        for aspect in enums.Aspect:
            raw = enums.to_raw(Dr.Aspect, enums.Aspect, aspect)
            if self._raw.has_aspect(raw):
                found[aspect] = (self._raw.dup_old_value(raw), self._raw.dup_new_value(raw))
        return found

    def to_dict(self) -> "Dict[str, Any]":
        item = self.new_item or self.old_item
        return {"kind": self.kind.value, "item": repr(item),
                **{f"{side} {aspect}": values[index] for aspect, values in self.aspects.items()
                   for index, side in enumerate(("old", "new"))}}

    def __repr__(self) -> str:
        changes = "; ".join(f"{aspect}: {old or '–'} → {new or '–'}" for aspect, (old, new) in self.aspects.items())
        return f"<Difference {self.kind} {self.new_item or self.old_item!r}{' ' if changes else ''}{changes}>"


_KINDS: "Dict[str, Type[items.Item]]" = {
    "Achievement": items.Achievement, "Ranking": items.Ranking, "Directive": items.Directive,
    "Citation": items.Citation, "Target": items.Target, "Unit": items.Unit, "Section": items.Section}


def _item(raw: Any, report: Report) -> "Optional[items.Item]":
    return None if raw is None else _KINDS[type(raw).__name__]._of(raw, report)


class Comparison(Sequence[Difference]):
    """The differences between two drafts. True where there are any."""

    __slots__ = ("_raw", "old", "new", "_differences")

    def __init__(self, old: Report, new: Report) -> None:
        self.old, self.new = as_report(old, "the old draft"), as_report(new, "the new draft")
        self._raw = call(Dr.Comparison.new, old._raw, new._raw, path=new.path)
        self._differences: "Tuple[Difference, ...]" = tuple(
            Difference(raw, self) for raw in self._raw.list_differences())

    @overload
    def __getitem__(self, index: int) -> Difference: ...

    @overload
    def __getitem__(self, index: slice) -> "Tuple[Difference, ...]": ...

    def __getitem__(self, index: "Union[int, slice]") -> "Union[Difference, Tuple[Difference, ...]]":
        return self._differences[index]

    def __len__(self) -> int:
        return len(self._differences)

    @property
    def n_unchanged(self) -> int:
        return int(self._raw.get_n_unchanged())

    def to_text(self, *, language: "Union[enums.Language, str, None]" = None) -> str:
        """As ``districtreport compare`` prints it."""
        chosen = enums.raw_language(Dr.Language, options.language if language is None else language)
        return str(self._raw.to_text(self.old.path or "old", self.new.path or "new", chosen))

    def to_json(self) -> str:
        return str(self._raw.to_json())

    def to_pylist(self) -> "List[Dict[str, Any]]":
        return [difference.to_dict() for difference in self]

    def to_pandas(self) -> Any:
        """A DataFrame of pandas, a row for each."""
        return items.frame_of(self.to_pylist(), ("kind", "item"))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Comparison):
            return NotImplemented
        return self.old == other.old and self.new == other.new

    def __hash__(self) -> int:
        return hash((self.old, self.new))

    def __reduce__(self) -> "Tuple[Any, ...]":
        return Comparison, (self.old, self.new)

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        return "\n ".join([f"<Comparison: {plural(len(self), 'difference')}, {self.n_unchanged} unchanged>",
                           *map(repr, self[:10])])

    def _repr_html_(self) -> str:
        return html.comparison(self)


def compare(old: "Union[Report, str, os.PathLike[str]]", new: "Union[Report, str, os.PathLike[str]]") -> Comparison:
    """Compares two drafts of a report, figure by figure; each a report, or the path of its file."""
    return Comparison(old if isinstance(old, Report) else read(old), new if isinstance(new, Report) else read(new))
