"""Projects: which milestones speak of one, by party, place and phase, and the history of each step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from daicho.deals.phases import phases
from daicho.model.claim import Event, Milestone, Party
from daicho.model.deal import Stated
from daicho.reference.likeness import alike
from daicho.reference.names import normalise

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
    """Whether two milestones are of one project: a party in common, phases that agree, no two different places.

    Where nothing but the party is in common the answer is no: one company builds many plants.
    """
    if _phases(left) != _phases(right):
        return False
    if not _in_common((*left.subject, *left.project), (*right.subject, *right.project)):
        return False
    if left.place and right.place:
        return _in_common(left.place, right.place)
    return not (left.place or right.place) or _in_common(left.project, right.project)


def mentions_project(stated: Stated, milestone: Milestone) -> bool:
    """Whether a claim of any kind may speak of the project of `milestone`; asked to prove silence, so rather yes than no."""
    claim = stated.claim
    theirs = [
        party for slot in ("payer", "recipient", "project", "subject", "parties") for party in getattr(claim, slot, ())
    ]
    if not _in_common((*milestone.subject, *milestone.project), theirs):
        return False
    places: tuple[Party, ...] = getattr(claim, "place", ())
    return not (places and milestone.place) or _in_common(places, milestone.place)


def _phases(milestone: Milestone) -> frozenset[str]:
    names = [party.name for party in (*milestone.project, *milestone.subject)]
    return frozenset(phase for name in names for phase in phases(name, slot=True))


def _in_common(left: Sequence[Party], right: Iterable[Party]) -> bool:
    others = list(right)
    return any(_same(a, b) for a in left for b in others)


def _same(left: Party, right: Party) -> bool:
    if left.entity and right.entity and left.entity == right.entity:
        return True
    return normalise(left.name) == normalise(right.name) or alike(left.name, right.name).same
