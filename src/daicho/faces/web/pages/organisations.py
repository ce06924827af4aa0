"""Organisations: who is in the ledger, and what each of them gives, receives and does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Response

from daicho.errors import NotFound
from daicho.faces.charts import Chart
from daicho.faces.charts.timeline import in_time, timeline_chart
from daicho.faces.charts.totals import totals_chart
from daicho.faces.web.around import Around, around, key_of, second_ids, twins
from daicho.faces.web.around import organisations as every_organisation
from daicho.faces.web.columns import DealColumns, party_key
from daicho.faces.web.deal_columns import deal_columns
from daicho.faces.web.paging import paged
from daicho.faces.web.view import Asked, View
from daicho.model.claim import Partnership, Party
from daicho.model.deal import DealLine, DealParty, Stated
from daicho.questions.entities import Entity
from daicho.questions.projects import Project
from daicho.questions.timelines import Timeline
from daicho.questions.totals import totals
from daicho.reference import organisations as known
from daicho.reference.names import is_japanese

router = APIRouter()

_DEALS = 10  # of each side, before the page says how to see all
_OTHERS = 12  # parties it deals with
_STATEMENTS = 30
_SIDES = ("payer", "recipient")


@router.get("/organisations")
def organisations(
    view: Asked,
    q: Annotated[str, Query(max_length=200)] = "",
    type_: Annotated[str, Query(alias="type", max_length=20)] = "",
    page: Annotated[int, Query(ge=1, le=10**6)] = 1,
) -> Response:
    """Who is in the ledger, the most often named first."""
    every = every_organisation(view.desk)
    aside = () if view.site.shelf.large or q else second_ids(view.desk)
    found = paged(every.chosen(q, type_, aside), page)
    rows = _once(view, found.rows)
    columns = deal_columns(view.desk)
    deals = {side: columns.facets[side].many(id_ for _, ids in rows for id_ in ids) for side in _SIDES}
    return view.page(
        "organisations.html",
        found=found,
        counted=[
            (entity, sum(every.mentions(ids)), *(sum(deals[side].get(one, 0) for one in ids) for side in _SIDES))
            for entity, ids in rows
        ],
        everything=len(every.every) - len(aside),
        types=[each for each in known.TYPES if each in every.types],
        q=q,
        type=type_,
        scripts=lambda entity: scripts([*entity.names, *_twins(view, entity)]),
    )


@router.get("/organisations/{key:path}")
def organisation(view: Asked, key: str) -> Response:
    """One organisation, by its id or by one of its names."""
    columns, beside = deal_columns(view.desk), around(view.desk)
    entity = _entity(view, key, columns, beside)
    if entity.id != key:
        return view.go(f"/organisations/{entity.id}")
    ids = _ids(view, entity)
    sides = {side: columns.chosen({side: ids}).lines("-told") for side in _SIDES}
    statements = list({stated.id: stated for one in ids for stated in beside.statements(one)}.values())
    steps = _by_project(view, beside.steps_of(stated.id for stated in statements), beside)
    return view.page(
        "organisation.html",
        entity=entity,
        ids=ids,
        own=view.party(DealParty(entity.name, entity.id)),
        names=scripts([*entity.names, *_twins(view, entity)]),
        parent=known.by_id(entity.parent or ""),
        children=[
            one for one in known.organisations() if one.parent == key and one.id in every_organisation(view.desk).ids
        ],
        sides=[(side, lines[:_DEALS], len(lines), _totals(view, side, lines)) for side, lines in sides.items()],
        others=_others(ids, sides),
        partners=_partners(ids, statements),
        timeline=timeline_chart([step for step, _ in steps], view.lang, name=dict(steps).__getitem__)
        if steps
        else None,
        projects=_projects(ids, sides, statements, beside),
        statements=[stated for stated in statements if stated.claim.kind != "milestone"][:_STATEMENTS],
        said=len(statements),
    )


def scripts(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """Names in Latin letters, and those in Japanese, each once."""
    every = list(dict.fromkeys(names))
    return [name for name in every if not is_japanese(name)], [name for name in every if is_japanese(name)]


def _ids(view: View, entity: Entity) -> Sequence[str]:
    """Its id, and those by which documents in the other script know it."""
    every = every_organisation(view.desk)
    others = (every.called(name) for name in _twins(view, entity))
    return tuple(dict.fromkeys([entity.id, *(one.id for one in others if one)]))


def _once(view: View, entities: Iterable[Entity]) -> list[tuple[Entity, Sequence[str]]]:
    """Entities with their ids; of several that are one, as a search finds, the first."""
    found: dict[frozenset[str], tuple[Entity, Sequence[str]]] = {}
    for entity in entities:
        ids = _ids(view, entity)
        found.setdefault(frozenset(ids), (entity, ids))
    return list(found.values())


def _twins(view: View, entity: Entity) -> Sequence[str]:
    """The names of whom the ledger takes for the same organisation."""
    return () if view.site.shelf.large else twins(view.desk).get(entity.name, ())


def _entity(view: View, key: str, columns: DealColumns, beside: Around) -> Entity:
    """The entity with an id; of a name, the one that it means. Raises NotFound."""
    every = every_organisation(view.desk)
    listed = known.by_name(key)
    if entity := every.entity(key) or (every.entity(listed.id) if listed else None) or every.called(key):
        return entity
    if (party := columns.party(key)) or key in beside.naming:
        return Entity(key, party.name if party else key, (party.name if party else key,))
    raise NotFound(f"no organisation {key} in the ledger")


def _totals(view: View, side: str, lines: Sequence[DealLine]) -> Chart | None:
    if not lines:
        return None
    return totals_chart(totals(lines, ["kind"]), view.lang, title=view.say(f"organisation.{side}.totals"), key=side)


def _others(
    ids: Sequence[str], sides: Mapping[str, Sequence[DealLine]]
) -> Mapping[str, Sequence[tuple[DealParty, int]]]:
    """Whom an organisation gives to and whom it gets from, with the number of deals."""
    found = {}
    for side, other in (("payer", "recipient"), ("recipient", "payer")):
        parties = [party for line in sides[side] for party in getattr(line, other) if party_key(party) not in ids]
        first = {party_key(party): party for party in reversed(parties)}
        counted = Counter(map(party_key, parties)).most_common(_OTHERS)
        found[side] = [(first[one], many) for one, many in counted]
    return found


def _partners(ids: Sequence[str], statements: Sequence[Stated]) -> Sequence[tuple[Party, int]]:
    """With whom it agreed to work together."""
    claims = [stated.claim for stated in statements if isinstance(stated.claim, Partnership)]
    parties = [party for claim in claims for party in claim.parties if key_of(party) not in ids]
    first = {key_of(party): party for party in reversed(parties)}
    return [(first[one], many) for one, many in Counter(map(key_of, parties)).most_common(_OTHERS)]


def _by_project(view: View, steps: Sequence[Timeline], beside: Around) -> list[tuple[Timeline, str]]:
    """The steps of each project together, with its name."""
    named = []
    for step in in_time(steps):
        project = next(iter(beside.projects_of(claim for _, _, claim in step.history)), None)
        named.append((step, view.project(project) if project else step.project))
    first = {name: at for at, (_, name) in reversed(list(enumerate(named)))}
    return sorted(named, key=lambda pair: first[pair[1]])


def _projects(
    own: Sequence[str], sides: Mapping[str, Sequence[DealLine]], statements: Sequence[Stated], beside: Around
) -> Sequence[Project]:
    ids = (*(line.id for lines in sides.values() for line in lines), *(stated.id for stated in statements))
    return [
        project
        for project in beside.projects_of(ids)
        if any((owner.entity or owner.name) in own for owner in project.owners)
    ]
