"""Word documents (.docx): paragraphs, lists and tables in the order in which they stand.

python-docx opens the file; the text is gathered here, because its own `text` leaves out what stands in content controls, text
boxes, tracked insertions and under furigana.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from daicho.documents.draft import Draft, Raw
from daicho.documents.text import title_of
from daicho.errors import InputRefused

_MAX_UNPACKED = 100_000_000  # bytes, images included; a report of a thousand pages has a tenth of it as text
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # the container of .doc, and of every Office file with a password
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNREAD = (f"{_WORD}rt", f"{_WORD}del", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_SIGNS = {"tab": "\t", "noBreakHyphen": "-", "softHyphen": "", "br": " ", "cr": " "}


def read_docx(raw: Raw) -> Iterator[Draft]:
    """The one document a Word file is. Raises InputRefused for what is none, is broken, or unpacks without end."""
    _check_archive(raw)
    import docx

    try:
        body = docx.Document(io.BytesIO(raw.data)).element.body
    except Exception as error:  # python-docx lets through whatever its XML and zip readers raise
        raise InputRefused(raw.source, f"a broken Word file: {error}") from error
    text = _text(body)
    yield Draft(text, title=title_of(text))


def _check_archive(raw: Raw) -> None:
    if raw.data.startswith(_OLD_OFFICE):
        raise InputRefused(raw.source, "an old Word file or one with a password; save it as .docx without one")
    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise InputRefused(raw.source, "a broken or truncated Word file") from None
    if not any(name.startswith("word/") for name in sizes):
        raise InputRefused(raw.source, "a zip archive that is no Word document")
    # No reader unpacks more of an entry than the size the archive states for it.
    if sum(sizes.values()) > _MAX_UNPACKED:
        raise InputRefused(raw.source, f"unpacks to more than {_MAX_UNPACKED:,} bytes")


def _text(body: Any) -> str:
    """Paragraphs with a blank line between them, list items with a dash, a line for each row of a table."""
    from lxml import etree

    etree.strip_elements(body, *_UNREAD, with_tail=False)
    parts: list[str] = []
    cells = 0  # how many table cells we are inside
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag.removeprefix(_WORD) if isinstance(element.tag, str) else ""
        if event == "start":
            cells += tag == "tc"
            if tag == "t":
                parts.append(element.text or "")
            elif tag == "p" and not cells and _is_list_item(element):
                parts.append("- ")
            parts.append(_SIGNS.get(tag, ""))
        elif tag == "tc":
            cells -= 1
            parts.append(" | " if not cells else " ")
        elif tag == "p":
            parts.append(" " if cells else "\n\n")
        elif tag in ("tr", "tbl") and not cells:
            parts.append("\n")
    lines = (re.sub(r" +\| ", " | ", line).strip(" |") for line in "".join(parts).split("\n"))
    return "\n".join(lines).strip()


def _is_list_item(paragraph: Any) -> bool:
    style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
    numbered = paragraph.find(f"{_WORD}pPr/{_WORD}numPr") is not None
    return numbered or (style is not None and style.get(f"{_WORD}val", "").startswith("List"))
