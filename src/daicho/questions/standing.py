"""Which judgements hold: those about something that is there and that no later one contradicts.

Everything here follows from the claims as read and the judgements, in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from daicho.deals.bonds import Bonds, Pair
from daicho.errors import OffsetError
from daicho.model.claim import MONEY_KINDS
from daicho.model.deal import Stated
from daicho.model.judgement import ClaimRef, Judgement, corrected_slots
from daicho.model.wire import mentions_of

State = Literal["holds", "overruled", "withdrawn", "without object"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement and what has become of it.

    about: the ids of the claims it is about as they are now, or of its entities or its finding; by: the later judgement that
    overrules it.
    """

    judgement: Judgement
    state: State
    about: tuple[str, ...] = ()
    by: str | None = None


def standings(
    judgements: Iterable[Judgement], claims: Iterable[Stated], entities: Collection[str], texts: Mapping[str, str]
) -> tuple[Standing, ...]:
    """Every judgement with its standing, in the order in which they were made.

    claims: those of the ledger that the judgements may be about, as read: all of the documents they speak of; entities: the ids
    they speak of that some claim names; texts: of the documents whose claims are corrected, by id. A dismissal holds here until
    withdrawn; whether its finding is still there, `findings` knows.
    """
    present = _Present(claims, entities, texts)
    verdicts = _Verdicts()
    bonds = _JoinsAndParts()
    found = []
    for judgement in sorted(judgements, key=lambda one: one.order, reverse=True):
        about = present.objects(judgement)
        if judgement.withdrawn:
            found.append(Standing(judgement, "withdrawn", about))
        elif not about:
            found.append(Standing(judgement, "without object"))
        elif judgement.verb == "dismiss":
            found.append(Standing(judgement, "holds", about))
        else:
            found.append((bonds if judgement.verb in ("join", "part") else verdicts).hear(judgement, about))
    return tuple(reversed(found))


def pairs(standing: Standing) -> Iterator[Pair]:
    """The pairs of ids that a join or part is about: the first with each of the others."""
    first, *others = standing.about
    yield from ((first, other) for other in others)


class _Present:
    """What of the objects of judgements is in the ledger."""

    def __init__(self, claims: Iterable[Stated], entities: Collection[str], texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._entities = entities
        self._claims = {stated.id: stated for stated in claims}
        self._documents: dict[str, list[Stated]] = {}
        for stated in self._claims.values():
            self._documents.setdefault(stated.document, []).append(stated)

    def objects(self, judgement: Judgement) -> tuple[str, ...]:
        """The ids of what a judgement is about, as they are now; none where nothing it could act on is left."""
        if judgement.verb == "dismiss":
            return judgement.ids
        if judgement.ids:
            return _first_and_others([key if key in self._entities else None for key in judgement.ids])
        now = [self._claim(ref) for ref in judgement.claims]
        if judgement.verb in ("join", "part"):
            kind = judgement.claims[0].kind
            money = kind in MONEY_KINDS
            return _first_and_others(
                [key if money and ref.kind == kind else None for key, ref in zip(now, judgement.claims, strict=True)]
            )
        (claim,) = now
        return (claim,) if claim and (judgement.verb != "correct" or self._stands(claim, judgement)) else ()

    def _claim(self, ref: ClaimRef) -> str | None:
        """The claim with this id, else the only one that may be the same statement: which of two, nobody has said."""
        if ref.id in self._claims:
            return ref.id
        others = [
            stated.id
            for stated in self._documents.get(ref.document, ())
            if ref.may_be(ClaimRef.to(stated.id, stated.document, stated.claim))
        ]
        return others[0] if len(others) == 1 else None

    def _stands(self, claim: str, judgement: Judgement) -> bool:
        """Whether a correction, which may be a stranger's, fits the claim and rests on what its document says."""
        stated = self._claims[claim]
        try:
            slots = corrected_slots(stated.claim.kind, judgement.slots)
            for mention in mentions_of(replace(stated.claim, **slots)):
                mention.verify(self._texts[stated.document])
        except (ValueError, OffsetError):
            return False
        return True


def _first_and_others(now: Sequence[str | None]) -> tuple[str, ...]:
    first, *rest = now
    others = tuple(key for key in rest if key and key != first)
    return (first, *others) if first and others else ()


class _Verdicts:
    """Accepted, corrected, rejected: the latest decides whether a claim stands, the latest correction of a slot what it says."""

    def __init__(self) -> None:
        self._last: dict[str, Judgement] = {}
        self._slots: dict[tuple[str, str], str] = {}

    def hear(self, judgement: Judgement, about: tuple[str, ...]) -> Standing:
        """What becomes of a judgement that was made before all that were heard."""
        (claim,) = about
        last = self._last.setdefault(claim, judgement)
        if judgement.verb == "correct" and last.verb != "reject":
            setters = [self._slots.setdefault((claim, slot), judgement.id) for slot in judgement.slots]
            by = None if judgement.id in setters else setters[0]
        else:
            by = None if last.verb == judgement.verb else last.id
        return Standing(judgement, "overruled" if by else "holds", about, by)


class _JoinsAndParts:
    """Joined and parted, directly or by way of others."""

    def __init__(self) -> None:
        self._bonds = Bonds()
        self._held: list[Standing] = []

    def hear(self, judgement: Judgement, about: tuple[str, ...]) -> Standing:
        """What becomes of a judgement that was made before all that were heard; of many it parts, some may hold."""
        first, *others = about
        act = self._bonds.join if judgement.verb == "join" else self._bonds.part
        kept = tuple(other for other in others if act(first, other))
        if kept:
            self._held.append(Standing(judgement, "holds", (first, *kept)))
            return self._held[-1]
        touched = {self._bonds.group(key) for key in about}
        by = next(
            held.judgement.id
            for held in self._held
            if held.judgement.verb != judgement.verb and not touched.isdisjoint(map(self._bonds.group, held.about))
        )
        return Standing(judgement, "overruled", about, by)
