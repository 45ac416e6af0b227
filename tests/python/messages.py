# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the library says of files that it cannot read, the program says in Vietnamese as well.

messages.py SOURCE: every message in the rooms that open documents fits one of the program's table.
"""

import re
import sys
from pathlib import Path

from tap import Tap

SOURCE = Path(sys.argv[1]).resolve()
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
# As printf() takes them; a size in bytes is made of two strings and a macro.
CONVERSION = re.compile(r'%(?:[a-z]+|" [A-Z0-9_]+ ")')
# Where the library opens documents, and what hands a message to the caller there.
ROOMS = ("reading/documents/*.c", "checking/dr-held.c", "checking/dr-comparison.c")
# What no file of a clerk makes: a program built the report itself.
OF_PROGRAMS = {"the report is empty: no builder made it", "the report was not made by a builder"}
REPORTS = re.compile(r"\b(dr_error_set|dr_limits_set_error|fail)\s*\(((?:[^;\"]|\"(?:[^\"\\\\]|\\\\.)*\")*)\);")
# What they say stands elsewhere: in calls of fail(), in the tables of kinds of files, in the model's texts.
FRAMES = {"this is {}", "archive, entry {}: {} {}", "{}; if it is in another encoding, say in which: {}"}
KINDS = re.compile(r'"(an? [^"]+; [^"]+)"')


def literals(text):
    """The words of a call, with {} for what is filled in."""
    return "".join(STRING.findall(CONVERSION.sub("{}", text)))


def said():
    """Each message with its place in the sources."""
    for path in sorted(path for room in ROOMS for path in (SOURCE / "lib").glob(room)):
        text = path.read_text(encoding="utf-8")
        for name, arguments in REPORTS.findall(text):
            # The names of encodings are a macro behind the words.
            message = re.sub(r": $", ": {}", literals(arguments)).removeprefix("line 1, column 1: ")
            if message and message not in FRAMES | OF_PROGRAMS:
                yield path.name, f"archive, entry 1: x {message}" if name == "fail" else message
        if "this is %s" in text:
            for kind in KINDS.findall(text):
                yield path.name, f"this is {kind}"


def translated():
    """The English side of the table, as patterns."""
    text = (SOURCE / "lib/cli/document-messages.c").read_text(encoding="utf-8")
    for english in re.findall(r'^  \{ "((?:[^"\\]|\\.)*)",', text, re.MULTILINE):
        # A place, a limit and a remedy are added elsewhere.
        yield re.sub(r"^\{\}: line \{\}, column \{\}: |; the limit \(\{\}\) is \{\}$", "", english)


def fits(message, english):
    words = [re.escape(part) for part in english.split("{}")]
    return re.fullmatch(".+".join(words), message) is not None


def main():
    tap = Tap()
    table = list(translated())
    messages = list(said())

    def each_is_translated():
        lacking = []
        for path, message in messages:
            if not any(fits(message.replace("{}", "x"), english) for english in table):
                lacking.append(f"{path}: {message}")
        assert not lacking, "\n".join(lacking)

    def there_are_messages():
        assert len(messages) > 30 and len(table) > 30, (len(messages), len(table))

    tap.run("messages are found", there_are_messages)
    tap.run("each is told in Vietnamese", each_is_translated)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
