"""Questions, each answered from the same functions as the command of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import JSONResponse, Response

from daicho.errors import NotFound
from daicho.faces.web.answers import Answers
from daicho.faces.web.api.asking import AsOf, Converted, Filtered, Listed, Paged, Shared, Summed, Summing
from daicho.faces.web.around import around, entities
from daicho.faces.web.deal_columns import WholeDeals, deal_on, deals_wanted
from daicho.ledger import read
from daicho.ledger.read import Printed
from daicho.model.deal import Deal, Stated
from daicho.model.wire import Json
from daicho.questions.board import deal as deal_of
from daicho.questions.conversion import Conversion
from daicho.questions.deals import deals_of
from daicho.questions.entities import resolve_names
from daicho.questions.filters import Filters
from daicho.questions.findings import findings_of
from daicho.questions.flows import Target
from daicho.questions.flows import flows as flows_between
from daicho.questions.indicators import indicators_of
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
from daicho.questions.timelines import timelines_of
from daicho.questions.totals import totals as total_rows

router = APIRouter()

_NAMES = 20  # resolved at once; each is compared with all that the ledger has


@router.get("/deals", tags=["deals"], summary="Deals with their ranges, histories, relations and claims")
def deals(site: Shared, filters: Filtered, converting: Converted, as_of: AsOf, paging: Paged) -> Response:
    """As `daicho deals --format jsonl`; `in` adds what was stated and the rate."""
    if as_of is not None:
        return paging.made(site, partial(_deals_as_of, filters, converting, as_of))
    ids, newest = site.shelf.ask(partial(_ids, filters))
    about: Json = {"as_of": newest, "undated": []}
    return paging.answer(Listed(WholeDeals(site.shelf.store, ids), _in_currency(converting, newest), about))


def _ids(filters: Filters, answers: Answers) -> tuple[Sequence[str], str | None]:
    found = deals_wanted(answers, filters, None)
    return [line.id for line in found.lines], found.as_of


def _deals_as_of(filters: Filters, converting: Summing | None, as_of: str, answers: Answers) -> Listed:
    found = deals_of(answers.store, filters, as_of)
    about = {"as_of": found.as_of, "undated": list(found.undated)}
    return Listed(found.deals, _in_currency(converting, found.as_of), about)


@router.get("/deals/{deal_id}", tags=["deals"], summary="One deal")
def deal(site: Shared, deal_id: str, converting: Converted, as_of: AsOf) -> Response:
    """The deal with this id, every claim behind it included, with why these are one deal."""
    one = deal_of(site.store, deal_id) if as_of is None else site.shelf.ask(partial(deal_on, deal_id, as_of))
    with site.store.reading() as connection:
        record = _in_currency(converting, as_of or read.newest_date(connection))
    joins = [{"left": join.left, "right": join.right, "score": join.score, "why": list(join.why)} for join in one.joins]
    return JSONResponse({**record(one), "why": list(one.why), "joins": joins})


def _in_currency(converting: Summing | None, as_of: str | None) -> Callable[[Deal], Json]:
    """What makes the record of a deal, in the currency asked for. as_of: the day whose rates are those of today."""
    if converting is None or converting.currency is None:
        return deal_record
    into = Conversion(converting.currency, converting.rates(as_of))
    return lambda deal: converted_record(next(into.deals((deal,))))


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
    fields = [name.strip() for name in by.split(",") if name.strip()]
    return paging.made(site, partial(_totals, filters, summing, as_of, fields))


def _totals(filters: Filters, summing: Summing, as_of: str | None, by: Sequence[str], answers: Answers) -> Listed:
    found = deals_wanted(answers, filters, as_of)
    rows = total_rows(found.lines, by, summing.currency, summing.measure, summing.rates(found.as_of))
    return Listed(rows, total_record, {"as_of": found.as_of})


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
    return paging.made(site, partial(_flows, filters, summing, as_of, foreign, to))


def _flows(
    filters: Filters, summing: Summing, as_of: str | None, foreign: bool, to: Target, answers: Answers
) -> Listed:
    found = deals_wanted(answers, filters, as_of)
    rates = summing.rates(found.as_of)
    rows = flows_between(found.lines, summing.currency, summing.measure, foreign, to=to, rates=rates)
    return Listed(rows, flow_record, {"as_of": found.as_of})


@router.get("/timeline", tags=["questions"], summary="Milestones of each project, with slips")
def timeline(site: Shared, as_of: AsOf, paging: Paged) -> Response:
    """As `daicho timeline --format jsonl`."""
    return paging.made(site, partial(_timeline, as_of))


def _timeline(as_of: str | None, answers: Answers) -> Listed:
    return Listed(timelines_of(answers.store, as_of), timeline_record)


@router.get("/indicators", tags=["questions"], summary="Ranks, shares, counts and rates over time")
def indicator_list(
    site: Shared,
    as_of: AsOf,
    paging: Paged,
    subject: Annotated[str | None, Query(description="Part of a name, or an entity's id.")] = None,
    unit: Annotated[str | None, Query(description="`%`, `rank` …")] = None,
) -> Response:
    """As `daicho indicators --format jsonl`."""
    return paging.made(site, partial(_indicators, subject, unit, as_of))


def _indicators(subject: str | None, unit: str | None, as_of: str | None, answers: Answers) -> Listed:
    return Listed(indicators_of(answers.store, subject, unit, as_of), indicator_record)


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
    if name:
        return paging.made(site, partial(_named, name))
    return paging.answer(Listed(entities(site.shelf), entity_record))


def _named(names: Sequence[str], answers: Answers) -> Listed:
    return Listed(resolve_names(names, entities(answers)), entity_record)


@router.get("/projects", tags=["questions"], summary="Plants, sites and programmes")
def projects(site: Shared, paging: Paged) -> Response:
    """What belongs to one project: deals, claims and steps by their ids."""
    return paging.answer(Listed(around(site.shelf).projects, _project_record))


@router.get("/findings", tags=["findings"], summary="What does not add up, and why")
def findings(
    site: Shared,
    as_of: AsOf,
    paging: Paged,
    class_: Annotated[str | None, Query(alias="class", description="fx, magnitude, amount, sum, share, date …")] = None,
) -> Response:
    """As `daicho check --format jsonl`."""
    return paging.made(site, partial(_findings, as_of, class_))


def _findings(as_of: str | None, class_: str | None, answers: Answers) -> Listed:
    every = findings_of(answers.store, as_of).open
    return Listed([one for one in every if class_ in (None, one.cls)], finding_record)


@router.get("/documents", tags=["documents"], summary="The documents of the ledger")
def documents(site: Shared, paging: Paged) -> Response:
    """Each document's id, name and earliest known date of publication."""
    with site.store.reading() as connection:
        printed = read.printed(connection)
    return paging.answer(Listed(list(printed.items()), _document_record))


def _document_record(document: tuple[str, Printed]) -> Json:
    id_, printed = document
    return {"id": id_, "doc": printed.doc, "published": printed.published}


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
    return paging.made(site, _judgements)


def _judgements(answers: Answers) -> Listed:
    return Listed(findings_of(answers.store).standings, standing_record)


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
