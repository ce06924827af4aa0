"""What headcounts, capacities and indicators share: one claim for each number that a document repeats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from daicho.model.claim import Measure

M = TypeVar("M", bound=Measure)


def merged(claims: Iterable[M]) -> tuple[M, ...]:
    """The claims with repeats of a number and unit made one: the fullest wording of it, its slots filled from the others."""
    kept: dict[tuple[object, ...], M] = {}
    for claim in claims:
        key = (claim.value, claim.low, claim.unit.split("/")[0], getattr(claim, "what", None))
        other = kept.get(key)
        kept[key] = claim if other is None else _fuller(other, claim)
    return tuple(kept.values())


def _fuller(one: M, other: M) -> M:
    """Of two claims of one number the one with more slots, the longer quote where both have as many; filled from the other."""
    best, rest = (other, one) if _fullness(other) > _fullness(one) else (one, other)
    return replace(
        best,
        unit=max(best.unit, rest.unit, key=len),
        says=best.says or rest.says,
        subject=best.subject or rest.subject,
        project=best.project or rest.project,
        place=best.place or rest.place,
    )


def _fullness(claim: Measure) -> tuple[int, int]:
    return sum(map(bool, (claim.subject, claim.project, claim.place, claim.says))), len(claim.quote.text)
