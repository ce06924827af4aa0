"""AnnotatedDocument -> Reading: which statements the text makes, with every slot at its characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from daicho.claims.confidence import calibrated
from daicho.model.annotated import AnnotatedDocument
from daicho.model.claim import Claim, MoneyClaim, Reading
from daicho.model.money import Money
from daicho.model.span import Span


def read_claims(annotated: AnnotatedDocument) -> Reading:
    """The claims, the sums that are no flows, and the conversions of one document."""
    reading = scored_claims(annotated)
    lang = annotated.document.lang
    return replace(reading, claims=tuple(calibrated(claim, lang) for claim in reading.claims))


def scored_claims(annotated: AnnotatedDocument) -> Reading:
    """The same with the rules' and scorers' own scores for confidences, as `tools/calibrate.py` needs them."""
    reading = _read(annotated)
    others = {pair.first.mention.span: pair.second for pair in reversed(reading.conversions)}
    return replace(reading, claims=tuple(_converted(claim, others) for claim in reading.claims))


def _read(annotated: AnnotatedDocument) -> Reading:
    if annotated.document.lang == "ja":
        from daicho.claims import japanese

        return japanese.read_claims(annotated)
    if annotated.document.lang == "en":
        from daicho.claims import english

        return english.read_claims(annotated)
    return Reading()


def _converted(claim: Claim, others: Mapping[Span, Money]) -> Claim:
    """The claim with its sum in the currency that the text gives it in besides."""
    if not isinstance(claim, MoneyClaim):
        return claim
    other = others.get(claim.amount.mention.span)
    return replace(claim, converted=other) if other else claim
