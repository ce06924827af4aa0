"""PDF: the text of its pages.

PDFium is fast, and written in C++: a hostile file can make it crash, run for minutes or fill the memory. So it works in
a process of its own (`pdf_pages`), with limits, and such a file is refused like any other.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

from daicho.documents.draft import Draft, Raw
from daicho.documents.text import title_of
from daicho.errors import InputRefused

_TIMEOUT_S = 60  # PDFium reads hundreds of pages a second
_END = b"%%EOF"
_TAIL = 4096  # bytes in which a whole file has its end mark; some tools write a little after it


def read_pdf(raw: Raw) -> Iterator[Draft]:
    """The one document a PDF is. Raises InputRefused for encrypted, truncated and scanned ones."""
    if _END not in raw.data[-_TAIL:]:
        raise InputRefused(raw.source, "a truncated PDF: its end is missing")
    command = [sys.executable, "-P", "-m", "daicho.documents.pdf_pages"]
    try:
        reader = subprocess.run(command, input=raw.data, capture_output=True, timeout=_TIMEOUT_S, check=False)
    except subprocess.TimeoutExpired:
        raise InputRefused(raw.source, f"a PDF that takes longer than {_TIMEOUT_S} seconds to read") from None
    if reader.returncode:
        why = (
            reader.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            or "stopped at the limit on memory or time"
        )
        raise InputRefused(raw.source, f"a PDF that PDFium cannot read: {why}")
    answer = json.loads(reader.stdout)
    if "refused" in answer:
        raise InputRefused(raw.source, answer["refused"])
    text = answer["text"]
    yield Draft(text, title=title_of(text))
