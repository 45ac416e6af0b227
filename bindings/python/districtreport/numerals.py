# SPDX-License-Identifier: LGPL-2.1-or-later
"""Figures as people read them. Only shown, never computed with."""

import decimal
import fractions
from typing import Union

from . import enums
from ._library import Dr
from .errors import call
from .figures import to_raw_ratio, to_text

Shown = Union[int, decimal.Decimal, fractions.Fraction]


def format_number(value: Shown, digits: "Union[int, None]" = None, *, numbers: str = "vi") -> str:
    """Writes a figure with groups of three: «1.234,5» (vi) or “1234.5” (plain).

    With ``digits`` it is rounded to that many decimals, half away from zero; a fraction must be.
    """
    if numbers not in ("vi", "plain"):
        raise ValueError(f"numbers is 'vi' or 'plain', not {numbers!r}")
    if digits is not None:
        if isinstance(digits, bool) or not isinstance(digits, int):
            raise TypeError(f"digits is an int, not {type(digits).__name__}")
        if not 0 <= digits <= 30:
            raise ValueError(f"digits is from 0 to 30, not {digits}")
        text = str(call(to_raw_ratio("a figure", value).to_decimal, digits, Dr.Rounding.HALF_AWAY_FROM_ZERO))
    elif isinstance(value, fractions.Fraction):
        if value.denominator != 1:
            raise TypeError("a fraction need not end: say to how many digits it is rounded")
        text = str(value.numerator)
    else:
        text = to_text("a figure", value)
    if numbers == "plain":
        return text
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, decimals = text.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return sign + grouped + ("," + decimals if decimals else "")


def plural(n: int, noun: str) -> str:
    """So many things in English: “1 finding”, “2 findings”."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


class Options:
    """How notebooks and charts show things; nothing else depends on it."""

    __slots__ = ("_language", "_numbers", "_max_rows")

    def __init__(self) -> None:
        self._language = enums.Language.VIETNAMESE
        self._numbers = "vi"
        self._max_rows = 60

    @property
    def language(self) -> enums.Language:
        """``"vi"`` or ``"en"``."""
        return self._language

    @language.setter
    def language(self, language: "Union[enums.Language, str]") -> None:
        self._language = enums.choose(enums.Language, language)

    @property
    def numbers(self) -> str:
        """``"vi"`` for «1.234,5», ``"plain"`` for “1234.5”."""
        return self._numbers

    @numbers.setter
    def numbers(self, numbers: str) -> None:
        if numbers not in ("vi", "plain"):
            raise ValueError(f"numbers is 'vi' or 'plain', not {numbers!r}")
        self._numbers = numbers

    @property
    def max_rows(self) -> int:
        """How many rows of a table are shown at most."""
        return self._max_rows

    @max_rows.setter
    def max_rows(self, rows: int) -> None:
        if isinstance(rows, bool) or not isinstance(rows, int):
            raise TypeError(f"max_rows is an int, not {type(rows).__name__}")
        if rows < 1:
            raise ValueError("max_rows is 1 or more")
        self._max_rows = rows

    def say(self, vietnamese: str, english: str) -> str:
        return vietnamese if self._language == enums.Language.VIETNAMESE else english

    def count(self, n: int, vietnamese: str, english: str) -> str:
        """So many things; their English name is that of one, which gets its plural by an s."""
        return self.say(f"{n} {vietnamese}", plural(n, english))

    def number(self, value: "Union[Shown, None]", digits: "Union[int, None]" = None) -> str:
        return "" if value is None else format_number(value, digits, numbers=self._numbers)

    def __repr__(self) -> str:
        return f"<options language={self.language} numbers={self.numbers} max_rows={self.max_rows}>"


options = Options()
