# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the examples for analysts."""

import pathlib
import subprocess
import sys
import tempfile

from tap import Tap

EXAMPLES, SAMPLE = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])

HEAD = "HUYỆN ỦY BÀU SEN\nBÁO CÁO\nkết quả công tác quý {} năm 2023 của Hội Nông dân huyện Bàu Sen\n-----\n"


def run(name, *arguments):
    """What an example prints, which complains of nothing."""
    done = subprocess.run([sys.executable, EXAMPLES / name, *map(str, arguments)], capture_output=True, check=False,
                          timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    # A bar of progress is no complaint.
    assert "Error" not in done.stderr.decode() and "Warning" not in done.stderr.decode(), done.stderr.decode()
    return done.stdout.decode().splitlines()


def test_missed_targets_and_ranks_are_listed():
    lines = run("read_report.py", SAMPLE)
    assert "Liên đoàn Lao động huyện: 2 công đoàn cơ sở, 66,67%" in lines, lines
    assert any(line.startswith("Ủy ban Kiểm tra Huyện ủy 1 ") for line in lines), lines


def test_a_quarter_is_put_together():
    lines = run("consolidate_quarter.py", *sorted((SAMPLE.parent / "quy-iii-2024").glob("*.txt")))
    assert len(lines) == 9, lines
    assert "Hội Liên hiệp Phụ nữ huyện Trảng Lam: lớp bồi dưỡng, tập huấn: 7/8 = 87.50%" in lines, lines


def test_districts_are_ranked_over_years_and_communes_across_the_reform():
    folder = SAMPLE.parent / "cai-cach-2025"
    lines = run("rank_years.py", folder / "don-vi.json", *sorted(folder.glob("*.txt")))
    assert lines[:8] == ["Districts in 2023", "  1. huyện Bàu Sen: 105,9%", "  2. thị xã Phú Hạ: 97,2%",
                         "  3. huyện Trảng Lam: 92,6%", "Districts in 2024", "  1. huyện Trảng Lam: 112,2% (+2)",
                         "  2. thị xã Phú Hạ: 104,8%", "  3. huyện Bàu Sen: 94,4% (-2)"], lines
    # (33 + 2/5 × 40) / (30 + 2/5 × 45) and so on: a part of «xã Long Thới» went there.
    assert "  3. xã Đông Phước: 104,3%" in lines[8:13], lines
    assert lines[13:15] == ["Communes of today in 2025", "  1. xã Bàu Sen: 107,4% (+3)"] and len(lines) == 18, lines


def test_mistakes_are_found_in_a_folder():
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        for name, quarter, text in (("q2.txt", "II", "Kết nạp 20 hội viên.\n"),
                                    ("q3.txt", "III", "Kết nạp 25 hội viên, tăng 9 hội viên so với quý trước.\n"
                                                      "Mở 640 lớp tập huấn, đạt 126% chỉ tiêu (500 lớp).\n")):
            (folder / name).write_text(HEAD.format(quarter) + text, encoding="utf-8")
        (folder / "broken.docx").write_bytes(b"PK\3\4 and no more")
        (folder / "notes.md").write_text("not a report", encoding="utf-8")
        lines = run("find_mistakes.py", folder)
    assert len(lines) == 3 and lines[0].startswith("broken.docx: cannot be read: "), lines
    assert {line.rpartition("[")[2] for line in lines[1:]} == {"held-change]", "percent-of-target]"}, lines
    assert all(line.startswith(("q3.txt:5: ", "q3.txt:6: ")) for line in lines[1:]), lines


if __name__ == "__main__":
    tap = Tap()
    tap.run_all(dict(globals()))
    sys.exit(tap.end())
