"""Where a sum goes, and in which country."""

from __future__ import annotations

import pytest

from daicho.annotation import annotate
from daicho.claims.english.money import read_money
from daicho.model.claim import MoneyClaim
from daicho.model.document import Appearance, Document


def _claims(text: str) -> tuple[MoneyClaim, ...]:
    found = read_money(annotate(Document(text, "en", Appearance("a", "a", "2025-05-05")))).claims
    return tuple(claim for claim in found if isinstance(claim, MoneyClaim))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Petrel will spend A$690 million on a battery plant.", "AU"),
        ("Petrel will spend NZ$94 million on a battery plant.", "NZ"),
        ("Petrel will spend 80 billion won on a battery plant.", "KR"),
        ("Petrel will spend $690 million on a battery plant in the county.", "US"),
    ],
)
def test_money_of_a_country_tells_it(text: str, country: str) -> None:
    assert [claim.country for claim in _claims(text)] == [country]


def test_the_country_is_the_one_named_before() -> None:
    text = "Oracle is looking at Malaysia. It announced that it will spend $6.5 billion on data centers in the country."
    [claim] = _claims(text)
    assert [party.name for party in claim.place] == ["Malaysia"]
    assert claim.country == "MY"


def test_a_country_only_compared_with_is_no_place_of_the_money() -> None:
    text = (
        "Norway has set aside $4 billion for chips. That was 0.7% of output, against 0.2% in Portugal and 0.4% in Germany.\n\n"
        "Norway ranked 32nd in the list. The government wants annual investment in start-ups of $2 billion by 2027."
    )
    claims = _claims(text)
    assert [claim.country for claim in claims] == ["NO", "NO"]
    assert {place.name for claim in claims for place in claim.place} <= {"Norway"}


def test_a_ranking_is_no_place() -> None:
    text = (
        "Chile came 31st in the World Chip Ranking of the Basel school. The government will give start-ups $2 billion."
    )
    assert not any("Ranking" in place.name for claim in _claims(text) for place in claim.place)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Harrow Capital of New York is buying Brandt Optik, a German lens maker, for $90 million.", "DE"),
        ("Kyoto-based Senda Photonics has raised $90 million in a round led by Harrow Capital of New York.", "JP"),
    ],
)
def test_shares_are_bought_where_the_firm_is_at_home(text: str, country: str) -> None:
    assert [claim.country for claim in _claims(text)] == [country]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Selmark, which already runs a test line in Dresden, will spend $300 million on a plant in Texas.",
            "Texas",
        ),
        ("Selmark, having preferred Utah over sites in Ohio, will spend $300 million on its plant there.", "Utah"),
        ("Selmark will spend $300 million on a plant in New York state.", "New York"),
        ("Selmark chose Chitose, near Sapporo, as the location for its plant and will spend $300 million.", "Chitose"),
    ],
)
def test_the_place_is_that_of_the_works_paid_for(text: str, place: str) -> None:
    assert [party.name for claim in _claims(text) for party in claim.place] == [place]


def test_the_place_of_the_same_work_in_another_sentence() -> None:
    text = (
        "Selmark began building a chip plant in Dresden in May 2024. Its offices in Paris will be closed. "
        "The plant will cost 3 billion euros."
    )
    [claim] = _claims(text)
    assert [party.name for party in claim.place] == ["Dresden"]
    assert claim.country == "DE"


@pytest.mark.parametrize(
    "text",
    [
        "Orbel's plant in Ohio gets a $40 million grant and its plant in Texas $60 million.",
        "Orbel will spend $40 million on a plant in Ohio, $60 million (55 million euros) on one in Texas and nothing more.",
    ],
)
def test_places_and_sums_that_take_turns_belong_together(text: str) -> None:
    assert {claim.amount.mention.text: claim.place[0].name for claim in _claims(text)} == {
        "$40 million": "Ohio",
        "$60 million": "Texas",
    }


def test_a_country_that_only_says_how_great_a_work_is_gives_way_to_where_the_work_stands() -> None:
    text = (
        "Selmark opened a chip plant in Newport in 2019. "
        "The UK's biggest chip plant gets tools for £51 million from Selmark, its owner."
    )
    [claim] = _claims(text)
    assert ([party.name for party in claim.place], claim.country) == (["Newport"], "GB")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Tokyo, Feb. 6--Selmark will spend 150 billion yen on a plant in Kitakami.", "Tokyo"),
        (
            "Selmark took up a loan because of the war in Ukraine and will spend €90 million on a plant in Heide.",
            "Ukraine",
        ),
    ],
)
def test_where_a_report_is_from_and_where_a_war_is_are_no_places_of_the_money(text: str, wrong: str) -> None:
    assert not any(wrong in place.name for claim in _claims(text) for place in claim.place)


def test_a_town_that_no_table_knows_is_the_place_of_works_said_to_be_there() -> None:
    text = "Selmark will spend $300 million on a wafer plant at Orrenfell, where 900 people work. Its offices are in Boston."
    assert [party.name for claim in _claims(text) for party in claim.place] == ["Orrenfell"]


def test_a_state_spends_its_money_at_home_though_another_country_is_told_of() -> None:
    text = (
        "Selmark has a plant in Texas. The French government will give Selmark 200 million euros for a plant in Lyon. "
        "The grant of 90 million euros from the French government for training comes on top."
    )
    assert {claim.country for claim in _claims(text)} == {"FR"}


def test_the_flows_are_kept_as_read_with_what_was_told_before() -> None:
    text = "Selmark will spend $300 million on a plant in Texas. Orbel will spend $90 million on a plant in Ohio."
    told = read_money(annotate(Document(text, "en", Appearance("a", "a", "2025-05-05")))).told
    assert [[went.place.party.name for went in past.flows if went.place] for _, past in told] == [[], ["Texas"]]
    assert [flow.place.party.name for flow, _ in told if flow.place] == ["Texas", "Ohio"]


def test_the_firm_that_gets_the_money_is_no_place() -> None:
    (claim,) = _claims("Hoshi Chips will get up to 90 million yen from METI.")
    assert claim.place == ()
