"""Questions, each answered from the same functions as the command of its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import JSONResponse, Response

from daicho.errors import NotFound
from daicho.faces.web.api.asking import AsOf, Converted, Filtered, Paged, Shared, Summed, Summing, lines
from daicho.faces.web.around import around, entities, indicators
from daicho.faces.web.found import found
from daicho.faces.web.view import Site
from daicho.ledger import read
from daicho.model.deal import Deal, DealLine, Stated
from daicho.model.wire import Json
from daicho.questions.board import board
from daicho.questions.board import deal as deal_of
from daicho.questions.conversion import Conversion
from daicho.questions.deals import deals_of
from daicho.questions.entities import resolve_names
from daicho.questions.findings import findings_of
from daicho.questions.flows import Target
from daicho.questions.flows import flows as flows_between
from daicho.questions.indicators import indicators_of
from daicho.questions.judged import judged
from daicho.questions.lookup import DocumentAnswer, look_up
from daicho.questions.projects import Project
from daicho.questions.records import (
    converted_record,
    deal_record,
    entity_record,
    finding_record,
    flow_record,
    indicator_record,
    standing_record,
    stated_record,
    timeline_record,
    total_record,
)
from daicho.questions.standing import Standing
from daicho.questions.timelines import timelines_of
from daicho.questions.totals import totals as total_rows

router = APIRouter()

_NAMES = 20  # resolved at once; each is compared with all that the ledger has


@router.get("/deals", tags=["deals"], summary="Deals with their ranges, histories, relations and claims")
def deals(site: Shared, filters: Filtered, converting: Converted, as_of: AsOf, paging: Paged) -> Response:
    """As `daicho deals --format jsonl`; `in` adds what was stated and the rate."""
    if paging.jsonl:
        every = deals_of(site.store, filters, as_of)
        return lines(_in_currency(every.deals, converting, every.as_of))
    answer = board(site.store, filters, as_of)

    def record(line: DealLine) -> Json:
        (found,) = _in_currency([deal_of(site.store, line.id, as_of)], converting, answer.as_of)
        return found

    return paging.answer(answer.lines, record, as_of=answer.as_of, undated=list(answer.undated))


@router.get("/deals/{deal_id}", tags=["deals"], summary="One deal")
def deal(site: Shared, deal_id: str, converting: Converted, as_of: AsOf) -> Response:
    """The deal with this id, every claim behind it included, with why these are one deal."""
    one = deal_of(site.store, deal_id, as_of)
    newest = board(site.store, None, as_of).as_of if converting else as_of
    (found,) = _in_currency([one], converting, newest)
    joins = [{"left": join.left, "right": join.right, "score": join.score, "why": list(join.why)} for join in one.joins]
    return JSONResponse({**found, "why": list(one.why), "joins": joins})


def _in_currency(deals: Iterable[Deal], converting: Summing | None, as_of: str | None) -> Iterator[Json]:
    """Records of deals, in the currency asked for. as_of: the day they were asked of, whose rates are those of today."""
    if converting is None or converting.currency is None:
        yield from map(deal_record, deals)
    else:
        into = Conversion(converting.currency, converting.rates(as_of))
        yield from map(converted_record, into.deals(deals))


@router.get("/totals", tags=["questions"], summary="Sums of deals as ranges, with what they count and leave out")
def totals(
    site: Shared,
    filters: Filtered,
    summing: Summed,
    as_of: AsOf,
    paging: Paged,
    by: Annotated[
        str, Query(description="Fields, separated by commas, that a row is of: sector, payer, year …")
    ] = "kind",
) -> Response:
    """As `daicho totals --format jsonl`."""
    answer = board(site.store, filters, as_of)
    fields = [name.strip() for name in by.split(",") if name.strip()]
    rows = total_rows(answer.lines, fields, summing.currency, summing.measure, summing.rates(answer.as_of))
    return paging.answer(rows, total_record, as_of=answer.as_of)


@router.get("/flows", tags=["questions"], summary="Who pays across borders")
def flows(
    site: Shared,
    filters: Filtered,
    summing: Summed,
    as_of: AsOf,
    paging: Paged,
    foreign: Annotated[bool, Query(description="Leave out what stays in one country.")] = False,
    to: Annotated[Target, Query(description="Where money goes: by country, sector or recipient.")] = "country",
) -> Response:
    """As `daicho flows --format jsonl`."""
    answer = board(site.store, filters, as_of)
    rates = summing.rates(answer.as_of)
    rows = flows_between(answer.lines, summing.currency, summing.measure, foreign, to=to, rates=rates)
    return paging.answer(rows, flow_record, as_of=answer.as_of)


@router.get("/timeline", tags=["questions"], summary="Milestones of each project, with slips")
def timeline(site: Shared, as_of: AsOf, paging: Paged) -> Response:
    """As `daicho timeline --format jsonl`."""
    return paging.answer(timelines_of(site.store, as_of), timeline_record)


@router.get("/indicators", tags=["questions"], summary="Ranks, shares, counts and rates over time")
def indicator_list(
    site: Shared,
    as_of: AsOf,
    paging: Paged,
    subject: Annotated[str | None, Query(description="Part of a name, or an entity's id.")] = None,
    unit: Annotated[str | None, Query(description="`%`, `rank` …")] = None,
) -> Response:
    """As `daicho indicators --format jsonl`."""
    asked = subject or unit or as_of
    rows = indicators_of(site.store, subject, unit, as_of) if asked else indicators(site.shelf)
    return paging.answer(rows, indicator_record)


@router.get("/entities", tags=["questions"], summary="Who is in the ledger, and who is meant by a name")
def entity_list(
    site: Shared,
    paging: Paged,
    name: Annotated[
        list[Annotated[str, Query(max_length=200)]] | None,
        Query(max_length=_NAMES, description="Names to resolve; may be given several times."),
    ] = None,
) -> Response:
    """As `daicho entities --format jsonl`, with names as `daicho entities NAME…`."""
    every = entities(site.shelf)
    return paging.answer(resolve_names(name, every) if name else every, entity_record)


@router.get("/projects", tags=["questions"], summary="Plants, sites and programmes")
def projects(site: Shared, paging: Paged) -> Response:
    """What belongs to one project: deals, claims and steps by their ids."""
    return paging.answer(around(site.shelf).projects, _project_record)


@router.get("/findings", tags=["findings"], summary="What does not add up, and why")
def findings(
    site: Shared,
    as_of: AsOf,
    paging: Paged,
    class_: Annotated[str | None, Query(alias="class", description="fx, magnitude, amount, sum, share, date …")] = None,
) -> Response:
    """As `daicho check --format jsonl`."""
    every = findings_of(site.store, as_of).open if as_of else found(site.shelf).open
    return paging.answer([one for one in every if one.cls == class_] if class_ else every, finding_record)


@router.get("/documents", tags=["documents"], summary="The documents of the ledger")
def documents(site: Shared, paging: Paged) -> Response:
    """Each document's id, name and earliest known date of publication."""
    with site.store.reading() as connection:
        printed = read.printed(connection)
    return paging.answer(
        list(printed.items()), lambda pair: {"id": pair[0], "doc": pair[1].doc, "published": pair[1].published}
    )


@router.get("/documents/{document_id}", tags=["documents"], summary="A document with its text and claims")
def document(site: Shared, document_id: str) -> Response:
    """As a line of `daicho claims --with-text --format jsonl`, with where the text appeared."""
    one = look_up(site.store, document_id)
    if not isinstance(one, DocumentAnswer):
        raise NotFound(f"no document {document_id} in the ledger")
    return JSONResponse(
        {
            "doc": one.document.appearance.name,
            "id": one.document.id,
            "lang": one.document.lang,
            "published": one.document.published,
            "title": one.document.title,
            "appearances": [
                {"doc": a.name, "published": a.published, "publisher": a.publisher, "url": a.url}
                for a in one.appearances
            ],
            "claims": [stated_record(stated) for stated in one.claims],
            "not_flows": list(one.not_flows),
            "conversions": list(one.conversions),
            "text": one.document.text,
        }
    )


@router.get("/claims/{claim_id}", tags=["documents"], summary="One claim")
def claim(site: Shared, claim_id: str) -> Response:
    """The claim with this id, its slots with their spans."""
    one = look_up(site.store, claim_id)
    if not isinstance(one, Stated):
        raise NotFound(f"no claim {claim_id} in the ledger")
    return JSONResponse(stated_record(one))


@router.get("/judgements", tags=["review"], summary="What people decided, with what has become of it")
def judgements(site: Shared, paging: Paged) -> Response:
    """As `daicho review log --format jsonl`."""
    return paging.answer(_standings(site), standing_record)


def _standings(site: Site) -> list[Standing]:
    with site.store.reading() as connection:
        return list(judged(connection).standings)


def _project_record(project: Project) -> Json:
    return {
        "id": project.id,
        "name": project.name,
        "names": list(project.names),
        "owners": [{"name": party.name, "entity": party.entity} for party in project.owners],
        "places": [{"name": party.name, "entity": party.entity} for party in project.places],
        "deals": list(project.deals),
        "claims": [stated.id for stated in project.claims],
        "steps": [timeline_record(step) for step in project.steps],
    }
