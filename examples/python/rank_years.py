# SPDX-License-Identifier: LGPL-2.1-or-later
"""Ranks units by how far they reached their targets, year by year: python rank_years.py REPORT…"""

import sys
from typing import Optional

import districtreport as dr

dataset = dr.Dataset(dr.read_many(sys.argv[1:], progress=True))
earlier: Optional[dr.Standings] = None
for year in sorted({period.year for period in dataset.periods}):
    table = dataset.query(by="unit", metrics="attainment-rate", where={"period@year": year})
    standings = dr.rank(table, period=str(year))
    moved = {} if earlier is None else {movement.unit: movement for movement in standings.movements(earlier)}
    print(year)
    for standing in standings:
        if standing.rank is not None and standing.score is not None:
            steps = moved[standing.unit].steps if standing.unit in moved else 0
            print(f"  {standing.rank}. {standing.unit}: {dr.format_number(standing.score, 1)}% of the targets were met"
                  + (f" ({steps:+d})" if steps else ""))
    earlier = standings
