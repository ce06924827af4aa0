"""Where a statement stands in a document."""

from __future__ import annotations

from dataclasses import dataclass

from daicho.errors import OffsetError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (Unicode code points, end exclusive) of a document's stored text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise OffsetError(f"no such span: {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """The characters this span covers in `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Mention:
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
