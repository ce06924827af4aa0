"""`fx`: is a stated conversion at a rate that the days before its publication knew?"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from daicho.checks.material import Converted, Material, evidence_of
from daicho.checks.rounding import Interval, stated_interval
from daicho.model.dates import last_day
from daicho.model.finding import Finding, Severity
from daicho.model.money import Money
from daicho.model.wording import sum_of_money
from daicho.reference.exchange import Rate, rate, rates_of

# A paper may use any rate of the two months before it prints, and its bank another one than the ECB by a little.
_WINDOW_DAYS = 60
# The days of a month or year whose average alone is known lie farther apart.
_SPREADS = {"": Decimal("0.01"), "month": Decimal("0.03"), "year": Decimal("0.06")}
# How far back a stale rate is looked for, and how far off a rate is before the conversion is plainly wrong.
_STALE_YEARS = 12
_PLAINLY_WRONG = Decimal("0.25")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Spelled here, not by strftime, which would follow the machine's locale.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def check_exchange(material: Material) -> Iterator[Finding]:
    """Every stated conversion, compared with the market's rates of its day: `info` where it fits, else what it is off by."""
    for converted in material.conversions:
        finding = _compare(converted, material)
        if finding:
            yield finding


def _compare(converted: Converted, material: Material) -> Finding | None:
    base, quoted = _oriented(converted.first, converted.second)
    implied = _implied(base, quoted)
    if implied is None or base.value is None or quoted.value is None:
        return None
    point = base.value / quoted.value
    rounded = f"{_short(implied.low)} to {_short(implied.high)}, as both are rounded"
    sum_ = f"{_told(base)} ÷ {_told(quoted)} = {_short(point)} ({rounded})"
    evidence = evidence_of(converted, material)
    if converted.published is None:
        return Finding(
            "fx", "info", f"{sum_}; the date of publication is unknown, so no rate to compare with", evidence
        )
    day = last_day(converted.published)
    known = rate(quoted.currency, base.currency, day)
    if known is None:
        return Finding(
            "fx", "info", f"{sum_}; no rate known for {quoted.currency} in {base.currency} on {day}", evidence
        )
    market = _market(quoted.currency, base.currency, day, _years_covered(converted, material))
    rated = f"{sum_}; {known.source} of {_date_of(known)}: {_short(known.value)}"
    if market and implied.meets(market):
        return Finding("fx", "info", f"{rated}, within", evidence)
    for year in _years_named(converted, material):
        then = _market(quoted.currency, base.currency, year, 1)
        if then and implied.meets(then):
            return Finding("fx", "info", f"{rated}; within the rates of {year}, of which it tells", evidence)
    off = point / known.value - 1
    text = f"{rated}: {'+' if off > 0 else '−'}{abs(off):.0%} off"
    stale = _day_that_fits(quoted.currency, base.currency, day, implied)
    if stale:
        text += f"; the rate of {_date_of(stale)} ({_short(stale.value)}) fits"
    else:
        text += "; no day's rate of the twelve years before fits"
    severity: Severity = "error" if abs(off) > _PLAINLY_WRONG else "warning"
    right = sum_of_money(base.value / known.value, quoted.currency)
    return Finding("fx", severity, text, evidence, f"at that day's rate {_told(base)} is {right}")


def _oriented(first: Money, second: Money) -> tuple[Money, Money]:
    """The pair so that the rate reads as people say it: units of the smaller currency for one of the larger."""
    if first.value and second.value and first.value < second.value:
        return second, first
    return first, second


def _implied(base: Money, quoted: Money) -> Interval | None:
    top, bottom = stated_interval(base), stated_interval(quoted)
    if top is None or bottom is None or bottom.low <= 0:
        return None
    return Interval(top.low / bottom.high, top.high / bottom.low)


def _years_named(converted: Converted, material: Material) -> list[str]:
    """The years that the sentence speaks of: their rates are as good as the day's."""
    claims = material.claims_at(converted.document, converted.first.mention.span)
    return [year for stated in claims for year in _YEAR.findall(stated.claim.quote.text)]


def _years_covered(converted: Converted, material: Material) -> int:
    """How many past years the sum was spent over, as its claim says: such sums are converted at averages of those years."""
    for stated in material.claims_at(converted.document, converted.first.mention.span):
        period = getattr(stated.claim, "period", None)
        if period and period.years and getattr(stated.claim, "status", None) == "done":
            return int(min(period.years, 10))
    return 0


@lru_cache(maxsize=65536)
def _market(currency: str, target: str, date: str, years: int) -> Interval | None:
    """The rates of the days before `date`, or of the `years` before, and a bank's spread around them; None without any."""
    day = last_day(date)
    end = datetime.date.fromisoformat(day)
    start = (end - datetime.timedelta(365 * years or _WINDOW_DAYS)).isoformat()
    found = [
        one
        for year in range(int(start[:4]), end.year + 1)
        for one in rates_of(currency, target, year)
        if start <= one.day <= day
    ]
    if not found:
        return None
    spread = _SPREADS[max(one.average for one in found)]
    return Interval(min(one.value for one in found) * (1 - spread), max(one.value for one in found) * (1 + spread))


def _day_that_fits(currency: str, target: str, day: str, implied: Interval) -> Rate | None:
    """The latest earlier day whose rate lies within `implied`."""
    end = datetime.date.fromisoformat(day) - datetime.timedelta(_WINDOW_DAYS)
    for year in range(end.year, end.year - _STALE_YEARS, -1):
        extremes = _extremes(currency, target, year)
        if extremes is None or not implied.meets(extremes):
            continue
        for found in reversed(rates_of(currency, target, year)):
            if found.day <= end.isoformat() and implied.low <= found.value <= implied.high:
                return found
    return None


@lru_cache(maxsize=1024)
def _extremes(currency: str, target: str, year: int) -> Interval | None:
    values = [found.value for found in rates_of(currency, target, year)]
    return Interval(min(values), max(values)) if values else None


def _told(money: Money) -> str:
    return sum_of_money(money.value or Decimal(0), money.currency)


def _short(value: Decimal) -> str:
    return f"{value:.4g}" if value < 1000 else f"{value:,.0f}"


def _date_of(known: Rate) -> str:
    """The day of a rate, or the month or year whose average it is."""
    return {"month": known.day[:7], "year": known.day[:4]}.get(known.average) or _long_date(known.day)


def _long_date(day: str) -> str:
    date = datetime.date.fromisoformat(day)
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"
