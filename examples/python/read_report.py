# SPDX-License-Identifier: LGPL-2.1-or-later
import sys
import gi
gi.require_version("DistrictReport", "1")
from gi.repository import DistrictReport as Dr

report = Dr.Reader().read_path(sys.argv[1], None)
for figure in report.list_achievements():
    if figure.get_attainment() == Dr.Attainment.MISSED:
        print(f"{figure.props.unit.props.name}: {figure.props.actual}, {figure.props.percent_of_target}")
for ranking in report.list_rankings():
    print(ranking.props.unit.props.name, ranking.props.rank or "-", ranking.props.grade or "")
