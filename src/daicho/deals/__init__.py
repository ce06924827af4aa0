"""Claims of many documents -> Deals: one commitment, told by many.

claims ──traits──▶ what is compared ──blocking──▶ pairs ──matching──▶ reasons ──clustering──▶ clusters ──ranges, relations──▶ deals
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from daicho.deals.clustering import Cluster, cluster
from daicho.deals.ranges import Range, range_of, status_of
from daicho.deals.relations import Told, relations
from daicho.deals.traits import Traits, family, traits_of
from daicho.model.claim import MoneyClaim, Party
from daicho.model.dates import last_day
from daicho.model.deal import Deal, DealParty, Relation, Stated
from daicho.model.ids import content_id
from daicho.reference import organisations, places


def gather(stated: Iterable[Stated]) -> tuple[Deal, ...]:
    """The deals that the money claims among `stated` tell of, by date of the first; the order of `stated` does not matter."""
    money = {one.id: traits_of(one, one.claim) for one in stated if isinstance(one.claim, MoneyClaim)}
    claims = sorted(money.values(), key=_when)
    clusters = cluster(claims)
    ranges = [range_of(found.members) for found in clusters]
    told = [_told(found, range_) for found, range_ in zip(clusters, ranges, strict=True)]
    related = relations(told)
    return tuple(
        _deal(deal, found, range_, related[deal.id]) for deal, found, range_ in zip(told, clusters, ranges, strict=True)
    )


def _when(traits: Traits) -> tuple[bool, str, str, str]:
    """Undated documents come last."""
    published = traits.stated.published
    return published is None, last_day(published) if published else "", traits.stated.doc, traits.id


def _told(found: Cluster, range_: Range) -> Told:
    named = Counter(phase for traits in found.members for phase in traits.phases)
    most = max(named.values(), default=0)
    return Told(
        id=content_id("deal-", found.members[0].id),
        members=found.members,
        currency=range_.currency,
        value=(range_.high if range_.high is not None else range_.low) or Decimal(0),
        phases=frozenset(phase for phase, count in named.items() if count == most),
    )


def _deal(told: Told, found: Cluster, range_: Range, related: tuple[Relation, ...]) -> Deal:
    members = found.members
    steps = status_of(members)
    dates = [t.stated.published for t in members if t.stated.published]
    return Deal(
        id=told.id,
        kind=told.kind,
        currency=range_.currency,
        low=range_.low,
        high=range_.high,
        status=steps[-1].status,
        payer=_parties([t.claim.payer for t in members]),
        recipient=_parties([t.claim.recipient for t in members]),
        project=_projects(members),
        place=_places(members),
        country=_most([t.claim.country for t in members]),
        status_history=steps,
        amount_history=range_.history,
        relations=related,
        first_seen=min(dates, key=last_day, default=None),
        last_seen=max(dates, key=last_day, default=None),
        documents=tuple(dict.fromkeys(t.stated.doc for t in members)),
        claims=tuple(t.stated for t in members),
        joins=found.joins,
        why=(f"{range_.decided} decides the range", *(f"{claim} is left out: {why}" for claim, why in range_.left_out)),
    )


def _parties(slots: Sequence[Sequence[Party]]) -> tuple[DealParty, ...]:
    """Those that at least half of the claims with this slot name; of a ministry and its government, the ministry alone."""
    stated = [slot for slot in slots if slot]
    counted = Counter(key for slot in stated for key in {_key(party) for party in slot})
    wanted = [key for key, count in counted.items() if count * 2 >= len(stated)] or [
        key for key, _ in counted.most_common(1)
    ]
    kept = [key for key in wanted if not any(_above(key, other) for other in wanted)]
    return tuple(_named(key, [p for slot in stated for p in slot if _key(p) == key]) for key in sorted(kept))


def _key(party: Party) -> str:
    return party.entity or party.name


def _above(key: str, other: str) -> bool:
    """Whether `other` belongs to the government `key`."""
    known = organisations.by_id(key)
    return key != other and known is not None and known.type == "government" and family(other) == key


def _named(key: str, parties: Sequence[Party]) -> DealParty:
    """The table's name where it knows the entity, so that all deals call it the same; else the fullest its claims give."""
    known = organisations.by_id(key)
    name = known.name if known else min((p.name for p in parties), key=lambda name: (-len(name), name))
    return DealParty(name, parties[0].entity)


def _projects(members: Sequence[Traits]) -> tuple[DealParty, ...]:
    names = Counter(name for t in members for name in t.projects)
    best = min(names, key=lambda name: (-names[name], -len(name), name), default=None)
    return (DealParty(best),) if best else ()


def _places(members: Sequence[Traits]) -> tuple[DealParty, ...]:
    """The places that at least half of the claims with a place name, without those that contain another."""
    stated = [t.claim.place for t in members if t.claim.place]
    counted = Counter(key for slot in stated for key in {_key(party) for party in slot})
    exact = max((_depth(key) for key in counted), default=0)
    wanted = [k for k in counted if _depth(k) == exact and counted[k] * 3 >= max(counted.values())] or list(counted)[:1]
    found = []
    for key in sorted(wanted):
        place = places.by_id(key)
        found.append(DealParty(place.name if place else key, place.id if place else None))
    return tuple(found)


def _depth(key: str) -> int:
    place = places.by_id(key)
    return {"country": 1, "region": 1, "subdivision": 2, "city": 3}[place.kind] if place else 0


def _most(values: Sequence[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value), default=None)
