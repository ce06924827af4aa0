"""Which countries a deal's money comes from."""

from __future__ import annotations

from collections.abc import Sequence

from daicho.model.deal import DealParty
from daicho.reference import organisations, places


def payer_countries(payer: Sequence[DealParty], country: str | None) -> tuple[str, ...]:
    """ISO alpha-2 of the countries of those who pay, in order; `EU` for the union; none where no payer's country is known.

    A payer's country is that of its entity or, where the payer is a place (Kansas), that of the place. Nothing else tells it: not
    where the money goes, not the currency. country: where the money goes, which tells places of one name apart.
    """
    found = {_country(party, country) for party in payer}
    return tuple(sorted(one for one in found if one))


def _country(party: DealParty, country: str | None) -> str | None:
    if known := organisations.by_id(party.entity or ""):
        return known.country
    place = places.by_name(party.name, country)
    return place.country if place else None
