# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drives the program as a user would: who stands where."""

import json
from pathlib import Path

import jsonschema

from program import BODIES, SAMPLE, Folder, admitted, expect, rank_folder, run, run_tests


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


if __name__ == "__main__":
    run_tests(globals())
