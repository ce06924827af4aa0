"""What a deal is about: the sectors that its claims name, else the business of who receives or pays; each with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from daicho.model.claim import MoneyClaim
from daicho.model.deal import DealParty
from daicho.reference.sectors import business_of, named_in, sectors, with_parents


@dataclass(frozen=True, slots=True)
class Sectors:
    """The ids of a deal's sectors, in the table's order, a sub-sector after the one it is part of; and why."""

    ids: tuple[str, ...]
    why: tuple[str, ...]


def sectors_of(claims: Sequence[MoneyClaim], recipient: Sequence[DealParty], payer: Sequence[DealParty]) -> Sectors:
    """The sectors of a deal: those that at least a third of the claims that name any do.

    Where no claim names one, or none says which part of it ("semiconductors"), the business of the organisations that receive,
    else of those that pay, says so, if they are all in the same.
    """
    said = [named for claim in claims if (named := _said(claim))]
    counts = Counter(id_ for named in said for id_ in named)
    why: dict[str, str] = {}
    for id_ in (sector.id for sector in sectors() if sector.id in counts):
        count = counts[id_]
        if count * 3 >= len(said):
            wording = next(named[id_] for named in said if id_ in named)
            why[id_] = f"{id_}: “{wording}” in {count} of {len(claims)} claims"
    told = with_parents(why)
    parents = {sector.parent for sector in sectors() if sector.id in told}
    whole = {sector.id for sector in sectors() if sector.id in told and sector.id not in parents}
    business, names = _business(recipient) or _business(payer) or (frozenset[str](), "")
    for sector in sectors():
        if sector.id in business and (not told or sector.parent in whole):
            why[sector.id] = f"{sector.id}: the business of {names}"
    ids = with_parents(why)
    return Sectors(ids, tuple(why[id_] for id_ in ids if id_ in why))


def _said(claim: MoneyClaim) -> Mapping[str, str]:
    """The sectors a claim names: in its project and recipient, with what its sentence says of their parts; else in its sentence.

    A sentence often speaks of more than one thing, the name of a project of one.
    """
    names = _named(party.name for party in (*claim.project, *claim.recipient))
    sentence = named_in(claim.quote.text)
    if not names:
        return sentence
    parts = {sector.id for sector in sectors() if sector.parent in names}
    return names | {id_: wording for id_, wording in sentence.items() if id_ in parts}


def _business(parties: Sequence[DealParty]) -> tuple[frozenset[str], str] | None:
    """The sectors that all of `parties` are in by the table or by their names, and these names; None where there is none."""
    each = [frozenset(business_of(party.entity or "") or named_in(party.name)) for party in parties]
    shared = frozenset[str].intersection(*each) if each else frozenset()
    return (shared, ", ".join(party.name for party in parties)) if shared else None


def _named(texts: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        for id_, wording in named_in(text).items():
            found.setdefault(id_, wording)
    return found
