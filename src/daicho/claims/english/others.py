"""The claims that are not of money: milestones, headcounts, capacities, partnerships, policies, indicators."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from daicho.claims.english import capacities, headcounts, indicators, milestones, partnerships, policies
from daicho.claims.english.cast import Cast
from daicho.claims.english.lines import lines_of
from daicho.model.annotated import AnnotatedDocument
from daicho.model.claim import Claim, Headcount, Measure

_M = TypeVar("_M", bound=Measure)


def other_claims(annotated: AnnotatedDocument) -> tuple[Claim, ...]:
    """Every claim of the six kinds without money, repeats merged, in the order of the kinds."""
    cast = Cast(lines_of(annotated), annotated.names, annotated.document.published is not None)
    counted = (*_once(headcounts.headcounts(cast)), *_once(capacities.capacities(cast)))
    taken = {claim.measure.span for claim in counted}
    found: tuple[Claim, ...] = (
        *milestones.merged(tuple(milestones.milestones(cast))),
        *counted,
        *partnerships.merged(tuple(partnerships.partnerships(cast))),
        *policies.merged(tuple(policies.policies(cast))),
        *_once(claim for claim in indicators.indicators(cast) if claim.measure.span not in taken),
    )
    return tuple(sorted(found, key=lambda claim: (claim.quote.span.start, claim.kind)))


def _once(measures: Iterable[_M]) -> tuple[_M, ...]:
    """The first statement of each number: a document that gives it again makes no second claim."""
    found: dict[tuple[object, ...], _M] = {}
    for claim in measures:
        what = claim.what if isinstance(claim, Headcount) else claim.unit.partition("/")[0]
        found.setdefault((claim.value, what), claim)
    return tuple(found.values())
