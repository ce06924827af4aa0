"""What readers hand on: one page of a crawl as it came, and what could not be read of a shard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Page:
    """One page. number: its place in the shard, counted from 0; source: how reports and outputs name it.

    form: `markup` has a main text among menus; `text` is text throughout; `row` is a JSON object, `data` being its text or markup
    alone where the reader has it apart, else the object's own line; `packed` (PDF, Word) hides its text from triage.
    media_type, charset: as HTTP had them; value: the object of a `row` where it is parsed already.
    """

    number: int
    source: str
    data: bytes
    form: Literal["markup", "text", "row", "packed"]
    media_type: str = ""
    charset: str | None = None
    url: str | None = None
    value: dict[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """A part of a shard that cannot be read: `reason` says how far it was, and why no further."""

    source: str
    reason: str
