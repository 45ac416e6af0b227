# SPDX-License-Identifier: LGPL-2.1-or-later
"""Closed lists of words. Each is a string as well: ``attainment == "missed"``."""

import enum
from typing import Any, Type, TypeVar

_Kind = TypeVar("_Kind", bound="Word")


class Word(str, enum.Enum):
    """A word of a closed list."""

    def __str__(self) -> str:
        return str(self.value)

    def __format__(self, format_spec: str) -> str:
        return format(str(self.value), format_spec)


def from_raw(kind: "Type[_Kind]", raw: Any) -> "_Kind":
    return kind(raw.value_nick)


def choose(kind: "Type[_Kind]", word: "_Kind | str") -> "_Kind":
    """The word of a list; what is none of it is a ValueError that names the list."""
    try:
        return kind(word)
    except ValueError:
        words = ", ".join(repr(member.value) for member in kind)
        raise ValueError(f"{word!r} is none of {words}") from None


def to_raw(raw_kind: Any, kind: "Type[_Kind]", word: "_Kind | str") -> Any:
    """The value of the library for a word."""
    return getattr(raw_kind, choose(kind, word).value.upper().replace("-", "_"))


class ReportKind(Word):
    """What a report covers."""

    OTHER = "other"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEAR = "half-year"
    NINE_MONTH = "nine-month"
    ANNUAL = "annual"
    TERM = "term"


class Status(Word):
    """What an actual figure is; :data:`MISSING` where none is told."""

    NORMAL = "normal"
    ESTIMATED = "estimated"
    PROVISIONAL = "provisional"
    NIL = "nil"
    MISSING = "missing"
    NOT_APPLICABLE = "not-applicable"


class Attainment(Word):
    """How an achievement stands to its target."""

    UNDEFINED = "undefined"
    EXCEEDED = "exceeded"
    MET = "met"
    NEAR = "near"
    MISSED = "missed"


class Hedge(Word):
    """How sure the writer of a figure was: «hơn», «gần», «khoảng» …"""

    EXACT = "exact"
    OVER = "over"
    UNDER = "under"
    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    RANGE = "range"


class Comparator(Word):
    """How a target is meant."""

    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    EXACTLY = "exactly"
    BETWEEN = "between"
    MAINTAIN = "maintain"


class Nature(Word):
    """What may be done with an indicator: a flow adds up, a stock not over time, a ratio never."""

    FLOW = "flow"
    STOCK = "stock"
    RATIO = "ratio"


class Desire(Word):
    """Whether more of an indicator is better, or less."""

    MORE = "more"
    LESS = "less"


class ChangeKind(Word):
    """How a change is told: in the measure, in per cent, or in percentage points."""

    ABSOLUTE = "absolute"
    PERCENT = "percent"
    POINTS = "points"


class Direction(Word):
    """Whether a figure went up or down."""

    UP = "up"
    DOWN = "down"


class RankingStatus(Word):
    """Whether a unit was ranked, graded alone, or expressly not ranked."""

    RANKED = "ranked"
    GRADED = "graded"
    UNRANKED = "unranked"


class DirectiveKind(Word):
    """What was carried over."""

    RECOMMENDATION = "recommendation"
    TASK = "task"


class DirectiveStatus(Word):
    """Whether it was done."""

    UNKNOWN = "unknown"
    OPEN = "open"
    DONE = "done"


class NumberRole(Word):
    """What a number of the text is part of."""

    UNREAD = "unread"
    ACHIEVEMENT = "achievement"
    TARGET = "target"
    PERCENT = "percent"
    SHARE = "share"
    CHANGE = "change"
    RANK = "rank"
    DATE = "date"
    CITATION = "citation"
    ORDINAL = "ordinal"
    NUMBERING = "numbering"
    NAME = "name"
    DIRECTIVE = "directive"


class PeriodKind(Word):
    """How long a period is."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    NINE_MONTHS = "nine-months"
    YEAR = "year"
    TERM = "term"
    RANGE = "range"


class UnitKind(Word):
    """What a unit is."""

    OTHER = "other"
    COMMITTEE = "committee"
    ADVISORY_BODY = "advisory-body"
    COUNCIL = "council"
    GOVERNMENT = "government"
    FRONT = "front"
    MASS_ORGANISATION = "mass-organisation"
    ASSOCIATION = "association"
    AGENCY = "agency"
    ARMED_FORCE = "armed-force"
    SCHOOL = "school"
    TRAINING_CENTRE = "training-centre"
    GRASSROOTS = "grassroots"
    ENTERPRISE = "enterprise"
    AREA = "area"


class UnitLevel(Word):
    """Where a unit stands in the state."""

    UNKNOWN = "unknown"
    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    HAMLET = "hamlet"


class Severity(Word):
    """How bad a finding is."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class DifferenceKind(Word):
    """What happened to an item between two drafts."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Aspect(Word):
    """What of an item differs between two drafts."""

    INDICATOR = "indicator"
    ACTUAL = "actual"
    STATUS = "status"
    TARGET = "target"
    PERCENT_OF_TARGET = "percent-of-target"
    SHARE = "share"
    CHANGE = "change"
    CUMULATIVE = "cumulative"
    RANK = "rank"
    COHORT = "cohort"
    GRADE = "grade"
    ASSESSOR = "assessor"
    COUNT = "count"
    COMPARATOR = "comparator"
    DOCUMENT = "document"


class Parts(Word):
    """What becomes of a figure and those that it is made of: adding up both would count twice."""

    IN_WHOLES = "in-wholes"
    ALONE = "alone"


class DividedUnits(Word):
    """What becomes of the figures of a unit that was divided, on the structure of a later day."""

    REFUSE = "refuse"
    KEEP = "keep"
    APPORTION = "apportion"


class NestedUnits(Word):
    """Which figures count where a unit reports, and so do units below it: adding up both would count twice."""

    REFUSE = "refuse"
    PARTS = "parts"
    WHOLES = "wholes"
    ALL = "all"


class Rounding(Word):
    """How a figure is rounded to fewer digits."""

    HALF_AWAY_FROM_ZERO = "half-away-from-zero"
    HALF_TO_EVEN = "half-to-even"
    TRUNCATE = "truncate"


class RankMethod(Word):
    """Which ranks tied units get."""

    COMPETITION = "competition"
    DENSE = "dense"
    MODIFIED = "modified"
    ORDINAL = "ordinal"
    FRACTIONAL = "fractional"


class Scoring(Word):
    """How the value of a criterion becomes points."""

    VALUE = "value"
    COMPLETION = "completion"
    POINTS = "points"
    BEST = "best"
    RANGE = "range"


class QuotaEdge(Word):
    """What becomes of tied units for which a quota has too few places left."""

    EXCLUDE = "exclude"
    INCLUDE = "include"


class UnrankedReason(Word):
    """Why a unit has no rank."""

    NONE = "none"
    MISSING = "missing"
    VETOED = "vetoed"


class MovementKind(Word):
    """How a unit moved since an earlier ranking."""

    SAME = "same"
    UP = "up"
    DOWN = "down"
    NEW = "new"
    GONE = "gone"
    ELSEWHERE = "elsewhere"


class Language(Word):
    """A language that people are told things in."""

    VIETNAMESE = "vi"
    ENGLISH = "en"


def raw_language(raw_kind: Any, language: "Language | str") -> Any:
    """The library names languages by word, Python by their usual codes."""
    return getattr(raw_kind, choose(Language, language).name)
