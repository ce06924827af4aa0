"""The claims of Japanese text."""

from __future__ import annotations

from daicho.claims.japanese.cast import cast_of
from daicho.claims.japanese.money import money_claims
from daicho.claims.japanese.others import other_claims
from daicho.model.annotated import AnnotatedDocument
from daicho.model.claim import Reading


def read_claims(annotated: AnnotatedDocument) -> Reading:
    """The claims of one Japanese document, and its sums that are no flows."""
    cast = cast_of(annotated)
    claims, not_flows = money_claims(cast)
    others = other_claims(annotated, [line.phrases for line in cast.lines])
    return Reading((*claims, *others), not_flows, annotated.conversions)
