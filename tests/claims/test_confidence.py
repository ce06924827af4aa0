"""Scores as probabilities: surer stays surer, never certain, for every kind and language."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from daicho.claims import confidence, read_claims, scored_claims
from daicho.claims.confidence import LEAST, MOST, Line, calibrated, lines, log_odds
from daicho.faces.cli.eval import LANGUAGES
from daicho.model.claim import KINDS
from daicho.pipeline import annotate
from examples import document, grant

SCORES = [0.0, 1e-9, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999999, 1.0]


def test_every_kind_of_every_language_is_calibrated() -> None:
    assert {lang: set(kinds) for lang, kinds in lines().items()} == {lang: set(KINDS) for lang in LANGUAGES}


@pytest.mark.parametrize("lang", sorted(lines()))
@pytest.mark.parametrize("kind", KINDS)
def test_a_surer_score_is_a_surer_claim_and_none_is_certain(lang: str, kind: str) -> None:
    line = lines()[lang][kind]
    probabilities = [line.probability(score) for score in SCORES]
    assert all(LEAST <= probability <= MOST for probability in probabilities)
    assert all(less <= more for less, more in pairwise(probabilities))
    assert probabilities[2] < probabilities[-3]


def test_a_line_works_on_the_log_odds() -> None:
    assert Line(1.0, 0.0).probability(0.8) == pytest.approx(0.8)
    assert Line(1.0, log_odds(0.6)).probability(0.5) == pytest.approx(0.6)
    assert Line(0.5, 0.0).probability(0.9) == pytest.approx(0.75)


def test_only_the_confidence_changes() -> None:
    claim = replace(grant(), confidence=0.9)
    found = calibrated(claim, "en")
    assert found.confidence == round(lines()["en"]["subsidy"].probability(0.9), 3)
    assert replace(found, confidence=0.9) == claim


def test_a_language_that_was_never_calibrated_is_no_guess() -> None:
    with pytest.raises(KeyError):
        calibrated(grant(), "fr")


def test_what_is_read_is_calibrated_once_and_the_same_each_time() -> None:
    annotated = annotate(document())
    scored = scored_claims(annotated).claims
    read = read_claims(annotated).claims
    assert read
    assert read == tuple(confidence.calibrated(claim, "en") for claim in scored)
    assert read == read_claims(annotated).claims
