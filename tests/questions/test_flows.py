"""Flows: both directions, what stays at home, what is unknown."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from daicho.deals.countries import payer_countries
from daicho.model.deal import Deal, DealParty
from daicho.questions.flows import flows

BASE = Deal(
    id="d",
    kind="investment",
    currency="USD",
    low=Decimal(5),
    high=Decimal(5),
    status="planned",
    first_seen="2024-02-23",
)


def deal(key: str, payer: str, country: str | None, **slots: object) -> Deal:
    party = (DealParty(payer, payer),)
    return replace(BASE, id=key, payer=party, country=country, payer_country=payer_countries(party, country), **slots)


ABROAD = deal("abroad", "toyota-motor", "US")
BACK = deal("back", "microsoft", "JP", low=Decimal(2), high=None)
HOME = deal("home", "toyota-motor", "JP")
NOBODY = deal("nobody", "~nobody", "JP")
NOWHERE = deal("nowhere", "tsmc", None)


def ends(*found: object) -> list[tuple[str | None, str | None, bool | None]]:
    return [(flow.payer_country, flow.country, flow.foreign) for flow in found]  # type: ignore[attr-defined]


def test_both_directions_stand_together_and_know_each_other() -> None:
    out, back = flows([BACK, ABROAD])
    assert ends(out, back) == [("JP", "US", True), ("US", "JP", True)]
    assert (out.back, back.back) == (back.total, out.total)
    assert (back.total.low, back.total.high) == (2, None)


def test_another_kind_or_currency_is_not_the_other_way() -> None:
    for other in (replace(BACK, kind="subsidy"), replace(BACK, currency="EUR")):
        assert [flow.back for flow in flows([ABROAD, other])] == [None, None]
    assert all(flow.back for flow in flows([ABROAD, replace(BACK, currency="EUR")], "JPY"))


def test_what_stays_at_home_is_told_apart_and_left_out_on_request() -> None:
    assert ends(*flows([HOME, ABROAD])) == [("JP", "JP", False), ("JP", "US", True)]
    assert flows([HOME])[0].back is None
    assert ends(*flows([HOME, ABROAD, NOBODY], foreign=True)) == [("JP", "US", True), (None, "JP", None)]


def test_an_unknown_end_is_named_as_such() -> None:
    assert ends(*flows([NOWHERE, NOBODY])) == [(None, "JP", None), ("TW", None, None)]


def test_payers_of_two_countries_cross_a_border_in_part() -> None:
    joint = replace(HOME, payer_country=("JP", "TW"))
    assert ends(*flows([joint])) == [("JP, TW", "JP", True)]


def test_the_measure_decides_what_counts() -> None:
    (flow,) = flows([ABROAD], measure="done")
    assert (flow.total.high, flow.total.leaves_out) == (0, (("abroad", "planned"),))


def test_no_deals_make_no_flows() -> None:
    assert flows([]) == ()
