"""Economies by year: nominal gross domestic product and population, each row with its source.

`data/economies.tsv` holds current US dollars, as the World Bank publishes them (converted at the year's average rate), and
for Taiwan, which it leaves out, the national accounts. A GDP in local currency is the dollar figure at the year's average rate.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from daicho.reference.exchange import rate
from daicho.reference.tables import rows


@dataclass(frozen=True, slots=True)
class Economy:
    """A country in a year. gdp: current US dollars, None where not yet known; population: people."""

    country: str
    year: int
    gdp: Decimal | None
    population: Decimal
    source: str


def economy(country: str, year: int) -> Economy | None:
    """The economy of `country` (ISO alpha-2) in `year`, or None where the table has no such row."""
    return _table().get((country, year))


def newest_gdp(country: str, year: int) -> Economy | None:
    """The economy of `country` in `year` or, where its GDP is not known yet, of the newest year before with one."""
    for past in range(year, year - 4, -1):
        found = economy(country, past)
        if found and found.gdp is not None:
            return found
    return None


def gdp_in(country: str, year: int, currency: str) -> Decimal | None:
    """GDP of exactly that year in another currency, at the average of the year's twelve month-end rates; None if unknown."""
    found = economy(country, year)
    if found is None or found.gdp is None:
        return None
    monthly = [rate("USD", currency, f"{year}-{month:02}") for month in range(1, 13)]
    known = [r.value for r in monthly if r is not None]
    return found.gdp * sum(known) / len(known) if len(known) == 12 else None


@cache
def _table() -> dict[tuple[str, int], Economy]:
    billion, million = Decimal(10) ** 9, Decimal(10) ** 6
    return {
        (row["country"], int(row["year"])): Economy(
            row["country"],
            int(row["year"]),
            Decimal(row["gdp_usd_bn"]) * billion if row["gdp_usd_bn"] else None,
            Decimal(row["population_m"]) * million,
            row["source"],
        )
        for row in rows("economies.tsv")
    }
