"""Who a deal's claims name, over documents and scripts: one organisation, one key, one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from daicho.deals.bonds import Bonds, Pair
from daicho.deals.traits import Member, family, key_of, name_of
from daicho.model.claim import Party
from daicho.model.deal import DealParty
from daicho.reference import organisations, places
from daicho.reference.likeness import alike


def alike_keys(members: Sequence[Member]) -> Iterator[Pair]:
    """Keys that fill the same slot of one deal and are names alike, none of them of the table, each pair in order."""
    for slot in ("payers", "recipients"):
        keys = sorted({key for traits in members for key in getattr(traits, slot) if not organisations.by_id(key)})
        for position, left in enumerate(keys):
            for right in keys[position + 1 :]:
                if alike(name_of(left), name_of(right)).same:
                    yield left, right


def one_key(pairs: Iterable[Pair], apart: Iterable[Pair] = ()) -> dict[str, str]:
    """The key that stands for each key: names alike that some deal has in one slot are one organisation.

    The first in order of the alphabet stands for all. pairs: of such keys; apart: keys never joined.
    """
    bonds = Bonds(apart=apart)
    named = {key for left, right in sorted(set(pairs)) if bonds.join(left, right) for key in (left, right)}
    return {key: bonds.group(key) for key in sorted(named)}


def parties(slots: Sequence[Sequence[Party]], same: Mapping[str, str]) -> tuple[DealParty, ...]:
    """Those that at least half of the claims with this slot name; of a ministry and its government, the ministry alone."""
    stated = [slot for slot in slots if slot]
    named: dict[str, list[Party]] = {}
    counted: Counter[str] = Counter()
    for slot in stated:
        keys = {same.get(key_of(party), key_of(party)): party for party in slot}
        counted.update(list(keys))
        for key, party in keys.items():
            named.setdefault(key, []).append(party)
    wanted = [key for key in counted if counted[key] * 2 >= len(stated)] or [key for key, _ in counted.most_common(1)]
    kept = [key for key in wanted if not any(_governs(key, other) for other in wanted)]
    return tuple(_party(key, named[key]) for key in sorted(kept))


def projects(members: Sequence[Member]) -> tuple[DealParty, ...]:
    """The name most claims give the project, the longer of equals."""
    names = Counter(name for traits in members for name in traits.projects)
    best = min(names, key=lambda name: (-names[name], -len(name), name), default=None)
    return (DealParty(best),) if best else ()


def spots(members: Sequence[Member]) -> tuple[DealParty, ...]:
    """The most exact places, without those that only a few of the claims name."""
    counted = Counter(key for traits in members for key in {key_of(party) for party in traits.claim.place})
    exact = max(map(_depth, counted), default=0)
    often = max(counted.values(), default=0)
    wanted = [key for key in counted if _depth(key) == exact and counted[key] * 3 >= often] or list(counted)[:1]
    return tuple(_spot(key) for key in sorted(wanted))


def _governs(key: str, other: str) -> bool:
    """Whether `other` belongs to the government `key`."""
    known = organisations.by_id(key)
    return key != other and known is not None and known.type == "government" and family(other) == key


def _party(key: str, wordings: Sequence[Party]) -> DealParty:
    """The table's name where it knows the entity, so that all deals call it the same; else the fullest its claims give."""
    known = organisations.by_id(key)
    name = known.name if known else min((party.name for party in wordings), key=lambda name: (-len(name), name))
    return DealParty(name, key if known or key.startswith("~") else wordings[0].entity)


def _spot(key: str) -> DealParty:
    place = places.by_id(key)
    return DealParty(place.name, place.id) if place else DealParty(key)


def _depth(key: str) -> int:
    place = places.by_id(key)
    return {"country": 1, "region": 1, "subdivision": 2, "city": 3}[place.kind] if place else 0
