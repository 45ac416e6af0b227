# SPDX-License-Identifier: LGPL-2.1-or-later
"""Lists the targets that were missed: python missed_targets.py REPORT…"""

import sys

import districtreport as dr

for report in dr.read_many(sys.argv[1:], progress=True):
    for figure in report.achievements:
        if figure.attainment == "missed":
            print(f"{figure.unit.name}: {figure.actual}, {figure.percent_of_target}%")
