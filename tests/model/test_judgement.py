"""Judgements as records: what is in their id, their JSON, and what a stranger's line may not say."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from daicho.model.judgement import (
    ClaimRef,
    Judgement,
    corrected_slots,
    judgement_from_json,
    judgement_from_line,
    judgement_to_json,
    moment,
)
from daicho.model.span import Mention, Span
from daicho.model.wire import claim_to_json
from examples import document, grant, reading

CLAIM = ClaimRef.to("c1", document().id, grant())
MADE = moment("2026-01-05T09:30")


def judgement(**slots: Any) -> Judgement:
    return Judgement(**{"verb": "reject", "author": "ann", "made": MADE, "claims": (CLAIM,), **slots})


@pytest.mark.parametrize(
    "other",
    [
        {"verb": "accept"},
        {"author": "ben"},
        {"made": moment("2026-01-06")},
        {"claims": (replace(CLAIM, id="c2"),)},
        {"reason": "no subsidy"},
    ],
)
def test_what_is_decided_is_the_id(other: dict[str, Any]) -> None:
    assert judgement(**other).id != judgement().id


def test_a_withdrawal_leaves_the_id_as_it_was() -> None:
    assert judgement(withdrawn=MADE).id == judgement().id


@pytest.mark.parametrize(
    "given",
    [
        judgement(reason="理由", withdrawn=moment("2026-02-01")),
        judgement(verb="correct", slots={"status": "done"}),
        judgement(verb="join", claims=(), ids=("meti", "~keisansho")),
        judgement(verb="dismiss", claims=(), ids=("f0123456789abcdef",)),
    ],
    ids=lambda one: one.verb,
)
def test_json_and_back(given: Judgement) -> None:
    assert judgement_from_json(judgement_to_json(given)) == given
    assert judgement_from_line(json.dumps(judgement_to_json(given))) == given


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2026-01-05", "2026-01-05T00:00:00.000Z"),
        ("2026-01-05T09:30", "2026-01-05T09:30:00.000Z"),
        ("2026-01-05T09:30:00.1239Z", "2026-01-05T09:30:00.123Z"),
        ("2026-01-05T09:30:00+09:00", "2026-01-05T00:30:00.000Z"),
    ],
)
def test_times_are_kept_in_one_form(text: str, kept: str) -> None:
    assert moment(text) == kept == moment(kept)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"verb": "burn"}, "nobody can 'burn'"),
        ({"made": "yesterday"}, "yesterday"),
        ({"made": None}, "no judgement"),
        ({"author": " "}, "a name or an id is wanted"),
        ({"claims": []}, "not what a judgement to reject is about"),
        ({"ids": ["x"]}, "not what a judgement to reject is about"),
        ({"slots": {"status": "done"}}, "not what a judgement to reject is about"),
        ({"verb": "correct", "slots": {}}, "not what a judgement to correct is about"),
        ({"verb": "correct", "slots": {"colour": "red"}}, "no slot 'colour'"),
        ({"verb": "correct", "slots": {"status": "gone"}}, "status is one of"),
        ({"verb": "correct", "slots": {"amount": 5}}, "not what a subsidy has there"),
        ({"verb": "join"}, "not what a judgement to join is about"),
        ({"verb": "dismiss"}, "not what a judgement to dismiss is about"),
        ({"claims": [{"id": "c1"}]}, "it has no document"),
        ({"claims": "c1"}, "no judgement"),
        ({"reason": "other words"}, "changed by hand"),
    ],
)
def test_a_line_that_is_no_judgement_is_refused_with_the_reason(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        judgement_from_line(json.dumps({**judgement_to_json(judgement()), **change}))


@pytest.mark.parametrize("line", ["", "null", "[]", "7", "{", '"j"', "[[[[", "{}"])
def test_a_line_that_is_no_object_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        judgement_from_line(line)


AMOUNT = claim_to_json(grant())["amount"]


@pytest.mark.parametrize(
    "slots",
    [
        {"amount": {**AMOUNT, "currency": "yen"}},
        {"amount": {**AMOUNT, "currency": 7}},
        {"amount": {**AMOUNT, "value": "much"}},
        {"amount": {**AMOUNT, "value": float("nan")}},
        {"amount": {**AMOUNT, "bound": "huge"}},
        {"amount": {**AMOUNT, "start": 9, "end": 3}},
        {"payer": [{"text": "METI", "start": 0, "end": 4, "name": ""}]},
        {"payer": "METI"},
        {"country": 7},
    ],
    ids=str,
)
def test_a_correction_has_the_form_of_its_slot(slots: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        corrected_slots("subsidy", slots)


def test_a_claim_read_by_other_rules_may_be_the_same() -> None:
    claim = grant()
    text = document().text
    shorter = replace(claim, amount=replace(claim.amount, mention=Mention.at(text, 33, 48)), status="done")
    assert CLAIM.may_be(ClaimRef.to("c2", CLAIM.document, shorter))
    elsewhere = replace(claim.amount, mention=Mention.at(text, 50, 63))
    other_sum = replace(claim.amount, value=claim.amount.value and claim.amount.value * 2)
    for amount in (elsewhere, other_sum):
        assert not CLAIM.may_be(ClaimRef.to("c2", CLAIM.document, replace(claim, amount=amount)))
    assert not CLAIM.may_be(replace(CLAIM, document="d2"))
    indicator = ClaimRef.to("c3", CLAIM.document, reading().claims[1])
    assert not CLAIM.may_be(replace(indicator, span=Span(0, 99)))
