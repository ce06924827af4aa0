"""Deals made by hand that are hard on file formats."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from daicho.model.deal import Deal, DealParty, Relation, Stated
from examples import document, grant

EVIL = '=HYPERLINK("http://evil.example")'
ADDRESS = "https://press.example/a?b=1&c=日本"


def stated(key: str = "c1", quote: str | None = None) -> Stated:
    claim = grant()
    if quote is not None:
        claim = replace(claim, quote=claim.quote._replace(text=quote))
    return Stated(id=key, document=document().id, doc="a.txt", published="2024-02-24", lang="en", claim=claim)


PLAIN = Deal(
    id="deal-1",
    kind="subsidy",
    currency="JPY",
    low=None,
    high=Decimal("732000000000"),
    status="committed",
    payer=(DealParty("Ministry of Economy, Trade and Industry", "meti"),),
    recipient=(DealParty("Hoshi Chips", "~hoshi-chips"), DealParty("熊本大学", "kumamoto-u")),
    country="JP",
    payer_country=("JP",),
    sector=("semiconductors",),
    relations=(Relation("part_of", "deal-2", "said so"),),
    first_seen="2024-02-24",
    last_seen="2024-03",
    documents=("a.txt",),
    claims=(stated(),),
)
HOSTILE = replace(
    PLAIN,
    id="deal-2",
    low=Decimal("1.5"),
    high=Decimal("1.5"),
    payer=(DealParty(EVIL, "~evil"),),
    project=(DealParty("@SUM(A1)\x07, “new”\nline"),),
    relations=(),
    first_seen=None,
    last_seen=None,
    status="cancelled",
    claims=(stated("c2", "-2+3"), stated("c3", "x" * 40_000)),
)
BARE = Deal(id="deal-3", kind="loan", currency="SEK", low=Decimal(4), high=None, status="done")
DEALS = (PLAIN, HOSTILE, BARE)
ADDRESSES = {document().id: ADDRESS}
