# SPDX-License-Identifier: LGPL-2.1-or-later
"""Units scored, ranked and graded, exactly and with reasons."""

import decimal
import fractions
from typing import Any, Dict, Iterable, List, Mapping, NamedTuple, Optional, Sequence, Tuple, Union, cast, overload

from . import enums, html, numerals, plots
from ._arrow import ArrowStream
from ._library import Dr
from .errors import MismatchError, call
from .figures import Period, no_nul, to_fraction, to_raw_period, to_raw_ratio, to_text
from .items import Unit, frame_of
from .table import Table

Exact = Union[int, str, decimal.Decimal, fractions.Fraction]
Values = Union[Mapping[Any, Optional[Exact]], Mapping[Any, Mapping[str, Optional[Exact]]], Table, ArrowStream,
               Iterable[Mapping[str, Any]]]
Body = Union[Unit, str]


class Criterion(NamedTuple):
    """What is scored. The score of a unit is the sum of weight × points over all criteria."""

    id: str
    desire: Union[enums.Desire, str] = enums.Desire.MORE
    scoring: Union[enums.Scoring, str] = enums.Scoring.VALUE
    maximum: Optional[Exact] = None
    weight: Exact = 1
    cap: Optional[Exact] = None
    label: Optional[str] = None


class Condition(NamedTuple):
    """What every unit has to meet, or else gets no better grade than this one; without one, no rank."""

    id: str
    comparator: Union[enums.Comparator, str]
    threshold: Exact
    best_grade: Optional[str] = None


def _text(what: str, value: "Optional[Exact]") -> "Optional[str]":
    if value is None:
        return None
    return str(value) if isinstance(value, fractions.Fraction) else to_text(what, value)


class _Sheet:
    """The values of units, and units by the names that the caller gave them."""

    def __init__(self, period: "Union[Period, str]", table: "Optional[Table]", key: "Optional[str]") -> None:
        self.raw = Dr.ScoreSheet.new(to_raw_period(period))
        self.table, self.key = table, key
        self.units: "Dict[str, Any]" = {}

    def unit(self, body: Body) -> Any:
        if isinstance(body, Unit):
            return self.units.setdefault(body.id, body._raw)
        if not isinstance(body, str):
            raise TypeError(f"a unit is told by its name or a Unit, not {type(body).__name__}")
        if body not in self.units:
            name = body if self.table is None or self.key is None else self.table.label(self.key, body)
            self.units[body] = call(Dr.Unit.new, no_nul(body), name, Dr.UnitKind.OTHER, Dr.UnitLevel.UNKNOWN, None)
        return self.units[body]


def _rows(values: Values, by: "Optional[str]", wanted: "Sequence[str]") -> "List[Tuple[Body, Dict[str, Any]]]":
    """Each unit with its values by criterion."""
    if isinstance(values, Mapping):
        mapping = cast("Mapping[Any, Any]", values)
        return [(body, dict(cast("Mapping[str, Any]", value)) if isinstance(value, Mapping) else
                 {wanted[0] if wanted else "value": value}) for body, value in mapping.items()]
    if isinstance(values, (str, bytes)):
        raise TypeError(f"values are a mapping of units or a table, not {type(values).__name__}")
    if isinstance(values, Table):
        by = values.keys[0] if by is None and values.keys else by
    found: "List[Tuple[Body, Dict[str, Any]]]" = []
    for row in cast("Iterable[Mapping[str, Any]]", values):
        if not isinstance(row, Mapping):
            raise TypeError(f"a row is a dictionary, not {type(row).__name__}")
        for name in (by or "unit", *wanted):
            if name not in row:
                raise KeyError(f"{name!r} is none of the columns {', '.join(map(repr, row))}")
        found.append((row[by or "unit"], {name: row[name] for name in wanted}))
    return found


def _unframed(values: Any) -> Values:
    """A Series or a frame of pandas or Polars, or a table of pyarrow, as a mapping or as rows."""
    if isinstance(values, (Table, Mapping)):
        return cast(Values, values)
    if hasattr(values, "to_dicts"):
        return cast(Values, values.to_dicts())
    if hasattr(values, "to_dict") and hasattr(values, "columns"):
        return [{str(name): _present(cell) for name, cell in row.items()} for row in values.to_dict("records")]
    if hasattr(values, "to_dict") and hasattr(values, "index"):
        return {body: _present(cell) for body, cell in values.to_dict().items()}
    if hasattr(values, "to_pylist"):
        return cast(Values, values.to_pylist())
    return cast(Values, values)


def _present(cell: Any) -> Any:
    """None for what pandas has in the place of a missing value."""
    return None if type(cell).__name__ in ("NAType", "NaTType") or (isinstance(cell, float) and cell != cell) else cell


def rank(values: Values, criteria: "Union[str, Criterion, Iterable[Union[str, Criterion]], None]" = None, *,
         period: "Union[Period, str]", by: "Optional[str]" = None, desire: "Union[enums.Desire, str, None]" = None,
         method: "Union[enums.RankMethod, str]" = "competition", digits: "Optional[int]" = None,
         rounding: "Union[enums.Rounding, str]" = "half-away-from-zero",
         cohorts: "Optional[Mapping[Any, str]]" = None, tie_breaks: "Iterable[Union[str, Tuple[str, str]]]" = (),
         bonus: "Iterable[Tuple[Body, Exact, str]]" = (), bonus_limit: "Optional[Exact]" = None,
         penalty: "Iterable[Tuple[Body, Exact, str]]" = (), vetoes: "Iterable[Tuple[Body, str, Optional[str]]]" = (),
         conditions: "Iterable[Condition]" = (), grades: "Optional[Mapping[str, Optional[Exact]]]" = None,
         quotas: "Optional[Mapping[str, Tuple[Exact, str]]]" = None, quota_edge: str = "exclude",
         field: "Optional[str]" = None, assessor: "Optional[str]" = None) -> "Standings":
    """Ranks units by a value, or by a score that is put together from criteria.

    Args:
        values: ``{unit: value}``, ``{unit: {criterion: value}}``, or a table, whose columns are the
            criteria: of this package, a DataFrame, or rows. ``None`` is a missing value: its unit is not ranked.
        criteria: the columns that count: names, or :class:`Criterion` objects.
        period: that the values are of.
        by: the column of a table that names the unit.
        desire: whether ``"more"`` or ``"less"`` is better of criteria that are told by name alone; by default
            what the indicators of a table want, of whatever else more.
        method: which ranks tied units get: ``"competition"`` 1-2-2-4, ``"dense"`` 1-2-2-3,
            ``"modified"`` 1-3-3-4, ``"ordinal"`` 1-2-3-4, ``"fractional"`` 1-2.5-2.5-4.
        digits: to how many decimals scores are rounded before they are ranked; not at all by default.
        rounding: how they are: ``"half-away-from-zero"``, ``"half-to-even"``, ``"truncate"``.
        cohorts: the cohort of each unit (cụm thi đua), within which it is ranked.
        tie_breaks: criteria that part tied units: names, or ``(name, "less")``.
        bonus, penalty: ``(unit, points, reason)``.
        bonus_limit: how many points of bonus count at most.
        vetoes: ``(unit, reason, best grade)``; with ``None`` for the grade it is not ranked.
        conditions: what every unit has to meet.
        grades: the least score of each, best first; ``None`` for the one of all others.
        quotas: ``{grade: (share, base grade)}``: how many of those with the base grade or a better
            one may have this one.
        quota_edge: whether tied units that would exceed a quota get the grade: ``"exclude"``, ``"include"``.
        field: what is ranked, for people.
        assessor: who ranks.
    """
    rules = Dr.StandingsRules.new()
    call(rules.set_method, enums.to_raw(Dr.RankMethod, enums.RankMethod, method))
    if digits is not None:
        if isinstance(digits, bool) or not isinstance(digits, int):
            raise TypeError(f"digits is an int, not {type(digits).__name__}")
        if not 0 <= digits <= 20:
            raise ValueError(f"digits is from 0 to 20, not {digits}")
        call(rules.set_rounding, digits, enums.to_raw(Dr.Rounding, enums.Rounding, rounding))
    if not isinstance(values, Table):
        values = _unframed(values)
    chosen = _criteria(criteria, values, desire)
    for criterion in chosen:
        _add_criterion(rules, criterion)
    broken = [(tie, "more") if isinstance(tie, str) else tie for tie in tie_breaks]
    for name, direction in broken:
        call(rules.add_tie_break, no_nul(name), enums.to_raw(Dr.Desire, enums.Desire, direction))
    needed = list(conditions)
    for condition in needed:
        if not isinstance(condition, Condition):
            raise TypeError(f"a condition is a Condition, not {type(condition).__name__}")
        call(rules.add_condition, no_nul(condition.id),
             enums.to_raw(Dr.Comparator, enums.Comparator, condition.comparator),
             _text("a threshold", condition.threshold), condition.best_grade)
    for grade, threshold in (grades or {}).items():
        call(rules.add_grade, no_nul(grade), _text("the threshold of a grade", threshold))
    for grade, (share, base) in (quotas or {}).items():
        call(rules.add_quota, no_nul(grade), _text("the share of a quota", share), no_nul(base))
    call(rules.set_quota_edge, enums.to_raw(Dr.QuotaEdge, enums.QuotaEdge, quota_edge))
    if bonus_limit is not None:
        call(rules.set_bonus_limit, _text("the limit of a bonus", bonus_limit))
    for text, setter in ((field, rules.set_field), (assessor, rules.set_assessor)):
        if text is not None:
            call(setter, no_nul(text))

    names = list(dict.fromkeys([*(criterion.id for criterion in chosen), *(name for name, _ in broken),
                                *(condition.id for condition in needed)]))
    table = values if isinstance(values, Table) else None
    sheet = _Sheet(period, table, by if table is None or by is not None or not table.keys else table.keys[0])
    for body, found in _rows(values, by, names):
        raw = sheet.unit(body)
        cohort = None if cohorts is None else cohorts.get(body)
        call(sheet.raw.add_unit, raw, None if cohort is None else no_nul(cohort))
        for name in names:
            # What is told to be None is known to be missing.
            if name in found:
                what = "a value" if name == "value" else f"the value of {name}"
                call(sheet.raw.set_value, raw, name, None if found[name] is None else to_raw_ratio(what, found[name]))
    for body in cohorts or ():
        if (body.id if isinstance(body, Unit) else body) not in sheet.units:
            raise ValueError(f"{body!r} has a cohort, and is none of the units that are ranked")
    for points, add in ((bonus, sheet.raw.add_bonus), (penalty, sheet.raw.add_penalty)):
        for body, figure, reason in points:
            call(add, sheet.unit(body), to_raw_ratio("a bonus or penalty", figure), no_nul(reason))
    for body, reason, best in vetoes:
        call(sheet.raw.add_veto, sheet.unit(body), no_nul(reason), None if best is None else no_nul(best))
    return Standings._of(call(Dr.Standings.new, rules, sheet.raw), sheet.units)


def _criteria(criteria: "Union[str, Criterion, Iterable[Union[str, Criterion]], None]", values: Values,
              desire: "Union[enums.Desire, str, None]") -> "List[Criterion]":
    if criteria is None:
        if isinstance(values, Table):
            if len(values.metrics) != 1:
                raise TypeError(f"say which of {', '.join(map(repr, values.metrics))} count: criteria=[…]")
            criteria = values.metrics[0]
        elif isinstance(values, Mapping):
            first = next(iter(cast("Mapping[Any, Any]", values).values()), None)
            criteria = list(cast("Mapping[str, Any]", first)) if isinstance(first, Mapping) else "value"
        else:
            raise TypeError("say which columns count: criteria=[…]")
    listed = [criteria] if isinstance(criteria, (str, Criterion)) else list(criteria)
    table = values if isinstance(values, Table) else None
    found: "List[Criterion]" = []
    for criterion in listed:
        if not isinstance(criterion, (str, Criterion)):
            raise TypeError(f"a criterion is its name or a Criterion, not {type(criterion).__name__}")
        if isinstance(criterion, str):
            criterion = Criterion(criterion, _wanted(table, criterion) if desire is None else desire)
        found.append(criterion)
    return found


def _wanted(table: "Optional[Table]", metric: str) -> enums.Desire:
    """Whether more is better of a metric: of poor households it is not, nor of places or of what was missed."""
    if table is None or metric not in table.metrics:
        return enums.Desire.MORE
    try:
        return enums.from_raw(enums.Desire, call(table._raw.find_desire, table._column(metric)))
    except MismatchError as error:
        raise MismatchError(f"{error}: say which with desire=") from None


def _add_criterion(rules: Any, criterion: Criterion) -> None:
    name = no_nul(criterion.id)
    call(rules.add_criterion, name, enums.to_raw(Dr.Desire, enums.Desire, criterion.desire))
    call(rules.set_scoring, name, enums.to_raw(Dr.Scoring, enums.Scoring, criterion.scoring),
         _text("the maximum of a criterion", criterion.maximum))
    call(rules.set_weight, name, _text("a weight", criterion.weight))
    if criterion.cap is not None:
        call(rules.set_cap, name, _text("a cap", criterion.cap))
    if criterion.label is not None:
        call(rules.set_label, name, no_nul(criterion.label))


class Standing:
    """Where a unit stands."""

    __slots__ = ("_raw", "_standings")

    def __init__(self, raw: Any, standings: "Standings") -> None:
        self._raw = raw
        self._standings = standings

    @property
    def unit(self) -> str:
        """The name of the unit, or its id where it has none."""
        raw = self._raw.get_unit()
        return str(raw.get_name() or raw.get_id())

    @property
    def unit_id(self) -> str:
        return str(self._raw.get_unit().get_id())

    @property
    def cohort(self) -> "Optional[str]":
        cohort: Optional[str] = self._raw.get_cohort()
        return cohort

    @property
    def cohort_size(self) -> int:
        return int(self._raw.get_cohort_size())

    @property
    def status(self) -> enums.RankingStatus:
        return enums.from_raw(enums.RankingStatus, self._raw.get_status())

    @property
    def rank(self) -> "Optional[fractions.Fraction]":
        """A whole number but for the method «fractional»; nothing for who is not ranked."""
        return to_fraction(self._raw.get_exact_rank())

    @property
    def score(self) -> "Optional[fractions.Fraction]":
        return to_fraction(self._raw.get_score())

    def points(self, criterion: str) -> "Optional[fractions.Fraction]":
        """The points that a criterion earned."""
        return to_fraction(self._raw.get_points(no_nul(criterion)))

    @property
    def grade(self) -> "Optional[str]":
        grade: Optional[str] = self._raw.get_grade()
        return grade

    def reason(self, language: "Union[enums.Language, str]" = "vi") -> "Optional[str]":
        """Why it has no rank."""
        reason: Optional[str] = self._raw.dup_reason(enums.raw_language(Dr.Language, language))
        return reason

    def explain(self, language: "Union[enums.Language, str]" = "vi") -> str:
        """How its score, rank and grade came about, line by line."""
        return str(call(self._standings._raw.explain, self._raw.get_unit(),
                        enums.raw_language(Dr.Language, language)))

    def to_dict(self) -> "Dict[str, Any]":
        rank = self.rank
        return {"unit": self.unit, "cohort": self.cohort, "status": self.status.value,
                "rank": int(rank) if rank is not None and rank.denominator == 1 else rank, "score": self.score,
                "grade": self.grade}

    def _key(self) -> "Tuple[Any, ...]":
        return self.unit_id, self.cohort, self.status, self.rank, self.score, self.grade

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Standing):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        score = "" if self.score is None else f" {numerals.format_number(self.score, 2)}"
        return f"<Standing {self.rank if self.rank is not None else '–'} {self.unit!r}{score}>"


class Movement(NamedTuple):
    """How a unit moved since an earlier ranking."""

    unit: str
    kind: enums.MovementKind
    rank_then: Optional[int]
    rank_now: Optional[int]
    steps: int
    """How many places up; below 0 for down."""


class Standings(Sequence[Standing]):
    """Units by cohort and rank; those without a rank come last."""

    __slots__ = ("_raw", "_units")
    _raw: Any
    _units: "Dict[str, Any]"

    def __init__(self, *_: object, **__: object) -> None:
        raise TypeError("standings are made by rank(…)")

    @classmethod
    def _of(cls, raw: Any, units: "Dict[str, Any]") -> "Standings":
        made = object.__new__(cls)
        made._raw = raw
        made._units = units
        return made

    @property
    def period(self) -> Period:
        return Period._of(self._raw.get_period())

    @property
    def field(self) -> "Optional[str]":
        field: Optional[str] = self._raw.get_field()
        return field

    def __len__(self) -> int:
        return int(self._raw.get_n())

    @overload
    def __getitem__(self, index: int) -> Standing: ...

    @overload
    def __getitem__(self, index: slice) -> "List[Standing]": ...

    def __getitem__(self, index: "Union[int, slice]") -> "Union[Standing, List[Standing]]":
        indices = range(len(self))[index]
        if isinstance(indices, range):
            return [Standing(self._raw.get(i), self) for i in indices]
        return Standing(self._raw.get(indices), self)

    def of(self, unit: Body) -> Standing:
        """Where one unit stands; a KeyError where it is not among them."""
        name = unit.id if isinstance(unit, Unit) else no_nul(unit)
        if name not in self._units:
            raise KeyError(name)
        return Standing(self._raw.lookup(self._units[name]), self)

    def movements(self, earlier: "Standings") -> "List[Movement]":
        """How units moved since earlier standings."""
        if not isinstance(earlier, Standings):
            raise TypeError(f"earlier standings are Standings, not {type(earlier).__name__}")
        found: "List[Movement]" = []
        for raw in call(self._raw.list_movements, earlier._raw):
            unit = raw.get_unit()
            found.append(Movement(str(unit.get_name() or unit.get_id()),
                                  enums.from_raw(enums.MovementKind, raw.get_kind()),
                                  int(raw.get_rank_then()) or None, int(raw.get_rank_now()) or None,
                                  int(raw.get_steps())))
        return found

    def to_pylist(self) -> "List[Dict[str, Any]]":
        return [standing.to_dict() for standing in self]

    def to_pandas(self) -> Any:
        """A DataFrame of pandas, a row for each unit; scores are Fraction."""
        return frame_of(self.to_pylist(), ("unit", "cohort", "status", "rank", "score", "grade"))

    @property
    def plot(self) -> plots.Plots:
        """Charts with matplotlib: ``standings.plot.bar(y="score")``."""
        return plots.Plots(self.to_pylist(), ("unit", "cohort"), ("rank", "score"))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Standings):
            return NotImplemented
        return self.period == other.period and list(self) == list(other)

    def __hash__(self) -> int:
        return hash((self.period, len(self)))

    def __repr__(self) -> str:
        return "\n ".join([f"<Standings {self.period}: {numerals.plural(len(self), 'unit')}>", *map(repr, self[:10])])

    def _repr_html_(self) -> str:
        return html.standings(self)


def bump(standings: "Iterable[Standings]", axes: Any = None) -> Any:
    """A chart of how units moved from one of these standings to the next."""
    rows: "List[Dict[str, Any]]" = []
    for one in standings:
        if not isinstance(one, Standings):
            raise TypeError(f"expected Standings, not {type(one).__name__}")
        rows += [{"unit": standing.unit, "period": one.period, "rank": standing.rank} for standing in one]
    return plots.Plots(rows, ("unit", "period"), ("rank",)).bump(axes=axes)
