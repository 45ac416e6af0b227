# SPDX-License-Identifier: LGPL-2.1-or-later
"""Follows the links of the manual, as it is installed, to pages and files of its own: manual_links.py DIRECTORY"""

import html.parser
import pathlib
import sys
import urllib.parse

from tap import Tap

MANUAL = pathlib.Path(sys.argv[1])


class Links(html.parser.HTMLParser):
    """What a page links to, and what can be linked to in it."""

    def __init__(self, page):
        super().__init__()
        self.links, self.anchors = set(), set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.anchors.add(attributes["id"])
        for name in ("href", "src"):
            link = urllib.parse.urlsplit(attributes.get(name) or "")
            if not link.scheme and not link.netloc and link.path:
                self.links.add((urllib.parse.unquote(link.path), urllib.parse.unquote(link.fragment)))


def main():
    tap = Tap()
    pages = {path.name: Links(path) for path in sorted(MANUAL.glob("*.html"))}
    tap.result("the manual has pages", None if len(pages) > 100 else f"{len(pages)}")
    for name, page in pages.items():
        dead = []
        for path, fragment in sorted(page.links):
            if not (MANUAL / path).exists():
                dead.append(path)
            elif fragment and path in pages and fragment not in pages[path].anchors:
                dead.append(f"{path}#{fragment}")
        if dead:
            tap.result(f"the links of {name}", f"lead nowhere: {', '.join(dead)}")
    tap.result("all links were followed", None)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
