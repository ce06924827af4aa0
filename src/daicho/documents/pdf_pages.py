"""The process that reads one PDF: bytes on standard input, a JSON object with `text` or `refused` on standard output."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any

_MAX_MEMORY = 1_000_000_000  # bytes
_MAX_SECONDS = 50
_MAX_PAGES = 5_000
_MAX_CHARACTERS = 20_000_000

_LINE_END_HYPHEN = "\ufffe"  # PDFium's sign for a hyphen before a line's end, with the line break left out
_LINE = re.compile(rf"([^\S\r\n]*)[^\r\n{_LINE_END_HYPHEN}]+{_LINE_END_HYPHEN}?")
_DOUBLE = 1.2  # of a line's height: the white between lines set double; more is unusual on any page
_GAP = 0.3  # of a line's height: so much more white than usual above a line begins a paragraph
_OTHER_SIZE = 1.25  # times as high, or as low, as the line before: a heading, or the text after one
_SENTENCE_END = re.compile(r"[.!?。！？][\"'”’)\]」』]*\Z")


def main() -> None:
    """Answer for the PDF on standard input."""
    _limit()
    json.dump(_answer(sys.stdin.buffer.read()), sys.stdout)


def _limit() -> None:
    """Let this process take no more than its share, where the system can tell it so."""
    try:
        import resource
    except ImportError:  # Windows: only the caller's time limit holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MAX_MEMORY, _MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_MAX_SECONDS, _MAX_SECONDS))


def _answer(data: bytes) -> dict[str, str]:
    import pypdfium2
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
        if pages > _MAX_PAGES:
            return {"refused": f"a PDF of more than {_MAX_PAGES:,} pages"}
        texts: list[str] = []
        size = 0
        for page in document:
            texts.append(page_text(page))
            size += len(texts[-1])
            if size > _MAX_CHARACTERS:
                return {"refused": f"a PDF with more than {_MAX_CHARACTERS:,} characters"}
    except pypdfium2.PdfiumError as error:
        if error.err_code == FPDF_ERR_PASSWORD:
            return {"refused": "an encrypted PDF; save it without its password"}
        return {"refused": "a broken or truncated PDF"}
    text = _joined([text for text in texts if text])
    return {"text": text} if text else {"refused": "a PDF without text: scanned pages need text recognition first"}


def page_text(page: Any) -> str:
    """The lines of a page as PDFium orders them, a blank line before each paragraph that the layout sets apart."""
    textpage = page.get_textpage()
    text = textpage.get_text_range()
    found = [match for match in _LINE.finditer(text) if not match.group().isspace()]
    lines = [match.group().rstrip().replace(_LINE_END_HYPHEN, "-") for match in found]
    if len(text) != textpage.count_chars():
        return "\n".join(lines)  # characters and boxes do not answer to each other
    extents = [textpage.get_charbox(match.end(1), loose=True)[1::2] for match in found]
    return "".join(
        ("\n\n" if apart else "\n") + line for apart, line in zip(_set_apart(extents), lines, strict=True)
    ).strip("\n")


def _set_apart(extents: list[tuple[float, float]]) -> Iterator[bool]:
    """For each line, by its bottom and top: whether more white than usual, or another size, parts it from the one before."""
    gaps = [before[0] - line[1] for before, line in pairwise(extents)]
    usual = median([gap for gap in gaps if gap > 0] or [0])
    yield from (False for _ in extents[:1])
    for gap, (before, line) in zip(gaps, pairwise(extents), strict=True):
        height, height_before = line[1] - line[0], before[1] - before[0]
        resized = not height / _OTHER_SIZE <= height_before <= height * _OTHER_SIZE
        yield gap > min(usual, _DOUBLE * height) + _GAP * height or (resized and gap > 0)


def _joined(pages: list[str]) -> str:
    """The text of all pages; a sentence that runs over a page's end is not cut by a blank line."""
    text = ""
    for page in pages:
        text += ("\n\n" if _SENTENCE_END.search(text) else "\n") + page
    return text.strip("\n")


if __name__ == "__main__":
    main()
