# SPDX-License-Identifier: LGPL-2.1-or-later
"""Uses every public type from Python, as a user would who read the manual."""

import copy
import datetime
import decimal
import fractions
import json
import os
import pickle
import subprocess
import sys

import gi

gi.require_version("DistrictReport", "1")
from gi.repository import DistrictReport as Dr
from gi.repository import Gio, GLib, GObject

from tap import Tap

OBJECTS = ("Unit", "Indicator", "Target", "Achievement", "Ranking", "Directive", "Citation",
           "Section", "Report", "Finding", "Text", "Summary", "Reader", "Checker", "ScoreSheet",
           "StandingsRules", "Standings", "Standing", "Movement")

# A percentage that does not follow from its figures.
WRONG = """BÁO CÁO
kết quả công tác năm 2024 của Hội Nông dân huyện

Kết nạp 640/500 hội viên, đạt 126% chỉ tiêu.
"""


def fails(code, function, *arguments):
    """Checks that a call fails with a code of this library, and gives the error."""
    try:
        result = function(*arguments)
    except GLib.Error as error:
        assert error.matches(Dr.error_quark(), code), error
        assert error.message
        return error
    raise AssertionError(f"did not fail, but gave {result!r}")


def day(year, month, number):
    return GLib.Date.new_dmy(number, GLib.DateMonth(month), year)


def make_values():
    """Two different values of each type, the lesser one first."""
    span, later = Dr.Span.new(3, 8), Dr.Span.new(5, 7)
    one, two = Dr.Ratio.new("1", "3"), Dr.Ratio.new("2", "3")
    return {
        "Ratio": (one, two),
        "Interval": (Dr.Interval.new_point(one),
                     Dr.Interval.new(one, Dr.End.OPEN, two, Dr.End.CLOSED)),
        "Quantity": (Dr.Quantity.new("12.50", "%", Dr.Hedge.EXACT),
                     Dr.Quantity.new("8000", "bộ", Dr.Hedge.OVER)),
        "Period": (Dr.Period.parse("2023-Q4"), Dr.Period.parse("2024")),
        "Span": (span, later),
        "Source": (Dr.Source.new(span, "96/80", None),
                   Dr.Source.new(later, "07", "word/document.xml, paragraph 3")),
        "Change": (Dr.Change.new(Dr.ChangeKind.ABSOLUTE, Dr.Direction.UP, "7", "2021"),
                   Dr.Change.new(Dr.ChangeKind.POINTS, Dr.Direction.DOWN, "0.58", None)),
        "Number": (Dr.Number.new("96", Dr.Span.new(3, 5), Dr.NumberRole.ACHIEVEMENT, "a1"),
                   Dr.Number.new("07", later, Dr.NumberRole.UNREAD, None)),
        "UnitIdentifier": (Dr.UnitIdentifier.new("ma-dvhc", "00747", None, None),
                           Dr.UnitIdentifier.new("ma-dvhc", "747", None, day(2025, 6, 30))),
        "UnitSuccessor": (Dr.UnitSuccessor.new("xa-b", None), Dr.UnitSuccessor.new("xa-b", "0.25")),
    }


def make_report():
    """A report with one of everything; and the builder calls that made it."""
    period = Dr.Period.parse("2023-Q4")
    issuer = Dr.Unit.new("huyen-uy", "Huyện ủy", Dr.UnitKind.COMMITTEE, Dr.UnitLevel.DISTRICT, None)
    unit = Dr.Unit.new_full("hoi-nong-dan", "Hội Nông dân huyện", Dr.UnitKind.MASS_ORGANISATION,
                            Dr.UnitLevel.DISTRICT, issuer, ["Hội Nông dân"], day(1988, 3, 1), None)
    members = Dr.Indicator.new("hoi-vien-moi", "hội viên mới", "hội viên",
                               Dr.Nature.FLOW, Dr.Desire.MORE)
    target = Dr.Target.new("t1", unit, members, period, Dr.Quantity.parse("80 hội viên"))
    text = Dr.Text.new(GLib.Bytes.new("Kết nạp 96/80 hội viên, đạt 120%.\n".encode()), "q4.txt", None)
    source = Dr.Source.new(Dr.Span.new(12, 29), "96/80 hội viên", None)

    making = Dr.AchievementBuilder.new("a1", unit, members, period)
    making.set_actual(Dr.Quantity.parse("96 hội viên"))
    making.set_target(target)
    making.set_percent_of_target(Dr.Quantity.parse("120%"))
    making.set_source(source)

    builder = Dr.ReportBuilder.new(issuer, period, None)
    builder.set_kind(Dr.ReportKind.QUARTERLY)
    builder.set_title("Báo cáo quý IV")
    builder.set_number("12-BC/HU")
    builder.set_date(day(2023, 12, 29))
    builder.set_text(text)
    builder.add_unit(issuer)
    builder.add_unit(unit)
    builder.add_indicator(members)
    builder.add_target(target)
    builder.add_achievement(making.end())
    builder.add_achievement(Dr.Achievement.new("a2", issuer, members, period,
                                               Dr.Quantity.parse("4 hội viên"), None))
    builder.add_ranking(Dr.Ranking.new("r1", unit, None, period, Dr.RankingStatus.RANKED, 2, 8,
                                       "xuất sắc", "Hội Nông dân tỉnh", None))
    builder.add_directive(Dr.Directive.new("d1", Dr.DirectiveKind.TASK, 4, period,
                                           Dr.DirectiveStatus.DONE, "nhiệm vụ quý III", None))
    builder.add_citation(Dr.Citation.new("c1", "Quy định", "3455-QĐ/TW", day(2023, 11, 17),
                                         None, None))
    builder.add_section(Dr.Section.new("I", "Kết quả", Dr.Span.new(0, 44)))
    builder.add_number(Dr.Number.new("96", Dr.Span.new(12, 14), Dr.NumberRole.ACHIEVEMENT, "a1"))
    builder.add_number(Dr.Number.new("80", Dr.Span.new(15, 17), Dr.NumberRole.TARGET, "t1"))
    return builder.end()


def test_values_compare_by_what_they_say():
    again = make_values()
    for name, (one, other) in make_values().items():
        assert one == again[name][0], name
        assert other == again[name][1], name
        assert one != other and not one == other, name
        assert hash(one) == hash(again[name][0]), name
        assert len({one, other, again[name][0]}) == 2, name
        assert one != str(one) and one is not None and one != None, name


def test_values_of_different_types_are_never_equal_and_have_no_order():
    values = make_values()
    assert values["Ratio"][0] != values["Period"][0]
    try:
        values["Ratio"][0] < values["Period"][0]
    except TypeError:
        return
    raise AssertionError("a ratio was held against a period")


def test_values_that_have_an_order_sort():
    for name in ("Ratio", "Interval", "Quantity", "Period", "Span"):
        one, other = make_values()[name]
        least, most = sorted((other, one))
        assert least < most and least <= most and most > least and most >= least, name
        assert least <= least and not least < least, name
    one, other = make_values()["Ratio"]
    assert max(one, other) is other


def test_copies_are_the_value_itself():
    for name, (value, _) in make_values().items():
        assert copy.copy(value) is value, name
        assert copy.deepcopy([value])[0] is value, name


def test_values_are_pickled():
    for name, values in make_values().items():
        for value in values:
            for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
                again = pickle.loads(pickle.dumps(value, protocol))
                assert again == value and not again != value and type(again) is type(value), (name, protocol)
                assert str(again) == str(value), (name, protocol)


def test_pickles_open_in_another_process():
    program = ("import pickle, sys; values = pickle.loads(sys.stdin.buffer.read());"
               "print([repr(value) for pair in values.values() for value in pair])")
    values = make_values()
    told = subprocess.run([sys.executable, "-c", program], input=pickle.dumps(values),
                          capture_output=True, check=True).stdout.decode()
    assert told.strip() == repr([repr(value) for pair in values.values() for value in pair]), told


def test_values_print_on_one_line():
    for name, (value, _) in make_values().items():
        assert repr(value).startswith(f"<DistrictReport.{name} "), repr(value)
        assert "\n" not in repr(value)
        assert str(value) in repr(value)


def test_a_quantity_has_decimals():
    quantity = Dr.Quantity.parse("45,2 tỷ đồng")
    assert quantity.value == decimal.Decimal("45200000000"), quantity.value
    assert quantity.resolution == decimal.Decimal("100000000"), quantity.resolution
    assert quantity.upper is None
    assert quantity.measure == "đồng"
    assert quantity.hedge == Dr.Hedge.EXACT
    assert quantity.sign == 1
    bounds = quantity.get_bounds()
    assert bounds.lower == Dr.Ratio.parse("45150000000"), bounds
    assert quantity.to_ratio() in bounds
    assert float(quantity) == 45.2e9


def test_a_range_has_an_upper_value():
    quantity = Dr.Quantity.new_full("10", "20", "hộ", Dr.Hedge.RANGE, "1")
    assert (quantity.value, quantity.upper) == (10, 20)


def test_quantities_add_up_exactly():
    much = Dr.Quantity.new("90071992547409930000000000000000001", "đồng", Dr.Hedge.EXACT)
    one = Dr.Quantity.new("1", "đồng", Dr.Hedge.EXACT)
    assert (much + one).value == decimal.Decimal("90071992547409930000000000000000002")
    assert (much - one).value == decimal.Decimal("90071992547409930000000000000000000")
    assert (one / much).fraction == fractions.Fraction(1, 90071992547409930000000000000000001)


def test_quantities_of_different_measures_do_not_add_up():
    fails(Dr.Error.MISMATCH, Dr.Quantity.parse("5 hộ").add, Dr.Quantity.parse("5 đồng"))


def test_a_ratio_is_a_fraction():
    ratio = Dr.Ratio.new("1772", "1230")
    assert ratio.fraction == fractions.Fraction(886, 615)
    assert (ratio.numerator, ratio.denominator, ratio.sign) == (886, 615, 1)
    assert ratio.to_percent(2, Dr.Rounding.HALF_AWAY_FROM_ZERO) == "144.07"
    third, half = Dr.Ratio.new("1", "3"), Dr.Ratio.new("1", "2")
    assert (third + half).fraction == fractions.Fraction(5, 6)
    assert (third - half).fraction == fractions.Fraction(-1, 6)
    assert (third * half).fraction == fractions.Fraction(1, 6)
    assert (third / half).fraction == fractions.Fraction(2, 3)
    assert float(half) == 0.5


def test_a_quotient_by_zero_is_undefined():
    one = Dr.Ratio.new("1", "1")
    fails(Dr.Error.UNDEFINED, one.divide, Dr.Ratio.new("0", "1"))
    fails(Dr.Error.UNDEFINED, Dr.Ratio.new, "1", "0")


def test_an_interval_contains_ratios():
    interval = Dr.Interval.new(Dr.Ratio.parse("1"), Dr.End.OPEN, Dr.Ratio.parse("2"), Dr.End.CLOSED)
    assert Dr.Ratio.parse("2") in interval
    assert Dr.Ratio.parse("1") not in interval
    assert interval.lower == Dr.Ratio.parse("1") and interval.lower_end == Dr.End.OPEN
    assert interval.upper == Dr.Ratio.parse("2") and interval.upper_end == Dr.End.CLOSED
    unbounded = Dr.Interval.new(None, Dr.End.ABSENT, Dr.Ratio.parse("2"), Dr.End.CLOSED)
    assert unbounded.lower is None
    assert (interval + interval).upper == Dr.Ratio.parse("4")


def test_a_period_has_dates():
    period = Dr.Period.parse("2023-Q4")
    assert period.first_day == datetime.date(2023, 10, 1)
    assert period.last_day == datetime.date(2023, 12, 31)
    assert period.n_days == 92
    assert period.kind == Dr.PeriodKind.QUARTER
    assert datetime.date(2023, 11, 20) in period
    assert datetime.date(2024, 1, 1) not in period
    assert period in Dr.Period.parse("2023")
    assert [str(child) for child in period.list_children(Dr.PeriodKind.MONTH)] == [
        "2023-10", "2023-11", "2023-12"]
    assert period.to_display(Dr.Language.VIETNAMESE) == "quý IV/2023"
    assert Dr.Period.new_day(day(2023, 9, 28)) == Dr.Period.parse("2023-09-28")
    fails(Dr.Error.INVALID, Dr.Period.parse, "2023-06-31")
    fails(Dr.Error.MALFORMED, Dr.Period.parse, "quý IV")


def test_spans_and_sources_know_their_place():
    outer, inner = Dr.Span.new(3, 8), Dr.Span.new(5, 7)
    assert (outer.start, outer.end, outer.length) == (3, 8, 5)
    assert inner in outer and outer not in inner
    assert outer.overlaps(inner)
    source = Dr.Source.new(outer, "96/80", None)
    assert (source.span, source.text, source.location) == (outer, "96/80", None)
    fails(Dr.Error.INVALID, Dr.Span.new, 9, 3)


def test_changes_and_numbers_have_properties():
    change = Dr.Change.new(Dr.ChangeKind.POINTS, Dr.Direction.DOWN, "0.58", "2021")
    assert change.value == decimal.Decimal("0.58")
    assert change.kind == Dr.ChangeKind.POINTS
    assert change.direction == Dr.Direction.DOWN
    assert change.against == "2021"
    number = Dr.Number.new("96", Dr.Span.new(3, 5), Dr.NumberRole.ACHIEVEMENT, "a1")
    assert (number.text, number.item) == ("96", "a1")
    assert number.span == Dr.Span.new(3, 5)
    assert number.role == Dr.NumberRole.ACHIEVEMENT


def test_limits_are_set_and_kept():
    limits = Dr.Limits()
    assert limits.get(Dr.Limit.DOCUMENT) == 64 * 1024 * 1024
    limits.set(Dr.Limit.DOCUMENT, 10)
    assert limits.get(Dr.Limit.DOCUMENT) == 10
    reader = Dr.Reader()
    reader.set_limits(limits)
    assert reader.get_limits().get(Dr.Limit.DOCUMENT) == 10
    fails(Dr.Error.LIMIT, reader.read_text, "Kết nạp 96 hội viên.")


def test_a_text_tells_places():
    text = Dr.Text.new(GLib.Bytes.new("một\nhai 𝟕 ba\n".encode()), "so.txt", None)
    assert text.name == "so.txt" and text.get_n_lines() == 3, text.get_n_lines()
    place = text.locate(len("một\nhai 𝟕 ".encode()))
    assert isinstance(place, Dr.Place)
    assert (place.line, place.column, place.utf16_column) == (2, 7, 8)
    assert str(place) == place.to_string()
    assert text.dup_slice(Dr.Span.new(0, 5)) == "một"
    assert text.dup_location(Dr.Span.new(0, 5)) is None
    fails(Dr.Error.ENCODING, Dr.Text.new, GLib.Bytes.new(b"\xff"), "x", None)


def test_units_form_a_tree():
    district = Dr.Unit.new("huyen", "Huyện", Dr.UnitKind.AREA, Dr.UnitLevel.DISTRICT, None)
    commune = Dr.Unit.new("xa", "Xã", Dr.UnitKind.AREA, Dr.UnitLevel.COMMUNE, district)
    assert commune.parent is district and district.parent is None
    assert commune.is_within(district) and not district.is_within(commune)
    assert commune.get_ancestor(Dr.UnitLevel.DISTRICT) is district
    assert commune.level == Dr.UnitLevel.COMMUNE and commune.kind == Dr.UnitKind.AREA
    assert district.get_aliases() == []


def test_units_keep_codes_and_successors():
    builder = Dr.UnitBuilder.new("xa-cu")
    builder.set_validity(None, day(2025, 6, 30))
    builder.add_identifier(Dr.UnitIdentifier.new("ma-dvhc", "00747", day(2004, 7, 1), None))
    builder.add_successor(Dr.UnitSuccessor.new("xa-a", "0.25"))
    builder.add_successor(Dr.UnitSuccessor.new("xa-b", "0.75"))
    unit = builder.end()
    assert unit.get_identifier("ma-dvhc", day(2025, 6, 30)) == "00747"
    assert unit.get_identifier("ma-dvhc", day(2025, 7, 1)) is None
    assert unit.has_identifier("ma-dvhc", "00747", None)
    identifier, = unit.list_identifiers()
    assert (identifier.scheme, identifier.value) == ("ma-dvhc", "00747")
    assert (identifier.valid_from, identifier.valid_to) == (datetime.date(2004, 7, 1), None)
    assert [(s.unit_id, s.weight) for s in unit.list_successors()] == [
        ("xa-a", decimal.Decimal("0.25")), ("xa-b", decimal.Decimal("0.75"))]
    builder.add_successor(Dr.UnitSuccessor.new("xa-c", None))
    fails(Dr.Error.INVALID, builder.end)


def make_register():
    """A commune that was divided on 1 July 2025."""
    old = Dr.UnitBuilder.new("cu")
    old.set_name("xã Đồng Tâm")
    old.set_validity(None, day(2025, 6, 30))
    old.add_identifier(Dr.UnitIdentifier.new("ma-dvhc", "00747", None, None))
    old.add_successor(Dr.UnitSuccessor.new("a", "0.25"))
    old.add_successor(Dr.UnitSuccessor.new("b", "0.75"))
    units = [old.end()]
    for name in "a", "b":
        builder = Dr.UnitBuilder.new(name)
        builder.set_validity(day(2025, 7, 1), None)
        units.append(builder.end())
    return Dr.UnitRegister.new(units)


def test_a_register_tells_who_takes_how_much_of_whom():
    register = make_register()
    assert [unit.id for unit in register.units] == ["cu", "a", "b"]
    old = register.find_by_identifier("ma-dvhc", "00747", day(2025, 6, 30))
    assert old.id == "cu" and register.find("z") is None
    assert register.find_by_identifier("ma-dvhc", "00747", day(2025, 7, 1)) is None
    assert register.list_named("xã Đồng Tâm", None, None) == [old]
    shares = register.project(old, day(2025, 7, 1), Dr.DividedUnits.APPORTION)
    assert all(isinstance(share, Dr.UnitShare) for share in shares)
    assert [(share.unit.id, share.share.fraction) for share in shares] == [
        ("a", fractions.Fraction(1, 4)), ("b", fractions.Fraction(3, 4))]
    assert [share.is_whole() for share in shares] == [False, False]
    kept, = register.project(old, None, Dr.DividedUnits.KEEP)
    assert kept.unit == old and kept.is_whole()
    fails(Dr.Error.DIVIDED, register.project, old, None, Dr.DividedUnits.REFUSE)
    fails(Dr.Error.INVALID, Dr.UnitRegister.new, [old])


def test_a_roster_tells_who_is_missing():
    report = make_report()
    expected = [report.issuer, Dr.Unit.new("xa", "Đảng ủy xã", Dr.UnitKind.COMMITTEE, Dr.UnitLevel.COMMUNE, None)]
    roster = Dr.Roster.new(expected, [report, report], report.period, None)
    assert roster.list_expected() == expected
    assert roster.list_missing() == expected[1:]
    assert roster.list_reported() == roster.list_repeated() == expected[:1]
    assert roster.list_reports_of(expected[0]) == [report, report]
    assert roster.list_unexpected() == []
    assert roster.get_period() == report.period
    assert roster.to_csv().splitlines()[0] == "status,id,name,parent,reports"
    assert roster.to_text(Dr.Language.ENGLISH).splitlines()[0].endswith(" of 2 units reported")
    early = Dr.Roster.new(expected, [report], report.period, day(2023, 12, 28))
    assert early.list_missing() == expected
    at_level = Dr.Roster.new_at_level(make_register(), Dr.UnitLevel.UNKNOWN, [report], report.period, None)
    assert [unit.id for unit in at_level.list_missing()] == ["cu"]
    assert at_level.list_unexpected() == [report]


def test_books_close_on_a_day():
    year = Dr.Period.parse("2023").reckon(14)
    assert str(year) == "2023~14" and year.closing_day == 14
    assert (year.first_day, year.last_day) == (datetime.date(2022, 12, 15), datetime.date(2023, 12, 14))
    assert year != Dr.Period.parse("2023") and pickle.loads(pickle.dumps(year)) == year
    assert year.reckon(0) == Dr.Period.parse("2023")
    fails(Dr.Error.INVALID, Dr.Period.parse("2023-09-28").reckon, 14)


def test_wrong_data_is_an_error_with_a_code():
    unit = Dr.Unit.new("u", "U", Dr.UnitKind.OTHER, Dr.UnitLevel.UNKNOWN, None)
    period = Dr.Period.parse("2023")
    fails(Dr.Error.INVALID, Dr.Ranking.new, "r1", unit, None, period, Dr.RankingStatus.RANKED,
          0, 0, None, None, None)
    members = Dr.Indicator.new("m", "m", "hội viên", Dr.Nature.FLOW, Dr.Desire.MORE)
    fails(Dr.Error.MISMATCH, Dr.Target.new, "t1", unit, members, period,
          Dr.Quantity.parse("80 hộ"))


def test_an_empty_object_has_nothing_and_says_so():
    for name in OBJECTS:
        cls = getattr(Dr, name)
        empty = cls()
        for pspec in cls.list_properties():
            value = empty.get_property(pspec.name)
            assert pspec.flags & GObject.ParamFlags.READABLE, (name, pspec.name)
            if isinstance(value, Gio.ListModel):
                assert len(value) == 0, (name, pspec.name)
        assert repr(empty).startswith("<"), name


def test_builders_refuse_empty_objects():
    report = make_report()
    builder = Dr.ReportBuilder.new(report.issuer, report.period, None)
    for add, cls in ((builder.add_unit, Dr.Unit), (builder.add_indicator, Dr.Indicator),
                     (builder.add_target, Dr.Target), (builder.add_achievement, Dr.Achievement),
                     (builder.add_ranking, Dr.Ranking), (builder.add_directive, Dr.Directive),
                     (builder.add_citation, Dr.Citation), (builder.add_section, Dr.Section)):
        fails(Dr.Error.INVALID, add, cls())


def test_objects_never_change():
    report = make_report()
    for thing in (report, report.achievements[0], report.rankings[0], report.units[0]):
        for pspec in thing.list_properties():
            assert not pspec.flags & GObject.ParamFlags.WRITABLE, pspec.name
    try:
        report.rankings[0].rank = 1
    except AttributeError:
        return
    raise AssertionError("a rank was changed")


def test_a_report_tells_what_it_is():
    report = make_report()
    assert report.kind == Dr.ReportKind.QUARTERLY
    assert report.title == "Báo cáo quý IV"
    assert report.number == "12-BC/HU"
    assert report.date == datetime.date(2023, 12, 29)
    assert report.period == Dr.Period.parse("2023-Q4")
    assert report.issuer.name == "Huyện ủy"
    assert report.place is None
    assert report.text.name == "q4.txt"
    assert repr(report) == "<DistrictReport.Report 'Báo cáo quý IV'>"


def test_an_achievement_tells_what_was_reached():
    report = make_report()
    achievement = report.lookup_achievement("a1")
    assert achievement.actual.value == 96
    assert achievement.target.planned.value == 80
    assert achievement.percent_of_target.value == 120
    assert achievement.get_completion().fraction == fractions.Fraction(6, 5)
    assert achievement.get_attainment() == Dr.Attainment.EXCEEDED
    assert achievement.unit is report.lookup_unit("hoi-nong-dan")
    assert achievement.indicator.label == "hội viên mới"
    assert achievement.change is None and achievement.share is None
    assert len(achievement.further_targets) == 0 and list(achievement.readings) == []
    assert achievement.source.text == "96/80 hội viên"
    assert report.lookup_achievement("a9") is None


def test_rankings_directives_and_citations_tell_what_they_hold():
    report = make_report()
    ranking, directive, citation = report.rankings[0], report.directives[0], report.citations[0]
    assert (ranking.rank, ranking.cohort_size, ranking.grade) == (2, 8, "xuất sắc")
    assert ranking.unit.name == "Hội Nông dân huyện"
    assert ranking.field is None
    assert (directive.count, directive.status) == (4, Dr.DirectiveStatus.DONE)
    assert citation.number == "3455-QĐ/TW"
    assert citation.date == datetime.date(2023, 11, 17)
    assert report.sections[0].title == "Kết quả"


def test_lists_of_a_report_are_sequences():
    report = make_report()
    achievements = report.achievements
    assert isinstance(achievements, Gio.ListModel)
    assert len(achievements) == 2
    assert [achievement.id for achievement in achievements] == ["a1", "a2"]
    assert achievements[-1].id == "a2"
    assert [achievement.id for achievement in achievements[0:1]] == ["a1"]
    assert not hasattr(achievements, "remove_all")


def test_lists_of_a_report_come_as_python_lists():
    report = make_report()
    for name, count in (("units", 2), ("indicators", 1), ("targets", 1), ("achievements", 2),
                        ("rankings", 1), ("directives", 1), ("citations", 1), ("sections", 1)):
        found = getattr(report, f"list_{name}")()
        assert isinstance(found, list) and len(found) == count, name
        assert [item for item in getattr(report, name)] == found, name


def test_the_same_object_is_handed_out_while_anyone_holds_it():
    report = make_report()
    held = report.achievements[0]
    assert report.list_achievements()[0] is held
    assert report.lookup_achievement("a1") is held


def test_lists_outlive_their_report():
    achievements = make_report().achievements
    assert achievements[0].actual.value == 96


def test_the_ledger_is_a_sequence():
    numbers = make_report().numbers
    assert len(numbers) == 2
    assert [number.text for number in numbers] == ["96", "80"]
    assert numbers[-1].role == Dr.NumberRole.TARGET
    assert [number.item for number in numbers[:1]] == ["a1"]
    try:
        numbers[2]
    except IndexError:
        return
    raise AssertionError("there is no third number")


def test_a_summary_adds_up():
    summary = Dr.Summary.new(make_report().list_achievements())
    assert summary.get_n_achievements() == 2
    assert summary.get_sum().value == 100
    assert summary.get_mean().fraction == 50
    assert summary.get_n_attained(Dr.Attainment.EXCEEDED) == 1
    assert summary.get_measure() == "hội viên"
    empty = Dr.Summary.new([])
    assert empty.get_n_achievements() == 0 and empty.get_sum() is None


def test_a_checker_finds_what_does_not_add_up():
    report = Dr.Reader().read_text(WRONG)
    findings = Dr.Checker().check_report(report)
    assert [finding.rule for finding in findings] == ["percent-of-target"], findings
    finding = findings[0]
    assert finding.stated == "126" and finding.expected_low == "128"
    assert "128" in finding.dup_message(Dr.Language.ENGLISH)
    assert finding.dup_message(Dr.Language.VIETNAMESE)
    assert finding.severity in (Dr.Severity.WARNING, Dr.Severity.ERROR)
    assert all(isinstance(source, Dr.Source) for source in finding.related)
    assert '"percent-of-target"' in findings.to_json()
    assert len(Dr.Checker().check_report(make_report())) == 0

    cancellable = Gio.Cancellable()
    assert len(Dr.Checker().check(report, [], cancellable)) == len(Dr.Checker().check(report)) == 1
    loop = GLib.MainLoop()
    ended = []
    Dr.Checker().check_async(report, [], cancellable, lambda checker, result: (
        ended.append(checker.check_finish(result)), loop.quit()))
    loop.run()
    assert [finding.rule for finding in ended[0]] == ["percent-of-target"]
    cancellable.cancel()
    try:
        Dr.Checker().check(report, [], cancellable)
    except GLib.Error as error:
        assert error.matches(Gio.io_error_quark(), Gio.IOErrorEnum.CANCELLED), error
    else:
        raise AssertionError("it was not cancelled")


def test_a_rule_of_the_application_is_asked():
    def names_its_place(report, sink):
        if report.place is None:
            sink.add(Dr.Finding.new("names-its-place", Dr.Severity.WARNING, None, None, None, None,
                                    "thiếu nơi ký", "the place is missing", None))
        return True

    def gives_up(report, sink):
        raise GLib.Error("the list is gone", "words", 0)

    rules = Dr.RuleSet()
    assert "percent-of-target" in rules.list_ids() and rules.is_enabled("percent-of-target")
    rules.set_enabled("percent-of-target", False)
    rules.add("names-its-place", Dr.Severity.WARNING, names_its_place)
    rules.add("gives-up", Dr.Severity.ERROR, gives_up)
    rules.add("says-nothing", Dr.Severity.ERROR, lambda report, sink: False)
    findings = Dr.Checker.new_with_rules(rules).check_report(Dr.Reader().read_text(WRONG))
    assert [finding.rule for finding in findings] == ["names-its-place", "gives-up", "says-nothing"]
    messages = [finding.dup_message(Dr.Language.ENGLISH) for finding in findings]
    assert messages == ["the place is missing", "the rule failed: the list is gone",
                        "the rule failed, and did not say why"], messages
    assert isinstance(findings, Dr.Findings) and findings.get_n_of(Dr.Severity.WARNING) == 3
    fails(Dr.Error.INVALID, lambda: rules.set_enabled("no-such-rule", True))


def test_a_rule_in_python_may_return_nothing_and_raise_anything():
    rules = Dr.RuleSet()
    for identifier in rules.list_ids():
        rules.set_enabled(identifier, False)
    rules.add("returns-nothing", Dr.Severity.NOTE, lambda report, sink: None)
    rules.add("divides", Dr.Severity.NOTE, lambda report, sink: 1 // 0)
    findings = Dr.Checker.new_with_rules(rules).check_report(make_report())
    assert [finding.rule for finding in findings] == ["divides"]
    assert "ZeroDivisionError" in findings[0].dup_message(Dr.Language.ENGLISH)


def test_findings_are_written_as_sarif():
    rules = Dr.RuleSet()
    report = Dr.Reader().read_text(WRONG)
    log = Dr.SarifLog.new(rules, Dr.Language.ENGLISH)
    log.add("q4.txt", report.text, Dr.Checker.new_with_rules(rules).check_report(report))
    assert '"ruleId": "percent-of-target"' in log.to_json()


def test_a_finding_is_made_and_related():
    source = Dr.Source.new(Dr.Span.new(0, 4), "126%", None)
    finding = Dr.Finding.new("percent-of-target", Dr.Severity.ERROR, "126", "128", "128",
                             "640 / 500 = 128 %", "Phải là 128", "Should be 128", source)
    related = finding.new_related(source) if hasattr(finding, "new_related") else \
        Dr.Finding.new_related(finding, source)
    assert len(finding.related) == 0 and list(related.related) == [source]


def test_two_drafts_are_compared():
    head = "BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện\n\n"
    draft, final = (Dr.Reader().read_text(head + f"Kết nạp {n} hội viên; trao 30 suất quà.\n") for n in (96, 69))
    comparison = Dr.Comparison.new(draft, final)
    (difference,) = comparison.list_differences()
    assert isinstance(difference, Dr.Difference) and difference.props.kind == Dr.DifferenceKind.CHANGED
    assert difference.dup_old_value(Dr.Aspect.ACTUAL) == "96 hội viên"
    assert difference.props.new_item.actual.dup_value() == "69"
    assert comparison.get_n_unchanged() == 1
    assert "96 hội viên → 69 hội viên" in comparison.to_text("a.txt", "b.txt", Dr.Language.ENGLISH)
    assert '"kind": "changed"' in comparison.to_json()
    other = Dr.Reader().read_text(head.replace("2024", "2023") + "Kết nạp 96 hội viên.\n")
    fails(Dr.Error.MISMATCH, Dr.Comparison.new, draft, other)


def test_a_reader_reads_files_bytes_and_text():
    path = os.path.join(os.environ["DR_EXAMPLES"], "bao-cao-quy-iv-2024.txt")
    with open(path, "rb") as file:
        content = file.read()
    reader = Dr.Reader()
    by_path = reader.read_path(path, None)
    by_bytes = reader.read_bytes(GLib.Bytes.new(content), os.path.basename(path), None)
    by_text = reader.read_text(content.decode())
    assert len(by_path.achievements) > 40
    assert len(by_path.list_rankings()) > 0
    assert by_path.to_json(True) == by_bytes.to_json(True)
    assert len(by_text.achievements) == len(by_path.achievements)
    for achievement in by_path.achievements:
        span = achievement.source.span
        assert content[span.start:span.end].decode() == achievement.source.text


def test_a_text_without_a_period_is_no_report():
    error = fails(Dr.Error.INVALID, Dr.Reader().read_text, "Kết nạp 640 hội viên.")
    assert error.message.startswith("line 1, column 1: "), error.message


def test_files_that_cannot_be_read_keep_the_codes_of_gio():
    try:
        Dr.Reader().read_path("there-is-no-such-file.txt", None)
    except GLib.Error as error:
        assert error.matches(Gio.io_error_quark(), Gio.IOErrorEnum.NOT_FOUND), error
        return
    raise AssertionError("a missing file was read")


def test_a_batch_reads_many_files():
    path = os.path.join(os.environ["DR_EXAMPLES"], "bao-cao-quy-iv-2024.txt")
    paths = [path, "there-is-no-such-file.txt", path]
    one_by_one = Dr.Batch.new(Dr.Reader(), paths)
    loop = GLib.MainLoop()
    counts, ended = [], []
    batch = Dr.Batch.new(Dr.Reader(), paths)
    batch.connect("notify::n-done", lambda batch, _: counts.append(batch.props.n_done))
    batch.run_async(None, lambda batch, result: (ended.append(batch.run_finish(result)), loop.quit()))
    loop.run()
    assert ended == [True] and counts[-1] == batch.props.n_paths == 3 and batch.props.n_failed == 1
    for results in (batch, batch.list_results(), [one_by_one.next(None) for _ in paths]):
        assert [result.get_path() for result in results] == paths
        assert [result.get_report() is None for result in results] == [False, True, False]
        assert isinstance(results[0], Dr.BatchResult) and results[0].get_error() is None
        assert results[1].get_error().matches(Gio.io_error_quark(), Gio.IOErrorEnum.NOT_FOUND)
        assert results[2].get_report().title == results[0].get_report().title
    assert one_by_one.next(None) is None

    # Read as it is walked; one that ran may be walked again.
    fresh = Dr.Batch.new(Dr.Reader(), paths)
    for _ in range(2):
        assert [(result.path, result.report is None, result.error is None) for result in batch] == [
            (path, False, True), (paths[1], True, False), (path, False, True)]
    assert [result.path for result in fresh] == paths and list(fresh) == []


def test_json_comes_back_the_same():
    report = make_report()
    written = report.to_json(True)
    again = Dr.Report.new_from_json(GLib.Bytes.new(written.encode()), None)
    assert again.to_json(True) == written
    stream = Gio.MemoryOutputStream.new_resizable()
    assert report.write_json(stream, True, None)
    stream.close(None)
    assert stream.steal_as_bytes().get_data() == written.encode()
    assert again.achievements[0].actual == report.achievements[0].actual
    error = fails(Dr.Error.INVALID, Dr.Report.new_from_json,
                  GLib.Bytes.new(written.replace('"rank": 2', '"rank": 0').encode()), None)
    assert error.message.startswith("$."), error.message


def test_a_report_draws_itself():
    drawn = make_report().to_text(80, Dr.Language.VIETNAMESE)
    assert "Hội Nông dân huyện" in drawn
    assert drawn != make_report().to_text(80, Dr.Language.ENGLISH)


def test_a_person_has_the_last_word():
    report = Dr.Reader().read_text("BÁO CÁO\nKết quả công tác năm 2023\n-----\nKết nạp 45 hội viên.\n")
    (achievement,) = report.achievements
    span = achievement.source.span
    corrections = Dr.Corrections.new_from_json(GLib.Bytes.new(json.dumps({
        "format": "districtreport-corrections/1", "content": {"sha256": report.get_content_sha256()},
        "corrections": [{"kind": "achievement", "action": "edited", "start": span.start, "end": span.end,
                         "values": {"actual": {"value": "54"}}}]}).encode()), None)
    assert corrections.get_n() == 1 and corrections.get_n_documents() == 1 and corrections.has_report(report)
    assert corrections.get_content_sha256(0) == report.get_content_sha256() and corrections.get_content_sha256(1) is None
    assert corrections.list_lost(report) == []
    (corrected,) = corrections.apply(report).achievements
    assert (corrected.actual.value, corrected.get_n_readings()) == (54, 1)
    assert Dr.Corrections.new_from_json(GLib.Bytes.new(corrections.to_json().encode()), None).to_json() \
        == corrections.to_json()


def test_an_office_adds_its_own_words():
    lexicon = Dr.Lexicon.get_default().extend(GLib.Bytes.new("""{"format": "districtreport-lexicon/1", "bodies": [
        {"id": "hoi-dong-y", "name": "Hội Đông y {area}", "kind": "association", "aliases": ["hội đông y"]}]}""".encode()),
        None)
    reader = Dr.Reader()
    reader.set_lexicon(lexicon)
    assert reader.get_lexicon() is not None
    report = reader.read_text("HUYỆN ỦY BÀU SEN\nBÁO CÁO\nKết quả công tác năm 2023\n-----\n"
                              "1. Hội Đông y: Kết nạp 45 hội viên.\n")
    (unit,) = [unit for unit in report.units if unit.get_id() == "hoi-dong-y"]
    assert unit.get_kind() == Dr.UnitKind.ASSOCIATION and unit.get_name() == "Hội Đông y huyện"


def test_an_office_extends_the_catalogue():
    own = Dr.IndicatorCatalogue.new_from_json(GLib.Bytes.new("""{"format": "districtreport-catalogue/1", "indicators": [
        {"id": "vuon-mau", "label": "vườn mẫu", "measure": "vườn", "nature": "stock", "direction": "more",
         "words": ["vườn mẫu"]}]}""".encode()), None)
    both = Dr.IndicatorCatalogue.get_default().extend(own)
    assert both.identify("vườn mẫu", "vườn", Dr.Nature.FLOW).get_id() == "vuon-mau"
    assert both.find("vuon-mau").get_nature() == Dr.Nature.STOCK
    assert len(both.list_indicators()) == len(Dr.IndicatorCatalogue.get_default().list_indicators()) + 1
    reader = Dr.Reader()
    reader.set_catalogue(both)
    assert reader.get_catalogue().find("vuon-mau")


def test_a_dataset_is_built_of_streams():
    builder = Dr.DatasetBuilder.new()
    dataset = builder.build()
    assert isinstance(dataset, Dr.Dataset) and dataset.get_n_rows() == 0
    fails(Dr.Error.INVALID, builder.build)
    assert fails(Dr.Error.INVALID, Dr.DatasetBuilder.new().add_units, 0).message == "units: there is no stream"


def test_a_dataset_is_handed_to_data_frames():
    import ctypes

    dataset = Dr.Dataset.new_from_reports([make_report()])
    assert dataset.get_n_rows() > 0 and dataset.dup_contributor(0).id
    capsule = dataset.__arrow_c_stream__()
    get_pointer = ctypes.pythonapi.PyCapsule_GetPointer
    get_pointer.restype, get_pointer.argtypes = ctypes.c_void_p, (ctypes.py_object, ctypes.c_char_p)
    builder = Dr.DatasetBuilder.new()
    assert builder.add_achievements(get_pointer(capsule, b"arrow_array_stream"))
    again = builder.build()
    assert again.get_n_rows() == dataset.get_n_rows() and dataset.find_unit(again.get_unit_id(0)) >= 0
    fails(Dr.Error.INVALID, Dr.DatasetBuilder.new().add_achievements, get_pointer(capsule, b"arrow_array_stream"))
    # One that nobody reads goes with its capsule.
    references = dataset.ref_count
    unread = dataset.__arrow_c_stream__()
    assert dataset.ref_count > references
    del unread
    assert dataset.ref_count == references


def test_a_query_is_answered():
    query = Dr.Query.new()
    query.group_by(["measure", "period@year"])
    for metric in ("actual", "completion"):
        query.add_metric(metric)
    query.add_filter("nature", ["flow"])
    reports = [Dr.Reader.new().read_text(
        f"BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện {name}\n\nKết nạp {figures} hội viên.\n")
        for name, figures in (("Bàu Sen", "640/500"), ("Sông Trăng", "96/100"))]
    table = query.run(Dr.Dataset.new_from_reports(reports), None)
    assert isinstance(table, Dr.Table)
    rows = [[table.dup_cell(row, column) for column in range(table.get_n_columns())]
            for row in range(table.get_n_rows())]
    assert rows == [["hội viên", "2024", "736", "122.67"]], rows
    assert str(table.dup_ratio(0, 3)) == "92/75", table.dup_ratio(0, 3)
    assert table.to_csv().splitlines()[1] == "hội viên,2024,736,122.67,false,false"
    assert "arrow_array_stream" in repr(table.__arrow_c_stream__())
    # A cell leads to its achievements, and they to their sentences.
    behind = table.list_contributors(0, 2)
    assert [str(figure.props.actual) for figure in behind] == ["640 hội viên", "96 hội viên"], behind
    assert list(table.list_contributor_rows(0, 2)) == [0, 1]
    [again] = Dr.Query.run_all([query], Dr.Dataset.new_from_reports(reports), None)
    assert again.to_json() == table.to_json()
    query.add_metric("luck")
    fails(Dr.Error.INVALID, query.run, Dr.Dataset.new_from_reports(reports), None)


def test_every_type_of_the_library_is_used_here():
    with open(__file__, encoding="utf-8") as file:
        told = file.read()
    for name in dir(Dr):
        # Aliases of other namespaces and what the binding adds begin differently.
        kind = getattr(Dr, name)
        if isinstance(kind, type) and issubclass(kind, (GObject.Object, GLib.Boxed
                                                        if hasattr(GLib, "Boxed") else gi._gi.Boxed)):
            if not name.endswith("Class"):
                assert f"Dr.{name}" in told or f'"{name}"' in told, name


if __name__ == "__main__":
    tap = Tap()
    tap.run_all(dict(globals()))
    sys.exit(tap.end())
