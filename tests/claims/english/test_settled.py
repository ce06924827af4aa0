"""Sums that grammar alone settles, and the firms that pay together. The texts are invented and stand in no labelled folder."""

import pytest

from daicho.annotation import annotate
from daicho.claims.english.money import read_money
from daicho.model.claim import MoneyClaim
from daicho.model.document import Appearance, Document


def claims_of(text: str) -> tuple[MoneyClaim, ...]:
    return read_money(annotate(Document(text, "en", Appearance("test", "test", "2024-05-01")))).claims


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The state grant will cover a tenth of the cost of the $3 billion plant at Morvane.", "investment"),
        ("Orbel Systems is in talks with private funds to borrow a further $900 million.", "loan"),
        ("Orbel Systems agreed to buy a 20 percent stake in Kurobane Silicon for $40 million.", "equity"),
        (
            "Total investments may reach more than $9 billion, with support from the government as a source.",
            "investment",
        ),
    ],
)
def test_a_kind_that_grammar_settles(text: str, kind: str) -> None:
    assert [claim.kind for claim in claims_of(text)] == [kind]


def test_what_sales_come_to_is_no_flow() -> None:
    text = "Orbel Gas will build a plant in Morvane. Orbel Gas, whose sales came to $6 billion last year, asked for support."
    assert not claims_of(text)


def test_a_figure_with_its_change_is_no_flow() -> None:
    assert not claims_of("Orbel Systems reported by segment. Data Center: $1.2 billion (+31%).")


def test_a_counted_group_is_the_firms_a_neighbouring_sentence_names() -> None:
    claims = claims_of(
        "Three carriers will invest $300 million in a submarine cable to Samoa.\n\n"
        "Orbel Telecom, Kurobane Networks and Morvane Mobile signed the papers in Apia on Tuesday."
    )
    assert {party.name for party in claims[0].payer} == {"Orbel Telecom", "Kurobane Networks", "Morvane Mobile"}
