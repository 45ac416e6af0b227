# SPDX-License-Identifier: LGPL-2.1-or-later
"""Ranges, hedges and comparators of units that were divided, against a slow and obvious way to share them out."""

import datetime
import itertools
import json
import math
import random
import sys
from fractions import Fraction

import districtreport as dr

from tap import Tap

DAY = datetime.date(2025, 7, 1)
OLD, NEW = [f"cu-{i}" for i in range(6)], [f"moi-{i}" for i in range(4)]
JUDGED = ("exceeded", "met", "near", "missed", "undefined")
DIRECTIONS = {"them": "more", "bot": "less", "giu": "more"}
# Within one indicator all plans are of one kind, or their sum could not be judged.
COMPARATORS = {"them": "at-least", "bot": "at-most", "giu": "between"}


def quantity(value, upper=None, hedge="exact"):
    return {"value": str(value), "upper": None if upper is None else str(upper), "measure": "việc", "hedge": hedge, "resolution": "1",
            "written": None}


def a_report(unit, figures):
    """A report of figures: indicator, actual, its upper end, hedge, planned, its upper end."""
    indicators = sorted({figure[0] for figure in figures})
    source = {"start": 0, "end": 0, "text": "", "location": None}
    report = {
        "format": "districtreport-report/1", "kind": "annual", "title": None, "number": None, "issuer": unit, "place": None,
        "date": None, "period": "2024", "content": None, "text": "",
        "units": [{"id": unit, "name": unit, "kind": "government", "level": "commune", "parent": None, "aliases": [],
                   "identifiers": [], "valid_from": None, "valid_to": None, "successors": []}],
        "indicators": [{"id": one, "label": one, "measure": "việc", "nature": "flow", "direction": DIRECTIONS[one]} for one in indicators],
        "targets": [], "achievements": [], "rankings": [], "directives": [], "citations": [], "sections": [], "numbers": []}
    for number, (indicator, actual, upper, hedge, planned, planned_upper) in enumerate(figures, 1):
        common = {"unit": unit, "indicator": indicator, "period": "2024", "source": source}
        if planned is not None:
            hedge_of_plan = "range" if planned_upper is not None else "exact"
            report["targets"].append({"id": f"t{number}", "planned": quantity(planned, planned_upper, hedge_of_plan),
                                      "comparator": COMPARATORS[indicator], "assigned_by": None, **common})
        report["achievements"].append({
            "id": f"a{number}", "status": "normal", "actual": quantity(actual, upper, hedge),
            "target": None if planned is None else f"t{number}", "percent_of_target": None, "also_against": [], "share": None,
            "change": None, "cumulative": False, "part_of": None, "readings": [], **common})
    return dr.Report.from_json(json.dumps(report))


def weights(draw):
    """Hundredths that add up to one."""
    cuts = sorted(draw.sample(range(1, 100), draw.choice((1, 2))))
    return [Fraction(b - a, 100) for a, b in zip([0, *cuts], [*cuts, 100])]


def a_country(draw):
    """A register, and what part of each old unit each new one has."""
    shares, units = {}, []
    for old in OLD:
        parts = weights(draw) if draw.random() < .6 else [Fraction(1)]
        into = draw.sample(NEW, len(parts))
        shares[old] = dict(zip(into, parts))
        units.append({"id": old, "name": old, "level": "commune", "valid_to": "2025-06-30", "successors": [
            {"unit": new, "weight": None if len(parts) == 1 else str(float(part))} for new, part in shares[old].items()]})
    units += [{"id": new, "name": new, "level": "commune", "valid_from": "2025-07-01"} for new in NEW]
    return dr.UnitRegister.from_json(json.dumps({"format": "districtreport-units/1", "units": units})), shares


def figures_of(draw):
    figures = []
    for indicator in DIRECTIONS:
        for _ in range(draw.choice((0, 1, 1))):
            actual = draw.randrange(1, 200)
            hedge = draw.choice(("exact", "exact", "over", "about", "at-most", "range"))
            upper = actual + draw.randrange(1, 9) if hedge == "range" else None
            planned = draw.choice((None, actual, draw.randrange(1, 200), actual + draw.randrange(-5, 6)))
            planned = planned if planned is None or planned > 0 else 1
            planned_upper = planned + draw.randrange(1, 20) if planned is not None and indicator == "giu" else None
            figures.append((indicator, actual, upper, hedge, planned, planned_upper))
    return figures


def judge(indicator, actual, planned, upper, near):
    """By one achievement of which all is so many times as much."""
    times = math.lcm(*(part.denominator for part in (actual, planned, upper)))
    whole = [int(part * times) for part in (actual, planned, upper)]
    report = a_report("mot", [(indicator, whole[0], None, "exact", whole[1], None if whole[2] == whole[1] else whole[2])])
    return (report.achievements[0].attainment if near is None else report.achievements[0].judge(near)).value


def share_out(told, shares, near):
    """Unit and indicator to what there is of it."""
    cells = {}
    for old, figures in told.items():
        for new, part in shares[old].items():
            for indicator, actual, _, hedge, planned, upper in figures:
                cell = cells.setdefault((new, indicator), {"actual": Fraction(0), "planned": None, "pair-actual": None, "rows": 0,
                                                           "upper": Fraction(0), "estimated": False, "hedged": False})
                cell["actual"] += part * actual
                cell["estimated"] |= part < 1
                cell["hedged"] |= hedge != "exact"
                cell["rows"] += 1
                if planned is not None:
                    cell["planned"] = (cell["planned"] or 0) + part * planned
                    cell["pair-actual"] = (cell["pair-actual"] or 0) + part * actual
                    cell["upper"] += part * (planned if upper is None else upper)
    for (_, indicator), cell in cells.items():
        cell["judged"] = None if cell["planned"] is None else judge(indicator, cell["pair-actual"], cell["planned"], cell["upper"], near)
        cell["completion"] = cell["planned"] and cell["pair-actual"] / cell["planned"]
    return cells


def fraction(table, row, column):
    return None if table[row][column] is None else table.fraction(row, column)


def check(seed):
    draw = random.Random(seed)
    register, shares = a_country(draw)
    told = {old: figures_of(draw) for old in OLD}
    near = draw.choice((None, "0.9", "0.5"))
    dataset = dr.Dataset([a_report(old, figures) for old, figures in told.items() if figures], units=register)
    expected = share_out(told, shares, near)
    columns = ("actual", "planned", "pair-actual", "completion")
    table = dataset.query(by=["unit", "indicator"], metrics=[*columns, "rows", *(f"attainment@{one}" for one in JUDGED)],
                          structure=DAY, divided="apportion", near=near)
    rows = {(row["unit"], row["indicator"]): number for number, row in enumerate(table)}
    assert rows.keys() == expected.keys(), (rows.keys(), expected.keys())
    for key, cell in expected.items():
        row = rows[key]
        found = {column: fraction(table, row, column) for column in columns}
        assert found == {column: cell[column] for column in columns}, (seed, key, found, cell)
        assert table[row]["rows"] == cell["rows"], (seed, key, table[row], cell)
        assert (table.is_estimated(row), table.is_hedged(row)) == (cell["estimated"], cell["hedged"]), (seed, key, cell)
        judged = {one: table[row][f"attainment@{one}"] for one in JUDGED}
        assert judged == {one: int(one == cell["judged"]) for one in JUDGED}, (seed, key, judged, cell)
    # Whoever is added up higher, nothing was lost on the way.
    whole = dataset.query(by="indicator", metrics=["actual", "planned"], structure=DAY, divided="apportion")
    for number, row in enumerate(whole):
        of = [figure for figure in itertools.chain(*told.values()) if figure[0] == row["indicator"]]
        assert fraction(whole, number, "actual") == sum(figure[1] for figure in of), (seed, row)
        assert fraction(whole, number, "planned") == (sum(figure[4] for figure in of if figure[4] is not None)
                                                      if any(figure[4] is not None for figure in of) else None), (seed, row)


def main():
    tap = Tap()
    for start in range(0, 60, 20):
        tap.run(f"shares of divided units, {start} to {start + 19}",
                lambda: [check(seed) for seed in range(start, start + 20)] and None)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
