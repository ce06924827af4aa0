from itertools import product

import pytest

from daicho.reference.likeness import Likeness, alike
from daicho.resolution.namesakes import Namesakes

NAMES = (
    "Orbel Systems",
    "Orbel",
    "Tokiwagi Motor",
    "TKM",
    "Japan Advanced Memory Manufacturing",
    "JAMM",
    "オーベル・システムズ",
    "Bank of Morvane",
    "The Morvane Bank of Kurobane",
    "OrbelSystems",
    "Órbel",
)


@pytest.mark.parametrize("name", NAMES)
def test_the_first_alike_is_found_as_if_all_were_compared(name: str) -> None:
    others = [other for other in NAMES if other != name]
    known = Namesakes()
    for other in others:
        known.add(other, f"~{other}")
    assert known.entity_of([name]) == next((f"~{other}" for other in others if alike(name, other).same), None)


def test_the_earliest_name_wins_whichever_reading_finds_it() -> None:
    known = Namesakes()
    known.add("Tokiwagi Motor", "~motor")
    known.add("Orbel Systems", "~orbel")
    assert known.entity_of(["Orbel", "TKM"]) == "~motor"
    assert known.entity_of(["Kurobane"]) is None


@pytest.mark.parametrize(
    "name", ["経産省", "東都省", "ソニー", "ソニー銀行", "東大", "NTTデータ", "NTT データ", "トヨタ"]
)
def test_a_japanese_name_is_found_as_if_all_were_compared(name: str) -> None:
    others = [
        "経済産業省",
        "東都大学",
        "東京大学",
        "ソニー・ホールディングス",
        "ソニー生命",
        "Sony",
        "NTTデータ",
        "トヨタ自動車",
    ]
    known = Namesakes()
    for other in others:
        known.add(other, f"~{other}")
    assert known.entity_of([name]) == next((f"~{other}" for other in others if alike(name, other).same), None)


def test_names_that_begin_otherwise_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def noted(one: str, other: str) -> Likeness:
        asked.append((one, other))
        return alike(one, other)

    monkeypatch.setattr("daicho.resolution.namesakes.alike", noted)
    known = Namesakes()
    for name in map("".join, product("アイウエオカキクケコ", "サシスセソタチツテト", "ン")):
        assert known.entity_of([name]) is None
        known.add(name, f"~{name}")
    assert not asked
