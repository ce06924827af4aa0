"""The columns of flat files: what each is called, what is in it, and cells that no spreadsheet takes for a formula."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, Literal, TypeVar

from daicho.model.claim import Party
from daicho.model.deal import Deal, DealLine, DealParty, Stated
from daicho.model.wire import decimal
from daicho.questions.conversion import Converted, ConvertedLine

Cell = str | int | Decimal | None
Row = TypeVar("Row")

# What a formula may begin with, in either width, and the white space that a spreadsheet strips before it looks.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column. kind: how its cells are typed (`day`: an ISO date, possibly partial); width: in characters."""

    name: str
    kind: Literal["text", "number", "day"]
    of: Callable[[Row], Cell]
    width: int = 12


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim of a deal with the web address of its document, where it has one."""

    deal: str
    stated: Stated
    address: str | None


def harmless(text: str) -> str:
    """`text` so that no spreadsheet runs it: with an apostrophe before it where it begins as a formula does."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def names(parties: Sequence[DealParty | Party]) -> str | None:
    """The names of several parties in one cell."""
    return "; ".join(dict.fromkeys(party.name for party in parties)) or None


DEALS: tuple[Column[Deal | DealLine], ...] = (
    Column("deal", "text", lambda deal: deal.id, 24),
    Column("kind", "text", lambda deal: deal.kind),
    Column("currency", "text", lambda deal: deal.currency, 9),
    Column("low", "number", lambda deal: deal.low, 20),
    Column("high", "number", lambda deal: deal.high, 20),
    Column("status", "text", lambda deal: deal.status),
    Column("payer", "text", lambda deal: names(deal.payer), 32),
    Column("payer_country", "text", lambda deal: "; ".join(deal.payer_country) or None),
    Column("recipient", "text", lambda deal: names(deal.recipient), 32),
    Column("project", "text", lambda deal: names(deal.project), 32),
    Column("place", "text", lambda deal: names(deal.place), 20),
    Column("country", "text", lambda deal: deal.country, 8),
    Column("sector", "text", lambda deal: "; ".join(deal.sector) or None, 24),
    Column("first_seen", "day", lambda deal: deal.first_seen),
    Column("last_seen", "day", lambda deal: deal.last_seen),
    Column("documents", "number", lambda deal: deal.document_count, 10),
    Column("claims", "number", lambda deal: deal.claim_count, 10),
    Column("relations", "text", lambda deal: "; ".join(f"{r.type} {r.deal}" for r in deal.relations) or None, 30),
)

_CONVERTED: tuple[Column[Converted | ConvertedLine], ...] = (
    Column("stated_currency", "text", lambda deal: deal.stated.currency, 9),
    Column("stated_low", "number", lambda deal: deal.stated.low, 20),
    Column("stated_high", "number", lambda deal: deal.stated.high, 20),
    Column("rate", "number", lambda deal: decimal(float(deal.rate.value)) if deal.rate else None),
    Column("rate_day", "day", lambda deal: deal.rate.day if deal.rate else None),
    Column("rate_source", "text", lambda deal: deal.rate.source if deal.rate else None, 32),
)

CLAIMS: tuple[Column[Evidence], ...] = (
    Column("deal", "text", lambda one: one.deal, 24),
    Column("claim", "text", lambda one: one.stated.id, 20),
    Column("document", "text", lambda one: one.stated.doc, 32),
    Column("address", "text", lambda one: one.address, 32),
    Column("published", "day", lambda one: one.stated.published),
    Column("status", "text", lambda one: one.stated.money.status),
    Column("amount", "text", lambda one: one.stated.money.amount.mention.text, 24),
    Column("currency", "text", lambda one: one.stated.money.amount.currency, 9),
    Column("low", "number", lambda one: one.stated.money.amount.low, 20),
    Column("high", "number", lambda one: one.stated.money.amount.high, 20),
    Column("payer", "text", lambda one: names(one.stated.money.payer), 32),
    Column("recipient", "text", lambda one: names(one.stated.money.recipient), 32),
    Column("project", "text", lambda one: names(one.stated.money.project), 32),
    Column("quote", "text", lambda one: one.stated.claim.quote.text, 80),
    Column("start", "number", lambda one: one.stated.claim.quote.span.start, 8),
    Column("end", "number", lambda one: one.stated.claim.quote.span.end, 8),
)


def deal_columns(converted: bool) -> Sequence[Column[Any]]:
    """The columns of a row a deal; converted: of converted ones, with what was stated and the rate."""
    return (*DEALS, *_CONVERTED) if converted else DEALS
