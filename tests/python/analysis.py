# SPDX-License-Identifier: LGPL-2.1-or-later
"""Puts reports together and asks for tables, as an analyst does."""

import copy
import datetime
import decimal
import fractions
import gc
import itertools
import os
import pathlib
import pickle
import sys
import tempfile

import districtreport as dr
from districtreport._arrow import Columns

from tap import Tap

D = decimal.Decimal
SAMPLE = pathlib.Path(os.environ["DR_EXAMPLES"]) / "bao-cao-quy-iv-2024.txt"

REACHED = {("Hội Cựu chiến binh", 2023): 80, ("Hội Nông dân", 2023): 120, ("Hội Cựu chiến binh", 2024): 150, ("Hội Nông dân", 2024): 90}


def reports():
    return [dr.read_text(f"BÁO CÁO\nkết quả công tác năm {year} của {body} huyện Bàu Sen\n-----\n"
                         f"Kết nạp {n} hội viên, đạt {n}% chỉ tiêu (100 hội viên).\n")
            for (body, year), n in REACHED.items()]


def fails(kind, function, *arguments, **named):
    try:
        result = function(*arguments, **named)
    except kind as error:
        assert type(error) is kind, type(error)
        return error
    raise AssertionError(f"did not fail, but gave {result!r}")


def by_year(**named):
    return dr.Dataset(reports()).query(by=["unit", "period@year"], metrics=["actual", "completion", "rows"], **named)


def test_reports_become_a_dataset():
    dataset = dr.Dataset(reports())
    assert len(dataset) == 4 and len(dataset.units) == 2 and len(dataset.indicators) == 1
    assert dataset.periods == [dr.Period("2023"), dr.Period("2024")]
    assert repr(dataset) == "<Dataset: 4 figures of 2 units, 1 indicator, 2 periods>"
    assert len(dr.Dataset(reports()[0])) == 1 and "4 số liệu" in dataset._repr_html_()
    shown = dataset._repr_html_()
    assert "planned_" not in shown and "actual_" not in shown, shown
    assert "<td>Hội Nông dân huyện Bàu Sen</td>" in shown and '<td class="number">150</td>' in shown, shown
    many = dr.Dataset([dr.read_text(f"BÁO CÁO\nkết quả công tác năm {2000 + i} của xã A\n\nKết nạp 5 hội viên.\n")
                       for i in range(12)], issuer="xa")
    assert "… và 2 dòng nữa" in many._repr_html_()


def test_figures_have_the_decimals_of_their_indicator():
    dataset = dr.Dataset(dr.read_text("HỘI NÔNG DÂN HUYỆN BÀU SEN\n\nBÁO CÁO\nkết quả công tác năm 2024\n\n"
                                      "1. Kết nạp 61 hội viên.\n2. Làm mới 3,75 km đường.\n3. Tỷ lệ hộ nghèo 6,5%.\n"))
    assert [str(row["actual"]) for row in dataset.to_pylist()] == ["61", "3.75", "6.5"], dataset.to_pylist()
    table = dataset.query(by="indicator", metrics="actual")
    for shown in (dataset._repr_html_(), table._repr_html_()):
        assert all(f'<td class="number">{figure}</td>' in shown for figure in ("61", "3,75", "6,5")), shown
    assert [line.split()[-1] for line in str(table).splitlines()[1:]] == ["61", "3.75", "6.5"], str(table)


def test_rows_that_are_estimated_or_hedged_are_marked():
    dataset = dr.Dataset(dr.read_text("HỘI NÔNG DÂN HUYỆN BÀU SEN\n\nBÁO CÁO\nkết quả công tác năm 2024\n\n"
                                      "1. Kết nạp 61 hội viên.\n2. Ước làm mới 3,75 km đường.\n3. Trồng hơn 500 cây.\n"))
    table = dataset.query(by="indicator", metrics="actual")
    lines = str(table).splitlines()
    assert [line.split()[-1] for line in lines[1:4]] == ["61", "*~", "~"], lines
    assert [line[0] for line in lines[4:]] == ["*", "~"], lines
    shown = table._repr_html_()
    assert "<td>*~</td>" in shown and "* có số ước tính" in shown and "~ có số viết áng chừng" in shown, shown
    plain = dataset.query(by="indicator", metrics="actual", where={"indicator": dataset.indicators[0]})
    assert "~" not in str(plain) and "áng chừng" not in plain._repr_html_(), str(plain)


def test_reports_come_in_any_order():
    given = reports()
    table = dr.Dataset(given).query(by=["unit", "period@year"], metrics=["actual", "completion", "rank@actual"])
    for order in itertools.permutations(given):
        dataset = dr.Dataset(order)
        again = dataset.query(by=["unit", "period@year"], metrics=["actual", "completion", "rank@actual"])
        assert again.to_csv(names=True) == table.to_csv(names=True) and again.to_xlsx() == table.to_xlsx()
        assert [row["actual"] for row in dataset.to_pylist()] == list(REACHED.values())


def test_a_dataset_tells_its_figures():
    dataset = dr.Dataset(reports())
    assert [row["actual"] for row in dataset.to_pylist()] == list(REACHED.values())
    assert dataset.to_pylist(names=True)[0] == {
        "unit": "Hội Cựu chiến binh huyện Bàu Sen", "indicator": dataset.label("indicator", dataset.indicators[0]), "period": "2023",
        "measure": "hội viên", "nature": "flow", "status": "normal", "actual": D(80), "target": D(100)}
    assert dataset.label("unit", "nobody") == "nobody" and dataset.label("period", "2023") == "2023"
    assert dr.Dataset([]).to_pylist() == [] and "0 số liệu" in dr.Dataset([])._repr_html_()
    fails(TypeError, pickle.dumps, dataset)


QUARTERS = ("HỘI NÔNG DÂN HUYỆN TRẢNG LAM\n\nTrảng Lam, ngày 25 tháng {month} năm 2024\n\nBÁO CÁO\n"
            "kết quả công tác quý {quarter}/2024 của Hội Nông dân huyện Trảng Lam\n-----\n\n"
            "- Kết nạp {n} hội viên, đạt {n}% chỉ tiêu năm (100 hội viên).\n- Vận động quỹ hơn 3 tỷ đồng.\n"
            "- Lũy kế từ đầu năm trồng {trees} cây.\n")


def test_a_dataset_of_its_rows_answers_the_same():
    dataset = dr.Dataset([dr.read_text(QUARTERS.format(month="03", quarter="I", n=10, trees=50)),
                          dr.read_text(QUARTERS.format(month="06", quarter="II", n=20, trees=90))])
    again = dr.Dataset(dataset)
    for by in (["indicator", "period@year"], ["unit", "indicator"], ["indicator", "period"]):
        for metrics in (["actual", "planned", "completion"], ["actual", "lower", "upper"],
                        *([] if by == ["unit", "indicator"] else [["completion", "pace@2024-05-31"]])):
            one, other = dataset.query(by=by, metrics=metrics), again.query(by=by, metrics=metrics)
            assert one.to_pylist() == other.to_pylist(), (one, other)
            assert [one.is_hedged(i) for i in range(len(one))] == [other.is_hedged(i) for i in range(len(other))]
    members = again.query(by="period@year", metrics=["actual", "planned"], where={"measure": "hội viên"})
    assert members.to_pylist() == [{"period@year": "2024", "actual": D(30), "planned": D(100)}]
    money = again.query(by="period@year", metrics=["lower", "upper"], where={"measure": "đồng"})
    assert money.to_pylist() == [{"period@year": "2024", "lower": D(6 * 10 ** 9), "upper": D(8 * 10 ** 9)}] and money.is_hedged(0)
    assert again.to_pylist() == dataset.to_pylist()
    row = dataset.to_pylist()[0]
    assert row["planned_period"] == "2024" and row["planned_on"] == "2024-03-25" and row["actual_hedge"] == "exact", row
    fails(dr.UnsupportedError, dataset.query, by="period@year", metrics="planned", stream=dataset)


def test_a_figure_leads_to_its_achievement():
    dataset = dr.Dataset(reports())
    values = [dataset.achievement(row).value for row in range(len(dataset))]
    assert values == list(REACHED.values()) and dataset.achievement(1).source.text == "120 hội viên"
    fails(IndexError, dataset.achievement, 4)
    assert all(isinstance(one, dr.Achievement) for one in dr.Dataset(dr.read(SAMPLE)).left_out)


def test_a_cell_leads_to_what_it_was_made_of():
    given = reports()
    dataset = dr.Dataset(given)
    table = dataset.query(by="period@year", metrics=["actual", "completion", "rank@actual"])
    for column in table.metrics:
        found = table.contributors(0, column)
        assert [(one.value, one.unit.name) for one in found] == [
            (D(80), "Hội Cựu chiến binh huyện Bàu Sen"), (D(120), "Hội Nông dân huyện Bàu Sen")], found
        assert [one.report for one in found] == given[:2] and found[0].report.locate(found[0]) == (4, 9)
        assert table.contributor_rows(-1, column) == [2, 3]
    assert dataset.report(3) is given[3] and dataset.reports == given and table.dataset is dataset
    assert found[1].report is given[1] and found[1] == given[1].achievements[0]
    fails(KeyError, table.contributors, 0, "period@year")
    fails(KeyError, table.contributors, 0, "no such column")
    fails(IndexError, table.contributors, 2, "actual")
    fails(IndexError, dataset.report, 4)


def test_a_table_is_a_sequence_of_rows():
    table = by_year()
    assert table.columns == ("unit", "period@year", "actual", "completion", "rows")
    assert (table.keys, table.metrics) == (table.columns[:2], table.columns[2:])
    assert [(row["period@year"], row["actual"], row["completion"], row["rows"]) for row in table] == [
        ("2023", D(80), D("80.00"), 1), ("2024", D(150), D("150.00"), 1), ("2023", D(120), D("120.00"), 1),
        ("2024", D(90), D("90.00"), 1)]
    assert len(table) == 4 and table[-1] == table[3] and table[1:3] == [table[1], table[2]]
    assert table.column("actual") == [80, 150, 120, 90] and table == by_year() and table != by_year(limit=1)
    assert table.fraction(0, "completion") == fractions.Fraction(4, 5) and table.measure(0) == "hội viên"
    assert not table.is_estimated(0) and not table.is_hedged(0) and table.to_pylist() == list(table)
    assert [row["unit"] for row in table.to_pylist(names=True)][::2] == [
        "Hội Cựu chiến binh huyện Bàu Sen", "Hội Nông dân huyện Bàu Sen"], table.to_pylist(names=True)
    fails(IndexError, table.__getitem__, 4)
    fails(KeyError, table.column, "no such column")
    fails(KeyError, table.__getitem__, "no such column")
    assert table["actual"] == table.column("actual") and list(reversed(table))[0] == table[3]
    assert "Hội Cựu chiến binh huyện Bàu Sen" in str(table) and "hoi-cuu-chien-binh-huyen-bau-sen" not in str(table), str(table)
    spread = table.pivot("unit")
    assert "actual Hội Cựu chiến binh huyện Bàu Sen" in str(spread), str(spread)
    assert "Hội Cựu chiến binh huyện Bàu Sen</th>" in spread._repr_html_(), spread._repr_html_()
    assert "actual hoi-cuu-chien-binh-huyen-bau-sen" in spread.columns
    assert b"hoi-cuu-chien-binh" not in table.to_xlsx() and b"hoi-cuu-chien-binh" in table.to_xlsx(ids=True)
    assert "150.00" in str(table) and repr(table) == "<Table: 4 rows>\n" + str(table)
    assert table.to_csv().splitlines()[1] == "hoi-cuu-chien-binh-huyen-bau-sen,2023,80,80.00,1,false,false", table.to_csv()
    named = table.to_csv(names=True).splitlines()
    assert named[0].startswith("unit,unit-name,period@year,actual,"), named[0]
    assert named[1] == "hoi-cuu-chien-binh-huyen-bau-sen,Hội Cựu chiến binh huyện Bàu Sen,2023,80,80.00,1,false,false", named[1]
    assert [line.split(",")[:1] + line.split(",")[2:] for line in named] == [line.split(",") for line in table.to_csv().splitlines()]
    with tempfile.TemporaryDirectory() as place:
        path = pathlib.Path(place) / "bảng.csv"
        assert table.to_csv(path) is None and path.read_text(encoding="utf-8") == table.to_csv()
        path = pathlib.Path(place) / "bảng.xlsx"
        assert table.to_xlsx(path) is None and path.read_bytes() == table.to_xlsx() and path.read_bytes().startswith(b"PK")
        assert table.to_xlsx(language="en") != table.to_xlsx()
    assert "<td class=\"number\">150,00</td>" in table._repr_html_() and "Năm" in table._repr_html_()


def test_a_column_outlives_its_table():
    column = Columns(by_year())[2]
    gc.collect()
    noise = [Columns(by_year(order="-actual")) for _ in range(20)]
    assert column.name == "actual" and column.cells() == [80, 150, 120, 90] and noise


def test_a_query_filters_orders_and_ranks():
    assert [row["actual"] for row in by_year(where={"period@year": 2024}, order="-completion")] == [150, 90]
    assert len(by_year(where={"period@year": [2023, "2024"]})) == 4 and len(by_year(limit=3)) == 3
    assert [row["completion"] for row in by_year(digits=1)][0] == D("80.0")
    table = dr.Dataset(reports()).query(by=["period@year", "unit"], metrics=["completion", "rank@completion"],
                                        cohort="period@year")
    assert table.column("rank@completion") == [2, 1, 1, 2]
    total = dr.Dataset(reports()).query(metrics=["actual", "attainment@exceeded", "attainment@missed"])
    assert total.to_pylist() == [{"actual": D(440), "attainment@exceeded": 2, "attainment@missed": 2}]


def test_a_key_is_spread_over_columns():
    table = dr.Dataset(reports()).query(by=["unit", "period@year"], metrics=["completion", "rows"])
    wide = table.pivot("period@year")
    assert wide.columns == ("unit", "completion 2023", "completion 2024", "rows 2023", "rows 2024"), wide.columns
    assert wide["completion 2024"] == [D("150.00"), D("90.00")] and list(wide[0].values())[1:] == [D("80.00"), D("150.00"), 1, 1]
    assert {type(cell) for cell in wide["rows 2023"]} == {int} and "Hoàn thành (%) 2024" in wide._repr_html_()
    assert wide.fraction(1, "completion 2024") == fractions.Fraction(9, 10)
    assert [one.value for one in wide.contributors(1, "completion 2024")] == [D(90)]
    counts = dr.Dataset(reports()).query(by=["unit", "period@year"], metrics="rows").pivot("period@year")
    assert counts.columns == ("unit", "2023", "2024") and type(counts[0]["2024"]) is int is type(counts["2024"][0])
    fails(dr.InvalidError, table.pivot, "completion")
    fails(KeyError, table.pivot, "period")


def test_answers_are_put_together():
    given = reports()
    question = {"by": ["unit", "period@year"], "metrics": ["actual", "actual-count", "mean", "pair-actual", "pair-planned",
                                                          "completion", "least", "rows"]}
    whole = dr.Dataset(given).query(**question)
    pieces = [dr.Dataset(report).query(**question) for report in given]
    merged = pieces[0].merge(*pieces[1:])
    assert sorted(map(str, merged)) == sorted(map(str, whole)) and merged.columns == whole.columns
    # Names are those of whichever dataset has the unit.
    assert {row["unit"] for row in merged.to_pylist(names=True)} == {row["unit"] for row in whole.to_pylist(names=True)}
    assert pieces[0].merge(pieces[1].merge(pieces[2])) == pieces[0].merge(pieces[1]).merge(pieces[2])
    total = dr.Dataset(given[:2]).query(metrics="actual").merge(dr.Dataset(given[2:]).query(metrics="actual"))
    assert total.to_pylist() == [{"actual": D(440)}] and total.measure(0) == "hội viên"
    assert [a.value for a in total.contributors(0, "actual")] == list(REACHED.values()) and total.dataset.reports == given[:2]
    assert [a.report for a in total.contributors(0, "actual")] == given and total.contributor_rows(0, "actual") == []
    assert merged.fraction(0, "completion") == fractions.Fraction(4, 5) and total.merge() is total
    assert len(merged.pivot("period@year").to_pylist(names=True)[0]["unit"]) > 20
    # As many rows as the limit allows are all there are.
    two = dr.Dataset(given).query("unit", "rows", limit=2)
    assert two.merge(two).column("rows") == [4, 4]
    fails(dr.InvalidError, dr.Dataset(given).query("unit", "rows", limit=1).merge, dr.Dataset(given).query("unit", "rows"))
    fails(dr.InvalidError, whole.pivot("period@year").merge, whole.pivot("period@year"))
    fails(dr.MismatchError, whole.merge, total)
    fails(dr.UnsupportedError, by_year().merge, by_year())
    members, money = (dr.Dataset(dr.read_text(f"BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện\n\n{what}.\n"))
                      for what in ("Kết nạp 5 hội viên", "Vận động 5 triệu đồng"))
    fails(dr.MismatchError, members.query("unit", "actual").merge, money.query("unit", "actual"))
    # What one query would refuse: two bodies of one name, figures of another status, as they were known on another day.
    here, there = (dr.Dataset(dr.read_text(f"HỘI NÔNG DÂN XÃ TÂN LỘC\n\n{place}, ngày 25 tháng 03 năm 2024\n\nBÁO CÁO\n"
                                           "kết quả công tác quý I/2024\n-----\n\nKết nạp 40 hội viên.\n"))
                   for place in ("Huyện Bàu Sen", "Trảng Lam"))
    error = fails(dr.MismatchError, here.query("unit", "actual").merge, there.query("unit", "actual"))
    assert 'reports from "Huyện Bàu Sen" in one table and "Trảng Lam" in the other' in str(error), error
    assert here.query(metrics="actual").merge(there.query(metrics="actual")).to_pylist() == [{"actual": D(80)}]
    for named in ({"where": {"status": "normal"}}, {"as_of": datetime.date(2024, 1, 1)}, {"nested": "parts"},
                  {"structure": REFORM}, {"grain": ["unit", "indicator", "period@year"]}):
        fails(dr.MismatchError, pieces[0].merge, dr.Dataset(given[1]).query(**question, **named))
    assert len(dr.Dataset(given[0]).query(**question, where={"unit": whole[0]["unit"]}).merge(pieces[1])) == 2
    fails(TypeError, whole.merge, whole.to_pylist())
    fails(TypeError, whole.merge, None)
    fails(TypeError, whole.merge, whole, whole._raw)


def test_figures_that_stream_by_are_asked():
    held = dr.Dataset(reports())
    question = {"by": ["unit", "period@year"], "metrics": ["actual", "completion", "rank@completion"], "cohort": "period@year"}
    # The figures of the dataset that is asked are not counted.
    for asked in (held, dr.Dataset(reports())):
        assert asked.query(**question, stream=held) == held.query(**question)
    assert held.query(metrics="actual", stream=held).contributors(0, "actual") == []
    fails(TypeError, held.query, stream=3)
    fails(dr.InvalidError, held.query, stream=held.query(by="unit", metrics="actual"))
    assert len(held) == 4


def test_answers_are_ranked():
    table = dr.Dataset(reports()).query(by="unit", metrics="completion", where={"period@year": 2024})
    standings = dr.rank(table, period="2024")
    assert [(one.unit, one.rank) for one in standings] == [("Hội Cựu chiến binh huyện Bàu Sen", 1),
                                                           ("Hội Nông dân huyện Bàu Sen", 2)]
    fails(TypeError, dr.rank, by_year(), period="2024")


WHOLE = """HUYỆN ỦY BÀU SEN

BÁO CÁO
kết quả công tác năm 2024

1. Toàn huyện kết nạp 120 hội viên, đạt 120% chỉ tiêu (100 hội viên).
2. Hội Nông dân huyện: Kết nạp 80 hội viên.
3. Hội Liên hiệp Phụ nữ huyện: Kết nạp 30 hội viên.
"""


def test_a_summary_adds_up_achievements():
    every = [one for report in reports() for one in report.achievements]
    summary = dr.Summary(every)
    assert len(summary) == 4 and summary.n_actuals == 4 and summary.measure == "hội viên" and summary.status == "normal"
    assert summary.sum == dr.Quantity(sum(REACHED.values()), "hội viên"), summary.sum
    assert summary.mean == fractions.Fraction(sum(REACHED.values()), 4) and 50 not in summary.bounds
    assert sum(REACHED.values()) in summary.bounds
    assert sum(summary.attained.values()) == 4 and list(summary.attained) == list(dr.Attainment)
    table = dr.Dataset(reports()).query(by="indicator", metrics=["actual", "completion"])
    again = dr.Summary(table.contributors(0, "actual"))
    assert (again.sum.value, again.completion) == (table[0]["actual"], table.fraction(0, "completion"))
    # What is missed by little is near, where that is said.
    missed = [one for one in every if one.attainment == "missed"]
    assert missed and dr.Summary(missed).attained[dr.Attainment.NEAR] == 0
    assert dr.Summary(missed, near=fractions.Fraction(1, 100)).attained[dr.Attainment.NEAR] == len(missed)
    nothing = dr.Summary([])
    assert (len(nothing), bool(nothing), nothing.sum, nothing.bounds, nothing.mean, nothing.completion, nothing.measure) == (
        0, True, None, None, None, None, None) and nothing.status == "missing"
    assert repr(nothing) == "<Summary: 0 achievements>" and "hội viên" in repr(summary)
    assert pickle.loads(pickle.dumps(summary)) == summary == dr.Summary(iter(every)) != nothing and len({summary, nothing}) == 2
    fails(TypeError, dr.Summary, ["hoi-vien"])
    fails(dr.InvalidError, dr.Summary, every[:1] * 2)
    fails(TypeError, dr.Summary, every, near=0.9)
    # What does not add up is told when it is asked for.
    mixed = dr.Summary(dr.read(SAMPLE).achievements)
    assert sum(mixed.attained.values()) == len(mixed)
    fails(dr.MismatchError, lambda: mixed.sum)


def test_a_summary_adds_up_what_a_dataset_does():
    for text, actual, planned in (
            ("Đợt 1 trồng 125 cây; đợt 2 trồng 125 cây.", 250, None),
            ("Lần 1 trồng 125 cây, lần 2 trồng 125 cây, lần 2 trồng 125 cây.", 250, None),
            ("Ngày 19/5 trồng 125 cây. Ngày 02/9 trồng 125 cây.", 250, None),
            ("Ngày 19/5 trồng 125 cây.\n- Ngày 19/5/2024 trồng 125 cây.", 125, None),
            ("Ngày 19/5 trồng 125 cây. Trong năm trồng 125 cây.", 125, None),
            ("Trong năm trồng 125 cây. Ngày 19/5 trồng 125 cây.", 125, None),
            ("Đợt 1 trồng 130 cây (kế hoạch 250 cây).\nĐợt 2 trồng 115 cây (kế hoạch 250 cây).", 245, 250),
            ("Đợt 1 trồng 130 cây (kế hoạch 250 cây).\nĐợt 2 trồng 130 cây (kế hoạch 250 cây).", 260, 250),
            ("Đợt 1 trồng hơn 120 cây.\nĐợt 2 trồng 125 cây.", 245, None),
            ("Đến ngày 19/5 có 125 hội viên. Đến ngày 02/9 có 125 hội viên.", 125, None)):
        report = dr.read_text("BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện\n\n" + text + "\n")
        row = dr.Dataset(report).query(by="measure", metrics=["actual", "planned", "completion"])[0]
        assert (row["actual"], row["planned"]) == (actual, planned), (text, row)
        summary = dr.Summary(report.achievements)
        assert summary.sum.value == actual, (text, summary.sum)
        completion = summary.completion
        assert (completion is None) == (planned is None), (text, completion)
        assert planned is None or completion == fractions.Fraction(actual, planned), (text, completion)


def test_a_whole_and_its_parts_are_not_added_up():
    dataset = dr.Dataset(dr.read_text(WHOLE))
    question = {"by": "indicator", "metrics": ["actual", "planned", "completion"]}
    error = fails(dr.MismatchError, dataset.query, **question)
    assert "counted twice, of Huyện ủy Bàu Sen and of Hội Nông dân huyện below it" in str(error), error
    found = {}
    for nested in dr.NestedUnits:
        if nested != "refuse":
            table = dataset.query(**question, nested=nested)
            found[nested.value] = list(table[0].values())[1:], [one.value for one in table.contributors(0, "actual")]
    assert found == {"parts": ([D(110), D(100), None], [D(80), D(30)]), "wholes": ([D(120), D(100), D("120.00")], [D(120)]),
                     "all": ([D(230), D(100), D("120.00")], [D(120), D(80), D(30)])}, found
    assert len(dataset.query(by="unit", metrics="actual")) == 3
    fails(ValueError, dataset.query, **question, nested="both")
    fails(dr.UnsupportedError, dataset.query, **question, nested="parts", stream=dataset)
    assert dataset.query(**question, nested="all", stream=dataset) == dataset.query(**question, nested="all")


def told(n, day, planned=100):
    return dr.read_text(f"HỘI NÔNG DÂN HUYỆN BÀU SEN\n\nBàu Sen, ngày {day:%d} tháng {day:%m} năm {day:%Y}\n\nBÁO CÁO\n"
                        f"kết quả công tác năm 2024\n\n1. Kết nạp {n} hội viên, đạt {n}% chỉ tiêu ({planned} hội viên).\n")


def test_the_last_word_counts():
    first, last = datetime.date(2024, 12, 20), datetime.date(2025, 1, 15)
    given = [told(94, last), told(96, first)]
    assert [report.date for report in given] == [last, first]
    for as_of, actual in ((None, 94), (last, 94), (datetime.date(2024, 12, 31), 96), (first, 96)):
        dataset = dr.Dataset(given, as_of=as_of)
        table = dataset.query(by="unit", metrics=["actual", "planned", "rows"])
        asked = dr.Dataset(given).query(by="unit", metrics=["actual", "planned", "rows"], as_of=as_of)
        assert asked.to_pylist() == table.to_pylist(), asked
        assert list(table[0].values())[1:] == [D(actual), D(100), 1] and len(table) == 1, table
        assert [one.value for one in table.contributors(0, "actual")] == [D(actual)]
        assert [one.value for one in dataset.left_out] == [D(96 + 94 - actual)], dataset.left_out
    assert len(dr.Dataset(given, as_of=datetime.date(2024, 1, 1))) == 0
    assert len(dr.Dataset([told(96, first), told(96, first)])) == 1
    error = fails(dr.MismatchError, dr.Dataset, [told(96, first), told(94, first)])
    assert "is 94 in report 2 and 96 in report 1" in str(error), error
    fails(TypeError, dr.Dataset, given, as_of="2024-12-31")
    fails(TypeError, dr.Dataset(given).query, as_of="2024-12-31")


def test_a_cell_of_an_earlier_day_leads_to_what_was_said_then():
    text = ("HỘI NÔNG DÂN HUYỆN BÀU SEN\n\nBàu Sen, ngày {} tháng 04 năm 2024\n\nBÁO CÁO\nkết quả công tác quý I/2024\n-----\n\n"
            "Kết nạp {} hội viên.\nTrồng 500 cây.\n")
    given = [dr.read_text(text.format(day, n)) for day, n in (("01", 110), ("20", 120))]
    dataset = dr.Dataset(given)
    for day, number, value in ((None, 1, 120), (datetime.date(2024, 4, 10), 0, 110)):
        table = dataset.query(by="measure", metrics="actual", as_of=day, where={"measure": "hội viên"})
        found = table.contributors(0, "actual")
        assert [(a.value, a.report) for a in found] == [(value, given[number])] and table.column("actual") == [value]
        rows = table.contributor_rows(0, "actual")
        assert [dataset.achievement(row).value for row in rows] == ([120] if day is None else []), rows


def test_a_change_leads_to_both_figures():
    table = dr.Dataset(reports()).query(by=["unit", "period@year"],
                                        metrics=["actual", "previous@year-earlier", "change@year-earlier"])
    for row, (now, before) in enumerate(((80, None), (150, 80), (120, None), (90, 120))):
        assert [a.value for a in table.contributors(row, "actual")] == [now], table
        assert [a.value for a in table.contributors(row, "previous@year-earlier")] == ([before] if before else [])
        assert [a.value for a in table.contributors(row, "change@year-earlier")] == ([before, now] if before else [])


def test_a_pivot_keeps_the_order_of_keys():
    # The first unit has but the last year.
    dataset = dr.Dataset(reports()[1:])
    assert dataset.query(by=["unit", "period@year"], metrics="actual").pivot("unit").column("period@year") == ["2023", "2024"]
    turned = dataset.query(by=["unit", "period@year"], metrics="actual", order=["-actual"]).pivot("unit")
    assert turned.column("period@year") == ["2024", "2023"]


def test_what_is_at_odds_is_left_out():
    dataset = dr.Dataset(dr.read_text("HỘI NÔNG DÂN HUYỆN BÀU SEN\n\nBÁO CÁO\nkết quả công tác năm 2024\n\n"
                                      "1. Tổng dư nợ 45,2 tỷ đồng.\n2. Tổng dư nợ 51 tỷ đồng.\n"
                                      "3. Kết nạp 95 hội viên.\n"))
    question = {"by": ["unit", "indicator"], "metrics": "actual"}
    error = fails(dr.MismatchError, dataset.query, **question)
    table = dataset.query(**question, leave_out_conflicts=True)
    assert [row["actual"] for row in table if row["actual"] is not None] == [D(95)], table
    assert len(table.conflicts) == 1 and "45200000000" in table.conflicts[0], table.conflicts
    assert table.conflicts[0] in str(error), (table.conflicts, str(error))
    assert dataset.query(**question, where={"indicator": table[0]["indicator"]}).conflicts == []


def test_what_makes_no_sense_is_refused():
    dataset = dr.Dataset(reports())
    for named, kind in (({"by": ["body"]}, dr.InvalidError), ({"metrics": ["sum"]}, dr.InvalidError),
                        ({"where": {"unit": "nobody"}}, dr.InvalidError), ({"by": 3}, TypeError),
                        ({"metrics": [None]}, TypeError), ({"where": {"unit": 0.5}}, TypeError),
                        ({"digits": 31}, ValueError), ({"digits": 1.5}, TypeError), ({"limit": -1}, ValueError),
                        ({"near": 0.9}, TypeError), ({"structure": "2025-07-01"}, TypeError),
                        ({"structure": datetime.date(2025, 7, 1), "divided": "never"}, ValueError)):
        fails(kind, dataset.query, **named)
    fails(dr.MismatchError, dr.Dataset(dr.read(SAMPLE)).query, by="unit", metrics="actual")


def test_what_is_no_table_makes_no_dataset():
    report = reports()[0]
    fails(TypeError, dr.Dataset, 3)
    fails(TypeError, dr.Dataset, "q4.txt")
    fails(TypeError, dr.Dataset, [{"unit": "a"}])
    fails(TypeError, dr.Dataset, [dr.Error("line 1, column 1: no report")])
    fails(ValueError, dr.Dataset, [report, report])
    fails(TypeError, dr.Table)

    class Wrong:
        def __arrow_c_stream__(self, requested_schema=None):
            return 3

    fails(ValueError, dr.Dataset, Wrong())
    # Each says what to do.
    for junk, hint in (("q4.txt", "read_many()"), (SAMPLE, "read_many()"), ({"unit": ["a"]}, "pandas.DataFrame"),
                       ([{"unit": "a"}], "from_pylist"), (None, "NoneType")):
        assert hint in str(fails(TypeError, dr.Dataset, junk)), junk
    assert "2024-Q4" in str(fails(dr.MalformedError, dr.Period, "Q4 2024"))
    assert "sorted(" in str(fails(TypeError, dr.read_many, SAMPLE.parent))
    assert "report.achievement('a1')" in str(fails(TypeError, dr.read(SAMPLE).achievements.__getitem__, "a1"))


def test_an_issuer_that_is_not_named_is_told():
    unnamed = [dr.read_text(f"BÁO CÁO\nkết quả công tác năm {year}\n-----\nKết nạp 45 hội viên.\n")
               for year in (2023, 2024)]
    fails(dr.MismatchError, dr.Dataset, unnamed)
    assert dr.Dataset(unnamed, issuer="xa-an-phu").units == ["xa-an-phu"]
    assert len(dr.Dataset(unnamed, issuer=lambda report: f"xa-{report.period}").units) == 2


REGISTER = """{ "format": "districtreport-units/1", "units": [
  { "id": "tinh", "name": "tỉnh Sa Ngạn", "level": "province" },
  { "id": "huyen", "name": "huyện Bàu Sen", "level": "district", "parent": "tinh", "valid_to": "2025-06-30" },
  { "id": "a", "name": "xã Mỹ Khê", "level": "commune", "parent": "huyen", "valid_to": "2025-06-30",
    "aliases": ["Ủy ban nhân dân xã Mỹ Khê"],
    "identifiers": [{ "scheme": "ma-dvhc", "value": "25747", "valid_from": null, "valid_to": null }],
    "successors": [{ "unit": "n", "weight": "0.25" }, { "unit": "m", "weight": "0.75" }] },
  { "id": "n", "name": "xã Bàu Sen", "level": "commune", "parent": "tinh", "valid_from": "2025-07-01" },
  { "id": "m", "name": "xã Mỹ Khê", "level": "commune", "parent": "tinh", "valid_from": "2025-07-01" } ] }"""

REFORM = datetime.date(2025, 7, 1)


def test_a_register_knows_units_over_the_years():
    register = dr.UnitRegister.from_json(REGISTER)
    assert len(register) == 5 and [unit.id for unit in register] == ["tinh", "huyen", "a", "n", "m"]
    assert register["a"].name == "xã Mỹ Khê" and "a" in register and register["a"] in register and "b" not in register
    assert [unit.id for unit in register.at_level("commune", REFORM)] == ["n", "m"]
    assert len(register.at_level(dr.UnitLevel.COMMUNE)) == 3
    assert [unit.id for unit in register.named("XÃ MỸ KHÊ")] == ["a", "m"]
    assert [unit.id for unit in register.named("xã Mỹ Khê", REFORM)] == ["m"]
    assert register.by_code("ma-dvhc", "25747", datetime.date(2024, 1, 1)) == register["a"]
    assert register.by_code("ma-dvhc", "25747", REFORM) is None
    assert register.project("a", REFORM, "apportion") == [(register["n"], fractions.Fraction(1, 4)),
                                                          (register["m"], fractions.Fraction(3, 4))]
    assert register.project(register["tinh"], REFORM)[0].share == 1
    fails(dr.DividedError, register.project, "a", REFORM)
    fails(KeyError, register.project, "b", REFORM)
    fails(KeyError, register.__getitem__, "b")
    fails(TypeError, register.project, "a", "2025-07-01")
    fails(TypeError, register.by_code, "ma-dvhc", "25747", None)
    error = fails(dr.MalformedError, dr.UnitRegister.from_json, "[")
    assert error.code == "malformed"
    fails(dr.MissingFileError, dr.UnitRegister, "no-such-file.json")
    again = pickle.loads(pickle.dumps(register))
    assert again == register and hash(again) == hash(register) and copy.copy(register) is register
    assert repr(register) == "<UnitRegister: 5 units>" and register


def test_all_levels_have_what_each_level_has():
    """Counts, means and paces too, on the structure of after, where a commune was divided between two of one province."""
    folder = SAMPLE.parent / "cai-cach-2025"
    dataset = dr.Dataset(dr.read_many(sorted(folder.glob("*.txt"))), units=dr.UnitRegister(folder / "don-vi.json"))
    metrics = ["rows", "actual-count", "actual", "planned", "pair-count", "completion", "mean", "pace@2024-08-31"]
    for named in ({}, {"structure": datetime.date(2025, 7, 1), "divided": "apportion"}):
        for period in ("period", "period@year"):
            levels = {}
            for key in ("unit@province", "unit@district", "unit"):
                table = dataset.query(by=[key, "indicator", period], metrics=metrics, without_empty=key, **named)
                for number, row in enumerate(table):
                    told = tuple(row.values())
                    levels[told[:3]] = (*told[3:], table.is_estimated(number))
            for key in ("unit@ancestors-or-self", "unit@ancestors"):
                table = dataset.query(by=[key, "indicator", period], metrics=metrics, **named)
                found = {tuple(row.values())[:3]: (*tuple(row.values())[3:], table.is_estimated(number)) for number, row in enumerate(table)}
                lowest = {place for place in levels if key == "unit@ancestors" and not place[0].startswith(("tinh-", "huyen-", "thi-xa-"))}
                assert found == {place: told for place, told in levels.items() if place not in lowest}, (key, period, named)
                assert any(told[-1] for told in found.values()) == (bool(named) and key == "unit@ancestors-or-self")


def test_reports_are_known_by_the_units_of_a_register():
    register = dr.UnitRegister.from_json(REGISTER)
    text = "ỦY BAN NHÂN DÂN\nXÃ {}\n\nBÁO CÁO\nKết quả công tác năm {}\n\nKết nạp {} hội viên (kế hoạch 50 hội viên).\n"
    given = [dr.read_text(text.format("MỸ KHÊ", 2024, 40)), dr.read_text(text.format("BÀU SEN", 2025, 60))]
    assert register.issuer_of(given[0]) == register["a"]
    # A commune reports by its people's committee, as in a roster.
    assert register.issuer_of(given[1]) == register["n"] and dr.Dataset(given, units=register).units == dr.Dataset([], units=register).units
    stranger = dr.read_text(text.format("LẠ", 2025, 60))
    fails(dr.MismatchError, register.issuer_of, stranger)
    fails(dr.MismatchError, dr.Dataset, [*given, stranger], units=register)
    dataset = dr.Dataset(given, units=register, issuer=lambda report: "a" if report.period.year == 2024 else "n")
    table = dataset.query(by=["unit@district", "period@year"], metrics="actual", without_empty="unit@district")
    assert table.to_pylist(names=True) == [{"unit@district": "huyện Bàu Sen", "period@year": "2024", "actual": D(40)}]
    # A body that the register does not have stands below the commune that tells of it.
    body = dr.read_text(text.format("MỸ KHÊ", 2024, 40) + "Hội Nông dân xã: Kết nạp 12 hội viên.\n")
    below = dr.Dataset(body, units=register)
    assert "a/hoi-nong-dan" in below.units and len(below.units) == len(register) + 1, below.units
    assert below.query(by=["unit@district"], metrics="actual", nested="wholes").column("actual") == [40]
    dataset = dr.Dataset(given[0], units=register)
    today = dataset.query(by="unit", metrics="actual", structure=REFORM, divided="keep")
    assert today.to_pylist() == [{"unit": "a", "actual": D(40)}]
    fails(dr.DividedError, dataset.query, by="unit", metrics="actual", structure=REFORM)


if __name__ == "__main__":
    tap = Tap()
    tap.run_all(dict(globals()))
    sys.exit(tap.end())
