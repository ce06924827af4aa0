"""Whether a confidence of 0.8 is right eight times in ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims whose confidence lies from `low` up to, not including, `high` (1 belongs to the last bin).

    stated: their mean confidence; right: the share of them that is right.
    """

    low: float
    high: float
    claims: int
    stated: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """gap: the mean distance between stated and actual share over the bins, weighted by claims (0 is perfect); brier: the mean
    squared error of the single confidences."""

    bins: tuple[Bin, ...]
    gap: float
    brier: float


def reliability(judged: Sequence[tuple[float, bool]]) -> Reliability:
    """The reliability of (confidence, was it right) pairs; bins without claims are left out."""
    groups: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in judged:
        groups.setdefault(min(int(confidence * _BINS), _BINS - 1), []).append((confidence, right))
    bins = tuple(_bin(place, groups[place]) for place in sorted(groups))
    total = len(judged) or 1
    gap = sum(b.claims * abs(b.stated - b.right) for b in bins) / total
    brier = sum((confidence - right) ** 2 for confidence, right in judged) / total
    return Reliability(bins, gap, brier)


def _bin(place: int, group: Sequence[tuple[float, bool]]) -> Bin:
    size = len(group)
    stated, right = sum(c for c, _ in group) / size, sum(r for _, r in group) / size
    return Bin(place / _BINS, (place + 1) / _BINS, size, stated, right)
