"""From a rule's or a scorer's own score to the probability that a careful reader agrees. Language-neutral.

Scorers are too sure of what they learned, and rules know no odds at all. How often claims of a language and kind were right at a
given score was counted on labelled texts by weights that had not seen them (`tools/calibrate.py`), and is kept as a line through
the log odds, two numbers each: p = 1 / (1 + exp(-(slope · log odds of the score + offset))).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from daicho.model.claim import Claim

LEAST, MOST = 0.01, 0.99
"""Scores and confidences keep this far from 0 and 1: certain is only what a person has judged."""


@dataclass(frozen=True, slots=True)
class Line:
    """How scores of one language and kind become probabilities. slope: above 0, so that a surer score stays a surer claim."""

    slope: float
    offset: float

    def probability(self, score: float) -> float:
        """The probability that a claim with this score is right."""
        return _kept(1 / (1 + math.exp(-(self.slope * log_odds(score) + self.offset))))


def calibrated(claim: Claim, lang: str) -> Claim:
    """The claim with its score turned into a probability. Raises KeyError for a language or kind that was never calibrated."""
    return replace(claim, confidence=round(lines()[lang][claim.kind].probability(claim.confidence), 3))


def log_odds(score: float) -> float:
    """The natural logarithm of the odds that a score states."""
    kept = _kept(score)
    return math.log(kept / (1 - kept))


@cache
def lines() -> Mapping[str, Mapping[str, Line]]:
    """The line of every language and kind."""
    data = json.loads(files("daicho.reference").joinpath("data", "confidence.json").read_text(encoding="utf-8"))
    return {lang: {kind: Line(**line) for kind, line in kinds.items()} for lang, kinds in data.items()}


def _kept(probability: float) -> float:
    return min(MOST, max(LEAST, probability))
