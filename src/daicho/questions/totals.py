"""Totals: ranges that say what they count, what they leave out and why.

`low` counts what is certain (exact sums, lower bounds, the point of an approximate sum), `high` what was promised at most; a sum
open above leaves `high` open. A deal told by twenty papers is one deal here; a whole and its parts are never both counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Generic, NamedTuple, TypeVar, overload

import numpy as np
import numpy.typing as npt

from daicho.errors import UsageError
from daicho.ledger.columns import Column, Numbers, combined
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
    """Rows of totals in order, which are all added up at once. values: what each is of, field by field, its currency last."""

    def __init__(
        self, deals: Sequence[AnyDeal], fields: Sequence[str], excluded: Mapping[int, str], into: Conversion | None
    ) -> None:
        units = Column.same(into.target, len(deals)) if into else _values(deals, "currency")
        rows = combined([*(_values(deals, name) for name in fields), units])
        in_rows = np.argsort(rows.numbers, kind="stable")  # the deals of the first row, then those of the second
        self._fields, self.values = fields, rows.words
        sums = _Sums(deals, excluded, into)
        starts = np.searchsorted(rows.numbers, np.arange(len(rows.words)), sorter=in_rows)
        self._low, self._high, self._open = (
            add.reduceat(values[in_rows], starts) if len(starts) else ()
            for add, values in ((np.add, sums.low), (np.add, sums.high), (np.logical_or, sums.is_open))
        )
        keys = column(deals, "id")
        counted, rated, out = (in_rows[which[in_rows]] for which in (~sums.is_out, sums.is_rated, sums.is_out))
        reasons = map(sums.why.__getitem__, out.tolist())
        self._deals = _OfRows(list(keys.picked(counted)), rows, counted)
        self._rates = _OfRows(list(zip(keys.picked(rated), sums.rates.picked(rated), strict=True)), rows, rated)
        self._leaves_out = _OfRows(list(zip(keys.picked(out), reasons, strict=True)), rows, out)

    def __len__(self) -> int:
        return len(self.values)

    def _row(self, at: int) -> TotalRow:
        *values, unit = self.values[at]
        deals, leaves_out = tuple(self._deals.of(at)), tuple(self._leaves_out.of(at))
        is_said = deals or not any(why.startswith(UNCONVERTED) for _, why in leaves_out)
        return TotalRow(
            tuple(zip(self._fields, values, strict=True)),
            unit or "",
            self._low[at] if is_said else None,
            self._high[at] if is_said and not self._open[at] else None,
            deals,
            leaves_out,
            tuple(self._rates.of(at)),
        )


class _OfRows(Generic[T]):
    """Something of some deals, by the row that they stand in. deals: in the order of their rows."""

    def __init__(self, things: Sequence[T], rows: Column, deals: Numbers) -> None:
        self._things = things
        self._ends = np.cumsum(np.bincount(rows.numbers[deals], minlength=len(rows.words))).tolist()

    def of(self, row: int) -> Sequence[T]:
        """What the deals of a row have."""
        return self._things[self._ends[row - 1] if row else 0 : self._ends[row]]


class _Sums:
    """What each deal adds to a total, in the currency asked for.

    low, high: its ends, nothing where it does not count; is_open: whether it is open above; is_out, why: whether and why it is
    left out; is_rated, rates: whether and how it is converted.
    """

    def __init__(self, deals: Sequence[AnyDeal], excluded: Mapping[int, str], into: Conversion | None) -> None:
        low, high = column(deals, "low"), column(deals, "high")
        self.low, self.high = low.meaning(_certain).objects(), high.meaning(_certain).objects()
        self.is_open, self.is_out, self.is_rated = (np.zeros(len(deals), np.bool_) for _ in range(3))
        self.why, self.rates = dict(excluded), Column.same(None, len(deals))
        self.is_open[high.where(_is_none)] = True
        self.is_out[list(excluded)] = True
        if into is not None:
            self.rates = into.rates_of(deals)
            self._convert()
        self.low[self.is_out] = self.high[self.is_out] = _NOTHING
        self.is_open[self.is_out] = False

    def _convert(self) -> None:
        without = self.rates.where(is_reason)
        for at, why in zip(without.tolist(), self.rates.picked(without), strict=True):
            self.why.setdefault(at, why)
        self.is_out[without] = True
        self.is_rated[self.rates.where(_is_rate)] = True
        self.is_rated[self.is_out] = False
        is_exact = self.is_rated & (self.low == self.high)
        self._exchange(self.high, self.is_rated)
        self._exchange(self.low, self.is_rated & ~is_exact)
        self.low[is_exact] = self.high[is_exact]

    def _exchange(self, ends: npt.NDArray[np.object_], which: npt.NDArray[np.bool_]) -> None:
        rows = np.flatnonzero(which)
        ends[rows] = list(map(exchanged, ends[rows], self.rates.picked(rows)))


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
