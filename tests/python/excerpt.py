# SPDX-License-Identifier: LGPL-2.1-or-later
"""Output that a document shows in part."""

import re


def assert_excerpt(shown, real):
    """Each stretch between two «⋮» is in the output, whole lines, in its order; the ends are the ends."""
    stretches = re.split(r"^⋮\n\n?", shown, flags=re.MULTILINE)
    assert real.startswith(stretches[0]), "the beginning differs"
    assert real.endswith(stretches[-1]), "the end differs"
    at = 0
    for stretch in stretches:
        found = ("\n" + real).find("\n" + stretch, at)
        assert found >= 0, f"not in the output:\n{stretch}"
        at = found + len(stretch)
