"""An analyst's sheet beside the documents: what both have, what only one has, and in what they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from daicho.deals.amounts import is_rounding
from daicho.deals.beside import Beside, beside, same_party
from daicho.ledger import sheets
from daicho.ledger.store import Ledger
from daicho.model.dates import interval
from daicho.model.deal import DealLine, DealParty, Stated
from daicho.model.sheet import SheetRow
from daicho.model.wording import money_range
from daicho.questions.board import board
from daicho.questions.filters import Filters
from daicho.reference.exchange import rate

Outcome = Literal["same", "differs", "not in the documents", "not in the sheet"]
OUTCOMES: tuple[Outcome, ...] = ("differs", "not in the documents", "not in the sheet", "same")
Matter = Literal["amount", "status", "date", "payer", "recipient", "row"]

_CLOSE = Decimal("0.015")  # sums nearer than this are one sum, told more or less exactly
_CLOSE_CONVERTED = Decimal("0.06")  # as far as the rates of a few months are apart
_DAYS = timedelta(31)  # a sheet may have the day of the decision, or of the month's list


@dataclass(frozen=True, slots=True)
class Difference:
    """In what a row and a deal differ, and what each says. `row` where another row of the sheet tells the same deal."""

    matter: Matter
    sheet: str
    documents: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A row (None: the sheet lacks the deal), its deal (None: the documents lack it), and what came of comparing them.

    why: the features by which the two were taken for one, the weightiest first.
    """

    outcome: Outcome
    row: SheetRow | None
    deal: DealLine | None
    differences: tuple[Difference, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A sheet compared with the documents as known on the day `as_of` (None in an empty ledger): its rows in their order, then
    the deals that it lacks. undated: documents left out by the day.
    """

    name: str
    found: tuple[Compared, ...]
    as_of: str | None
    undated: tuple[str, ...]


def compared(ledger: Ledger, name: str, filters: Filters | None = None, as_of: str | None = None) -> Comparison:
    """The sheet kept as `name` beside the deals, of the kinds of money it has, that `filters` let through.

    Raises NotFound where no such sheet is kept.
    """
    with ledger.reading() as connection:
        sheet = sheets.sheet(connection, name)
    known = board(ledger, filters, as_of)
    kinds = {row.claim.kind for row in sheet.rows}
    lines = [line for line in known.lines if line.kind in kinds]
    return Comparison(name, tuple(between(sheet.rows, lines)), known.as_of, known.undated)


def between(rows: Sequence[SheetRow], lines: Sequence[DealLine]) -> Iterator[Compared]:
    """Rows and deals compared: the rows in their order, then the deals that none of them tells."""
    by_id = {line.id: line for line in lines}
    named = {row.id: row.deal for row in rows if row.deal}
    met = {one.claim: one for one in beside([_stated(row) for row in rows], lines, named)}
    first: dict[str, SheetRow] = {}
    for row in sorted(rows, key=lambda row: -met[row.id].score if row.id in met else 0.0):
        if row.id in met:
            first.setdefault(met[row.id].deal, row)
    for row in rows:
        if row.id not in met:
            yield Compared("not in the documents", row, None)
            continue
        deal = by_id[met[row.id].deal]
        yield _beside(row, deal, met[row.id], first[deal.id])
    told = {one.deal for one in met.values()}
    yield from (Compared("not in the sheet", None, line) for line in lines if line.id not in told)


def _stated(row: SheetRow) -> Stated:
    return Stated(id=row.id, document=row.id, doc=row.cell, published=row.date, lang="", claim=row.claim)


def _beside(row: SheetRow, deal: DealLine, met: Beside, first: SheetRow) -> Compared:
    differences = list(_differences(row, deal))
    if first is not row:
        differences.append(Difference("row", row.cell, f"told by {first.cell}, too"))
    return Compared("differs" if differences else "same", row, deal, tuple(differences), met.why)


def _differences(row: SheetRow, deal: DealLine) -> Iterator[Difference]:
    claim, sum_ = row.claim, row.claim.amount
    if not _same_sum(row, deal):
        yield Difference(
            "amount",
            money_range(sum_.low, sum_.high, sum_.currency),
            money_range(deal.low, deal.high, deal.currency),
        )
    if "status" in row.given and claim.status != deal.status:
        yield Difference("status", claim.status, deal.status)
    if row.date and deal.first_seen and not _same_time(row.date, deal.first_seen, deal.last_seen or deal.first_seen):
        told = (
            deal.first_seen if deal.last_seen in (None, deal.first_seen) else f"{deal.first_seen} to {deal.last_seen}"
        )
        yield Difference("date", row.date, told)
    matters: tuple[Literal["payer", "recipient"], ...] = ("payer", "recipient")
    for matter in matters:
        here = tuple(DealParty(party.name, party.entity) for party in getattr(claim, matter))
        there: tuple[DealParty, ...] = getattr(deal, matter)
        if here and there and not any(same_party(a, b) for a in here for b in there):
            yield Difference(matter, _names(here), _names(there))


def _same_sum(row: SheetRow, deal: DealLine) -> bool:
    """Whether both ends of the two ranges are the same figure, or both open, up to rounding and the rates of some months."""
    sum_ = row.claim.amount
    factor, close = Decimal(1), _CLOSE
    if sum_.currency != deal.currency:
        found = _rate(sum_.currency, deal.currency, deal.first_seen or row.date)
        if found is None:
            return False
        factor, close = found, _CLOSE_CONVERTED
    ends = ((sum_.low, deal.low), (sum_.high, deal.high))
    return all(_same_figure(here and here * factor, there, close) for here, there in ends)


def _same_figure(here: Decimal | None, there: Decimal | None, close: Decimal) -> bool:
    if here is None or there is None:
        return here is there
    return here == there or abs(here - there) <= close * max(here, there) or is_rounding(here, there)


@lru_cache(maxsize=4096)
def _rate(currency: str, target: str, day: str | None) -> Decimal | None:
    found = rate(currency, target, day) if day else None
    return found.value if found else None


def _same_time(told: str, first: str, last: str) -> bool:
    """Whether the day of a sheet may lie within a month of the time in which documents told of a deal."""
    start, end = (date.fromisoformat(day) for day in interval(told))
    return start - _DAYS <= date.fromisoformat(interval(last)[1]) and end + _DAYS >= date.fromisoformat(
        interval(first)[0]
    )


def _names(parties: Sequence[DealParty]) -> str:
    return ", ".join(party.name for party in parties)
