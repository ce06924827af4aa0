"""Weights of the small linear models, learned from labelled texts and kept as data that a person can read.

A file `data/NAME.json` holds `{"outcome": {"feature": weight}}`; the feature `bias` is always present.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain, repeat


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """A linear model: each outcome's score is the sum of its weights for the features present. Equal only to itself."""

    table: Mapping[str, Mapping[str, float]]

    def score(self, outcome: str, features: Iterable[str]) -> float:
        """The score of one outcome, its bias included."""
        weights = self.table[outcome]
        # Rounded once, so that features that come as a set give the same score in whatever order.
        return math.fsum(map(weights.get, chain(("bias",), features), repeat(0.0)))

    def probability(self, outcome: str, features: Iterable[str]) -> float:
        """The logistic of the score: for models of one yes-or-no outcome."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.score(outcome, features)))))

    def best(self, outcomes: Sequence[str], features: Sequence[str]) -> tuple[str, float, tuple[str, ...]]:
        """The likeliest of `outcomes`, its probability, and up to four features that spoke most for it."""
        scores = {outcome: self.score(outcome, features) for outcome in outcomes}
        top = max(scores, key=lambda outcome: (scores[outcome], outcome))
        return top, shares(scores)[top], self.reasons(top, features)

    def reasons(self, outcome: str, features: Sequence[str]) -> tuple[str, ...]:
        """Up to four features that spoke most for an outcome, strongest first."""
        weights = self.table[outcome]
        why = sorted(features, key=lambda feature: (-weights.get(feature, 0.0), feature))[:4]
        return tuple(feature for feature in why if weights.get(feature, 0.0) > 0)


def shares(scores: Mapping[str, float]) -> dict[str, float]:
    """The probability of each outcome by its score: its share of the exponentials."""
    top = max(scores.values())
    powers = {outcome: math.exp(score - top) for outcome, score in scores.items()}
    whole = sum(powers.values())
    return {outcome: power / whole for outcome, power in powers.items()}


@cache
def weights(name: str) -> Linear:
    """The model of this name."""
    return Linear(json.loads(files("daicho.reference").joinpath("data", f"{name}.json").read_text(encoding="utf-8")))
