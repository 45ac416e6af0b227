# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drives the program as a user would: figures of many reports in one table, and tables in workbooks."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema

from program import PROGRAM, SAMPLE, UNITS, Folder, admitted, environment, expect, rank_folder, report_of, run, sheet_of
from tap import Tap


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
        # 87,5 % exactly: rounded as people do, as databases do, or cut off.
        for rounding, shown in ((None, "88"), ("half-away-from-zero", "88"), ("half-to-even", "88"), ("truncate", "87")):
            done = run("tabulate", "--metric", "completion", "--digits", "0", "--where", "indicator=lop-mo", "--where",
                       "unit=hoi-lien-hiep-phu-nu-huyen-trang-lam", "--format", "csv", *(() if rounding is None else ("--rounding", rounding)), *quarter)
            assert done.stdout.decode().splitlines()[1].split(",")[3] == shown, (rounding, done)
        expect(run("tabulate", "--rounding", "up", *quarter), 2, "--rounding")
        # Neither an empty table nor an empty column looks as if nothing had been reported.
        expect(run("tabulate", "--by", "unit@commune", "--metric", "rows", "plans.txt", cwd=folder.path), 0,
               "unit@commune: it is not known which units lie below one of this level; add --units FILE")
        expect(run("tabulate", "--metric", "rows", "--where", "status=provisional", "plans.txt", cwd=folder.path), 0, "no such figure")
        # All levels at once: who reports for all is in the row of its own, and whoever lies below is not added to it unasked.
        whole = SAMPLE.parent / "toan-huyen" / "2024.txt"
        for key, lowest in (("unit@ancestors", []), ("unit@ancestors-or-self", ["80", "30"])):
            ask = ("tabulate", "--by", key, "--metric", "actual", "--format", "csv", whole)
            expect(run(*ask), 2, "would be counted twice")
            for nested, top in (("all", "230"), ("parts", "110")):
                done = run(*ask, "--nested", nested)
                assert [line.split(",")[1] for line in done.stdout.decode().splitlines()[1:]] == [top, *lowest], done
        for nested in ("wholes", "parts"):
            done = run("tabulate", "--by", "unit@ancestors", "--metric", "actual", "--nested", nested, whole, locale="vi_VN.UTF-8")
            expect(done, 2 if nested == "wholes" else 0, "--nested chỉ có thể là parts hoặc all" if nested == "wholes" else "")
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


def has_screens():
    """Whether the system gives pseudo-terminals: a bare room may not."""
    try:
        for side in pty.openpty():
            os.close(side)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    tests = dict(globals())
    tap = Tap()
    if not has_screens():
        del tests["test_a_workbook_is_nothing_for_a_screen"]
        tap.skip("a workbook is nothing for a screen", "no pseudo-terminals here")
    tap.run_all(tests)
    sys.exit(tap.end())
