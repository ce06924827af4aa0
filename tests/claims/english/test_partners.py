"""Who pays together, and who only stands beside the one that pays. The texts and firms are invented."""

import pytest

from daicho.annotation import annotate
from daicho.claims.english.money import read_money
from daicho.model.document import Appearance, Document


def payers(text: str) -> set[str]:
    (claim,) = read_money(annotate(Document(text, "en", Appearance("test", "test", "2025-03-03")))).claims
    return {party.mention.text.removeprefix("the ").removeprefix("The ") for party in claim.payer}


@pytest.mark.parametrize(
    "text",
    [
        "Norvane and its partners Orbel Cells and Hanbit Motors will spend $600 million on the mine.",
        "Norvane, Orbel Cells and Hanbit Motors have between them committed $600 million to the mine.",
        "Orbel Cells, Norvane and Hanbit Motors are to put up the $600 million for the mine.",
        "A consortium of Norvane, Orbel Cells and Hanbit Motors will invest $600 million in a solar park.",
        "A consortium made up of Norvane, Orbel Cells and Hanbit Motors will invest $600 million in a solar park.",
        "Norvane has tied up with Orbel Cells and Hanbit Motors; the partners will invest $600 million in a plant in Ohio.",
        "Norvane and two partners, Hanbit Motors and Orbel Cells, will invest $600 million in a cell plant in Ohio.",
    ],
)
def test_three_pay_together(text: str) -> None:
    assert payers(text) == {"Norvane", "Orbel Cells", "Hanbit Motors"}


@pytest.mark.parametrize(
    "text",
    [
        "Norvane and Hanbit Motors are to build a battery plant in Ohio. The partners will invest $600 million.",
        "Norvane will build a battery plant in Ohio together with Hanbit Motors. The two companies are investing $600 million.",
        "A joint venture between Norvane and Hanbit Motors will invest $600 million in a battery plant.",
        "A joint venture of Norvane and Hanbit Motors plans a $600 million battery plant in Ohio.",
        "Norvane has formed a joint venture with Hanbit Motors to build a $600 million battery plant.",
        "The plant is a joint venture between Norvane and Hanbit Motors. It will cost $600 million.",
        "The plant, a joint venture of Norvane and Hanbit Motors, will cost $600 million.",
        "The grant goes to a $600 million project of Norvane and Hanbit Motors.",
        "Norvane, in partnership with Hanbit Motors, is investing $600 million in a cell plant in Ohio.",
        "Together with Hanbit Motors, Norvane will invest $600 million in a cell plant in Ohio.",
        "The $600 million cost of the plant will be shared equally by Norvane and Hanbit Motors.",
    ],
)
def test_two_pay_together(text: str) -> None:
    assert payers(text) == {"Norvane", "Hanbit Motors"}


@pytest.mark.parametrize(
    "text",
    [
        "Norvane will invest $600 million in a plant that will supply Hanbit Motors and Orbel Cells.",
        "Norvane, advised by Larkmoor Partners and Tessen Bank, will invest $600 million in Ohio.",
        "Norvane will invest $600 million in a plant on land leased from Hanbit Motors.",
        "Norvane, whose customers include Hanbit Motors and Orbel Cells, will invest $600 million in Ohio.",
        "Norvane will invest $600 million in a plant in Dayton, and Hanbit Motors will buy its cells.",
        "Norvane told Tessen Bank and Larkmoor Partners that it would invest $600 million in Ohio.",
    ],
)
def test_who_supplies_advises_or_lets_pays_nothing(text: str) -> None:
    assert payers(text) <= {"Norvane", "it"} != set()


def test_those_with_whom_another_acts_are_no_group_of_payers() -> None:
    text = (
        "Norvane, in partnership with Orbel Cells, Tessen Optics and Hanbit Motors, has founded the Corona company. "
        "At first the outlay will be $100 million."
    )
    assert not {"Orbel Cells", "Tessen Optics"} & payers(text)


def test_lenders_along_with_others_lend() -> None:
    text = "Investors led by Larkmoor, along with The Tessen Group and Wyvern Capital, have agreed to lend Norvane $750 million."
    assert payers(text) == {"Investors led by Larkmoor", "Tessen Group", "Wyvern Capital"}


def test_governments_pay_together() -> None:
    text = (
        "The federal government, the state of Saxony and the EU are to support the fab of Orbel with 500 million euros."
    )
    assert payers(text) == {"federal government", "Saxony", "EU"}
    assert payers("Tokyo and Hokkaido will give Orbel Semiconductor 90 billion yen.") == {"Tokyo", "Hokkaido"}
