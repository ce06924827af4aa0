"""Scores of the small linear models."""

from __future__ import annotations

from itertools import permutations

from daicho.reference.weights import Linear


def test_the_order_of_features_changes_no_bit_of_a_score() -> None:
    model = Linear({"payer": {"bias": 0.1, "a": 0.2, "b": 0.3, "c": -1e16, "d": 1e16}})
    assert {model.score("payer", some) for some in permutations("abcd")} == {0.6}


def test_a_feature_without_a_weight_counts_nothing() -> None:
    assert Linear({"payer": {"bias": 0.5}}).score("payer", ["unheard"]) == 0.5
