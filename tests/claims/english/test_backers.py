"""Who puts money into a round or buys a firm, and who only raises it. The texts and firms are invented."""

import pytest

from daicho.annotation import annotate
from daicho.claims.english.money import read_money
from daicho.model.claim import MoneyClaim
from daicho.model.document import Appearance, Document


def claim_of(text: str) -> MoneyClaim:
    (claim,) = read_money(annotate(Document(text, "en", Appearance("test", "test", "2025-03-03")))).claims
    return claim


def payers(text: str) -> set[str]:
    return {party.mention.text for party in claim_of(text).payer}


_SERIES = "Orbel Robotics has completed a $45 million Series B.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Orbel Robotics raised $45 million. Larkmoor Ventures led the round, joined by Tessen Capital and Wyvern Partners.",
        _SERIES + "Larkmoor Ventures led the round. Tessen Capital and Wyvern Partners also took part.",
        _SERIES + "The financing was led by Larkmoor Ventures, with Tessen Capital and Wyvern Partners participating.",
        _SERIES + "Investors in the round include Larkmoor Ventures, Tessen Capital and Wyvern Partners.",
        _SERIES + "The money comes from Larkmoor Ventures, Tessen Capital and Wyvern Partners.",
        "Larkmoor Ventures led a $45 million round in Orbel Robotics, with Tessen Capital and Wyvern Partners taking part.",
        "The $45 million round was led by Larkmoor Ventures and joined by Tessen Capital and Wyvern Partners.",
        "Orbel Robotics raised $45 million from investors including Larkmoor Ventures, Tessen Capital and Wyvern Partners.",
    ],
)
def test_backers_of_a_round(text: str) -> None:
    assert payers(text) == {"Larkmoor Ventures", "Tessen Capital", "Wyvern Partners"}


@pytest.mark.parametrize(
    "text",
    [
        "Orbel Robotics announced a $20 million Series A on Tuesday.",
        "Orbel Robotics, fresh from a $20 million funding round, will hire 40 people in Dayton.",
        "Orbel Robotics has attracted $20 million in venture capital.",
        "Orbel Robotics has taken in $20 million of fresh equity.",
        "Orbel Robotics picked up $20 million in a funding round that valued it well.",
        "The start-up, spun out of Kallang University in 2019, has raised $20 million in equity so far.",
        "Orbel Robotics raised $20 million in its initial public offering in New York.",
        "Larkmoor Ventures, an early investor in Orbel Robotics, says the firm has raised $20 million.",
        _SERIES + "The company, whose customers include Hanbit and Norvane, plans to hire 40 people.",
    ],
)
def test_who_raises_money_pays_nothing(text: str) -> None:
    assert payers(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Hanbit Corporation's purchase of Orbel Robotics for $63 million was announced in May.",
        "Orbel Robotics has agreed to a $63 million takeover by Hanbit Corporation.",
        "Shareholders of Orbel Robotics have accepted Hanbit Corporation's offer of $63 million.",
        "Orbel Robotics rejected an offer by rival Hanbit Corporation to buy it for $63 million.",
        "Hanbit Corporation raised its stake in Orbel Robotics to 51% for $63 million.",
        "Hanbit Corporation secured a 30% stake in Orbel Robotics for $63 million.",
        "Hanbit Corporation has signed a $63 million deal to buy Orbel Robotics.",
        "Hanbit Corporation has bought Norvane's stake in Orbel Robotics for $63 million.",
    ],
)
def test_who_buys_a_firm_pays(text: str) -> None:
    assert payers(text) == {"Hanbit Corporation"}


def test_a_government_that_only_stands_beside_a_loan_does_not_lend_it() -> None:
    text = (
        "Mizumo and Westerly share the other $100 million in loans, with the Ruritanian government covering the risk."
    )
    assert "Ruritanian government" not in str(payers(text))
