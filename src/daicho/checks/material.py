"""What checks look at: claims, deals and conversions, as known on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from daicho.model.claim import MoneyClaim
from daicho.model.deal import Deal, DealParty, Stated
from daicho.model.finding import Evidence
from daicho.model.money import Money
from daicho.model.span import Span
from daicho.reference import organisations


@dataclass(frozen=True, slots=True)
class Converted:
    """A sum that a document states in two currencies."""

    document: str
    doc: str
    published: str | None
    first: Money
    second: Money


class CheckedDeal(NamedTuple):
    """As much of a deal as checks look at: its claims in order of publication, and the currency of its range."""

    id: str
    currency: str
    claims: Sequence[Stated]


Subsidies = Mapping[str, Mapping[str, Decimal]]
"""The largest subsidy by the country whose organisations pay it and by currency."""


@dataclass(frozen=True)
class Material:
    """The claims of the ledger in order of publication, the deals made of them, and the stated conversions.

    as_of: the day that `stale` is judged on, None in a ledger without dates; subsidies: gives the largest subsidies of a whole
    ledger, where `deals` are only some of it.
    """

    claims: Sequence[Stated]
    deals: Sequence[Deal | CheckedDeal]
    conversions: Sequence[Converted] = ()
    as_of: str | None = None
    subsidies: Callable[[], Subsidies] | None = None

    @cached_property
    def largest_subsidies(self) -> Subsidies:
        """The largest subsidies of the ledger."""
        if self.subsidies is not None:
            return self.subsidies()
        whole = [deal for deal in self.deals if isinstance(deal, Deal) and deal.kind == "subsidy"]
        return largest((deal.payer, deal.currency, deal.high) for deal in whole)

    @cached_property
    def by_document(self) -> dict[str, list[Stated]]:
        """Claims by the id of their document."""
        found: dict[str, list[Stated]] = {}
        for stated in self.claims:
            found.setdefault(stated.document, []).append(stated)
        return found

    def claims_at(self, document: str, span: Span) -> list[Stated]:
        """The money claims of a document whose sum stands at `span` or overlaps it."""
        return [
            stated
            for stated in self.by_document.get(document, ())
            if isinstance(stated.claim, MoneyClaim) and stated.claim.amount.mention.span.overlaps(span)
        ]


def largest(subsidies: Iterable[tuple[Sequence[DealParty], str, Decimal | None]]) -> Subsidies:
    """The largest of these. subsidies: the payers, the currency and the top of the range of each."""
    found: dict[str, dict[str, Decimal]] = {}
    for payers, currency, high in subsidies:
        known = [organisations.by_id(payer.entity) for payer in payers if payer.entity] if high else ()
        for country in {payer.country for payer in known if payer and payer.country}:
            sums = found.setdefault(country, {})
            sums[currency] = max(high or Decimal(0), sums.get(currency, Decimal(0)))
    return found


def evidence(claims: Iterable[Stated]) -> tuple[Evidence, ...]:
    """The quotes of these claims, in order."""
    return tuple(
        Evidence(s.doc, s.claim.quote.span.start, s.claim.quote.span.end, s.id, s.document, s.claim.quote.text)
        for s in claims
    )


def evidence_of(converted: Converted, material: Material) -> tuple[Evidence, ...]:
    """Where a conversion stands, after the claim it belongs to, where it belongs to one."""
    claims = material.claims_at(converted.document, converted.first.mention.span)
    start = min(converted.first.mention.span.start, converted.second.mention.span.start)
    end = max(converted.first.mention.span.end, converted.second.mention.span.end)
    wording = f"{converted.first.mention.text} … {converted.second.mention.text}"
    return (*evidence(claims[:1]), Evidence(converted.doc, start, end, None, converted.document, wording))
