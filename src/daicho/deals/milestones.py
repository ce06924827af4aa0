"""Projects: which dated milestones are of one, and the history of each step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from daicho.deals.bonds import Bonds
from daicho.deals.sightings import Sightings, Traits, placed, same_project, sight, step
from daicho.model.claim import Event, Milestone
from daicho.model.deal import Stated


@dataclass(slots=True)
class History:
    """One step of one project as documents told it, in order of publication."""

    step: Event
    claims: list[Stated]
    traits: list[Traits] = field(default_factory=list)


class Projects:
    """The projects of some dated milestones. traits: those of each milestone among all that the ledger knows, by its id."""

    def __init__(self, dated: Sequence[Stated], traits: Mapping[str, Traits]) -> None:
        self._traits = traits
        self.histories = self._follow(dated)
        self._by_key: dict[tuple[Event, str], list[History]] = {}
        for history in self.histories:
            for block in self.traits(history.claims[-1]).blocks():
                self._by_key.setdefault((history.step, block), []).append(history)

    def traits(self, stated: Stated) -> Traits:
        """The traits of one of the milestones."""
        return self._traits[stated.id]

    def same(self, left: Stated, right: Stated) -> bool:
        """Whether two milestones are of one project, as far as that can be told."""
        return same_project(self.traits(left), self.traits(right))

    def other_step(self, history: History, event: Event) -> Iterator[History]:
        """The histories of another step of the same project."""
        newest = history.claims[-1]
        found = {
            id(other): other for block in self.traits(newest).likely() for other in self._by_key.get((event, block), ())
        }
        return (other for other in found.values() if self.same(newest, other.claims[-1]))

    def _follow(self, dated: Iterable[Stated]) -> list[History]:
        found: list[History] = []
        blocks: dict[tuple[Event, str], list[History]] = {}
        for stated in dated:
            event, told = step(milestone_of(stated)), self.traits(stated)
            near = {id(history): history for block in told.likely() for history in blocks.get((event, block), ())}
            history = next((h for h in near.values() if any(same_project(other, told) for other in h.traits)), None)
            if history is None:
                history = History(event, [])
                found.append(history)
            history.claims.append(stated)
            if told not in history.traits:
                history.traits.append(told)
                for block in told.blocks():
                    blocks.setdefault((event, block), []).append(history)
        return found


def projects_in(claims: Sequence[Stated]) -> Projects:
    """The projects that all claims of a ledger speak of."""
    sightings = sight(claims)
    lookup = Sightings(sightings)
    traits = {one.claim: placed(one, lookup) for one in sightings if one.step}
    return Projects([stated for stated in claims if stated.id in traits], traits)


def tracks(dated: Iterable[str], traits: Mapping[str, Traits]) -> dict[str, str]:
    """Dated milestones that hang together because one and the next are of one project: the first of them, for each by its id.

    What is told of a milestone's project rests on no other milestones than these.
    """
    bonds = Bonds()
    firsts: dict[Traits, str] = {}
    blocks: dict[str, list[Traits]] = {}
    order: dict[str, None] = {}
    for claim in dated:
        order[claim] = None
        told = traits[claim]
        if told in firsts:
            if same_project(told, told):
                bonds.join(firsts[told], claim)
            continue
        firsts[told] = claim
        for other in {other for block in told.likely() for other in blocks.get(block, ())}:
            if same_project(other, told):
                bonds.join(firsts[other], claim)
        for block in told.blocks():
            blocks.setdefault(block, []).append(told)
    first: dict[str, str] = {}
    return {claim: first.setdefault(bonds.group(claim), claim) for claim in order}


def milestone_of(stated: Stated) -> Milestone:
    """The claim of a dated milestone. Raises TypeError for a claim of another kind."""
    if not isinstance(stated.claim, Milestone):
        raise TypeError(f"claim {stated.id} is a {stated.claim.kind}, no milestone")
    return stated.claim
