"""AnnotatedDocument -> Reading: which statements the text makes, with every slot at its characters."""

from __future__ import annotations

from dataclasses import replace

from daicho.claims.confidence import calibrated
from daicho.model.annotated import AnnotatedDocument
from daicho.model.claim import Reading


def read_claims(annotated: AnnotatedDocument) -> Reading:
    """The claims, the sums that are no flows, and the conversions of one document."""
    reading = scored_claims(annotated)
    lang = annotated.document.lang
    return replace(reading, claims=tuple(calibrated(claim, lang) for claim in reading.claims))


def scored_claims(annotated: AnnotatedDocument) -> Reading:
    """The same with the rules' and scorers' own scores for confidences, as `tools/calibrate.py` needs them."""
    if annotated.document.lang == "ja":
        from daicho.claims import japanese

        return japanese.read_claims(annotated)
    if annotated.document.lang == "en":
        from daicho.claims import english

        return english.read_claims(annotated)
    return Reading()
