# SPDX-License-Identifier: LGPL-2.1-or-later
"""Ranks units from Python, as a committee does at the end of a year."""

import decimal
import fractions
import sys

import districtreport as dr

from tap import Tap

D, F = decimal.Decimal, fractions.Fraction

REACHED = {"Hội Nông dân": F(640, 500), "Hội Phụ nữ": F(96, 75), "Hội Cựu chiến binh": F(41, 40),
           "Huyện Đoàn": F(90, 120)}


def fails(kind, function, *arguments, **named):
    try:
        result = function(*arguments, **named)
    except kind as error:
        return error
    raise AssertionError(f"did not fail, but gave {result!r}")


def ranks(standings):
    return [(standing.unit, standing.rank) for standing in standings]


def test_equal_fractions_are_tied():
    standings = dr.rank(REACHED, period="2023")
    assert ranks(standings) == [("Hội Nông dân", 1), ("Hội Phụ nữ", 1), ("Hội Cựu chiến binh", 3), ("Huyện Đoàn", 4)]
    assert standings[0].score == F(32, 25) and standings.period == dr.Period("2023")
    assert [standing.unit for standing in standings[1:3]] == ["Hội Phụ nữ", "Hội Cựu chiến binh"]
    assert standings[-1].unit == "Huyện Đoàn" and len(standings) == 4
    assert standings.of("Huyện Đoàn") == standings[3] and standings == dr.rank(REACHED, period="2023")
    fails(KeyError, standings.of, "Hội Chữ thập đỏ")


def test_each_method_gives_its_ranks():
    for method, wanted in (("competition", [1, 1, 3, 4]), ("dense", [1, 1, 2, 3]), ("modified", [2, 2, 3, 4]),
                           ("ordinal", [1, 2, 3, 4]), ("fractional", [F(3, 2), F(3, 2), 3, 4])):
        found = [standing.rank for standing in dr.rank(REACHED, period="2023", method=method)]
        assert found == wanted, (method, found)


def poor_households():
    """Few poor households are better, and so is a low part of a plan for them."""
    text = ("UBND HUYỆN CỬA ĐỒI\nKẾT QUẢ NĂM 2025\nTT\tXã\tHộ nghèo\tHội viên\n"
            "1\tXã Đông\t45\t120\n2\tXã Tây\t12\t80\n3\tXã Nam\t30\t95")
    return dr.Dataset([dr.read_text(text)])


def test_a_table_says_what_its_indicators_want():
    data = poor_households()
    by_poor = data.query(by="unit", metrics=["actual", "rank@actual"], where={"indicator": "ho-ngheo"})
    wanted = [("Xã Tây", 1), ("Xã Nam", 2), ("Xã Đông", 3)]
    assert ranks(dr.rank(by_poor, "actual", period="2025")) == wanted
    assert ranks(dr.rank(by_poor, "rank@actual", period="2025")) == wanted
    assert ranks(dr.rank(by_poor, "actual", period="2025", desire="more")) == [(unit, 4 - rank) for unit, rank in wanted[::-1]]
    members = data.query(by="unit", metrics=["actual"], where={"indicator": "hoi-vien"})
    assert ranks(dr.rank(members, period="2025"))[0] == ("Xã Đông", 1)


def test_a_merged_table_says_what_its_indicators_want():
    metrics = ["actual", "attainment@missed", "attainment-rate"]
    ask = {"by": "unit", "metrics": metrics[:1], "where": {"indicator": "ho-ngheo"}}
    merged = poor_households().query(**ask).merge(poor_households().query(**ask))
    assert len(merged) == 3
    assert [standing.score for standing in dr.rank(merged, "actual", period="2025")] == [24, 60, 90]
    table = poor_households().query(by="unit", metrics=metrics, where={"indicator": "ho-ngheo"})
    assert table._raw.find_desire(1) == 1 and table._raw.find_desire(2) == 1 and table._raw.find_desire(3) == 0


def test_indicators_that_want_different_things_are_told():
    mixed = poor_households().query(by=["unit", "indicator"], metrics=["actual"])
    error = fails(dr.MismatchError, dr.rank, mixed, period="2025")
    assert str(error) == "actual: of some indicators more is better, of others less: say which with desire=", error


def test_scores_may_be_rounded_first():
    values = {"a": "0.12345", "b": D("0.1234"), "c": 0}
    assert ranks(dr.rank(values, period="2023")) == [("a", 1), ("b", 2), ("c", 3)]
    assert [standing.rank for standing in dr.rank(values, period="2023", digits=3)] == [1, 1, 3]
    halves = {"a": "0.5", "b": "1.5", "c": "2"}
    for rounding, expected in (("half-away-from-zero", [("b", 1), ("c", 1), ("a", 3)]), (dr.Rounding.HALF_TO_EVEN, [("b", 1), ("c", 1), ("a", 3)]),
                               ("truncate", [("c", 1), ("b", 2), ("a", 3)])):
        assert ranks(dr.rank(halves, period="2023", digits=0, rounding=rounding)) == expected, rounding


def test_who_has_no_value_has_no_rank():
    standings = dr.rank({"a": 1, "b": None}, period="2023")
    assert [(standing.status, standing.rank) for standing in standings] == [("ranked", 1), ("unranked", None)]
    assert standings[1].reason("en") and standings[0].reason() is None
    assert [one.status for one in dr.rank({"a": None, "b": None}, period="2023")] == ["unranked", "unranked"]
    assert [movement.kind for movement in standings.movements(dr.rank({"a": 1, "c": 2}, period="2022"))]


def test_less_may_be_better():
    assert ranks(dr.rank({"a": 3, "b": 1}, period="2023", desire="less")) == [("b", 1), ("a", 2)]
    assert ranks(dr.rank({"a": 3, "b": 1}, dr.Criterion("value", "less"), period="2023")) == [("b", 1), ("a", 2)]


def test_a_score_is_put_together_and_explained():
    values = {"Hội Nông dân": {"hoi-vien": F(32, 25), "quy": 465, "sang-kien": 2},
              "Hội Phụ nữ": {"hoi-vien": F(3, 4), "quy": 563, "sang-kien": 3}}
    standings = dr.rank(
        values, [dr.Criterion("hoi-vien", scoring="completion", maximum=60, label="Kết nạp hội viên"),
                 dr.Criterion("quy", scoring="best", maximum=40, weight="1.0")],
        period="2023", field="thi đua", bonus=[("Hội Phụ nữ", 2, "mô hình mới")],
        penalty=[("Hội Nông dân", "0.5", "báo cáo chậm")], bonus_limit=1, tie_breaks=["sang-kien"],
        grades={"xuất sắc": 90, "tốt": D("70.5"), "hoàn thành": None}, quotas={"xuất sắc": (F(1, 2), "tốt")})
    first, second = standings
    assert (first.unit, first.grade, first.score) == ("Hội Nông dân", "xuất sắc", 60 + F(465, 563) * 40 - F(1, 2))
    assert (second.grade, second.score) == ("tốt", 45 + 40 + 1) and second.points("quy") == 40
    told = second.explain("en")
    assert "mô hình mới" in told and "45" in told and standings.field == "thi đua", told
    assert "<table" in standings._repr_html_() and "xuất sắc" in standings._repr_html_()
    assert [row["rank"] for row in standings.to_pylist()] == [1, 2]


def test_cohorts_conditions_and_vetoes():
    values = {"a": {"x": 9, "loss": 0}, "b": {"x": 8, "loss": 3}, "c": {"x": 7, "loss": 0}, "d": {"x": 6, "loss": 0}}
    standings = dr.rank(values, ["x"], period="2023", cohorts={"a": "1", "b": "1", "c": "2", "d": "2"},
                        conditions=[dr.Condition("loss", "at-most", 0)], vetoes=[("d", "kỷ luật", None)])
    assert {one.unit: (one.cohort, one.rank) for one in standings} == {
        "a": ("1", 1), "b": ("1", None), "c": ("2", 1), "d": ("2", None)}
    assert "kỷ luật" in (standings.of("d").reason() or "")
    for stranger in ({"vetoes": [("e", "kỷ luật", None)]}, {"cohorts": {"a": "1", "e": "2"}}):
        assert "e" in str(fails(ValueError, dr.rank, values, ["x"], period="2023", **stranger))


def test_units_of_a_report_are_ranked():
    report = dr.read_text("BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện\n\nKết nạp 96 hội viên.\n")
    standings = dr.rank({report.issuer: 3}, period=report.period)
    assert standings[0].unit == report.issuer.name and standings.of(report.issuer).rank == 1


def test_rows_of_any_table_are_ranked():
    rows = [{"body": "a", "x": 1, "y": None}, {"body": "b", "x": 2, "y": D("0.5")}]
    assert ranks(dr.rank(rows, ["x"], by="body", period="2023")) == [("b", 1), ("a", 2)]
    fails(KeyError, dr.rank, rows, ["z"], by="body", period="2023")
    fails(KeyError, dr.rank, rows, ["x"], period="2023")
    fails(TypeError, dr.rank, rows, by="body", period="2023")


def test_floats_are_refused():
    for call in (lambda: dr.rank({"a": 0.5}, period="2023"),
                 lambda: dr.rank({"a": 1}, dr.Criterion("value", weight=0.5), period="2023"),
                 lambda: dr.rank({"a": 1}, period="2023", grades={"tốt": 0.5}),
                 lambda: dr.rank({"a": 1}, period="2023", bonus=[("a", 0.5, "x")])):
        assert "Decimal('0.5')" in str(fails(TypeError, call))


def test_movements_are_told():
    then = dr.rank({"a": 3, "b": 2, "c": 1}, period="2023")
    now = dr.rank({"a": 1, "b": 2, "d": 3}, period="2024")
    found = {movement.unit: (movement.kind, movement.rank_then, movement.rank_now, movement.steps)
             for movement in now.movements(then)}
    assert found == {"a": ("down", 1, 3, -2), "b": ("same", 2, 2, 0), "c": ("gone", 3, None, 0),
                     "d": ("new", None, 1, 0)}, found
    fails(TypeError, now.movements, [])


if __name__ == "__main__":
    tap = Tap()
    tap.run_all(dict(globals()))
    sys.exit(tap.end())
