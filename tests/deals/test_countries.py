"""Which countries a deal's money comes from."""

from __future__ import annotations

import pytest

from daicho.deals.countries import payer_countries
from daicho.model.deal import DealParty


@pytest.mark.parametrize(
    ("payers", "countries"),
    [
        ([DealParty("METI", "meti")], ("JP",)),
        ([DealParty("TSMC", "tsmc"), DealParty("Denso", "denso")], ("JP", "TW")),
        ([DealParty("TSMC", "tsmc"), DealParty("Nobody", "~nobody")], ("TW",)),
        ([DealParty("Kansas", "~kansas")], ("US",)),
        ([DealParty("Nobody", "~nobody")], ()),
        ([], ()),
    ],
)
def test_a_payers_country_is_that_of_its_entity_or_place(payers: list[DealParty], countries: tuple[str, ...]) -> None:
    assert payer_countries(payers, None) == countries


def test_the_deals_own_country_tells_places_of_one_name_apart() -> None:
    assert payer_countries([DealParty("Georgia")], "US") == ("US",)
    assert payer_countries([DealParty("Georgia")], None) == ("GE",)
