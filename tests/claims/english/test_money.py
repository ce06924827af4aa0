"""What sums in English sentences are read as. The texts are invented and stand in no labelled folder."""

import pytest

from daicho.annotation import annotate
from daicho.claims.english.money import MoneyReading, read_money
from daicho.model.claim import MoneyClaim
from daicho.model.document import Appearance, Document
from daicho.model.wire import mentions_of


def read(text: str) -> MoneyReading:
    return read_money(annotate(Document(text, "en", Appearance("test", "test", "2024-05-01"))))


def only(text: str) -> MoneyClaim:
    reading = read(text)
    assert len(reading.claims) == 1, reading
    return reading.claims[0]


def names(parties: tuple[object, ...]) -> set[str]:
    return {party.name for party in parties}  # type: ignore[attr-defined]


def test_an_announced_plan_is_the_announcers_investment() -> None:
    claim = only("Orbel Systems announced plans to invest $2.4 billion in a data centre in Finland.")
    assert (claim.kind, claim.status, claim.country) == ("investment", "planned", "FI")
    assert names(claim.payer) == {"Orbel Systems"}
    assert names(claim.place) == {"Finland"}


def test_a_grant_has_the_government_as_payer_and_the_company_as_recipient() -> None:
    claim = only(
        "The Japanese government will provide up to 90 billion yen in subsidies to Kurobane Silicon for its plant."
    )
    assert (claim.kind, claim.amount.bound) == ("subsidy", "max")
    assert names(claim.payer) == {"Japanese government"}
    assert names(claim.recipient) == {"Kurobane Silicon"}
    assert claim.country == "JP"


def test_the_passive_turns_giver_and_taker_round() -> None:
    claim = only("Kurobane Silicon was awarded a grant of $300 million by the Commerce Department.")
    assert claim.kind == "subsidy"
    assert names(claim.payer) == {"Commerce Department"}
    assert names(claim.recipient) == {"Kurobane Silicon"}


@pytest.mark.parametrize(
    "text",
    [
        "Orbel Systems reported quarterly revenue of $2.4 billion, up 9 percent.",
        "Shares of Orbel Systems closed at $41.20 on Monday.",
        "The market for power chips is forecast to reach $80 billion by 2030.",
        "A court ordered Orbel Systems to pay $12 million in damages.",
    ],
)
def test_sums_that_are_no_flow_say_why(text: str) -> None:
    reading = read(text)
    assert not reading.claims
    assert len(reading.not_flows) == 1
    assert reading.not_flows[0].why


def test_a_stake_is_equity_and_a_bond_a_loan() -> None:
    assert only("Orbel Systems agreed to buy a 20 percent stake in Kurobane Silicon for $150 million.").kind == "equity"
    assert only("A syndicate of banks led by Norra Bank will lend Orbel Systems $400 million.").kind == "loan"


def test_a_headline_and_its_body_make_one_claim() -> None:
    text = (
        "Orbel to spend $2.4bn on Finnish data centre\n\n"
        "Orbel Systems said on Monday it will spend $2.4 billion on a data centre in Finland.\n"
    )
    assert names(only(text).payer) == {"Orbel Systems"}


def test_a_sum_in_two_currencies_is_one_claim_with_its_conversion() -> None:
    reading = read("Orbel Systems will invest 300 billion yen ($2 billion) in a factory in Kumamoto.")
    assert [claim.amount.currency for claim in reading.claims] == ["JPY"]
    assert [(c.first.currency, c.second.currency) for c in reading.conversions] == [("JPY", "USD")]


def test_every_piece_of_evidence_stands_where_it_says() -> None:
    text = (
        "The ministry approved a grant of \\$40 million.\nIt goes to Kurobane Silicon’s plant — “a first”, said Orbel."
    )
    for claim in read(text).claims:
        for mention in mentions_of(claim):
            mention.verify(text)


@pytest.mark.parametrize(
    "text", ["$5 billion " * 3000, "the plant of " * 4000 + "$5 billion", "a " * 20000, "\n" * 5000]
)
def test_hostile_text_is_read(text: str) -> None:
    for claim in read(text).claims:
        claim.amount.mention.verify(text)


def test_the_clause_behind_a_sum_tells_who_pays_it() -> None:
    claim = only("Kurobane Silicon will use the 60 billion yen that Orbel Systems has invested in its plant in Aomori.")
    assert claim.kind == "investment"
    assert names(claim.payer) == {"Orbel Systems"}


def test_who_is_to_be_handed_a_sum_receives_it() -> None:
    claim = only("Kurobane Silicon is to be handed another 90 billion yen by the Japanese government for its plant.")
    assert claim.kind == "subsidy"
    assert names(claim.payer) == {"Japanese government"}
    assert names(claim.recipient) == {"Kurobane Silicon"}


def test_a_headline_that_gives_the_other_side_of_a_conversion_makes_no_second_claim() -> None:
    claim = only(
        "Orbel to spend $2.4 billion on Finnish plant\n\n"
        "Orbel Systems will spend 2.2 billion euros ($2.41 billion) on a chip plant in Finland, it said on Monday."
    )
    assert (claim.amount.currency, int(claim.amount.value or 0)) == ("EUR", 2_200_000_000)
    assert names(claim.payer) == {"Orbel Systems"}


def test_a_valuation_is_no_flow() -> None:
    assert not read("The round values Orbel Systems, a maker of lasers, at $900 million.").claims
