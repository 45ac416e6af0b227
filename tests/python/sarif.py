# SPDX-License-Identifier: LGPL-2.1-or-later
"""Holds what `districtreport check --format sarif` prints against the schema of the SARIF standard itself."""

import copy
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

import jsonschema

from tap import Tap

PROGRAM = os.path.abspath(sys.argv[1])
TOP = pathlib.Path(sys.argv[2])
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
HEAD = "BÁO CÁO\nkết quả công tác {} của Hội Nông dân huyện Bàu Sen\n-----\n"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def block(page, title):
    match = re.search(rf"^## {title}\n\n```\n(.*?)\n```$", page, re.DOTALL | re.MULTILINE)
    return match.group(1) if match else ""


def sentences():
    """The wrong sentence of each rule on one report, of each that asks for a period, and of each with an earlier one."""
    alone, dated, pairs = [], [], []
    for path in sorted((TOP / "docs" / "findings").glob("*.md")):
        page = path.read_text(encoding="utf-8")
        wrong, earlier = block(page, "Wrong"), block(page, "Earlier report")
        period = re.search(r"^Both in a report of (.*)\.$", page, re.MULTILINE)
        if earlier:
            pairs.append((wrong, earlier))
        elif period:
            dated.append((wrong, period.group(1)))
        elif wrong:
            alone.append(wrong)
    return alone, dated, pairs


def write_docx(path, text):
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/'
                      'vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
                      f'ContentType="{DOCX}"/></Types>')
        made.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
                      f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>')
        made.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{paragraphs}</w:body></w:document>')


def check(*arguments, folder, locale="C"):
    done = subprocess.run([PROGRAM, "check", "--format", "sarif", *arguments], cwd=folder, capture_output=True,
                          timeout=60, env={**os.environ, "LC_ALL": locale}, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    return json.loads(done.stdout)


def logs():
    """Names and logs of whatever the program may have to say something about."""
    alone, dated, pairs = sentences()
    text = HEAD.format("năm 2023") + "".join(f"- {sentence}\n" for sentence in alone)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder)
        (path / "báo cáo 1.txt").write_text(text, encoding="utf-8")
        (path / "clean.txt").write_text(HEAD.format("năm 2023") + "Kết nạp 40 hội viên.\n", encoding="utf-8")
        write_docx(path / "q4.docx", text)
        yield "a text with a space in its name", check("báo cáo 1.txt", folder=folder)
        yield "a document of Word", check("q4.docx", folder=folder)
        yield "a clean report", check("clean.txt", folder=folder)
        yield "several reports, in Vietnamese", check("báo cáo 1.txt", "q4.docx", "clean.txt", folder=folder,
                                                      locale="vi_VN.UTF-8")
        for wrong, period in dated:
            (path / "q3.txt").write_text(HEAD.format(period) + wrong, encoding="utf-8")
            yield f"a report of {period}", check("q3.txt", folder=folder)
        for number, (wrong, earlier) in enumerate(pairs):
            (path / "q3.txt").write_text(HEAD.format("quý III năm 2023") + wrong, encoding="utf-8")
            (path / "q2.txt").write_text(HEAD.format("quý II năm 2023") + earlier, encoding="utf-8")
            yield f"earlier report {number}", check("--against", "q2.txt", "q3.txt", folder=folder)


def main():
    tap = Tap()
    schema = json.loads((TOP / "tests" / "schemas" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    validator = kind(schema, format_checker=kind.FORMAT_CHECKER)
    rules = set()
    results = 0

    def first_error(log):
        error = next(validator.iter_errors(log), None)
        return None if error is None else f"{error.json_path}: {error.message}"[:500]

    for name, log in logs():
        tap.result(f"the standard takes the log of {name}", first_error(log))
        results += len(log["runs"][0]["results"])
        rules |= {result["ruleId"] for result in log["runs"][0]["results"]}
        for path in (("runs", 0), ("runs", 0, "tool", "driver"), ()):
            more = copy.deepcopy(log)
            place = more
            for step in path:
                place = place[step]
            place["colour"] = "red"
            tap.result(f"it refuses an unknown key in {'.'.join(map(str, path)) or 'the log'} of {name}",
                       None if first_error(more) else "it takes it")
    pages = {path.stem for path in (TOP / "docs" / "findings").glob("*.md")} - {"findings"}
    tap.result("every rule has said something", None if rules == pages else f"not {sorted(pages - rules)}")
    tap.result("something was found", None if results > len(pages) else f"{results}")
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
