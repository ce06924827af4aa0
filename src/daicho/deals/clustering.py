"""Joining claims that match into clusters, best match first, unless the clusters contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from daicho.deals.blocking import candidates
from daicho.deals.matching import VETO, Match, match
from daicho.deals.traits import Traits
from daicho.model.deal import Join

# A cross pair this far below zero contradicts; clusters with more contradicting than agreeing pairs stay apart.
_CONTRADICTS = -1.5


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims of one commitment in order of publication, and the joins that brought them together."""

    members: tuple[Traits, ...]
    joins: tuple[Join, ...]


def cluster(claims: Sequence[Traits]) -> list[Cluster]:
    """The clusters of `claims`, which come in order of publication; independent of the order they were read in."""
    order = {traits.id: position for position, traits in enumerate(claims)}
    scores: dict[tuple[str, str], Match] = {}
    for left, right in candidates(claims):
        scores[left.id, right.id] = match(left, right)
    against: dict[str, dict[str, float]] = {traits.id: {} for traits in claims}
    for (a, b), found in scores.items():
        against[a][b] = against[b][a] = found.score
    home = {traits.id: traits.id for traits in claims}
    members = {traits.id: [traits] for traits in claims}
    joins: dict[str, list[Join]] = {traits.id: [] for traits in claims}
    wanted = sorted(
        ((a, b, found) for (a, b), found in scores.items() if found.score > 0),
        key=lambda edge: (-edge[2].score, order[edge[0]], order[edge[1]]),
    )
    for a, b, found in wanted:
        left, right = sorted((home[a], home[b]), key=order.__getitem__)
        if left == right or not _compatible(members[left], members[right], against):
            continue
        for traits in members[right]:
            home[traits.id] = left
        members[left] += members.pop(right)
        joins[left] += [*joins.pop(right), Join(a, b, found.score, found.why)]
    return [
        Cluster(tuple(sorted(found, key=lambda t: order[t.id])), tuple(joins[key])) for key, found in members.items()
    ]


def _compatible(left: Iterable[Traits], right: Sequence[Traits], against: dict[str, dict[str, float]]) -> bool:
    """No vetoed pair between the two, no document twice, and not more contradictions than agreements."""
    for_, contra = 0, 0
    for a in left:
        for b in right:
            score = against[a.id].get(b.id)
            if score is None:
                if match(a, b).score <= VETO:
                    return False
                continue
            if score <= VETO:
                return False
            for_ += score > 0
            contra += score <= _CONTRADICTS
    return contra <= for_
