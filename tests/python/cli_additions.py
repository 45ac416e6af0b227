# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drives the program as a user would: catalogues, lexicons and corrections of one's own."""

import json

from program import WRONG, Folder, expect, run, run_tests

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


if __name__ == "__main__":
    run_tests(globals())
