"""SLOT=VALUE as a person writes it, and the evidence it keeps."""

from __future__ import annotations

from typing import Any

import pytest

from daicho.errors import UsageError
from daicho.model.claim import Claim, Milestone, Party
from daicho.model.when import When
from daicho.model.wire import claim_to_json
from daicho.questions.corrections import corrections
from examples import TEXT, grant, mention, reading

LATER = f"{TEXT}トヨタ and Denso pay. It opens by 2027 in Kikuyo, of which the BUS station is part.\n"


def corrected(claim: Claim, *given: str) -> dict[str, Any]:
    """The slots as in JSON, parties and sums without what stays as it was."""
    slots = corrections(claim, LATER, given)
    for slot in slots.values():
        for part in slot if isinstance(slot, list) else [slot]:
            if isinstance(part, dict):
                assert LATER[part["start"] : part["end"]] == part["text"]
    return slots


@pytest.mark.parametrize(
    ("given", "value", "low", "high", "bound"),
    [
        (["amount=730bn"], 730e9, None, 730e9, "max"),
        (["amount=0.73 tn", "bound=exact"], 730e9, 730e9, 730e9, "exact"),
        (["amount=730,000,000,000", "bound=min"], 730e9, 730e9, None, "min"),
        (["low=700bn", "bound=exact"], 732e9, 700e9, 732e9, "exact"),
        (["currency=usd"], 732e9, None, 732e9, "max"),
        (["role=total"], 732e9, None, 732e9, "max"),
    ],
)
def test_the_ends_of_a_sum_follow_from_figure_and_bound(
    given: list[str], value: float, low: float | None, high: float | None, bound: str
) -> None:
    amount = corrected(grant(LATER), *given)["amount"]
    assert (amount["value"], amount["low"], amount["high"], amount["bound"]) == (value, low, high, bound)
    assert amount["text"] == "up to 732 billion yen"


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (["payer=Hoshi Chips"], [("Hoshi Chips", "Hoshi Chips", "~hoshi-chips")]),
        (["payer=toyota-motor"], [("トヨタ", "Toyota Motor", "toyota-motor")]),
        (["payer=METI", "payer=Denso"], [("METI", "METI", "meti"), ("Denso", "Denso", "denso")]),
        (["payer=Kaze Fund"], [("METI", "Kaze Fund", "~kaze-fund")]),
        (["payer="], []),
        (["place=Kikuyo"], [("Kikuyo", "Kikuyo", "jp-43-kikuyo")]),
    ],
)
def test_a_party_stands_where_the_document_names_it(given: list[str], found: list[tuple[str, ...]]) -> None:
    ((_, parties),) = corrected(grant(LATER), *given).items()
    assert [(party["text"], party["name"], party["entity"]) for party in parties] == found


def test_a_name_is_no_part_of_a_word() -> None:
    with pytest.raises(UsageError, match="does not say 'BU'"):
        corrections(grant(LATER), LATER, ["place=BU"])


def test_dates_and_numbers_keep_their_characters() -> None:
    opens = Milestone(
        quote=mention(LATER, "It opens by 2027 in Kikuyo"),
        event="opening",
        when=When(mention(LATER, "by 2027"), "2027", deadline=True),
        subject=(Party(mention(LATER, "Hoshi Chips"), "Hoshi Chips"),),
    )
    when = corrected(opens, "when=2028-Q1")["when"]
    assert when == {**claim_to_json(opens)["when"], "value": "2028-Q1"}
    assert corrected(reading(LATER).claims[1], "value=6", "unit=share") == {"value": 6, "unit": "share"}
    with pytest.raises(UsageError, match="no date"):
        corrections(opens, LATER, ["when=soon"])


@pytest.mark.parametrize(("given", "code"), [("jp", "JP"), ("United States", "US")])
def test_a_country_is_a_code(given: str, code: str) -> None:
    assert corrected(grant(LATER), f"country={given}") == {"country": code}
