# SPDX-License-Identifier: LGPL-2.1-or-later
"""Draws the charts; where matplotlib is absent, sees that this is told.

DR_CONSUMERS may name a directory of Python packages, such as the site-packages of an environment.
"""

import decimal
import importlib
import os
import sys
import tempfile

sys.path.extend(filter(None, [os.environ.get("DR_CONSUMERS")]))

import districtreport as dr
from districtreport.plots import Plots

from tap import Tap

D = decimal.Decimal

ROWS = [{"unit": unit, "period": period, "actual": actual, "completion": completion, "rank": rank}
        for unit, period, actual, completion, rank in (
            ("Hội Nông dân", "2023", D("1234.5"), D("96.5"), 2), ("Hội Nông dân", "2024", D("20"), D("125.00"), 1),
            ("Hội Phụ nữ", "2023", D("15.25"), D("100"), 1), ("Hội Phụ nữ", "2024", None, None, None),
            ("Huyện Đoàn", "2024", D("0"), D("40"), 2))]


def plots():
    return Plots(ROWS, ("unit", "period"), ("actual", "completion", "rank"))


def texts(axes):
    return [text.get_text() for text in axes.texts]


def test_bars_tell_their_figures_as_offices_write_them():
    axes = plots().bar()
    assert {"1.234,5", "20", "15,25", "0"} <= set(texts(axes)), texts(axes)
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Hội Nông dân", "Hội Phụ nữ", "Huyện Đoàn"]
    assert axes.get_xlabel() == "Thực hiện"
    dr.options.numbers, dr.options.language = "plain", "en"
    try:
        axes = plots().bar()
        assert "1234.5" in texts(axes) and axes.get_xlabel() == "actual"
    finally:
        dr.options.numbers, dr.options.language = "vi", "vi"


def test_completion_is_drawn_against_the_target():
    axes = plots().completion()
    assert {"96,5%", "125%", "100%", "40%", "kế hoạch"} <= set(texts(axes)), texts(axes)
    met = [bar.get_facecolor() for bar in axes.patches]
    assert met[0] == met[3] != met[1] == met[2], met


def test_ranks_move_with_the_best_on_top():
    axes = plots().bump()
    bottom, top = axes.get_ylim()
    assert bottom > top and [label.get_text() for label in axes.get_xticklabels()] == ["2023", "2024"]
    assert {"1", "2", "Hội Nông dân", "Hội Phụ nữ", "Huyện Đoàn"} <= set(texts(axes)), texts(axes)
    years = [dr.rank({"a": value, "b": 2}, period=str(year)) for year, value in ((2022, 1), (2023, 3), (2024, 2))]
    assert texts(dr.bump(years)).count("1") == 4


def test_a_heat_map_tells_every_cell_that_there_is():
    axes = plots().heatmap(value="completion")
    assert sorted(texts(axes)) == ["100%", "125%", "40%", "96,5%"], texts(axes)


def test_standings_are_drawn():
    assert {"1", "2"} <= set(texts(dr.rank({"a": 1, "b": 2}, period="2023").plot.bar(y="score")))


def test_axes_may_be_given_and_saved():
    figure = importlib.import_module("matplotlib.figure").Figure()
    axes = figure.add_subplot()
    assert plots().bar(axes=axes) is axes
    with tempfile.TemporaryDirectory() as place:
        path = os.path.join(place, "bar.png")
        axes.figure.savefig(path, dpi=50)
        assert os.path.getsize(path) > 2000


def test_what_there_is_not_is_not_drawn():
    for call, kind in ((lambda: plots().bar("no such column"), KeyError),
                       (lambda: Plots(ROWS, ("unit",), ("actual",)).bump(), ValueError),
                       (lambda: Plots(ROWS, (), ()).bar(), ValueError)):
        try:
            call()
        except kind:
            continue
        raise AssertionError(call)
    for draw in ("bar", "completion", "bump", "heatmap"):
        try:
            getattr(Plots([], ("unit", "period"), ("completion", "rank")), draw)()
        except ValueError as error:
            assert "no rows" in str(error), error
            continue
        raise AssertionError(draw)


def check_absent():
    try:
        plots().bar()
    except ImportError as error:
        assert "pip install matplotlib" in str(error), error
        return
    raise AssertionError("something was drawn without matplotlib")


if __name__ == "__main__":
    tap = Tap()
    try:
        importlib.import_module("matplotlib")
    except ImportError:
        tap.run("the absence of matplotlib is told", check_absent)
        tap.skip("charts are drawn", "no matplotlib")
    else:
        tap.run_all(dict(globals()))
    sys.exit(tap.end())
