# SPDX-License-Identifier: LGPL-2.1-or-later
"""Ranks districts year by year, and across the reform of 2025 the communes: python rank_years.py REGISTER REPORT…"""

import datetime
import sys
from fractions import Fraction
from typing import Dict, Optional

import districtreport as dr

# The day on which districts ended, and communes became others.
REFORM = datetime.date(2025, 7, 1)

register = dr.UnitRegister(sys.argv[1])
dataset = dr.Dataset(dr.read_many(sys.argv[2:], progress=True), units=register)


def rank(year: int, key: str, structure: Optional[datetime.date] = None) -> dr.Standings:
    """Units by how much they reached of their targets: the mean over all indicators."""
    table = dataset.query(by=[key, "indicator"], metrics="completion", where={"period@year": year},
                          without_empty="completion", structure=structure, divided="apportion")
    reached: Dict[dr.Unit, Dict[str, Optional[Fraction]]] = {}
    for number, row in enumerate(table):
        reached.setdefault(register[str(row[key])], {})[str(row["indicator"])] = table.fraction(number, "completion")
    weight = Fraction(1, len(dataset.indicators))
    return dr.rank(reached, [dr.Criterion(indicator, weight=weight) for indicator in dataset.indicators], period=str(year))


def show(title: str, standings: dr.Standings, earlier: Optional[dr.Standings] = None) -> None:
    steps = {} if earlier is None else {movement.unit: movement.steps for movement in standings.movements(earlier)}
    print(title)
    for standing in standings:
        if standing.rank is not None and standing.score is not None:
            moved = f" ({steps[standing.unit]:+d})" if steps.get(standing.unit) else ""
            print(f"  {standing.rank}. {standing.unit}: {dr.format_number(standing.score * 100, 1)}%{moved}")


# Districts, as they were.
before = rank(2023, "unit@district")
show("Districts in 2023", before)
show("Districts in 2024", rank(2024, "unit@district"), before)

# There are none in 2025: what communes reached is held against what those that they are made of did in 2024, with
# its share of one that was divided.
before = rank(2024, "unit", REFORM)
show("Communes of today in 2024", before)
show("Communes of today in 2025", rank(2025, "unit"), before)
