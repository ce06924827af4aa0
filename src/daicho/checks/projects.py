"""Which claims speak of one project: the same party, at the same place, in the same phase."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from daicho.model.claim import Milestone, Party
from daicho.model.deal import Stated
from daicho.reference.likeness import alike
from daicho.reference.names import normalise

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "one": 1, "two": 2, "three": 3, "ii": 2, "iii": 3, "iv": 4,
             "一": 1, "二": 2, "三": 3, "四": 4}  # fmt: skip
_ORDINAL = re.compile(
    r"\b(first|second|third|fourth)\b|\b(?:phase|no\.?|fab|plant|line|stage|building)\s?(\d|one|two|three|iv|iii|ii)\b"
    r"|第([一二三四1-4])(?:期|工場|弾|段階|棟|号)?|([1-4])(?:期|号棟|号機)",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def ordinal(wording: str) -> int | None:
    """Which phase, plant or line a wording names: 2 for "second fab", 第2工場, "Phase II"; None where it names none."""
    match = _ORDINAL.search(wording)
    if not match:
        return None
    word = next(group for group in match.groups() if group).casefold()
    return _ORDINALS.get(word) or int(word)


def same_project(left: Milestone, right: Milestone) -> bool:
    """Whether two milestones are of one project: a party in common, phases that agree, no two different places.

    Where nothing but the party is in common the answer is no: one company builds many plants.
    """
    if _phase(left) != _phase(right):
        return False
    if not _in_common((*left.subject, *left.project), (*right.subject, *right.project)):
        return False
    if left.place and right.place:
        return _in_common(left.place, right.place)
    return not (left.place or right.place) or _in_common(left.project, right.project)


def mentions_project(stated: Stated, milestone: Milestone) -> bool:
    """Whether a claim of any kind may speak of the project of `milestone`; asked to prove silence, so rather yes than no."""
    claim = stated.claim
    theirs = [
        party for slot in ("payer", "recipient", "project", "subject", "parties") for party in getattr(claim, slot, ())
    ]
    if not _in_common((*milestone.subject, *milestone.project), theirs):
        return False
    places: tuple[Party, ...] = getattr(claim, "place", ())
    return not (places and milestone.place) or _in_common(places, milestone.place)


def _phase(milestone: Milestone) -> int | None:
    names = [party.name for party in (*milestone.project, *milestone.subject)]
    return next((found for name in names if (found := ordinal(name))), None)


def _in_common(left: Sequence[Party], right: Iterable[Party]) -> bool:
    others = list(right)
    return any(_same(a, b) for a in left for b in others)


def _same(left: Party, right: Party) -> bool:
    if left.entity and right.entity and left.entity == right.entity:
        return True
    return normalise(left.name) == normalise(right.name) or alike(left.name, right.name).same
