"""Totals whose parts the text deals out. The texts and firms are invented."""

import pytest

from daicho.annotation import annotate
from daicho.claims.english.money import read_money
from daicho.model.document import Appearance, Document


def payers_of(text: str, value: int) -> set[str]:
    claims = read_money(annotate(Document(text, "en", Appearance("test", "test", "2025-03-03")))).claims
    (claim,) = (claim for claim in claims if claim.amount.value == value)
    return {party.mention.text.removeprefix("the ").removeprefix("The ") for party in claim.payer}


@pytest.mark.parametrize(
    "text",
    [
        "The port is to get an investment of $90 million. Norvane will invest $50 million and Hanbit Motors $40 million.",
        "The total investment is put at $90 million, $50 million of it from Norvane and $40 million from Hanbit Motors.",
    ],
)
def test_those_who_pay_the_parts_pay_the_total(text: str) -> None:
    assert payers_of(text, 90_000_000) == {"Norvane", "Hanbit Motors"}


def test_sums_that_do_not_add_up_are_no_parts() -> None:
    text = "Norvane will invest $90 million in the port. Hanbit Motors will invest $50 million and Orbel $70 million in the mine."
    assert payers_of(text, 90_000_000) == {"Norvane"}


def test_who_is_told_to_pay_the_total_pays_it() -> None:
    text = "Norvane will invest $90 million in the port. Hanbit Motors will invest $50 million and Orbel $40 million in the mine."
    assert payers_of(text, 90_000_000) == {"Norvane"}


def test_who_announces_a_plan_of_its_own_keeps_it() -> None:
    text = "Norvane announced a $90 million plant. Hanbit Motors said it will invest $50 million in Ohio and Orbel $40 million."
    assert payers_of(text, 90_000_000) == {"Norvane"}
