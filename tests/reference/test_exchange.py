"""Exchange rates: the day's own, never invented."""

from __future__ import annotations

import pytest

from daicho.reference.exchange import is_currency, is_money_of, rate


def test_a_banking_day_has_its_own_rate() -> None:
    found = rate("USD", "JPY", "2024-02-23")
    assert found is not None
    assert found.day == "2024-02-23"
    assert 150 < found.value < 151


@pytest.mark.parametrize("day", ["2024-02-24", "2024-02-25"])
def test_a_weekend_has_fridays_rate_under_its_date(day: str) -> None:
    found, friday = rate("USD", "JPY", day), rate("USD", "JPY", "2024-02-23")
    assert found == friday


def test_a_month_counts_by_its_last_day() -> None:
    assert rate("EUR", "USD", "2024-02") == rate("EUR", "USD", "2024-02-29")


@pytest.mark.parametrize(("currency", "day"), [("USD", "2099-01-01"), ("USD", "1990-01-01"), ("XXQ", "2024-02-23")])
def test_no_rate_no_guess(currency: str, day: str) -> None:
    assert rate(currency, "JPY", day) is None


def test_a_currency_the_bank_does_not_list_goes_by_the_dollar() -> None:
    found = rate("TWD", "JPY", "2024-02-23")
    assert found is not None
    assert 4 < found.value < 6
    assert "ECB" in found.source


def test_its_own_currency_is_one() -> None:
    found = rate("JPY", "JPY", "2024-02-23")
    assert found is not None
    assert found.value == 1


def test_which_currencies_are_known() -> None:
    assert [is_currency(code) for code in ("JPY", "TWD", "YEN", "12", "")] == [True, True, False, False, False]


def test_a_country_has_its_money() -> None:
    assert all(
        is_money_of(*pair) for pair in (("JPY", "JP"), ("USD", "US"), ("EUR", "DE"), ("EUR", "EU"), ("GBP", "GB"))
    )
    assert not any(is_money_of(*pair) for pair in (("USD", "JP"), ("EUR", "GB"), ("EUR", "PL")))


@pytest.mark.parametrize("currency", ["EUR", "BGN"])
def test_bulgaria_has_paid_in_levs_and_since_2026_in_euros(currency: str) -> None:
    assert is_money_of(currency, "BG")
