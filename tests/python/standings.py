# SPDX-License-Identifier: LGPL-2.1-or-later
"""Holds standings against a slow and obvious reference, against SQL, and the manual's page against what it says.

With --update as a second argument, the output that the page shows is written anew.
"""

import contextlib
import decimal
import fractions
import io
import itertools
import pathlib
import random
import re
import sqlite3
import sys

import gi

gi.require_version("DistrictReport", "1")
from gi.repository import DistrictReport as Dr
from gi.repository import GLib

from tap import Tap

PAGE = pathlib.Path(sys.argv[1])
METHODS = (Dr.RankMethod.COMPETITION, Dr.RankMethod.DENSE, Dr.RankMethod.MODIFIED, Dr.RankMethod.ORDINAL,
           Dr.RankMethod.FRACTIONAL)
GRADES = ("X", "T", "H")


def make_unit(number):
    return Dr.Unit.new(f"u{number:04}", None, Dr.UnitKind.OTHER, Dr.UnitLevel.DISTRICT, None)


def make_sheet(rows):
    """A sheet of (unit number, cohort, values by criterion, bonus, penalty)."""
    sheet = Dr.ScoreSheet.new(Dr.Period.parse("2023"))
    for number, cohort, values, bonus, penalty in rows:
        unit = make_unit(number)
        sheet.add_unit(unit, cohort)
        for criterion, value in values.items():
            sheet.set_value(unit, criterion, value)
        if bonus:
            sheet.add_bonus(unit, bonus, "thưởng")
        if penalty:
            sheet.add_penalty(unit, penalty, "trừ")
    return sheet


def number_of(standing):
    return int(standing.unit.get_id()[1:])


# The reference: what each word means, looked up unit by unit

def rank_of(method, unit, cohort, better):
    """The rank of a unit, by counting the others."""
    ahead = [other for other in cohort if better(other, unit)]
    tied = [other for other in cohort if not better(other, unit) and not better(unit, other)]
    if method == Dr.RankMethod.DENSE:
        return 1 + len([other for i, other in enumerate(ahead)
                        if not any(not better(other, former) and not better(former, other) for former in ahead[:i])])
    if method == Dr.RankMethod.MODIFIED:
        return len(ahead) + len(tied)
    if method == Dr.RankMethod.ORDINAL:
        return len(ahead) + 1 + len([other for other in tied if other[0] < unit[0]])
    if method == Dr.RankMethod.FRACTIONAL:
        return len(ahead) + fractions.Fraction(len(tied) + 1, 2)
    return len(ahead) + 1


def points_of(unit, cohort):
    """The four scorings of the rules below, as a person would add them up."""
    _, _, values, bonus, penalty = unit

    def best(name):
        return max(other[2][name] for other in cohort)

    def worst(name):
        return min(other[2][name] for other in cohort)

    completion = 30 * min(max(values["a"], 0), fractions.Fraction(6, 5))
    share = 20 if values["b"] == best("b") else 20 * values["b"] / best("b")
    width = best("c") - worst("c")
    place = 10 if width == 0 else fractions.Fraction(10) * (best("c") - values["c"]) / width
    return (completion * fractions.Fraction(1, 2) + share + 2 * place + values["d"]
            + min(bonus, fractions.Fraction(3)) - penalty)


def grades_of(cohort, scores, better, share):
    """Grades with a quota on the best of the good: ties at its edge get nothing."""
    earned = {unit[0]: GRADES[0 if scores[unit[0]] >= 70 else 1 if scores[unit[0]] >= 50 else 2] for unit in cohort}
    base = sum(grade in "XT" for grade in earned.values())
    places = int(share * base)
    excellent = [unit for unit in cohort if earned[unit[0]] == "X"]
    for unit in excellent:
        not_worse = sum(not better(unit, other) for other in excellent)
        if not_worse > places:
            earned[unit[0]] = "T"
    return earned


def composite_rules(method, share):
    rules = Dr.StandingsRules.new()
    rules.set_method(method)
    for name, desire in (("a", Dr.Desire.MORE), ("b", Dr.Desire.MORE), ("c", Dr.Desire.LESS), ("d", Dr.Desire.MORE)):
        rules.add_criterion(name, desire)
    rules.set_scoring("a", Dr.Scoring.COMPLETION, 30)
    rules.set_cap("a", decimal.Decimal("1.2"))
    rules.set_weight("a", "1/2")
    rules.set_scoring("b", Dr.Scoring.BEST, 20)
    rules.set_scoring("c", Dr.Scoring.RANGE, 10)
    rules.set_weight("c", 2)
    rules.set_bonus_limit(3)
    rules.add_tie_break("e", Dr.Desire.LESS)
    rules.add_grade("X", 70)
    rules.add_grade("T", 50)
    rules.add_grade("H", None)
    rules.add_quota("X", share, "T")
    return rules


def draw(chance, numbers, denominators):
    return fractions.Fraction(chance.choice(numbers), chance.choice(denominators))


def test_composites_against_the_reference():
    chance = random.Random(20231117)
    seen = set()
    for turn in range(60):
        method = METHODS[turn % len(METHODS)]
        share = draw(chance, (0, 1, 2, 3), (5, 4, 3))
        rows = [(number, chance.choice((None, "k", "m")), {
            "a": draw(chance, range(-1, 9), (4, 6)), "b": fractions.Fraction(chance.randrange(4)),
            "c": draw(chance, range(3), (1, 2)), "d": fractions.Fraction(chance.randrange(3) * 10),
            "e": fractions.Fraction(chance.randrange(3)),
        }, chance.choice((0, 0, 2, 4)), chance.choice((0, 0, 1))) for number in range(chance.randrange(1, 40))]
        chance.shuffle(rows)
        rows = [(number, cohort, values, fractions.Fraction(bonus), fractions.Fraction(penalty))
                for number, cohort, values, bonus, penalty in rows]
        found = {number_of(standing): (standing.exact_rank.fraction, standing.score.fraction, standing.grade,
                                       standing.cohort_size)
                 for standing in Dr.Standings.new(composite_rules(method, share), make_sheet(rows))}
        for cohort in itertools.groupby(sorted(rows, key=lambda row: row[1] or ""), key=lambda row: row[1]):
            cohort = list(cohort[1])
            scores = {unit[0]: points_of(unit, cohort) for unit in cohort}

            def better(one, other, scores=scores):
                return (scores[one[0]], -one[2]["e"]) > (scores[other[0]], -other[2]["e"])

            grades = grades_of(cohort, scores, better, share)
            for unit in cohort:
                wanted = (rank_of(method, unit, cohort, better), scores[unit[0]], grades[unit[0]], len(cohort))
                assert found[unit[0]] == wanted, (turn, unit, found[unit[0]], wanted)
                seen.add(wanted[2])
    assert seen == set(GRADES), seen


# SQL, whose whole numbers stand for the exact values

SQL = """
WITH ranked AS (
  SELECT unit, cohort, value,
         rank() OVER best AS competition, dense_rank() OVER best AS dense,
         row_number() OVER (PARTITION BY cohort ORDER BY value {order}, other {other}, unit) AS ordinal,
         count(*) OVER (PARTITION BY cohort ORDER BY value {order}, other {other}
                        RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS modified,
         other
  FROM sheet WINDOW best AS (PARTITION BY cohort ORDER BY value {order}, other {other}))
SELECT unit, competition, dense, modified, ordinal,
       2.0 * avg(ordinal) OVER (PARTITION BY cohort, value, other) AS twice_fractional,
       count(*) OVER (PARTITION BY cohort) AS cohort_size
FROM ranked
"""


def sql_ranks(rows, desire, other_desire):
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE sheet (unit INTEGER, cohort TEXT, value INTEGER, other INTEGER)")
    database.executemany("INSERT INTO sheet VALUES (?, ?, ?, ?)", rows)
    words = {Dr.Desire.MORE: "DESC", Dr.Desire.LESS: "ASC"}
    query = SQL.format(order=words[desire], other=words[other_desire])
    ranks = {}
    for unit, competition, dense, modified, ordinal, twice_fractional, size in database.execute(query):
        ranks[unit] = (dict(zip(METHODS, (competition, dense, modified, ordinal, fractions.Fraction(twice_fractional) / 2))),
                       size)
    database.close()
    return ranks


def test_ranks_against_sql():
    chance = random.Random(1945)
    for turn in range(40):
        desire, other_desire = chance.choice((Dr.Desire.MORE, Dr.Desire.LESS)), chance.choice((Dr.Desire.MORE, Dr.Desire.LESS))
        width = chance.choice((1, 3, 10, 1000))
        # Values are thirds, which SQL is given as whole numbers.
        rows = [(number, chance.choice(("k", "m", "n")), chance.randrange(-width, width), chance.randrange(3))
                for number in range(chance.randrange(1, 120))]
        sheet = make_sheet([(number, cohort, {"a": fractions.Fraction(value, 3), "b": other}, 0, 0)
                            for number, cohort, value, other in chance.sample(rows, len(rows))])
        wanted = sql_ranks(rows, desire, other_desire)
        for method in METHODS:
            rules = Dr.StandingsRules.new()
            rules.set_method(method)
            rules.add_criterion("a", desire)
            rules.add_tie_break("b", other_desire)
            for standing in Dr.Standings.new(rules, sheet):
                ranks, size = wanted[number_of(standing)]
                assert standing.exact_rank.fraction == ranks[method], (turn, method, number_of(standing))
                assert standing.cohort_size == size, (turn, size)


def test_rounded_ties_against_decimal():
    chance = random.Random(1975)
    modes = {Dr.Rounding.HALF_AWAY_FROM_ZERO: decimal.ROUND_HALF_UP, Dr.Rounding.HALF_TO_EVEN: decimal.ROUND_HALF_EVEN,
             Dr.Rounding.TRUNCATE: decimal.ROUND_DOWN}
    for rounding, mode in modes.items():
        for digits in (0, 1, 3):
            values = [decimal.Decimal(chance.randrange(-40000, 40000)) / 10000 for _ in range(60)]
            values += [decimal.Decimal(i) / 2 for i in range(-5, 6)]
            rules = Dr.StandingsRules.new()
            rules.add_criterion("a", Dr.Desire.MORE)
            rules.set_rounding(digits, rounding)
            rows = [(number, None, {"a": value}, 0, 0) for number, value in enumerate(values)]
            rounded = [value.quantize(decimal.Decimal(1).scaleb(-digits), mode) for value in values]
            for standing in Dr.Standings.new(rules, make_sheet(rows)):
                wanted = 1 + sum(other > rounded[number_of(standing)] for other in rounded)
                assert standing.rank == wanted, (mode, digits, values[number_of(standing)])


def test_a_better_value_never_ranks_worse():
    chance = random.Random(1986)
    rules = composite_rules(Dr.RankMethod.COMPETITION, "0.2")
    for _ in range(30):
        rows = [(number, None, {"a": draw(chance, range(9), (4, 6)), "b": fractions.Fraction(1 + chance.randrange(4)),
                                "c": fractions.Fraction(chance.randrange(3)), "d": fractions.Fraction(chance.randrange(30)),
                                "e": fractions.Fraction(0)}, 0, 0) for number in range(12)]
        before = {number_of(standing): standing.rank for standing in Dr.Standings.new(rules, make_sheet(rows))}
        lucky = chance.randrange(12)
        rows[lucky][2]["d"] += chance.randrange(1, 20)
        after = {number_of(standing): standing.rank for standing in Dr.Standings.new(rules, make_sheet(rows))}
        assert after[lucky] <= before[lucky], (before, after, lucky)
        # The others keep their order among themselves.
        others = sorted(set(before) - {lucky})
        for one, other in itertools.combinations(others, 2):
            assert (before[one] < before[other]) == (after[one] < after[other])


# The binding

def test_numbers_are_exact_or_refused():
    rules = Dr.StandingsRules.new()
    rules.add_criterion("a", Dr.Desire.MORE)
    for number, wanted in ((3, "3"), ("0.25", "1/4"), (decimal.Decimal("1E+2"), "100"), (fractions.Fraction(1, 3), "1/3"),
                           (Dr.Ratio.parse("2/6"), "1/3")):
        rules.set_weight("a", number)
        assert str(rules.get_weight("a")) == wanted, number
        sheet = make_sheet([(1, None, {"a": number}, 0, 0)])
        assert str(sheet.get_value(make_unit(1), "a")) == wanted, number
    for number in (0.1, True, object()):
        for call in (lambda: rules.set_weight("a", number), lambda: make_sheet([(1, None, {"a": number}, 0, 0)])):
            try:
                call()
            except TypeError as error:
                assert repr(number) in str(error)
            else:
                raise AssertionError(number)


def test_standings_are_a_sequence():
    rules = Dr.StandingsRules.new()
    rules.add_criterion("a", Dr.Desire.MORE)
    standings = Dr.Standings.new(rules, make_sheet([(number, None, {"a": number}, 0, 0) for number in range(4)]))
    assert len(standings) == 4
    assert [number_of(standing) for standing in standings] == [3, 2, 1, 0]
    assert standings[-1].rank == 4 and number_of(standings[0]) == 3
    assert repr(standings[1]) == "<DistrictReport.Standing 2>"
    assert [ranking.rank for ranking in standings.list_rankings()] == [1, 2, 3, 4]
    assert standings.list_movements_since([]) and all(
        move.kind == Dr.MovementKind.NEW for move in standings.list_movements_since([]))


def test_errors_have_their_place():
    rules = Dr.StandingsRules.new()
    rules.add_criterion("a", Dr.Desire.MORE)
    rules.set_scoring("a", Dr.Scoring.POINTS, 10)
    try:
        Dr.Standings.new(rules, make_sheet([(7, None, {"a": 11}, 0, 0)]))
    except GLib.Error as error:
        assert error.matches(Dr.error_quark(), Dr.Error.INVALID)
        assert error.message == "unit u0007, criterion a: 11 points, but there are 0 to 10", error.message
    else:
        raise AssertionError("no error")


# The manual's page

def run_page(page):
    """What the programs of the page print, one after another."""
    output = []
    names = {}
    for program in re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(program, str(PAGE), "exec"), names)
        output.append(printed.getvalue())
    return output


def test_the_page_shows_what_its_programs_print():
    page = PAGE.read_text(encoding="utf-8")
    shown = re.findall(r"^```text\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    printed = [text for text in run_page(page) if text]
    assert len(printed) > 1
    assert shown == printed, "\n".join(printed)


def update():
    page = PAGE.read_text(encoding="utf-8")
    printed = iter([text for text in run_page(page) if text])
    page = re.sub(r"^```text\n.*?^```$", lambda match: f"```text\n{next(printed)}```", page, flags=re.DOTALL | re.MULTILINE)
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[2:] == ["--update"]:
        update()
        sys.exit()
    tap = Tap()
    tap.run_all(dict(globals()))
    sys.exit(tap.end())
