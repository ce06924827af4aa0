"""The claims of Japanese text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from daicho.claims.japanese.cast import cast_of
from daicho.claims.japanese.lines import Line
from daicho.claims.japanese.money import money_claims
from daicho.claims.japanese.others import claims_of_lines
from daicho.claims.japanese.speakers import speakers_of
from daicho.model.annotated import AnnotatedDocument
from daicho.model.claim import MoneyClaim, Reading


def read_claims(annotated: AnnotatedDocument) -> Reading:
    """The claims of one Japanese document, and its sums that are no flows."""
    cast = cast_of(annotated)
    claims, not_flows = money_claims(cast)
    return Reading((*_credited(claims, cast.lines), *claims_of_lines(cast.lines)), not_flows, annotated.conversions)


def _credited(claims: Sequence[MoneyClaim], lines: Sequence[Line]) -> list[MoneyClaim]:
    """The claims with whom the sentence that makes each of them credits."""
    by_span = {line.flow.sentence.span: line for line in lines}
    return [replace(claim, says=speakers_of(by_span[claim.quote.span])) for claim in claims]
