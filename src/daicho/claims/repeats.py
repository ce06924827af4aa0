"""One claim for each statement of a document, however often the text makes it. Language-neutral.

Of repeats the fuller or more exact one stays, and what it leaves out is filled in from the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from daicho.model.claim import Measure, Milestone

M = TypeVar("M", bound=Measure)

_FIGURE = re.compile(r"\d+")
_BEGINNINGS = frozenset(("opening", "production_start"))


def numbers_once(claims: Iterable[M]) -> tuple[M, ...]:
    """The measures, each number and unit once."""
    kept: dict[tuple[object, ...], M] = {}
    for claim in claims:
        key = (claim.value, claim.low, claim.unit.partition("/")[0], getattr(claim, "what", None))
        other = kept.get(key)
        kept[key] = claim if other is None else _fuller_measure(other, claim)
    return tuple(kept.values())


def steps_once(claims: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """The milestones, each step once for its date: of dates that refine each other the more exact."""
    kept: list[Milestone] = []
    for claim in claims:
        twin = next((i for i, other in enumerate(kept) if _same_step(other, claim)), None)
        if twin is None:
            kept.append(claim)
        else:
            kept[twin] = _fuller_step(kept[twin], claim)
    return tuple(kept)


def _fuller_measure(one: M, other: M) -> M:
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
    """How many slots a claim fills, and how long its quote is."""
    return sum(map(bool, (claim.subject, claim.project, claim.place, claim.says))), len(claim.quote.text)


def _same_step(one: Milestone, other: Milestone) -> bool:
    """Whether two claims state one step: the same event (a plant's opening is its start) at dates that refine each other."""
    if one.event != other.event and not {one.event, other.event} <= _BEGINNINGS:
        return False
    here, there = _numbers(one), _numbers(other)
    if here and there and here.isdisjoint(there):
        return False  # 第1工場 and 第2工場, phase 1 and phase 2
    first, second = one.when.value, other.when.value
    if first is None or second is None:
        return first == second and one.when.mention.text.casefold() == other.when.mention.text.casefold()
    return first.startswith(second) or second.startswith(first)


def _numbers(claim: Milestone) -> frozenset[str]:
    """The figures in the names of a step's projects, which tell one plant or phase from the next."""
    return frozenset(figure for party in claim.project for figure in _FIGURE.findall(party.name))


def _fuller_step(one: Milestone, other: Milestone) -> Milestone:
    exact = len(other.when.value or "") > len(one.when.value or "")
    best, rest = (other, one) if exact else (one, other)
    return replace(
        best,
        subject=best.subject or rest.subject,
        project=best.project or rest.project,
        place=best.place or rest.place,
        says=best.says or rest.says,
    )
