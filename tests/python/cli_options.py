# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drives the program as a user would: help, options that are wrong, languages and locales."""

import os
import subprocess

from program import PROGRAM, SAMPLE, expect, run, run_tests


def test_help_is_on_standard_output():
    for arguments in (["--help"], ["-h"], ["read", "--help"], ["check", "--help"], ["compare", "--help"],
                      ["rank", "--help"], ["roster", "--help"], ["tabulate", "--help"], ["read", "-h"]):
        done = run(*arguments)
        expect(done, 0)
        assert done.stdout.decode().startswith("Usage: districtreport"), done.stdout
        assert not done.stderr
        done = run(*arguments, locale="vi_VN.UTF-8")
        assert done.stdout.decode().startswith("Cách dùng: districtreport"), done.stdout


def test_version():
    done = run("--version")
    expect(done, 0)
    name, version = done.stdout.decode().split()
    assert name == "districtreport" and version.count(".") == 2


def test_language_follows_the_first_variable_that_is_set():
    for values, vietnamese in (
        ({"LC_ALL": "vi_VN.UTF-8", "LANG": "en_US"}, True),
        ({"LC_MESSAGES": "vi", "LANG": "C"}, True),
        ({"LC_ALL": "C", "LANG": "vi_VN"}, False),
        ({"LC_ALL": "", "LANG": "vi_VN"}, True),
        ({"LANG": "view"}, False),
        ({}, False),
    ):
        done = subprocess.run([PROGRAM, "--help"], env=values | {"LD_LIBRARY_PATH": os.environ.get("LD_LIBRARY_PATH", "")},
                              capture_output=True, check=True)
        assert done.stdout.decode().startswith("Cách dùng") == vietnamese, values


def test_wrong_usage_is_explained():
    for arguments, message in (
        ([], "Usage"),
        (["tabulated"], "“tabulated”"),
        (["tabulate"], "FILE is missing"),
        (["tabulate", "--where", "unit", SAMPLE], "KEY=VALUE"),
        (["tabulate", "--by", "village", SAMPLE], "not a key"),
        (["tabulate", "--metric", "luck", SAMPLE], "not a metric"),
        (["tabulate", "--digits", "31", SAMPLE], "not above 30"),
        (["tabulate", "--structure", "2025-07", SAMPLE], "--structure takes a day"),
        (["tabulate", "--divided", "halve", SAMPLE], "--divided cannot be “halve”"),
        (["tabulate", "--limit", "3", "--pivot", "unit", SAMPLE], "leave one of them out"),
        (["tabulate", "--nested", "both", SAMPLE], "--nested cannot be “both”"),
        (["tabulate", "--as-of", "2025", SAMPLE], "--as-of takes a day"),
        (["read"], "FILE is missing"),
        (["check"], "FILE is missing"),
        (["read", "--frob", SAMPLE], "--frob"),
        (["check", "--frob", SAMPLE], "--frob"),
        (["read", "--format", "xml", SAMPLE], "table, json"),
        (["check", "--format", "table", SAMPLE], "text, json"),
        (["check", "--fail-on", "never", SAMPLE], "note, warning, error"),
        (["rank"], "FILE is missing"),
        (["rank", "--metric", "luck", SAMPLE], "completion, attained, actual"),
        (["rank", "--method", "random", SAMPLE], "competition, dense, modified, ordinal, fractional"),
        (["rank", "--within", "hamlet", SAMPLE], "central, province, district, commune"),
        (["rank", "--digits", "21", SAMPLE], "0 to 20"),
        (["rank", "--digits", "-2", SAMPLE], "0 to 20"),
        (["rank", "--during", "soon", SAMPLE], "2024-Q4"),
        (["rank", "--explain", "--format", "csv", SAMPLE], "--format table"),
        (["read", "--format"], "--format"),
        (["read", "--width", "wide", SAMPLE], "wide"),
        (["read", "--width", "-5", SAMPLE], "districtreport: --width is not below 0"),
        (["tabulate", "--where", "unit", SAMPLE], "districtreport: --where unit: KEY=VALUE is wanted"),
        (["tabulate", "--limit", "-1", SAMPLE], "districtreport: --limit and --digits are not below 0"),
    ):
        expect(run(*arguments), 2, message)
        expect(run(*arguments, locale="vi_VN.UTF-8"), 2)


def test_words_of_options_are_utf8_under_every_locale():
    ask = ("tabulate", "--by", "measure", "--metric", "rows", "--format", "csv", "--where")
    for locale in ("C", "C.UTF-8", "vi_VN.UTF-8", "en_US.ISO-8859-1"):
        done = run(*ask, "measure=hội viên", SAMPLE, locale=locale)
        expect(done, 0)
        assert done.stdout.decode().splitlines()[1].startswith("hội viên,"), done.stdout.decode()
        expect(run(*ask, b"measure=h\xf4", SAMPLE, locale=locale), 2, "--where")


def test_width_is_an_option():
    narrow = run("read", "--width", "40", SAMPLE).stdout.decode().splitlines()
    assert max(map(len, narrow)) <= 40
    wide = run("read", "--width=0", SAMPLE).stdout.decode().splitlines()
    assert max(map(len, wide)) > 80


def test_bytes_are_utf8_under_every_locale():
    plain = run("read", SAMPLE).stdout
    assert "Ủy ban Kiểm tra Huyện ủy".encode() in plain
    assert run("read", SAMPLE, locale="POSIX").stdout == plain
    assert run("read", SAMPLE, locale="en_US.ISO-8859-1").stdout == plain
    assert "Tổng hợp".encode() in run("read", SAMPLE, locale="vi_VN.TCVN").stdout


if __name__ == "__main__":
    run_tests(globals())
