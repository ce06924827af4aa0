"""Sums in cells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from daicho.sheets.grid import Value
from daicho.sheets.sums import sum_of
from daicho.sheets.units import NO_UNIT, Unit
from daicho.spreadsheets import _sums

OKU = Unit(Decimal(10) ** 8, "JPY")
MILLION = Unit(Decimal(10) ** 6, "USD")


@pytest.mark.parametrize(
    ("cell", "unit", "low", "high", "currency"),
    [
        (Decimal(7320), OKU, 732_000_000_000, 732_000_000_000, "JPY"),
        ("7,320", OKU, 732_000_000_000, 732_000_000_000, "JPY"),
        ("最大7320", OKU, None, 732_000_000_000, "JPY"),
        ("≤ 7320", OKU, None, 732_000_000_000, "JPY"),
        ("5,000以上", OKU, 500_000_000_000, None, "JPY"),
        ("50〜70", OKU, 5_000_000_000, 7_000_000_000, "JPY"),
        ("１兆1800億円", OKU, 1_180_000_000_000, 1_180_000_000_000, "JPY"),
        ("$4.86bn", OKU, 4_860_000_000, 4_860_000_000, "USD"),
        ("up to 1,200", MILLION, None, 1_200_000_000, "USD"),
        ("20000+", MILLION, 20_000_000_000, None, "USD"),
        ("5-7", MILLION, 5_000_000, 7_000_000, "USD"),
        ("$6,400", MILLION, 6_400_000_000, 6_400_000_000, "USD"),
        ("up to $500", MILLION, None, 500_000_000, "USD"),
        ("$4,860,000,000", NO_UNIT, 4_860_000_000, 4_860_000_000, "USD"),
        ("7.32E+11", Unit(Decimal(1), "JPY"), 732_000_000_000, 732_000_000_000, "JPY"),
        ("up to 5e9", Unit(Decimal(1), "JPY"), None, 5_000_000_000, "JPY"),
        ("10,00,000", Unit(Decimal(1), "INR"), 1_000_000, 1_000_000, "INR"),
        ("over EUR 3 billion", NO_UNIT, 3_000_000_000, None, "EUR"),
        ("5兆", OKU, 5_000_000_000_000, 5_000_000_000_000, "JPY"),  # a magnitude of its own goes before the heading's
        ("1兆2900億", OKU, 1_290_000_000_000, 1_290_000_000_000, "JPY"),
        ("１兆２９００", OKU, 1_290_000_000_000, 1_290_000_000_000, "JPY"),
        ("約300億", OKU, 30_000_000_000, 30_000_000_000, "JPY"),
        ("1兆〜2兆", OKU, 1_000_000_000_000, 2_000_000_000_000, "JPY"),
        ("3 bn", MILLION, 3_000_000_000, 3_000_000_000, "USD"),
        ("up to 1.2 billion", MILLION, None, 1_200_000_000, "USD"),
        ("730 billion yen ($4.9 billion)", NO_UNIT, 730_000_000_000, 730_000_000_000, "JPY"),
    ],
)
def test_a_cell_states_a_sum(cell: Value, unit: Unit, low: int | None, high: int | None, currency: str) -> None:
    found = sum_of(cell, unit, None, _sums)
    assert found is not None
    assert (found.low, found.high, found.currency) == (low, high, currency)


@pytest.mark.parametrize("cell", ["", None, "n/a", "未定", "undisclosed", Decimal(0), Decimal(-5), "-"])
def test_a_cell_that_states_none_makes_none(cell: Value) -> None:
    assert sum_of(cell, OKU, None, _sums) is None


@pytest.mark.parametrize("cell", ["-5", "△5", "▲1,200", "(500)", "-$500", "$-500", "−¥3億", "-5億円", "0", "0.0"])
def test_what_is_below_zero_or_nothing_is_no_sum(cell: str) -> None:
    assert sum_of(cell, OKU, None, _sums) is None


@pytest.mark.parametrize(
    "cell", ["1.234,5", "1,23", "1.2.3", "1e400", "3.2e-5", "9" * 5000, "1" + "0" * 40, Decimal("1e300"), "1.234,5 bn"]
)
def test_figures_that_are_not_written_as_figures_are_make_no_sum(cell: Value) -> None:
    assert sum_of(cell, OKU, None, _sums) is None


def test_what_the_rest_of_a_sum_in_kanji_is_counted_in_is_not_guessed() -> None:
    assert sum_of("1兆2900", Unit(Decimal(1), "JPY"), None, _sums) is None


def test_a_figure_without_a_currency_is_no_sum_of_money() -> None:
    assert sum_of(Decimal(5), NO_UNIT, None, _sums) is None
    found = sum_of(Decimal(5), NO_UNIT, "EUR", _sums)
    assert found is not None
    assert (found.value, found.currency) == (5, "EUR")
