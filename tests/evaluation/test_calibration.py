"""Stated confidence against the share that is right."""

from __future__ import annotations

import pytest

from daicho.evaluation.calibration import reliability


def test_a_confidence_that_keeps_its_word_has_no_gap() -> None:
    found = reliability([(0.75, True)] * 3 + [(0.75, False)])
    assert [(b.low, b.claims, b.stated, b.right) for b in found.bins] == [(0.7, 4, 0.75, 0.75)]
    assert found.gap == 0
    assert found.brier == pytest.approx(0.1875)


def test_overconfidence_is_a_gap_weighted_by_claims() -> None:
    found = reliability([(1.0, False), (1.0, True), (0.0, False), (0.0, False)])
    assert [(b.low, b.right) for b in found.bins] == [(0.0, 0.0), (0.9, 0.5)]
    assert found.gap == pytest.approx(0.25)


def test_nothing_judged_gives_an_empty_table() -> None:
    assert reliability([]).bins == ()
