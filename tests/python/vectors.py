# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the vectors that C, Python and JavaScript share, each as a test of its own.

As in C, arguments and results are compared as text: an array is its elements
with a space between them, and the words are true, false and null.
"""

import datetime
import json
import os
import pathlib
import sys

import gi

gi.require_version("DistrictReport", "1")
from gi.repository import DistrictReport, GLib

from tap import Tap


def write(value):
    """What a result or an argument looks like as text."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return " ".join(write(element) for element in value)
    return str(value)


def sign(number):
    return (number > 0) - (number < 0)


def choice(enum, nick):
    """The value of an enumeration with a nick."""
    return next(value for value in enum.__enum_values__.values() if value.value_nick == nick)


def date(text):
    day = datetime.date.fromisoformat(text)
    return GLib.Date.new_dmy(day.day, GLib.DateMonth(day.month), day.year)


def ratio(operation, arguments):
    Ratio = DistrictReport.Ratio
    if operation in ("new", "parse"):
        return getattr(Ratio, operation)(*arguments)
    self, rest = Ratio.parse(arguments[0]), arguments[1:]
    if operation in ("to_decimal", "to_percent"):
        digits, rounding = int(rest[0]), choice(DistrictReport.Rounding, rest[1])
        return getattr(self, operation)(digits, rounding)
    return getattr(self, operation)(*map(Ratio.parse, rest))


def interval(operation, arguments):
    Interval = DistrictReport.Interval
    if operation == "parse":
        return Interval.parse(arguments[0])
    self, rest = Interval.parse(arguments[0]), arguments[1:]
    other = DistrictReport.Ratio if operation == "contains" else Interval
    return getattr(self, operation)(*map(other.parse, rest))


def period(operation, arguments):
    Period = DistrictReport.Period
    if operation == "months":
        return Period.new_months(*map(int, arguments))
    if operation == "years":
        return Period.new_years(*map(int, arguments))
    self = Period.parse(arguments[0])
    rest = arguments[1:]
    if operation == "parse":
        return self
    if operation == "children":
        return self.list_children(choice(DistrictReport.PeriodKind, rest[0]))
    if operation == "display":
        return self.to_display(choice(DistrictReport.Language, rest[0]))
    if operation == "elapsed":
        return self.get_elapsed_share(date(rest[0]))
    return {
        "kind": lambda: self.kind.value_nick,
        "days": lambda: [self.first_day, self.last_day],
        "n-days": lambda: self.n_days,
        "previous": self.previous,
        "year-earlier": self.year_earlier,
        "contains": lambda: Period.parse(rest[0]) in self,
        "compare": lambda: sign(self.compare(Period.parse(rest[0]))),
    }[operation]()


def quantity(operation, arguments):
    Quantity = DistrictReport.Quantity

    def absent(text):
        return None if text == "null" else text

    if operation == "parse":
        return Quantity.parse(arguments[0]).to_plain()
    if operation == "new":
        value, measure, hedge = arguments
        return Quantity.new(value, measure, choice(DistrictReport.Hedge, hedge)).to_plain()
    if operation == "new_full":
        value, upper, measure, hedge, resolution = arguments
        return Quantity.new_full(value, absent(upper), measure, choice(DistrictReport.Hedge, hedge),
                                 absent(resolution)).to_plain()
    if operation == "written-measure":
        return Quantity.parse(arguments[0]).get_written_measure()
    self, *rest = map(Quantity.parse_plain, arguments)
    return {
        "parse_plain": self.to_plain,
        "to_string": self.to_string,
        "value": self.dup_value,
        "upper": self.dup_upper,
        "resolution": self.dup_resolution,
        "bounds": self.get_bounds,
        "add": lambda: self.add(*rest).to_plain(),
        "subtract": lambda: self.subtract(*rest).to_plain(),
        "divide": lambda: self.divide(*rest),
        "compare": lambda: sign(self.compare(*rest)),
    }[operation]()


def span(operation, arguments):
    Span = DistrictReport.Span
    if operation == "new":
        return Span.new(*map(int, arguments))
    self = Span.parse(arguments[0])
    if operation == "parse":
        return self
    if operation == "length":
        return self.get_length()
    other = Span.parse(arguments[1])
    return sign(self.compare(other)) if operation == "compare" else getattr(self, operation)(other)


def change(operation, arguments):
    def make(kind, direction, value, against):
        return DistrictReport.Change.new(
            choice(DistrictReport.ChangeKind, kind),
            choice(DistrictReport.Direction, direction),
            value,
            None if against == "null" else against,
        )

    self = make(*arguments[:4])
    if operation == "equal":
        return self.equal(make(*arguments[4:]))
    return self.dup_value() if operation == "value" else self.to_string()


RUNNERS = {
    "change": change,
    "interval": interval,
    "period": period,
    "quantity": quantity,
    "ratio": ratio,
    "span": span,
}


def run(runner, vector):
    """Gives what is wrong with the answer to a vector, or None."""
    arguments = [write(argument) for argument in vector["arguments"]]
    wanted = f"error {vector['error']}" if "error" in vector else write(vector["result"])
    try:
        found = write(runner(vector["operation"], arguments))
    except GLib.Error as error:
        if error.domain != GLib.quark_to_string(DistrictReport.error_quark()):
            found = f"error of {error.domain}"
        else:
            found = f"error {DistrictReport.Error(error.code).value_nick}"
    return None if found == wanted else f"wanted: {wanted}\nfound:  {found}"


def main():
    tap = Tap()
    for path in sorted(pathlib.Path(os.environ["DR_VECTORS"]).glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        if "vectors" not in document or path.stem not in RUNNERS:
            tap.result(f"{path.name} has vectors, and is understood", "it is not")
            continue
        for vector in document["vectors"]:
            name = f"{path.stem}: {vector['operation']}: {vector['name']}"
            try:
                problem = run(RUNNERS[path.stem], vector)
            except Exception as exception:
                problem = repr(exception)
            tap.result(name, problem)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
