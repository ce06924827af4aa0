"""What tables show of a deal, worded: a template that only places words is several times as quick as one that asks for them."""

from __future__ import annotations

from typing import NamedTuple

from daicho.faces import words
from daicho.faces.web.view import View
from daicho.model.deal import Deal, DealLine


class Row(NamedTuple):
    """One deal in the language of a page. What nobody said is empty; status, day: as the ledger has them."""

    href: str
    amount: str
    kind: str
    payer: str
    recipient: str
    project: str
    place: str
    country: str
    status: str
    day: str
    told: str
    documents: int


def deal_row(view: View, deal: Deal | DealLine) -> Row:
    """A deal as a row. A place that is the whole country is not told twice."""
    place = deal.place[0] if deal.place and deal.place[0].entity != deal.country else None
    return Row(
        href=view.href(f"/deals/{deal.id}"),
        amount="" if deal.low is None is deal.high else words.money(deal.low, deal.high, deal.currency, view.lang),
        kind=view.label("kind", deal.kind),
        payer=view.briefly(deal.payer),
        recipient=view.briefly(deal.recipient),
        project=view.briefly(deal.project),
        place=view.place(place) if place else "",
        country=words.country(deal.country, view.lang) if deal.country else "",
        status=deal.status,
        day=deal.last_seen or "",
        told=words.when(deal.last_seen, view.lang) if deal.last_seen else "",
        documents=deal.document_count,
    )
