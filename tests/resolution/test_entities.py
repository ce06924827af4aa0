"""Whether two names are one entity: with the table of organisations, and with it emptied."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from daicho.model.document import Appearance, Document
from daicho.reference import organisations
from daicho.reference.organisations import Organisation
from daicho.resolution.entities import Lookup, entity_id, government_place, identify, place_id, same_entity
from daicho.resolution.story import story_country
from shared import GOLD, shared


def nobody(_: str) -> Organisation | None:
    """A table of organisations with nobody in it."""
    return None


@pytest.mark.parametrize(
    ("wording", "country", "expected"),
    [
        ("台湾積体電路製造（TSMC）", "JP", "tsmc"),
        ("Taiwan's TSMC", "JP", "tsmc"),
        ("米インテル", "JP", "intel"),
        ("chip venture Rapidus", "JP", "rapidus"),
        ("Chipmaker Rapidus", "JP", "rapidus"),
        ("the industry ministry", "JP", "meti"),
        ("Japan's industry ministry", "US", "meti"),
        ("米政府", "JP", "us-government"),
        ("商務省", "US", "us-commerce"),
        ("SoftBank Group Corp.", "JP", "softbank-group"),
    ],
)
def test_a_wording_is_identified(wording: str, country: str, expected: str) -> None:
    found = identify(wording, country)
    assert found is not None
    assert found.id == expected


@pytest.mark.parametrize(
    "wording", ["the company", "福島県", "Karnataka government", "インドラコシュ・セミコンダクター"]
)
def test_what_names_nobody_in_the_table_is_not_identified(wording: str) -> None:
    assert identify(wording, "IN") is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Toyota Motor", "Toyota Industries"),
        ("Micron Technology", "Micron Memory Japan"),
        ("SoftBank Group", "SoftBank Corp."),
        ("Applied Materials", "Applied Digital"),
        ("TSMC", "JASM"),
        ("Karnataka government", "India's government"),
    ],
)
def test_similar_names_are_kept_apart(left: str, right: str) -> None:
    assert not same_entity(left, right).same


def test_a_regional_government_is_known_by_its_place() -> None:
    assert government_place("福島県") == "JP-07"
    assert government_place("the Karnataka government") == "IN-KA"
    assert government_place("折沢セミコンダクタ(横浜市)") is None


def test_an_unknown_name_has_one_id_in_all_its_spellings() -> None:
    assert entity_id("U.S.-based Larkmoor Energy Inc.") == entity_id("Larkmoor Energy") == "~larkmoor-energy"
    assert entity_id("米ラークムーア・エナジー") == entity_id("ラークムーア・エナジー")


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("the Hokkaido city of Chitose", "jp-01-chitose"),
        ("Kikuyo town", "jp-43-kikuyo"),
        ("Malaysian soil", "MY"),
        ("nowhere", None),
    ],
)
def test_a_place_is_found_in_its_wording(wording: str, expected: str | None) -> None:
    assert place_id(wording) == expected


@pytest.mark.parametrize(
    ("text", "lang", "country"),
    [
        ("The industry ministry in Tokyo said Japan would pay.", "en", "JP"),
        ("BERLIN -- The German government will pay. Germany wants chips, not the US.", "en", "DE"),
        ("経済産業省は補助を決めた。", "ja", "JP"),
        ("韓国の電池大手は韓国の群山に工場を建てる。", "ja", "KR"),
        ("Nothing is named here.", "en", None),
    ],
)
def test_whose_story_it_is(text: str, lang: str, country: str | None) -> None:
    assert story_country(Document(text, lang, Appearance("x", "x"))) == country


FOLDERS = [folder for folder in (shared("gold/stories"), GOLD / "stories") if folder and folder.exists()]


@pytest.mark.skipif(not FOLDERS, reason="no storylines here")
@pytest.mark.parametrize(("lookup", "bar"), [(organisations.by_name, 0.95), (nobody, 0.80)], ids=["table", "emptied"])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parts[-3])
def test_names_of_the_storylines(folder: Path, lookup: Lookup, bar: float) -> None:
    judged = [
        same_entity(left, right, country, lookup).same == expected
        for path in sorted(folder.glob("*/story.json"))
        for country in [_country(path.parent)]
        for left, right, expected in _pairs(json.loads(path.read_text(encoding="utf-8")))
    ]
    assert sum(judged) / len(judged) >= bar


def _pairs(story: dict[str, list[list[str]]]) -> Iterator[tuple[str, str, bool]]:
    for key, expected in (("same_entities", True), ("different_entities", False)):
        for group in story[key]:
            yield from ((left, right, expected) for left, right in combinations(group, 2))


def _country(folder: Path) -> str | None:
    """The country most documents of a storyline are about."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        lang = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["lang"]
        found.append(story_country(Document(path.read_text(encoding="utf-8"), lang, Appearance("x", "x"))))
    return max(sorted(filter(None, found)), key=found.count, default=None)
