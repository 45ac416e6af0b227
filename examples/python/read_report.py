# SPDX-License-Identifier: LGPL-2.1-or-later
import sys
import districtreport as dr

report = dr.read(sys.argv[1])
for figure in report.achievements:
    if figure.attainment == "missed":
        print(f"{figure.unit.name}: {figure.actual}, {figure.stated_percent}")
for ranking in report.rankings:
    print(ranking.unit.name, ranking.rank or "-", ranking.grade or "")
