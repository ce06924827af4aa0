"""Totals: ranges that say what they count, what they leave out and why.

`low` counts what is certain (exact sums, lower bounds, the point of an approximate sum), `high` what was promised at most; a sum
open above leaves `high` open. A deal told by twenty papers is one deal here; a whole and its parts are never both counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar, overload

import numpy as np

from daicho.errors import UsageError
from daicho.ledger.columns import Column, grouped
from daicho.model.deal import DealParty
from daicho.questions.conversion import UNCONVERTED, Conversion, exchanged, is_reason
from daicho.questions.counting import AnyDeal, Measure, left_out
from daicho.questions.lines import Lines, column, picked, uncollected
from daicho.questions.rates import ANNOUNCED, Rates
from daicho.reference.exchange import Rate

T = TypeVar("T")
_NOTHING = Decimal(0)


class TotalRow(NamedTuple):
    """One row: the fields asked for with their values, the range, the deals counted, and those left out with the reason.

    low: None where no deal counts because no rate converts them. rates: the rate used for each converted deal. There are too many
    rows by payer for records that take longer to make.
    """

    by: tuple[tuple[str, str | None], ...]
    currency: str
    low: Decimal | None
    high: Decimal | None
    deals: Sequence[str]
    leaves_out: Sequence[tuple[str, str]]
    rates: tuple[tuple[str, Rate], ...] = ()

    @property
    def reach(self) -> Decimal:
        """The most that was promised or, where that is open, what is certain."""
        return next((end for end in (self.high, self.low) if end is not None), _NOTHING)


def _names(parties: Sequence[DealParty]) -> str | None:
    if len(parties) == 1:  # most have one, and tables have a hundred thousand of them
        return parties[0].name
    return ", ".join(sorted({party.name for party in parties})) or None


def _codes(several: Sequence[str]) -> str | None:
    return ", ".join(several) or None


def _year(day: str | None) -> str | None:
    return day[:4] if day else None


def _month(day: str | None) -> str | None:
    return day[:7] if day and len(day) > 4 else None


FIELDS: Mapping[str, tuple[str, Callable[[Any], str | None] | None]] = {
    "kind": ("kind", None),
    "currency": ("currency", None),
    "status": ("status", None),
    "country": ("country", None),
    "payer": ("payer", _names),
    "payer_country": ("payer_country", _codes),
    "recipient": ("recipient", _names),
    "project": ("project", _names),
    "place": ("place", _names),
    "sector": ("sector", _codes),
    "year": ("first_seen", _year),
    "month": ("first_seen", _month),
}
"""What a field is made of: a column of deals and what it comes to, the values of several joined, None where there is none."""

_ALWAYS = (
    "id",
    "kind",
    "currency",
    "low",
    "high",
    "status",
    "relations",
    "first_seen",
    "last_seen",
    "sums_up",
    "decided",
)


def columns_in(by: Sequence[str]) -> set[str]:
    """What lines of deals must have to be totalled by these fields."""
    return {*_ALWAYS, *(FIELDS[name][0] for name in by if name in FIELDS)}


def totals(
    deals: Iterable[AnyDeal],
    by: Sequence[str],
    currency: str | None = None,
    measure: Measure = "announced",
    rates: Rates = ANNOUNCED,
) -> Totals:
    """One row for each combination of the `by` fields, and for each kind of money and, without `currency`, each currency.

    Kinds are never added into one row: a subsidy often pays for part of an investment. A deal with several values of a field
    (two payers of one sum) stands in the row of all of them together, so that no row counts it twice. currency: convert to
    it, at `rates`; a deal without a rate is left out and listed. measure: which statuses count. Raises UsageError.
    """
    for name in by:
        if name not in FIELDS:
            raise UsageError(f"no field {name!r} to total by; there are {', '.join(FIELDS)}")
    with uncollected():
        every = deals if isinstance(deals, Lines) else list(deals)
        fields = [name for name in dict.fromkeys([*by, "kind"]) if name != "currency"]
        return Totals(every, fields, left_out(every, measure), Conversion(currency, rates) if currency else None)


class Rows(Sequence[T]):
    """Rows of an answer, each of which is made when it is asked for: of a hundred thousand, a table shows two hundred."""

    def _row(self, at: int) -> T:
        """The row at this place."""
        raise NotImplementedError

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        places = range(len(self))[at]
        return self._row(places) if isinstance(places, int) else tuple(map(self._row, places))

    def __iter__(self) -> Iterator[T]:
        return map(self._row, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


class Totals(Rows[TotalRow]):
    """Rows of totals in order, which are all added up at once. columns: what each is of, field by field, its currency last."""

    def __init__(
        self, deals: Sequence[AnyDeal], fields: Sequence[str], excluded: Mapping[int, str], into: Conversion | None
    ) -> None:
        units = Column.same(into.target, len(deals)) if into else _values(deals, "currency")
        of_deals = [*(_values(deals, name) for name in fields), units]
        in_rows, starts = grouped(of_deals)  # the deals of the first row, then those of the second
        self._in_rows, self._bounds = in_rows.tolist(), [*starts.tolist(), len(in_rows)]
        self._fields, self.columns = fields, [one.picked(in_rows[starts]) for one in of_deals]
        self._values = [(one.words, one.numbers.tolist()) for one in self.columns]
        self._keys = list(column(deals, "id"))
        self._sums = sums = _Sums(deals, excluded, into)
        self._low, self._high, self._open = (
            add.reduceat(values[in_rows], starts) if len(starts) else ()
            for add, values in ((np.add, sums.low), (np.add, sums.high), (np.logical_or, sums.is_open))
        )

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def values(self, at: int) -> tuple[Any, ...]:
        """What a row is of, field by field, its currency last."""
        return tuple([words[places[at]] for words, places in self._values])

    def _row(self, at: int) -> TotalRow:
        *values, unit = self.values(at)
        deals, why = self._in_rows[self._bounds[at] : self._bounds[at + 1]], self._sums.why
        counted = [deal for deal in deals if deal not in why]
        leaves_out = tuple([(self._keys[deal], why[deal]) for deal in deals if deal in why])
        is_said = counted or not any(reason.startswith(UNCONVERTED) for _, reason in leaves_out)
        return TotalRow(
            tuple(zip(self._fields, values, strict=True)),
            unit or "",
            self._low[at] if is_said else None,
            self._high[at] if is_said and not self._open[at] else None,
            tuple([self._keys[deal] for deal in counted]),
            leaves_out,
            tuple([(self._keys[deal], rate) for deal in counted if (rate := self._sums.rate_of(deal))]),
        )


class _Sums:
    """What each deal adds to a total, in the currency asked for.

    low, high: its ends, nothing where it does not count; is_open: whether it is open above; why: of those left out, why; rates:
    how each would be converted, None where nothing is.
    """

    def __init__(self, deals: Sequence[AnyDeal], excluded: Mapping[int, str], into: Conversion | None) -> None:
        low, high = column(deals, "low"), column(deals, "high")
        self.low, self.high = low.meaning(_certain).objects(), high.meaning(_certain).objects()
        self.is_open = np.zeros(len(deals), np.bool_)
        self.is_open[high.where(_is_none)] = True
        self.why, self.rates = dict(excluded), None if into is None else into.rates_of(deals)
        if self.rates is not None:
            self._convert(self.rates)
        out = list(self.why)
        self.low[out] = self.high[out] = _NOTHING
        self.is_open[out] = False

    def rate_of(self, deal: int) -> Rate | None:
        """The rate at which one of the deals that count is converted, by its number."""
        found = None if self.rates is None else self.rates[deal]
        return found if isinstance(found, Rate) else None

    def _convert(self, rates: Column) -> None:
        without = rates.where(is_reason)
        for at, why in zip(without.tolist(), rates.picked(without), strict=True):
            self.why.setdefault(at, why)
        is_rated = np.zeros(len(rates), np.bool_)
        is_rated[rates.where(_is_rate)] = True
        is_rated[list(self.why)] = False
        is_exact = is_rated & (self.low == self.high)
        for ends, which in ((self.high, is_rated), (self.low, is_rated & ~is_exact)):
            rows = np.flatnonzero(which)
            ends[rows] = list(map(exchanged, ends[rows], rates.picked(rows)))
        self.low[is_exact] = self.high[is_exact]


def _values(deals: Sequence[AnyDeal], field: str) -> Column:
    """What each of the deals has in a field, its values in order."""
    name, comes_to = FIELDS[field]
    found = column(deals, name)
    return (found if comes_to is None else found.meaning(comes_to)).in_order()


def _is_none(end: Decimal | None) -> bool:
    return end is None


def _is_rate(found: Rate | str | None) -> bool:
    return isinstance(found, Rate)


def _certain(end: Decimal | None) -> Decimal:
    """What an end of a range adds to a total: nothing where it is open, which the total says by itself."""
    return _NOTHING if end is None else end


def unconverted(deals: Sequence[AnyDeal], currency: str, measure: Measure, rates: Rates) -> Sequence[AnyDeal]:
    """Those of `deals` that no rate converts, and that the total of their own currency would count."""
    lacking = Conversion(currency, rates).rates_of(deals).where(is_reason)
    if not len(lacking):
        return ()
    return picked(deals, np.setdiff1d(lacking, list(left_out(deals, measure)), assume_unique=True))
