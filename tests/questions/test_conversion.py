"""Deals in another currency: what they come to there, what was stated, and which stay as they are."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from daicho.model.deal import AmountStep, Deal, line_of
from daicho.questions.conversion import Conversion, Range
from daicho.questions.rates import Rates
from daicho.questions.records import converted_record
from daicho.questions.totals import totals
from daicho.reference.exchange import rate

YEN = Deal(
    id="yen",
    kind="subsidy",
    currency="JPY",
    low=None,
    high=Decimal(300),
    status="done",
    first_seen="2024-02-23",
    amount_history=(
        AmountStep("2024-02-23", None, Decimal(200), "c1"),
        AmountStep("2024-03-01", None, Decimal(300), "c2"),
    ),
)
DOLLARS = replace(YEN, id="dollars", currency="USD", low=Decimal(5), high=None, amount_history=())
UNDATED = replace(YEN, id="undated", first_seen=None)
DEALS = (YEN, DOLLARS, UNDATED)


def test_the_range_and_its_history_are_converted_at_the_rate_of_the_day_a_deal_was_first_told() -> None:
    (deal,) = Conversion("USD").deals([YEN])
    used = rate("JPY", "USD", "2024-02-23")
    assert used is not None
    assert deal.rate == used
    assert (deal.currency, deal.low, deal.high) == ("USD", None, round(300 * used.value, 6))
    assert [step.high for step in deal.amount_history] == [round(sum_ * used.value, 6) for sum_ in (200, 300)]
    assert deal.stated == Range("JPY", None, Decimal(300))
    assert (deal.id, deal.status, deal.first_seen) == (YEN.id, YEN.status, YEN.first_seen)


def test_what_is_in_the_currency_already_or_has_no_rate_stays_as_it_is() -> None:
    into = Conversion("USD")
    _, same, undated = into.deals(DEALS)
    assert (same.currency, same.low, same.high, same.rate) == ("USD", 5, None, None)
    assert (undated.currency, undated.high, undated.rate) == ("JPY", 300, None)
    reasons = {"not converted from JPY: no date to take a rate of": ["undated"]}
    assert into.lacking(DEALS) == into.lacking(into.deals(DEALS)) == reasons


def test_another_day_converts_all() -> None:
    into = Conversion("USD", Rates("2022-10-20"))
    assert [deal.rate and deal.rate.day for deal in into.deals(DEALS)] == ["2022-10-20", None, "2022-10-20"]
    assert into.lacking(DEALS) == {}


def test_converted_deals_add_up_to_their_total() -> None:
    deals = [replace(YEN, id=str(at), low=Decimal(7), high=Decimal(7 + at)) for at in range(5)]
    (row,) = totals(deals, ["kind"], "USD")
    converted = list(Conversion("USD").deals(deals))
    assert row.low == sum(deal.low for deal in converted if deal.low is not None)
    assert row.high == sum(deal.high for deal in converted if deal.high is not None)


def test_a_line_is_converted_as_its_deal_is() -> None:
    into = Conversion("USD")
    lines = into.lines((YEN, line_of(DOLLARS), UNDATED))
    found = zip(lines, lines.column("stated"), lines.column("rate"), strict=True)
    assert list(found) == [(line_of(deal), deal.stated, deal.rate) for deal in into.deals(DEALS)]


def test_a_very_large_sum_is_converted_to_all_the_digits_there_are() -> None:
    (deal,) = Conversion("JPY").deals([replace(DOLLARS, high=Decimal(10) ** 33)])
    assert deal.high is not None
    assert deal.high > Decimal(10) ** 35


def test_a_record_keeps_what_was_stated_and_names_its_rate() -> None:
    yen, dollars, undated = map(converted_record, Conversion("USD").deals(DEALS))
    assert yen["stated"] == {"currency": "JPY", "low": None, "high": 300}
    assert (yen["rate"]["from"], yen["rate"]["to"], yen["rate"]["day"]) == ("JPY", "USD", "2024-02-23")
    assert set(yen["rate"]) == {"from", "to", "rate", "day", "source"}
    assert yen["high"] == round(300 * yen["rate"]["rate"], 6)
    assert dollars["rate"] is undated["rate"] is None
    assert (undated["currency"], undated["stated"]["currency"]) == ("JPY", "JPY")
