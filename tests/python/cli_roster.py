# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drives the program as a user would: who has reported."""

import json

from program import UNITS, Folder, expect, report_of, run, run_tests


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


if __name__ == "__main__":
    run_tests(globals())
