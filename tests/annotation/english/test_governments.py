from daicho.annotation import annotate
from daicho.model.annotated import Name
from daicho.model.document import Appearance, Document


def names(text: str) -> dict[str, Name]:
    return {name.mention.text: name for name in annotate(Document(text, "en", Appearance("test", "test"))).names}


def test_a_prime_ministers_government_is_the_one_the_capital_stands_for() -> None:
    found = names(
        "Canada's chip designers are to get $2 billion, the prime minister said. His government tables a budget in May."
        " Ottawa will also lend Nuvalis Systems $1 billion."
    )
    assert found["His government"].stands_for == "Ottawa"


def test_the_government_is_named_in_full_where_the_text_does_so() -> None:
    found = names(
        "The German government will pay Nuvalis Systems $2 billion. The federal government said so in Berlin."
    )
    assert found["The federal government"].stands_for == "German government"


def test_a_state_of_a_federation_is_the_one_just_named() -> None:
    found = names("Nuvalis Systems will build a plant in Kansas for $2 billion. The state offers $90 million.")
    assert found["The state"].stands_for == "Kansas"
    assert found["The state"].country == "US"


def test_elsewhere_the_state_is_the_countrys_own() -> None:
    found = names(
        "The Japanese government will pay Nuvalis Systems $2 billion for a plant in Aomori. The state has paid $1 billion."
    )
    assert found["The state"].stands_for == "Japanese government"


def test_a_city_is_the_town_named_last() -> None:
    found = names("Nuvalis Systems picked the port of Harlowe for its plant. The city adds $6 million.")
    assert found["The city"].stands_for == "Harlowe"


def test_another_country_is_spoken_of_where_it_has_just_been_named() -> None:
    found = names(
        "The German government will pay Nuvalis Systems $2 billion in Dresden, Germany. The German government is pleased."
        " It is not so in Japan. There the government has paid $9 billion."
    )
    assert found["the government"].stands_for is None


def test_several_governments_are_not_one() -> None:
    found = names("Ottawa will pay $2 billion for the plant in Ontario. The provinces said they would pay $1 billion.")
    assert all(name.stands_for is None for text, name in found.items() if text.endswith("provinces"))
