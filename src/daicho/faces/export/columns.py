"""The columns of flat files: what each is called, what is in it, and cells that no spreadsheet takes for a formula."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, Literal, TypeVar

from daicho.model.claim import Party
from daicho.model.deal import Deal, DealLine, DealParty, Stated
from daicho.model.wire import decimal

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
class Of:
    """A cell that rests on one attribute of a deal: worked out once for all deals that have the same there."""

    attribute: str
    means: Callable[[Any], Cell] = lambda found: found

    def __call__(self, deal: Deal | DealLine) -> Cell:
        """The cell of a deal."""
        return self.means(getattr(deal, self.attribute))


@dataclass(frozen=True, slots=True)
class DealColumn(Column[Any]):
    """A column of deals."""

    of: Of


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


def _listed(texts: Sequence[str]) -> str | None:
    return "; ".join(texts) or None


DEALS: tuple[DealColumn, ...] = (
    DealColumn("deal", "text", Of("id"), 24),
    DealColumn("kind", "text", Of("kind")),
    DealColumn("currency", "text", Of("currency"), 9),
    DealColumn("low", "number", Of("low"), 20),
    DealColumn("high", "number", Of("high"), 20),
    DealColumn("status", "text", Of("status")),
    DealColumn("payer", "text", Of("payer", names), 32),
    DealColumn("payer_country", "text", Of("payer_country", _listed)),
    DealColumn("recipient", "text", Of("recipient", names), 32),
    DealColumn("project", "text", Of("project", names), 32),
    DealColumn("place", "text", Of("place", names), 20),
    DealColumn("country", "text", Of("country"), 8),
    DealColumn("sector", "text", Of("sector", _listed), 24),
    DealColumn("first_seen", "day", Of("first_seen")),
    DealColumn("last_seen", "day", Of("last_seen")),
    DealColumn("documents", "number", Of("document_count"), 10),
    DealColumn("claims", "number", Of("claim_count"), 10),
    DealColumn(
        "relations", "text", Of("relations", lambda several: _listed([f"{r.type} {r.deal}" for r in several])), 30
    ),
)

_CONVERTED: tuple[DealColumn, ...] = (
    DealColumn("stated_currency", "text", Of("stated", lambda stated: stated.currency), 9),
    DealColumn("stated_low", "number", Of("stated", lambda stated: stated.low), 20),
    DealColumn("stated_high", "number", Of("stated", lambda stated: stated.high), 20),
    DealColumn("rate", "number", Of("rate", lambda rate: decimal(float(rate.value)) if rate else None)),
    DealColumn("rate_day", "day", Of("rate", lambda rate: rate.day if rate else None)),
    DealColumn("rate_source", "text", Of("rate", lambda rate: rate.source if rate else None), 32),
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


def deal_columns(converted: bool) -> Sequence[DealColumn]:
    """The columns of a row a deal; converted: of converted ones, with what was stated and the rate."""
    return (*DEALS, *_CONVERTED) if converted else DEALS
