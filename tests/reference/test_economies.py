"""Economies: every row with its source, as others publish them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import pytest

from daicho.reference.economies import economy, gdp_in, newest_gdp
from daicho.reference.exchange import rate
from daicho.reference.tables import rows
from shared import shared

REFERENCE = shared("reference")
needs_reference = pytest.mark.skipif(REFERENCE is None, reason="the figures to check against are not here")
ALPHA3 = {
    "AE": "ARE", "AU": "AUS", "AT": "AUT", "BE": "BEL", "BR": "BRA", "CA": "CAN", "CH": "CHE", "CN": "CHN",
    "CZ": "CZE", "DE": "DEU", "DK": "DNK", "ES": "ESP", "FI": "FIN", "FR": "FRA", "GB": "GBR", "HU": "HUN",
    "ID": "IDN", "IE": "IRL", "IL": "ISR", "IN": "IND", "IT": "ITA", "JP": "JPN", "KR": "KOR", "MX": "MEX",
    "MY": "MYS", "NL": "NLD", "NO": "NOR", "PH": "PHL", "PL": "POL", "PT": "PRT", "SA": "SAU", "SE": "SWE",
    "SG": "SGP", "TH": "THA", "TR": "TUR", "US": "USA", "VN": "VNM", "ZA": "ZAF",
}  # fmt: skip


def published(name: str) -> dict[tuple[str, int], Decimal]:
    assert REFERENCE is not None
    with (REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        return {(row["Country Code"], int(row["Year"])): Decimal(row["Value"]) for row in csv.DictReader(lines)}


def ours() -> Iterator[tuple[tuple[str, int], dict[str, str]]]:
    for row in rows("economies.tsv"):
        if row["country"] in ALPHA3:
            yield (ALPHA3[row["country"]], int(row["year"])), row


def test_there_are_economies_enough_each_year_with_a_source() -> None:
    table = list(rows("economies.tsv"))
    assert len({row["country"] for row in table}) >= 45
    assert min(row["year"] for row in table) == "2015"
    assert all(row["source"] for row in table)
    assert max(Counter((row["country"], row["year"]) for row in table).values()) == 1


@needs_reference
@pytest.mark.parametrize(
    ("name", "column", "unit", "off"),
    # Gross domestic products are revised year after year; counts of people hardly.
    [("gdp-current-usd.csv", "gdp_usd_bn", 10**9, "0.02"), ("population.csv", "population_m", 10**6, "0.01")],
)
def test_figures_are_those_of_the_published_series(name: str, column: str, unit: int, off: str) -> None:
    theirs = published(name)
    compared = [(key, Decimal(row[column]) * unit, theirs[key]) for key, row in ours() if row[column] and key in theirs]
    assert len(compared) > 200
    wrong = [(key, a, b) for key, a, b in compared if abs(a / b - 1) > Decimal(off)]
    assert wrong == []


@needs_reference
def test_the_rates_of_the_taiwan_dollar_are_those_of_the_federal_reserve() -> None:
    assert REFERENCE is not None
    with (REFERENCE / "usd-monthly-twd-jpy-krw.csv").open(encoding="utf-8", newline="") as lines:
        theirs = {
            row["Date"][:7]: Decimal(row["Exchange rate"])
            for row in csv.DictReader(lines)
            if row["Country"] == "Taiwan"
        }
    compared = [(month, found.value, value) for month, value in theirs.items() if (found := rate("USD", "TWD", month))]
    assert len(compared) > 100
    assert [item for item in compared if abs(item[1] / item[2] - 1) > Decimal("0.005")] == []


def test_the_newest_known_gdp_stands_for_a_year_without() -> None:
    known = newest_gdp("JP", 2025)
    assert known is not None
    assert known.year < 2026
    assert newest_gdp("JP", 1950) is None
    assert newest_gdp("XX", 2023) is None


def test_a_gdp_in_local_currency_needs_the_rates_of_its_year() -> None:
    dollars, yen = economy("JP", 2023), gdp_in("JP", 2023, "JPY")
    assert dollars is not None
    assert dollars.gdp is not None
    assert yen is not None
    assert 120 < yen / dollars.gdp < 160
    assert gdp_in("JP", 2023, "XXQ") is None
