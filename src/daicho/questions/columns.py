"""The columns of every answer's table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from daicho.model.deal import Deal, DealLine, DealParty
from daicho.model.finding import Finding
from daicho.questions.conversion import Converted
from daicho.questions.entities import Entity
from daicho.questions.flows import Flow
from daicho.questions.indicators import Reported
from daicho.questions.per import Per
from daicho.questions.sheets import Compared
from daicho.questions.tables import Column, Table
from daicho.questions.timelines import Timeline
from daicho.questions.totals import TotalRow

Row = TypeVar("Row")
Range = tuple[Decimal | None, Decimal | None, str]


def _names(slot: str) -> Callable[[Deal | DealLine], list[str]]:
    def names(deal: Deal | DealLine) -> list[str]:
        parties: Sequence[DealParty] = getattr(deal, slot)
        return [party.name for party in parties]

    return names


DEALS: tuple[Column[Deal], ...] = (
    Column("id", "text", lambda deal: deal.id),
    Column("kind", "text", lambda deal: deal.kind),
    Column("currency", "text", lambda deal: deal.currency),
    Column("low", "money", lambda deal: deal.low),
    Column("high", "money", lambda deal: deal.high),
    Column("status", "text", lambda deal: deal.status),
    Column("payer", "texts", _names("payer")),
    Column("payer_country", "texts", lambda deal: deal.payer_country),
    Column("recipient", "texts", _names("recipient")),
    Column("project", "texts", _names("project")),
    Column("place", "texts", _names("place")),
    Column("country", "text", lambda deal: deal.country),
    Column("sector", "texts", lambda deal: deal.sector),
    Column("first_seen", "text", lambda deal: deal.first_seen),
    Column("last_seen", "text", lambda deal: deal.last_seen),
    Column("documents", "whole", lambda deal: deal.document_count),
    Column("claims", "whole", lambda deal: deal.claim_count),
)
_CONVERTED: tuple[Column[Converted], ...] = (
    Column("stated_currency", "text", lambda deal: deal.stated.currency),
    Column("stated_low", "money", lambda deal: deal.stated.low),
    Column("stated_high", "money", lambda deal: deal.stated.high),
    Column("rate", "number", lambda deal: deal.rate and deal.rate.value),
    Column("rate_day", "text", lambda deal: deal.rate and deal.rate.day),
    Column("rate_source", "text", lambda deal: deal.rate and deal.rate.source),
)
FLOWS: tuple[Column[Flow], ...] = (
    Column("payer_country", "text", lambda flow: flow.payer_country),
    Column("target", "text", lambda flow: flow.target),
    Column("foreign", "yes", lambda flow: flow.foreign),
    Column("kind", "text", lambda flow: dict(flow.total.by)["kind"]),
    Column("currency", "text", lambda flow: flow.total.currency),
    Column("low", "money", lambda flow: flow.total.low),
    Column("high", "money", lambda flow: flow.total.high),
    Column("deals", "texts", lambda flow: flow.total.deals),
)
INDICATORS: tuple[Column[Reported], ...] = (
    Column("subject", "text", lambda one: one.subject),
    Column("measure", "text", lambda one: one.claim.measure.text),
    Column("value", "number", lambda one: one.claim.value),
    Column("unit", "text", lambda one: one.claim.unit),
    Column("published", "text", lambda one: one.stated.published),
    Column("document", "text", lambda one: one.stated.doc),
    Column("reference", "text", lambda one: one.reference and one.reference.text),
)
FINDINGS: tuple[Column[Finding], ...] = (
    Column("id", "text", lambda finding: finding.id),
    Column("class", "text", lambda finding: finding.cls),
    Column("severity", "text", lambda finding: finding.severity),
    Column("text", "text", lambda finding: finding.text),
    Column("documents", "texts", lambda finding: list(dict.fromkeys(item.doc for item in finding.evidence))),
)
TIMELINES: tuple[Column[Timeline], ...] = (
    Column("project", "text", lambda line: line.project),
    Column("event", "text", lambda line: line.event),
    Column("first_told", "text", lambda line: line.history[0][1]),
    Column("told_now", "text", lambda line: line.history[-1][1]),
    Column("slip_months", "whole", lambda line: line.slip),
    Column("times_told", "whole", lambda line: len(line.history)),
)
ENTITIES: tuple[Column[Entity], ...] = (
    Column("text", "text", lambda entity: entity.text),
    Column("id", "text", lambda entity: entity.id),
    Column("name", "text", lambda entity: entity.name),
    Column("type", "text", lambda entity: entity.type),
    Column("country", "text", lambda entity: entity.country),
    Column("names", "texts", lambda entity: entity.names),
    Column("claims", "whole", lambda entity: entity.claims),
)
COMPARED: tuple[Column[Compared], ...] = (
    Column("outcome", "text", lambda one: one.outcome),
    Column("cell", "text", lambda one: one.row and one.row.cell),
    Column("deal", "text", lambda one: one.deal and one.deal.id),
    Column("differs", "texts", lambda one: [f"{d.matter}: {d.sheet} / {d.documents}" for d in one.differences]),
)


def deal_table(deals: Sequence[Deal]) -> Table[Deal]:
    """Deals with a bar for each range."""
    return Table.of(deals, DEALS, _range)


def converted_table(deals: Iterable[Converted]) -> Table[Converted]:
    """Deals in one currency, with what was stated and the rate."""
    return Table.of(deals, (*DEALS, *_CONVERTED), _range)


def _range(deal: Deal) -> Range:
    return deal.low, deal.high, deal.currency


def total_table(rows: Sequence[TotalRow], per: Sequence[Per] = ()) -> Table[TotalRow]:
    """Totals with a column for each field they are by and, where given, what each is beside its country's economy."""
    rows = tuple(rows)  # each made once: what stands beside it is found by which it is
    fields = [name for name, _ in rows[0].by] if rows else []
    columns: list[Column[TotalRow]] = [Column(name, "text", _field(name)) for name in fields]
    columns += [
        Column("currency", "text", lambda row: row.currency),
        Column("low", "money", lambda row: row.low),
        Column("high", "money", lambda row: row.high),
        Column("deals", "texts", lambda row: row.deals),
        Column("leaves_out", "texts", lambda row: [deal for deal, _ in row.leaves_out]),
    ]
    return Table.of(rows, [*columns, *_per_columns(rows, per)], lambda row: (row.low, row.high, row.currency))


def flow_table(flows: Sequence[Flow], per: Sequence[Per] = ()) -> Table[Flow]:
    """Flows with a bar for each range and, where given, what each is beside the payer's economy."""
    flows = tuple(flows)
    return Table.of(
        flows,
        [*FLOWS, *_per_columns(flows, per)],
        lambda flow: (flow.total.low, flow.total.high, flow.total.currency),
    )


def _per_columns(rows: Sequence[Row], per: Sequence[Per]) -> list[Column[Row]]:
    if not per:
        return []
    beside = {id(row): found for row, found in zip(rows, per, strict=True)}
    return [
        Column(f"{per[0].of}_low", "number", lambda row: beside[id(row)].low),
        Column(f"{per[0].of}_high", "number", lambda row: beside[id(row)].high),
        Column(f"{per[0].of}_year", "whole", lambda row: beside[id(row)].year),
    ]


def _field(name: str) -> Callable[[TotalRow], Any]:
    return lambda row: dict(row.by)[name]
