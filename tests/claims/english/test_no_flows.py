"""Sums that the words right beside them rule out, and flows whose wording is close to theirs. The texts are invented."""

import pytest

from daicho.annotation import annotate
from daicho.claims.english.money import MoneyReading, read_money
from daicho.model.document import Appearance, Document


def read(text: str) -> MoneyReading:
    return read_money(annotate(Document(text, "en", Appearance("test", "test", "2024-05-01"))))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Orbel took a $400 million loss in the quarter.", "revenue or profit"),
        ("Makers compete in the $42 billion market for analog chips.", "market size"),
        ("The fund manages $40 billion in assets.", "holdings"),
        ("Kurobane agreed to buy $20 billion of chips from Orbel over ten years.", "trade in goods"),
        ("Orbel signed a $10 billion cloud deal with Kurobane.", "trade in goods"),
        ("Kurobane offers Orbel's owners $54 cash per share.", "a price or rate"),
        ("Norway imported semiconductors worth Rs 1.2 lakh crore last year.", "trade in goods"),
        ("Orbel's debt has come down by $6.8 billion.", "holdings"),
        ("The new government wanted to cut $1 billion from the higher education budget.", "an economic effect"),
        (
            '"With $300 million you could have repaired every school here," said a member of parliament.',
            "an economic effect",
        ),
        ("Analysts say 1 GW of computing power costs around $50 billion all in.", "a price or rate"),
        ("Orbel could go public at a value of up to $1 trillion, bankers say.", "a valuation"),
    ],
)
def test_what_is_no_flow_and_why(text: str, why: str) -> None:
    reading = read(text)
    assert not reading.claims
    assert [found.why for found in reading.not_flows] == [why]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Senate has voted $52 billion for the semiconductor industry.", "subsidy"),
        ("Lawmakers passed a $2 billion package for chipmakers.", "subsidy"),
        ("The plan comes under a mission which has an outlay of $9 billion.", "subsidy"),
        ("The Union Budget raised the allocation for chip assembly to $3 billion.", "subsidy"),
        ("It has more than $400 million coming in local incentives.", "subsidy"),
        ("The partners have put the price of both at $6.3 billion.", "investment"),
        ("The project is called Orion and costs $3.5 billion.", "investment"),
        (
            "Intel's $30 billion plan for Magdeburg has been on ice since the grants were questioned.",
            "investment",
        ),
        ("Quebec added $38.9 million in loans at the time.", "subsidy"),
        ("In April 2024 Ottawa invested $59.9 million in a packaging plant.", "subsidy"),
        ("New Delhi approved an outlay of $2 billion on a computing mission.", "subsidy"),
        ("The prime minister promised $15 billion in additional loans for chip plants.", "subsidy"),
        ("Orbel Recycling lands a $2 billion federal loan for its plant in Nevada.", "subsidy"),
        ("With total capital of $2 billion, the plant of Orbel is the largest in the province.", "investment"),
        ("Orbel and Kurobane, whose $19 billion joint venture is headed for Gujarat, seek a partner.", "investment"),
        ("Critics name Orbel Systems, in which Kurobane has invested $13 billion.", "equity"),
        ("Investors have more than $5 billion of their own committed in the region.", "investment"),
        ("The company will need around $7 billion in capital to finish the plant.", "investment"),
        ("Orbel secured a $7.5 billion debt facility from Harrow Bank.", "loan"),
        ("Harrow Bank will provide $300 million in project financing for the campus.", "loan"),
        ("Orbel Robotics raised $40 million at a rich valuation.", "equity"),
        ("Kurobane will invest $5 billion in Orbel at $23 a share.", "equity"),
    ],
)
def test_what_flows(text: str, kind: str) -> None:
    assert [claim.kind for claim in read(text).claims] == [kind]


def test_a_sum_for_another_country_is_another_sum() -> None:
    text = (
        "Orbel Systems will put $5 billion into a plant in Kulim, Malaysia.\n\n"
        "In Dresden, Germany, Orbel Systems will put $5 billion into a plant as well."
    )
    assert [claim.country for claim in read(text).claims] == ["MY", "DE"]


def test_what_a_firm_was_worth_before_is_no_flow_either() -> None:
    reading = read(
        "Orbel is now valued at $9 billion. A year ago, when it raised $600 million, the figure stood at $5.8 billion."
    )
    assert [sum_.why for sum_ in reading.not_flows] == ["a valuation", "a valuation"]


def test_a_sum_is_what_the_noun_before_it_says() -> None:
    assert [c.kind for c in read("A grant worth €4.5 million went to Kurobane Glass.").claims] == ["subsidy"]
    assert [c.kind for c in read("Orbel issued green bonds worth $500 million.").claims] == ["loan"]
