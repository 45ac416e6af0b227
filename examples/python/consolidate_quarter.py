# SPDX-License-Identifier: LGPL-2.1-or-later
"""Puts the reports of a quarter together: python consolidate_quarter.py REPORT…"""

import sys

import districtreport as dr

reports = dr.read_many(sys.argv[1:], progress=True)
table = dr.Dataset(reports).query(by=["unit", "indicator", "period"], metrics=["actual", "planned", "completion"])
for row in table.to_pylist(names=True):
    if row["completion"] is not None:
        print(f"{row['unit']}: {row['indicator']}: {row['actual']}/{row['planned']} = {row['completion']}%")
