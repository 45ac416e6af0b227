# SPDX-License-Identifier: LGPL-2.1-or-later
"""One text as a document of each kind gives one report: the files are made here, and by LibreOffice where it is."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from tap import Tap

PROGRAM = os.path.abspath(sys.argv[1])
SAMPLE = (Path(os.environ["DR_EXAMPLES"]) / "bao-cao-quy-iv-2024.txt").read_text(encoding="utf-8")

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}


def archive(path, parts):
    with zipfile.ZipFile(path, "w") as made:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(info, content)


def cut(line):
    """Pieces as Word cuts a line into runs: anywhere, also inside a figure."""
    at, step = 0, 3
    while at < len(line):
        yield line[at:at + step]
        at, step = at + step, step * 7 % 29 + 1


def write_docx(path, text):
    runs = lambda line: "".join(f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
                                for piece in cut(line))
    body = "".join(f"<w:p>{runs(line)}</w:p>" for line in text.splitlines())
    archive(path, {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
                               f'<Override PartName="/word/document.xml" ContentType="{TYPES["docx"]}.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
                       'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    })


def write_odt(path, text):
    spaces = lambda piece: escape(piece).replace("  ", ' <text:s text:c="1"/>').replace("\t", "<text:tab/>")
    spans = lambda line: "".join(f"<text:span>{spaces(piece)}</text:span>" for piece in cut(line))
    body = "".join(f"<text:p>{spans(line)}</text:p>" for line in text.splitlines())
    archive(path, {
        "mimetype": TYPES["odt"],
        "content.xml": f'<office:document-content xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0">'
                       f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
    })


def read(path):
    done = subprocess.run([PROGRAM, "read", "--format", "json", str(path)], capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def strip(value):
    """A report without what must differ: the checksum of the file, and where in it the words stood."""
    if isinstance(value, dict):
        return {key: strip(item) for key, item in value.items() if key not in ("content", "location")}
    if isinstance(value, list):
        return [strip(item) for item in value]
    return value


def locations(value):
    if isinstance(value, dict):
        if "location" in value:
            yield value["location"]
        for item in value.values():
            yield from locations(item)
    elif isinstance(value, list):
        for item in value:
            yield from locations(item)


def reports(folder):
    text = "\n".join(line.rstrip() for line in SAMPLE.splitlines()) + "\n"
    paths = {kind: Path(folder) / f"report.{kind}" for kind in ("txt", "docx", "odt")}
    paths["txt"].write_text(text, encoding="utf-8")
    write_docx(paths["docx"], text)
    write_odt(paths["odt"], text)
    return paths, {kind: read(path) for kind, path in paths.items()}


def test_one_text_is_one_report():
    with tempfile.TemporaryDirectory() as folder:
        _, found = reports(folder)
        assert len(found["txt"]["achievements"]) > 20
        for kind in ("docx", "odt"):
            assert strip(found[kind]) == strip(found["txt"]), kind


def test_the_content_is_the_file():
    with tempfile.TemporaryDirectory() as folder:
        paths, found = reports(folder)
        for kind in ("docx", "odt"):
            content = paths[kind].read_bytes()
            assert found[kind]["content"] == {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content),
                                              "type": TYPES[kind]}, found[kind]["content"]


def test_every_source_has_a_location_in_the_file():
    with tempfile.TemporaryDirectory() as folder:
        _, found = reports(folder)
        assert set(locations(found["txt"])) == {None}
        assert all(place.startswith("paragraph ") and ", run" in place for place in locations(found["docx"]))
        assert all(place.startswith("paragraph ") and ", run" not in place for place in locations(found["odt"]))


def test_every_place_of_a_finding_has_a_location_in_the_file():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        write_docx(path, "BÁO CÁO\nKết quả năm 2024\n-----\nGiải quyết việc làm cho 245 lao động, đạt 125,2% kế hoạch (200 lao động).\n")
        done = subprocess.run([PROGRAM, "check", "--format", "json", str(path)], capture_output=True, timeout=120, check=False)
        (finding,) = json.loads(done.stdout)["findings"]
        places = list(locations(finding))
        assert len(places) == 2 and all(place.startswith("paragraph 4, run") for place in places), places
        shown = subprocess.run([PROGRAM, "check", str(path)], capture_output=True, timeout=120, check=False,
                               env={**os.environ, "LC_ALL": "vi_VN.UTF-8"})
        assert "\n    ở đoạn 4\n" in shown.stdout.decode(), shown.stdout.decode()


def test_the_same_bytes_give_the_same_bytes():
    with tempfile.TemporaryDirectory() as folder:
        paths, found = reports(folder)
        for kind, path in paths.items():
            assert read(path) == found[kind], kind


def convert(office, source, kind, folder, *options):
    subprocess.run([office, "--headless", *options, f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--convert-to",
                    kind, "--outdir", str(folder), str(source)], capture_output=True, timeout=180, check=True)
    made = Path(folder) / f"{source.stem}.{kind}"
    assert made.exists()
    return made


def check_libreoffice(office):
    with tempfile.TemporaryDirectory() as folder:
        paths, found = reports(folder)
        other = Path(folder) / "made"
        other.mkdir()
        as_odt = convert(office, paths["docx"], "odt", other)
        as_docx = convert(office, as_odt, "docx", other)
        for path in (as_odt, as_docx):
            assert strip(read(path)) == strip(found["txt"]), path.name


def check_conversion(office):
    """What LibreOffice writes of old kinds comes back through --convert, and nothing is left behind."""
    with tempfile.TemporaryDirectory() as folder:
        paths, found = reports(folder)
        for kind in ("doc", "rtf", "pdf", "fodt", "html"):
            old = convert(office, paths["docx"], kind, folder)
            assert subprocess.run([PROGRAM, "read", str(old)], capture_output=True, timeout=120, check=False).returncode == 2
            temporary = Path(folder) / f"tmp-{kind}"
            temporary.mkdir()
            done = subprocess.run([PROGRAM, "read", "--convert", "--format", "json", str(old)], capture_output=True,
                                  timeout=200, check=False, env={**os.environ, "TMPDIR": str(temporary)})
            assert done.returncode == 0, done.stderr.decode()
            report = json.loads(done.stdout)
            content = old.read_bytes()
            assert report["content"]["sha256"] == hashlib.sha256(content).hexdigest()
            assert report["content"]["type"] == {"doc": "application/msword", "rtf": "application/rtf",
                                                 "pdf": "application/pdf",
                                                 "fodt": "application/vnd.oasis.opendocument.text-flat-xml",
                                                 "html": "text/html"}[kind]
            assert report["period"] == found["txt"]["period"]
            if kind != "pdf":
                assert strip(report)["achievements"] == strip(found["txt"])["achievements"], kind
            assert not list(temporary.iterdir()), kind


def check_sheets(office):
    """A sheet that LibreOffice wrote in its own formats comes back through --convert."""
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "sheet.csv"
        sheet.write_text("Nội dung,ĐVT,Kế hoạch năm 2024,Thực hiện\nTrồng cây,cây,500,620\nXây nhà,căn,10,12\n",
                         encoding="utf-8")
        for kind in ("ods", "fods"):
            made = convert(office, sheet, kind, folder, "--infilter=CSV:44,34,76")  # commas, quotes, UTF-8
            refused = subprocess.run([PROGRAM, "read", str(made)], capture_output=True, timeout=120, check=False)
            assert refused.returncode == 2 and b"--convert" in refused.stderr, refused.stderr
            done = subprocess.run([PROGRAM, "read", "--convert", "--period", "2024", "--format", "json", str(made)],
                                  capture_output=True, timeout=200, check=False)
            assert done.returncode == 0, done.stderr.decode()
            figures = [item["actual"]["value"] for item in json.loads(done.stdout)["achievements"]]
            assert figures == ["620", "12"], figures


def test_without_libreoffice_the_way_is_named():
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder) / "old.rtf"
        old.write_bytes(b"{\\rtf1 a}")
        done = subprocess.run([PROGRAM, "read", "--convert", str(old)], capture_output=True, timeout=120, check=False,
                              env={**os.environ, "PATH": folder, "LC_ALL": "C"})
        assert done.returncode == 2 and b"LibreOffice is not installed" in done.stderr, done.stderr


def test_the_encoding_is_told():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "short.txt"
        path.write_bytes("Năm 2024, 12 hộ".encode("utf-16-be"))
        run = lambda *options: subprocess.run([PROGRAM, "read", *options, "--format", "json", str(path)], timeout=120,
                                              capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"})
        assert json.loads(run("--encoding", "utf-16be").stdout)["text"] == "Năm 2024, 12 hộ"
        assert run("--encoding", "utf-8").returncode == 2
        wrong = run("--encoding", "klingon")
        assert wrong.returncode == 2 and b"only one of: utf-8, " in wrong.stderr, wrong.stderr


def main():
    tap = Tap()
    tap.run_all(globals())
    office = shutil.which("soffice")
    if office is None:
        tap.skip("what LibreOffice writes is read alike", "LibreOffice is not installed")
        tap.skip("what LibreOffice converts is read", "LibreOffice is not installed")
        tap.skip("sheets that LibreOffice converts are read", "LibreOffice is not installed")
    else:
        tap.run("what LibreOffice writes is read alike", check_libreoffice, office)
        tap.run("what LibreOffice converts is read", check_conversion, office)
        tap.run("sheets that LibreOffice converts are read", check_sheets, office)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
