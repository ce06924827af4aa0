"""Texts whose lines were broken to a width, as PDF files and old wires have them, set to the width of the page.

Every character keeps its place, so that spans still fit: a break within a paragraph is shown as the space that it stands for, and
between Japanese characters as one that takes no room.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_PARAGRAPH = re.compile(r"(?:[^\n]+\n)+[^\n]+")
_LEAST, _MOST = 40.0, 130.0  # the width of full lines, in Latin letters
_FULL = 0.72  # of the widest line of a paragraph: a line as wide as this was broken where it had to be
_NOTHING = "\u200b"
_ENDS = ("。", "」", ":", "：")
_BEGINS = re.compile(r"\s|[-*•・■●○◆▼①-⑳#|>]|\d{1,2}[.)）]\s")


def flowing(text: str) -> str:
    """`text`, as long as before, without the breaks that only keep lines short."""
    found = list(_PARAGRAPH.finditer(text))
    wrapped = [match for match in found if _is_wrapped(match.group().split("\n"))]
    if not wrapped:
        return text
    shown = list(text)
    for match in wrapped:
        for at in (i for i in range(*match.span()) if text[i] == "\n"):
            shown[at] = _NOTHING if _is_wide(text[at - 1]) and _is_wide(text[at + 1]) else " "
    return "".join(shown)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines of a paragraph were broken to a width: all but the last are about as wide as the widest."""
    widths = [sum(2.0 if _is_wide(character) else 1.0 for character in line) for line in lines]
    widest = max(widths)
    return (
        _LEAST <= widest <= _MOST
        and all(width >= _FULL * widest for width in widths[:-1])
        and not any(line.rstrip().endswith(_ENDS) for line in lines[:-1])
        and not any(_BEGINS.match(line) for line in lines)
    )


def _is_wide(character: str) -> bool:
    """Whether a character is one of those between which Japanese has no space."""
    return character > "\u2e7f"
