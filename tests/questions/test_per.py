"""Totals beside an economy: whose, of which year, by which source."""

from __future__ import annotations

from decimal import Decimal

import pytest

from daicho.errors import UsageError
from daicho.model.deal import Deal
from daicho.questions.per import Measured, Per, per
from daicho.questions.totals import totals
from daicho.reference.economies import economy


def beside(deal: Deal, of: Measured, by: list[str], as_of: str | None = "2023-06-30") -> Per:
    (found,) = per(totals([deal], by), of, by, as_of)
    return found


def deal(low: int | None, high: int | None, **slots: object) -> Deal:
    base = {"currency": "USD", "country": "JP", "first_seen": "2022-05-01", "status": "committed", **slots}
    low_, high_ = (None if one is None else Decimal(one) for one in (low, high))
    return Deal(id="a", kind="subsidy", low=low_, high=high_, **base)  # type: ignore[arg-type]


def test_a_share_of_gdp_in_dollars() -> None:
    japan = economy("JP", 2023)
    assert japan is not None
    assert japan.gdp is not None
    found = beside(deal(10**9, 2 * 10**9), "gdp", ["country"])
    assert (found.country, found.year, found.source, found.why) == ("JP", 2023, japan.source, None)
    assert found.low == Decimal(10**9) / japan.gdp
    assert found.high == Decimal(2 * 10**9) / japan.gdp


def test_gdp_is_converted_at_the_average_of_its_year() -> None:
    found = beside(deal(10**12, 10**12, currency="JPY"), "gdp", ["country"])
    assert found.low is not None
    assert Decimal("0.0015") < found.low < Decimal("0.0020")  # of some 590 trillion yen


def test_per_head_of_the_payers_country() -> None:
    taiwan = economy("TW", 2023)
    assert taiwan is not None
    found = beside(deal(None, 10**9, payer_country=("TW",)), "head", ["payer_country"])
    assert (found.country, found.low, found.high) == ("TW", 0, Decimal(10**9) / taiwan.population)


def test_a_row_of_a_year_takes_that_years_figure() -> None:
    assert beside(deal(1, 1), "gdp", ["country", "year"]).year == 2022
    assert beside(deal(1, 1), "gdp", ["month", "country"]).year == 2022


def test_a_total_without_an_end_has_a_share_without_one() -> None:
    assert beside(deal(5, None), "gdp", ["country"]).high is None


def test_a_row_of_which_nothing_is_converted_has_no_share() -> None:
    (found,) = per(totals([deal(5, 5, first_seen=None)], ["country"], "JPY"), "gdp", ["country"], "2023-06-30")
    assert (found.low, found.why) == (None, "none of it is converted")


@pytest.mark.parametrize(
    ("slots", "by", "as_of", "why"),
    [
        ({"country": None}, ["country"], "2023", "the country is not known"),
        ({"country": "AQ"}, ["country"], "2023", "no GDP of AQ"),
        ({}, ["country"], None, "the year is not known"),
        ({}, ["country"], "1950", "no GDP of JP is known for 1950"),
        (
            {"payer_country": ("JP", "TW")},
            ["payer_country"],
            "2023",
            "several countries: JP, TW",
        ),
    ],
)
def test_what_cannot_be_given_says_why(slots: dict[str, object], by: list[str], as_of: str | None, why: str) -> None:
    found = beside(deal(1, 1, **slots), "gdp", by, as_of)
    assert found.low is None
    assert found.why is not None
    assert found.why.startswith(why)


def test_without_a_country_there_is_nothing_to_set_beside() -> None:
    with pytest.raises(UsageError, match="--by country or payer_country"):
        beside(deal(1, 1), "gdp", ["kind"])
