# SPDX-License-Identifier: LGPL-2.1-or-later
"""Charts with matplotlib. Figures become floats here, and nowhere else: a pixel is no figure."""

import decimal
import fractions
import importlib
import sys
import textwrap
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from .numerals import options

_EXCEEDED, _MISSED, _NEUTRAL, _TARGET = "#1a7f37", "#c62828", "#2f6f9f", "#444444"


def _label(name: str) -> str:
    from .html import head

    return head(name)


def _is_shown() -> bool:
    """Whether somebody shows the figures of pyplot: a notebook does, and whoever has imported it may."""
    get_ipython = getattr(sys.modules.get("IPython"), "get_ipython", None)
    return "matplotlib.pyplot" in sys.modules or (get_ipython is not None and get_ipython() is not None)


def _axes(axes: Any, width: float, height: float) -> Any:
    """The axes to draw upon; without any, those of a new figure, of pyplot where that is in use."""
    if axes is not None:
        if not hasattr(axes, "barh"):
            raise TypeError(f"axes are those of matplotlib, not {type(axes).__name__}")
        return axes
    try:
        if _is_shown():
            pyplot: Any = importlib.import_module("matplotlib.pyplot")
            return pyplot.figure(figsize=(width, height), layout="constrained").add_subplot()
        figure = importlib.import_module("matplotlib.figure").Figure(figsize=(width, height), layout="constrained")
    except ImportError as error:
        raise ImportError("charts need matplotlib: pip install matplotlib, or apt install python3-matplotlib") from error
    importlib.import_module("matplotlib.backends.backend_agg").FigureCanvasAgg(figure)
    return figure.add_subplot()


def _write_numbers(axis: Any, percent: bool = False) -> None:
    """Ticks in the number format that is set."""
    ticker: Any = importlib.import_module("matplotlib.ticker")

    def write(value: float, _: Any) -> str:
        exact = decimal.Decimal(repr(float(value))).normalize()
        return options.number(decimal.Decimal(format(exact, "f"))) + ("%" if percent else "")

    axis.set_major_formatter(ticker.FuncFormatter(write))
    axis.set_major_locator(ticker.MaxNLocator(nbins=6, steps=[1, 2, 2.5, 5, 10]))


def _clean(axes: Any) -> None:
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _wrap(text: object, width: int = 28) -> str:
    return "\n".join(textwrap.wrap(str(text), width)) or " "


def _number(cell: Any) -> str:
    """A figure beside its bar: without zeros at its end."""
    if isinstance(cell, decimal.Decimal):
        whole, _, places = format(cell, "f").partition(".")
        cell = decimal.Decimal(f"{whole}.{places.rstrip('0')}".rstrip("."))
    elif isinstance(cell, fractions.Fraction):
        return options.number(cell, None if cell.denominator == 1 else 2)
    return options.number(cell)


def _distinct(values: "Sequence[Any]") -> "List[Any]":
    return list(dict.fromkeys(values))


class Plots:
    """Charts of rows: each gives the matplotlib Axes it drew upon; ``.figure.savefig(…)`` saves it."""

    __slots__ = ("_rows", "_keys", "_metrics")

    def __init__(self, rows: "Sequence[Mapping[str, Any]]", keys: "Sequence[str]", metrics: "Sequence[str]") -> None:
        self._rows: "Sequence[Mapping[str, Any]]" = rows
        self._keys: "Tuple[str, ...]" = tuple(keys)
        self._metrics: "Tuple[str, ...]" = tuple(metrics)

    def __call__(self, kind: str = "bar", **named: Any) -> Any:
        """``table.plot("heatmap")`` is ``table.plot.heatmap()``."""
        if kind not in ("bar", "completion", "bump", "heatmap"):
            raise ValueError(f"kind is one of 'bar', 'completion', 'bump', 'heatmap', not {kind!r}")
        return getattr(self, kind)(**named)

    def _choose(self, name: "Optional[str]", among: "Sequence[str]", index: int, what: str) -> str:
        if not self._rows:
            raise ValueError("there are no rows to draw")
        if name is None:
            if index >= len(among):
                raise ValueError(f"the table has no {what} to draw")
            return among[index]
        if name not in (*self._keys, *self._metrics):
            raise KeyError(f"{name!r} is none of {', '.join(map(repr, (*self._keys, *self._metrics)))}")
        return name

    def bar(self, x: "Optional[str]" = None, y: "Optional[str]" = None, *, by: "Optional[str]" = None,
            axes: Any = None) -> Any:
        """A bar for each row, lying, so that long names can be read; ``by`` groups them by colour."""
        x, y = self._choose(x, self._keys, 0, "key"), self._choose(y, self._metrics, 0, "metric")
        if by is None and len(self._keys) > 1:
            by = next(key for key in self._keys if key != x)
        names = _distinct([row[x] for row in self._rows])
        groups = [None] if by is None else _distinct([row[by] for row in self._rows])
        axes = _axes(axes, 8, 1.2 + 0.45 * len(names) * max(1, 0.6 * len(groups)))
        thickness = 0.8 / len(groups)
        for number, group in enumerate(groups):
            rows = [row for row in self._rows if row[y] is not None and (by is None or row[by] == group)]
            # The first group stands on top, as it comes first in the legend.
            places = [names.index(row[x]) + (number - (len(groups) - 1) / 2) * thickness for row in rows]
            bars = axes.barh(places, [float(row[y]) for row in rows], thickness * 0.92,
                             label=None if group is None else str(group), color=f"C{number % 10}" if by else _NEUTRAL)
            axes.bar_label(bars, [_number(row[y]) for row in rows], padding=3, fontsize=8)
        axes.set_yticks(range(len(names)), [_wrap(name) for name in names])
        axes.invert_yaxis()
        axes.set_xlabel(_label(y))
        axes.margins(x=0.12)
        _write_numbers(axes.xaxis)
        if by is not None and any(group is not None for group in groups):
            axes.legend(title=_label(by), loc="upper left", bbox_to_anchor=(1.01, 1), frameon=False)
        _clean(axes)
        return axes

    def completion(self, x: "Optional[str]" = None, y: str = "completion", *, axes: Any = None) -> Any:
        """How much of its target each row reached, in per cent, against the line of 100."""
        x, y = self._choose(x, self._keys, 0, "key"), self._choose(y, self._metrics, 0, "metric")
        rows = [row for row in self._rows if row[y] is not None]
        names = [" · ".join(str(row[key]) for key in self._keys) if x == self._keys[0] else str(row[x])
                 for row in rows]
        axes = _axes(axes, 8, 1.2 + 0.42 * len(rows))
        values = [float(row[y]) for row in rows]
        bars = axes.barh(range(len(rows)), values, 0.7,
                         color=[_MISSED if value < 100 else _EXCEEDED for value in values])
        axes.bar_label(bars, [_number(row[y]) + "%" for row in rows], padding=3, fontsize=8)
        axes.axvline(100, color=_TARGET, linewidth=1.2, linestyle="--")
        axes.annotate(options.say("kế hoạch", "target"), (100, 1), xycoords=("data", "axes fraction"), xytext=(0, 3),
                      textcoords="offset points", ha="center", va="bottom", fontsize=8, color=_TARGET)
        axes.set_yticks(range(len(rows)), [_wrap(name, 34) for name in names])
        axes.invert_yaxis()
        axes.set_xlim(0, max([110.0, *values]) * 1.12)
        axes.set_xlabel(_label(y))
        _write_numbers(axes.xaxis, percent=True)
        _clean(axes)
        return axes

    def bump(self, unit: "Optional[str]" = None, period: "Optional[str]" = None, rank: "Optional[str]" = None, *,
             axes: Any = None) -> Any:
        """How units moved in rank from period to period; rank 1 is on top."""
        unit, period = self._choose(unit, self._keys, 0, "unit"), self._choose(period, self._keys, 1, "period")
        ranks = [name for name in self._metrics if name.startswith("rank")] or list(self._metrics)
        rank = self._choose(rank, ranks, 0, "rank")
        periods = sorted(_distinct([row[period] for row in self._rows]))
        lines: "Dict[Any, Dict[Any, float]]" = {}
        for row in self._rows:
            if row[rank] is not None:
                lines.setdefault(row[unit], {})[row[period]] = float(row[rank])
        axes = _axes(axes, 3.5 + 1.6 * len(periods), 1.4 + 0.42 * len(lines))
        # Names at both ends; those of one rank share a line of text, so that none covers another.
        first: "Dict[float, List[str]]" = {}
        last: "Dict[float, List[str]]" = {}
        for number, (name, places) in enumerate(lines.items()):
            told = [(index, places[at]) for index, at in enumerate(periods) if at in places]
            axes.plot([index for index, _ in told], [place for _, place in told], color=f"C{number % 10}",
                      linewidth=2.5, marker="o", markersize=16, markeredgecolor="white", solid_capstyle="round")
            for index, place in told:
                axes.annotate(f"{place:g}", (index, place), ha="center", va="center", color="white", fontsize=8,
                              fontweight="bold")
            if told[0][0] == 0:
                first.setdefault(told[0][1], []).append(str(name))
            if told[-1][0] == len(periods) - 1:
                last.setdefault(told[-1][1], []).append(str(name))
        for ends, index, offset, side in ((first, 0, -12, "right"), (last, len(periods) - 1, 12, "left")):
            for place, names in ends.items():
                axes.annotate("; ".join(names), (index, place), xytext=(offset, 0), textcoords="offset points",
                              ha=side, va="center", fontsize=9)
        axes.set_xticks(range(len(periods)), [str(at) for at in periods])
        axes.set_yticks([])
        axes.set_ylim(max([place for places in lines.values() for place in places.values()], default=1) + 0.6, 0.4)
        axes.set_xlim(-0.25, len(periods) - 0.75)
        axes.set_ylabel("")
        axes.set_title(options.say("Thứ hạng", "Rank"), fontsize=10)
        for side in ("left", "top", "right"):
            axes.spines[side].set_visible(False)
        return axes

    def heatmap(self, rows: "Optional[str]" = None, columns: "Optional[str]" = None, value: "Optional[str]" = None, *,
                axes: Any = None) -> Any:
        """Units against indicators, say: a darker cell is a greater figure; around 100 for a completion."""
        down, across = self._choose(rows, self._keys, 0, "key"), self._choose(columns, self._keys, 1, "second key")
        value = self._choose(value, self._metrics, 0, "metric")
        names, heads = _distinct([row[down] for row in self._rows]), _distinct([row[across] for row in self._rows])
        cells = [[float("nan")] * len(heads) for _ in names]
        told: "Dict[Tuple[int, int], Any]" = {}
        for row in self._rows:
            if row[value] is not None:
                place = names.index(row[down]), heads.index(row[across])
                cells[place[0]][place[1]] = float(row[value])
                told[place] = row[value]
        axes = _axes(axes, 3.2 + 1.15 * len(heads), 1.8 + 0.5 * len(names))
        percent = value.startswith("completion")
        found = [float(cell) for cell in told.values()] or [0.0]
        if percent:
            spread = max(1.0, min(100.0, max(abs(cell - 100) for cell in found)))
            image = axes.imshow(cells, cmap="RdYlGn", vmin=100 - spread, vmax=100 + spread, aspect="auto")
        else:
            image = axes.imshow(cells, cmap="Blues", vmin=0, aspect="auto")
        for (i, j), cell in told.items():
            red, green, blue, _ = image.cmap(image.norm(float(cell)))
            dark = 0.299 * red + 0.587 * green + 0.114 * blue < 0.5
            axes.annotate(_number(cell) + ("%" if percent else ""), (j, i), ha="center", va="center",
                          fontsize=8, color="white" if dark else "black")
        axes.set_xticks(range(len(heads)), [_wrap(name, 14) for name in heads], fontsize=8)
        axes.set_yticks(range(len(names)), [_wrap(name) for name in names], fontsize=9)
        axes.tick_params(length=0)
        for side in axes.spines.values():
            side.set_visible(False)
        axes.set_title(_label(value), fontsize=10)
        return axes
