"""Who pays across borders: the country of the payer against the country that the money goes to, as totals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from daicho.errors import UsageError
from daicho.questions.counting import AnyDeal, Measure
from daicho.questions.lines import uncollected
from daicho.questions.rates import ANNOUNCED, Rates
from daicho.questions.totals import TotalRow, totals

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
        if self.payer_country is None or self.country is None:
            return None
        return self.payer_country != self.country


def flows(
    deals: Iterable[AnyDeal],
    currency: str | None = None,
    measure: Measure = "announced",
    foreign: bool = False,
    *,
    to: Target = "country",
    rates: Rates = ANNOUNCED,
) -> tuple[Flow, ...]:
    """The flows that `deals` make, by kind and currency, the two directions between two countries one after the other.

    currency, rates: convert to it, as `totals` does; foreign: leave out what stays in one country; to: what they go to. Raises
    UsageError where borders are asked for of what is no country.
    """
    if foreign and to != "country":
        raise UsageError(f"a flow to a {to} crosses no border; ask for flows to a country")
    with uncollected():
        ends = {
            (source, target, kind, row.currency): row
            for row in totals(deals, ["payer_country", to], currency, measure, rates)
            for (_, source), (_, target), (_, kind) in (row.by,)
        }
        found = [
            Flow(source, target, row, ends.get((target, source, kind, unit)) if source != target else None, to)
            for (source, target, kind, unit), row in ends.items()
        ]
        return tuple(sorted((flow for flow in found if not (foreign and flow.foreign is False)), key=_order))


def _order(flow: Flow) -> tuple[str, str, list[str], str]:
    source, target = flow.payer_country or "~", flow.target or "~"  # what is unknown comes last
    ends = sorted((source, target)) if flow.to == "country" else [source, target]
    *_, (_, kind) = flow.total.by
    return kind or "", flow.total.currency, ends, source
