# SPDX-License-Identifier: LGPL-2.1-or-later
"""Uses the Python package as an analyst would, who has never heard of GObject."""

import copy
import datetime
import decimal
import fractions
import inspect
import os
import pathlib
import pickle
import subprocess
import sys
import tempfile
import types

import districtreport as dr
from gi.repository import Gio

from tap import Tap

SAMPLE = pathlib.Path(os.environ["DR_EXAMPLES"]) / "bao-cao-quy-iv-2024.txt"

HEAD = "BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện\n\n"
WRONG = HEAD + "Kết nạp 640/500 hội viên, đạt 126% chỉ tiêu.\n"


def fails(kind, function, *arguments, **named):
    """Checks that a call raises exactly this exception, and gives it."""
    try:
        result = function(*arguments, **named)
    except kind as error:
        assert type(error) is kind, type(error)
        return error
    raise AssertionError(f"did not fail, but gave {result!r}")


def sample():
    return dr.read(SAMPLE)


def values():
    """Two different values of each type."""
    return [(dr.Quantity("45,2 tỷ đồng"), dr.Quantity(486, "hội viên")),
            (dr.Period("2023-Q4"), dr.Period("2024")),
            (dr.Span(3, 8), dr.Span(5, 7)),
            (dr.Source(dr.Span(3, 8), "96/80"), dr.Source(dr.Span(5, 7), "07", "word/document.xml, paragraph 3")),
            (dr.Change("absolute", "up", 7, "2021"), dr.Change("points", "down", "0.58")),
            tuple(sample().numbers[:2]),
            tuple(dr.Quantity(n, "hộ").bounds for n in (1, 2)),
            (dr.Finding("own", "sai"), dr.Finding("own", "sai", message_en="wrong", stated="3", expected=("4", "5"),
                                                  severity="error", source=dr.Source(dr.Span(0, 1), "3"),
                                                  related=[dr.Source(dr.Span(2, 3), "4")]))]


LISTS = ("units", "indicators", "targets", "achievements", "rankings", "directives", "citations", "sections",
         "numbers")


def test_a_report_is_read_from_a_path_a_text_or_bytes():
    by_path, by_string = dr.read(SAMPLE), dr.read(str(SAMPLE))
    assert by_path == by_string and by_path.path == str(SAMPLE)
    content = SAMPLE.read_bytes()
    assert dr.read_bytes(content, SAMPLE.name) == by_path
    assert [a.actual for a in dr.read_text(content.decode())] == [a.actual for a in by_path]
    assert by_path.text == content.decode()


def test_a_report_tells_who_when_and_what():
    report = sample()
    assert report.issuer.name == "Huyện ủy Trảng Lam"
    assert (report.period, report.kind) == (dr.Period("2024-Q4"), "quarterly")
    assert (report.number, report.place, report.date) == ("186-BC/HU", "Trảng Lam", datetime.date(2024, 12, 16))
    assert len(report) == len(report.achievements) > 40 and len(report.rankings) == 13
    missed = {a.unit.name: (a.value, a.percent_of_target) for a in report if a.attainment == "missed"}
    assert missed["Liên đoàn Lao động huyện"] == (decimal.Decimal(2), decimal.Decimal("66.67"))
    (first,) = [r for r in report.rankings if r.rank == 1]
    assert first.unit.name == "Ủy ban Kiểm tra Huyện ủy" and first.cohort_size is None
    assert report.achievement("a1").unit is not None and report.unit("hoi-nong-dan").name == "Hội Nông dân huyện"
    fails(KeyError, report.unit, "no-such-unit")


def test_a_figure_is_a_decimal_and_a_quotient_a_fraction():
    (trained,) = [a for a in sample() if a.actual and a.actual.measure == "lớp" and a.percent_of_target]
    assert type(trained.value) is decimal.Decimal and trained.value == 47
    assert trained.percent_of_target == decimal.Decimal("134.28")
    assert trained.target.planned.value == 35
    assert trained.completion == fractions.Fraction(47, 35)
    assert trained.stated_percent.resolution == decimal.Decimal("0.01")
    assert trained.judge("0.9") == dr.Attainment.EXCEEDED
    much = dr.Quantity("90071992547409930000000000000000001", "đồng")
    assert (much + dr.Quantity(1, "đồng")).value == decimal.Decimal("90071992547409930000000000000000002")
    assert dr.Quantity(1, "hộ") / dr.Quantity(3, "hộ") == fractions.Fraction(1, 3)
    assert dr.Quantity(1, "hộ") < dr.Quantity(3, "hộ")
    total = sum([much, dr.Quantity(1, "đồng")])
    assert total.value == decimal.Decimal("90071992547409930000000000000000002")
    fails(TypeError, lambda: 1 + dr.Quantity(1, "hộ"))
    assert f"{dr.Quantity(486, 'hội viên'):>15}|{dr.Period('2023-Q4'):8}|" == "   486 hội viên|2023-Q4 |"
    assert dr.Quantity(decimal.Decimal("1E+3"), "hộ").value == 1000
    ranged = dr.Quantity(10, "hộ", upper="12.5")
    assert (ranged.value, ranged.upper, ranged.hedge) == (10, decimal.Decimal("12.5"), "range")


def test_figures_are_ordered_by_their_values():
    # However finely and with what hedge they were written.
    for one, other in (("1 tỷ đồng", "1.000 triệu đồng"), ("1,0 tỷ đồng", "1 tỷ đồng"), ("hơn 8.000 hộ", "8.000 hộ")):
        for left, right in ((one, other), (other, one)):
            left, right = dr.Quantity(left), dr.Quantity(right)
            assert left != right and left <= right and left >= right and not left < right and not left > right, (left, right)
    assert dr.Quantity("999 triệu đồng") < dr.Quantity("1 tỷ đồng") and dr.Quantity("1 tỷ đồng") > dr.Quantity("999 triệu đồng")
    assert dr.Quantity(5, "hộ", upper=7) > dr.Quantity(5, "hộ", upper=6) > dr.Quantity(5, "hộ")
    # Of two measures none is larger, as none can be added.
    error = fails(dr.MismatchError, lambda: dr.Quantity(5, "hộ") < dr.Quantity(6, "đồng"))
    assert "two measures" in str(error), error
    fails(TypeError, lambda: dr.Quantity(5, "hộ") < 6)


def test_a_float_is_refused_with_the_way_out():
    for call in (lambda: dr.Quantity(0.1, "hộ"), lambda: dr.Quantity(1, "hộ", upper=2.5),
                 lambda: dr.Change("absolute", "up", 0.5), lambda: sample().achievements[0].judge(0.9),
                 lambda: dr.format_number(0.5, 1), lambda: 0.5 in dr.Quantity(1, "hộ").bounds):
        error = fails(TypeError, call)
        assert "Decimal('" in str(error), error


def test_bounds_tell_what_a_figure_may_stand_for():
    bounds = dr.Quantity("45,2 tỷ đồng").bounds
    assert 45_150_000_000 in bounds and decimal.Decimal("45249999999.9") in bounds
    assert 45_250_000_000 not in bounds and "x" not in bounds
    assert bounds.lower == 45_150_000_000 and bounds.lower_closed and not bounds.upper_closed


def test_a_period_has_dates():
    period = dr.Period("2023-Q4")
    assert (period.first_day, period.last_day) == (datetime.date(2023, 10, 1), datetime.date(2023, 12, 31))
    assert (period.kind, period.year, len(period), period.id) == ("quarter", 2023, 92, "2023-Q4")
    assert datetime.date(2023, 11, 20) in period and period in dr.Period("2023")
    assert (period.previous(), period.year_earlier()) == (dr.Period("2023-Q3"), dr.Period("2022-Q4"))
    assert (period.display(), period.display("en")) == ("quý IV/2023", "fourth quarter of 2023")
    assert period < dr.Period("2024-Q1") <= dr.Period("2024-Q1")


def test_words_of_closed_lists_are_strings():
    assert dr.Attainment.MISSED == "missed" and f"{dr.Attainment.MISSED}" == "missed"
    assert dr.Attainment("met") is dr.Attainment.MET
    assert {dr.Attainment.MET: 1}["met"] == 1
    error = fails(ValueError, dr.Change, "much", "up", 1)
    assert "'absolute', 'percent', 'points'" in str(error), error


def test_every_list_of_words_is_the_library_s():
    from districtreport._library import Dr
    for name, kind in vars(dr.enums).items():
        if inspect.isclass(kind) and issubclass(kind, dr.enums.Word) and kind not in (dr.enums.Word, dr.Language):
            raw = getattr(Dr, name)
            nicks = [getattr(raw, member).value_nick for member in dir(raw) if member.isupper()]
            assert sorted(nicks) == sorted(word.value for word in kind), name


def test_lists_are_sequences():
    report = sample()
    for name in LISTS:
        found = getattr(report, name)
        assert len(found) == len(list(found)) > 0, name
        assert found[0] == found[:3][0] == list(found)[0] and found[-1] == found[::-1][0], name
        assert isinstance(found[1:3], dr.Items) and len(found[1:1]) == 0, name
        assert found[0] in found and found.index(found[-1]) == len(found) - 1, name
        fails(IndexError, found.__getitem__, len(found))
        fails(TypeError, found.__getitem__, "a1")
        assert found == getattr(dr.read(SAMPLE), name) and found != found[1:], name
        assert repr(found).startswith("[<"), repr(found)[:80]
    assert report.achievements.to_pylist()[0]["actual"] == report.achievements[0].value


def test_values_compare_hash_copy_and_pickle():
    for (one, other), (again, _) in zip(values(), values()):
        assert one == again and one != other and hash(one) == hash(again), one
        assert len({one, again, other}) == 2 and one != str(one), one
        assert copy.copy(one) == copy.deepcopy(one) == one, one
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps((one, other), protocol)) == (one, other), one
        assert "\n" not in repr(one), one


def test_a_report_and_all_it_holds_is_copied_and_pickled():
    report = sample()
    again = pickle.loads(pickle.dumps(report))
    assert again == report and hash(again) == hash(report) and again.path == report.path
    assert copy.copy(report) is report and copy.deepcopy(report) is report
    for name in LISTS:
        found = getattr(report, name)
        assert pickle.loads(pickle.dumps(found)) == found, name
        assert pickle.loads(pickle.dumps(found[-1])) == found[-1], name
        assert hash(found[0]) == hash(getattr(again, name)[0]), name
    findings, comparison = report.check(), dr.compare(report, report)
    assert pickle.loads(pickle.dumps(findings)) == findings
    assert pickle.loads(pickle.dumps(comparison)) == comparison
    assert report != dr.read_text(WRONG)


def test_a_pickle_opens_in_another_process():
    report = sample()
    program = "import pickle, sys; print(repr(pickle.loads(sys.stdin.buffer.read())))"
    told = subprocess.run([sys.executable, "-c", program], input=pickle.dumps([report, report.achievements[3]]),
                          capture_output=True, check=True).stdout.decode()
    assert told.strip() == repr([report, report.achievements[3]]), told


def test_json_comes_back_the_same():
    report = sample()
    assert dr.Report.from_json(report.to_json()) == report
    with tempfile.TemporaryDirectory() as place:
        path = pathlib.Path(place) / "báo cáo.json"
        path.write_text(report.to_json(text=False), encoding="utf-8")
        again = dr.read(path)
        assert again.achievements == report.achievements and again.text is None
        unnamed = pathlib.Path(place) / "báo cáo"
        unnamed.write_text(report.to_json(), encoding="utf-8")
        assert dr.read(unnamed) == report
        path.write_text(report.to_json().replace('"rank": 2,', '"rank": 0,', 1), encoding="utf-8")
        error = fails(dr.InvalidError, dr.read, path)
        assert error.place.startswith("$.rankings[") and str(error).startswith(f"{path}: $."), error


def test_errors_tell_their_place():
    from districtreport._library import Dr, GLib
    error = fails(dr.InvalidError, dr.read_text, "Kết nạp 640 hội viên.")
    assert isinstance(error, (dr.Error, ValueError)) and error.code == "invalid"
    assert (error.place, error.line, error.column) == ("line 1, column 1", 1, 1)
    assert not error.message.startswith("line") and error.path is None
    assert isinstance(error.__cause__, GLib.Error) and error.__cause__.matches(Dr.error_quark(), Dr.Error.INVALID)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error) and str(again) == str(error) and again.place == error.place


def test_every_code_is_an_exception():
    from districtreport._library import Dr, GLib
    kinds = {}
    for name in ("ENCODING", "MALFORMED", "INVALID", "UNSUPPORTED", "LIMIT", "OVERFLOW", "MISMATCH", "UNDEFINED",
                 "DIVIDED"):
        raw = GLib.Error.new_literal(Dr.error_quark(), "why", int(getattr(Dr.Error, name)))
        error = dr.errors.translate(raw, "a.txt")
        assert error.code == name.lower() and str(error) == "a.txt: why", name
        kinds[name] = type(error)
    assert len(set(kinds.values())) == len(kinds) == len([name for name in dir(Dr.Error) if name.isupper()])
    fails(dr.MismatchError, lambda: dr.Quantity("5 hộ") + dr.Quantity("5 đồng"))
    fails(dr.UndefinedError, lambda: dr.Quantity("5 hộ") / dr.Quantity("0 hộ"))
    assert issubclass(dr.UndefinedError, ZeroDivisionError) and issubclass(dr.FigureOverflowError, OverflowError)
    fails(dr.InvalidError, dr.Period, "2023-06-31")
    fails(dr.MalformedError, dr.Period, "quý IV")


def test_files_that_cannot_be_read_are_os_errors():
    error = fails(dr.MissingFileError, dr.read, "there-is-no-such-file.txt")
    assert isinstance(error, FileNotFoundError) and error.filename == "there-is-no-such-file.txt"
    assert isinstance(fails(dr.MissingFileError, dr.read, "no-such-file.json"), FileNotFoundError)
    with tempfile.TemporaryDirectory() as place:
        assert isinstance(fails(dr.DirectoryError, dr.read, place), IsADirectoryError)
        fails(dr.MissingFileError, dr.read, SAMPLE, lexicon=os.path.join(place, "own.json"))
        pathlib.Path(place, "own.json").write_text("{}", encoding="utf-8")
        error = fails(dr.MalformedError, dr.read, SAMPLE, catalogue=os.path.join(place, "own.json"))
        assert error.path.endswith("own.json"), error


def test_many_reports_are_read_in_order():
    with tempfile.TemporaryDirectory() as place:
        written = pathlib.Path(place) / "one.json"
        written.write_text(sample().to_json(), encoding="utf-8")
        paths = [SAMPLE, written, pathlib.Path(place) / "missing.txt", str(SAMPLE)]
        told = []
        found = dr.read_many(paths, errors="return", progress=lambda done, total: told.append((done, total)))
        assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
        assert [type(one) for one in found] == [dr.Report, dr.Report, dr.MissingFileError, dr.Report]
        assert found[0] == found[1] == found[3] and [one.path for one in found] == [str(path) for path in paths]
        assert dr.read_many(paths, errors="skip", threads=1) == [found[0], found[1], found[3]]
        assert fails(dr.MissingFileError, dr.read_many, paths).path == str(paths[2])
    assert dr.read_many([]) == []


def test_progress_is_a_bar_of_tqdm_where_that_is_installed():
    bars = []

    class Bar:
        def __init__(self, total, **_):
            self.n, self.total, self.closed = 0, total, False
            bars.append(self)

        def update(self, n):
            self.n += n

        def close(self):
            self.closed = True

    modules = {"tqdm": types.ModuleType("tqdm"), "tqdm.auto": types.ModuleType("tqdm.auto")}
    modules["tqdm.auto"].tqdm = Bar
    before = {name: sys.modules.get(name) for name in modules}
    sys.modules.update(modules)
    try:
        dr.read_many([SAMPLE, SAMPLE], progress=True)
    finally:
        for name, module in before.items():
            sys.modules.pop(name) if module is None else sys.modules.update({name: module})
    (bar,) = bars
    assert (bar.n, bar.total, bar.closed) == (2, 2, True)


def test_a_callback_that_raises_ends_the_reading():
    def gives_up(done, total):
        raise RuntimeError("enough")

    assert str(fails(RuntimeError, dr.read_many, [SAMPLE] * 20, progress=gives_up)) == "enough"


def test_a_report_is_checked():
    report = dr.read_text(WRONG)
    (finding,) = report.check(language="en")
    assert (finding.rule, finding.stated, finding.expected) == ("percent-of-target", "126", ("128", "128"))
    assert "128" in finding.message and finding.message_in("vi") != finding.message
    assert report.locate(finding.source) == (4, 9), report.locate(finding.source)
    findings = dr.check(report)
    assert findings and findings[0] == finding and list(findings.of(finding.severity)) == [finding]
    assert not findings.of("note") and not report.check(without=["percent-of-target"])
    assert "^~" in str(findings) and '"percent-of-target"' in findings.to_json()
    assert '"ruleId": "percent-of-target"' in findings.to_sarif()
    assert "percent-of-target" in dr.rules() and dr.rules() != dr.rules("en")
    fails(dr.InvalidError, report.check, without=["no-such-rule"])


def test_a_report_is_held_against_earlier_ones():
    earlier, later = (dr.read_text(HEAD.replace("năm 2024", f"quý {quarter} năm 2023") + text) for quarter, text in (
        ("II", "Kết nạp 20 hội viên.\n"), ("III", "Kết nạp 25 hội viên, tăng 9 hội viên so với quý trước; trao 640 suất quà, "
                "đạt 126% chỉ tiêu (500 suất).\n")))
    assert [finding.rule for finding in later.check()] == ["percent-of-target"]
    assert [finding.rule for finding in later.check(against=[earlier])] == ["percent-of-target", "held-change"]
    assert later.check(against=earlier) == later.check(against=[earlier])
    fails(dr.MismatchError, earlier.check, against=[later])


def test_a_check_is_given_up():
    cancellable = Gio.Cancellable()
    report = dr.read_text(HEAD + "Kết nạp 640/500 hội viên, đạt 126% chỉ tiêu.\n")
    asked = []

    def gives_up(_):
        asked.append("one")
        cancellable.cancel()
        return []

    assert len(report.check(cancellable=cancellable)) == 1
    fails(dr.CancelledError, report.check, rules=[gives_up, lambda _: asked.append("another") or []], cancellable=cancellable)
    assert asked == ["one"], asked
    fails(dr.CancelledError, dr.check, report, cancellable=cancellable)
    fails(dr.CancelledError, dr.read, SAMPLE, cancellable=cancellable)
    # What a rule raised is told, not that it was given up then.
    cancellable.reset()

    def raises(_):
        cancellable.cancel()
        raise KeyError("words")

    fails(KeyError, report.check, rules=[raises], cancellable=cancellable)


def test_a_rule_of_one_s_own_is_asked():
    def names_its_place(report):
        if report.place is None:
            yield dr.Finding("names-its-place", "thiếu nơi ký", message_en="the place is missing", severity="note")

    report = dr.read_text(WRONG)
    findings = report.check(rules=[names_its_place], language="en")
    assert [finding.rule for finding in findings] == ["percent-of-target", "names-its-place"], findings
    assert findings[1].message == "the place is missing"

    error = ZeroDivisionError("not again")

    def gives_up(report):
        raise error

    assert fails(ZeroDivisionError, report.check, rules=[gives_up]) is error
    fails(TypeError, report.check, rules=[lambda report: ["wrong"]])


def test_two_drafts_are_compared():
    draft, final = (dr.read_text(HEAD + f"Kết nạp {n} hội viên; trao 30 suất quà.\n") for n in (96, 69))
    comparison = dr.compare(draft, final)
    (difference,) = comparison
    assert difference.kind == "changed" and difference.aspects == {"actual": ("96 hội viên", "69 hội viên")}
    assert (difference.old_item.value, difference.new_item.value) == (96, 69)
    assert comparison.n_unchanged == 1 and "96 hội viên → 69 hội viên" in str(comparison)
    assert '"kind": "changed"' in comparison.to_json()
    assert not dr.compare(SAMPLE, str(SAMPLE)) and len(dr.compare(sample(), SAMPLE)) == 0
    fails(dr.MismatchError, dr.compare, draft, dr.read_text(HEAD.replace("2024", "2023") + "Kết nạp 96 hội viên.\n"))


def test_a_person_has_the_last_word():
    report = dr.read_text(HEAD + "Kết nạp 45 hội viên.\n")
    span = report.achievements[0].source.span
    corrections = ('{"format": "districtreport-corrections/1", "content": {"sha256": "%s"}, "corrections": '
                   '[{"kind": "achievement", "action": "edited", "start": %d, "end": %d, '
                   '"values": {"actual": {"value": "54"}}}]}' % (report.sha256, span.start, span.end)).encode()
    corrected = report.correct(corrections)
    assert corrected.achievements[0].value == 54 and report.achievements[0].value == 45
    assert [quantity.value for quantity, _ in corrected.achievements[0].readings] == [45]
    other = dr.read_text(HEAD + "Kết nạp 46 hội viên.\n")
    fails(dr.MismatchError, other.correct, corrections)
    assert other.correct(corrections, missing_ok=True) is other and report.correct(corrections, missing_ok=True) == corrected


def test_numbers_are_written_as_vietnamese_offices_do():
    for value, digits, vietnamese, plain in (
            (decimal.Decimal("1234.5"), None, "1.234,5", "1234.5"), (-1234567, None, "-1.234.567", "-1234567"),
            (fractions.Fraction(2, 3), 2, "0,67", "0.67"), (decimal.Decimal("0.005"), 2, "0,01", "0.01"),
            (decimal.Decimal("12.50"), None, "12,50", "12.50"), (999, None, "999", "999"), (0, 1, "0,0", "0.0")):
        assert dr.format_number(value, digits) == vietnamese, (value, dr.format_number(value, digits))
        assert dr.format_number(value, digits, numbers="plain") == plain, value
    fails(TypeError, dr.format_number, fractions.Fraction(1, 3))


def test_notebooks_show_tables_with_the_source_marked():
    report = sample()
    shown = report._repr_html_()
    assert "<mark>47 lớp</mark>" in shown and "Huyện ủy Trảng Lam · quý IV/2024" in shown
    assert "187,4 tỷ đồng" in shown and "104,11% ▲" in shown and "Xếp hạng" in shown
    for name in LISTS:
        assert "<table" in getattr(report, name)._repr_html_(), name
    findings = report.check()._repr_html_()
    assert "3 điều cần xem lại" in findings and ">62<" in findings, findings
    assert report.rankings._repr_html_().count("không xếp hạng") == 2
    final = dr.read_text(WRONG.replace("640", "650"))
    assert "640" in dr.compare(dr.read_text(WRONG), final)._repr_html_()
    dr.options.language, dr.options.numbers, dr.options.max_rows = "en", "plain", 3
    try:
        assert "and 68 more rows" in report._repr_html_() and "about 187400000000 đồng" in report._repr_html_()
    finally:
        dr.options.language, dr.options.numbers, dr.options.max_rows = "vi", "vi", 60


def test_notebooks_are_given_no_foreign_markup():
    report = dr.read_text(HEAD + "Kết nạp <script>alert(1)</script> 640/500 hội viên, đạt 126% chỉ tiêu của <b>tỉnh</b>.\n")
    for shown in (report, report.achievements, report.check(), report.numbers, report.units):
        html = shown._repr_html_()
        assert "<script" not in html and "<b>" not in html, html
    assert "&lt;b&gt;" in report._repr_html_()


def test_the_package_offers_what_it_names():
    for name in dr.__all__:
        assert getattr(dr, name) is not None, name
        documented = getattr(dr, name)
        assert documented.__doc__, name
    assert sorted(dr.__all__) == dr.__all__


def test_the_program_runs_as_a_module():
    program = os.path.dirname(os.environ["DR_PROGRAM"])
    environment = {**os.environ, "PATH": program + os.pathsep + os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}
    done = subprocess.run([sys.executable, "-m", "districtreport", "read", "--format", "json", SAMPLE],
                          capture_output=True, check=True, env=environment)
    assert dr.Report.from_json(done.stdout) == sample()
    done = subprocess.run([sys.executable, "-m", "districtreport", "read", "no-such-file.txt"], capture_output=True,
                          check=False, env=environment)
    assert done.returncode == 2 and b"no-such-file.txt" in done.stderr


def test_both_generations_of_pygobject_are_told_where_to_look():
    from districtreport import _library

    told = []

    class Repository:
        prepend_search_path = staticmethod(lambda path: told.append(("typelib", path)))
        prepend_library_path = staticmethod(lambda path: told.append(("library", path)))

    newer = types.SimpleNamespace(Repository=types.SimpleNamespace(get_default=lambda: Repository))
    _library._prepend(newer, "/a", "/b")
    assert told == [("typelib", "/b"), ("library", "/a")], told

    older = types.SimpleNamespace(Repository=types.SimpleNamespace(get_default=lambda: object()),
                                  require_version=lambda *version: told.append(version))
    modules = {"gi.repository.GIRepository": types.SimpleNamespace(Repository=Repository)}
    before = {name: sys.modules.get(name) for name in modules}
    sys.modules.update(modules)
    try:
        _library._prepend(older, "/c", "/d")
    finally:
        for name, module in before.items():
            sys.modules.pop(name) if module is None else sys.modules.update({name: module})
    assert told[2:] == [("GIRepository", "2.0"), ("typelib", "/d"), ("library", "/c")], told


def test_a_missing_library_is_told_with_the_way_out():
    program = "import districtreport"
    environment = {**os.environ, "GI_TYPELIB_PATH": "", "G_DEBUG": ""}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, env=environment)
    if done.returncode == 0:
        return  # the library is installed on this system
    last = done.stderr.decode().splitlines()[-1]
    assert last.startswith("ImportError: ") and "meson devenv" in last and "DistrictReport-1.typelib" in last, last


if __name__ == "__main__":
    tap = Tap()
    tap.run_all(dict(globals()))
    sys.exit(tap.end())
