# SPDX-License-Identifier: LGPL-2.1-or-later
"""The periodic reports of Vietnamese districts as data.

>>> import districtreport as dr
>>> report = dr.read("bao-cao-quy-iv-2024.txt")
>>> [(a.unit.name, a.value, a.percent_of_target) for a in report.achievements if a.attainment == "missed"]

Figures are :class:`decimal.Decimal` and quotients :class:`fractions.Fraction`: nothing passes
through a floating-point number.
"""

from .comparison import Comparison, Difference, compare
from .enums import (Aspect, Attainment, ChangeKind, Comparator, Desire, DifferenceKind, Direction, DirectiveKind,
                    DirectiveStatus, Hedge, Language, Nature, NumberRole, PeriodKind, RankingStatus, ReportKind,
                    Severity, Status, UnitKind, UnitLevel)
from .errors import (CancelledError, DirectoryError, DividedError, EncodingError, Error, FigureOverflowError, FileError,
                     ForbiddenFileError, InvalidError, LimitError, MalformedError, MismatchError, MissingFileError,
                     UndefinedError, UnsupportedError)
from .figures import Change, Interval, Number, Period, Quantity, Source, Span
from .findings import Finding, Findings, check, rules
from .items import Achievement, Citation, Directive, Indicator, Item, Items, Ranking, Section, Target, Unit
from .numerals import format_number, options
from .reading import read, read_bytes, read_many, read_text
from .report import Place, Report

__all__ = [
    "Achievement", "Aspect", "Attainment", "CancelledError", "Change", "ChangeKind", "Citation", "Comparator",
    "Comparison", "Desire", "Difference", "DifferenceKind", "Direction", "Directive", "DirectiveKind",
    "DirectiveStatus", "DirectoryError", "DividedError", "EncodingError", "Error", "FigureOverflowError", "FileError",
    "Finding", "Findings", "ForbiddenFileError", "Hedge", "Indicator", "Interval", "InvalidError", "Item", "Items",
    "Language", "LimitError", "MalformedError", "MismatchError", "MissingFileError", "Nature", "Number", "NumberRole",
    "Period", "PeriodKind", "Place", "Quantity", "Ranking", "RankingStatus", "Report", "ReportKind", "Section",
    "Severity", "Source", "Span", "Status", "Target", "UndefinedError", "Unit", "UnitKind", "UnitLevel",
    "UnsupportedError", "check", "compare", "format_number", "options", "read", "read_bytes", "read_many", "read_text",
    "rules",
]
