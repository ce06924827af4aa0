"""The error of totals in money, and what it comes to on the development texts with labelled claims."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from daicho.deals import gather
from daicho.errors import InputRefused
from daicho.evaluation.commitments import Row, Sum, misses, sum_of, wanted_sums
from daicho.questions.totals import totals
from deals.gold import labelled
from shared import GOLD, shared

LABELS = GOLD / "commitments.jsonl"


def test_an_open_end_counts_as_far_as_it_is_known() -> None:
    assert sum_of(Decimal(5), None) == Sum(Decimal(5), Decimal(5))
    assert sum_of(None, Decimal(7)) == Sum(Decimal(0), Decimal(7))


def test_both_ends_of_every_kind_count() -> None:
    wanted: dict[Row, Sum] = {
        ("subsidy", "JPY"): Sum(Decimal(10), Decimal(30)),
        ("loan", "JPY"): Sum(Decimal(5), Decimal(5)),
    }
    got: dict[Row, Sum] = {
        ("subsidy", "JPY"): Sum(Decimal(15), Decimal(30)),
        ("equity", "JPY"): Sum(Decimal(0), Decimal(5)),
    }
    (miss,) = misses(wanted, got)
    assert (miss.wanted, miss.got) == (Sum(Decimal(15), Decimal(35)), Sum(Decimal(15), Decimal(35)))
    assert miss.off == 5 + 10 + 5  # the subsidies' low end, the loans that are missing, the equity that is too much
    assert miss.error == 20 / 50


def test_nothing_wanted_and_nothing_got_is_no_error() -> None:
    assert misses({}, {}) == ()


def test_labels_in_another_format_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text('{"deal": "a"}\n')
    with pytest.raises(InputRefused, match="no labelled commitments"):
        wanted_sums(path)


def test_every_commitment_of_the_development_texts_is_labelled_once() -> None:
    folder = shared("gold/dev")
    if folder is None:
        pytest.skip("the development texts are not here")
    labels = [json.loads(line)["deal"] for line in LABELS.read_text(encoding="utf-8").splitlines()]
    assert sorted(labels) == sorted({one.slug for one in labelled(folder)})


def test_totals_of_labelled_claims_are_hardly_off() -> None:
    """The 5 % that totals should keep to, from labelled claims. What is off are relations that no text states."""
    folder = shared("gold/dev")
    if folder is None:
        pytest.skip("the development texts are not here")
    deals = {deal.id: deal for deal in gather(one.stated for one in labelled(folder))}
    got: dict[Row, Sum] = {}
    for row in totals(deals.values(), ["kind"]):
        key = dict(row.by)["kind"] or "", row.currency
        got[key] = sum((sum_of(deals[one].low, deals[one].high) for one in row.deals), Sum())
    errors = {miss.currency: miss.error for miss in misses(wanted_sums(LABELS), got)}
    assert errors["EUR"] <= 0.05
    assert errors["JPY"] <= 0.05
    assert errors["USD"] <= 0.05
