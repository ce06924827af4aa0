"""The floors under the scoreboard: held, broken, raised, never sunk."""

from __future__ import annotations

import scoreboard


def test_a_figure_under_its_floor_is_named() -> None:
    measured = {"own en": {"money found": 0.80, "all claims": 0.9}}
    assert scoreboard.under_floor(measured, {"own en": {"money found": 0.80, "all claims": 0.85}}) == []
    (line,) = scoreboard.under_floor(measured, {"own en": {"money found": 0.81, "all claims": 0.85}})
    assert line == "own en: money found 0.800 < 0.810"


def test_a_figure_that_is_gone_breaks_its_floor() -> None:
    assert scoreboard.under_floor({"own en": {}}, {"own en": {"money found": 0.5}})


def test_texts_that_are_not_here_break_nothing() -> None:
    assert scoreboard.under_floor({}, {"development en": {"money found": 0.5}}) == []


def test_floors_rise_and_never_sink() -> None:
    floors = {"own en": {"money found": 0.7, "all claims": 0.9}, "development en": {"money found": 0.6}}
    measured = {"own en": {"money found": 0.8, "all claims": 0.8}, "own ja": {"money found": 0.005}}
    assert scoreboard.raised(measured, floors) == {
        "own en": {"money found": 0.79, "all claims": 0.9},
        "development en": {"money found": 0.6},
        "own ja": {"money found": 0.0},
    }
