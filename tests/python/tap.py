# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes the results of a test program as TAP, one line a behaviour."""

import sys
import traceback


class Tap:
    def __init__(self):
        self.count = 0
        self.failures = 0

    def result(self, name, problem=None):
        """Reports one behaviour: it holds unless there is a problem to tell."""
        self.count += 1
        name = name.replace("#", "\\#")
        if problem is None:
            print(f"ok {self.count} {name}")
        else:
            self.failures += 1
            print(f"not ok {self.count} {name}")
            for line in str(problem).splitlines():
                print(f"# {line}")
        sys.stdout.flush()

    def skip(self, name, reason):
        self.count += 1
        print(f"ok {self.count} {name} # SKIP {reason}")

    def run(self, name, function, *arguments):
        """Runs one test; an exception of any kind is its failure."""
        try:
            function(*arguments)
        except Exception:
            self.result(name, traceback.format_exc())
        else:
            self.result(name)

    def run_all(self, namespace):
        """Runs every function of a namespace whose name begins with test_."""
        for name, function in sorted(namespace.items(), key=lambda item: getattr(
                getattr(item[1], "__code__", None), "co_firstlineno", 0)):
            if name.startswith("test_"):
                self.run(name[len("test_"):].replace("_", " "), function)

    def end(self):
        """Writes the plan and gives the exit status."""
        print(f"1..{self.count}")
        return 1 if self.failures or not self.count else 0
