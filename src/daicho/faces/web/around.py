"""What the ledger says beside money, where pages look for it: entities, projects, milestones, statements; kept on the shelf."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from daicho.faces.web.shelf import Shelf
from daicho.ledger import read
from daicho.ledger.store import Ledger
from daicho.model.claim import KINDS, MONEY_KINDS, MoneyClaim, Party
from daicho.model.deal import Stated
from daicho.model.wire import PARTY_SLOTS
from daicho.questions.board import board
from daicho.questions.entered import decided_now
from daicho.questions.entities import Entity, entities_of, ids_named
from daicho.questions.indicators import Reported, indicators_of
from daicho.questions.judged import judged
from daicho.questions.projects import Project, projects
from daicho.questions.settling import settled
from daicho.questions.timelines import Timeline, timelines_of

_KINDS = tuple(kind for kind in KINDS if kind not in MONEY_KINDS)


@dataclass(frozen=True, slots=True)
class Around:
    """claims: all but those of money; naming: of these, by the key of each party; steps: the timeline that a milestone is in.

    projects: by id, the largest first; project_of: the project's id by the id of a deal or claim in it.
    """

    claims: Sequence[Stated]
    naming: Mapping[str, Sequence[Stated]]
    steps: Mapping[str, Timeline]
    projects: Mapping[str, Project]
    project_of: Mapping[str, str]


def around(shelf: Shelf) -> Around:
    """Everything but money."""
    return shelf.get("around", _around)


def entities(shelf: Shelf) -> Mapping[str, Entity]:
    """Every entity that claims name, by id, the most often named first."""
    return shelf.get("entities", lambda store: {entity.id: entity for entity in entities_of(store)})


def organisations(shelf: Shelf) -> Mapping[str, Entity]:
    """Every entity that claims name, by id, the most often named first.

    Unlike with `entities`, no two ids are taken for one because their names are alike: each id's deals are found under that id.
    """
    return shelf.get("organisations", lambda store: {entity.id: entity for entity in ids_named(store)})


def indicators(shelf: Shelf) -> Sequence[Reported]:
    """Every rank, share, count and rate."""
    return shelf.get("indicators", indicators_of)


def key_of(party: Party) -> str:
    """What stands for a party in addresses: its entity, or its name where nobody knows whom it means."""
    return party.entity or party.name


def _parties(stated: Stated) -> list[Party]:
    return [party for slot in PARTY_SLOTS if slot != "says" for party in getattr(stated.claim, slot, ())]


def _but_money(store: Ledger) -> list[Stated]:
    """The claims that stand, but for those of money, which are most of them and need not be read."""
    with settled(store) as connection:
        if connection is not None:
            decisions = decided_now(connection)
            found = (stated for kind in _KINDS for stated in read.stated(connection, kind=kind))
            return [decisions.enter(stated) for stated in found if not decisions.rejects(stated.id)]
    with store.reading() as reading:
        return [stated for stated in judged(reading).claims if not isinstance(stated.claim, MoneyClaim)]


def _around(store: Ledger) -> Around:
    claims = _but_money(store)
    steps = timelines_of(store)
    found = projects(board(store).lines, claims, steps)
    naming: dict[str, list[Stated]] = {}
    for stated in claims:
        for key in dict.fromkeys(map(key_of, _parties(stated))):
            naming.setdefault(key, []).append(stated)
    return Around(
        claims=claims,
        naming=naming,
        steps={claim: step for step in steps for _, _, claim in step.history},
        projects={project.id: project for project in found},
        project_of={
            id_: project.id for project in found for id_ in (*project.deals, *(stated.id for stated in project.claims))
        },
    )
