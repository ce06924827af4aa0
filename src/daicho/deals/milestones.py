"""Projects: which milestones speak of one, by party, place and phase, and the history of each step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from daicho.deals.phases import phases
from daicho.deals.traits import family
from daicho.model.claim import Event, Milestone, Party
from daicho.model.deal import Stated
from daicho.reference import organisations, places
from daicho.reference.likeness import alike
from daicho.reference.names import normalise

_WORKS = re.compile(r"\b(?:fab|plant|factory|line)s?\b|工場|ライン", re.IGNORECASE)
_CENTRE = re.compile(r"\b(?:cent(?:er|re)|lab|laborator\w+|institute|hub)s?\b|センター|研究所|拠点", re.IGNORECASE)
_FIRST = frozenset("1")
# One step under two names: a plant begins to operate.
_SAME_STEP: dict[Event, Event] = {"opening": "production_start", "shipment": "production_start"}


def step(milestone: Milestone) -> Event:
    """The step a milestone is about; `opening` and `shipment` are the start of production under other names."""
    return _SAME_STEP.get(milestone.event, milestone.event)


def milestone_of(stated: Stated) -> Milestone:
    """The claim of a dated milestone. Raises TypeError for a claim of another kind."""
    if not isinstance(stated.claim, Milestone):
        raise TypeError(f"claim {stated.id} is a {stated.claim.kind}, no milestone")
    return stated.claim


def histories(claims: Iterable[Stated]) -> tuple[tuple[Stated, ...], ...]:
    """Milestones of the same step of the same project, each history in order of publication.

    Milestones without a date, of documents without one, and of the step `other` have no history.
    """
    groups: dict[Event, list[list[Stated]]] = {}
    order: list[list[Stated]] = []
    for stated in claims:
        claim = stated.claim
        if (
            not isinstance(claim, Milestone)
            or claim.event == "other"
            or claim.when.value is None
            or not stated.published
        ):
            continue
        known = groups.setdefault(step(claim), [])
        for group in known:
            if any(same_project(milestone_of(other), claim) for other in group):
                group.append(stated)
                break
        else:
            group = [stated]
            known.append(group)
            order.append(group)
    return tuple(map(tuple, order))


def same_project(left: Milestone, right: Milestone) -> bool:
    """Whether two milestones are of one project: phases that agree, and the same site or else a party in common.

    A plant that is not numbered counts as the first. At one site, two known organisations build two projects.
    """
    if (_phases(left) or _FIRST) != (_phases(right) or _FIRST):
        return False
    if {_sort(left.project), _sort(right.project)} == {"works", "centre"}:
        return False
    parties = (*left.subject, *left.project), (*right.subject, *right.project)
    if left.place and right.place:
        if not _one_site(left.place, right.place):
            return False
        known = [{family(p.entity) for p in side if p.entity and organisations.by_id(p.entity)} for side in parties]
        if known[0] and known[1]:
            return not known[0].isdisjoint(known[1])
        return (_exact(left.place) and _exact(right.place)) or _in_common(*parties)
    return _in_common(*parties)


def mentions_project(stated: Stated, milestone: Milestone) -> bool:
    """Whether a claim of any kind may speak of the project of `milestone`; asked to prove silence, so rather yes than no."""
    claim = stated.claim
    slots = ("payer", "recipient", "project", "subject", "parties")
    theirs = [party for slot in slots for party in getattr(claim, slot, ())]
    if {_sort(getattr(claim, "project", ())), _sort(milestone.project)} == {"works", "centre"}:
        return False
    where: tuple[Party, ...] = getattr(claim, "place", ())
    if _exact(where) and _exact(milestone.place):
        return _one_site(where, milestone.place)
    return _in_common((*milestone.subject, *milestone.project), theirs)


def _phases(milestone: Milestone) -> frozenset[str]:
    names = [party.name for party in (*milestone.project, *milestone.subject)]
    return frozenset(phase for name in names for phase in phases(name, slot=True))


def _sort(project: Sequence[Party]) -> str | None:
    """Whether works that produce or a centre that does not is meant, by the project's noun; None where it does not say."""
    name = " ".join(party.name for party in project)
    if _WORKS.search(name):
        return "works"
    return "centre" if _CENTRE.search(name) else None


def _one_site(left: Sequence[Party], right: Sequence[Party]) -> bool:
    """Whether some place of one lies in, or is, some place of the other."""
    return any(
        a.entity and b.entity and (a.entity in _around(b.entity) or b.entity in _around(a.entity))
        for a in left
        for b in right
    ) or any(normalise(a.name) == normalise(b.name) for a in left for b in right)


def _around(id_: str) -> tuple[str | None, ...]:
    place = places.by_id(id_)
    return (id_, place.subdivision, place.country) if place else (id_,)


def _exact(parties: Sequence[Party]) -> bool:
    """Whether a place smaller than a country is named."""
    found = [places.by_id(party.entity) for party in parties if party.entity]
    return any(place and place.kind in ("city", "subdivision") for place in found)


def _in_common(left: Sequence[Party], right: Iterable[Party]) -> bool:
    others = list(right)
    return any(_same(a, b) for a in left for b in others)


def _same(left: Party, right: Party) -> bool:
    if left.entity and right.entity and left.entity == right.entity:
        return True
    return normalise(left.name) == normalise(right.name) or alike(left.name, right.name).same
