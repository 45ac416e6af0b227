# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drives the program as a user would: what is found in a report, alone and against another."""

import json

import jsonschema

from program import SAMPLE, WRONG, Folder, expect, run, run_tests


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


if __name__ == "__main__":
    run_tests(globals())
