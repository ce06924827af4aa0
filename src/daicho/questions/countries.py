"""Which countries a deal's money comes from."""

from __future__ import annotations

from daicho.model.deal import Deal, DealLine
from daicho.reference import organisations, places


def payer_countries(deal: Deal | DealLine) -> tuple[str, ...]:
    """ISO alpha-2 of the countries of those who pay, in order; `EU` for the union; none where no payer's country is known.

    A payer's country is that of its entity or, where the payer is a place (Kansas), that of the place. Nothing else tells it: not
    where the money goes, not the currency.
    """
    found = set()
    for party in deal.payer:
        known = organisations.by_id(party.entity or "")
        place = None if known else places.by_name(party.name, deal.country)
        found.add(known.country if known else place.country if place else None)
    return tuple(sorted(country for country in found if country))
