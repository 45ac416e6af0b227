# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drives the program as a user would: what it reads, what it cannot, and where that is said."""

import json
import os
import signal
import subprocess
import tempfile
import time

from program import BODIES, PROGRAM, SAMPLE, WRONG, Folder, environment, expect, rank_folder, run, run_tests


def test_what_is_wrong_with_a_file_is_told_in_vietnamese():
    for content, said, advice in (
        (b"%PDF-1.7\n", "1:1: đây là tệp PDF", "--convert"),
        (b"\x89PNG\r\n", "1:1: đây là tệp ảnh", "OCR"),
        (b"PK\3\4 cut off", " tệp bị hỏng: thiếu phần cuối", "xin lại tệp"),
        (b"b\xe1o c\xe1o\n", "1:2: byte 0xE1 không thuộc UTF-8", None),
        (b"b\0\n", "1:2: có byte NUL", None),
        (b"", "1:1: tài liệu không có nội dung", None),
    ):
        with tempfile.NamedTemporaryFile(suffix=".docx") as file:
            file.write(content)
            file.flush()
            told = run("read", file.name, locale="vi_VN.UTF-8").stderr.decode().splitlines()
        assert told[0].startswith(f"{file.name}:{said}"), told
        assert (advice in told[1]) if advice else len(told) == 1, told


def test_table_shows_every_body():
    done = run("read", SAMPLE)
    expect(done, 0)
    lines = done.stdout.decode().splitlines()
    for name in BODIES:
        assert name in lines, name
    assert not done.stderr


def test_table_fits_eighty_columns():
    for line in run("read", SAMPLE).stdout.decode().splitlines():
        assert len(line) <= 80, line


def test_json_of_one_file_is_a_document():
    done = run("read", "--format", "json", SAMPLE)
    expect(done, 0)
    document = json.loads(done.stdout)
    assert document["format"] == "districtreport-report/1"
    assert done.stdout.endswith(b"}\n")


def test_json_of_several_files_is_an_array_in_their_order():
    with Folder() as folder:
        folder.write("wrong.txt", WRONG)
        done = run("read", "--format", "json", "wrong.txt", SAMPLE, "wrong.txt", cwd=folder.path)
        expect(done, 0)
        documents = json.loads(done.stdout)
        alone = [json.loads(run("read", "--format", "json", name, cwd=folder.path).stdout)
                 for name in ("wrong.txt", SAMPLE)]
        assert documents == [alone[0], alone[1], alone[0]]


def test_tables_of_several_files_are_parted_by_a_blank_line():
    one = run("read", SAMPLE).stdout
    assert run("read", SAMPLE, SAMPLE).stdout == one + b"\n" + one


def test_json_is_read_as_well_as_text():
    with Folder() as folder:
        document = run("read", "--format", "json", SAMPLE).stdout
        folder.write("report.json", document)
        folder.write("report", document)
        for name in ("report.json", "report"):
            again = run("read", "--format", "json", name, cwd=folder.path)
            expect(again, 0)
            assert again.stdout == document, name
        assert run("read", "report.json", cwd=folder.path).stdout == run("read", SAMPLE).stdout


def test_standard_input_is_a_file():
    text = SAMPLE.read_bytes()
    assert run("read", "-", given=text).stdout == run("read", SAMPLE).stdout
    document = run("read", "--format", "json", SAMPLE).stdout
    assert run("read", "--format", "json", "-", given=document).stdout == document


def test_blanks_without_end_are_read_once():
    # Asking at every block of a pipe what all of them are took minutes.
    with subprocess.Popen([PROGRAM, "read", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=environment("C")) as program:
        started = time.monotonic()
        for _ in range(24 * 1024):
            program.stdin.write(b" " * 1024)
            program.stdin.flush()
        _, message = program.communicate(timeout=120)
        taken = time.monotonic() - started
    assert program.returncode == 2 and message.startswith(b"-:"), message
    assert taken < 20, taken


BAD = {
    "empty.txt": (b"", None),
    "latin.txt": (b"K\xeat qu\xe3 n\xe3m 2024: 12 h\xe9", ":1:2:"),
    "cut.txt": ("Kết quả năm 2024: 12 hộ".encode()[:-1], ":1:"),
    "nul.txt": (b"B\xc3\xa1o c\xc3\xa1o\nn\xc4\x83m\0 2024", ":2:"),
    "marks.txt": (b"e" + b"\xcc\xa3" * 1_000_000, ":1:"),
    "empty.json": (b"", None),
    "comment.json": (b'{ // no\n "format": 1 }', None),
    "deep.json": (b"[" * 100_000, None),
    "other.json": (b'{"format": "something-else/9"}', "$"),
    "word.docx": (b"PK\x03\x04" + bytes(100), "cut off"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), ":1:1: "),
    "print.pdf": (b"%PDF-1.7\n", ":1:1: "),
}


def test_what_cannot_be_read_is_named_with_its_place():
    with Folder() as folder:
        for name, (content, place) in BAD.items():
            folder.write(name, content)
            for command in ("read", "check"):
                done = run(command, name, cwd=folder.path)
                expect(done, 2, f"{name}:")
                if place:
                    assert place in done.stderr.decode(), (name, done.stderr)
                assert len(done.stderr.splitlines()) == 1, done.stderr
                expect(run(command, "--format", "json", name, cwd=folder.path), 2, f"{name}:")
                expect(run(command, name, cwd=folder.path, locale="vi_VN.UTF-8"), 2, f"{name}:")


def test_what_is_not_there_is_named():
    with Folder() as folder:
        (folder.path / "folder.txt").mkdir()
        for name in ("missing.txt", "folder.txt", "missing.json", ""):
            expect(run("read", name, cwd=folder.path), 2, f"{name}: ")
        (folder.path / "secret.txt").write_text("x")
        (folder.path / "secret.txt").chmod(0)
        if os.geteuid() != 0:
            expect(run("read", "secret.txt", cwd=folder.path), 2, "secret.txt: ")


def test_no_path_but_the_typed_one_is_shown():
    with Folder() as folder:
        folder.write("sample.txt", SAMPLE.read_bytes())
        folder.write("latin.txt", BAD["latin.txt"][0])
        for arguments in (["read", "sample.txt"], ["read", "--format", "json", "sample.txt"], ["check", "sample.txt"],
                          ["read", "missing.txt"], ["read", "latin.txt"], ["read", "."]):
            done = run(*arguments, cwd=folder.path)
            assert str(folder.path).encode() not in done.stdout + done.stderr, arguments


def test_good_files_are_printed_beside_bad_ones():
    with Folder() as folder:
        folder.write("latin.txt", BAD["latin.txt"][0])
        done = run("read", SAMPLE, "latin.txt", "missing.txt", SAMPLE, cwd=folder.path)
        assert done.returncode == 2
        one = run("read", SAMPLE).stdout
        assert done.stdout == one + b"\n" + one
        assert [line.split(":")[0] for line in done.stderr.decode().splitlines()] == ["latin.txt", "missing.txt"]
        done = run("read", "--format", "json", "latin.txt", SAMPLE, cwd=folder.path)
        assert done.returncode == 2 and len(json.loads(done.stdout)) == 1


def test_names_are_harmless_on_a_terminal():
    done = run("read", "a\x1b[2Jb\u202e.txt")
    expect(done, 2)
    assert b"\x1b" not in done.stderr and "\u202e" not in done.stderr.decode()
    with Folder() as folder:
        folder.write("a\x1b[2J\nb.txt", WRONG)
        done = run("check", "a\x1b[2J\nb.txt", cwd=folder.path)
        expect(done, 1)
        assert b"\x1b" not in done.stdout, done.stdout
        assert all(line.startswith(("a\\u{001B}[2J\\u{000A}b.txt:", "    "))
                   for line in done.stdout.decode().splitlines()), done.stdout


def test_full_disk_is_noticed():
    for arguments in (["read", SAMPLE], ["read", "--format", "json", SAMPLE], ["check", SAMPLE], ["--help"]):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, *map(str, arguments)], stdout=full, stderr=subprocess.PIPE,
                                  env=environment("C"), check=False)
        assert done.returncode == 2 and b"cannot write" in done.stderr, (arguments, done)


def test_many_documents_keep_their_order():
    with Folder() as folder:
        names = []
        for i in range(40):
            names.append(folder.write(f"{i}.txt", WRONG.replace("640/500", f"{1000 + i}/500")))
            if i % 10 == 3:
                names.append(f"missing-{i}.txt")
            if i % 10 == 7:
                json_text = run("read", "--format", "json", names[-1], cwd=folder.path).stdout
                names.append(folder.write(f"{i}.json", json_text.replace(b'"value": "10', b'"value": "30')))
        folder.write("empty.txt", "")
        names.append("empty.txt")
        done = run("read", "--format", "json", *names, cwd=folder.path)
        assert done.returncode == 2
        complaints = done.stderr.decode().splitlines()
        assert [line.split(":")[0] for line in complaints] == [f"missing-{i}.txt" for i in (3, 13, 23, 33)] + ["empty.txt"]
        values = [report["achievements"][0]["actual"]["value"] for report in json.loads(done.stdout)]
        wanted = []
        for i in range(40):
            wanted.append(str(1000 + i))
            if i % 10 == 7:
                wanted.append(str(3000 + i))
        assert values == wanted, values
        again = run("read", "--format", "json", *names, cwd=folder.path)
        assert again.stdout == done.stdout
        checked = run("check", *names[:3], cwd=folder.path)
        assert [line.split(":")[0] for line in checked.stdout.decode().splitlines() if line.endswith(" notes")] == names[:3]


def test_closed_pipe_is_noticed():
    # «| head» is no error: the signal ends the program without a word, as it does cat. Where the caller has the signal
    # ignored (Python does, unless subprocess restores it), it asks to be told.
    for restores in (True, False):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run([PROGRAM, "read", str(SAMPLE)], stdout=writer, stderr=subprocess.PIPE, env=environment("C"),
                              restore_signals=restores, check=False)
        os.close(writer)
        if restores:
            assert done.returncode == -signal.SIGPIPE and done.stderr == b"", done
        else:
            assert done.returncode == 2 and b"cannot write" in done.stderr, done


def test_closed_standard_output_is_noticed():
    done = subprocess.run(["/bin/sh", "-c", '"$0" read "$1" >&-', PROGRAM, str(SAMPLE)], stderr=subprocess.PIPE,
                          env=environment("C"), check=False)
    assert done.returncode == 2 and b"cannot write" in done.stderr, done


def test_several_reports_of_one_json_file_are_read_back():
    with Folder() as folder:
        names = rank_folder(folder)
        done = run("read", "--format", "json", *names, cwd=folder.path)
        expect(done, 0)
        (folder.path / "m.json").write_bytes(done.stdout)
        ask = ("tabulate", "--by", "unit,indicator", "--format", "csv")
        plain = run(*ask, *names, cwd=folder.path)
        expect(plain, 0)
        assert run(*ask, "m.json", cwd=folder.path).stdout == plain.stdout
        assert run(*ask, "-", cwd=folder.path, given=done.stdout).stdout == plain.stdout
        assert run("read", "--format", "json", "m.json", cwd=folder.path).stdout == done.stdout
        # One that is wrong is named by its number; what is no array of reports is no such file.
        folder.write("half.json", done.stdout.decode().replace('"format"', '"form"', 1))
        done = run("read", "half.json", cwd=folder.path)
        assert done.returncode == 2 and done.stderr.startswith(b"half.json[0]: ") and b"half.json[1]" not in done.stderr, done
        for wrong in ("[", "[]", "[1]", "[{}", "[{},]", "[{}] {}", '["\\', "[}"):
            folder.write("wrong.json", wrong)
            expect(run("read", "wrong.json", cwd=folder.path), 2, "wrong.json:")


def test_what_is_to_be_done_with_a_document_is_said():
    with Folder() as folder:
        folder.write("a.fods", '<?xml version="1.0"?>\n<office:document office:version="1.3"><office:body/></office:document>\n')
        expect(run("read", "--period", "2024", "a.fods", cwd=folder.path), 2, "save a text as .odt or .docx, a sheet as .xlsx")
        done = run("read", "--period", "2024", "a.fods", locale="vi_VN.UTF-8", cwd=folder.path)
        expect(done, 2, "  → lưu văn bản thành .docx, bảng tính thành .xlsx, hoặc thêm --convert để LibreOffice chuyển\n")
        folder.write("a.rtf", "{\\rtf1 a}")
        expect(run("read", "a.rtf", locale="vi_VN.UTF-8", cwd=folder.path), 2, "thêm --convert")


if __name__ == "__main__":
    run_tests(globals())
