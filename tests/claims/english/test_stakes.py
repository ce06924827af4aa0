"""Sums for which firms, shares and funds get new owners or new money. The texts are invented."""

import pytest

from daicho.annotation import annotate
from daicho.claims.english.money import MoneyReading, read_money
from daicho.model.document import Appearance, Document


def read(text: str) -> MoneyReading:
    return read_money(annotate(Document(text, "en", Appearance("test", "test", "2024-05-01"))))


@pytest.mark.parametrize(
    "text",
    [
        "Its software will be paid for by a $230 million round that Orbel Robotics announced this week.",
        "Orbel Robotics closed its pre-Series A round at Rs 6.65 crore.",
        "The latest money brings the Series C round of Orbel Robotics to $614 million.",
        "The second week of May saw venture funding worth $9 million in Morvane.",
        "Investors have poured more than $160 million into battery startups this summer.",
        "Morvane Ventures closed a $180 million fund, its second.",
        "Morvane Venture Fund II reached a first close of $65 million on Tuesday.",
        "Kurobane Silicon signed an agreement to be bought by Orbel. The transaction is valued at $17.6 billion.",
        "Kurobane agreed to buy Orbel Semiconductor in a $2.4 billion deal.",
        "Last year Kurobane made a $37 billion takeover of Orbel Semiconductor.",
        "Kurobane will pay for Orbel Semiconductor with $5 billion in cash and stock.",
    ],
)
def test_new_owners_and_new_money(text: str) -> None:
    assert [claim.kind for claim in read(text).claims] == ["equity"]


@pytest.mark.parametrize(
    "text",
    [
        "The deal values Orbel Semiconductor, which Kurobane acquired, at $8 billion.",
        "Kurobane will acquire Orbel Semiconductor for $54 cash per share.",
        "Kurobane took a $7.3 billion write-down on its investment in Orbel last year.",
        "The startup burned through $135 million before it filed for bankruptcy.",
        "The funding covers equipment projects valued at or above $300 million.",
        "The fund writes cheques worth between $0.5 million and $5 million.",
        "The plant signed power purchase agreements totalling $3 billion with Morvane Hydro.",
        "Orbel is one of the leaders in the $42 billion market for analog chips.",
    ],
)
def test_no_flow(text: str) -> None:
    reading = read(text)
    assert not reading.claims
    assert reading.not_flows


def test_capital_spending_is_no_capital_of_a_firm() -> None:
    assert [c.kind for c in read("Orbel Systems plans $10 billion in capital expenses for its plants.").claims] == [
        "investment"
    ]


def test_rows_are_of_the_kind_of_the_line_above_them() -> None:
    text = (
        "The energy ministry has chosen the projects that will receive grants:\n\n"
        "Orbel Cells, cathode factory: $58 million\n\nKurobane Solar, module line: $32 million\n"
    )
    assert [claim.kind for claim in read(text).claims] == ["subsidy", "subsidy"]


@pytest.mark.parametrize(
    "text",
    [
        "In 2016 venture capitalists invested about $6.5 billion in Europe.",
        "More than $80 billion in semiconductor M&A has been signed so far this year.",
        "Orbel Robotics is valued highly since the $100 million it raised in a previous round.",
    ],
)
def test_what_venturers_put_in_and_what_was_raised(text: str) -> None:
    assert [claim.kind for claim in read(text).claims] == ["equity"]


def test_a_total_investment_that_is_raised_to_a_sum_is_no_raise_of_money() -> None:
    text = (
        "Orbel Electronics will invest $45 million more in its factory, raising the total investment to $364 million."
    )
    assert [claim.kind for claim in read(text).claims] == ["investment", "investment"]


def test_capital_spending_of_a_quarter_is_investment() -> None:
    assert [
        claim.kind for claim in read("Orbel Systems: capital expenditures are expected to be $13 million.").claims
    ] == ["investment"]


def test_contracts_are_no_flows() -> None:
    assert not read("Orbel Cloud won a $10 billion contract with Kurobane Software.").claims
