# SPDX-License-Identifier: LGPL-2.1-or-later
"""What notebooks show. Everything that came from a document is escaped."""

import fractions
from html import escape
from typing import Any, Dict, Iterable, List, Optional, Sequence, TYPE_CHECKING

from .numerals import options

if TYPE_CHECKING:
    from .comparison import Comparison
    from .dataset import Dataset
    from .figures import Quantity
    from .findings import Findings
    from .items import Achievement, Items
    from .report import Report
    from .standings import Standings
    from .table import Table

_STYLE = """<style>
.districtreport { border-collapse: collapse; font-size: 90%; }
.districtreport caption { caption-side: top; text-align: left; font-weight: bold; padding: .3em .5em; }
.districtreport th, .districtreport td { text-align: left; vertical-align: top; padding: .2em .6em; white-space: normal; }
.districtreport th.unit { padding-top: .8em; border-bottom: 1px solid currentColor; }
.districtreport .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.districtreport td.source { opacity: .85; max-width: 34em; }
.districtreport mark { background: #ffe58a; color: #222; padding: 0 .1em; }
.districtreport .exceeded, .districtreport .added { color: #1a7f37; }
.districtreport .missed, .districtreport .error, .districtreport .removed { color: #c62828; }
.districtreport .warning, .districtreport .changed { color: #9a6700; }
.districtreport .more { opacity: .7; font-style: italic; }
</style>"""

_CONTEXT = 60

_SEVERITY = {"error": "lỗi", "warning": "cảnh báo", "note": "ghi chú"}
_KIND = {"added": "thêm", "removed": "bỏ", "changed": "sửa"}
_SIGN = {"exceeded": "▲", "met": "=", "missed": "▼", "near": "≈", "undefined": ""}


def _cell(content: str, kind: str = "") -> str:
    return f'<td class="{kind}">{content}</td>' if kind else f"<td>{content}</td>"


def _row(*cells: str) -> str:
    return "<tr>" + "".join(cells) + "</tr>"


def _table(caption: str, heads: "Sequence[str]", rows: "Iterable[str]", figures: "Sequence[int]" = ()) -> str:
    """A table; figures are the columns that are set to the right."""
    head = _row(*(f'<th class="number">{escape(title)}</th>' if column in figures else f"<th>{escape(title)}</th>"
                  for column, title in enumerate(heads)))
    return (f'{_STYLE}\n<table class="districtreport"><caption>{escape(caption)}</caption>\n'
            f"<thead>{head}</thead>\n<tbody>\n" + "\n".join(rows) + "\n</tbody></table>")


def _more(n: int, columns: int) -> "List[str]":
    if n <= 0:
        return []
    said = options.say(f"… và {n} dòng nữa", f"… and {n} more rows")
    return [_row(f'<td colspan="{columns}" class="more">{said}</td>')]


def quantity(value: "Optional[Quantity]") -> str:
    """A figure with its measure, in the number format that is set."""
    if value is None:
        return ""
    if options.numbers == "vi":
        return escape(str(value))
    words = {"over": "over ", "under": "under ", "about": "about ", "at-least": "at least ", "at-most": "at most "}
    upper = "" if value.upper is None else f" – {options.number(value.upper)}"
    return escape(f"{words.get(value.hedge.value, '')}{options.number(value.value)}{upper} {value.measure}".strip())


def _percent(value: Any, digits: "Optional[int]" = None) -> str:
    return "" if value is None else options.number(value, digits) + "%"


def in_context(text: "Optional[bytes]", start: int, end: int, stated: str) -> str:
    """A source within its line, marked; or alone, where the text is not at hand."""
    if text is None or not 0 <= start <= end <= len(text):
        return f"<mark>{escape(stated)}</mark>"
    first = max(text.rfind(b"\n", 0, start) + 1, start - 4 * _CONTEXT)
    newline = text.find(b"\n", end)
    last = min(len(text) if newline < 0 else newline, end + 4 * _CONTEXT)
    before = text[first:start].decode("utf-8", "ignore").lstrip()
    after = text[end:last].decode("utf-8", "ignore").rstrip()
    # Cut off between words, as the marked ones would be read.
    if len(before) > _CONTEXT:
        before = "… " + before[-_CONTEXT:].partition(" ")[2]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rpartition(" ")[0] + " …"
    return f"{escape(before)}<mark>{escape(text[start:end].decode('utf-8', 'replace'))}</mark>{escape(after)}"


def _bytes(report: "Optional[Report]") -> "Optional[bytes]":
    text = None if report is None else report.text
    return None if text is None else text.encode()


def _source(text: "Optional[bytes]", source: Any) -> str:
    if source is None:
        return ""
    return in_context(text, source.span.start, source.span.end, source.text)


def _achievement(entry: "Achievement", text: "Optional[bytes]") -> str:
    planned = None if entry.target is None else entry.target.planned
    attainment = entry.attainment.value
    percent = _percent(entry.percent_of_target)
    if not percent and entry.completion is not None:
        # Computed, not stated: in brackets, as the program prints it.
        percent = f"({_percent(entry.completion * 100, 2)})"
    label = ("&emsp;" if entry.part_of else "") + escape(entry.indicator.label)
    return _row(_cell(label), _cell(quantity(entry.actual), "number"), _cell(quantity(planned), "number"),
                _cell(f'<span class="{attainment}">{percent} {_SIGN[attainment]}</span>'.replace(" </", "</")
                      if percent or _SIGN[attainment] else "", "number"),
                _cell(_source(text, entry.source), "source"))


def _achievement_rows(entries: "Sequence[Achievement]", text: "Optional[bytes]") -> "List[str]":
    rows: "List[str]" = []
    unit: "Optional[str]" = None
    for entry in entries[:options.max_rows]:
        if entry.unit.id != unit:
            unit = entry.unit.id
            rows.append(_row(f'<th class="unit" colspan="5">{escape(entry.unit.name or unit)}</th>'))
        rows.append(_achievement(entry, text))
    return rows + _more(len(entries) - options.max_rows, 5)


def _achievement_heads() -> "List[str]":
    return [options.say("Chỉ tiêu", "Figure"), options.say("Thực hiện", "Actual"), options.say("Kế hoạch", "Target"),
            options.say("Đạt", "Reached"), options.say("Nguồn", "Source")]


def report(value: "Report") -> str:
    """A report as a table of units and what they achieved, each with its sentence."""
    name = value.issuer.name or value.issuer.id
    caption = f"{name} · {value.period.display(options.language)}"
    rows = _achievement_rows(value.achievements, _bytes(value))
    shown = _table(caption, _achievement_heads(), rows, (1, 2, 3))
    return shown + "\n" + items(value.rankings) if value.rankings else shown


def _rankings(entries: "Items[Any]", text: "Optional[bytes]") -> str:
    heads = [options.say("Đơn vị", "Unit"), options.say("Hạng", "Rank"), options.say("Xếp loại", "Grade"),
             options.say("Cơ quan đánh giá", "Assessor"), options.say("Nguồn", "Source")]
    rows: "List[str]" = []
    for entry in entries[:options.max_rows]:
        rank = "" if entry.rank is None else str(entry.rank)
        if entry.rank is not None and entry.cohort_size is not None:
            rank += f"/{entry.cohort_size}"
        grade = entry.grade or ("" if entry.status.value != "unranked" else options.say("không xếp hạng", "not ranked"))
        rows.append(_row(_cell(escape(entry.unit.name or entry.unit.id)), _cell(rank, "number"),
                         _cell(escape(grade)), _cell(escape(entry.assessor or "")),
                         _cell(_source(text, entry.source), "source")))
    return _table(options.say("Xếp hạng", "Rankings"), heads, rows + _more(len(entries) - options.max_rows, 5),
                  (1,))


def _dictionaries(caption: str, entries: "Sequence[Dict[str, Any]]") -> str:
    heads = list(entries[0]) if entries else []
    rows = [_row(*(_cell(escape(_text(entry.get(head)))) for head in heads)) for entry in entries[:options.max_rows]]
    return _table(caption, heads, rows + _more(len(entries) - options.max_rows, max(len(heads), 1)))


def _text(value: object) -> str:
    if isinstance(value, fractions.Fraction):
        return options.number(value, 4)
    return "" if value is None else str(value)


def items(entries: "Items[Any]") -> str:
    """A list of a report; what it holds says how it looks."""
    from .items import Achievement, Ranking

    if not entries:
        return f"<p>{options.say('Không có gì', 'Nothing')}</p>"
    text = _bytes(getattr(entries[0], "report", None))
    if isinstance(entries[0], Achievement):
        return _table(options.say("Kết quả", "Achievements"), _achievement_heads(),
                      _achievement_rows(entries, text), (1, 2, 3))
    if isinstance(entries[0], Ranking):
        return _rankings(entries, text)
    if getattr(entries[0], "to_dict", None) is None:
        return _dictionaries(type(entries[0]).__name__, [{"": repr(entry)} for entry in entries])
    return _dictionaries(type(entries[0]).__name__, entries.to_pylist())


def findings(value: "Findings") -> str:
    """What does not add up, each with its sentence."""
    if not value:
        said = options.say("Không thấy gì sai", "Nothing that does not add up")
        return f"<p>{said}</p>"
    text = _bytes(value.report)
    heads = [options.say("Mức", "Severity"), options.say("Dòng", "Line"), options.say("Nội dung", "Message"),
             options.say("Nguồn", "Source"), options.say("Quy tắc", "Rule")]
    rows: "List[str]" = []
    for finding in value[:options.max_rows]:
        severity = finding.severity.value
        line = "" if finding.source is None or text is None else str(value.report.locate(finding.source).line)
        rows.append(_row(_cell(options.say(_SEVERITY[severity], severity), severity), _cell(line, "number"),
                         _cell(escape(finding.message)), _cell(_source(text, finding.source), "source"),
                         _cell(escape(finding.rule))))
    caption = options.count(len(value), "điều cần xem lại", "finding")
    return _table(caption, heads, rows + _more(len(value) - options.max_rows, 5), (1,))


def comparison(value: "Comparison") -> str:
    """What differs between two drafts."""
    heads = ["", options.say("Mục", "Item"), options.say("Cũ", "Old"), options.say("Mới", "New")]
    rows: "List[str]" = []
    for difference in value[:options.max_rows]:
        kind = difference.kind.value
        sides: "List[List[str]]" = [[], []]
        # What was added or removed is told by the item itself.
        for values in difference.aspects.values() if kind == "changed" else ():
            for side, told in zip(sides, values):
                side.append(escape(told or "–"))
        item = difference.new_item or difference.old_item
        named = getattr(item, "_line", None) or repr(item)
        rows.append(_row(_cell(options.say(_KIND[kind], kind), kind), _cell(escape(named)),
                         *(_cell("<br>".join(side)) for side in sides)))
    caption = options.count(len(value), "điểm khác", "difference") + ", " + options.say(
        f"{value.n_unchanged} mục như cũ", f"{value.n_unchanged} unchanged")
    return _table(caption, heads, rows + _more(len(value) - options.max_rows, 4))


def table(value: "Table") -> str:
    """The answer to a query."""
    n_keys = len(value.keys)
    rows: "List[str]" = []
    marks = [value._marks(i) for i in range(min(len(value), options.max_rows))]
    has_marks = any(marks)
    for i, row in enumerate(value[:options.max_rows]):
        cells = (value._label(i, column) if column < n_keys and cell is not None else cell
                 for column, cell in enumerate(row.values()))
        rows.append(_row(*(_cell(escape(_figure(cell)), "" if column < n_keys else "number")
                           for column, cell in enumerate(cells)), *([_cell(marks[i])] if has_marks else [])))
    n_columns = max(len(value.columns), 1) + has_marks
    said = [options.say(*words) for mark, words in _MARKS.items() if any(mark in of_row for of_row in marks)]
    return _table(options.count(len(value), "dòng", "row"),
                  [head(name) for name in value._heads()] + [""] * has_marks,
                  rows + _more(len(value) - options.max_rows, n_columns)
                  + [_row(f'<td colspan="{n_columns}" class="more">{escape(words)}</td>') for words in said],
                  range(n_keys, len(value.columns)))


_MARKS = {"*": ("* có số ước tính hoặc sơ bộ", "* with estimated or provisional figures"),
          "~": ("~ có số viết áng chừng: hơn, gần, khoảng, từ … đến …", "~ with figures that were written as about so much")}


# How many figures of a dataset are shown, and of how many none: nobody looks at a page that long in coming.
_FIRST, _MOST_SHOWN = 10, 1_000_000


# Columns of a dataset that say what its figures are beside themselves: for programs, not for readers.
_BESIDE = ("actual_", "planned_", "direction")


def dataset(value: "Dataset") -> str:
    """The first figures of a dataset, and how many there are."""
    told = zip(*value._cells(_FIRST)) if 0 < len(value) <= _MOST_SHOWN else ()
    shown = [(column, cells) for column, cells in told if not column.name.startswith(_BESIDE)]
    columns = [column for column, _ in shown]
    cells = [[value.label(column.name, str(cell)) if column.is_key and cell is not None else cell for cell in cells]
             for column, cells in shown]
    rows = [_row(*(_cell(escape(_figure(cell)), "" if column.is_key else "number") for column, cell in zip(columns, row)))
            for row in zip(*cells)]
    caption = ", ".join((options.count(len(value), "số liệu", "figure"), options.count(len(value.units), "đơn vị", "unit"),
                         options.count(len(value.indicators), "chỉ tiêu", "indicator"),
                         options.count(len(value.periods), "kỳ", "period")))
    if not rows:
        return f"<p>{caption}</p>"
    return _table(caption, [head(column.name) for column in columns], rows + _more(len(value) - len(rows), len(columns)),
                  [place for place, column in enumerate(columns) if not column.is_key])


_HEADS = {"unit": "Đơn vị", "indicator": "Chỉ tiêu", "measure": "Đơn vị tính", "period": "Kỳ", "period@year": "Năm",
          "period@quarter": "Quý", "period@month": "Tháng", "period@half-year": "Nửa năm", "actual": "Thực hiện",
          "planned": "Kế hoạch", "completion": "Hoàn thành (%)", "mean": "Bình quân", "least": "Thấp nhất",
          "greatest": "Cao nhất", "rank@completion": "Hạng", "rows": "Số liệu", "unit-kind": "Loại đơn vị",
          "attainment-rate": "Tỷ lệ đạt (%)", "share@actual": "Tỷ trọng (%)", "target": "Kế hoạch", "nature": "Tính chất",
          "status": "Tình trạng", "unit-level": "Cấp", "unit@province": "Tỉnh", "unit@district": "Huyện",
          "unit@ancestors": "Đơn vị", "unit@ancestors-or-self": "Đơn vị",
          "unit@commune": "Xã", "unit@hamlet": "Thôn", "pair-actual": "Thực hiện", "pair-planned": "Kế hoạch",
          "pair-count": "Số cặp", "rank@actual": "Hạng", "rank@attainment-rate": "Hạng", "rank": "Hạng", "score": "Điểm"}


def head(name: str) -> str:
    """What a column is called where people read it."""
    metric, space, value = name.partition(" ")
    return options.say(_HEADS.get(metric, metric) + space + value, name)


def _figure(cell: Any) -> str:
    return cell if isinstance(cell, str) else options.number(cell)


def standings(value: "Standings") -> str:
    """Units with their ranks, scores and grades."""
    shown = value[:options.max_rows]
    columns = [
        (options.say("Hạng", "Rank"), True, ["–" if one.rank is None else options.number(
            one.rank, None if one.rank.denominator == 1 else 1) for one in shown]),
        (options.say("Đơn vị", "Unit"), False, [one.unit for one in shown]),
        (options.say("Cụm", "Cohort"), False, [one.cohort or "" for one in shown]),
        (options.say("Điểm", "Score"), True, [options.number(one.score, 2) for one in shown]),
        (options.say("Xếp loại", "Grade"), False, [one.grade or "" for one in shown]),
        (options.say("Ghi chú", "Note"), False, [one.reason(options.language) or "" for one in shown]),
    ]
    columns = [column for column in columns if any(column[2])]
    rows = [_row(*(_cell(escape(cells[i]), "number" if is_figure else "") for _, is_figure, cells in columns))
            for i in range(len(shown))]
    caption = " · ".join(filter(None, (value.field, value.period.display(options.language))))
    return _table(caption, [title for title, _, _ in columns], rows + _more(len(value) - len(shown), len(columns)),
                  [i for i, (_, is_figure, _) in enumerate(columns) if is_figure])
