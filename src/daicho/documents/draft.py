"""What passes between the parts of this folder: bytes with what is known of them, and what a format made of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one source. charset: as HTTP declares it, else None; url: where it was fetched from, else None."""

    source: str
    data: bytes
    charset: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as a format tells it. Every field but `text` is None where the format does not say.

    published: ISO date, possibly partial, from a field or from metadata; name: the id that a JSON document gives itself;
    part: what tells this text from the others of its source (a line number, the link of a feed's entry).
    """

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str | None = None
    name: str | None = None
    part: str | None = None
