"""Towns that the table of places does not list."""

from __future__ import annotations

import pytest

from daicho.reference import places, towns


@pytest.mark.parametrize(
    ("name", "country", "id_"),
    [
        ("Hubballi", None, "IN:Hubballi"),
        ("ボーパール", None, "IN:Bhopal"),
        ("Hubballi, Karnataka", "IN", "IN:Hubballi"),
    ],
)
def test_a_town_is_found_in_both_languages_and_by_its_id(name: str, country: str | None, id_: str) -> None:
    town = places.town(name, country)
    assert town is not None
    assert town.id == id_
    assert town.kind == "city"
    assert places.by_id(id_) == town


def test_a_namesake_at_home_comes_before_the_larger_one_abroad() -> None:
    assert [town and town.country for town in (towns.by_name("Kochi", code) for code in ("IN", "JP"))] == ["IN", "JP"]


def test_of_two_large_namesakes_abroad_neither_is_meant() -> None:
    assert towns.by_name("Kochi") is None


def test_what_is_no_town_is_none() -> None:
    assert towns.by_name("ラピダス") is None
    assert places.town("no such town") is None
    assert places.by_id("XX:Nowhere") is None


def test_lines_stand_in_order_of_spelling() -> None:
    lines = towns._lines()
    assert lines == sorted(lines)
    assert all(len(line.split("\t")) == 4 for line in lines)
