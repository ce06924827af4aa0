"""Totals: ranges that say what they count, what they leave out and why.

`low` counts what is certain (exact sums, lower bounds, the point of an approximate sum), `high` what was promised at most; a sum
open above leaves `high` open. A deal told by twenty papers is one deal here; a whole and its parts are never both counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import repeat
from typing import Any, NamedTuple, overload

from daicho.errors import UsageError
from daicho.model.deal import DealParty
from daicho.questions.conversion import UNCONVERTED, Conversion, exchanged
from daicho.questions.counting import AnyDeal, Measure, left_out
from daicho.questions.lines import Lines, column, uncollected
from daicho.questions.rates import ANNOUNCED, Rates
from daicho.reference.exchange import Rate

_NOTHING = Decimal(0)


class TotalRow(NamedTuple):
    """One row: the fields asked for with their values, the range, the deals counted, and those left out with the reason.

    rates: the rate used for each converted deal. There are too many rows by payer for records that take longer to make.
    """

    by: tuple[tuple[str, str | None], ...]
    currency: str
    low: Decimal
    high: Decimal | None
    deals: Sequence[str]
    leaves_out: Sequence[tuple[str, str]]
    rates: tuple[tuple[str, Rate], ...] = ()


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
        sums = _Sums(every, left_out(every, measure), Conversion(currency, rates) if currency else None)
        return Totals(every, [name for name in dict.fromkeys([*by, "kind"]) if name != "currency"], currency, sums)


class Totals(Sequence[TotalRow]):
    """Rows of totals in order, each added up when it is first asked for: of a hundred thousand, a table shows two hundred."""

    def __init__(self, deals: Sequence[AnyDeal], fields: Sequence[str], currency: str | None, sums: _Sums) -> None:
        ranked = [_ranked(deals, name) for name in fields]
        ranked.append(([currency], repeat(0, len(deals))) if currency else _ranked(deals, "currency"))
        keys: Iterable[int] = repeat(
            0, len(deals)
        )  # one number says what a deal has for all fields, in the order of rows
        for values, ranks in ranked:
            keys = [key * len(values) + rank for key, rank in zip(keys, ranks, strict=True)]
        groups: dict[int, list[int]] = {}
        for at, key in enumerate(keys):
            groups.setdefault(key, []).append(at)
        self._fields = [*fields, "currency"]
        self._values = [values for values, _ in ranked]
        self._groups = [(key, groups[key]) for key in sorted(groups)]
        self._sums = sums
        self._made: dict[int, TotalRow] = {}

    def __len__(self) -> int:
        return len(self._groups)

    @overload
    def __getitem__(self, at: int) -> TotalRow: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[TotalRow, ...]: ...
    def __getitem__(self, at: int | slice) -> TotalRow | tuple[TotalRow, ...]:
        places = range(len(self))[at]
        return self._row(places) if isinstance(places, int) else tuple(map(self._row, places))

    def __iter__(self) -> Iterator[TotalRow]:
        return map(self._row, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def _row(self, at: int) -> TotalRow:
        if at not in self._made:
            self._made[at] = self._add_up(*self._groups[at])
        return self._made[at]

    def _add_up(self, key: int, deals: Sequence[int]) -> TotalRow:
        found: list[tuple[str, str | None]] = []
        for name, values in zip(reversed(self._fields), reversed(self._values), strict=True):
            key, rank = divmod(key, len(values))
            found.append((name, values[rank]))
        (_, unit), *by = found
        return self._sums.row(tuple(reversed(by)), unit or "", deals)


def _ranked(deals: Sequence[AnyDeal], field: str) -> tuple[list[str | None], Iterable[int]]:
    """The values of a field in order, that of none last, and where among them that of each deal stands."""
    name, comes_to = FIELDS[field]
    values = column(deals, name)
    if comes_to is not None:
        values = list(map(comes_to, values))
    several = set(values)
    order: list[str | None] = [*sorted(several - {None}), *(several & {None})]
    return order, map({value: at for at, value in enumerate(order)}.__getitem__, values)


class _Sums:
    """The ends of all deals, in the currency asked for, by their places among the deals."""

    def __init__(self, deals: Sequence[AnyDeal], excluded: Mapping[str, str], into: Conversion | None) -> None:
        self._keys = column(deals, "id")
        self._low, self._high = column(deals, "low"), column(deals, "high")
        self._why = {at: excluded[key] for at, key in enumerate(self._keys) if key in excluded} if excluded else {}
        self._rates: dict[int, Rate] = {}
        if into is not None:
            self._convert(deals, into)
        self._open = {at for at, most in enumerate(self._high) if most is None}
        self._low, self._high = ([_NOTHING if end is None else end for end in ends] for ends in (self._low, self._high))

    def _convert(self, deals: Sequence[AnyDeal], into: Conversion) -> None:
        low, high = list(self._low), list(self._high)
        for at, found in enumerate(into.rates_of(deals)):
            if at in self._why or found is None:
                continue
            if isinstance(found, str):
                self._why[at] = found
                continue
            self._rates[at] = found
            least, most = low[at], high[at]
            high[at] = None if most is None else exchanged(most, found)
            exact = least == most and most is not None
            low[at] = high[at] if exact else exchanged(least or _NOTHING, found)
        self._low, self._high = low, high

    def row(self, by: tuple[tuple[str, str | None], ...], unit: str, deals: Sequence[int]) -> TotalRow:
        """The row of the deals at these places."""
        keys, why, rates = self._keys, self._why, self._rates
        counted = deals if why.keys().isdisjoint(deals) else [at for at in deals if at not in why]
        low = sum(map(self._low.__getitem__, counted), _NOTHING)
        high = sum(map(self._high.__getitem__, counted), _NOTHING) if self._open.isdisjoint(counted) else None
        return TotalRow(
            by,
            unit,
            low,
            high,
            tuple(map(keys.__getitem__, counted)),
            tuple((keys[at], why[at]) for at in deals if at in why) if len(counted) < len(deals) else (),
            tuple((keys[at], rates[at]) for at in counted if at in rates) if rates else (),
        )


def unconverted(deals: Iterable[AnyDeal], rows: Iterable[TotalRow]) -> list[AnyDeal]:
    """Those of `deals` that `rows` leave out for want of a rate, and that their own currency's total would count."""
    lacking = {deal for row in rows for deal, why in row.leaves_out if why.startswith(UNCONVERTED)}
    return [deal for deal in deals if deal.id in lacking] if lacking else []
