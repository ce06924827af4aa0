"""The claims of a ledger with what people decided about them: where every answer starts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from daicho.deals import gather
from daicho.deals.bonds import Bonds, Pair
from daicho.ledger import judgements, read
from daicho.ledger.store import Snapshot
from daicho.model.claim import Claim
from daicho.model.dates import known_by
from daicho.model.deal import Deal, Stated
from daicho.model.judgement import Judgement, corrected_slots
from daicho.model.wire import PARTY_SLOTS
from daicho.questions.standing import Standing, pairs, standings


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a ledger holds to be said.

    claims: those that stand, in order of publication, corrected where people corrected them, entities as people joined them;
    rejected: those that do not; together, apart: claims and entities that people joined or parted; entities: the id that stands
    for each id that was joined; standings: every judgement, with what has become of it.
    """

    claims: Sequence[Stated]
    rejected: Sequence[Stated]
    together: Sequence[Pair]
    apart: Sequence[Pair]
    entities: Mapping[str, str]
    standings: Sequence[Standing]

    def deals(self) -> tuple[Deal, ...]:
        """The deals that the claims tell of."""
        return gather(self.claims, self.together, self.apart)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What people decided, as it bears on claims.

    verdicts: what was decided of each claim by itself, in order; together, apart, entities, standings: as in `Judged`.
    """

    verdicts: Mapping[str, tuple[Judgement, ...]]
    together: Sequence[Pair]
    apart: Sequence[Pair]
    entities: Mapping[str, str]
    standings: Sequence[Standing]

    def rejects(self, claim: str) -> bool:
        """Whether the last word on a claim was that it is wrong."""
        return claim in self.verdicts and self.verdicts[claim][-1].verb == "reject"

    def enter(self, stated: Stated) -> Stated:
        """A claim as it stands under what was decided of it and of the entities it names."""
        return _entered(stated, self.verdicts.get(stated.id, ()), self.entities)


def judged(connection: Snapshot, as_of: str | None = None) -> Judged:
    """The claims published by `as_of` (default: all) under the judgements as they stand now."""
    # Of what people judged, what was said later counts as well.
    claims = list(read.stated(connection, None if judgements.everything(connection) else as_of))
    parties = (party for one in claims for slot in PARTY_SLOTS for party in getattr(one.claim, slot, ()))
    found = decisions(connection, claims, {party.entity for party in parties if party.entity})
    seen = [found.enter(stated) for stated in claims if as_of is None or known_by(stated.published, as_of)]
    return Judged(
        claims=tuple(stated for stated in seen if not found.rejects(stated.id)),
        rejected=tuple(stated for stated in seen if found.rejects(stated.id)),
        together=found.together,
        apart=found.apart,
        entities=found.entities,
        standings=found.standings,
    )


def decisions(connection: Snapshot, claims: Iterable[Stated], entities: Collection[str]) -> Decisions:
    """What people decided of claims and entities. claims, entities: as `standings` wants them."""
    made = judgements.everything(connection)
    corrected = {ref.document for judgement in made if judgement.slots for ref in judgement.claims}
    claims = list(claims) if made else ()
    known = sorted(corrected & {stated.document for stated in claims})
    texts = {document: read.document(connection, document)[0].text for document in known}
    found = standings(made, claims, entities, texts)
    holding = [standing for standing in found if standing.state == "holds"]
    joined, parted = (_pairs(one for one in holding if one.judgement.verb == verb) for verb in ("join", "part"))
    bonds = Bonds(joined)
    entity = {key: bonds.group(key) for one in holding if one.judgement.ids for key in one.about}
    return Decisions(
        verdicts=_verdicts(holding),
        together=joined,
        apart=_sorted((entity.get(a, a), entity.get(b, b)) for a, b in parted),
        entities=entity,
        standings=found,
    )


def _pairs(holding: Iterable[Standing]) -> tuple[Pair, ...]:
    return _sorted(pair for standing in holding for pair in pairs(standing))


def _sorted(found: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted({(min(pair), max(pair)) for pair in found}))


def _verdicts(holding: Iterable[Standing]) -> dict[str, tuple[Judgement, ...]]:
    """What was decided of each claim by itself, in order."""
    found: dict[str, tuple[Judgement, ...]] = {}
    for standing in holding:
        if standing.judgement.verb in ("accept", "correct", "reject"):
            (claim,) = standing.about
            found[claim] = (*found.get(claim, ()), standing.judgement)
    return found


def _entered(stated: Stated, verdicts: Sequence[Judgement], entities: Mapping[str, str]) -> Stated:
    """A claim as it stands under what was decided of it and of the entities it names."""
    if not verdicts and not entities:
        return stated
    claim = stated.claim
    for judgement in verdicts:
        claim = _under(claim, judgement)
    slots: dict[str, Any] = {
        slot: tuple(replace(party, entity=entities.get(party.entity or "", party.entity)) for party in parties)
        for slot in PARTY_SLOTS
        if (parties := getattr(claim, slot, ())) and any(party.entity in entities for party in parties)
    }
    return replace(stated, claim=replace(claim, **slots)) if verdicts or slots else stated


def _under(claim: Claim, judgement: Judgement) -> Claim:
    """A claim as a judgement leaves it: a person is sure."""
    note = f"{_PAST[judgement.verb]} by {judgement.author} on {judgement.made[:10]}"
    about = "; ".join(filter(None, (", ".join(judgement.slots), judgement.reason)))
    slots = corrected_slots(claim.kind, judgement.slots)
    if "amount" in slots:  # what the text converts is not this sum
        slots["converted"] = None
    return replace(
        claim,
        confidence=0.0 if judgement.verb == "reject" else 1.0,
        why=(*claim.why, f"{note}: {about}" if about else note),
        **slots,
    )


_PAST = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}
