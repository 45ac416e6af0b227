# SPDX-License-Identifier: LGPL-2.1-or-later
"""The program as a user runs it, and documents for it: what all tests of it stand upon."""

import io
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

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


def admitted(figures, body, period="năm 2024"):
    return f"BÁO CÁO\nkết quả công tác {period} của Hội Nông dân huyện {body}\n\nKết nạp {figures} hội viên.\n"


def rank_folder(folder):
    for name, figures, body in (("a", "640/500", "Bàu Sen"), ("b", "96/75", "Sông Trăng"), ("c", "41/40", "Trảng Lam"),
                                ("d", "90", "Mỹ An")):
        folder.write(f"{name}.txt", admitted(figures, body))
    return ["a.txt", "b.txt", "c.txt", "d.txt"]


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


def run_tests(namespace):
    """Runs every test of a program of tests, and ends it."""
    tap = Tap()
    tap.run_all(namespace)
    sys.exit(tap.end())
