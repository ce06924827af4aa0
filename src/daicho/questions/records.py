"""Answers as the JSON objects of the command contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from daicho.model.claim import Reading
from daicho.model.deal import Deal, DealLine, DealParty, Stated
from daicho.model.document import Document
from daicho.model.finding import Finding
from daicho.model.judgement import judgement_to_json
from daicho.model.wire import Json, claim_id, claim_to_json, conversion_to_json, not_flow_to_json, number

if TYPE_CHECKING:  # `daicho claims` needs no ledger, and the store behind these loads longer than a document is read
    from daicho.questions.conversion import Converted
    from daicho.questions.entities import Entity
    from daicho.questions.flows import Flow
    from daicho.questions.indicators import Reported
    from daicho.questions.news import News
    from daicho.questions.per import Per
    from daicho.questions.sheets import Compared
    from daicho.questions.standing import Standing
    from daicho.questions.timelines import Timeline
    from daicho.questions.totals import TotalRow
    from daicho.reference.exchange import Rate


def reading_record(document: Document, reading: Reading, *, with_text: bool = False) -> Json:
    """One document with everything it says: a line of `daicho claims --format jsonl`."""
    key = document.id
    out: Json = {
        "doc": document.appearance.name,
        "id": key,
        "lang": document.lang,
        "published": document.published,
        "title": document.title,
        "claims": [{"id": claim_id(key, claim), **claim_to_json(claim)} for claim in reading.claims],
        "not_flows": [not_flow_to_json(item) for item in reading.not_flows],
        "conversions": [conversion_to_json(pair) for pair in reading.conversions],
    }
    if with_text:
        out["text"] = document.text
    return out


def stated_record(stated: Stated) -> Json:
    """A claim in the ledger, with its id and document."""
    return {
        "id": stated.id,
        "doc": stated.doc,
        "document": stated.document,
        "published": stated.published,
        **claim_to_json(stated.claim),
    }


def deal_record(deal: Deal) -> Json:
    """A deal with its histories, relations and whole claims: a line of `daicho deals --format jsonl`."""
    return {
        **_slots(deal),
        "status_history": [[step.known, step.status, step.claim] for step in deal.status_history],
        "amount_history": [
            [step.known, number(step.low), number(step.high), step.claim] for step in deal.amount_history
        ],
        "relations": [[relation.type, relation.deal] for relation in deal.relations],
        "first_seen": deal.first_seen,
        "last_seen": deal.last_seen,
        "documents": list(deal.documents),
        "claims": [stated_record(stated) for stated in deal.claims],
    }


def converted_record(deal: Converted) -> Json:
    """A deal in the currency asked for, with what was stated and the rate: a line of `daicho deals --in CUR --format jsonl`."""
    stated = deal.stated
    return {
        **deal_record(deal),
        "stated": {"currency": stated.currency, "low": number(stated.low), "high": number(stated.high)},
        "rate": deal.rate and _rate(deal.rate),
    }


def entity_record(entity: Entity) -> Json:
    """An entity, or what a name resolves to: a line of `daicho entities --format jsonl`."""
    return {
        "text": entity.text,
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "country": entity.country,
        "parent": entity.parent,
        "names": list(entity.names),
        "claims": entity.claims,
    }


def timeline_record(line: Timeline) -> Json:
    """One step of a project: a line of `daicho timeline --format jsonl`."""
    return {
        "project": line.project,
        "event": line.event,
        "history": [[known, value] for known, value, _ in line.history],
        "claims": [claim for _, _, claim in line.history],
        "slip_months": line.slip,
    }


def finding_record(finding: Finding) -> Json:
    """A finding: a line of `daicho check --format jsonl`."""
    return {
        "id": finding.id,
        "class": finding.cls,
        "severity": finding.severity,
        "text": finding.text,
        "settle": finding.settle,
        "claims": [{"id": e.claim, "doc": e.doc, "start": e.start, "end": e.end} for e in finding.evidence],
    }


def standing_record(standing: Standing) -> Json:
    """A judgement with what has become of it: a line of `daicho review log --format jsonl`."""
    return {
        **judgement_to_json(standing.judgement),
        "state": standing.state,
        "about": list(standing.about),
        "by": standing.by,
    }


def total_record(row: TotalRow) -> Json:
    """A row of totals: a line of `daicho totals --format jsonl`."""
    return {
        **dict(row.by),
        "currency": row.currency,
        "low": number(row.low),
        "high": number(row.high),
        "deals": list(row.deals),
        "leaves_out": [list(pair) for pair in row.leaves_out],
        "rates": [{"deal": deal, **_rate(rate)} for deal, rate in row.rates],
    }


def _rate(rate: Rate) -> Json:
    return {
        "from": rate.currency,
        "to": rate.target,
        "rate": float(rate.value),
        "day": rate.day,
        "source": rate.source,
    }


def per_record(found: Per) -> Json:
    """A total beside an economy: the field `per` of a line of `daicho totals --per gdp|head`."""
    return {
        "of": found.of,
        "country": found.country,
        "year": found.year,
        "low": None if found.low is None else float(found.low),
        "high": None if found.high is None else float(found.high),
        "source": found.source,
        "why": found.why,
    }


def sentence_record(deal: str, stated: Stated) -> Json:
    """A sentence behind a deal: an entry of `sentences` in a line of `daicho totals --explain`."""
    quote = stated.claim.quote
    return {
        "deal": deal,
        "claim": stated.id,
        "doc": stated.doc,
        "published": stated.published,
        "quote": quote.text,
        "start": quote.span.start,
        "end": quote.span.end,
    }


def flow_record(flow: Flow) -> Json:
    """A flow: a line of `daicho flows --format jsonl`; foreign is null where an end is unknown."""
    return {"foreign": flow.foreign, **total_record(flow.total)}


def indicator_record(one: Reported) -> Json:
    """One statement of an indicator: a line of `daicho indicators --format jsonl`."""
    claim = one.claim
    return {
        "subject": one.subject,
        "entity": one.entity,
        "measure": claim.measure.text,
        "value": number(claim.value),
        "low": number(claim.low),
        "unit": claim.unit,
        "published": one.stated.published,
        "doc": one.stated.doc,
        "claim": one.stated.id,
        "quote": claim.quote.text,
        "start": claim.quote.span.start,
        "end": claim.quote.span.end,
        "reference": one.reference and {"text": one.reference.text, "agrees": one.reference.agrees},
    }


def news_records(found: News) -> Iterator[Json]:
    """What has changed: the lines of `daicho new --format jsonl`, each with what it is about in `what`."""
    yield from ({"what": "new deal", "deal": line_record(line)} for line in found.new)
    for one in found.changed:
        if one.other_range:
            yield {"what": "range", "deal": line_record(one.now), "before": _ends(one.before), "now": _ends(one.now)}
        if one.other_status:
            yield {"what": "status", "deal": line_record(one.now), "before": one.before.status, "now": one.now.status}
    yield from ({"what": "gone", "deal": line_record(line)} for line in found.gone)
    for moved in found.moved:
        told = {"before": moved.before, "now": moved.line.history[-1][1], "slip_months": moved.slip}
        yield {"what": "milestone", **told, "milestone": timeline_record(moved.line)}
    yield from ({"what": "finding", "finding": finding_record(finding)} for finding in found.findings)


def _ends(line: DealLine) -> list[Any]:
    return [line.currency, number(line.low), number(line.high)]


def compared_record(one: Compared) -> Json:
    """A row of a sheet beside its deal: a line of `daicho import --format jsonl`."""
    row = one.row
    return {
        "outcome": one.outcome,
        "cell": row and row.cell,
        "row": row and {"id": row.id, "date": row.date, **claim_to_json(row.claim)},
        "deal": one.deal and line_record(one.deal),
        "differences": [
            {"matter": found.matter, "sheet": found.sheet, "documents": found.documents} for found in one.differences
        ],
        "why": list(one.why),
    }


def line_record(line: DealLine) -> Json:
    """A deal without its histories and claims."""
    return {**_slots(line), "first_seen": line.first_seen, "last_seen": line.last_seen}


def _slots(deal: Deal | DealLine) -> Json:
    """What a deal is, as far as a table of deals shows it."""
    return {
        "id": deal.id,
        "kind": deal.kind,
        "payer": _parties(deal.payer),
        "recipient": _parties(deal.recipient),
        "project": _parties(deal.project),
        "place": _parties(deal.place),
        "country": deal.country,
        "sector": list(deal.sector),
        "currency": deal.currency,
        "low": number(deal.low),
        "high": number(deal.high),
        "status": deal.status,
    }


def _parties(parties: Sequence[DealParty]) -> list[Json]:
    return [{"name": party.name, "entity": party.entity} for party in parties]
