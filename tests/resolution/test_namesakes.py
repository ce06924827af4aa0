import pytest

from daicho.reference.likeness import alike
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
