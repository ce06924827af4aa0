"""Which countries a deal's money comes from."""

from __future__ import annotations

from functools import lru_cache

from daicho.model.deal import Deal, DealLine
from daicho.reference import organisations, places


def payer_countries(deal: Deal | DealLine) -> tuple[str, ...]:
    """ISO alpha-2 of the countries of those who pay, in order; `EU` for the union; none where no payer's country is known.

    A payer's country is that of its entity or, where the payer is a place (Kansas), that of the place. Nothing else tells it: not
    where the money goes, not the currency.
    """
    if len(deal.payer) == 1:
        only = _country(deal.payer[0].entity, deal.payer[0].name, deal.country)
        return (only,) if only else ()
    found = {_country(party.entity, party.name, deal.country) for party in deal.payer}
    return tuple(sorted(country for country in found if country))


@lru_cache(maxsize=65536)
def _country(entity: str | None, name: str, country: str | None) -> str | None:
    known = organisations.by_id(entity or "")
    place = None if known else places.by_name(name, country)
    return known.country if known else place.country if place else None
