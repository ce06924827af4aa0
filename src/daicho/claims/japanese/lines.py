"""A sentence as the claims stage reads it: one line of text with the names, sums, dates and quantities in their places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from daicho.claims.japanese.phrases import Phrase, path_of, phrases_of
from daicho.model.annotated import AnnotatedDocument, Name, Quantity, Sentence
from daicho.model.flow import Flow, flow_of
from daicho.model.money import Money
from daicho.model.span import Mention, Span
from daicho.model.when import Period, When


class _Mentioned(Protocol):
    @property
    def mention(self) -> Mention: ...


Item = TypeVar("Item", bound=_Mentioned)


@dataclass(frozen=True, slots=True)
class Placed(Generic[Item]):
    """Something found in a line, at the line's characters `start` to `end`."""

    start: int
    end: int
    item: Item


@dataclass(frozen=True, slots=True)
class Line:
    """One parsed sentence or heading. index: its place among the document's lines; phrases: with who depends on whom;

    paths: for each phrase the way up from it, itself first.
    """

    index: int
    flow: Flow
    phrases: tuple[Phrase, ...]
    paths: tuple[tuple[int, ...], ...]
    names: tuple[Placed[Name], ...]
    sums: tuple[Placed[Money], ...]
    dates: tuple[Placed[When], ...]
    periods: tuple[Placed[Period], ...]
    quantities: tuple[Placed[Quantity], ...]

    @property
    def text(self) -> str:
        """The line's tidied text."""
        return self.flow.text

    @property
    def sentence(self) -> Sentence:
        """The sentence with its tokens."""
        return self.flow.sentence

    @property
    def heading(self) -> bool:
        """Whether it is a headline or list item rather than a sentence."""
        return self.flow.sentence.heading

    def phrase_at(self, span: Span) -> int | None:
        """The phrase that holds the beginning of a stored span, or None."""
        tokens = self.flow.sentence.tokens
        for i, phrase in enumerate(self.phrases):
            if tokens[phrase.first].span.start <= span.start < tokens[phrase.core - 1].span.end:
                return i
        return None

    @property
    def quote(self) -> Mention:
        """The whole sentence, letter for letter."""
        span = self.flow.sentence.span
        return Mention(span.of(self.flow.stored), span)

    def clause(self, at: int) -> tuple[int, int]:
        """Start and end of the clause around character `at`: what stands between 、 after a finished verb, or the line's ends."""
        cuts = [0, *_clause_cuts(self.flow), len(self.text)]
        after = bisect_right(cuts, at, hi=len(cuts) - 1)
        return cuts[after - 1], cuts[after]


def lines_of(annotated: AnnotatedDocument) -> tuple[Line, ...]:
    """The parsed sentences of a document, in order."""
    names, sums = _Shelf(annotated.names), _Shelf(annotated.sums)
    dates, periods, quantities = _Shelf(annotated.dates), _Shelf(annotated.periods), _Shelf(annotated.quantities)
    out: list[Line] = []
    for sentence in annotated.sentences:
        if sentence.tokens:
            flow = flow_of(annotated.document.text, sentence)
            phrases = phrases_of(sentence)
            paths = tuple([path_of(phrases, i) for i in range(len(phrases))])
            found = (shelf.within(flow) for shelf in (names, sums, dates, periods, quantities))
            out.append(Line(len(out), flow, phrases, paths, *found))  # type: ignore[arg-type]
    return tuple(out)


class _Shelf(Generic[Item]):
    """Annotations in order of their place, handed out sentence by sentence."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = sorted(items, key=lambda item: item.mention.span)
        self._at = 0

    def within(self, flow: Flow) -> tuple[Placed[Item], ...]:
        """Those within the next sentence; sentences must come in order."""
        span: Span = flow.sentence.span
        while self._at < len(self._items) and self._items[self._at].mention.span.start < span.start:
            self._at += 1
        out: list[Placed[Item]] = []
        while self._at < len(self._items) and self._items[self._at].mention.span.start < span.end:
            item = self._items[self._at]
            start = flow.offset(item.mention.span.start)
            out.append(Placed(start, max(start, flow.end(item.mention.span.end)), item))
            self._at += 1
        return tuple(out)


def _clause_cuts(flow: Flow) -> list[int]:
    """Where clauses end: after the 、 or 。 that follows a verb, an adjective, or the particles that close a clause."""
    tokens = flow.sentence.tokens
    cuts: list[int] = []
    for i in range(1, len(tokens)):
        text = tokens[i].text
        if len(text) == 1 and (text in "、。;；" or text.isspace()):
            before = tokens[i - 1]
            closes = before.pos in ("VERB", "AUX", "ADJ") or (before.pos == "ADP" and "接続助詞" in before.tag)
            if closes or text != "、":
                cuts.append(flow.starts[i] + 1)
    return cuts
