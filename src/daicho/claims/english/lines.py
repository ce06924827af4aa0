"""A document as lines: its parsed sentences as trees, each with the dates, sums and quantities that stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Protocol, TypeVar

from daicho.claims.english.syntax import Tree, trees_of
from daicho.model.annotated import AnnotatedDocument, Name, Quantity
from daicho.model.money import Money
from daicho.model.patterns import lowered
from daicho.model.span import Mention, Span
from daicho.model.when import Period, When

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_BEFORE_NOUN = frozenset(
    {"amod", "compound", "nmod", "nummod", "poss", "case", "npadvmod", "quantmod", "punct", "advmod", "det"}
)
_DROPPED = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "these", "those"})
# A verb or noun that shares the subject of what it hangs on: "is due to start", "will build and open".
_SHARING = frozenset({"conj", "xcomp", "acomp", "attr", "prep", "pcomp", "dobj", "pobj", "oprd"})


class _Placed(Protocol):
    @property
    def mention(self) -> Mention: ...


_P = TypeVar("_P", bound=_Placed)


@dataclass(frozen=True, eq=False)
class Line(Tree):
    """A parsed sentence with what stands in it, in order. Equal only to itself."""

    dates: tuple[When, ...] = ()
    periods: tuple[Period, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    sums: tuple[Money, ...] = ()

    @cached_property
    def words(self) -> str:
        """Its wording on one line; character offsets are those of the sentence."""
        return re.sub(r"\s", " ", self.sentence.span.of(self.text))

    @cached_property
    def low(self) -> str:
        """The same in lower case."""
        return lowered(self.words)

    @property
    def quote(self) -> Mention:
        """The sentence as evidence."""
        return Mention(self.sentence.span.of(self.text), self.sentence.span)

    def around(self, span: Span, before: int, after: int) -> tuple[str, str]:
        """The words of the line just before and just after a stored span, at most so many characters."""
        start, end = span.start - self.sentence.span.start, span.end - self.sentence.span.start
        return self.words[max(0, start - before) : start], self.words[end : end + after]

    def below(self, i: int, without: frozenset[str] = frozenset()) -> list[int]:
        """`i` and everything that depends on it, in order, leaving out branches whose relation is in `without`."""
        found, waiting = [], [i]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting += [j for j in self.children[at] if self.tokens[j].dep not in without]
        return sorted(found)

    def wording(self, indices: Sequence[int]) -> tuple[str, dict[int, range]]:
        """Some words in order, lower-cased, spaced as in the text where neighbours; and where each stands in that."""
        words, places = "", {}
        for i in sorted(indices):
            token = self.tokens[i]
            if words and not (i - 1 in places and self.tokens[i - 1].span.end == token.span.start):
                words += " "
            places[i] = range(len(words), len(words) + len(token.text))
            words += token.text.lower()
        return words, places

    def noun(self, i: int) -> Mention:
        """The noun `i` with what stands before it and belongs to it, without article or price: "first Japanese fab"."""
        start = i
        while start > 0 and self._leads_to(start - 1, i):
            start -= 1
        while start < i and self._is_dropped(start):
            start += 1
        end = i + 1 if self._is_numbered(i) else i  # "Phase one", "Fab 21"
        return Mention.at(self.text, self.tokens[start].span.start, self.tokens[end].span.end)

    def _is_dropped(self, i: int) -> bool:
        token = self.tokens[i]
        priced = any(money.mention.span.overlaps(token.span) for money in self.sums)
        return priced or token.text.lower() in _DROPPED or token.pos in ("PUNCT", "PART", "SYM")

    def _is_numbered(self, i: int) -> bool:
        if i + 1 >= len(self.tokens):
            return False
        after = self.tokens[i + 1]
        return after.head == i and after.dep == "nummod" and after.span.start - self.tokens[i].span.end == 1

    def _leads_to(self, j: int, i: int) -> bool:
        for _ in range(5):
            token = self.tokens[j]
            if token.dep not in _BEFORE_NOUN or token.head == j:
                return False
            j = token.head
            if j == i:
                return True
        return False

    def name_at(self, i: int) -> Name | None:
        """The name or description that covers word `i`."""
        return self.names_at.get(i)

    def subject_of(self, i: int) -> int | None:
        """The subject of the verb or noun `i`, or the one it shares with what it hangs on."""
        for at in (i, *self.up(i)):
            found = next((j for j in self.children[at] if self.tokens[j].dep in SUBJECTS), None)
            if found is not None:
                return self._antecedent(found, at)
            if self.tokens[at].dep not in _SHARING:
                return None
        return None

    def _antecedent(self, subject: int, verb: int) -> int:
        """What a relative pronoun stands for: the noun its clause hangs on."""
        if self.tokens[subject].tag in ("WDT", "WP"):
            relative = next((at for at in (verb, *self.up(verb)) if self.tokens[at].dep == "relcl"), None)
            return subject if relative is None else self.tokens[relative].head
        return subject


def lines_of(annotated: AnnotatedDocument) -> tuple[Line, ...]:
    """The parsed lines of a document in order."""
    shared = [field.name for field in fields(Tree)]
    dates, periods = _within(annotated.dates), _within(annotated.periods)
    quantities, sums = _within(annotated.quantities), _within(annotated.sums)
    return tuple(
        Line(
            **{name: getattr(tree, name) for name in shared},
            dates=dates(tree.sentence.span),
            periods=periods(tree.sentence.span),
            quantities=quantities(tree.sentence.span),
            sums=sums(tree.sentence.span),
        )
        for tree in trees_of(annotated)
    )


def _within(items: Sequence[_P]) -> Callable[[Span], tuple[_P, ...]]:
    """What tells which of some items, given in order, begin within a stretch."""
    starts = [item.mention.span.start for item in items]
    return lambda span: tuple(items[bisect_left(starts, span.start) : bisect_left(starts, span.end)])
