# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drives the program as a user would: what it prints, where, and how it exits."""

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import jsonschema

from tap import Tap

PROGRAM = os.path.abspath(sys.argv[1])
SAMPLE = Path(os.environ["DR_EXAMPLES"]) / "bao-cao-quy-iv-2024.txt"
BODIES = (
    "Văn phòng Huyện ủy", "Ban Tổ chức Huyện ủy", "Ban Tuyên giáo Huyện ủy", "Ban Dân vận Huyện ủy",
    "Ủy ban Kiểm tra Huyện ủy", "Trung tâm Chính trị huyện", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện",
    "Liên đoàn Lao động huyện", "Hội Nông dân huyện", "Hội Cựu chiến binh huyện",
    "Hội Liên hiệp Phụ nữ huyện", "Huyện Đoàn", "Hội Chữ thập đỏ huyện",
)
WRONG = """BÁO CÁO
kết quả công tác năm 2024 của Hội Nông dân huyện

Kết nạp 640/500 hội viên, đạt 126% chỉ tiêu.
"""


def environment(locale):
    values = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return values | {"LC_ALL": locale}


def run(*arguments, locale="C", given=b"", cwd=None):
    words = [word if isinstance(word, bytes) else str(word) for word in arguments]
    return subprocess.run([PROGRAM, *words], input=given, capture_output=True, timeout=120,
                          env=environment(locale), cwd=cwd, check=False)


def expect(done, status, message=None):
    """The exit status; when something is unusable, an explanation and nothing on standard output."""
    assert done.returncode == status, (done.returncode, done.stderr.decode()[:600])
    if status == 2:
        assert done.stdout == b"", done.stdout[:200]
        assert done.stderr, "silent"
    if message is not None:
        assert message in done.stderr.decode(), done.stderr.decode()


class Folder:
    """A folder of documents that goes away again."""

    def __enter__(self):
        self.directory = tempfile.TemporaryDirectory()
        self.path = Path(self.directory.name)
        return self

    def __exit__(self, *reason):
        self.directory.cleanup()

    def write(self, name, content):
        (self.path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return name


def test_help_is_on_standard_output():
    for arguments in (["--help"], ["-h"], ["read", "--help"], ["check", "--help"], ["compare", "--help"],
                      ["rank", "--help"], ["roster", "--help"], ["tabulate", "--help"], ["read", "-h"]):
        done = run(*arguments)
        expect(done, 0)
        assert done.stdout.decode().startswith("Usage: districtreport"), done.stdout
        assert not done.stderr
        done = run(*arguments, locale="vi_VN.UTF-8")
        assert done.stdout.decode().startswith("Cách dùng: districtreport"), done.stdout


def test_version():
    done = run("--version")
    expect(done, 0)
    name, version = done.stdout.decode().split()
    assert name == "districtreport" and version.count(".") == 2


def test_language_follows_the_first_variable_that_is_set():
    for values, vietnamese in (
        ({"LC_ALL": "vi_VN.UTF-8", "LANG": "en_US"}, True),
        ({"LC_MESSAGES": "vi", "LANG": "C"}, True),
        ({"LC_ALL": "C", "LANG": "vi_VN"}, False),
        ({"LC_ALL": "", "LANG": "vi_VN"}, True),
        ({"LANG": "view"}, False),
        ({}, False),
    ):
        done = subprocess.run([PROGRAM, "--help"], env=values | {"LD_LIBRARY_PATH": os.environ.get("LD_LIBRARY_PATH", "")},
                              capture_output=True, check=True)
        assert done.stdout.decode().startswith("Cách dùng") == vietnamese, values


def test_wrong_usage_is_explained():
    for arguments, message in (
        ([], "Usage"),
        (["tabulated"], "“tabulated”"),
        (["tabulate"], "FILE is missing"),
        (["tabulate", "--where", "unit", SAMPLE], "KEY=VALUE"),
        (["tabulate", "--by", "village", SAMPLE], "not a key"),
        (["tabulate", "--metric", "luck", SAMPLE], "not a metric"),
        (["tabulate", "--digits", "31", SAMPLE], "not above 30"),
        (["tabulate", "--structure", "2025-07", SAMPLE], "--structure takes a day"),
        (["tabulate", "--divided", "halve", SAMPLE], "--divided cannot be “halve”"),
        (["tabulate", "--limit", "3", "--pivot", "unit", SAMPLE], "leave one of them out"),
        (["tabulate", "--nested", "both", SAMPLE], "--nested cannot be “both”"),
        (["tabulate", "--as-of", "2025", SAMPLE], "--as-of takes a day"),
        (["read"], "FILE is missing"),
        (["check"], "FILE is missing"),
        (["read", "--frob", SAMPLE], "--frob"),
        (["check", "--frob", SAMPLE], "--frob"),
        (["read", "--format", "xml", SAMPLE], "table, json"),
        (["check", "--format", "table", SAMPLE], "text, json"),
        (["check", "--fail-on", "never", SAMPLE], "note, warning, error"),
        (["rank"], "FILE is missing"),
        (["rank", "--metric", "luck", SAMPLE], "completion, attained, actual"),
        (["rank", "--method", "random", SAMPLE], "competition, dense, modified, ordinal, fractional"),
        (["rank", "--within", "hamlet", SAMPLE], "central, province, district, commune"),
        (["rank", "--digits", "21", SAMPLE], "0 to 20"),
        (["rank", "--digits", "-2", SAMPLE], "0 to 20"),
        (["rank", "--during", "soon", SAMPLE], "2024-Q4"),
        (["rank", "--explain", "--format", "csv", SAMPLE], "--format table"),
        (["read", "--format"], "--format"),
        (["read", "--width", "wide", SAMPLE], "wide"),
        (["read", "--width", "-5", SAMPLE], "districtreport: --width is not below 0"),
        (["tabulate", "--where", "unit", SAMPLE], "districtreport: --where unit: KEY=VALUE is wanted"),
        (["tabulate", "--limit", "-1", SAMPLE], "districtreport: --limit and --digits are not below 0"),
    ):
        expect(run(*arguments), 2, message)
        expect(run(*arguments, locale="vi_VN.UTF-8"), 2)


def test_what_is_wrong_with_a_file_is_told_in_vietnamese():
    for content, said, advice in (
        (b"%PDF-1.7\n", "1:1: đây là tệp PDF", "--convert"),
        (b"\x89PNG\r\n", "1:1: đây là tệp ảnh", "OCR"),
        (b"PK\3\4 cut off", " tệp bị hỏng: thiếu phần cuối", "xin lại tệp"),
        (b"b\xe1o c\xe1o\n", "1:2: byte 0xE1 không thuộc UTF-8", None),
        (b"b\0\n", "1:2: có byte NUL", None),
        (b"", "1:1: tài liệu không có nội dung", None),
    ):
        with tempfile.NamedTemporaryFile(suffix=".docx") as file:
            file.write(content)
            file.flush()
            told = run("read", file.name, locale="vi_VN.UTF-8").stderr.decode().splitlines()
        assert told[0].startswith(f"{file.name}:{said}"), told
        assert (advice in told[1]) if advice else len(told) == 1, told


def test_words_of_options_are_utf8_under_every_locale():
    ask = ("tabulate", "--by", "measure", "--metric", "rows", "--format", "csv", "--where")
    for locale in ("C", "C.UTF-8", "vi_VN.UTF-8", "en_US.ISO-8859-1"):
        done = run(*ask, "measure=hội viên", SAMPLE, locale=locale)
        expect(done, 0)
        assert done.stdout.decode().splitlines()[1].startswith("hội viên,"), done.stdout.decode()
        expect(run(*ask, b"measure=h\xf4", SAMPLE, locale=locale), 2, "--where")


def test_table_shows_every_body():
    done = run("read", SAMPLE)
    expect(done, 0)
    lines = done.stdout.decode().splitlines()
    for name in BODIES:
        assert name in lines, name
    assert not done.stderr


def test_table_fits_eighty_columns():
    for line in run("read", SAMPLE).stdout.decode().splitlines():
        assert len(line) <= 80, line


def test_width_is_an_option():
    narrow = run("read", "--width", "40", SAMPLE).stdout.decode().splitlines()
    assert max(map(len, narrow)) <= 40
    wide = run("read", "--width=0", SAMPLE).stdout.decode().splitlines()
    assert max(map(len, wide)) > 80


def test_bytes_are_utf8_under_every_locale():
    plain = run("read", SAMPLE).stdout
    assert "Ủy ban Kiểm tra Huyện ủy".encode() in plain
    assert run("read", SAMPLE, locale="POSIX").stdout == plain
    assert run("read", SAMPLE, locale="en_US.ISO-8859-1").stdout == plain
    assert "Tổng hợp".encode() in run("read", SAMPLE, locale="vi_VN.TCVN").stdout


def test_json_of_one_file_is_a_document():
    done = run("read", "--format", "json", SAMPLE)
    expect(done, 0)
    document = json.loads(done.stdout)
    assert document["format"] == "districtreport-report/1"
    assert done.stdout.endswith(b"}\n")


def test_json_of_several_files_is_an_array_in_their_order():
    with Folder() as folder:
        folder.write("wrong.txt", WRONG)
        done = run("read", "--format", "json", "wrong.txt", SAMPLE, "wrong.txt", cwd=folder.path)
        expect(done, 0)
        documents = json.loads(done.stdout)
        alone = [json.loads(run("read", "--format", "json", name, cwd=folder.path).stdout)
                 for name in ("wrong.txt", SAMPLE)]
        assert documents == [alone[0], alone[1], alone[0]]


def test_tables_of_several_files_are_parted_by_a_blank_line():
    one = run("read", SAMPLE).stdout
    assert run("read", SAMPLE, SAMPLE).stdout == one + b"\n" + one


def test_json_is_read_as_well_as_text():
    with Folder() as folder:
        document = run("read", "--format", "json", SAMPLE).stdout
        folder.write("report.json", document)
        folder.write("report", document)
        for name in ("report.json", "report"):
            again = run("read", "--format", "json", name, cwd=folder.path)
            expect(again, 0)
            assert again.stdout == document, name
        assert run("read", "report.json", cwd=folder.path).stdout == run("read", SAMPLE).stdout


def test_standard_input_is_a_file():
    text = SAMPLE.read_bytes()
    assert run("read", "-", given=text).stdout == run("read", SAMPLE).stdout
    document = run("read", "--format", "json", SAMPLE).stdout
    assert run("read", "--format", "json", "-", given=document).stdout == document


def test_blanks_without_end_are_read_once():
    # Asking at every block of a pipe what all of them are took minutes.
    with subprocess.Popen([PROGRAM, "read", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=environment("C")) as program:
        started = time.monotonic()
        for _ in range(24 * 1024):
            program.stdin.write(b" " * 1024)
            program.stdin.flush()
        _, message = program.communicate(timeout=120)
        taken = time.monotonic() - started
    assert program.returncode == 2 and message.startswith(b"-:"), message
    assert taken < 20, taken


BAD = {
    "empty.txt": (b"", None),
    "latin.txt": (b"K\xeat qu\xe3 n\xe3m 2024: 12 h\xe9", ":1:2:"),
    "cut.txt": ("Kết quả năm 2024: 12 hộ".encode()[:-1], ":1:"),
    "nul.txt": (b"B\xc3\xa1o c\xc3\xa1o\nn\xc4\x83m\0 2024", ":2:"),
    "marks.txt": (b"e" + b"\xcc\xa3" * 1_000_000, ":1:"),
    "empty.json": (b"", None),
    "comment.json": (b'{ // no\n "format": 1 }', None),
    "deep.json": (b"[" * 100_000, None),
    "other.json": (b'{"format": "something-else/9"}', "$"),
    "word.docx": (b"PK\x03\x04" + bytes(100), "cut off"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), ":1:1: "),
    "print.pdf": (b"%PDF-1.7\n", ":1:1: "),
}


def test_what_cannot_be_read_is_named_with_its_place():
    with Folder() as folder:
        for name, (content, place) in BAD.items():
            folder.write(name, content)
            for command in ("read", "check"):
                done = run(command, name, cwd=folder.path)
                expect(done, 2, f"{name}:")
                if place:
                    assert place in done.stderr.decode(), (name, done.stderr)
                assert len(done.stderr.splitlines()) == 1, done.stderr
                expect(run(command, "--format", "json", name, cwd=folder.path), 2, f"{name}:")
                expect(run(command, name, cwd=folder.path, locale="vi_VN.UTF-8"), 2, f"{name}:")


def test_what_is_not_there_is_named():
    with Folder() as folder:
        (folder.path / "folder.txt").mkdir()
        for name in ("missing.txt", "folder.txt", "missing.json", ""):
            expect(run("read", name, cwd=folder.path), 2, f"{name}: ")
        (folder.path / "secret.txt").write_text("x")
        (folder.path / "secret.txt").chmod(0)
        if os.geteuid() != 0:
            expect(run("read", "secret.txt", cwd=folder.path), 2, "secret.txt: ")


def test_no_path_but_the_typed_one_is_shown():
    with Folder() as folder:
        folder.write("sample.txt", SAMPLE.read_bytes())
        folder.write("latin.txt", BAD["latin.txt"][0])
        for arguments in (["read", "sample.txt"], ["read", "--format", "json", "sample.txt"], ["check", "sample.txt"],
                          ["read", "missing.txt"], ["read", "latin.txt"], ["read", "."]):
            done = run(*arguments, cwd=folder.path)
            assert str(folder.path).encode() not in done.stdout + done.stderr, arguments


def test_good_files_are_printed_beside_bad_ones():
    with Folder() as folder:
        folder.write("latin.txt", BAD["latin.txt"][0])
        done = run("read", SAMPLE, "latin.txt", "missing.txt", SAMPLE, cwd=folder.path)
        assert done.returncode == 2
        one = run("read", SAMPLE).stdout
        assert done.stdout == one + b"\n" + one
        assert [line.split(":")[0] for line in done.stderr.decode().splitlines()] == ["latin.txt", "missing.txt"]
        done = run("read", "--format", "json", "latin.txt", SAMPLE, cwd=folder.path)
        assert done.returncode == 2 and len(json.loads(done.stdout)) == 1


def test_names_are_harmless_on_a_terminal():
    done = run("read", "a\x1b[2Jb\u202e.txt")
    expect(done, 2)
    assert b"\x1b" not in done.stderr and "\u202e" not in done.stderr.decode()
    with Folder() as folder:
        folder.write("a\x1b[2J\nb.txt", WRONG)
        done = run("check", "a\x1b[2J\nb.txt", cwd=folder.path)
        expect(done, 1)
        assert b"\x1b" not in done.stdout, done.stdout
        assert all(line.startswith(("a\\u{001B}[2J\\u{000A}b.txt:", "    "))
                   for line in done.stdout.decode().splitlines()), done.stdout


def test_full_disk_is_noticed():
    for arguments in (["read", SAMPLE], ["read", "--format", "json", SAMPLE], ["check", SAMPLE], ["--help"]):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, *map(str, arguments)], stdout=full, stderr=subprocess.PIPE,
                                  env=environment("C"), check=False)
        assert done.returncode == 2 and b"cannot write" in done.stderr, (arguments, done)


def test_many_documents_keep_their_order():
    with Folder() as folder:
        names = []
        for i in range(40):
            names.append(folder.write(f"{i}.txt", WRONG.replace("640/500", f"{1000 + i}/500")))
            if i % 10 == 3:
                names.append(f"missing-{i}.txt")
            if i % 10 == 7:
                json_text = run("read", "--format", "json", names[-1], cwd=folder.path).stdout
                names.append(folder.write(f"{i}.json", json_text.replace(b'"value": "10', b'"value": "30')))
        folder.write("empty.txt", "")
        names.append("empty.txt")
        done = run("read", "--format", "json", *names, cwd=folder.path)
        assert done.returncode == 2
        complaints = done.stderr.decode().splitlines()
        assert [line.split(":")[0] for line in complaints] == [f"missing-{i}.txt" for i in (3, 13, 23, 33)] + ["empty.txt"]
        values = [report["achievements"][0]["actual"]["value"] for report in json.loads(done.stdout)]
        wanted = []
        for i in range(40):
            wanted.append(str(1000 + i))
            if i % 10 == 7:
                wanted.append(str(3000 + i))
        assert values == wanted, values
        again = run("read", "--format", "json", *names, cwd=folder.path)
        assert again.stdout == done.stdout
        checked = run("check", *names[:3], cwd=folder.path)
        assert [line.split(":")[0] for line in checked.stdout.decode().splitlines() if line.endswith(" notes")] == names[:3]


def test_drafts_are_compared():
    with Folder() as folder:
        folder.write("old.txt", WRONG)
        folder.write("new.txt", WRONG.replace("640", "604"))
        folder.write("other.txt", WRONG.replace("2024", "2023"))
        same = run("compare", "old.txt", "old.txt", cwd=folder.path)
        expect(same, 0)
        assert same.stdout.decode() == "0 changed, 0 added, 0 removed, 1 unchanged\n", same.stdout
        done = run("compare", "old.txt", "new.txt", cwd=folder.path)
        expect(done, 1)
        assert "new.txt:4:9: changed: " in done.stdout.decode() and "640 hội viên → 604 hội viên" in done.stdout.decode()
        vietnamese = run("compare", "old.txt", "new.txt", locale="vi_VN.UTF-8", cwd=folder.path)
        expect(vietnamese, 1)
        assert "1 sửa, 0 thêm, 0 bỏ, 0 giữ nguyên" in vietnamese.stdout.decode(), vietnamese.stdout
        json_done = run("compare", "--format", "json", "old.txt", "new.txt", cwd=folder.path)
        expect(json_done, 1)
        assert json.loads(json_done.stdout)["differences"][0]["aspects"][0]["new"] == "604 hội viên"
        expect(run("compare", "old.txt", "other.txt", cwd=folder.path), 2, "other.txt: the reports are of different periods")
        expect(run("compare", "old.txt", "missing.txt", cwd=folder.path), 2, "missing.txt: ")
        expect(run("compare", "old.txt", cwd=folder.path), 2, "exactly two files are needed")


def admitted(figures, body, period="năm 2024"):
    return f"BÁO CÁO\nkết quả công tác {period} của Hội Nông dân huyện {body}\n\nKết nạp {figures} hội viên.\n"


def rank_folder(folder):
    for name, figures, body in (("a", "640/500", "Bàu Sen"), ("b", "96/75", "Sông Trăng"), ("c", "41/40", "Trảng Lam"),
                                ("d", "90", "Mỹ An")):
        folder.write(f"{name}.txt", admitted(figures, body))
    return ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_units_are_ranked_by_completion():
    with Folder() as folder:
        names = rank_folder(folder)
        done = run("rank", *names, cwd=folder.path)
        expect(done, 0)
        assert done.stdout.decode().splitlines() == [
            "hội viên kết nạp mới, % of the target, 2024",
            "1  Hội Nông dân huyện Bàu Sen     128.00",
            "1  Hội Nông dân huyện Sông Trăng  128.00",
            "3  Hội Nông dân huyện Trảng Lam   102.50",
            "–  Hội Nông dân huyện Mỹ An            –  no value of «hội viên kết nạp mới, % of the target»",
        ], done.stdout.decode()
        for order in (names[::-1], ["d.txt", "b.txt", "a.txt", "c.txt"]):
            assert run("rank", *order, cwd=folder.path).stdout == done.stdout
        done = run("rank", "--method", "fractional", "--digits", "0", *names, locale="vi_VN.UTF-8", cwd=folder.path)
        assert "1,5  Hội Nông dân huyện Bàu Sen     128\n" in done.stdout.decode(), done.stdout.decode()


def test_units_are_ranked_by_figures_of_several_reports():
    with Folder() as folder:
        names = [*rank_folder(folder), folder.write("e.txt", admitted("30/100", "Mỹ An", "quý I năm 2025"))]
        done = run("rank", "--metric", "actual", "--format", "csv", *names, cwd=folder.path)
        expect(done, 0)
        rows = [line.split(",") for line in done.stdout.decode().split("\n")]
        assert rows[0] == ["cohort", "rank", "cohort_size", "unit", "name", "score", "grade", "reason"], rows[0]
        assert [(row[1], row[4][-7:], row[5]) for row in rows[1:-1]] == [
            ("1", "Bàu Sen", "640"), ("2", "n Mỹ An", "120"), ("3", "g Trăng", "96"), ("4", "ảng Lam", "41")], rows
        done = run("rank", "--during", "2025", *names, cwd=folder.path)
        assert done.stdout.decode().splitlines()[1:] == ["1  Hội Nông dân huyện Mỹ An  30.00"], done.stdout.decode()


def test_rankings_are_json_of_their_schema():
    schema = json.loads((Path(__file__).parents[2] / "docs" / "standings.schema.json").read_text(encoding="utf-8"))
    with Folder() as folder:
        done = run("rank", "--format", "json", "--method", "dense", *rank_folder(folder), cwd=folder.path)
        expect(done, 0)
        document = json.loads(done.stdout)
        jsonschema.validate(document, schema)
        assert [(item["rank"], item["score"]) for item in document["standings"]] == [
            ("1", "128"), ("1", "128"), ("2", "205/2"), (None, None)], document


def test_what_was_corrected_is_not_ranked_twice():
    whole = sorted((SAMPLE.parent / "toan-huyen").glob("*.txt"))
    ask = ("rank", "--metric", "actual", "--indicator", "hoi-vien-ket-nap", "--format", "csv", *whole)
    for options, score in (((), "112"), (("--as-of", "2024-12-31"), "120")):
        done = run(*ask, *options)
        expect(done, 0)
        rows = [line.split(",") for line in done.stdout.decode().split("\n")[1:-1]]
        assert [(row[1], row[3], row[5]) for row in rows] == [
            ("1", "huyen-uy-bau-sen", score), ("2", "huyen-uy-bau-sen/hoi-nong-dan", "80"),
            ("3", "huyen-uy-bau-sen/hoi-lien-hiep-phu-nu", "30")], rows
    expect(run(*ask, "--as-of", "2024"), 2, "--as-of takes a day")
    # A ratio is not summed, and may be ranked by.
    done = run("rank", "--metric", "actual", "--indicator", "ty-le-ho-ngheo", SAMPLE)
    assert done.stdout.decode().splitlines()[1:] == ["1  Huyện ủy Trảng Lam  2.14"], done


def test_a_body_without_a_place_corrects_itself():
    head = "HỘI NÔNG DÂN HUYỆN\nSố {}-BC/HND\nngày {} tháng 12 năm 2024\n\nBÁO CÁO\nkết quả công tác năm 2024\n{}\nKết nạp {} hội viên.\n"
    with Folder() as folder:
        folder.write("first.txt", head.format(12, 15, "", 163))
        folder.write("later.txt", head.format(14, 20, "", 166))
        folder.write("citing.txt", head.format(14, 20, "(Thay thế Báo cáo số 12-BC/HND ngày 15/12/2024)\n", 166))
        ask = ("tabulate", "--by", "unit", "--metric", "actual", "--format", "csv", "first.txt")
        expect(run(*ask, "later.txt", cwd=folder.path), 2, "→ add --one-place if all files are of one place")
        for more in (["--one-place", "later.txt"], ["citing.txt"]):
            done = run(*ask, *more, cwd=folder.path)
            expect(done, 0, "1 figure is in no row")
            assert [line.split(",")[1] for line in done.stdout.decode().splitlines()[1:]] == ["166"], done
        rank = ("rank", "--metric", "actual", "first.txt", "later.txt")
        expect(run(*rank, cwd=folder.path), 2, "nothing tells of which place")
        done = run(*rank, "--one-place", cwd=folder.path)
        assert done.stdout.decode().splitlines()[1:] == ["1  Hội Nông dân huyện  166"], done


def test_a_sheet_of_lines_is_tabulated():
    """What spreadsheets and databases give: no letterhead, a line for each figure, a total below."""
    head = "\ufeffĐơn vị;Năm;Chỉ tiêu;Đơn vị tính;Kế hoạch;Thực hiện\r\n"
    lines = ["Xã A;2023;Thu ngân sách;triệu đồng;1.100,5;1.200", "Xã A;2024;Thu ngân sách;triệu đồng;1.200;1.350,75",
             "Xã A;2024;Chi ngân sách;triệu đồng;800;790", "Xã B;2024;Thu ngân sách;triệu đồng;700;750"]
    with Folder() as folder:
        folder.write("lines.csv", head + "\r\n".join(lines) + "\r\n")
        done = run("tabulate", "--period", "2024", "--by", "unit,indicator,period", "--format", "csv", "lines.csv", cwd=folder.path)
        expect(done, 0)
        rows = [line.split(",")[:5] for line in done.stdout.decode().splitlines()[1:]]
        assert rows == [["issuer/xa-a", "thu-ngan-sach", "2023", "1200000000", "1100500000"],
                        ["issuer/xa-a", "thu-ngan-sach", "2024", "1350750000", "1200000000"],
                        ["issuer/xa-a", "chi-ngan-sach", "2024", "790000000", "800000000"],
                        ["issuer/xa-b", "thu-ngan-sach", "2024", "750000000", "700000000"]], rows
        folder.write("total.csv", "Đơn vị;Kế hoạch;Trồng rừng (ha)\nXã A;9;10\nXã B;9;20\nTổng cộng;18;30\n")
        for by, actual in (("unit", ["30", "10", "20"]), ("indicator", ["30"])):
            done = run("tabulate", "--period", "2024", "--by", by, "--metric", "actual", "--format", "csv", "total.csv", cwd=folder.path)
            expect(done, 0)
            assert [line.split(",")[1] for line in done.stdout.decode().splitlines()[1:]] == actual, done


def test_bodies_of_one_name_alone_are_told_of():
    head = "HỘI NÔNG DÂN HUYỆN\nSố {}-BC/HND\nngày 15 tháng 12 năm {}\n\nBÁO CÁO\nkết quả công tác năm {}\n{}\nKết nạp 163 hội viên.\n"
    with Folder() as folder:
        folder.write("2023.txt", head.format(12, 2023, 2023, ""))
        folder.write("2024.txt", head.format(14, 2024, 2024, ""))
        folder.write("citing.txt", head.format(14, 2024, 2024, "(Tiếp theo Báo cáo số 12-BC/HND ngày 15/12/2023)\n"))
        for command in (("tabulate", "--by", "unit,period", "--metric", "actual"), ("rank", "--metric", "actual", "--during", "2024")):
            done = run(*command, "2023.txt", "2024.txt", cwd=folder.path)
            expect(done, 0, "2 reports of “Hội Nông dân huyện” count as one body's")
            expect(done, 0, "one place: 2023.txt, 2024.txt\n  → add --one-place")
            for more in (("2023.txt", "citing.txt"), ("--one-place", "2023.txt", "2024.txt"), ("2024.txt",)):
                done = run(*command, *more, cwd=folder.path)
                assert done.returncode == 0 and b"count as one" not in done.stderr, done


def test_units_of_different_years_are_not_ranked_together():
    folder = SAMPLE.parent / "cai-cach-2025"
    ask = ["rank", "--indicator", "km-duong-be-tong-lam", "--units", str(folder / "don-vi.json")]
    files = {year: sorted(map(str, folder.glob(f"{year}-*.txt"))) for year in (2023, 2024, 2025)}
    expect(run(*ask, *sum(files.values(), [])), 2, "xã Hòa An has figures of 2023, 2024, xã Trảng Lam of 2025: units of different years "
                                                   "are not ranked together; choose a year with --during")
    expect(run(*ask, *files[2024], *files[2025], locale="vi_VN.UTF-8"), 2, "không xếp chung đơn vị của các năm khác nhau")
    for some in (files[2023] + files[2024], files[2025]):
        done = run(*ask, *some)
        assert (done.returncode, done.stderr) == (0, b""), done
    done = run(*ask, *sum(files.values(), []), "--during", "2024")
    assert (done.returncode, done.stderr) == (0, b""), done
    # Who has not reported for a year is ranked, and that is told.
    done = run(*ask, *files[2023], *files[2024][:-1])
    assert done.returncode == 0 and "xã Tân Lộc of 2023; --during ranks a year by itself" in done.stderr.decode(), done.stderr.decode()
    assert done.stdout == run(*ask, *files[2023], *files[2024][:-1], locale="C.UTF-8").stdout


def test_units_are_ranked_within_those_of_a_register():
    reform = SAMPLE.parent / "cai-cach-2025"
    ask = ("rank", "--metric", "actual", "--indicator", "hoi-vien-ket-nap", "--during", "2024", "--within", "district",
           "--format", "csv", *sorted(reform.glob("2024*.txt")))
    done = run(*ask, "--units", reform / "don-vi.json")
    expect(done, 0)
    rows = [line.split(",") for line in done.stdout.decode().split("\n")[1:-1]]
    assert sorted((row[0], row[1], row[3]) for row in rows) == [
        ("huyện Bàu Sen", "1", "long-thoi"), ("huyện Bàu Sen", "2", "my-khe"), ("huyện Trảng Lam", "1", "hoa-an"),
        ("huyện Trảng Lam", "2", "tan-loc"), ("huyện Trảng Lam", "3", "dong-phuoc"), ("thị xã Phú Hạ", "1", "ben-dinh"),
        ("thị xã Phú Hạ", "2", "phu-my")], rows
    expect(run(*ask), 2, "no unit lies below one of the level")


def test_bodies_are_ranked_within_their_committee():
    done = run("rank", "--metric", "attained", "--within", "district", SAMPLE)
    expect(done, 0)
    lines = done.stdout.decode().splitlines()
    assert lines[:3] == ["% of targets attained, 2024", "", "Huyện ủy Trảng Lam"], lines[:3]
    assert sum(name in line for name in BODIES for line in lines[3:]) == len(BODIES) == len(lines) - 3, lines
    assert "10  Hội Nông dân huyện                       50.00" in lines, lines


def test_ranks_are_explained():
    with Folder() as folder:
        done = run("rank", "--explain", *rank_folder(folder)[:2], cwd=folder.path)
        expect(done, 0)
        assert done.stdout.decode().endswith(
            "\nHội Nông dân huyện Sông Trăng: score 128; rank 1 of 2\n"
            "- hội viên kết nạp mới, % of the target: 128\n"
            "- the same score as Hội Nông dân huyện Bàu Sen\n"
            "- reached 96 hội viên, planned 75 hội viên\n"), done.stdout.decode()
        folder.write("rung.txt", "HỘI NÔNG DÂN HUYỆN BÀU SEN\n\nBÁO CÁO\nkết quả công tác quý I/2024\n-----\n\n"
                     "- Trồng 12.205,5 ha rừng, đạt 1.220,55% kế hoạch (1.000 ha).\n")
        for locale, told in (("C", "- reached 12205.5 ha, planned 1000.0 ha\n"),
                             ("vi_VN.UTF-8", "- thực hiện 12.205,5 ha, kế hoạch 1.000,0 ha\n")):
            done = run("rank", "--explain", "rung.txt", cwd=folder.path, locale=locale)
            assert done.stdout.decode().endswith(told), done.stdout.decode()


def test_what_cannot_be_ranked_is_explained():
    with Folder() as folder:
        names = rank_folder(folder)
        expect(run("rank", "--indicator", "hoi-vien", *names, cwd=folder.path), 2, "the indicators are: hoi-vien-ket-nap")
        expect(run("rank", "--within", "province", *names, cwd=folder.path), 2, "no unit lies below one of the level")
        expect(run("rank", SAMPLE), 2, "choose one with --indicator: thu-ngan-sach, ")
        expect(run("rank", SAMPLE, locale="vi_VN.UTF-8"), 2, "--indicator: thu-ngan-sach, ")
        expect(run("rank", "missing.txt", cwd=folder.path), 2, "missing.txt")
        # Of several files the good ones are ranked, and the bad ones named.
        folder.write("nobody.txt", "Kết nạp 41/40 hội viên.\n")
        done = run("rank", "--period", "2024", "nobody.txt", "a.txt", "missing.txt", cwd=folder.path)
        assert done.returncode == 2, done
        assert done.stdout.decode().splitlines()[1:] == ["1  Hội Nông dân huyện Bàu Sen  128.00"], done.stdout.decode()
        assert "nobody.txt: who issued it is not said" in done.stderr.decode(), done.stderr.decode()
        assert "missing.txt: " in done.stderr.decode(), done.stderr.decode()


def test_less_is_better_where_the_indicator_says_so():
    with Folder() as folder:
        for name, count, body in (("a", 5, "Bàu Sen"), ("b", 3, "Sông Trăng")):
            folder.write(f"{name}.txt", f"BÁO CÁO\nkết quả công tác năm 2024 của Huyện ủy {body}\n\n"
                                        f"Xảy ra {count} vụ tai nạn giao thông.\n")
        done = run("rank", "--metric", "actual", "a.txt", "b.txt", cwd=folder.path)
        expect(done, 0)
        assert [line[:2] + line[-1] for line in done.stdout.decode().splitlines()[1:]] == ["1 3", "2 5"], done.stdout.decode()


UNITS = {"format": "districtreport-units/1", "units": [
    {"id": "tinh", "name": "Tỉnh ủy", "level": "province"},
    {"id": "nong-dan", "name": "Hội Nông dân huyện", "level": "district", "parent": "tinh"},
    {"id": "phu-nu", "name": "Hội Liên hiệp Phụ nữ huyện", "level": "district", "parent": "tinh"},
    {"id": "doan", "name": "Huyện Đoàn, \"cũ\"", "level": "district", "parent": "tinh", "valid_to": "2025-06-30"},
]}


def report_of(body, date=None):
    """A report as JSON, where issuer and date are told beyond doubt."""
    unit = {"id": "issuer", "name": body, "kind": "other", "level": "unknown", "parent": None, "aliases": [],
            "identifiers": [], "valid_from": None, "valid_to": None, "successors": []}
    return json.dumps({"format": "districtreport-report/1", "kind": "annual", "title": None, "number": None, "issuer": "issuer",
                       "place": None, "date": date, "period": "2024", "content": None, "units": [unit], "indicators": [],
                       "targets": [], "achievements": [], "rankings": [], "directives": [], "citations": [], "sections": [],
                       "numbers": []})


def test_roster_tells_who_has_not_reported():
    with Folder() as folder:
        folder.write("units.json", json.dumps(UNITS))
        folder.write("nd.json", report_of("HỘI NÔNG DÂN HUYỆN", "2024-12-20"))
        folder.write("pn.json", report_of("Hội Liên hiệp Phụ nữ huyện", "2025-01-03"))
        folder.write("x.json", report_of("Hội Khác"))

        def roster(*arguments, locale="C"):
            return run("roster", "--units", "units.json", *arguments, locale=locale, cwd=folder.path)

        done = roster("--period", "2024", "--level", "district", "nd.json", "nd.json", "x.json")
        expect(done, 1)
        assert done.stdout.decode() == (
            "2024: 1 of 3 units reported\nMissing:\n  Hội Liên hiệp Phụ nữ huyện\n  Huyện Đoàn, \"cũ\"\n"
            "More than once:\n  Hội Nông dân huyện (2)\nNot expected:\n  Hội Khác\n"), done.stdout.decode()
        done = roster("--period", "2024", "--level", "district", "nd.json", locale="vi_VN.UTF-8")
        assert done.stdout.decode().startswith("năm 2024: 1/3 đơn vị đã báo cáo\nChưa báo cáo:\n"), done.stdout.decode()
        done = roster("--period", "2024", "--within", "tinh", "--format", "csv", "nd.json", "x.json")
        expect(done, 1)
        assert done.stdout.decode() == (
            "status,id,name,parent,reports\nmissing,phu-nu,Hội Liên hiệp Phụ nữ huyện,Tỉnh ủy,0\n"
            "missing,doan,\"Huyện Đoàn, \"\"cũ\"\"\",Tỉnh ủy,0\nreported,nong-dan,Hội Nông dân huyện,Tỉnh ủy,1\n"
            "unexpected,issuer,Hội Khác,,1\n"), done.stdout.decode()


def sheet_of(content):
    """The cells of a workbook, row by row: words as they are, numbers in brackets."""
    name = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(content)) as workbook:
        assert workbook.testzip() is None
        for part in workbook.namelist():
            ET.fromstring(workbook.read(part))
        sheet = ET.fromstring(workbook.read("xl/worksheets/sheet1.xml"))
    return [[None if len(cell) == 0 else f"({cell.findtext(name + 'v')})" if cell.get("t") is None else cell.findtext(f"{name}is/{name}t") for cell in row]
            for row in sheet.find(name + "sheetData")]


def test_tables_go_into_excel():
    with Folder() as folder:
        ask = ("tabulate", "--by", "unit,period", "--where", "indicator=dong-van-dong-quy", "--format", "xlsx",
               *sorted((SAMPLE.parent / "quy-iii-2024").glob("*.txt"))[:2])
        done = run(*ask, locale="vi_VN.UTF-8", cwd=folder.path)
        expect(done, 0)
        assert sheet_of(done.stdout) == [
            ["BẢNG TỔNG HỢP SỐ LIỆU QUÝ III/2024"],
            ["STT", "Đơn vị", "Kỳ", "Thực hiện", "Kế hoạch", "Tỷ lệ hoàn thành (%)"],
            ["(1)", "Hội Cựu chiến binh huyện Trảng Lam", "quý III/2024", "(128000000)", "(100000000)", "(128.00)"],
            ["(2)", "Hội Liên hiệp Phụ nữ huyện Trảng Lam", "quý III/2024", "(350000000)", "(300000000)", "(116.67)"]
        ], sheet_of(done.stdout)
        assert [row[1] for row in sheet_of(run(*ask, "--ids", cwd=folder.path).stdout)[2:]] == [
            "hoi-cuu-chien-binh-huyen-trang-lam", "hoi-lien-hiep-phu-nu-huyen-trang-lam"]
        assert run(*ask, locale="vi_VN.UTF-8", cwd=folder.path).stdout == done.stdout
        assert sheet_of(run(*ask, cwd=folder.path).stdout)[:2] == [
            ["Figures of reports, 2024-Q3"], ["No.", "Unit", "Period", "Actual", "Planned", "Completion (%)"]]
        # Rows of several measures say what they count; a title of no one period names none.
        ask_all = ("tabulate", "--by", "unit,indicator", "--format", "xlsx", *sorted((SAMPLE.parent / "quy-iii-2024").glob("*.txt"))[:1])
        rows = sheet_of(run(*ask_all, locale="vi_VN.UTF-8").stdout)
        assert rows[:2] == [["BẢNG TỔNG HỢP SỐ LIỆU"], ["STT", "Đơn vị", "Chỉ tiêu", "Đơn vị tính", "Thực hiện", "Kế hoạch",
                                                       "Tỷ lệ hoàn thành (%)"]], rows
        assert [row[3] for row in rows[2:]] == ["hội viên", "đồng", "lớp"], rows
        # Ruled, with the title over all columns, on the width of a page.
        with zipfile.ZipFile(io.BytesIO(run(*ask_all).stdout)) as workbook:
            sheet = workbook.read("xl/worksheets/sheet1.xml").decode()
        assert '<mergeCell ref="A1:G1"/>' in sheet and 'ySplit="3"' in sheet and 'orientation="landscape"' in sheet, sheet

        done = run("rank", "--format", "xlsx", *rank_folder(folder), cwd=folder.path)
        expect(done, 0)
        rows = sheet_of(done.stdout)
        assert rows[:2] == [["Standings: hội viên kết nạp mới, % of the target, 2024"],
                            ["Cohort", "Rank", "Units", "Unit", "Score", "Grade", "Why not ranked"]], rows
        assert [cell for cell in rows[2] if cell is not None] == ["(1)", "(3)", "Hội Nông dân huyện Bàu Sen", "(128.00)"], rows
        assert [cell for cell in rows[5] if cell is not None][1:] == ["Hội Nông dân huyện Mỹ An", "missing"], rows
        rows = sheet_of(run("rank", "--format", "xlsx", *rank_folder(folder), cwd=folder.path, locale="vi_VN.UTF-8").stdout)
        assert rows[0] == ["BẢNG XẾP HẠNG: HỘI VIÊN KẾT NẠP MỚI, % SO VỚI CHỈ TIÊU, NĂM 2024"], rows

        folder.write("units.json", json.dumps(UNITS))
        folder.write("nd.json", report_of("HỘI NÔNG DÂN HUYỆN", "2024-12-20"))
        done = run("roster", "--units", "units.json", "--period", "2024", "--level", "district", "--format", "xlsx", "nd.json",
                   cwd=folder.path, locale="vi_VN.UTF-8")
        expect(done, 1)
        rows = sheet_of(done.stdout)
        assert rows[:2] == [["TÌNH HÌNH GỬI BÁO CÁO NĂM 2024"], ["Đơn vị", "Trực thuộc", "Tình trạng", "Số báo cáo"]], rows
        assert ["Hội Nông dân huyện", "Tỉnh ủy", "đã báo cáo", "(1)"] in rows and len(rows) == 5, rows


def test_a_workbook_is_nothing_for_a_screen():
    screen, ours = pty.openpty()
    ask = ("tabulate", "--by", "unit", "--metric", "rows", "--format", "xlsx", SAMPLE)
    shown = subprocess.run([PROGRAM, *map(str, ask)], stdout=ours, stderr=subprocess.PIPE, env=environment("C"), timeout=120,
                           check=False)
    os.close(ours)
    os.close(screen)
    assert shown.returncode == 2 and b"> table.xlsx" in shown.stderr, shown


def test_roster_is_of_a_period_and_a_day():
    units = {**UNITS, "units": UNITS["units"][:3]}
    with Folder() as folder:
        folder.write("units.json", json.dumps(units))
        folder.write("nd.json", report_of("Hội Nông dân huyện", "2024-12-20"))
        folder.write("pn.json", report_of("Hội Liên hiệp Phụ nữ huyện", "2025-01-03"))
        ask = ("roster", "--units", "units.json", "--level", "district", "--period")
        for arguments, status in (((), 0), (("--as-of", "2025-01-03"), 0), (("--as-of", "2025-01-02"), 1)):
            done = run(*ask, "2024", *arguments, "nd.json", "pn.json", cwd=folder.path)
            expect(done, status)
        done = run(*ask, "2023", "nd.json", "pn.json", cwd=folder.path)
        expect(done, 1)
        assert done.stdout.decode().startswith("2023: 0 of 2 units reported\n"), done.stdout.decode()


def test_roster_explains_what_it_cannot_use():
    with Folder() as folder:
        folder.write("units.json", json.dumps(UNITS))
        folder.write("wrong.json", '{"format": "districtreport-units/1", "units": [{"id": "a", "parent": "b"}]}')
        ask = ("roster", "--period", "2024")
        expect(run(*ask, cwd=folder.path), 2, "--units FILE is missing")
        expect(run("roster", "--units", "units.json", cwd=folder.path), 2, "--period ID is missing")
        expect(run(*ask, "--units", "wrong.json", cwd=folder.path), 2, 'wrong.json: $.units[0].parent: no unit "b"')
        expect(run(*ask, "--units", "missing.json", cwd=folder.path), 2, "missing.json: ")
        expect(run(*ask, "--units", "units.json", "--within", "x", cwd=folder.path), 2, "--within")
        expect(run(*ask, "--units", "units.json", "--as-of", "2024", cwd=folder.path), 2, "--as-of takes a day")
        expect(run(*ask, "--units", "units.json", "--level", "x", cwd=folder.path), 2, "--level")
        expect(run(*ask, "--units", "units.json", "--level", "hamlet", cwd=folder.path), 2, "there is no such unit in the register")
        expect(run(*ask, "--units", "units.json", "none.txt", cwd=folder.path), 2, "none.txt: ")
        expect(run("roster", "--units", "units.json", "--period", "x", cwd=folder.path), 2)


def test_figures_of_many_reports_become_one_table():
    with Folder() as folder:
        names = rank_folder(folder)
        done = run("tabulate", "--by", "unit,indicator", "--format", "csv", *names, cwd=folder.path)
        expect(done, 0)
        lines = done.stdout.decode().splitlines()
        assert lines[0] == "unit,indicator,actual,planned,completion,estimated,hedged", lines
        assert [line.split(",")[2:-2] for line in lines[1:]] == [
            ["640", "500", "128.00"], ["90", "", ""], ["96", "75", "128.00"], ["41", "40", "102.50"]], lines
        assert run("tabulate", "--by", "unit,indicator", "--format", "csv", *names[::-1], cwd=folder.path).stdout == done.stdout
        assert {line.split(",")[-1] for line in lines[1:]} == {"false"}, lines
        done = run("tabulate", "--by", "measure", "--metric", "actual,completion", "--digits", "0", "--format", "json",
                   *names, cwd=folder.path)
        expect(done, 0)
        table = json.loads(done.stdout)
        assert table == {"format": "districtreport-table/1", "keys": 1, "columns": ["measure", "actual", "completion"],
                         "rows": [["hội viên", "867", "126"]], "estimated": [False], "hedged": [False]}, table
        schema = json.loads((Path(__file__).parents[2] / "docs" / "table.schema.json").read_text(encoding="utf-8"))
        jsonschema.validate(table, schema)
        done = run("tabulate", "--by", "measure", "--metric", "actual,completion", *names, locale="vi_VN.UTF-8",
                   cwd=folder.path)
        assert done.stdout.decode().splitlines() == ["Đơn vị tính  Thực hiện  Tỷ lệ hoàn thành (%)",
                                                     "hội viên           867                126,34"], done.stdout.decode()
        # A key spread over columns.
        done = run("tabulate", "--by", "indicator,unit", "--metric", "actual,completion", "--pivot", "unit", *names,
                   locale="vi_VN.UTF-8", cwd=folder.path)
        expect(done, 0)
        head = done.stdout.decode().splitlines()[0]
        assert head.split() == ["Chỉ", "tiêu"] + 4 * ["Thực"] + 4 * ["Tỷ", "lệ"], head
        # People read names, and find ids again that they ask for.
        ask = ("tabulate", "--by", "unit", "--metric", "rows", names[0])
        assert "Hội Nông dân huyện Bàu Sen" in run(*ask, cwd=folder.path).stdout.decode()
        assert "hoi-nong-dan-huyen-bau-sen" in run(*ask, "--ids", cwd=folder.path).stdout.decode()
        # Names beside ids, where programs read.
        plain, named = (list(csv.reader(io.StringIO(run(*ask, "--format", "csv", *more, cwd=folder.path).stdout.decode())))
                        for more in ((), ("--names",)))
        where = [i for i, name in enumerate(named[0]) if name.endswith("-name") or name.endswith("-label")]
        assert where and [[cell for i, cell in enumerate(row) if i not in where] for row in named] == plain, named[:2]
        assert all(row[i] not in ("", row[i - 1]) for row in named for i in where), named
        document = json.loads(run(*ask, "--format", "json", "--names", cwd=folder.path).stdout)
        assert document["columns"] == named[0][:-2] and [row[:document["keys"]] for row in document["rows"]] == [
            row[:document["keys"]] for row in named[1:]], document
        assert document["keys"] == json.loads(run(*ask, "--format", "json", cwd=folder.path).stdout)["keys"] + len(where)
        assert "hoi-nong-dan-huyen-bau-sen" in run(*ask, "--format", "csv", cwd=folder.path).stdout.decode()
        assert all(len(line) <= 80 for line in run("tabulate", *names, cwd=folder.path).stdout.decode().splitlines())
        done = run("tabulate", "--by", "unit", "--pivot", "period", *names, cwd=folder.path)
        expect(done, 2, "no such key in --by")
        # On the structure of a day when nothing was merged yet, all is as it was.
        ask = ("tabulate", "--by", "unit,indicator", "--format", "csv")
        plain = run(*ask, *names, cwd=folder.path)
        for divided in ("refuse", "keep", "apportion"):
            done = run(*ask, "--structure", "2025-07-01", "--divided", divided, *names, cwd=folder.path)
            expect(done, 0)
            assert done.stdout == plain.stdout, done.stdout.decode()
        # What the whole district reached, and what bodies of it did.
        whole = SAMPLE.parent / "toan-huyen" / "2024.txt"
        ask = ("tabulate", "--by", "indicator", "--metric", "actual", "--format", "csv", whole)
        expect(run(*ask), 2, "would be counted twice, of Huyện ủy Bàu Sen and of Hội Nông dân huyện below it")
        for nested, actual in (("parts", 110), ("wholes", 120), ("all", 230)):
            done = run(*ask, "--nested", nested)
            assert done.stdout.decode().splitlines()[1:] == [f"hoi-vien-ket-nap,{actual},false,false"], done
        # What is in no row is told of.
        folder.write("twice.txt", "BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện\n\n"
                                  "Kết nạp 163 hội viên.\n- Trong năm kết nạp 163 hội viên mới.\n")
        for locale, told in (("C", "1 figure is in no row"), ("vi_VN.UTF-8", "1 số liệu không vào bảng")):
            done = run("tabulate", "--by", "indicator", "--format", "csv", "twice.txt", locale=locale, cwd=folder.path)
            expect(done, 0, told)
            assert done.stdout.decode().splitlines()[1:] == ["hoi-vien-ket-nap,163,,,false,false"], done.stdout.decode()
            assert "\n  Hội Nông dân huyện: hội viên kết nạp mới: 163 hội viên (2024)\n" in done.stderr.decode(), done
        # Two events of one report are not one said twice, and what is told of neither is one of them.
        for told, actual in (("Đợt 1 trồng 125 cây; đợt 2 trồng 125 cây.", 250),
                             ("Lần 1 trồng 125 cây, lần 2 trồng 125 cây, lần 2 trồng 125 cây.", 250),
                             ("Ngày 19/5 trồng 125 cây. Ngày 02/9 trồng 125 cây.", 250),
                             ("Ngày 19/5 trồng 125 cây.\n- Ngày 19/5/2024 trồng 125 cây.", 125),
                             ("Ngày 19/5 trồng 125 cây. Trong năm trồng 125 cây.", 125),
                             ("Trong năm trồng 125 cây. Ngày 19/5 trồng 125 cây.", 125),
                             ("Đến ngày 19/5 có 125 hội viên. Đến ngày 02/9 có 125 hội viên.", 125)):
            folder.write("events.txt", "BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện\n\n" + told + "\n")
            done = run("tabulate", "--by", "measure", "--metric", "actual", "--format", "csv", "events.txt", cwd=folder.path)
            expect(done, 0)
            assert [line.split(",")[1] for line in done.stdout.decode().splitlines()[1:]] == [str(actual)], (told, done)
        # Rounded in one place and exact in another, a figure is one; with its plan told twice, that is one too.
        for told, actual, planned in (
                ("Thu ngân sách ước đạt 8,4 tỷ đồng (dự toán 8 tỷ đồng).\nThu ngân sách 8.412 triệu đồng, kế hoạch 8.000 triệu đồng.",
                 8412000000, 8000000000),
                ("Dư nợ 31,7 tỷ đồng.\nTổng dư nợ 31.684 triệu đồng.", 31684000000, ""),
                ("Kết nạp trên 130 hội viên, chỉ tiêu 120 hội viên.\nKết nạp 134 hội viên, chỉ tiêu 120 hội viên.", 134, 120),
                ("Đợt 1 trồng 130 cây (kế hoạch 250 cây).\nĐợt 2 trồng 115 cây (kế hoạch 250 cây).", 245, 250)):
            folder.write("again.txt", "BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện\n\n" + told + "\n")
            done = run("tabulate", "--by", "measure", "--metric", "actual,planned", "--format", "csv", "again.txt", cwd=folder.path)
            expect(done, 0)
            assert [line.split(",")[1:3] for line in done.stdout.decode().splitlines()[1:]] == [[str(actual), str(planned)]], (told, done)
        # Of one day there is one level, and two of them are no sum.
        folder.write("levels.txt", "BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện\n\n"
                                   "Tổng số hội viên 734 hội viên.\nHội đã củng cố tổ chức.\nTổng số hội viên 743 hội viên.\n")
        done = run("tabulate", "--by", "indicator", "--metric", "actual", "levels.txt", cwd=folder.path)
        expect(done, 2, "is 734 and 743 in one report, which cannot both be")
        # In the table by unit and indicator all others stand.
        folder.write("levels.txt", "BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện\n\nTrong năm kết nạp 57 hội viên.\n"
                                   "Tổng số hội viên 734 hội viên.\nHội đã củng cố tổ chức.\nTổng số hội viên 743 hội viên.\n")
        for locale, told in (("C", "tabulate: not in the table: “tổng số hội viên” of hoi-nong-dan-huyen for 2024 is 734 and 743"),
                             ("vi_VN.UTF-8", "trong cùng một báo cáo vừa là 734 vừa là 743\n")):
            done = run("tabulate", "--metric", "actual", "--format", "csv", "levels.txt", locale=locale, cwd=folder.path)
            expect(done, 0, told)
            assert [line.split(",")[1] for line in done.stdout.decode().splitlines()[1:]] == ["hoi-vien-ket-nap"], done
        # The plan of the quarter in the prose, that of the year in the table: each figure has its own.
        folder.write("plans.txt", "BÁO CÁO\nkết quả công tác quý IV năm 2024 của Hội Nông dân huyện\n\n"
                                  "Vận động quỹ 8,4 tỷ đồng, bằng 105% kế hoạch (8 tỷ đồng).\n"
                                  "| Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2024 | Thực hiện |\n|---|---|---|---|\n"
                                  "| Vận động quỹ | Triệu đồng | 9.000 | 8.412 |\n")
        done = run("tabulate", "--format", "csv", "plans.txt", cwd=folder.path)
        expect(done, 0)
        assert done.stdout.decode().splitlines()[1].split(",")[2:6] == ["2024-Q4", "8412000000", "8000000000", "105.15"], done
        expect(run("rank", "--indicator", done.stdout.decode().splitlines()[1].split(",")[1], "plans.txt", cwd=folder.path), 0)
        # A report and its annex, of which one is rounded; where they differ their files are named.
        body = "HỘI NÔNG DÂN HUYỆN BÀU SEN\nBÁO CÁO\nkết quả công tác năm 2024\n\nVận động quỹ {} đồng.\n"
        folder.write("body.txt", body.format("8,4 tỷ"))
        folder.write("annex.txt", body.format("8.412 triệu"))
        folder.write("other.txt", body.format("8.512 triệu"))
        done = run("tabulate", "--by", "unit", "--metric", "actual", "--format", "csv", "body.txt", "annex.txt", cwd=folder.path)
        assert done.stdout.decode().splitlines()[1].split(",")[1] == "8412000000", done
        done = run("tabulate", "body.txt", "other.txt", cwd=folder.path)
        expect(done, 2, "leave one of the files out")
        assert "body.txt" in done.stderr.decode() and "other.txt" in done.stderr.decode(), done
        # Ranks and sums so far within a cohort; a threshold for what is nearly attained; the width of the table.
        quarter = sorted((SAMPLE.parent / "quy-iii-2024").glob("*.txt"))
        ask = ("tabulate", "--metric", "actual,rank@actual,cumulative@actual", "--where", "unit=hoi-nong-dan-huyen-trang-lam", "--format", "csv")
        expect(run(*ask, "--cohort", "unit", *quarter), 2, "→ rank within each indicator: --cohort indicator")
        # Without a cohort, sums so far are of one indicator as well.
        for cohort in ((), ("--cohort", "indicator")):
            done = run(*ask, *cohort, *quarter)
            expect(done, 0)
            assert [line.split(",")[4:6] for line in done.stdout.decode().splitlines()[1:]] == [["1", "118"], ["1", "462000000"], ["1", "12"]], done
        ask = ("tabulate", "--by", "unit", "--metric", "attainment@near,attainment@missed", "--where",
               "unit=hoi-lien-hiep-phu-nu-huyen-trang-lam", "--format", "csv", *quarter)
        for near, counts in ((None, "0,1"), ("87.5", "1,0"), ("88", "0,1")):
            done = run(*ask, *(() if near is None else ("--near", near)))
            assert done.stdout.decode().splitlines()[1].split(",", 1)[1].startswith(counts), (near, done)
        for near in ("0", "100.5", "nhiều", "-3"):
            expect(run(*ask, "--near=" + near), 2, "--near cannot be")
        assert max(map(len, run("tabulate", "--width", "0", *quarter).stdout.decode().splitlines())) > 80
        assert 80 < max(map(len, run("tabulate", "--width", "90", *quarter).stdout.decode().splitlines())) <= 90
        expect(run("tabulate", "--width", "-2", *quarter), 2, "--width is not below 0")
        # An empty table does not look as if nothing had been reported.
        expect(run("tabulate", "--by", "unit@ancestors", "--metric", "rows", "plans.txt", cwd=folder.path), 0, "add --units FILE")
        # No advice to do what has been done, and Vietnamese throughout.
        done = run("tabulate", "--by", "unit,period@year", "plans.txt", "body.txt", cwd=folder.path)
        assert "add period to --by" not in done.stderr.decode() or done.returncode == 0, done
        quarter = sorted((SAMPLE.parent / "quy-iii-2024").glob("*.txt"))
        done = run("tabulate", "--by", "unit", "--metric", "actual", *quarter, locale="vi_VN.UTF-8")
        expect(done, 2, "không cộng được với nhau\n  → thêm measure hoặc indicator vào --by")
        assert "do not" not in done.stderr.decode(), done
        for wrong, said in (("--by body", '"body" không phải là khóa; các khóa là unit, '), ("--by unit,unit", "khóa \"unit\" được nêu hai lần"),
                            ("--metric sum", '"sum" không phải là chỉ số; các chỉ số là rows, '),
                            ("--metric rank@mean", "rank@mean: nêu cả chỉ số mean, trước nó"),
                            ("--metric actual@x", "sau chỉ số actual không có gì nữa"),
                            ("--metric attainment@x", "là @exceeded, @met, @near, @missed hoặc @undefined"),
                            ("--metric compared@x", "là @previous hoặc @year-earlier"),
                            ("--metric pace@x", "sau chỉ số pace là một ngày, như @2025-06-30"),
                            ("--metric completion-quantile@3", "là một số lớn hơn 0 và không quá 1, như @0.5"),
                            ("--metric share@x,actual", "nêu cả chỉ số x, trước nó"),
                            ("--metric completion,share@completion --by unit,indicator", "các giá trị completion không cộng được"),
                            ("--where unit=x", '"x": không số liệu nào có unit này'), ("--where has=x", "has nhận actual và planned"),
                            ("--where status=x", "status nhận normal, estimated, provisional và nil"),
                            ("--order x", '"x" không phải là khóa hay chỉ số của bảng'),
                            ("--cohort x --metric rows,rank@rows", '"x" không phải là khóa của bảng'),
                            ("--by unit,unit@ancestors", "phải là khóa đơn vị duy nhất"),
                            ("--pivot x", "--pivot x: trong --by không có khóa này")):
            done = run("tabulate", *wrong.split(), *quarter, locale="vi_VN.UTF-8")
            expect(done, 2, said)
            assert "nội dung không thể có" not in done.stderr.decode(), done
        # Communes of a district are units of their own, and one figure of two of them is not said twice.
        folder.write("below.txt", "UBND HUYỆN BÌNH LỘC\n\nBÁO CÁO\nkết quả công tác năm 2024\n\n"
                                  "- Xã Cẩm Sơn: kết nạp 25 hội viên.\n- Xã Phú Lâm: kết nạp 25 hội viên.\n")
        done = run("tabulate", "--by", "indicator", "--metric", "actual", "--format", "csv", "below.txt", cwd=folder.path)
        assert done.stdout.decode().splitlines()[1].split(",")[1] == "50", done
        # Whoever the rows of a total are, they are units of their own, below who reports of them.
        folder.write("rows.txt", "HUYỆN ỦY BÌNH LỘC\nBAN TỔ CHỨC\n*\nSố 12-BC/BTC\nBình Lộc, ngày 15 tháng 12 năm 2024\n\n"
                                 "BÁO CÁO\nkết quả công tác năm 2024\n-----\n\n"
                                 "TT | Đơn vị | Kết nạp đảng viên | Khai trừ\n1 | Đảng bộ xã Cẩm Sơn | 12 | 1\n"
                                 "2 | Xã Phú Lâm | 9 | 0\n3 | Chi bộ Công an | 1 | 0\n | Cộng | 22 | 1\n")
        ask_admitted = ("tabulate", "--metric", "actual", "--format", "csv", "--where", "indicator=dang-vien-ket-nap", "rows.txt")
        done = run(*ask_admitted, "--by", "unit", cwd=folder.path)
        assert [line.split(",")[1] for line in done.stdout.decode().splitlines()[1:]] == ["22", "12", "9", "1"], done
        # The table itself says that its rows are in the total: it is what they add up to.
        done = run(*ask_admitted, "--by", "indicator", cwd=folder.path)
        assert done.stdout.decode().splitlines()[1:] == ["dang-vien-ket-nap,22,false,false"], done
        done = run(*ask_admitted, "--by", "indicator", "--nested", "all", cwd=folder.path)
        assert done.stdout.decode().splitlines()[1:] == ["dang-vien-ket-nap,44,false,false"], done
        # A running total is a figure of its whole time, if somebody tells when it began.
        quarter = "HỘI NÔNG DÂN HUYỆN BÀU SEN\nBàu Sen, ngày 25 tháng {} năm 2025\nBÁO CÁO\nkết quả công tác quý {} năm 2025\n\n{}\n"
        ask_quarters = ("tabulate", "--format", "csv", "--where", "indicator=hoi-vien-ket-nap")
        for told, rows in (
                ("Lũy kế 9 tháng kết nạp 36 hội viên, đạt 36% chỉ tiêu năm (100 hội viên).", ["2025-9M,36,100,36.00"]),
                ("Lũy kế từ đầu năm kết nạp 36 hội viên, đạt 36% chỉ tiêu năm (100 hội viên).", ["2025-9M,36,100,36.00"]),
                ("Từ đầu năm đến nay kết nạp 36 hội viên.", ["2025-9M,36,,"]),
                ("Trong quý kết nạp 12 hội viên, lũy kế 36 hội viên, đạt 36% chỉ tiêu năm (100 hội viên).",
                 ["2025-9M,36,100,36.00", "2025-Q3,12,,"]),
                ("Kết nạp 12 hội viên. Lũy kế từ đầu nhiệm kỳ kết nạp 236 hội viên.", ["2025-Q3,12,,"]),
                ("Kết nạp 12 hội viên, lũy kế 36 hội viên.", ["2025-Q3,12,,"])):
            folder.write("quarter.txt", quarter.format(9, "III", told))
            done = run(*ask_quarters, "--by", "period", "quarter.txt", cwd=folder.path)
            expect(done, 0)
            assert [line.rsplit(",", 2)[0] for line in done.stdout.decode().splitlines()[1:]] == rows, (told, done)
        # In a year it stands for what lies within, whoever told that, and in its first quarter for the quarter itself.
        for name, month, told in (("I", 3, "Trong quý kết nạp 5 hội viên, lũy kế từ đầu năm 5 hội viên, đạt 5% chỉ tiêu năm (100 hội viên)."),
                                  ("II", 6, "Trong quý kết nạp 17 hội viên, lũy kế từ đầu năm 22 hội viên, đạt 22% chỉ tiêu năm (100 hội viên)."),
                                  ("III", 9, "Trong quý kết nạp 14 hội viên, lũy kế từ đầu năm 36 hội viên, đạt 36% chỉ tiêu năm (100 hội viên)."),
                                  ("IV", 12, "Trong quý kết nạp 9 hội viên.")):
            folder.write(f"quarter-{name}.txt", quarter.format(month, name, told))
        quarters = [f"quarter-{name}.txt" for name in ("I", "II", "III", "IV")]
        for keys, names_told, rows in (
                ("period", quarters, ["2025-9M,36,100,36.00", "2025-H1,22,100,22.00", "2025-Q1,5,100,5.00", "2025-Q2,17,,", "2025-Q3,14,,",
                                      "2025-Q4,9,,"]),
                ("period@year", quarters, ["2025,45,100,45.00"]),
                ("period@year", quarters[:3], ["2025,36,100,36.00"]),
                ("period@year", quarters[::-1], ["2025,45,100,45.00"]),
                ("period@half-year", quarters, ["2025-H1,22,100,22.00", "2025-H2,23,,", ",36,100,36.00"]),
                ("unit", quarters[2:3], ["hoi-nong-dan-huyen-bau-sen,36,100,36.00"])):
            done = run(*ask_quarters, "--by", keys, *names_told, cwd=folder.path)
            expect(done, 0)
            assert [line.rsplit(",", 2)[0] for line in done.stdout.decode().splitlines()[1:]] == rows, (keys, names_told, done)
        # Parts are counted, and not named one by one; of others ten are.
        head = "BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện\n\n"
        folder.write("parts.txt", head + "Kết nạp 163 hội viên, lũy kế từ đầu nhiệm kỳ 812 hội viên.\n")
        done = run("tabulate", "parts.txt", cwd=folder.path)
        expect(done, 0, "1 figure is in no row")
        assert done.stderr.decode().splitlines()[1:] == ["  Hội Nông dân huyện: hội viên kết nạp mới: 812 hội viên (2024)"], done
        folder.write("often.txt", head + "Kết nạp 163 hội viên.\n" * 13)
        done = run("tabulate", "often.txt", cwd=folder.path)
        expect(done, 0, "12 figures are in no row")
        assert done.stderr.decode().splitlines()[-1] == "  … and 2 more", done.stderr.decode()
        assert done.stderr.decode().count("163 hội viên") == 10, done.stderr.decode()
        assert run(*ask, "--nested", "all").stderr == b""
        # With a register: levels, and the structure of a day.
        reform = SAMPLE.parent / "cai-cach-2025"
        ask = ("tabulate", "--units", reform / "don-vi.json", "--format", "csv", "--metric", "actual",
               "--where", "indicator=hoi-vien-ket-nap", *sorted(reform.glob("*.txt")))
        done = run(*ask, "--by", "unit@district,period@year", "--where", "period@year=2024")
        assert done.stdout.decode().splitlines()[1:] == [
            "huyen-trang-lam,2024,133,false,false", "huyen-bau-sen,2024,73,false,false", "thi-xa-phu-ha,2024,95,false,false"], done
        done = run(*ask, "--by", "unit,period@year", "--where", "period@year=2024", "--structure", "2025-07-01",
                   "--divided", "apportion")
        assert done.stdout.decode().splitlines()[1:] == [
            "trang-lam,2024,100,false,false", "dong-phuoc-moi,2024,49,true,false", "bau-sen,2024,57,true,false", "phu-ha,2024,95,false,false"], done
        expect(run(*ask, "--by", "unit", "--structure", "2025-07-01"), 2, "was divided among 2 others")
        expect(run("tabulate", "--units", "none.json", *names, cwd=folder.path), 2, "none.json: ")
        expect(run("tabulate", "--units", reform / "don-vi.json", names[0], cwd=folder.path), 2, "a.txt: no unit of the register")
        # What was corrected later, and what was known before.
        again = SAMPLE.parent / "toan-huyen" / "2024-ra-soat.txt"
        ask = ("tabulate", "--by", "unit", "--metric", "actual", "--format", "csv", "--limit", "1", again, whole)
        for options, actual in (((), 112), (("--as-of", "2025-01-15"), 112), (("--as-of", "2025-01-14"), 120)):
            done = run(*ask, *options)
            assert done.stdout.decode().splitlines()[1:] == [f"huyen-uy-bau-sen,{actual},false,false"], done
        folder.write("other.txt", whole.read_text(encoding="utf-8").replace("120", "121"))
        expect(run(*ask, "other.txt", "--as-of", "2024-12-31", cwd=folder.path), 2, 'is 120 in "2024.txt" and 121 in "other.txt"')
        # One that does not go together with the others does not stand in their way.
        folder.write("nobody.txt", "Kết nạp 41/40 hội viên.\n")
        done = run("tabulate", "--by", "measure", "--metric", "actual", "--format", "csv", "--period", "2024", names[0], "nobody.txt",
                   names[1], cwd=folder.path)
        assert done.returncode == 2 and "nobody.txt: the issuer of a report is not named" in done.stderr.decode(), done
        assert done.stdout.decode().splitlines()[1:] == ["hội viên,736,false,false"], done.stdout.decode()
        # The good ones are put together, the bad one is named.
        done = run("tabulate", "--by", "measure", "--metric", "actual", names[0], "nowhere.txt", cwd=folder.path)
        assert done.returncode == 2 and "nowhere.txt" in done.stderr.decode(), done.stderr.decode()
        assert "640" in done.stdout.decode()
        # A total that lacks a body looks like any other.
        assert "tabulate: the table is without 1 of 2 files\n" in done.stderr.decode(), done.stderr.decode()
        # The way out is said with the options of the program, in the language of the message.
        for options, vietnamese, english in (
                (("--by", "indicator", whole), "--nested parts (của cấp dưới)", "choose with --nested parts"),
                (("--by", "unit", *names, SAMPLE.parent / "quy-iii-2024" / "hoi-nong-dan.txt"), "thêm measure hoặc indicator vào --by",
                 "add measure or indicator to --by"),
                (("--by", "unit", "--units", reform / "don-vi.json", "--structure", "2025-07-01", *sorted(reform.glob("*.txt"))),
                 "--divided keep", "--divided apportion")):
            for locale, advice in (("vi_VN.UTF-8", vietnamese), ("C", english)):
                done = run("tabulate", *options, locale=locale, cwd=folder.path)
                assert done.returncode == 2 and advice in done.stderr.decode().splitlines()[-1], done.stderr.decode()
        # So it is for ranks, which have neither --by nor --where.
        folder.write("quarter.txt", admitted("20/25", "Bàu Sen", "quý IV năm 2024"))
        for locale, advice in (("vi_VN.UTF-8", "→ chỉ lấy số liệu của một kỳ: --during"), ("C", "→ look at one period alone: --during")):
            done = run("rank", "--metric", "actual", *names, "quarter.txt", locale=locale, cwd=folder.path)
            expect(done, 2, advice)
            assert "--where" not in done.stderr.decode() and "--by" not in done.stderr.decode(), done.stderr.decode()
        folder.write("when.txt", "Hội Nông dân huyện\nKết nạp 163 hội viên.\n")
        for locale in ("vi_VN.UTF-8", "C"):
            expect(run("read", "when.txt", locale=locale, cwd=folder.path), 2, "--period 2024-Q4")
        done = run("rank", "--metric", "completion", "--indicator", "hoi-vien-ket-nap", *names, "when.txt", cwd=folder.path)
        assert done.returncode == 2 and "rank: the table is without 1 of " in done.stderr.decode(), done.stderr.decode()
        # What was written as about so much does not look exact.
        folder.write("about.txt", head + "Vận động quỹ được hơn 1,2 tỷ đồng.\nKết nạp 163 hội viên.\n")
        ask = ("tabulate", "--by", "measure", "--metric", "actual", "about.txt")
        done = run(*ask, locale="vi_VN.UTF-8", cwd=folder.path)
        assert done.stdout.decode().splitlines() == [
            "Đơn vị tính      Thực hiện", "hội viên               163", "đồng         1.200.000.000 ~",
            "~ có số viết áng chừng: hơn, gần, khoảng, từ … đến …"], done.stdout.decode()
        assert run(*ask, "--format", "csv", cwd=folder.path).stdout.decode().splitlines()[1:] == [
            "hội viên,163,false,false", "đồng,1200000000,false,true"]
        assert json.loads(run(*ask, "--format", "json", cwd=folder.path).stdout)["hedged"] == [False, True]
        assert sheet_of(run(*ask, "--format", "xlsx", cwd=folder.path).stdout) == [
            ["Figures of reports"], ["No.", "Measure", "Actual", "Approximate"], ["(1)", "hội viên", "(163)", None],
            ["(2)", "đồng", "(1200000000)", "yes"]]
        folder.write("range.txt", head + "Vận động quỹ được từ 500 đến 600 triệu đồng.\n")
        done = run("tabulate", "--by", "measure", "--metric", "actual,lower,upper", "--format", "csv", "range.txt", cwd=folder.path)
        assert done.stdout.decode().splitlines()[1:] == ["đồng,500000000,500000000,600000000,false,true"], done


def test_closed_pipe_is_noticed():
    # «| head» is no error: the signal ends the program without a word, as it does cat. Where the caller has the signal
    # ignored (Python does, unless subprocess restores it), it asks to be told.
    for restores in (True, False):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run([PROGRAM, "read", str(SAMPLE)], stdout=writer, stderr=subprocess.PIPE, env=environment("C"),
                              restore_signals=restores, check=False)
        os.close(writer)
        if restores:
            assert done.returncode == -signal.SIGPIPE and done.stderr == b"", done
        else:
            assert done.returncode == 2 and b"cannot write" in done.stderr, done


def test_closed_standard_output_is_noticed():
    done = subprocess.run(["/bin/sh", "-c", '"$0" read "$1" >&-', PROGRAM, str(SAMPLE)], stderr=subprocess.PIPE,
                          env=environment("C"), check=False)
    assert done.returncode == 2 and b"cannot write" in done.stderr, done


def test_several_reports_of_one_json_file_are_read_back():
    with Folder() as folder:
        names = rank_folder(folder)
        done = run("read", "--format", "json", *names, cwd=folder.path)
        expect(done, 0)
        (folder.path / "m.json").write_bytes(done.stdout)
        ask = ("tabulate", "--by", "unit,indicator", "--format", "csv")
        plain = run(*ask, *names, cwd=folder.path)
        expect(plain, 0)
        assert run(*ask, "m.json", cwd=folder.path).stdout == plain.stdout
        assert run(*ask, "-", cwd=folder.path, given=done.stdout).stdout == plain.stdout
        assert run("read", "--format", "json", "m.json", cwd=folder.path).stdout == done.stdout
        # One that is wrong is named by its number; what is no array of reports is no such file.
        folder.write("half.json", done.stdout.decode().replace('"format"', '"form"', 1))
        done = run("read", "half.json", cwd=folder.path)
        assert done.returncode == 2 and done.stderr.startswith(b"half.json[0]: ") and b"half.json[1]" not in done.stderr, done
        for wrong in ("[", "[]", "[1]", "[{}", "[{},]", "[{}] {}", '["\\', "[}"):
            folder.write("wrong.json", wrong)
            expect(run("read", "wrong.json", cwd=folder.path), 2, "wrong.json:")


def test_what_is_to_be_done_with_a_document_is_said():
    with Folder() as folder:
        folder.write("a.fods", '<?xml version="1.0"?>\n<office:document office:version="1.3"><office:body/></office:document>\n')
        expect(run("read", "--period", "2024", "a.fods", cwd=folder.path), 2, "save a text as .odt or .docx, a sheet as .xlsx")
        done = run("read", "--period", "2024", "a.fods", locale="vi_VN.UTF-8", cwd=folder.path)
        expect(done, 2, "  → lưu văn bản thành .docx, bảng tính thành .xlsx, hoặc thêm --convert để LibreOffice chuyển\n")
        folder.write("a.rtf", "{\\rtf1 a}")
        expect(run("read", "a.rtf", locale="vi_VN.UTF-8", cwd=folder.path), 2, "thêm --convert")


def test_check_goes_through_a_document_from_the_top():
    with Folder() as folder:
        # Of two rules, the one that is looked at first finds something in the last line.
        folder.write("two.txt", "BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện Bàu Sen\n\n"
                                "Kết nạp được 163 hội viên (trong đó nữ 98, nam 66).\n"
                                "Mở được 45/50 lớp tập huấn, đạt 95% kế hoạch.\n"
                                "Vận động quỹ được 120/100 triệu đồng, đạt 130% kế hoạch.\n"
                                "Kết nạp được 90 đảng viên (trong đó nữ 50, nam 41).\n")
        found = [line.split(": ") for line in run("check", "two.txt", cwd=folder.path).stdout.decode().splitlines()
                 if line.startswith("two.txt:") and line.endswith("]")]
        lines = [int(place.split(":")[1]) for place, *_ in found]
        assert len({rest[-1].rpartition(" ")[2] for _, *rest in found}) > 1 and len(lines) >= 4, found
        assert lines == sorted(lines), found


def test_check_exits_by_severity():
    with Folder() as folder:
        folder.write("wrong.txt", WRONG)
        for arguments, status in (
            (["wrong.txt"], 1),
            (["--fail-on", "error", "wrong.txt"], 1),
            (["--fail-on", "note", "wrong.txt"], 1),
            ([SAMPLE], 0),
            (["--fail-on", "warning", SAMPLE], 0),
            (["--fail-on", "note", SAMPLE], 1),
            ([SAMPLE, "wrong.txt"], 1),
        ):
            expect(run("check", *arguments, cwd=folder.path), status)
        assert run("check", "wrong.txt", "missing.txt", cwd=folder.path).returncode == 2


def test_check_points_at_the_figures():
    with Folder() as folder:
        folder.write("wrong.txt", WRONG)
        lines = run("check", "wrong.txt", cwd=folder.path).stdout.decode().splitlines()
        assert lines[0].startswith("wrong.txt:4:9: error: "), lines
        assert lines[0].endswith("640 / 500 = 128 % [percent-of-target]"), lines
        assert lines[1] == "    Kết nạp 640/500 hội viên, đạt 126% chỉ tiêu.", lines
        assert lines[2] == "            ^~~~~~~~~~~~~~~~~~~~~~~~~~", lines
        assert lines[-1] == "wrong.txt: 1 error, 0 warnings, 0 notes", lines


def test_check_finds_only_truncation_in_the_sample():
    document = json.loads(run("check", "--format", "json", SAMPLE).stdout)
    assert document["format"] == "districtreport-findings/1"
    found = [(finding["severity"], finding["stated"]) for finding in document["findings"]]
    assert found == [("note", "134.28"), ("note", "97.72"), ("note", "94.73")], found


# What SARIF 2.1.0 asks of the members that are written; its own schema is far larger.
SARIF = {
    "type": "object", "required": ["$schema", "version", "runs"], "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "maxItems": 1, "items": {
            "required": ["tool", "artifacts", "results"], "additionalProperties": False,
            "properties": {
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "tool": {"required": ["driver"], "properties": {"driver": {
                    "required": ["name", "rules"], "additionalProperties": False,
                    "properties": {
                        "name": {"type": "string"}, "version": {"type": "string"},
                        "language": {"type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$"},
                        "rules": {"type": "array", "uniqueItems": True, "items": {
                            "required": ["id"], "additionalProperties": False,
                            "properties": {
                                "id": {"type": "string"}, "shortDescription": {"$ref": "#/$defs/message"},
                                "defaultConfiguration": {"additionalProperties": False, "properties": {
                                    "enabled": {"type": "boolean"}, "level": {"$ref": "#/$defs/level"}}}}}}}}}},
                "artifacts": {"type": "array", "uniqueItems": True, "items": {"properties": {
                    "location": {"$ref": "#/$defs/artifact"}}}},
                "results": {"type": "array", "items": {
                    "required": ["message"], "additionalProperties": False,
                    "properties": {
                        "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": 0},
                        "level": {"$ref": "#/$defs/level"}, "message": {"$ref": "#/$defs/message"},
                        "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
                        "relatedLocations": {"type": "array", "uniqueItems": True,
                                             "items": {"$ref": "#/$defs/location"}},
                        "properties": {"type": "object"}}}}}}}},
    "$defs": {
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": {"required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}},
        "artifact": {"additionalProperties": False, "properties": {
            "uri": {"type": "string", "pattern": r"^([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+$"},
            "index": {"type": "integer", "minimum": 0}}},
        "location": {"additionalProperties": False, "properties": {
            "id": {"type": "integer", "minimum": 0}, "message": {"$ref": "#/$defs/message"},
            "logicalLocations": {"type": "array"},
            "physicalLocation": {"additionalProperties": False, "properties": {
                "artifactLocation": {"$ref": "#/$defs/artifact"},
                "region": {"additionalProperties": False, "properties": {
                    "startLine": {"type": "integer", "minimum": 1}, "endLine": {"type": "integer", "minimum": 1},
                    "startColumn": {"type": "integer", "minimum": 1},
                    "endColumn": {"type": "integer", "minimum": 1},
                    "byteOffset": {"type": "integer", "minimum": 0},
                    "byteLength": {"type": "integer", "minimum": 0},
                    "snippet": {"$ref": "#/$defs/message"}}}}}}},
    },
}


def test_check_gives_one_sarif_log_for_all_files():
    with Folder() as folder:
        folder.write("wrong.txt", WRONG)
        done = run("check", "--format", "sarif", "wrong.txt", SAMPLE, cwd=folder.path)
        expect(done, 1)
        log = json.loads(done.stdout)
        jsonschema.Draft202012Validator(SARIF).validate(log)
        (sarif_run,) = log["runs"]
        assert [artifact["location"]["uri"] for artifact in sarif_run["artifacts"]] == ["wrong.txt", str(SAMPLE)]
        first = sarif_run["results"][0]
        region = first["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"], region["endColumn"]) == (4, 9, 35), region
        text = WRONG.encode()[region["byteOffset"]:region["byteOffset"] + region["byteLength"]].decode()
        assert text == region["snippet"]["text"] == "640/500 hội viên, đạt 126%", text
        rules = sarif_run["tool"]["driver"]["rules"]
        assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in sarif_run["results"])


def test_check_leaves_rules_out():
    with Folder() as folder:
        folder.write("wrong.txt", WRONG)
        expect(run("check", "--ignore", "percent-of-target", "wrong.txt", cwd=folder.path), 0)
        expect(run("check", "--ignore", "no-such-rule", "wrong.txt", cwd=folder.path), 2, "percent-of-target")


def test_check_holds_a_report_against_an_earlier_one():
    with Folder() as folder:
        def write(name, quarter, words):
            folder.write(name, f"BÁO CÁO\nkết quả công tác quý {quarter} năm 2023 của Hội Nông dân huyện\n\n{words}\n")

        write("q2.txt", "II", "Kết nạp 20 hội viên.")
        write("q3.txt", "III", "Kết nạp 25 hội viên, tăng 9 hội viên so với quý trước.")
        expect(run("check", "q3.txt", cwd=folder.path), 0)
        done = run("check", "--against", "q2.txt", "q3.txt", cwd=folder.path)
        expect(done, 1)
        assert "25 - 20 = 5 [held-change]" in done.stdout.decode(), done.stdout.decode()
        expect(run("check", "--against", "q3.txt", "q2.txt", cwd=folder.path), 2, "is not earlier")
        expect(run("check", "--against", "gone.txt", "q3.txt", cwd=folder.path), 2, "gone.txt")


def test_check_gives_json_as_an_array_for_several_files():
    with Folder() as folder:
        folder.write("wrong.txt", WRONG)
        document = json.loads(run("check", "--format", "json", "wrong.txt", cwd=folder.path).stdout)
        assert document["findings"][0]["expected"] == {"low": "128", "high": "128"}
        documents = json.loads(run("check", "--format", "json", "wrong.txt", SAMPLE, cwd=folder.path).stdout)
        assert len(documents) == 2 and documents[0] == document


CATALOGUE = """{"format": "districtreport-catalogue/1", "indicators": [
  {"id": "nguoi-moi", "label": "người mới của Hội", "measure": "hội viên", "nature": "flow", "direction": "more",
   "words": ["kết nạp, hội viên"]}]}
"""


def test_a_catalogue_names_indicators():
    with Folder() as folder:
        folder.write("wrong.txt", WRONG)
        folder.write("own.json", CATALOGUE)
        usual = json.loads(run("read", "--format", "json", "wrong.txt", cwd=folder.path).stdout)
        own = json.loads(run("read", "--format", "json", "--catalogue", "own.json", "wrong.txt", cwd=folder.path).stdout)
        assert [i["id"] for i in usual["indicators"]] == ["hoi-vien-ket-nap"], usual["indicators"]
        assert [(i["id"], i["label"]) for i in own["indicators"]] == [("nguoi-moi", "người mới của Hội")]
        expect(run("check", "--catalogue", "own.json", "wrong.txt", cwd=folder.path), 1)


def test_a_person_has_the_last_word():
    with Folder() as folder:
        folder.write("wrong.txt", WRONG)
        usual = json.loads(run("read", "--format", "json", "wrong.txt", cwd=folder.path).stdout)
        source = usual["achievements"][0]["source"]
        corrections = {"format": "districtreport-corrections/1", "content": {"sha256": usual["content"]["sha256"]},
                       "corrections": [
                           {"kind": "achievement", "action": "edited", "start": source["start"], "end": source["end"],
                            "values": {"percent_of_target": {"value": "128"}}},
                           {"kind": "ranking", "action": "accepted", "start": 0, "end": 4}]}
        folder.write("own.json", json.dumps(corrections))
        done = run("read", "--format", "json", "--corrections", "own.json", "wrong.txt", cwd=folder.path)
        expect(done, 0, "own.json: $.corrections[1]: no ranking stands at bytes 0 to 4")
        assert json.loads(done.stdout)["achievements"][0]["percent_of_target"]["value"] == "128"
        expect(run("check", "wrong.txt", cwd=folder.path), 1)
        expect(run("check", "--corrections", "own.json", "wrong.txt", cwd=folder.path), 0)
        folder.write("other.txt", WRONG + "\n")
        expect(run("read", "--corrections", "own.json", "other.txt", cwd=folder.path), 2, usual["content"]["sha256"])
        folder.write("own.json", json.dumps(corrections).replace("edited", "praised"))
        expect(run("read", "--corrections", "own.json", "wrong.txt", cwd=folder.path), 2, "$.corrections[0].action: ")


def entry_for(text, **values):
    """Of the corrections of many documents, those of one whose only figure gets other values."""
    report = json.loads(run("read", "--format", "json", "-", given=text.encode()).stdout)
    source = report["achievements"][0]["source"]
    return {"content": {"sha256": report["content"]["sha256"]}, "corrections": [
        {"kind": "achievement", "action": "edited", "start": source["start"], "end": source["end"], "values": values}]}


def test_one_file_corrects_many_documents():
    right = WRONG + "\n"
    with Folder() as folder:
        folder.write("one.txt", WRONG)
        folder.write("two.txt", right)
        folder.write("three.txt", right + "\n")
        entries = [entry_for(WRONG, percent_of_target={"value": "128"}),
                   entry_for(right, percent_of_target={"value": "129"}),
                   entry_for(right + " \n", percent_of_target={"value": "130"})]
        folder.write("all.json", json.dumps({"format": "districtreport-corrections/2", "documents": entries}))

        def read(*names):
            done = run("read", "--format", "json", "--corrections", "all.json", *names, cwd=folder.path)
            reports = json.loads(done.stdout)
            return done, [r["achievements"][0]["percent_of_target"]["value"]
                          for r in (reports if isinstance(reports, list) else [reports])]

        done, values = read("one.txt", "two.txt")
        expect(done, 0)
        assert (values, done.stderr) == (["128", "129"], b""), done.stderr
        done, values = read("two.txt", "three.txt", "one.txt")
        expect(done, 0, "three.txt: all.json has no corrections for this document (SHA-256 ")
        assert values == ["129", "126", "128"], values
        assert done.stderr.count(b"\n") == 1, done.stderr
        # Read perfectly, or looked through and left out: no mistake of whoever has one file for the office.
        done, values = read("three.txt")
        expect(done, 0, "all.json has no corrections")
        assert values == ["126"], values

        folder.write("first.json", json.dumps({**entries[0], "format": "districtreport-corrections/1"}))
        expect(run("read", "--corrections", "first.json", "one.txt", "two.txt", cwd=folder.path), 0, "two.txt: first.json has no")
        for command in (["read"], ["check"], ["tabulate"], ["rank", "--metric", "completion"]):
            done = run(*command, "--corrections", "first.json", "two.txt", "three.txt", cwd=folder.path)
            assert done.returncode == 2, (command, done.returncode)
            assert "which none of the files is" in done.stderr.decode(), (command, done.stderr)
            expect(run(*command, "--corrections", "first.json", "two.txt", cwd=folder.path), 2, "look the corrections through")
        expect(run("compare", "--corrections", "all.json", "one.txt", "two.txt", cwd=folder.path), 1)
        expect(run("compare", "--corrections", "first.json", "two.txt", "three.txt", cwd=folder.path), 2, "none of the files")
        expect(run("read", "--corrections", "-", "one.txt", "two.txt", cwd=folder.path,
                   given=json.dumps({"format": "districtreport-corrections/2", "documents": entries}).encode()), 0)
        folder.write("all.json", json.dumps({"format": "districtreport-corrections/2", "documents": entries + entries[:1]}))
        expect(run("read", "--corrections", "all.json", "one.txt", cwd=folder.path), 2,
               "all.json: $.documents[3]: $.documents[0] is for the same content")


def test_earlier_reports_are_corrected_too():
    def write(quarter, words):
        return f"BÁO CÁO\nkết quả công tác quý {quarter} năm 2023 của Hội Nông dân huyện\n\n{words}\n"

    before = write("II", "Kết nạp 20 hội viên.")
    with Folder() as folder:
        folder.write("q2.txt", before)
        folder.write("q3.txt", write("III", "Kết nạp 25 hội viên, tăng 9 hội viên so với quý trước."))
        folder.write("all.json", json.dumps({**entry_for(before, actual={"value": "16"}), "format": "districtreport-corrections/1"}))
        expect(run("check", "--against", "q2.txt", "q3.txt", cwd=folder.path), 1)
        expect(run("check", "--corrections", "all.json", "--against", "q2.txt", "q3.txt", cwd=folder.path), 0)


def test_a_lexicon_adds_words():
    with Folder() as folder:
        folder.write("wrong.txt", WRONG.replace("hội viên", "hội hữu"))
        folder.write("own.json", '{"format": "districtreport-lexicon/1", "measures": '
                                 '[{"name": "hội viên", "also": ["hội hữu"]}]}')
        done = run("read", "--format", "json", "--lexicon", "own.json", "wrong.txt", cwd=folder.path)
        assert [i["measure"] for i in json.loads(done.stdout)["indicators"]] == ["hội viên"]
        folder.write("own.json", '{"format": "districtreport-lexicon/1", "measures": [{"name": 5}]}')
        expect(run("read", "--lexicon", "own.json", "wrong.txt", cwd=folder.path), 2, "own.json: $.measures[0].name: ")


def test_a_catalogue_that_is_wrong_is_named_with_its_place():
    with Folder() as folder:
        folder.write("wrong.txt", WRONG)
        folder.write("own.json", CATALOGUE.replace("flow", "level"))
        done = run("read", "--catalogue", "own.json", "wrong.txt", cwd=folder.path)
        expect(done, 2, "own.json: $.indicators[0].nature: ")
        expect(run("read", "--catalogue", "missing.json", "wrong.txt", cwd=folder.path), 2, "missing.json: ")
        expect(run("read", "--catalogue", "own.json", "wrong.txt", cwd=folder.path, locale="vi_VN.UTF-8"), 2, "own.json")


def has_screens():
    """Whether the system gives pseudo-terminals: a bare room may not."""
    try:
        for side in pty.openpty():
            os.close(side)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    tap = Tap()
    tests = dict(globals())
    if not has_screens():
        del tests["test_a_workbook_is_nothing_for_a_screen"]
        tap.skip("a workbook is nothing for a screen", "no pseudo-terminals here")
    tap.run_all(tests)
    sys.exit(tap.end())
