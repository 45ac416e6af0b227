# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a handful of achievements adds up to. For many, and by unit or year, there are datasets."""

import fractions
from typing import Any, Dict, Iterable, Optional, Tuple, Union

from . import enums
from ._library import Dr
from .errors import call
from .figures import Interval, Quantity, to_fraction, to_raw_ratio
from .items import Achievement


class Summary:
    """What achievements add up to: those of a report, of several, or those behind a cell of a table.

    Nothing is counted twice: parts do not count beside their whole, nor what is said again. Figures
    that do not add up, of several measures or levels at different days, are a MismatchError of what
    is asked of them; what was attained is counted of any.

    >>> dr.Summary(a for a in report.achievements if a.indicator.id == "hoi-vien-ket-nap").sum
    Quantity('538 hội viên')

    Args:
        achievements: in any order, each once.
        near: from which completion on a target that was missed was nearly met, such as ``"0.9"``.
    """

    __slots__ = ("_raw", "_achievements", "_near", "__weakref__")

    def __init__(self, achievements: "Iterable[Achievement]", *,
                 near: "Union[str, fractions.Fraction, None]" = None) -> None:
        found = tuple(achievements)
        for one in found:
            if not isinstance(one, Achievement):
                raise TypeError(f"a summary is of achievements, not of {type(one).__name__}")
        self._achievements: "Tuple[Achievement, ...]" = found
        self._near = near
        threshold = None if near is None else to_raw_ratio("the threshold", near)
        self._raw: Any = call(Dr.Summary.new_near, [one._raw for one in found], threshold)

    @property
    def achievements(self) -> "Tuple[Achievement, ...]":
        """Those that it is of."""
        return self._achievements

    def __len__(self) -> int:
        """How many achievements it is of, with a figure or without."""
        return len(self._achievements)

    def __bool__(self) -> bool:
        return True

    @property
    def n_actuals(self) -> int:
        """How many figures the sum and the mean are made of."""
        return int(self._raw.get_n_actuals())

    @property
    def attained(self) -> "Dict[enums.Attainment, int]":
        """How many achievements stand to their targets in each way; those without a target are undefined."""
        return {one: int(self._raw.get_n_attained(enums.to_raw(Dr.Attainment, enums.Attainment, one)))
                for one in enums.Attainment}

    @property
    def measure(self) -> "Optional[str]":
        """What all figures count, if it is one thing."""
        measure = self._raw.get_measure()
        return None if measure is None else str(measure)

    @property
    def sum(self) -> "Optional[Quantity]":
        """The exact sum; of nothing there is none. With hedged figures it is hedged, and ``bounds`` tell what it may be."""
        return Quantity._maybe(call(self._raw.get_sum))

    @property
    def bounds(self) -> "Optional[Interval]":
        """What the sum may be, given what every figure may be: rounded figures and hedges included."""
        raw = call(self._raw.get_sum_bounds)
        return None if raw is None else Interval._of(raw)

    @property
    def mean(self) -> "Optional[fractions.Fraction]":
        """The sum over the number of figures; what is missing does not count."""
        return to_fraction(call(self._raw.get_mean))

    @property
    def completion(self) -> "Optional[fractions.Fraction]":
        """How much of all targets together was reached, of the achievements that have both; 1 is exactly reached."""
        return to_fraction(call(self._raw.get_completion))

    @property
    def status(self) -> enums.Status:
        """The standing of the sum: one estimated figure makes it estimated."""
        return enums.from_raw(enums.Status, self._raw.get_status())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Summary):
            return NotImplemented
        return self._achievements == other._achievements and self._near == other._near

    def __hash__(self) -> int:
        return hash(self._achievements)

    def __reduce__(self) -> "Tuple[Any, ...]":
        return _revive, (self._achievements, self._near)

    def __repr__(self) -> str:
        told = [f"{len(self)} achievement{'' if len(self) == 1 else 's'}"]
        if self.measure is not None:
            told.append(self.measure)
        told += [f"{count} {one.value}" for one, count in self.attained.items()
                 if count > 0 and one != enums.Attainment.UNDEFINED]
        return f"<Summary: {', '.join(told)}>"


def _revive(achievements: "Tuple[Achievement, ...]", near: "Union[str, fractions.Fraction, None]") -> Summary:
    return Summary(achievements, near=near)
