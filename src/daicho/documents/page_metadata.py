"""What a web page declares of itself: title, date published, publisher, address.

Only declarations are read (JSON-LD, meta elements, <time>), never the prose, from which trafilatura's own search would
take a date.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from daicho.documents.dates import written_date

_TITLES = ("og:title", "twitter:title", "dc.title")
_PUBLISHERS = ("og:site_name", "application-name", "dc.publisher")
# In the order of how strictly publishers use them; the last few may be the day of an update.
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "date.published", "publication_date",
    "citation_publication_date", "citation_date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "pubdate",
    "publishdate", "publish-date", "publish_date", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created",
    "dc.date", "dcterms.date", "date",
)  # fmt: skip
_ARTICLE = re.compile(r"Article|Posting|Report", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page says of itself; None where it does not. published: ISO date, possibly partial."""

    title: str | None
    published: str | None
    publisher: str | None
    url: str | None


def declared(tree: Any) -> Declared:
    """What the page under the root element `tree` declares."""
    meta = _meta(tree)
    article = _article(tree)
    publisher = _first([*(meta.get(name) for name in _PUBLISHERS), _name(article.get("publisher"))])
    title = _first(
        [
            _text(article.get("headline")),
            *(meta.get(name) for name in _TITLES),
            *(_text_of(heading) for heading in _only(tree.iter("h1"))),
            *(_text_of(title) for title in tree.iter("title")),
        ]
    )
    dates = [_text(article.get("datePublished")), *(meta.get(name) for name in _DATES), *_times(tree)]
    canonical = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    return Declared(
        title=_without_publisher(title, publisher),
        published=_first(written_date(date) for date in dates if date),
        publisher=publisher,
        url=_first(url for url in [*canonical, meta.get("og:url")] if url and url.startswith(("http://", "https://"))),
    )


def _meta(tree: Any) -> dict[str, str]:
    """Content of the page's meta elements by lower-case name, the first of each name."""
    found: dict[str, str] = {}
    for element in tree.iter("meta", "span", "p", "div", "abbr"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = _text(element.get("content"))
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _article(tree: Any) -> dict[str, Any]:
    """The JSON-LD object that describes the story, or else any that has a date, or else an empty one."""
    dated: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            dated += [thing for thing in _things(json.loads(script.text or "")) if thing.get("datePublished")]
        except (ValueError, RecursionError):
            continue  # a page whose JSON-LD is broken declares nothing by it
    return next((thing for thing in dated if _ARTICLE.search(str(thing.get("@type")))), dated[0] if dated else {})


def _things(value: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top of a JSON-LD value and in its `@graph`, in order."""
    values = [value]
    for thing in values:  # grows as it is read
        if isinstance(thing, list):
            values += thing
        elif isinstance(thing, dict):
            yield thing
            values.append(thing.get("@graph"))


def _times(tree: Any) -> list[str | None]:
    """The <time> that says it is the date of publication; else the only day that all of a story's <time> elements give."""
    times = [time for time in tree.iter("time") if time.get("datetime")]
    for time in times:
        if time.get("pubdate") is not None or (time.get("itemprop") or "").lower() == "datepublished":
            return [time.get("datetime")]
    days = {written_date(time.get("datetime")) for time in times}
    return [days.pop()] if len(days) == 1 else []


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _text_of(element: Any) -> str | None:
    return _text("".join(element.itertext()))


def _only(elements: Iterable[Any]) -> list[Any]:
    found = list(elements)
    return found if len(found) == 1 else []


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _without_publisher(title: str | None, publisher: str | None) -> str | None:
    """`Fab opens | The Daily` → `Fab opens`, where The Daily is the publisher."""
    if not title or not publisher:
        return title
    return re.sub(rf"\s*[|–—-]\s*{re.escape(publisher)}\s*\Z", "", title, flags=re.IGNORECASE) or title
