"""Claims survive the way into JSON and back, and their ids cover what they should."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from daicho.errors import OffsetError
from daicho.model.claim import Headcount, Indicator, Milestone, Partnership, Party, Policy
from daicho.model.money import Money
from daicho.model.span import Mention, Span
from daicho.model.when import Period, When
from daicho.model.wire import claim_from_json, claim_id, claim_to_json, mentions_of
from examples import TEXT, document, grant, mention, reading


def party(wording):
    return (Party(mention(TEXT, wording), wording),)


CLAIMS = [
    *reading().claims,
    replace(grant(), period=Period(mention(TEXT, "90"), years=2.5, start="2023", end="FY2027"), status="done"),
    replace(grant(), converted=Money(mention(TEXT, "90"), Decimal(5), Decimal(5), Decimal(5), "USD")),
    Milestone(
        quote=mention(TEXT, TEXT.strip()),
        event="opening",
        when=When(mention(TEXT, "90"), "2027-12", low="2026", deadline=True),
        subject=party("METI"),
    ),
    Headcount(
        quote=mention(TEXT, "METI"),
        measure=mention(TEXT, "90"),
        value=Decimal("0.1"),
        low=Decimal(3),
        unit="people",
        what="jobs",
    ),
    Indicator(quote=mention(TEXT, "METI"), measure=mention(TEXT, "90"), value=Decimal(90), unit=""),
    Partnership(quote=mention(TEXT, "METI"), parties=party("METI") + party("Hoshi Chips"), about="chips"),
    Policy(quote=mention(TEXT, "METI"), actor=party("METI"), target=party("market"), action="helps"),
]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.kind)
def test_a_claim_comes_back_as_it_went(claim):
    assert claim_from_json(json.loads(json.dumps(claim_to_json(claim)))) == claim


def test_numbers_are_numbers_and_open_bounds_null():
    amount = claim_to_json(grant())["amount"]
    assert (amount["value"], amount["low"], amount["high"]) == (732_000_000_000, None, 732_000_000_000)
    assert isinstance(amount["value"], int)


def test_an_id_covers_slots_and_spans_but_not_confidence_reasons_or_entities():
    claim = grant()
    same = replace(claim, confidence=0.1, why=("other cue",), payer=(replace(claim.payer[0], entity=None),))
    same = replace(same, converted=Money(mention(TEXT, "90"), Decimal(5), Decimal(5), Decimal(5), "USD"))
    assert claim_id("d1", same) == claim_id("d1", claim)
    assert claim_id("d2", claim) != claim_id("d1", claim)
    assert claim_id("d1", replace(claim, status="done")) != claim_id("d1", claim)


def test_every_piece_of_evidence_is_listed_and_stands_in_the_text():
    found = mentions_of(grant())
    assert {m.text for m in found} >= {"METI", "Hoshi Chips", "up to 732 billion yen"}
    for one in found:
        one.verify(document().text)


def test_evidence_that_does_not_stand_where_it_says_is_refused():
    with pytest.raises(OffsetError):
        Mention("METI", Span(1, 5)).verify(TEXT)
    with pytest.raises(OffsetError):
        Span(5, 1)


def test_a_sum_without_a_figure_stays_one():
    vague = Money(mention(TEXT, "90"), None, Decimal(2), None, "JPY")
    assert claim_from_json(claim_to_json(replace(grant(), amount=vague))).amount == vague
