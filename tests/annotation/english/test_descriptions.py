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


def test_it_is_the_one_spoken_of_last_not_the_one_named_most() -> None:
    text = (
        "Orbel Systems has opened a plant. Orbel Systems builds chips at two plants. Orbel Systems is pleased.\n\n"
        "Lumera Instruments might be another. It wants to build four plants and is spending $11 billion on one."
    )
    assert names(text)["It"].full == "Lumera Instruments"


def test_a_pronoun_for_a_plant_stands_for_nobody() -> None:
    text = "Orbel Systems opened in 2021. The factory in Osaka closed in 2020. It will start up again in late 2026."
    assert "It" not in names(text)


def test_an_impersonal_it_stands_for_nobody() -> None:
    found = names("Orbel Systems opened a plant in 2021. It took two years, but it is clear that work has begun.")
    assert "It" not in found
    assert "it" not in found


def test_its_is_the_subject_of_its_own_clause() -> None:
    found = names("Orbel Systems opened in 2021. Brazil gets 90% of its power from rivers.")
    assert found["its"].full == "Brazil"
    assert found["its"].type == "government"


def test_a_pronoun_has_the_type_of_what_it_stands_for() -> None:
    found = names("The Ministry of Transport paid $2 billion in 2021. It will pay $3 billion in 2026.")
    assert (found["It"].type, found["It"].full) == ("government", "Ministry of Transport")


def test_an_object_is_not_its_own_subject() -> None:
    text = "Orbel Systems raised $2 billion in 2021. Harbour Bank signed a loan of $5 million with the company."
    assert names(text)["the company"].full == "Orbel Systems"


def test_nouns_for_particular_trades_fit_no_company_named_otherwise() -> None:
    found = names(
        "Orbel Systems will build a plant in 2026. It dropped another after the local utility asked for $60M."
    )
    assert "the local utility" not in found


def test_a_bare_noun_stands_for_nobody() -> None:
    assert "business" not in names("Orbel Systems will invest $2 billion, since business is good in 2024.")


def test_a_nationality_that_opens_a_sentence_is_no_name() -> None:
    text = "French chip designer Orbel opened a plant in 2021. The French firm will spend $2 billion."
    found = names(text)
    assert "The French" not in found
    assert found["The French firm"].full == "Orbel"


def test_only_states_have_legislatures() -> None:
    text = "Orbel Systems put $2 billion into Wyoming in 2021. Wyoming has no tax. Its legislature will pay $5 million."
    found = names(text)
    assert found["Its legislature"].full == "Wyoming legislature"
    assert found["Its legislature"].type == "government"


def test_one_of_several_listed_is_not_the_company() -> None:
    text = (
        "Nubria will build a data centre in 2026. Three banks, Lumera, Jurassien and Norrland, lend it $8 million. "
        "The company will open in 2027."
    )
    assert names(text)["The company"].full == "Nubria"


def test_it_is_the_firm_just_brought_in_without_a_name() -> None:
    text = "Orbel Solar grows. A venture backed by Vandor Power said it would invest $5 million in Ohio."
    assert names(text)["it"].full == "venture backed by Vandor Power"


def test_a_word_before_a_hyphen_describes_nobody() -> None:
    assert "government" not in names("The grant of $5 million goes to government-linked companies.")


def test_those_whom_a_company_deals_with_are_not_the_company() -> None:
    text = "Orbel Systems makes robots. With Vandor Laundry of Sweden the company has agreed to spend $2 billion."
    assert names(text)["the company"].full == "Orbel Systems"


def test_a_town_tells_the_company_by_its_country() -> None:
    text = (
        "The Korean chipmaker Hanbit will build a plant for $2 billion, and so will America's Orbel Systems."
        " Hanbit is pleased. The Dallas company will pay $3 billion."
    )
    assert names(text)["The Dallas company"].full == "Orbel Systems"


def test_a_people_is_its_firm() -> None:
    text = (
        "The Swedish cell maker Vandor and Portugal's Lumera own the plant. The Swedes have stopped paying $2 billion."
    )
    assert names(text)["The Swedes"].full == "Vandor"


def test_a_people_of_whom_no_firm_is_named_is_itself() -> None:
    assert names("Orbel Systems was sold in 2021. The Saudis wanted to pay $2 billion.")["The Saudis"].full == "Saudis"


def test_the_former_and_the_latter_are_those_who_act() -> None:
    text = (
        "Orbel and Lumera will support the University of Harlow and the University of Vane with $3 billion."
        " Each gets $1 billion from the former. The latter gives half as much."
    )
    assert names(text)["the former"].full == "Orbel"
    assert names(text)["The latter"].full == "Lumera"


def test_the_latter_is_the_second_of_two_in_one_sentence() -> None:
    text = "Ottawa lent $9 million to Orbel Canada and Lumera Systems, of which $4 million was for the latter."
    assert names(text)["the latter"].full == "Lumera Systems"


def test_a_headlines_firm_is_named_below() -> None:
    text = "Chip firm to spend £5m on its plant\n\nOrbel Systems said on Monday that it would spend £5m in Harlow."
    assert names(text)["Chip firm"].full == "Orbel Systems"


def test_what_comes_of_two_firms_is_neither() -> None:
    text = "Orbel Systems and Lumera Instruments are merging. The combined company will spend $2 billion."
    assert names(text)["The combined company"].full == "combined company"


def test_a_company_told_by_a_clause_is_none_named_before() -> None:
    text = "Orbel Systems leads the project. Germany may pay $5 billion to the company that is putting up the plant."
    assert "the company" not in names(text)
