"""From a page to its documents: the main text that triage judges, and the document that the pipeline reads.

The quick way to a main text (resiliparse) serves triage only. What passes is read by `documents` as any other source is, so
that the same page gives the same text and the same offsets whether it comes from a crawl or a folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from daicho.corpus.page import Page
from daicho.documents.decode import decode
from daicho.documents.draft import Raw
from daicho.documents.sources import read_bytes, read_object
from daicho.errors import InputRefused
from daicho.model.document import Document

_SHORT = 200  # characters: with less, the story may not have been found among the menus, and all of the page counts


def main_text(page: Page) -> str:
    """What a page tells, without its menus where they can be told from it. Raises InputRefused."""
    if page.form == "row":
        said, markup = _said(page)
        return _story(said) if markup else said
    text = decode(Raw(page.source, page.data, page.charset), declares=page.form == "markup")
    return _story(text) if page.form == "markup" else text


def documents_of(page: Page) -> Iterator[Document | InputRefused]:
    """The documents a page is, as `daicho read` would have them."""
    if page.form == "row":
        address, _, part = page.source.rpartition("#")
        try:
            yield read_object(address, _object(page), part)
        except InputRefused as refusal:
            yield refusal
        return
    yield from read_bytes(page.source, page.data, media_type=page.media_type, charset=page.charset, url=page.url)


def _object(page: Page) -> object:
    if page.value is None:
        return _parsed(page)
    if "text" in page.value or "html" in page.value:
        return page.value
    slot = "html" if page.media_type == "text/html" else "text"
    return {**page.value, slot: _decoded(page)}


def _decoded(page: Page) -> str:
    """The text of a row that its reader has apart: in UTF-8, or as crawls keep it, the bytes of a page as they came."""
    try:
        return page.data.decode()
    except UnicodeDecodeError:
        return decode(Raw(page.source, page.data), declares=page.media_type == "text/html")


def _said(page: Page) -> tuple[str, bool]:
    """The text or markup of a row, and whether it is markup."""
    value = _object(page)
    if not isinstance(value, dict):
        raise InputRefused(page.source, "no JSON object")
    for slot in ("text", "html"):
        if isinstance(said := value.get(slot), str) and said.strip():
            return said, slot == "html"
    raise InputRefused(page.source, 'no "text" or "html" in it')


def _parsed(page: Page) -> object:
    try:
        return json.loads(decode(Raw(page.source, page.data)))
    except (ValueError, RecursionError) as error:
        raise InputRefused(page.source, f"broken JSON: {error}") from None


def _story(markup: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    text: str = extract_plain_text(markup, main_content=True, alt_texts=False, list_bullets=False)
    return text if len(text) >= _SHORT else extract_plain_text(markup, alt_texts=False, list_bullets=False)
