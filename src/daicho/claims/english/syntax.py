"""A sentence as a tree: whom a word depends on, what hangs on it, which name covers it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from daicho.model.annotated import AnnotatedDocument, Name, Sentence, Token
from daicho.model.span import Span

_BEFORE_HEAD = frozenset(
    {
        "compound",
        "amod",
        "nmod",
        "poss",
        "case",
        "nummod",
        "advmod",
        "quantmod",
        "punct",
        "det",
        "conj",
        "cc",
        "npadvmod",
    }
)


@dataclass(frozen=True, eq=False)
class Tree:
    """One parsed sentence.

    index: its place among the document's sentences; order: among the parsed ones; text: the document's;
    names, figures: names and sums of money in it, in order; seconds: the sums that only convert another.
    """

    index: int
    order: int
    text: str
    sentence: Sentence
    names: tuple[Name, ...]
    figures: tuple[Span, ...] = ()
    children: tuple[tuple[int, ...], ...] = field(default=())
    seconds: frozenset[Span] = frozenset()

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.sentence.tokens

    @cached_property
    def _starts(self) -> list[int]:
        return [token.span.start for token in self.tokens]

    @cached_property
    def names_at(self) -> dict[int, Name]:
        """The name that covers each token: a proper name rather than the description around it."""
        found: dict[int, Name] = {}
        for name in sorted(self.names, key=lambda n: n.mention.span.start - n.mention.span.end):
            for i in self.within(name.mention.span):
                found[i] = name
        return found

    @cached_property
    def name_of_head(self) -> dict[int, Name]:
        """Each token that heads a name or a description, with it: the widest one where several have the same head."""
        found: dict[int, Name] = {}
        for name in self.names:
            head = self.head(name.mention.span)
            if head is not None and self._is_part(name, head):
                continue
            if head is not None and (head not in found or len(name.mention.text) > len(found[head].mention.text)):
                found[head] = name
        return found

    def _is_part(self, name: Name, head: int) -> bool:
        """Whether a name only says which government or firm a description means: "Union" in "the Union government"."""
        span = name.mention.span
        return self.tokens[head].dep in ("compound", "amod", "nmod") and any(
            other is not name and other.mention.span.contains(span) and len(other.mention.text) > len(name.mention.text)
            for other in self.names
        )

    def within(self, span: Span) -> range:
        """The indices of the tokens that overlap `span`."""
        start = bisect_left(self._starts, span.start)
        if start > 0 and self.tokens[start - 1].span.end > span.start:
            start -= 1
        return range(start, bisect_left(self._starts, span.end))

    def head(self, span: Span) -> int | None:
        """The token of `span` that the others hang on: the one whose own head lies outside."""
        inside = self.within(span)
        outward = [i for i in inside if self.tokens[i].head not in inside or self.tokens[i].head == i]
        if not outward:
            return inside[0] if inside else None
        return next(
            (i for i in outward if self.tokens[i].pos not in ("PUNCT", "ADV", "ADP", "SYM", "DET")), outward[-1]
        )

    def governed(self, preposition: int) -> list[int]:
        """The nouns that a preposition governs."""
        return [child for child in self.children[preposition] if self.tokens[child].dep == "pobj"]

    def linked(self, i: int, *prepositions: str) -> Iterator[int]:
        """The nouns that hang on a word by one of these prepositions."""
        for child in self.children[i]:
            if self.tokens[child].dep == "prep" and self.tokens[child].lemma in prepositions:
                yield from self.governed(child)

    def up(self, i: int) -> Iterator[int]:
        """The tokens above `i`, nearest first."""
        for _ in range(len(self.tokens)):
            head = self.tokens[i].head
            if head == i:
                return
            yield head
            i = head

    def phrase(self, i: int) -> Span:
        """The noun phrase of token `i`: its premodifiers, and after it "of", "for", "in", "at" with what they govern."""
        first = last = i
        frontier = [i]
        while frontier:
            head = frontier.pop()
            for child in self.children[head]:
                token = self.tokens[child]
                if child < head and token.dep in _BEFORE_HEAD:
                    first = min(first, child)
                    frontier.append(child)
                elif (
                    child > head
                    and token.dep == "prep"
                    and token.lemma in ("of", "for", "in", "at")
                    and child <= last + 2
                ):
                    frontier.append(child)
                elif child > head and token.dep == "pobj":
                    last = max(last, child)
                    frontier.append(child)
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)


class _Names:
    """The names of a document, by where they begin."""

    def __init__(self, annotated: AnnotatedDocument) -> None:
        self._names = annotated.names
        self._starts = [name.mention.span.start for name in annotated.names]

    def within(self, sentence: Sentence) -> tuple[Name, ...]:
        """Those of a sentence."""
        span = sentence.span
        return self._names[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


def trees_of(annotated: AnnotatedDocument) -> tuple[Tree, ...]:
    """The parsed sentences of a document, with the names in each."""
    found: list[Tree] = []
    names = _Names(annotated)
    seconds = frozenset(conversion.second.mention.span for conversion in annotated.conversions)
    sums = [money.mention.span.start for money in annotated.sums]
    for index, sentence in enumerate(annotated.sentences):
        if not sentence.tokens:
            continue
        children: list[list[int]] = [[] for _ in sentence.tokens]
        for i, token in enumerate(sentence.tokens):
            if token.head != i:
                children[token.head].append(i)
        first, last = bisect_left(sums, sentence.span.start), bisect_left(sums, sentence.span.end)
        figures = tuple(money.mention.span for money in annotated.sums[first:last])
        place, text = len(found), annotated.document.text
        found.append(
            Tree(index, place, text, sentence, names.within(sentence), figures, tuple(map(tuple, children)), seconds)
        )
    return tuple(found)


def unparsed(annotated: AnnotatedDocument) -> tuple[Tree, ...]:
    """The sentences of a document that were not parsed and yet have names, as trees without tokens."""
    found: list[Tree] = []
    names = _Names(annotated)
    for index, sentence in enumerate(annotated.sentences):
        if not sentence.tokens and (inside := names.within(sentence)):
            found.append(Tree(index, -1, annotated.document.text, sentence, inside))
    return tuple(found)
