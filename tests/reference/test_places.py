"""Places: found by name in English and Japanese, as exact as the name is and no more."""

from __future__ import annotations

import pytest

from daicho.reference.places import KINDS, by_name, country_of, places


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Japan", "JP"),
        ("米", "US"),
        ("U.S.", "US"),
        ("Kumamoto", "JP-43"),
        ("Kumamoto Prefecture", "JP-43"),
        ("熊本県", "JP-43"),
        ("熊本県菊陽町", "jp-43-kikuyo"),
        ("北海道千歳市", "jp-01-chitose"),
        ("京都", "JP-26"),
        ("京都市", "jp-26-kyoto-city"),
        ("Lehi, Utah", "us-ut-lehi"),
        ("オハイオ州", "US-OH"),
        ("Dresden", "de-sn-dresden"),
        ("Kyushu", "region-kyushu"),
        ("東南アジア", "region-southeast-asia"),
    ],
)
def test_a_name_finds_its_place(name: str, expected: str) -> None:
    found = by_name(name)
    assert found is not None
    assert found.id == expected


def test_the_country_of_the_story_tells_namesakes_apart() -> None:
    anywhere, american = by_name("Georgia"), by_name("Georgia", country="US")
    assert anywhere is not None
    assert american is not None
    assert (anywhere.id, american.id) == ("GE", "US-GA")


def test_a_vague_region_has_no_subdivision() -> None:
    kyushu, asia = by_name("southern Japan"), by_name("Southeast Asia")
    assert kyushu is not None
    assert asia is not None
    assert (kyushu.country, kyushu.subdivision) == ("JP", None)
    assert asia.country is None


@pytest.mark.parametrize(
    ("word", "country"), [("Taiwanese", "TW"), ("ドイツ", "DE"), ("Phoenix", "US"), ("九州", "JP"), ("Atlantis", None)]
)
def test_the_country_of_a_word(word: str, country: str | None) -> None:
    assert country_of(word) == country


def test_every_row_is_sound() -> None:
    ids = {place.id for place in places()}
    assert len(ids) == len(places())
    for place in places():
        assert place.kind in KINDS
        assert place.names, place.id
        assert place.country is None or place.country in ids, place.id
        assert place.subdivision is None or place.subdivision in ids or place.kind == "city", place.id
