"""The claims of a Japanese document that are not of money: milestones, heads, capacities, partnerships, policies, indicators."""

from __future__ import annotations

from collections.abc import Sequence

from daicho.claims.japanese.capacities import capacities_of
from daicho.claims.japanese.headcounts import headcounts_of
from daicho.claims.japanese.indicators import indicators_of
from daicho.claims.japanese.lines import Line, lines_of
from daicho.claims.japanese.milestones import milestones_of
from daicho.claims.japanese.partnerships import partnerships_of
from daicho.claims.japanese.policies import policies_of
from daicho.claims.japanese.roles import scenes_of
from daicho.model.annotated import AnnotatedDocument
from daicho.model.claim import Claim

KINDS = (milestones_of, headcounts_of, capacities_of, partnerships_of, policies_of, indicators_of)
"""One reader a kind, in the order of the labelling guide."""


def other_claims(annotated: AnnotatedDocument) -> tuple[Claim, ...]:
    """The claims of the six kinds without an amount, in order of their kinds."""
    return claims_of_lines(lines_of(annotated))


def claims_of_lines(lines: Sequence[Line]) -> tuple[Claim, ...]:
    """The same of a document's parsed lines."""
    scenes = scenes_of(lines)
    return tuple(claim for claims_of in KINDS for claim in claims_of(lines, scenes))
