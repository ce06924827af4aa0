"""Deals from gold claims: the development texts and the storylines, measured as the labelling guide measures them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest

from daicho.deals import gather
from daicho.model.deal import Deal
from daicho.questions.totals import TotalRow, totals
from deals.gold import Labelled, labelled
from shared import GOLD, shared

FOLDERS = (shared("gold/stories"), GOLD / "stories", GOLD / "total_stories")
STORIES = [folder for folder in FOLDERS if folder and folder.exists()]


def test_development_texts() -> None:
    folder = shared("gold/dev")
    if folder is None:
        pytest.skip("the development texts are not here")
    claims = list(labelled(folder))
    check(claims, homes(claims))


@pytest.mark.skipif(not STORIES, reason="no storylines here")
@pytest.mark.parametrize("folder", STORIES, ids=lambda folder: "-".join(folder.parts[-3:]))
def test_storylines(folder: Path) -> None:
    everything: list[Labelled] = []
    home: dict[str, str] = {}
    met: list[bool] = []
    for story in sorted(path.parent for path in folder.glob("*/story.json")):
        claims = list(labelled(story))
        everything += claims
        home |= homes(claims)
        rows = totals(gather(one.stated for one in claims), ["kind", "currency"])
        met += [_meets(want, rows) for want in json.loads((story / "story.json").read_text(encoding="utf-8"))["totals"]]
    check(everything, home)
    assert sum(met) / len(met) >= 0.92


def homes(claims: Sequence[Labelled]) -> dict[str, str]:
    """The deal of each claim."""
    return {stated.id: deal.id for deal in gather(one.stated for one in claims) for stated in deal.claims}


def check(claims: Sequence[Labelled], home: dict[str, str]) -> None:
    assert b_cubed(claims, home) >= 0.96
    assert cross_pairs(claims, home) >= 0.95


def b_cubed(claims: Sequence[Labelled], home: dict[str, str]) -> float:
    deals: dict[str, Counter[str]] = defaultdict(Counter)
    slugs: dict[str, Counter[str]] = defaultdict(Counter)
    for one in claims:
        deals[home[one.stated.id]][one.slug] += 1
        slugs[one.slug][home[one.stated.id]] += 1
    return f1(_own_share(deals.values()), _own_share(slugs.values()))


def cross_pairs(claims: Sequence[Labelled], home: dict[str, str]) -> float:
    pairs = [
        (a.slug == b.slug, home[a.stated.id] == home[b.stated.id])
        for a, b in combinations(claims, 2)
        if a.stated.doc != b.stated.doc
    ]
    right = sum(same and joined for same, joined in pairs)
    return f1(right / sum(joined for _, joined in pairs), right / sum(same for same, _ in pairs))


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall)


def _own_share(groups: Iterable[Counter[str]]) -> float:
    groups = list(groups)
    shares = sum(count * count / group.total() for group in groups for count in group.values())
    return shares / sum(group.total() for group in groups)


def _meets(want: dict[str, object], rows: Iterable[TotalRow]) -> bool:
    row = next((r for r in rows if dict(r.by)["kind"] == want["kind"] and r.currency == want["currency"]), None)
    return row is not None and _close(row.low, want["low"]) and _close(row.high, want["high"])


def _close(found: Decimal | None, wanted: object) -> bool:
    if found is None or wanted is None:
        return found is None and wanted is None
    return abs(float(found) - float(str(wanted))) <= 0.01 * max(abs(float(found)), 1)


def test_every_join_has_its_reasons() -> None:
    folder = shared("gold/dev")
    if folder is None:
        pytest.skip("the development texts are not here")
    deals: tuple[Deal, ...] = gather(one.stated for one in labelled(folder))
    assert all(len(deal.joins) == len(deal.claims) - 1 for deal in deals)
    assert all(join.why for deal in deals for join in deal.joins)
