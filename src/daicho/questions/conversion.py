"""Deals in one currency: the rate that converts each, and why one stays as it was stated.

Totals count, and lists of deals show, the same converted sums, so that the one adds up to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from functools import cache

from daicho.ledger.columns import Column, combined
from daicho.model.deal import Deal, DealLine
from daicho.questions.lines import COLUMNS, Lines, column
from daicho.questions.rates import ANNOUNCED, Rates
from daicho.questions.tables import MONEY_SCALE
from daicho.reference.exchange import Rate

UNCONVERTED = "not converted from"
"""How the reason begins why a deal is not converted."""

_LARGE = Decimal(10) ** 21  # a product has 28 digits: of one as large, none stands behind the sixth of the fraction


@dataclass(frozen=True, slots=True)
class Range:
    """What a deal comes to, in the currency that its claims state. low, high: None where open."""

    currency: str
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted(Deal):
    """A deal whose range and history of amounts are in the currency asked for, or in its own where there is no rate.

    stated: the range as its claims state it (they are left as they are); rate: None where nothing was converted.
    """

    stated: Range
    rate: Rate | None


class Conversion:
    """What turns sums into `target`, at the rates asked for."""

    def __init__(self, target: str, rates: Rates = ANNOUNCED) -> None:
        self.target = target
        self.rates = rates
        self._rate = cache(self._find)  # many deals were told on one day

    def rate_of(self, deal: Deal | DealLine) -> Rate | str | None:
        """The rate for `deal`, None where it is in `target` already, or in words why there is none."""
        return self._rate(deal.currency, deal.first_seen)

    def rates_of(self, deals: Sequence[Deal | DealLine]) -> Column:
        """The same for each of many deals."""
        told = combined([column(deals, "currency"), column(deals, "first_seen")])
        return told.meaning(lambda found: self._rate(*found))

    def _find(self, currency: str, told: str | None) -> Rate | str | None:
        if currency == self.target:
            return None
        found = self.rates.of(currency, self.target, told)
        return found if found is not None else f"{UNCONVERTED} {currency}: {self.rates.lacking(told)}"

    def line(self, line: DealLine) -> DealLine:
        """A line in `target`, as far as a rate is known."""
        rate = self.rate_of(line)
        if not isinstance(rate, Rate):
            return line
        low, high = (None if value is None else exchanged(value, rate) for value in (line.low, line.high))
        return line._replace(currency=rate.target, low=low, high=high)

    def deals(self, deals: Iterable[Deal]) -> Iterator[Converted]:
        """Each deal in `target`, as far as a rate is known."""
        for deal in deals:
            found = self.rate_of(deal)
            yield _converted(deal, found if isinstance(found, Rate) else None)

    def lines(self, deals: Sequence[Deal | DealLine]) -> Lines:
        """The lines of deals in `target`, as far as a rate is known, with two columns more: stated, rate, as in `Converted`."""
        found = {name: column(deals, name) for name in COLUMNS}
        stated = combined([found[name] for name in ("currency", "low", "high")])
        rates = self.rates_of(deals).meaning(_rate_or_none)
        for name, means in (("currency", _unit_at), ("low", _end_at), ("high", _end_at)):
            found[name] = combined([found[name], rates]).meaning(means)
        return Lines({**found, "stated": stated.meaning(_range), "rate": rates})

    def lacking(self, deals: Iterable[Deal | DealLine]) -> dict[str, list[str]]:
        """The ids of `deals`, converted or not, that no rate is known for, by the reason."""
        every = deals if isinstance(deals, Lines) else list(deals)
        reasons: dict[str, list[str]] = {}
        rates = self.rates_of(every)
        without = rates.where(is_reason)
        for key, why in zip(column(every, "id").picked(without), rates.picked(without), strict=True):
            reasons.setdefault(why, []).append(key)
        return reasons


def _rate_or_none(found: Rate | str | None) -> Rate | None:
    return found if isinstance(found, Rate) else None


def _unit_at(told: tuple[str, Rate | None]) -> str:
    unit, rate = told
    return rate.target if rate else unit


def _end_at(told: tuple[Decimal | None, Rate | None]) -> Decimal | None:
    value, rate = told
    return None if value is None else exchanged(value, rate)


def _range(told: tuple[str, Decimal | None, Decimal | None]) -> Range:
    return Range(*told)


def is_reason(found: Rate | str | None) -> bool:
    """Whether this says why there is no rate."""
    return isinstance(found, str)


def exchanged(value: Decimal, rate: Rate | None) -> Decimal:
    """A sum at a rate, to the millionth of a unit as tables hold it; as it is without one."""
    if rate is None:
        return value
    product = value * rate.value
    return product if product >= _LARGE else round(product, MONEY_SCALE)


def _converted(deal: Deal, rate: Rate | None) -> Converted:
    def end(value: Decimal | None) -> Decimal | None:
        return None if value is None else exchanged(value, rate)

    kept = {field.name: getattr(deal, field.name) for field in fields(Deal)}
    kept |= {
        "currency": rate.target if rate else deal.currency,
        "low": end(deal.low),
        "high": end(deal.high),
        "amount_history": tuple(replace(step, low=end(step.low), high=end(step.high)) for step in deal.amount_history),
    }
    return Converted(**kept, stated=Range(deal.currency, deal.low, deal.high), rate=rate)
