"""Labelled storylines: with their labels for claims, the checks find what is to be found and nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from checks.gold import material
from daicho.checks import check
from daicho.model.finding import Finding
from shared import GOLD, shared

SHARED = shared("gold/stories")


def stories(folder: Path | None) -> list[Path]:
    return sorted(path.parent for path in folder.glob("*/story.json")) if folder else []


def compare(story: Path) -> tuple[list[object], list[object], list[str]]:
    """What was expected, what of it was found under its class, and what else was found."""
    expected = json.loads((story / "story.json").read_text(encoding="utf-8"))["findings"]
    found = [finding for finding in check(material(story)) if finding.severity != "info"]
    hits = []
    for wanted in expected:
        hit = next((finding for finding in found if _meets(finding, wanted)), None)
        if hit is not None:
            found.remove(hit)
            hits.append(wanted)
    return expected, hits, [finding.text for finding in found]


def _meets(finding: Finding, wanted: dict[str, Sequence[str]]) -> bool:
    """The class, or one that a fair reader might give, and half of the documents."""
    docs = {item.doc for item in finding.evidence}
    classes = (wanted["class"], *wanted.get("accept", ()))
    return finding.cls in classes and len(docs & set(wanted["docs"])) * 2 >= len(docs)


@pytest.mark.skipif(SHARED is None, reason="the shared storylines are not here")
@pytest.mark.parametrize("story", stories(SHARED), ids=lambda path: path.name)
def test_the_development_storylines(story: Path) -> None:
    expected, hits, others = compare(story)
    assert hits == expected
    assert others == []


def test_our_own_storylines() -> None:
    compared = [compare(story) for story in stories(GOLD / "stories")]
    expected = sum(len(wanted) for wanted, _, _ in compared)
    assert expected >= 15
    assert sum(len(hits) for _, hits, _ in compared) / expected >= 0.8
    assert sum(len(others) for _, _, others in compared) <= 1


def test_later_storylines() -> None:
    compared = [compare(story) for story in stories(GOLD / "later_stories")]
    assert sum(len(hits) for _, hits, _ in compared) >= 7
    assert sum(len(others) for _, _, others in compared) == 0


@pytest.mark.parametrize("story", stories(GOLD / "total_stories"), ids=lambda path: path.name)
def test_storylines_about_totals(story: Path) -> None:
    expected, hits, others = compare(story)
    assert hits == expected
    assert others == []
