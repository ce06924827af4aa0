"""Units in headings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from daicho.sheets.units import NO_UNIT, Unit, unit_of
from daicho.spreadsheets import _sums


@pytest.mark.parametrize(
    ("heading", "factor", "currency"),
    [
        ("金額（億円）", 10**8, "JPY"),
        ("補助額(百万円)", 10**6, "JPY"),
        ("投資額 [10億円]", 10**9, "JPY"),
        ("金額（百万ドル）", 10**6, "USD"),
        ("総額（兆円）", 10**12, "JPY"),
        ("金額 単位：億円", 10**8, "JPY"),
        ("Amount (USD mn)", 10**6, "USD"),
        ("Amount, USDm", 10**6, "USD"),
        ("Amount ($bn)", 10**9, "USD"),
        ("Grant (US$ million)", 10**6, "USD"),
        ("Value in billions of yen", 10**9, "JPY"),
        ("Value (JPY bn)", 10**9, "JPY"),
        ("Award (€m)", 10**6, "EUR"),
        ("Size (GBP)", 1, "GBP"),
        ("Amount (NT$ billion)", 10**9, "TWD"),
        ("Amount (millions)", 10**6, None),
        ("金額（億）", 10**8, None),
    ],
)
def test_a_heading_gives_the_unit_of_its_figures(heading: str, factor: int, currency: str | None) -> None:
    assert unit_of(heading, _sums) == Unit(Decimal(factor), currency)


@pytest.mark.parametrize("heading", ["Amount", "金額", "Notes (m)"[:5], "Company", "Total employment, thousand people"])
def test_a_heading_without_one_gives_none(heading: str) -> None:
    assert unit_of(heading, _sums) == NO_UNIT
