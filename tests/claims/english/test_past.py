"""Sums that go on from those told before them. The texts are invented."""

import pytest

from daicho.annotation import annotate
from daicho.claims.english.money import read_money
from daicho.claims.english.past import Past, Told, manner
from daicho.claims.english.sites import Site, sites_of
from daicho.claims.english.syntax import trees_of
from daicho.model.document import Appearance, Document


def sites(text: str) -> tuple[Site, ...]:
    annotated = annotate(Document(text, "en", Appearance("test", "test", "2024-05-01")))
    return sites_of(annotated, trees_of(annotated))


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Intel is to get $8.5 billion and TSMC $6.6 billion.", "listed"),
        ("Intel will spend $20 billion in Ohio. Of that, $4 billion is for tools.", "taken-up"),
        ("Intel will spend $20 billion in Ohio. Samsung invests $4 billion in Texas.", "next"),
    ],
)
def test_how_a_sum_goes_on(text: str, way: str) -> None:
    first, second = sites(text)
    assert manner(second, first) == way


def test_a_sum_that_is_no_flow_does_not_hide_the_last_flow() -> None:
    text = "Aki Motors will invest $3 billion in a plant in Ohio. Its sales were $9 billion last year."
    (first, second) = sites(text)
    past = Past().then(Told(first, "none")).then(Told(second, "none"))
    assert past.last == Told(second, "none")
    assert past.flow is None


def test_the_payer_is_the_one_named_before() -> None:
    text = (
        "The Commerce Ministry will hand out subsidies for three chip plants.\n\n"
        "It has allocated $3 billion in subsidies to Kagari Materials. A further $2 billion in subsidies goes to Orbel Systems."
    )
    found = read_money(annotate(Document(text, "en", Appearance("test", "test", "2024-05-01")))).claims
    assert [[party.name for party in claim.payer] for claim in found] == [["Commerce Ministry"]] * 2
    assert [[party.name for party in claim.recipient] for claim in found] == [["Kagari Materials"], ["Orbel Systems"]]


def test_a_field_may_receive() -> None:
    text = "The Indian government will spend $2 billion on quantum technology until 2031."
    (claim,) = read_money(annotate(Document(text, "en", Appearance("test", "test", "2024-05-01")))).claims
    assert [party.name for party in claim.recipient] == ["quantum technology"]
