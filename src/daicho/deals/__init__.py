"""Claims of many documents -> Deals: one commitment, told by many.

claims ──traits──▶ what is compared ──blocking──▶ pairs ──matching──▶ scores with reasons ──clustering──▶ clusters
clusters ──ranges──▶ sums and histories ──relations──▶ parts and wholes ──sectors──▶ deals
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from daicho.deals.bonds import Pair
from daicho.deals.clustering import Cluster, cluster
from daicho.deals.parties import one_key, parties, projects, spots
from daicho.deals.ranges import Range, range_of, status_of
from daicho.deals.relations import relations
from daicho.deals.sectors import sectors_of
from daicho.deals.told import Told
from daicho.deals.traits import Traits, traits_of
from daicho.model.claim import MoneyClaim
from daicho.model.dates import last_day
from daicho.model.deal import Deal, Relation, Stated
from daicho.model.ids import content_id


def gather(stated: Iterable[Stated], together: Sequence[Pair] = (), apart: Sequence[Pair] = ()) -> tuple[Deal, ...]:
    """The deals that the money claims among `stated` tell of, by date of the first; the order of `stated` does not matter.

    together, apart: pairs of claim ids that people joined or parted; `apart` may also hold pairs of entities.
    """
    money = {one.id: traits_of(one, one.claim) for one in stated if isinstance(one.claim, MoneyClaim)}
    claims = sorted(money.values(), key=_when)
    clusters = cluster(claims, together, apart)
    ranges = [range_of(found.members) for found in clusters]
    same = one_key((found.members for found in clusters), apart)
    told = [_told(found, range_, same) for found, range_ in zip(clusters, ranges, strict=True)]
    related = relations(told)
    return tuple(
        _deal(deal, found, range_, related[deal.id], same)
        for deal, found, range_ in zip(told, clusters, ranges, strict=True)
    )


def _when(traits: Traits) -> tuple[bool, str, str, str]:
    """Undated documents come last."""
    published = traits.stated.published
    return published is None, last_day(published) if published else "", traits.stated.doc, traits.id


def _told(found: Cluster, range_: Range, same: Mapping[str, str]) -> Told:
    named = Counter(phase for traits in found.members for phase in traits.phases)
    most = max(named.values(), default=0)
    return Told(
        id=content_id("deal-", found.members[0].id),
        members=found.members,
        currency=range_.currency,
        value=(range_.high if range_.high is not None else range_.low) or Decimal(0),
        payers=frozenset(same.get(key, key) for t in found.members for key in t.payers),
        recipients=frozenset(same.get(key, key) for t in found.members for key in t.recipients),
        phases=frozenset(phase for phase, count in named.items() if count == most),
    )


def _deal(told: Told, found: Cluster, range_: Range, related: tuple[Relation, ...], same: Mapping[str, str]) -> Deal:
    members = found.members
    steps = status_of(members)
    dates = [t.stated.published for t in members if t.stated.published]
    payer, recipient = (parties([getattr(t.claim, slot) for t in members], same) for slot in ("payer", "recipient"))
    sectors = sectors_of([t.claim for t in members], recipient, payer)
    left_out = (f"{claim} is left out: {why}" for claim, why in range_.left_out)
    return Deal(
        id=told.id,
        kind=told.kind,
        currency=range_.currency,
        low=range_.low,
        high=range_.high,
        status=steps[-1].status,
        payer=payer,
        recipient=recipient,
        project=projects(members),
        place=spots(members),
        country=_most([t.claim.country for t in members]),
        sector=sectors.ids,
        status_history=steps,
        amount_history=range_.history,
        relations=related,
        first_seen=min(dates, key=last_day, default=None),
        last_seen=max(dates, key=last_day, default=None),
        documents=tuple(dict.fromkeys(t.stated.doc for t in members)),
        claims=tuple(t.stated for t in members),
        joins=found.joins,
        why=(f"{range_.decided} decides the range", *left_out, *(f"sector {reason}" for reason in sectors.why)),
    )


def _most(values: Sequence[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value), default=None)
