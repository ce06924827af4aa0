"""Who and what a Japanese document is about: its lines, its sums, and whoever could play a part in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from daicho.claims.japanese import cues
from daicho.claims.japanese.backers import backers_of
from daicho.claims.japanese.candidates import Appearance, Candidate, appearances_of, names_a_site
from daicho.claims.japanese.eligible import roles_of
from daicho.claims.japanese.lines import Line, lines_of
from daicho.claims.japanese.reading import clause_of
from daicho.model.annotated import AnnotatedDocument, Name
from daicho.model.money import Money
from daicho.model.span import Span
from daicho.model.when import Period

_TOPICAL = frozenset(("company", "government", "organisation"))
_ITEM = re.compile(r"[▽▼◇◆■□●◎]|[-*]\s*\*\*|#{2,}\s")
"""How an item of a digest begins."""
_EDGE = re.compile(r"[|｜\t]")
"""What stands between the cells of a table."""
_ROWS = 20
"""Lines above a row of a table in which its introduction is looked for."""
_BEHIND, _AHEAD = 3, 8
"""Lines before and after a sum in which its backers are looked for."""
_REACH = 16
"""Lines before a sum in which its parts are looked for."""


class Where(NamedTuple):
    """Where a sum stands: its line, its phrase there, and the phrases of its clause."""

    line: Line
    at: int
    clause: range


@dataclass(frozen=True, eq=False)
class Cast:
    """The document as the money stage sees it. Equal only to itself."""

    annotated: AnnotatedDocument
    lines: tuple[Line, ...]
    sums: tuple[Money, ...]
    candidates: Mapping[str, Candidate]
    by_line: Mapping[int, tuple[tuple[Candidate, Appearance], ...]]

    def where(self, money: Money) -> Where | None:
        """Where a sum of the document stands; None in what was not parsed."""
        return self._where[money.mention.span]

    @cached_property
    def _where(self) -> Mapping[Span, Where | None]:
        return {money.mention.span: self._place(money.mention.span) for money in self.sums}

    def _place(self, span: Span) -> Where | None:
        line = self._before(span)
        at = line.phrase_at(span) if line else None
        return None if line is None or at is None else Where(line, at, clause_of(line, at))

    def _before(self, span: Span) -> Line | None:
        """The last line that begins before `span` does, or with it."""
        i = bisect_right(self._starts, span.start) - 1
        return self.lines[i] if i >= 0 else None

    def line_of(self, span: Span) -> Line | None:
        """The line in which `span` begins."""
        line = self._before(span)
        return line if line and span.start <= line.sentence.span.end else None

    @cached_property
    def title(self) -> str:
        """The document's first heading, or nothing."""
        return next((line.text for line in self.lines if line.sentence.heading and len(line.phrases) > 2), "")

    def opening(self, index: int) -> Sequence[tuple[str, int]]:
        """The lines that the story of line `index` opens with, by name: its title and its first sentence."""
        return self._openings[self._items[index][0]]

    @cached_property
    def _openings(self) -> Mapping[int, Sequence[tuple[str, int]]]:
        found: dict[int, Sequence[tuple[str, int]]] = {}
        for first, last in dict.fromkeys(self._items):
            inside = self.lines[first:last]
            title = next((line.index for line in inside if line.heading and len(line.phrases) > 2), None)
            lead = next((line.index for line in inside if not line.heading and line.phrases), None)
            found[first] = tuple((name, i) for name, i in (("title", title), ("lead", lead)) if i is not None)
        return found

    def introduction(self, index: int) -> Sequence[Line]:
        """What stands over the rows of the list or table that line `index` is one of: its heading, the sentence before."""
        if not self._is_row(index):
            return ()
        first, _ = self._items[index]
        over = [self.lines[i] for i in range(index - 1, max(first, index - _ROWS) - 1, -1) if not self._is_row(i)]
        sentence = next((i for i, line in enumerate(over) if not line.heading), len(over))
        return over[: sentence + 1]

    def column(self, line: Line, span: Span) -> str:
        """The head of the column of a table in which `span` stands, or nothing."""
        stored = self.annotated.document.text
        cell = len(_EDGE.findall(stored, line.sentence.span.start, span.start))
        width = len(_EDGE.findall(stored, line.sentence.span.start, line.sentence.span.end))
        for over in self.introduction(line.index) if width > 1 else ():
            heads = _EDGE.split(over.sentence.span.of(stored))
            if len(heads) == width + 1:
                return heads[cell]
        return ""

    def _is_row(self, index: int) -> bool:
        """Whether a line is no sentence, holds a sum, and does not open the text."""
        line = self.lines[index]
        return line.heading and bool(line.sums) and index != 0

    def near(self, index: int) -> Iterator[Candidate]:
        """The candidates that a reader has in mind at a line: named a little before or after it, in the title, or leading."""
        first, last = self._items[index]
        opening = range(min(3, first, self._items[0][1]))  # what a digest says before its items
        lines = dict.fromkeys((*opening, *range(max(first, index - _REACH), min(last, index + 4))))
        seen = dict.fromkeys(candidate for i in lines for candidate, _ in self.by_line.get(i, ()))
        whole = first == 0 and last == len(self.lines)
        yield from dict.fromkeys((*seen, *(self._leads.values() if whole else ())))

    def story(self, index: int) -> range:
        """The lines of the story that line `index` belongs to."""
        return range(*self._items[index])

    @cached_property
    def _items(self) -> list[tuple[int, int]]:
        """For each line, where its item begins and ends in a text of several stories; elsewhere the whole text is one."""
        text = self.annotated.document.text
        marks = [line.index for line in self.lines if _ITEM.match(text, line.sentence.span.start)]
        if len(marks) < 3:
            marks = []
        edges = [0, *marks, len(self.lines)]
        return [(a, b) for a, b in pairwise(edges) for _ in range(a, b)]

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """The classes of words that a large share of the document's lines use."""
        used = Counter(name for line in self.lines if line.phrases for name in cues.classes(line.text))
        told = sum(1 for line in self.lines if line.phrases)
        return tuple(name for name, count in sorted(used.items()) if count >= 0.4 * told)

    def steps_of(self, index: int) -> tuple[str, ...]:
        """How far matters have come by the sentences of the story of line `index`: decided, weighed, asked for."""
        return self._steps[self._items[index][0]]

    @cached_property
    def _steps(self) -> Mapping[int, tuple[str, ...]]:
        found: dict[int, tuple[str, ...]] = {}
        for first, last in dict.fromkeys(self._items):
            told = Counter(name for line in self.lines[first:last] for name in cues.steps(line.text))
            found[first] = tuple(
                name for name in ("decide", "agree", "weigh", "request", "finish", "cancel") if told[name]
            )
        return found

    def topic_before(self, index: int) -> Candidate | None:
        """Who the lines before this one speak of: the last company, government or organisation that was a subject."""
        return self._topics[index]

    @cached_property
    def _topics(self) -> list[Candidate | None]:
        topics: list[Candidate | None] = []
        current: Candidate | None = None
        for line in self.lines:
            if self._items[line.index][0] == line.index:
                current = None
            topics.append(current)
            for candidate, appearance in self.by_line.get(line.index, ()):
                if (
                    appearance.type in _TOPICAL
                    and appearance.at_head
                    and line.phrases[appearance.phrase].case in ("は", "が", "も")
                ):
                    current = candidate
        return topics

    def acting_before(self, at: Appearance) -> list[Candidate]:
        """The companies and organisations that act in the text, or in its item, before an appearance, in order."""
        first = self._items[at.line][0]
        found = (
            candidate
            for index in range(first, at.line + 1)
            for candidate, a in self.by_line.get(index, ())
            if a.acts and a.type in ("company", "organisation", "unknown") and (a.line, a.phrase) < (at.line, at.phrase)
        )
        return list(dict.fromkeys(found))

    @cached_property
    def roles(self) -> Mapping[Candidate, Sequence[str]]:
        """The roles that each candidate can play beside any sum."""
        return {candidate: roles_of(candidate) for candidate in self.candidates.values()}

    def first_of(self, type_: str) -> Candidate | None:
        """The first candidate of a type outside the headings, else of all."""
        return self._firsts.get(type_)

    def lead_of(self, type_: str) -> Candidate | None:
        """The candidate of a type that the document names most, the earliest of several."""
        return self._leads.get(type_)

    @cached_property
    def _leads(self) -> Mapping[str, Candidate]:
        leads: dict[str, Candidate] = {}
        for candidate in self.candidates.values():
            for type_ in candidate.types:
                if type_ not in leads or len(candidate.appearances) > len(leads[type_].appearances):
                    leads[type_] = candidate
        return leads

    def only_of(self, type_: str) -> Candidate | None:
        """The one candidate of a type, where there is only one."""
        return self._onlys.get(type_)

    @cached_property
    def _onlys(self) -> Mapping[str, Candidate]:
        counts = Counter(type_ for candidate in self.candidates.values() for type_ in candidate.types)
        return {t: c for c in self.candidates.values() for t in c.types if counts[t] == 1}

    @cached_property
    def _firsts(self) -> Mapping[str, Candidate]:
        firsts: dict[str, Candidate] = {}
        for heading in (False, True):
            for candidate in self.candidates.values():
                for appearance in candidate.appearances:
                    if self.lines[appearance.line].sentence.heading == heading:
                        firsts.setdefault(appearance.type, candidate)
        return firsts

    def backers_near(self, index: int, candidate: Candidate) -> int | None:
        """The line near line `index`, of the same story, that tells `candidate` among the backers of a round."""
        near = sorted(self._near_backers(index), key=lambda i: abs(i - index))
        return next((i for i in near if candidate in self.backers[i]), None)

    def all_backers(self, index: int) -> Sequence[Candidate]:
        """The backers of a round that the story of line `index` tells near it, in order."""
        return list(dict.fromkeys(c for i in self._near_backers(index) for c in self.backers[i]))

    def _near_backers(self, index: int) -> list[int]:
        first, last = self._items[index]
        return [i for i in range(max(first, index - _BEHIND), min(last, index + _AHEAD)) if i in self.backers]

    @cached_property
    def backers(self) -> Mapping[int, tuple[Candidate, ...]]:
        """For each line that tells who backs a round, whom it tells."""
        return backers_of(self.lines, self.by_line)

    def periods_in(self, line: Line) -> Sequence[Period]:
        """The spans of time that a line states."""
        starts = [period.mention.span.start for period in self._periods]
        span = line.sentence.span
        return self._periods[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    @cached_property
    def _periods(self) -> list[Period]:
        return sorted(self.annotated.periods, key=lambda period: period.mention.span)

    def sums_in(self, line: Line) -> frozenset[int]:
        """The phrases of a line that hold a sum."""
        return self._sums_by_line.get(line.index, frozenset())

    @cached_property
    def _sums_by_line(self) -> Mapping[int, frozenset[int]]:
        found: dict[int, set[int]] = {}
        for money in self.sums:
            if (where := self.where(money)) is not None:
                found.setdefault(where.line.index, set()).add(where.at)
        return {index: frozenset(phrases) for index, phrases in found.items()}

    def sides(self, money: Money) -> tuple[tuple[Decimal, str], ...]:
        """The figures a sum states: its own and those of its conversions, each with its currency."""
        return self._sides[money.mention.span]

    @cached_property
    def _sides(self) -> Mapping[Span, tuple[tuple[Decimal, str], ...]]:
        found = {money.mention.span: [money] for money in self.sums}
        for pair in self.annotated.conversions:
            if pair.first.mention.span in found:
                found[pair.first.mention.span].append(pair.second)
        return {span: tuple((m.value, m.currency) for m in sums if m.value is not None) for span, sums in found.items()}

    @cached_property
    def _starts(self) -> list[int]:
        return [line.sentence.span.start for line in self.lines]

    @cached_property
    def names(self) -> Mapping[str, Name]:
        """A name of the document for each full form."""
        return {name.full: name for name in reversed(self.annotated.names)}


def cast_of(annotated: AnnotatedDocument) -> Cast:
    """The cast of one document."""
    lines = lines_of(annotated)
    converted = {id(pair.second) for pair in annotated.conversions}
    sums = tuple(money for money in annotated.sums if id(money) not in converted)
    candidates: dict[str, Candidate] = {}
    by_line: dict[int, tuple[tuple[Candidate, Appearance], ...]] = {}
    seats = not any(map(names_a_site, lines))  # where no other place is told, works may stand where their company sits
    for line in lines:
        found: list[tuple[Candidate, Appearance]] = []
        for key, appearance in appearances_of(line, seats):
            candidate = candidates.setdefault(key, Candidate(key))
            start = appearance.mention.span.start
            candidate.add(appearance, annotated.document.text[max(line.sentence.span.start, start - 12) : start])
            found.append((candidate, appearance))
        if found:
            by_line[line.index] = tuple(found)
    return Cast(annotated, lines, sums, candidates, by_line)
