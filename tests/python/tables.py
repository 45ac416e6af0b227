#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""One table as text, in Word, in Excel and as values parted by signs: the same items, each at its own place."""

import io
import sys
import zipfile
from xml.sax.saxutils import escape

import gi

gi.require_version("DistrictReport", "1")
from gi.repository import DistrictReport, GLib

from tap import Tap

HEAD = ["HUYỆN ỦY SÔNG TRĂNG", "BÁO CÁO", "Kết quả thực hiện chỉ tiêu 9 tháng năm 2024", "ĐVT: triệu đồng"]
# A head of two rows: the year stands over three columns, the others over both rows.
TABLE = [
    ["TT", "Nội dung", "Năm 2024", "", "", "So cùng kỳ"],
    ["", "", "Kế hoạch", "Thực hiện", "Đạt %", ""],
    ["I", "Thu", "", "", "", ""],
    ["1", "Thu nội địa", "18500", "19240,5", "104", "+740,5"],
    ["2", "Thu tiền sử dụng đất", "6000", "4500", "75", "-1500"],
    ["", "Trong đó: đấu giá", "", "1200", "", ""],
    ["II", "Chi thường xuyên", "9000", "-", "", ""],
]
SPANS = {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 3), (0, 5): (2, 1)}

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def archive(parts):
    contents = io.BytesIO()
    with zipfile.ZipFile(contents, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name), content)
    return contents.getvalue()


def package(main, content_type, parts):
    """A file of Word's or Excel's, whose main part has a content type."""
    return archive({
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/{main}" '
                               f'ContentType="application/vnd.openxmlformats-officedocument.{content_type}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
                       f'Type="{RELATIONS}/officeDocument" Target="{main}"/></Relationships>',
    } | parts)


def as_text():
    return "\n".join(HEAD + [" | ".join(row) for row in TABLE]).encode()


def as_values(separator):
    rows = [[line] for line in HEAD] + TABLE
    return "\ufeff".encode() + "\r\n".join(
        separator.join(f'"{cell}"' if cell else "" for cell in row) for row in rows).encode() + b"\r\n"


def is_number(text):
    return text.lstrip("+-").replace(",", "", 1).isdigit()


def as_workbook():
    def cell(row, column, text):
        reference = f"{chr(65 + column)}{row}"
        if is_number(text) and not text.startswith("+"):
            return f'<c r="{reference}"><v>{text.replace(",", ".")}</v></c>'
        return f'<c r="{reference}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'

    rows = [[line] for line in HEAD] + TABLE
    data = "".join(
        f'<row r="{i + 1}">' + "".join(cell(i + 1, j, text) for j, text in enumerate(row) if text) + "</row>"
        for i, row in enumerate(rows))
    merges = "".join(
        f'<mergeCell ref="{chr(65 + column)}{len(HEAD) + row + 1}:{chr(64 + column + wide)}{len(HEAD) + row + high}"/>'
        for (row, column), (high, wide) in SPANS.items())
    return package("xl/workbook.xml", "spreadsheetml.sheet.main+xml", {
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{RELATIONS}"><sheets>'
                           '<sheet name="Biểu 1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
                                      f'Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{data}</sheetData>'
                                    f'<mergeCells>{merges}</mergeCells></worksheet>',
    })


def as_word():
    def paragraph(text):
        return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" if text else "<w:p/>"

    def cell(row, column, text):
        high, wide = SPANS.get((row, column), (1, 1))
        if any(row == top and left < column < left + span[1] for (top, left), span in SPANS.items()):
            return ""
        properties = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
        if high > 1:
            properties += '<w:vMerge w:val="restart"/>'
        elif any(left == column and top < row < top + span[0] for (top, left), span in SPANS.items()):
            properties += "<w:vMerge/>"
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    rows = "".join("<w:tr>" + "".join(cell(i, j, text) for j, text in enumerate(row)) + "</w:tr>"
                   for i, row in enumerate(TABLE))
    body = "".join(paragraph(line) for line in HEAD) + f"<w:tbl>{rows}</w:tbl><w:p/>"
    return package("word/document.xml", "wordprocessingml.document.main+xml",
                   {"word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'})


FORMS = {
    "bang.txt": as_text(),
    "bang.csv": as_values(";"),
    "bang.tsv": as_values("\t"),
    "bang.xlsx": as_workbook(),
    "bang.docx": as_word(),
}


def read(name):
    return DistrictReport.Reader().read_bytes(GLib.Bytes(FORMS[name]), name, None)


def text_of(quantity):
    return None if quantity is None else (quantity.dup_value(), quantity.get_measure())


def items(report):
    """All that is said of each figure, but for the place."""
    found = []
    for item in report.list_achievements():
        change, target = item.get_change(), item.get_target()
        found.append({
            "unit": item.get_unit().get_name(),
            "label": item.get_indicator().get_label(),
            "actual": text_of(item.get_actual()),
            "status": item.get_status(),
            "planned": target and text_of(target.get_planned()),
            "percent": text_of(item.get_percent_of_target()),
            "change": change and (change.get_direction(), change.dup_value(), change.get_against()),
            "part_of": item.get_part_of(),
            "written": item.get_source().get_text(),
        })
    return found


def test_every_form_gives_the_same_items():
    wanted = items(read("bang.txt"))
    assert [item["written"] for item in wanted] == ["19240,5", "4500", "1200", "-"], wanted
    for name in FORMS:
        assert items(read(name)) == wanted, (name, items(read(name)), wanted)


def test_every_form_gives_the_same_ledger():
    wanted = [(number.get_text(), number.get_role()) for number in read("bang.txt").numbers]
    for name in FORMS:
        found = [(number.get_text(), number.get_role()) for number in read(name).numbers]
        assert found == wanted, (name, found, wanted)


def test_what_the_table_says():
    first, second, part, missing = items(read("bang.txt"))
    assert first["label"] == "Thu – Thu nội địa" and first["actual"] == ("19240500000", "đồng"), first
    assert first["planned"] == ("18500000000", "đồng") and first["percent"] == ("104", "%"), first
    assert first["change"] == (DistrictReport.Direction.UP, "740500000", "2023-9M"), first
    assert second["change"][0] == DistrictReport.Direction.DOWN, second
    assert part["label"] == "Thu – Thu tiền sử dụng đất – đấu giá" and part["part_of"] == "a2", part
    assert missing["actual"] is None and missing["status"] == DistrictReport.Status.MISSING, missing
    assert missing["planned"] == ("9000000000", "đồng"), missing


def test_places_are_those_of_the_file():
    wanted = {"bang.csv": "row 8, cell 4", "bang.xlsx": 'sheet "Biểu 1", cell D8', "bang.docx": "table 1, row 4, cell 4"}
    for name, place in wanted.items():
        found = read(name).list_achievements()[0].get_source().get_location()
        assert found is not None and found.startswith(place), (name, found)


def test_the_same_bytes_give_the_same_report():
    for name in FORMS:
        assert read(name).to_json(True) == read(name).to_json(True), name


if __name__ == "__main__":
    tap = Tap()
    tap.run_all(dict(globals()))
    sys.exit(tap.end())
