# SPDX-License-Identifier: LGPL-2.1-or-later
"""Ranks districts year by year, and across the reform of 2025 the communes: python rank_years.py REGISTER REPORT…"""

import datetime
import sys
from fractions import Fraction
from typing import Dict, List, Optional

import districtreport as dr

# The day on which districts ended, and communes became others.
REFORM = datetime.date(2025, 7, 1)

register = dr.UnitRegister(sys.argv[1])
dataset = dr.Dataset(dr.read_many(sys.argv[2:], progress=True), units=register)


def rank(year: int, key: str, structure: Optional[datetime.date] = None) -> dr.Standings:
    """Units by how much they reached of their targets: the mean over all indicators."""
    table = dataset.query(by=[key, "indicator"], metrics=["pair-actual", "pair-planned"],
                          where={"period@year": year, "has": ["actual", "planned"]})
    sums: Dict[dr.Unit, Dict[str, List[Fraction]]] = {}
    for row in table.to_pylist():
        unit, indicator = register[str(row[key])], str(row["indicator"])
        # What the unit has become; of one that was divided each successor has its share.
        shares = [dr.Share(unit, Fraction(1))] if structure is None else register.project(unit, structure, "apportion")
        for successor, share in shares:
            sum = sums.setdefault(successor, {}).setdefault(indicator, [Fraction(0), Fraction(0)])
            sum[0] += share * Fraction(row["pair-actual"] or 0)
            sum[1] += share * Fraction(row["pair-planned"] or 0)
    reached = {unit: {indicator: actual / planned for indicator, (actual, planned) in told.items()}
               for unit, told in sums.items()}
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

# There are none in 2025: what communes reached is held against what those that they are made of did in 2024.
before = rank(2024, "unit", REFORM)
show("Communes of today in 2024", before)
show("Communes of today in 2025", rank(2025, "unit"), before)
