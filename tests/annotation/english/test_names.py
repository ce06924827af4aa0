import importlib

import pytest

from daicho.annotation import annotate
from daicho.model.annotated import Name
from daicho.model.document import Appearance, Document


def names(text: str) -> dict[str, Name]:
    document = Document(text, "en", Appearance("test", "test"))
    return {name.mention.text: name for name in annotate(document).names}


def test_acronyms_lead_to_the_full_name() -> None:
    found = names("Taiwan Semiconductor Manufacturing Co. (TSMC) grows. Later TSMC opened a fab.")
    assert found["TSMC"].full == "Taiwan Semiconductor Manufacturing Co."
    assert found["TSMC"].type == "company"


def test_a_ministry_with_commas_is_one_name() -> None:
    found = names("The Ministry of Economy, Trade and Industry (METI) agreed to pay $3 billion.")
    assert found["Ministry of Economy, Trade and Industry"].type == "government"
    assert found["METI"].full == "Ministry of Economy, Trade and Industry"


def test_possessives_part_a_country_from_its_ministry() -> None:
    found = names("The sum was named by Japan’s Ministry of Finance.")
    assert found["Japan"].country == "JP"
    assert "Ministry of Finance" in found


def test_a_sentence_opening_word_is_no_name() -> None:
    assert set(names("Commercial production starts in 2027 at Rapidus.")) == {"Rapidus"}


def test_persons_and_places_are_told_apart() -> None:
    found = names("Prime Minister Fumio Kishida spoke in Kumamoto. Kishida left.")
    assert found["Kishida"].type == "person"
    assert found["Kishida"].full == "Prime Minister Fumio Kishida"
    assert found["Kumamoto"].type == "place"


def test_another_product_of_a_company_is_not_its_full_name() -> None:
    found = names("Google Cloud grows. The money comes from Google itself.")
    assert found["Google"].full == "Google"


def test_marks_of_a_firm_behind_a_comma_belong_to_its_name() -> None:
    found = names("Vandor Motor Co. Ltd. and Orbel Services Co., Ltd. agreed with Nuvalis, Inc. on $5 million.")
    assert set(found) == {"Vandor Motor Co. Ltd.", "Orbel Services Co., Ltd.", "Nuvalis, Inc."}


def test_a_capital_inside_a_word_begins_no_name() -> None:
    assert "Phones" not in names("Orbel will spend $5 million on iPhones.")


def test_what_shares_are_held_in_is_a_company() -> None:
    assert names("Orbel bought a 35 percent stake in Vandor for $5 million.")["Vandor"].type == "company"


def test_a_minister_of_a_state_is_a_person() -> None:
    found = names("Andhra Pradesh Industry Minister Ravi Nandan praised the $5 million plan.")
    assert found["Andhra Pradesh Industry Minister Ravi Nandan"].type == "person"


def test_where_a_firm_is_at_home_is_no_part_of_its_name() -> None:
    found = names("TNMC of Taiwan will pay Orbel Corp. of Japan and the Bank of Japan $5 million.")
    assert {"TNMC", "Taiwan", "Orbel Corp.", "Bank of Japan"} <= set(found)


def test_a_given_name_opens_the_name_of_a_person() -> None:
    found = names(
        "A deal was near, Gina Varell said in Oslo. The loan was signed by Joe Tarn. Morgan Brothers lends it."
    )
    assert {text: name.type for text, name in found.items() if " " in text} == {
        "Gina Varell": "person",
        "Joe Tarn": "person",
        "Morgan Brothers": "unknown",
    }


def test_a_coined_name_may_open_a_sentence() -> None:
    assert "N2Sense" in names("N2Sense raised $3.2 million for a sensor of gases.")


def test_the_halves_of_a_body_or_firm_are_one_name() -> None:
    found = names(
        "Orbel Semiconductor Assembly and Test won a grant from the National Telecommunications and Information"
        " Administration (NTIA) under the Chips and Science Act, which Siemens Energy and Micron Technology welcomed."
    )
    assert found["Orbel Semiconductor Assembly and Test"].type == "company"
    assert found["NTIA"].full == "National Telecommunications and Information Administration"
    assert "Chips and Science Act" in found
    assert "Siemens Energy" in found
    assert "Micron Technology" in found


def test_a_post_ends_the_branches_it_is_for() -> None:
    found = names("The plan was shown to reporters in Oslo by Trade and Industry Minister Marte Lund on Monday.")
    assert found["Industry Minister Marte Lund"].type == "person"


def test_a_known_firm_may_have_a_small_letter() -> None:
    found = names("The state of Indiana will help SK hynix and xAI, the German government said on Monday.")
    assert found["SK hynix"].type == "company"
    assert "xAI" in found
    assert found["the German government"].country == "DE"


def test_a_family_name_may_stand_first() -> None:
    found = names("President Yoon Suk Yeol went to see the plant, and Yoon was full of praise.")
    assert found["Yoon"].type == "person"


def test_a_ministry_named_with_commas_before_it_is_one() -> None:
    found = names("The sum was named by the Investment, Trade and Industry Ministry on Monday.")
    assert found["Investment, Trade and Industry Ministry"].type == "government"
    assert "Trade" not in found


def test_a_word_behind_a_colon_is_no_part_of_a_name() -> None:
    assert "Nuvalis" in names("Follow the money: If Nuvalis meets its goals, it will get $400 million from Kansas.")


def test_a_currencys_mark_leaves_no_link_behind() -> None:
    assert not [text for text in names("Equity of US$130 million completes the sum.") if text.startswith("Equity")]


def test_where_a_firm_is_based_is_no_part_of_its_name() -> None:
    found = names("Dublin-based Nuvalis bought a plant in 2021 for $3 billion.")
    assert "Nuvalis" in found


def test_an_exchange_is_no_short_form() -> None:
    found = names("Nuvalis Semiconductors (NASDAQ: NVLS) will spend $2 billion.")
    assert all(name.full != "Nuvalis Semiconductors" for text, name in found.items() if text == "NASDAQ")


def test_a_dateline_is_a_place() -> None:
    assert names("TOPEKA — Nuvalis Systems will spend $2 billion on a plant.")["TOPEKA"].type == "place"


def test_an_unknown_word_that_acts_is_a_name_even_where_nothing_is_parsed() -> None:
    found = names("Nuvalis has had enough.\n\nThe company will return a grant of $2 billion for the plant.")
    assert found["The company"].full == "Nuvalis"


def test_an_ordinary_word_that_opens_a_headline_is_none() -> None:
    assert "Green" not in names("Green steel, on second thoughts\n\nNuvalis will not spend $2 billion on its plant.")


def test_a_name_is_held_against_those_that_end_as_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def noted(longer: str, form: str) -> bool:
        asked.append((longer, form))
        return False

    module = importlib.import_module("daicho.annotation.english.names")
    monkeypatch.setattr(module, "_is_person_of", noted)
    letters = "abcdefghij"
    text = " ".join(f"Osk{letters[i // 10]}{letters[i % 10]}el Labs met nobody." for i in range(100))
    annotate(Document(text, "en", Appearance("x", "x")))
    assert {longer.split()[0] == form.split()[0] for longer, form in asked} == {True}
