# SPDX-License-Identifier: LGPL-2.1-or-later
"""Holds what is read in the sample report against what a careful person reads in it."""

import collections
import decimal
import json
import os
import pathlib
import sys

import gi

gi.require_version("DistrictReport", "1")
from gi.repository import DistrictReport

from tap import Tap

NAME = "bao-cao-quy-iv-2024"
PATH = pathlib.Path(os.environ["DR_EXAMPLES"]) / f"{NAME}.txt"
GOLD = pathlib.Path(__file__).parent.parent / "gold" / f"{NAME}.json"


def places(content, text):
    """Where a text stands, in bytes."""
    needle, at = text.encode(), 0
    while (at := content.find(needle, at)) >= 0:
        yield at, at + len(needle)
        at += 1


def stands_at(source, content, text):
    span = source.span
    return any(span.start < end and start < span.end for start, end in places(content, text))


def same(written, quantity):
    """A figure as the gold writes it, or its absence."""
    if written is None or quantity is None:
        return written is None and quantity is None
    return decimal.Decimal(written) == quantity.value


def find(content, fact, achievements):
    for achievement in achievements:
        if (achievement.actual is not None and same(fact["value"], achievement.actual)
                and stands_at(achievement.source, content, fact["text"])):
            return achievement
    return None


def within(wanted, found):
    """A measure may be told with more words, or with fewer."""
    wanted, found = wanted.split(), found.split()
    if len(wanted) > len(found):
        wanted, found = found, wanted
    return any(found[i:i + len(wanted)] == wanted for i in range(len(found) - len(wanted) + 1))


def same_change(wanted, change):
    if wanted is None or change is None:
        return wanted is None and change is None
    kind = {"abs": "absolute"}.get(wanted["kind"], wanted["kind"])
    return ((change.kind.value_nick, change.direction.value_nick, change.value)
            == (kind, wanted["direction"], decimal.Decimal(wanted["value"])))


class Rates:
    """How often each aspect is right; a report may say a thing in more ways than one."""

    # The least share that is right, in per cent.
    GOALS = {"units are right": 99, "measures are right": 95}
    GOAL = 97

    def __init__(self):
        self.right = collections.Counter()
        self.all = collections.Counter()
        self.wrong = collections.defaultdict(list)

    def count(self, aspect, is_right, fact, found, times=1):
        self.all[aspect] += times
        if is_right:
            self.right[aspect] += times
        else:
            self.wrong[aspect].append(f"«{fact['text']}»: {found}")

    def report(self, tap):
        for aspect, total in self.all.items():
            goal = self.GOALS.get(aspect, self.GOAL)
            # A single miss among a few is no habit.
            good = self.right[aspect] * 100 >= total * goal or total - self.right[aspect] <= 1
            told = [f"{self.right[aspect]} of {total}, goal {goal} %", *self.wrong[aspect]]
            for line in self.wrong[aspect]:
                print(f"# {aspect}, but {line}")
            tap.result(aspect, None if good else "\n".join(told))


def one_mode(achievements):
    """How many stated percentages of counts are off if all are taken for rounded, and if all are taken for cut off."""
    off = collections.Counter({"rounded": 0, "cut off": 0})
    for achievement in achievements:
        planned, percent = achievement.target and achievement.target.planned, achievement.percent_of_target
        exact = DistrictReport.Hedge.EXACT
        if not planned or not percent or {achievement.actual.hedge, planned.hedge, percent.hedge} != {exact}:
            continue
        if achievement.actual.measure == "đồng":
            continue
        computed = decimal.Decimal(achievement.actual.value) * 100 / decimal.Decimal(planned.value)
        stated = decimal.Decimal(str(percent.value))
        step = stated.as_tuple().exponent
        for mode, rounding in (("rounded", decimal.ROUND_HALF_UP), ("cut off", decimal.ROUND_DOWN)):
            off[mode] += computed.quantize(decimal.Decimal(1).scaleb(step), rounding=rounding) != stated
    return off


def main():
    content = PATH.read_bytes()
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    report = DistrictReport.Reader().read_path(str(PATH), None)
    left = report.list_achievements()
    tap = Tap()

    tap.result("the report is what it says it is",
               None if (str(report.period), report.kind.value_nick, report.issuer.name)
               == (gold["period"], gold["kind"], gold["org"])
               else (str(report.period), report.kind.value_nick, report.issuer.name))

    off = one_mode(left)
    tap.result("one rounding mode for all percentages would accuse the report, whichever it is",
               None if all(off.values()) else off)

    rates = Rates()
    for fact in gold["facts"]:
        found = find(content, fact, left)
        rates.count("figures are found", found is not None, fact, "nothing")
        if found is None:
            continue
        left.remove(found)
        actual, target, change = found.actual, found.target, found.change
        rates.count("units are right", found.unit.name == (fact["unit"] or gold["org"]),
                    fact, found.unit.name)
        rates.count("measures are right", within(fact["measure"], actual.measure),
                    fact, actual.measure)
        rates.count("hedges are right", actual.hedge.value_nick == fact["hedge"], fact, actual)
        for key, read in (("percent_of_target", found.percent_of_target),
                          ("target", target and target.planned), ("share", found.share)):
            if fact[key] is not None or read is not None:
                rates.count(f"{key} is right", same(fact[key], read), fact, read)
        if fact["change"] is not None or change is not None:
            rates.count("changes are right", same_change(fact["change"], change), fact, change)
    for achievement in left:
        rates.count("nothing is invented", False, {"text": achievement.source.text},
                    achievement.actual)
    rates.count("nothing is invented", True, {}, None, len(gold["facts"]) - len(left))
    rates.report(tap)

    rankings = [(r.unit.name, r.rank or None, r.cohort_size or None) for r in report.rankings]
    wanted = [(r["unit"], r["rank"], r["cohort"]) for r in gold["rankings"]]
    for ranking in wanted:
        tap.result(f"ranking: {ranking}", None if ranking in rankings else rankings)
    tap.result("no other ranking is read",
               "\n".join(map(str, (r for r in rankings if r not in wanted))) or None)

    citations = {c.number for c in report.citations}
    for citation in gold["citations"]:
        tap.result(f"citation: {citation['number']}",
                   None if citation["number"] in citations else citations)

    at = 0
    problems = []
    for number in report.numbers:
        if number.span.start < at or content[number.span.start:number.span.end].decode() != number.text:
            problems.append(repr(number))
        at = number.span.end
    tap.result("the ledger is in order and true to the bytes",
               "\n".join(problems) or (None if len(report.numbers) else "it is empty"))
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
