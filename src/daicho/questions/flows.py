"""Who pays across borders: the country of the payer against the country that the money goes to, as totals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from daicho.questions.totals import AnyDeal, Measure, TotalRow, totals


@dataclass(frozen=True, slots=True)
class Flow:
    """The total from one country to one country, None where unknown; back: the other way's, of the same kind and currency.

    payer_country: of several who pay together, all of theirs ("JP, TW").
    """

    payer_country: str | None
    country: str | None
    total: TotalRow
    back: TotalRow | None

    @property
    def foreign(self) -> bool | None:
        """Whether money crosses a border, wholly or in part; None where an end is unknown."""
        if self.payer_country is None or self.country is None:
            return None
        return self.payer_country != self.country


def flows(
    deals: Iterable[AnyDeal], currency: str | None = None, measure: Measure = "announced", foreign: bool = False
) -> tuple[Flow, ...]:
    """The flows that `deals` make, by kind and currency, the two directions between two countries one after the other.

    currency: convert to it, as `totals` does; foreign: leave out what stays in one country.
    """
    ends = {}
    for row in totals(deals, ["payer_country", "country"], currency, measure):
        by = dict(row.by)
        ends[by["payer_country"], by["country"], by["kind"], row.currency] = row
    found = [
        Flow(source, target, row, ends.get((target, source, kind, unit)) if source != target else None)
        for (source, target, kind, unit), row in ends.items()
    ]
    kept = [flow for flow in found if not (foreign and flow.foreign is False)]
    return tuple(sorted(kept, key=_order))


def _order(flow: Flow) -> tuple[str, str, list[str], str]:
    source, target = flow.payer_country or "~", flow.country or "~"  # what is unknown comes last
    return dict(flow.total.by)["kind"] or "", flow.total.currency, sorted((source, target)), source
