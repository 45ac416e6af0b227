# SPDX-License-Identifier: LGPL-2.1-or-later
"""Finds what does not add up in a folder of reports: python find_mistakes.py FOLDER"""

import sys
from pathlib import Path

import districtreport as dr

KINDS = (".txt", ".docx", ".odt", ".xlsx", ".csv", ".json")

paths = sorted(path for path in Path(sys.argv[1]).iterdir() if path.suffix.lower() in KINDS)
results = dr.read_many(paths, progress=True, errors="return")
for path, report in zip(paths, results):
    if isinstance(report, dr.Error):
        print(f"{path.name}: cannot be read: {report.place or 'the file'}: {report.message}")
        continue
    # Reports of the same unit for earlier periods are at hand, so that changes are checked as well.
    earlier = [other for other in results if isinstance(other, dr.Report)
               and other.issuer == report.issuer and other.period < report.period]
    for finding in report.check(against=earlier, language="en"):
        where = "" if finding.source is None else f"{report.locate(finding.source).line}: "
        print(f"{path.name}:{where}{finding}")
