"""The claims that are not of money: milestones, headcounts, capacities, partnerships, policies, indicators."""

from __future__ import annotations

from daicho.claims.english import capacities, headcounts, indicators, milestones, partnerships, policies
from daicho.claims.english.capacities import SIZES
from daicho.claims.english.cast import Cast
from daicho.claims.english.lines import Line, lines_of
from daicho.claims.repeats import numbers_once, steps_once
from daicho.model.annotated import AnnotatedDocument
from daicho.model.claim import Claim


def other_claims(annotated: AnnotatedDocument, lines: tuple[Line, ...] | None = None) -> tuple[Claim, ...]:
    """Every claim of the six kinds without money, repeats merged, in the order of the kinds. lines: where they are at hand."""
    lines = lines_of(annotated) if lines is None else lines
    cast = Cast(lines, annotated.names, annotated.document.published)
    people = tuple(headcounts.headcounts(cast))
    apart = {claim.measure.span for claim in people}
    outputs = tuple(claim for claim in capacities.capacities(cast) if claim.measure.span not in apart)
    counted = (*numbers_once(people), *numbers_once(outputs))
    taken = {claim.measure.span for claim in counted}
    found: tuple[Claim, ...] = (
        *steps_once(milestones.milestones(cast, {claim.measure.span for claim in outputs if claim.unit not in SIZES})),
        *counted,
        *partnerships.merged(tuple(partnerships.partnerships(cast))),
        *policies.merged(tuple(policies.policies(cast))),
        *numbers_once(claim for claim in indicators.indicators(cast) if claim.measure.span not in taken),
    )
    return tuple(sorted(found, key=lambda claim: (claim.quote.span.start, claim.kind)))
