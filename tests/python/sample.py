# SPDX-License-Identifier: LGPL-2.1-or-later
"""Holds what is read in the sample report against what a careful person reads in it."""

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

    for fact in gold["facts"]:
        name = f"«{fact['text']}» of {fact['unit'] or 'the district'}"
        found = find(content, fact, left)
        if found is None:
            tap.result(name, f"nothing read there is {fact['value']}")
            continue
        left.remove(found)
        problems = []
        if found.unit.name != (fact["unit"] or gold["org"]):
            problems.append(f"unit: {found.unit.name}")
        if found.actual.measure != fact["measure"]:
            problems.append(f"measure: {found.actual.measure}, not {fact['measure']}")
        if found.actual.hedge.value_nick != fact["hedge"]:
            problems.append(f"hedge: {found.actual.hedge.value_nick}, not {fact['hedge']}")
        for key, quantity in (("percent_of_target", found.percent_of_target),
                              ("target", found.target and found.target.planned),
                              ("share", found.share)):
            if not same(fact[key], quantity):
                problems.append(f"{key}: {quantity}, not {fact[key]}")
        if (found.change is None) != (fact["change"] is None):
            problems.append(f"change: {found.change}, not {fact['change']}")
        elif found.change is not None:
            change = fact["change"]
            if (found.change.kind.value_nick, found.change.direction.value_nick,
                    found.change.value) != (change["kind"], change["direction"],
                                            decimal.Decimal(change["value"])):
                problems.append(f"change: {found.change}, not {change}")
        tap.result(name, "\n".join(problems) or None)
    tap.result("no other figure is read",
               "\n".join(f"{a.id}: {a.actual} «{a.source.text}»" for a in left) or None)

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
