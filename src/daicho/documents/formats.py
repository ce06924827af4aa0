"""Which format a source is in: by its name, by what HTTP says of it, and by its first bytes.

The first bytes overrule the rest where they cannot be mistaken (PDF, zip); the name and HTTP decide otherwise; the first bytes
decide again where neither says anything.
"""

from __future__ import annotations

import os
import re
from typing import Literal

Format = Literal["text", "html", "json", "feed", "pdf", "docx"]

SUFFIXES: dict[str, Format | Literal["xml"]] = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), "json"),
    **dict.fromkeys((".rss", ".atom"), "feed"),
    ".xml": "xml",
    ".pdf": "pdf",
    ".docx": "docx",
}
"""File endings that daicho reads when it finds them in a folder; `xml` may be a feed or a page."""

LINES = (".jsonl", ".ndjson")
"""File endings that promise JSON lines."""

_MEDIA_TYPES: dict[str, Format | Literal["xml"]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "xml",
    "text/xml": "xml",
    **dict.fromkeys(
        ("application/json", "application/x-ndjson", "application/jsonl", "application/x-jsonlines"), "json"
    ),
    "text/markdown": "text",
}

_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_MARKUP = re.compile(r"\s*<(?:!doctype|!--|\?xml|/?[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\]{])')


def format_of(head: bytes, *, name: str = "", media_type: str = "") -> Format:
    """The format of a source. head: its first few thousand bytes; name: a path or address; media_type: as HTTP has it."""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    told = _MEDIA_TYPES.get(media_type) or SUFFIXES.get(suffix(name))
    text = _readable(head)
    if told in ("xml", "html") and _FEED.search(text):  # many servers send feeds as text/html
        return "feed"
    if told:
        return "html" if told == "xml" else told
    if _JSON.match(text):
        return "json"
    if _MARKUP.match(text):
        return "feed" if _FEED.search(text) else "html"
    return "text"


def suffix(name: str) -> str:
    """The ending of a path or address in lower case, with its dot; empty where it has none."""
    return os.path.splitext(name.partition("?")[0] if "://" in name else name)[1].lower()


def _readable(head: bytes) -> str:
    """The ASCII in `head`, whatever its encoding: all that telling formats apart needs."""
    return head.replace(b"\0", b"").decode("ascii", "ignore")
