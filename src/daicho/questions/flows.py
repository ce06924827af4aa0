"""Who pays across borders: the country of the payer against the country that the money goes to, as totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np

from daicho.errors import UsageError
from daicho.questions.counting import AnyDeal, Measure
from daicho.questions.lines import uncollected
from daicho.questions.rates import ANNOUNCED, Rates
from daicho.questions.totals import Rows, TotalRow, Totals, totals

Target = Literal["country", "sector", "recipient"]
TARGETS: tuple[Target, ...] = ("country", "sector", "recipient")


@dataclass(frozen=True, slots=True)
class Flow:
    """The total from one country to one target, None where unknown; back: the other way's, of the same kind and currency.

    payer_country: of several who pay together, all of theirs ("JP, TW"); target: the country that the money goes to or, where
    those were asked for, the sectors or the recipient; country: the target where it is a country.
    """

    payer_country: str | None
    target: str | None
    total: TotalRow
    back: TotalRow | None = None
    to: Target = "country"

    @property
    def country(self) -> str | None:
        """The country that the money goes to, None where that is unknown or not what was asked for."""
        return self.target if self.to == "country" else None

    @property
    def foreign(self) -> bool | None:
        """Whether money crosses a border, wholly or in part; None where an end is unknown."""
        return _foreign(self.payer_country, self.target, self.to)


def flows(
    deals: Iterable[AnyDeal],
    currency: str | None = None,
    measure: Measure = "announced",
    foreign: bool = False,
    *,
    to: Target = "country",
    rates: Rates = ANNOUNCED,
) -> Flows:
    """The flows that `deals` make, by kind and currency, the two directions between two countries one after the other.

    currency, rates: convert to it, as `totals` does; foreign: leave out what stays in one country; to: what they go to. Raises
    UsageError where borders are asked for of what is no country.
    """
    if foreign and to != "country":
        raise UsageError(f"a flow to a {to} crosses no border; ask for flows to a country")
    rows = totals(deals, ["payer_country", to], currency, measure, rates)
    with uncollected():
        found = Flows(rows, to, _order(rows, to))
        return found.crossing(True, None) if foreign else found


class Flows(Rows[Flow]):
    """Flows in order. order: the rows of totals that they are."""

    def __init__(self, rows: Totals, to: Target, order: Sequence[int]) -> None:
        self._rows, self._to, self._order = rows, to, order

    @cached_property
    def _places(self) -> Mapping[tuple[Any, ...], int]:
        """Where the row of totals of some values is."""
        return {values: at for at, values in enumerate(zip(*self._rows.columns, strict=True))}

    def crossing(self, *foreign: bool | None) -> Flows:
        """Those of the flows whose `foreign` is one of these."""

        def is_wanted(at: int) -> bool:
            source, target, *_ = self._rows.values(at)
            return _foreign(source, target, self._to) in foreign

        return Flows(self._rows, self._to, list(filter(is_wanted, self._order)))

    def __len__(self) -> int:
        return len(self._order)

    def _row(self, at: int) -> Flow:
        place = self._order[at]
        source, target, *rest = self._rows.values(place)
        back = self._places.get((target, source, *rest)) if self._to == "country" and source != target else None
        return Flow(source, target, self._rows[place], None if back is None else self._rows[back], self._to)


def _foreign(source: str | None, target: str | None, to: Target) -> bool | None:
    return None if to != "country" or source is None or target is None else source != target


def _order(rows: Totals, to: Target) -> list[int]:
    """The rows by kind, currency and ends, of which what is unknown comes last; of two countries, both directions together."""
    source, target, kind, unit = rows.columns
    ends = [one.meaning(lambda end: end or "~") for one in (source, target)]
    rank = {end: at for at, end in enumerate(sorted({*ends[0].words, *ends[1].words}))}
    one, other = first, second = [end.meaning(rank.__getitem__).values() for end in ends]
    if to == "country":
        one, other = np.minimum(first, second), np.maximum(first, second)
    found: list[int] = np.lexsort((first, other, one, unit.numbers, kind.numbers)).tolist()
    return found
