"""Plain text and Markdown: stored as decoded, with the first heading or line as title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daicho.documents.decode import decode
from daicho.documents.draft import Draft, Raw

_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*\s*\Z")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_TITLE_MAX = 200  # characters: a longer first line is a paragraph


def read_text(raw: Raw) -> Iterator[Draft]:
    """The one document a text file is."""
    text = decode(raw)
    yield Draft(text, title=title_of(text))


def title_of(text: str) -> str | None:
    """The first line that says something, without Markdown's marks and escapes; None where that line is a paragraph."""
    for line in text.split("\n"):
        line = line.strip()
        if not any(char.isalnum() for char in line):
            continue
        heading = _HEADING.match(line)
        title = _ESCAPED.sub(r"\1", heading.group(1) if heading else line)
        return title if len(title) <= _TITLE_MAX else None
    return None
