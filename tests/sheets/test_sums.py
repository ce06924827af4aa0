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
        ("over EUR 3 billion", NO_UNIT, 3_000_000_000, None, "EUR"),
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


def test_a_figure_without_a_currency_is_no_sum_of_money() -> None:
    assert sum_of(Decimal(5), NO_UNIT, None, _sums) is None
    found = sum_of(Decimal(5), NO_UNIT, "EUR", _sums)
    assert found is not None
    assert (found.value, found.currency) == (5, "EUR")
