"""A cluster of claims as a deal: the line that sums it up, and the whole of it with its histories and reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from daicho.deals.countries import payer_countries
from daicho.deals.parties import parties, projects, spots
from daicho.deals.ranges import Range, range_of, status_of
from daicho.deals.sectors import Sectors, sectors_of
from daicho.deals.told import kind_of
from daicho.deals.traits import Member
from daicho.model.dates import last_day
from daicho.model.deal import Deal, DealLine, DealParty, Join, Stated


def line(key: str, members: Sequence[Member], range_: Range, same: Mapping[str, str]) -> DealLine:
    """The deal that `members`, in order of publication, tell of, without its relations.

    range_: theirs; same: the key that stands for each key.
    """
    steps = status_of(members)
    dates = [t.stated.published for t in members if t.stated.published]
    payer, recipient = (parties([getattr(t.claim, slot) for t in members], same) for slot in ("payer", "recipient"))
    country = _most([t.country for t in members]) or _most([t.claim.country for t in members])
    return DealLine(
        id=key,
        kind=kind_of(members),
        currency=range_.currency,
        low=range_.low,
        high=range_.high,
        status=steps[-1].status,
        payer=payer,
        recipient=recipient,
        project=projects(members),
        place=spots(members),
        country=country,
        payer_country=payer_countries(payer, country),
        sector=_sectors(members, recipient, payer).ids,
        relations=(),
        first_seen=min(dates, key=last_day, default=None),
        last_seen=max(dates, key=last_day, default=None),
        document_count=len({t.stated.document for t in members}),
        claim_count=len(members),
        sums_up=any(t.claim.amount.role == "total" for t in members),
        decided=steps[-1].known,
    )


def whole(line: DealLine, members: Sequence[Member], joins: Sequence[Join]) -> Deal:
    """The deal that a line sums up, with its claims, histories and reasons. members: its claims in order of publication."""
    range_ = range_of(members)
    left_out = (f"{claim} is left out: {why}" for claim, why in range_.left_out)
    reasons = (f"sector {reason}" for reason in _sectors(members, line.recipient, line.payer).why)
    return replace(
        backed(line, [t.stated for t in members]),
        status_history=status_of(members),
        amount_history=range_.history,
        joins=tuple(joins),
        why=(f"{range_.decided} decides the range", *left_out, *reasons),
    )


def backed(line: DealLine, claims: Sequence[Stated]) -> Deal:
    """The deal that a line sums up, with its claims, given in order of publication, but without histories, joins and reasons."""
    return Deal(
        id=line.id,
        kind=line.kind,
        currency=line.currency,
        low=line.low,
        high=line.high,
        status=line.status,
        payer=line.payer,
        recipient=line.recipient,
        project=line.project,
        place=line.place,
        country=line.country,
        payer_country=line.payer_country,
        sector=line.sector,
        relations=line.relations,
        first_seen=line.first_seen,
        last_seen=line.last_seen,
        documents=tuple(dict.fromkeys(stated.doc for stated in claims)),
        claims=tuple(claims),
    )


def _sectors(members: Sequence[Member], recipient: Sequence[DealParty], payer: Sequence[DealParty]) -> Sectors:
    return sectors_of([t.claim for t in members], recipient, payer)


def _most(values: Sequence[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value), default=None)
