# SPDX-License-Identifier: LGPL-2.1-or-later
"""The periodic reports of Vietnamese districts as data.

>>> import districtreport as dr
>>> report = dr.read("bao-cao-quy-iv-2024.txt")
>>> [(a.unit.name, a.value, a.percent_of_target) for a in report.achievements if a.attainment == "missed"]

Figures are :class:`decimal.Decimal` and quotients :class:`fractions.Fraction`: nothing passes
through a floating-point number.
"""

from ._library import version as __version__
from .comparison import Comparison, Difference, compare
from .dataset import Dataset
from .enums import (Aspect, Attainment, ChangeKind, Comparator, Desire, DifferenceKind, Direction, DirectiveKind,
                    DirectiveStatus, DividedUnits, Hedge, Language, MovementKind, Nature, NestedUnits, NumberRole, Parts, PeriodKind, QuotaEdge,
                    RankingStatus, RankMethod, ReportKind, Rounding, Scoring, Severity, Status, UnitKind, UnitLevel, UnrankedReason)
from .errors import (CancelledError, DirectoryError, DividedError, EncodingError, Error, FigureOverflowError, FileError,
                     FloatingError, ForbiddenFileError, InvalidError, LimitError, MalformedError, MismatchError, MissingFileError,
                     UndefinedError, UnsupportedError)
from .figures import Change, Interval, Number, Period, Quantity, Source, Span
from .findings import Finding, Findings, check, rules
from .items import Achievement, Citation, Directive, Indicator, Item, Items, Ranking, Section, Target, Unit
from .numerals import format_number, options
from .reading import read, read_bytes, read_many, read_text
from .register import Share, UnitRegister
from .report import Place, Report
from .standings import Condition, Criterion, Movement, Standing, Standings, bump, rank
from .summary import Summary
from .table import Table

__all__ = [
    "Achievement", "Aspect", "Attainment", "CancelledError", "Change", "ChangeKind", "Citation", "Comparator",
    "Comparison", "Condition", "Criterion", "Dataset", "Desire", "Difference", "DifferenceKind", "Direction",
    "Directive", "DirectiveKind", "DirectiveStatus", "DirectoryError", "DividedError", "DividedUnits", "EncodingError",
    "Error", "FigureOverflowError", "FileError", "Finding", "Findings", "FloatingError", "ForbiddenFileError", "Hedge",
    "Indicator", "Interval", "InvalidError", "Item", "Items", "Language", "LimitError", "MalformedError",
    "MismatchError", "MissingFileError", "Movement", "MovementKind", "Nature", "NestedUnits", "Number", "NumberRole", "Parts",
    "Period", "PeriodKind", "Place", "Quantity", "QuotaEdge", "RankMethod", "Ranking", "RankingStatus", "Report",
    "ReportKind", "Rounding", "Scoring", "Section", "Severity", "Share", "Source", "Span", "Standing", "Standings", "Status", "Summary", "Table",
    "Target", "UndefinedError", "Unit", "UnitKind", "UnitLevel", "UnitRegister", "UnrankedReason", "UnsupportedError", "__version__", "bump", "check",
    "compare", "format_number", "options", "rank", "read", "read_bytes", "read_many", "read_text", "rules",
]
