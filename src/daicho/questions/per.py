"""Totals beside the economy they are of: as a share of a country's GDP, or per head of its people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from daicho.errors import UsageError
from daicho.questions.totals import TotalRow
from daicho.reference.economies import Economy, economy, gdp_in, newest_gdp

Measured = Literal["gdp", "head"]
MEASURED: tuple[Measured, ...] = ("gdp", "head")
COUNTRY_FIELDS = ("country", "payer_country")
_YEARS_BACK = 3  # how old a figure may be to stand beside a sum


@dataclass(frozen=True, slots=True)
class Per:
    """A total beside an economy. low, high: the share of GDP (0.01 is a hundredth), or the sum for each of its people, in the
    total's currency; high is None where the total is open. why: where it cannot be given, the reason, and all else is None.
    """

    of: Measured
    country: str | None = None
    year: int | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    source: str | None = None
    why: str | None = None


def country_field(by: Sequence[str]) -> str:
    """The field of `by` whose countries totals are set beside: the first of two. Raises UsageError where there is none."""
    found = next((name for name in by if name in COUNTRY_FIELDS), None)
    if found is None:
        raise UsageError(f"--per needs a country: --by {' or '.join(COUNTRY_FIELDS)}, with other fields if you like")
    return found


def per(rows: Iterable[TotalRow], of: Measured, by: Sequence[str], as_of: str | None) -> Iterator[Per]:
    """Each row beside the economy of its country: in the year of its `year` or `month`, else in that of the day asked about.

    Where that year's figure is not known yet, the newest of the three before it serves, and `year` says which. Raises UsageError.
    """
    field = country_field(by)
    for row in rows:
        values = dict(row.by)
        country = values[field]
        day = values.get("year") or values.get("month") or as_of
        if row.low is None:
            yield Per(of, why="none of it is converted")
        elif country is None:
            yield Per(of, why="the country is not known")
        elif ", " in country:
            yield Per(of, why=f"several countries: {country}")
        elif day is None:
            yield Per(of, why="the year is not known")
        else:
            yield _beside(row, row.low, of, country, int(day[:4]))


def _beside(row: TotalRow, low: Decimal, of: Measured, country: str, year: int) -> Per:
    found = newest_gdp(country, year) if of == "gdp" else _newest(country, year)
    if found is None:
        return Per(
            of, why=f"no {'GDP' if of == 'gdp' else 'population'} of {country} is known for {year} or shortly before"
        )
    size = gdp_in(country, found.year, row.currency) if of == "gdp" else found.population
    if size is None:
        return Per(of, why=f"no rates of {found.year} from dollars to {row.currency}")
    high = None if row.high is None else row.high / size
    return Per(of, country, found.year, low / size, high, found.source)


def _newest(country: str, year: int) -> Economy | None:
    years = range(year, year - _YEARS_BACK - 1, -1)
    return next((found for past in years if (found := economy(country, past))), None)
