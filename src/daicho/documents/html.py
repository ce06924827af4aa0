"""Web pages: the story with its lists and tables, and what the page declares of it.

What the story is among menus and adverts, trafilatura decides. A page too short or too large for it to judge is taken whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml import etree, html

from daicho.documents.decode import decode
from daicho.documents.draft import Draft, Raw
from daicho.documents.page_metadata import declared
from daicho.errors import InputRefused

_MAX_TAGS = 1_000_000  # a hundred times a long page
_MAX_JUDGED = 100_000  # tags: trafilatura takes seconds for so many
_SHORT = 250  # characters: trafilatura's own threshold for a story it is sure of
_SMALL_PAGE = 1500  # characters on a page with so little round its story that all of it may be read
_HEAD = 500  # characters at the start of a story in which its headline stands, if it stands there at all

_READINGS = ("rt", "rp")  # furigana, which would come between a word and the next
_UNREAD = ("script", "style", "template", "noscript", "svg", "iframe", "object")
_AROUND = ("nav", "header", "footer", "aside", "form", "button", "select")
# trafilatura would set these apart from the sentence they stand in.
_INLINE = (
    "b", "i", "em", "strong", "span", "ruby", "rb", "font", "u", "small", "mark", "abbr", "wbr", "bdi", "data", "time",
)  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "h1",
    "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "thead", "tr",
    "ul", "body",
})  # fmt: skip
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def read_html(raw: Raw) -> Iterator[Draft]:
    """The one document a web page is."""
    yield page(raw.source, decode(raw, declares=True), url=raw.url)


def page(source: str, markup: str, *, url: str | None = None) -> Draft:
    """The document that `markup` shows. Raises InputRefused for markup that is no page one could read."""
    tree = _tree(source, markup)
    facts = declared(tree)
    etree.strip_elements(tree, *_UNREAD, with_tail=False)
    etree.strip_tags(tree, *_INLINE)
    text = _story(tree) if markup.count("<") <= _MAX_JUDGED else _whole(tree)
    if facts.title and facts.title not in text[:_HEAD]:
        text = f"{facts.title}\n\n{text}"
    return Draft(text, title=facts.title, published=facts.published, publisher=facts.publisher, url=url or facts.url)


def fragment_text(source: str, markup: str) -> str:
    """The text of a piece of markup, as feeds carry it, all of it taken."""
    if not markup.strip():
        return ""
    tree = _tree(source, markup)
    etree.strip_elements(tree, *_UNREAD, with_tail=False)
    return _block_text(tree)


def _tree(source: str, markup: str) -> Any:
    if markup.count("<") > _MAX_TAGS:
        raise InputRefused(source, f"a page of more than {_MAX_TAGS:,} tags")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        raise InputRefused(source, "no text in it") from None
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise InputRefused(source, "tags nested too deeply for a page")
    etree.strip_elements(tree, *_READINGS, with_tail=False)
    return tree


def _story(tree: Any) -> str:
    from trafilatura import extract

    text: str = extract(tree, fast=True, include_comments=False, include_tables=True, config=_config()) or ""
    if len(text) >= _SHORT:
        return text
    whole = _whole(tree)
    return whole if not text or len(whole) <= _SMALL_PAGE else text


@cache
def _config() -> Any:
    """trafilatura's settings, without its fallback for short texts, which runs all lines into one."""
    from trafilatura.settings import use_config

    config = use_config()
    for size in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
        config.set("DEFAULT", size, "1")
    return config


def _whole(tree: Any) -> str:
    """All of the page's article, or of the page without its menus where it marks none."""
    etree.strip_elements(tree, *_AROUND, with_tail=False)
    return _block_text(next(tree.iter("article", "main"), tree))


def _block_text(tree: Any) -> str:
    """All text under an element: a line for each block, the cells of a row parted by bars."""
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in _BLOCKS:
            parts.append("\n")
        elif element.tag in ("td", "th") and event == "end":
            parts.append(" | ")
        said = element.text if event == "start" else element.tail
        if said and element.tag not in ("head", "title"):
            parts.append(_BLANKS.sub(" ", said))
    lines = (line.strip(" |") for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
