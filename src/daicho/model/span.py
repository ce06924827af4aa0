"""Where a statement stands in a document."""

from __future__ import annotations

from typing import NamedTuple, Self

from daicho.errors import OffsetError


class _Ends(NamedTuple):
    start: int
    end: int


class Span(_Ends):
    """Characters `start` to `end` (Unicode code points, end exclusive) of a document's stored text.

    A tuple, as every token of a text has one: it is made, compared and hashed in a fraction of a data class's time.
    """

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Self:
        """The span; raises OffsetError where it would end before it begins, or begin before the text."""
        if not 0 <= start <= end:
            raise OffsetError(f"no such span: {start} to {end}")
        return tuple.__new__(cls, (start, end))

    def of(self, text: str) -> str:
        """The characters this span covers in `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Mention(NamedTuple):
    """A piece of a document: its wording and where it stands. `text == document.text[span.start:span.end]`, always."""

    text: str
    span: Span

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Mention:
        """The mention covering `text[start:end]` of a document whose whole text is `text`."""
        span = Span(start, end)
        return cls(span.of(text), span)

    def verify(self, text: str) -> None:
        """Raise OffsetError unless the wording stands at the span in `text`."""
        if self.span.of(text) != self.text:
            raise OffsetError(f"{self.text[:60]!r} does not stand at {self.span.start} to {self.span.end}")
