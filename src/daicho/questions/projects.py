"""Projects: the plant, site or programme that deals, milestones, capacity and jobs belong to.

Documents rarely name a project; they say "the plant". What two statements call alike is one project only where it is the same
party's and, as far as they say, in the same place; milestones that `deals` follows as one step of one project tie wordings, and
languages, together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from daicho.deals.bonds import Bonds
from daicho.model.deal import Deal, DealLine, DealParty, Stated
from daicho.model.ids import content_id
from daicho.questions.timelines import Timeline
from daicho.reference import places
from daicho.reference.names import normalise


@dataclass(frozen=True, slots=True)
class Project:
    """One project. name: the wording most used; names: all of them; owners: whose it is; deals: their ids.

    claims: milestones, capacities, headcounts and other statements but those of money; steps: its milestones as they were told.
    """

    id: str
    name: str
    names: tuple[str, ...]
    owners: tuple[DealParty, ...]
    places: tuple[DealParty, ...]
    deals: tuple[str, ...]
    claims: tuple[Stated, ...]
    steps: tuple[Timeline, ...]


def projects(
    deals: Sequence[Deal | DealLine], claims: Iterable[Stated], steps: Sequence[Timeline]
) -> tuple[Project, ...]:
    """The projects that deals, claims and timelines speak of; claims of money are left to the deals."""
    told = [stated for stated in claims if stated.claim.kind in ("milestone", "capacity", "headcount")]
    keys_of = _settled(
        {deal.id: _keys(deal) for deal in deals} | {stated.id: _keys_of_claim(stated) for stated in told}
    )
    bonds = Bonds()
    for keys in keys_of.values():
        for other in keys[1:]:
            bonds.join(keys[0], other)
    for step in steps:
        tied = [keys_of[claim][0] for _, _, claim in step.history if keys_of.get(claim)]
        for other in tied[1:]:
            bonds.join(tied[0], other)
    groups: dict[str, _Group] = {}
    for deal in deals:
        if keys := keys_of[deal.id]:
            groups.setdefault(bonds.group(keys[0]), _Group([], [], [])).deals.append(deal)
    for stated in told:
        if keys := keys_of[stated.id]:
            groups.setdefault(bonds.group(keys[0]), _Group([], [], [])).claims.append(stated)
    for step in steps:
        if keys := next((keys_of[claim] for _, _, claim in step.history if keys_of.get(claim)), []):
            groups[bonds.group(keys[0])].steps.append(step)
    found = [_project(key, group) for key, group in groups.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.deals) - len(one.claims), one.name, one.id)))


@dataclass(frozen=True, slots=True)
class _Group:
    deals: list[Deal | DealLine]
    claims: list[Stated]
    steps: list[Timeline]


def _project(key: str, group: _Group) -> Project:
    names = [party.name for party in _slot(group, "project")]
    owners = [owner for deal in group.deals for owner in _owners(deal)]
    owners += [owner for stated in group.claims for owner in _subjects(stated)]
    return Project(
        id=content_id("p", key),
        name=max(names, key=lambda name: (names.count(name), -names.index(name))),
        names=tuple(dict.fromkeys(names)),
        owners=_distinct(owners),
        places=_distinct(_slot(group, "place")),
        deals=tuple(deal.id for deal in group.deals),
        claims=tuple(group.claims),
        steps=tuple(group.steps),
    )


def _slot(group: _Group, slot: str) -> list[DealParty]:
    return [
        DealParty(party.name, party.entity)
        for told in (*group.deals, *(stated.claim for stated in group.claims))
        for party in getattr(told, slot, ())
    ]


def _distinct(parties: Iterable[DealParty]) -> tuple[DealParty, ...]:
    found: dict[str, DealParty] = {}
    for party in parties:
        found.setdefault(party.entity or normalise(party.name), party)
    return tuple(found.values())


def _owners(deal: Deal | DealLine) -> Sequence[DealParty]:
    """Whose project a deal is for: who receives, and who invests."""
    return (*deal.recipient, *(deal.payer if deal.kind == "investment" else ()))


class _Key(NamedTuple):
    """What a project is known by: a name, whose it is, the part of a country that it stands in, and the document that says so.

    owner and spot are empty where nothing tells them; document is where a project without an owner is told of.
    """

    name: str
    owner: str
    spot: str
    document: str = ""


def _keys(deal: Deal | DealLine) -> list[_Key]:
    return list(_named([party.name for party in deal.project], _owners(deal), deal.place))


def _keys_of_claim(stated: Stated) -> list[_Key]:
    where = [DealParty(party.name, party.entity) for party in getattr(stated.claim, "place", ())]
    names = [party.name for party in getattr(stated.claim, "project", ())]
    return list(_named(names, _subjects(stated), where, stated.document))


def _named(
    names: Iterable[str], owners: Sequence[DealParty], where: Sequence[DealParty], document: str = ""
) -> Iterator[_Key]:
    spot = next((found for party in where if (found := _spot(party))), "")
    for name in names:
        if owners:
            yield from (
                _Key(normalise(name), owner.entity or normalise(owner.name), spot, document) for owner in owners
            )
        else:
            yield _Key(normalise(name), "", spot, document)


def _settled(found: Mapping[str, Sequence[_Key]]) -> dict[str, list[str]]:
    """The keys as text. Who is not named as owner is the one whose project of that name the same document tells of; what has no
    place is where the others of that name and owner are: each only where there is just one."""
    every = [key for keys in found.values() for key in keys]
    owners: dict[tuple[str, str], set[str]] = {}
    spots: dict[tuple[str, str], set[str]] = {}
    for key in every:
        if key.owner:
            owners.setdefault((key.document, key.name), set()).add(key.owner)
            if key.spot:
                spots.setdefault((key.name, key.owner), set()).add(key.spot)

    def settled(key: _Key) -> str:
        known = owners.get((key.document, key.name), set()) if key.document else set()
        owner = key.owner or (next(iter(known)) if len(known) == 1 else "")
        if not owner:
            return f"{key.name}|in {key.document}"
        near = spots.get((key.name, owner), set())
        spot = key.spot or (next(iter(near)) if len(near) == 1 else "")
        return f"{key.name}|{owner}|{spot}"

    return {id_: [settled(key) for key in keys] for id_, keys in found.items()}


def _subjects(stated: Stated) -> list[DealParty]:
    """Whose project a statement is of; often its grammatical subject is the project itself."""
    named = {normalise(party.name) for party in getattr(stated.claim, "project", ())}
    return [
        DealParty(party.name, party.entity)
        for party in getattr(stated.claim, "subject", ())
        if normalise(party.name) not in named
    ]


def _spot(party: DealParty) -> str:
    place = places.by_id(party.entity) if party.entity else places.by_name(party.name)
    return (place.subdivision or place.id) if place and place.kind in ("city", "subdivision") else ""
