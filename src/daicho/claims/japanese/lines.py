"""A sentence as the claims stage reads it: one line of text with the names, sums, dates and quantities in their places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Generic, NamedTuple, Protocol, TypeVar

from daicho.claims.japanese.phrases import Phrase, paths_of, phrases_of
from daicho.model.annotated import AnnotatedDocument, Name, Quantity, Sentence
from daicho.model.flow import Flow, flow_of
from daicho.model.money import Money
from daicho.model.span import Mention, Span
from daicho.model.when import Period, When


class _Mentioned(Protocol):
    @property
    def mention(self) -> Mention: ...


Item = TypeVar("Item", bound=_Mentioned)


class Placed(NamedTuple, Generic[Item]):
    """Something found in a line, at the line's characters `start` to `end`."""

    start: int
    end: int
    item: Item


@dataclass(frozen=True)
class Line:
    """One parsed sentence or heading. index: its place among the document's lines; phrases: with who depends on whom;

    text: the tidied text; heading: whether it is a headline or list item rather than a sentence.
    """

    index: int
    flow: Flow
    text: str
    sentence: Sentence
    heading: bool
    phrases: tuple[Phrase, ...]
    names: tuple[Placed[Name], ...]
    sums: tuple[Placed[Money], ...]
    dates: tuple[Placed[When], ...]
    periods: tuple[Placed[Period], ...]
    quantities: tuple[Placed[Quantity], ...]

    @cached_property
    def paths(self) -> Sequence[tuple[int, ...]]:
        """For each phrase the way up from it, itself first."""
        return paths_of(self.phrases)

    @cached_property
    def words(self) -> Sequence[str]:
        """For each phrase its compound and the predicate it makes: what classes of words are looked for in."""
        return [phrase.text + phrase.predicate for phrase in self.phrases]

    def particles(self, i: int) -> str:
        """What follows the noun or verb of phrase `i` in it, as it stands: では, などの, を通じて, てもらった."""
        phrase = self.phrases[i]
        return "".join(token.text for token in self.sentence.tokens[phrase.core : phrase.last])

    def phrase_at(self, span: Span) -> int | None:
        """The phrase that holds the beginning of a stored span, or None."""
        tokens = self.sentence.tokens
        for i, phrase in enumerate(self.phrases):
            if tokens[phrase.first].span.start <= span.start < tokens[phrase.core - 1].span.end:
                return i
        return None

    def seats_a_firm(self, name: Placed[Name]) -> bool:
        """Whether a place only says whose firm or where a firm is at home that is named right after it: 長岡京市の村田製作所."""
        if name.item.type != "place" or self.text[name.end : name.end + 1] != "の":
            return False
        return any(other.start == name.end + 1 and other.item.type == "company" for other in self.names)

    @property
    def quote(self) -> Mention:
        """The whole sentence, letter for letter."""
        span = self.sentence.span
        return Mention(span.of(self.flow.stored), span)

    def clause(self, at: int) -> tuple[int, int]:
        """Start and end of the clause around character `at`: what stands between 、 after a finished verb, or the line's ends."""
        after = bisect_right(self._cuts, at, hi=len(self._cuts) - 1)
        return self._cuts[after - 1], self._cuts[after]

    @cached_property
    def _cuts(self) -> Sequence[int]:
        return [0, *_clause_cuts(self.flow), len(self.text)]


def lines_of(annotated: AnnotatedDocument) -> tuple[Line, ...]:
    """The parsed sentences of a document, in order."""
    names, sums = _Shelf(annotated.names), _Shelf(annotated.sums)
    dates, periods, quantities = _Shelf(annotated.dates), _Shelf(annotated.periods), _Shelf(annotated.quantities)
    out: list[Line] = []
    for sentence in annotated.sentences:
        if sentence.tokens:
            flow = flow_of(annotated.document.text, sentence)
            line = Line(
                len(out),
                flow,
                flow.text,
                sentence,
                sentence.heading,
                phrases_of(sentence),
                names.within(flow),
                sums.within(flow),
                dates.within(flow),
                periods.within(flow),
                quantities.within(flow),
            )
            out.append(line)
    return tuple(out)


class _Shelf(Generic[Item]):
    """Annotations in order of their place, handed out sentence by sentence."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = sorted(items, key=lambda item: item.mention.span)
        self._starts = [item.mention.span.start for item in self._items]
        self._at = 0

    def within(self, flow: Flow) -> tuple[Placed[Item], ...]:
        """Those within the next sentence; sentences must come in order."""
        begin, stop = flow.sentence.span
        first, self._at = bisect_left(self._starts, begin, self._at), bisect_left(self._starts, stop, self._at)
        return tuple([_placed(flow, item) for item in self._items[first : self._at]])


def _placed(flow: Flow, item: Item) -> Placed[Item]:
    begin, stop = item.mention.span
    start = flow.offset(begin)
    return Placed(start, max(start, flow.end(stop)), item)


def _clause_cuts(flow: Flow) -> Iterator[int]:
    """Where clauses end: after the 、 or 。 that follows a verb, an adjective, or the particles that close a clause."""
    for i, (before, token) in enumerate(pairwise(flow.sentence.tokens), start=1):
        text = token.text
        if len(text) == 1 and (text in "、。;；" or text.isspace()):
            closes = before.pos in ("VERB", "AUX", "ADJ") or (before.pos == "ADP" and "接続助詞" in before.tag)
            if closes or text != "、":
                yield flow.starts[i] + 1
