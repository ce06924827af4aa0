"""A text and the places where it appeared."""

from __future__ import annotations

from dataclasses import dataclass

from daicho.model.ids import content_id


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where and when a text appeared. Unknown is None, never guessed.

    source: the path or address it was read from; name: what outputs call it (`doc`): the `id` field of a JSON document,
    else the path as given; published: ISO date, possibly partial (`2024`, `2025-03`), or None.
    """

    source: str
    name: str
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One text as stored. `text` is what every span points into; it never changes once an id exists.

    title: Mention-free wording of the headline where the format tells it (HTML, feeds, JSON), else None;
    lang: `en`, `ja` or `other`.
    """

    text: str
    lang: str
    appearance: Appearance
    title: str | None = None

    @property
    def id(self) -> str:
        """Hash of the text with white space collapsed: the same story re-wrapped is the same document."""
        return content_id("d", " ".join(self.text.split()))

    @property
    def published(self) -> str | None:
        """The date published of this appearance."""
        return self.appearance.published
