"""Claims and deals as rows that a person reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from daicho.faces.cli.tables import print_table, printable, shorten, width
from daicho.model.claim import (
    Claim,
    Headcount,
    Indicator,
    Measure,
    Milestone,
    MoneyClaim,
    Partnership,
    Party,
    Policy,
    Reading,
)
from daicho.model.deal import Deal, DealLine, DealParty
from daicho.model.document import Document
from daicho.model.wording import figure, money_range, total_range
from daicho.reference.organisations import by_id

if TYPE_CHECKING:
    from daicho.questions.rates import Rates
    from daicho.questions.totals import TotalRow

CLAIM_COLUMNS = (("kind", "whole"), ("figure", "right"), ("who", "cut"), ("for", "cut"), ("state", "whole"))
_LONG_NAME = 20
SHORT_ID = len("deal-") + 8  # of 90,000 ledgers with 300 deals, one has two that begin alike
DEAL_COLUMNS = (
    ("deal", "whole"),
    ("kind", "whole"),
    ("range", "right"),
    ("payer", "cut"),
    ("for", "cut"),
    ("status", "whole"),
    ("seen", "whole"),
    ("docs", "right"),
)
CONVERTED_COLUMNS = (*DEAL_COLUMNS[:3], ("stated", "right"), *DEAL_COLUMNS[3:])


def print_reading(document: Document, reading: Reading) -> None:
    """Print what one document says as a table, with what is no flow beneath it."""
    about = [document.published or "date unknown", document.lang]
    heading = f"{document.appearance.name}  ({', '.join(about)})"
    if document.title:
        heading += f"\n{shorten(document.title, width() - 2)}"
    if reading.claims:
        print_table(heading, CLAIM_COLUMNS, (claim_row(claim) for claim in reading.claims))
    else:
        print(f"{printable(heading)}\n  no claims\n")
    for item in reading.not_flows:
        print(f"  not a flow: {printable(item.mention.text)} ({item.why})")
    if reading.not_flows:
        print()


def claim_row(claim: Claim) -> tuple[str, str, str, str, str]:
    """A claim under CLAIM_COLUMNS."""
    if isinstance(claim, MoneyClaim):
        sum_ = claim.amount
        wording = money_range(sum_.low, sum_.high, sum_.currency)
        if sum_.bound == "approx":
            wording = f"about {wording}"
        what = claim.recipient or claim.project
        return claim.kind, wording, names(claim.payer), _at(names(what), names(claim.place)), claim.status
    if isinstance(claim, Milestone):
        who = names(claim.subject)
        about = names(claim.project)
        return claim.kind, claim.when.value or claim.when.mention.text, who, about, claim.event.replace("_", " ")
    if isinstance(claim, Measure):
        unit = claim.what if isinstance(claim, Headcount) else claim.unit
        amount = str(claim.value.normalize()) if isinstance(claim, Indicator) else figure(claim.value)
        return claim.kind, f"{amount} {unit}", names(claim.subject), names(claim.project or claim.place), ""
    if isinstance(claim, Partnership):
        return claim.kind, "", names(claim.parties), claim.about, ""
    if isinstance(claim, Policy):
        return claim.kind, "", names(claim.actor), f"{claim.action} → {names(claim.target)}", ""
    return claim.kind, "", "", "", ""


def deal_row(deal: Deal | DealLine) -> tuple[str, ...]:
    """A deal under DEAL_COLUMNS; as much of its id as `daicho show` needs."""
    what = ", ".join(dict.fromkeys([*deal_names(deal.recipient), *deal_names(deal.project)][:2]))
    where = ", ".join(deal_names(deal.place)[:1]) or (deal.country or "")
    return (
        deal.id[:SHORT_ID],
        deal.kind,
        money_range(deal.low, deal.high, deal.currency),
        ", ".join(deal_names(deal.payer)) or "not said",
        _at(what, where),
        deal.status,
        _seen(deal),
        str(deal.document_count),
    )


def converted_row(stated: DealLine, converted: DealLine) -> tuple[str, ...]:
    """A deal under CONVERTED_COLUMNS."""
    row = deal_row(converted)
    return (*row[:3], money_range(stated.low, stated.high, stated.currency), *row[3:])


def _at(what: str, where: str) -> str:
    """What the money is for, with the place in brackets."""
    return f"{what} ({where})" if what and where else what or where


def _seen(deal: Deal | DealLine) -> str:
    """When the deal was first and last told: the first day, or the months where it was more than one."""
    first, last = deal.first_seen, deal.last_seen
    if first is None or last is None:
        return "no date"
    return first if first[:7] == last[:7] else f"{first[:7]} to {last[:7]}"


def short_ids(text: str) -> str:
    """`text` with as much of the deals' ids in it as the tables show."""
    return re.sub(r"\bdeal-[0-9a-f]+", lambda found: found[0][:SHORT_ID], text)


def at_rates(currency: str | None, used: Rates) -> str:
    """How a title goes on where sums are converted at the rates of one day."""
    if not (currency and used.day):
        return ""
    return f", at the rates of {used.day}{', or the newest before' if used.newest else ''}"


def names(parties: Sequence[Party]) -> str:
    """The parties of a slot in one cell."""
    return ", ".join(dict.fromkeys(printable(_short(party)) for party in parties))


def deal_names(parties: Sequence[DealParty]) -> list[str]:
    """The names of a deal's parties; METI for one that a narrow column has no room for in full."""
    return [_short(party) for party in parties]


def _short(party: DealParty | Party) -> str:
    known = by_id(party.entity) if party.entity and len(party.name) > _LONG_NAME else None
    return min(known.names_en or known.names_ja, key=len) if known else party.name


def total_cell(row: TotalRow) -> str:
    """The range of a total; in words where none of its deals could be converted."""
    return "not converted" if row.low is None else total_range(row.low, row.high, row.currency)
