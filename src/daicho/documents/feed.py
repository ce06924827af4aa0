"""RSS and Atom feeds: a document for every entry, with its link, date and publisher."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from daicho.documents.dates import written_date
from daicho.documents.decode import decode
from daicho.documents.draft import Draft, Raw
from daicho.documents.html import fragment_text
from daicho.errors import InputRefused

_END = re.compile(r"</(?:rss|feed|rdf:RDF)\s*>\s*\Z")


def read_feed(raw: Raw) -> Iterator[Draft | InputRefused]:
    """The entries of a feed in its order. An entry with a headline and nothing else is its headline.

    A feed that breaks off is read up to there, and the break refused. Raises InputRefused for what is no feed.
    """
    import feedparser

    text = decode(raw, declares=True)
    # feedparser would guess the encoding of bytes and take a short string for a file name; so it gets a stream, and is told.
    feed = feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
    )
    if not feed.entries:
        raise InputRefused(raw.source, "a feed without entries" if feed.version else "XML that is no feed")
    publisher = feed.feed.get("publisher") or feed.feed.get("title")
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield _entry(raw.source, entry, number, publisher)
        except InputRefused as refusal:
            yield InputRefused(raw.source, f"entry {number}: {refusal.reason}")
    if not _END.search(text):
        yield InputRefused(raw.source, "the feed breaks off before its end")


def _entry(source: str, entry: Any, number: int, publisher: str | None) -> Draft:
    title = entry.get("title", "")
    if entry.get("title_detail", {}).get("type") != "text/plain":
        title = fragment_text(source, title)
    title = " ".join(title.split()) or None
    bodies = [content.get("value", "") for content in entry.get("content", [])] or [entry.get("summary", "")]
    body = fragment_text(source, max(bodies, key=len))
    link = entry.get("link")
    return Draft(
        text="\n\n".join(part for part in (title, body) if part),
        title=title,
        published=written_date(entry.get("published") or entry.get("updated") or ""),
        publisher=(entry.get("source") or {}).get("title") or publisher,
        url=link,
        part=link or str(number),
    )
