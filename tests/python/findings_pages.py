# SPDX-License-Identifier: LGPL-2.1-or-later
"""Holds the manual's pages of rules against the rules: every rule has one, and its sentences do what it says."""

import pathlib
import re
import sys

import gi

gi.require_version("DistrictReport", "1")
from gi.repository import DistrictReport as Dr

from tap import Tap

PAGES = pathlib.Path(sys.argv[1])
PERIOD = "năm 2023"
EARLIER_PERIOD = "quý II năm 2023"


def block(page, title):
    """The first block of code below a title; None if the page has no such title."""
    match = re.search(rf"^## {title}\n\n```\n(.*?)\n```$", page, re.DOTALL | re.MULTILINE)
    return match and match.group(1)


def read(period, text):
    title = f"BÁO CÁO\nkết quả công tác {period} của Hội Nông dân huyện Bàu Sen\n-----\n"
    return Dr.Reader().read_text(title + text)


def find(page, rule, text):
    """The findings of a rule in a text, or against the page's earlier report."""
    match = re.search(r"^Both in a report of (.*)\.$", page, re.MULTILINE)
    report = read(match.group(1) if match else PERIOD, text)
    earlier = block(page, "Earlier report")
    findings = Dr.Checker().check_report(report) if earlier is None else \
        Dr.Checker().check_against(report, [read(EARLIER_PERIOD, earlier)])
    return [finding for finding in findings if finding.rule == rule]


def check_page(rule):
    page = (PAGES / f"{rule}.md").read_text(encoding="utf-8")
    assert page.startswith(f"Title: {rule}\n\n# {rule}\n\n"), "the title"
    assert "\n## Silent where\n\n- " in page, "nothing is said of where it is silent"
    (finding,) = find(page, rule, block(page, "Wrong"))
    said = [f"{finding.severity.value_nick}: {finding.dup_message(Dr.Language.ENGLISH)}",
            finding.dup_message(Dr.Language.VIETNAMESE)]
    assert f"```\n{said[0]}\n{said[1]}\n```" in page, said
    assert finding.severity == Dr.RuleSet().get_severity(rule), finding.severity
    assert find(page, rule, block(page, "Right")) == []


def main():
    tap = Tap()
    rules = Dr.RuleSet().list_ids()
    pages = sorted(path.stem for path in PAGES.glob("*.md"))
    tap.result("every rule has a page, and every page a rule",
               None if pages == sorted([*rules, "findings"]) else f"{pages} against {sorted(rules)}")
    index = (PAGES / "findings.md").read_text(encoding="utf-8")
    for rule in rules:
        summary = Dr.RuleSet().dup_summary(rule, Dr.Language.ENGLISH)
        tap.result(f"the index names {rule}",
                   None if f"- [{rule}]({rule}.html): {summary}\n" in index else "it does not")
        try:
            check_page(rule)
            problem = None
        except Exception as error:
            problem = f"{type(error).__name__}: {error}"
        tap.result(f"the page of {rule} holds", problem)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
