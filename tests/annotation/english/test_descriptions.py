from daicho.annotation import annotate
from daicho.model.annotated import Name
from daicho.model.document import Appearance, Document


def names(text: str) -> dict[str, Name]:
    return {name.mention.text: name for name in annotate(Document(text, "en", Appearance("test", "test"))).names}


def test_the_company_is_the_one_spoken_of() -> None:
    found = names("Orbel Systems opened a plant in 2021. The company will spend $2 billion on another.")
    assert found["The company"].full == "Orbel Systems"


def test_nationality_picks_the_right_company() -> None:
    text = (
        "The Korean battery maker Hanbit and the French utility Lumera will build a plant in 2026. "
        "The Korean company will pay $2 billion."
    )
    assert names(text)["The Korean company"].full == "Hanbit"


def test_it_is_the_subject_before() -> None:
    assert names("Orbel Systems opened a plant in 2021. It will spend $2 billion.")["It"].full == "Orbel Systems"


def test_governments_are_named_by_their_own_words() -> None:
    found = names("Japan’s industry ministry will pay $2 billion. The ministry said so in 2024.")
    assert found["Japan’s industry ministry"].type == "government"
    assert found["The ministry"].full == "Japan’s industry ministry"
