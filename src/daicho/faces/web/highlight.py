"""A text cut at every span that points into it, so that spans which overlap can each be shown.

Markup cannot overlap; pieces can carry several marks. Nothing here knows of HTML: the template escapes each piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from daicho.model.claim import Claim, Measure, NotFlow
from daicho.model.deal import Stated
from daicho.model.span import Span
from daicho.model.wire import PARTY_SLOTS

QUOTE = "quote"
NOT_FLOW = "not_flow"
KEY_SLOTS = ("amount", "value", "when")
"""The slots that say what a claim comes to, of which each claim has one at most."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a text and what it is there: a slot, a sentence (`quote`) or no flow. about: the claim's id, or the reason."""

    span: Span
    slot: str
    about: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters under the same marks, the longest first. begins: marks whose first character is the piece's first."""

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]

    @property
    def slots(self) -> tuple[str, ...]:
        """What the piece is, the innermost last; a sentence that is nothing more is `quote`."""
        return tuple(dict.fromkeys(mark.slot for mark in self.marks))

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that it is evidence of."""
        return tuple(dict.fromkeys(mark.about for mark in self.marks if mark.slot != NOT_FLOW))

    @property
    def key(self) -> str | None:
        """The claim whose sum, number or date this piece is, where it is one's."""
        return next((mark.about for mark in reversed(self.marks) if mark.slot in KEY_SLOTS), None)

    @property
    def reason(self) -> str | None:
        """Why the sum here is no flow, where it is none."""
        return next((mark.about for mark in self.marks if mark.slot == NOT_FLOW), None)


def pieces(text: str, marks: Iterable[Mark], offset: int = 0) -> Iterator[Piece]:
    """The pieces of `text`, which stands at `offset` in its document; marks beyond it are cut off."""
    end = offset + len(text)
    within = [
        mark for mark in marks if mark.span.start < end and mark.span.end > offset and mark.span.start < mark.span.end
    ]
    within.sort(key=_longest_first)
    cuts = sorted(
        {offset, end, *(min(max(at, offset), end) for mark in within for at in (mark.span.start, mark.span.end))}
    )
    opening: dict[int, list[Mark]] = {}
    for mark in within:
        opening.setdefault(max(mark.span.start, offset), []).append(mark)
    active: list[Mark] = []
    for start, stop in pairwise(cuts):
        begun = opening.get(start, [])
        active = sorted([mark for mark in active if mark.span.end > start] + begun, key=_longest_first)
        begins = tuple(mark for mark in begun if mark.span.start == start)
        yield Piece(text[start - offset : stop - offset], tuple(active), begins)


def anchors(piece: Piece) -> list[str]:
    """The claims whose sentence begins with this piece: where a link to them leads."""
    return [mark.about for mark in piece.begins if mark.slot == QUOTE]


def marks_of(stated: Stated, *, quote: bool = True) -> Sequence[Mark]:
    """Every span of a claim; quote: its sentence, too."""
    claim = stated.claim
    found = [Mark(claim.quote.span, QUOTE, stated.id)] if quote else []
    return [*found, *(Mark(span, slot, stated.id) for slot, span in _spans(claim))]


def marks_of_not_flows(items: Iterable[NotFlow]) -> Sequence[Mark]:
    """The sums that are no flows."""
    return [Mark(item.mention.span, NOT_FLOW, item.why) for item in items]


def _spans(claim: Claim) -> Iterator[tuple[str, Span]]:
    for slot in PARTY_SLOTS:
        for party in getattr(claim, slot, ()):
            yield slot, party.mention.span
    for slot in ("amount", "when", "period"):
        if value := getattr(claim, slot, None):
            yield slot, value.mention.span
    if isinstance(claim, Measure):
        yield "value", claim.measure.span


def _longest_first(mark: Mark) -> tuple[bool, int, int, str, str]:
    span = mark.span
    return mark.slot != QUOTE, span.start - span.end, span.start, mark.slot, mark.about
