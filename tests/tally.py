# SPDX-License-Identifier: LGPL-2.1-or-later
"""Counts behaviours, not programs, in the logs of `meson test`.

A program that speaks TAP counts as many times as it reports; any other counts
once. A program that ends badly after good reports, as one does that leaks,
counts as one more failure. A run without any test is a failure too: tests that
vanish must not look like tests that pass.
"""

import json
import re
import sys

RESULT = re.compile(r"^(ok|not ok)\b(.*)$")
SKIP = re.compile(r"(?<!\\)#\s*SKIP", re.IGNORECASE)
SKIP_ALL = re.compile(r"^1\.\.0\b")


def tally(test):
    """Gives how many behaviours of one program passed, failed and were skipped."""
    passed = failed = skipped = 0
    for line in test.get("stdout", "").splitlines():
        match = RESULT.match(line)
        if match and SKIP.search(match.group(2)):
            skipped += 1
        elif match and match.group(1) == "ok":
            passed += 1
        elif match:
            failed += 1
        elif SKIP_ALL.match(line):
            skipped += 1
    if test["result"] in ("OK", "EXPECTEDFAIL"):
        if not passed and not failed and not skipped:
            passed = 1
    elif test["result"] == "SKIP":
        skipped = skipped or 1
    elif not failed:
        failed = 1
    return passed, failed, skipped


def main():
    totals = [0, 0, 0]
    for name in sys.argv[1:]:
        ran = False
        try:
            with open(name, encoding="utf-8") as log:
                for line in log:
                    ran = True
                    test = json.loads(line)
                    counts = tally(test)
                    totals = [total + count for total, count in zip(totals, counts)]
                    if counts[1]:
                        print(f"failed: {test['name']}")
                    if counts[2]:
                        print(f"skipped: {test['name']} ({counts[2]})")
        except FileNotFoundError:
            pass
        if not ran:
            print(f"no test ran: {name}")
            totals[1] += 1
    passed, failed, skipped = totals
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
