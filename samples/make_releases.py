"""Make the PDF and Word files of samples/stories from the texts in samples/releases.

A text begins with lines `Title:`, `Publisher:` and `Date:`; after an empty line come paragraphs, an empty line between each. The
date goes into the file's metadata, and the same text gives the same PDF: `python samples/make_releases.py`.
"""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

HERE = Path(__file__).parent
JAPANESE_FONT = "HeiseiMin-W3"  # one that PDF readers bring themselves, so that none need be embedded
PDFS = ("rapidus-920-billion", "rapidus-1cho7225oku")
WORD = ("university-ai",)


@dataclass(frozen=True)
class Release:
    """A text to be set, and what its metadata will say of it."""

    title: str
    publisher: str
    date: datetime.datetime
    paragraphs: tuple[str, ...]


def read_release(path: Path) -> Release:
    """The release written in `path`. Raises KeyError for a missing line of the heading, ValueError for a date that is none."""
    head, *paragraphs = path.read_text(encoding="utf-8").strip().split("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    noon = datetime.datetime.fromisoformat(fields["Date"]).replace(hour=3, tzinfo=datetime.UTC)  # noon in Tokyo
    return Release(fields["Title"], fields["Publisher"], noon, tuple(paragraphs))


def write_pdf(release: Release, path: Path) -> None:
    """One A4 page or more, dated like the release."""
    japanese = not release.title.isascii()
    style = ParagraphStyle(
        "body",
        fontName=JAPANESE_FONT if japanese else "Times-Roman",
        fontSize=11,
        leading=17,
        spaceAfter=9,
        wordWrap="CJK" if japanese else None,
    )
    heading = ParagraphStyle("heading", style, fontSize=15, leading=21)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(release.date.timestamp()))  # read by reportlab, for the metadata
    template = SimpleDocTemplate(
        str(path),
        pagesize=A4,
        title=release.title,
        author=release.publisher,
        leftMargin=72,
        rightMargin=72,
        invariant=1,
    )
    body = [Paragraph(escape(paragraph), style) for paragraph in release.paragraphs]
    body.insert(3, Paragraph(escape(release.title), heading))  # below the kind of text, the date and the sender
    template.build(body)


def write_word(release: Release, path: Path) -> None:
    """The title as a heading, then the paragraphs, dated like the release."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.author = release.title, release.publisher
    properties.created = properties.modified = release.date.replace(tzinfo=None)
    document.add_heading(release.title, level=1)
    for paragraph in release.paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))


def main() -> None:
    """Write every release beside the other stories."""
    pdfmetrics.registerFont(UnicodeCIDFont(JAPANESE_FONT))
    for name in PDFS:
        write_pdf(read_release(HERE / "releases" / f"{name}.txt"), HERE / "stories" / f"{name}.pdf")
    for name in WORD:
        write_word(read_release(HERE / "releases" / f"{name}.txt"), HERE / "stories" / f"{name}.docx")


if __name__ == "__main__":
    main()
